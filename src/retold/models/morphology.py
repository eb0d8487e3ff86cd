"""Base forms that English inflection allows: WordNet's rules of detachment (morphy(7WN)) with doubled consonants."""

from __future__ import annotations

_ENDINGS = {
    "NOUN": (
        ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("ies", "y"), ("men", "man"), ("s", ""),
    ),
    "VERB": (("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""), ("s", "")),
    "ADJ": (("ier", "y"), ("iest", "y"), ("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "ADV": (),
}  # fmt: skip

# Function words whose base form no lexicon of open classes holds. Words that could be something else stay out.
CLOSED_FORMS = {
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "'m": "be", "'re": "be",
    "has": "have", "had": "have", "having": "have", "'ve": "have", "does": "do", "did": "do", "done": "do",
    "n't": "not", "'ll": "will", "ca": "can", "wo": "will", "sha": "shall", "an": "a", "these": "this", "those": "that",
    "him": "he", "her": "she", "them": "they", "me": "i", "whom": "who",
}  # fmt: skip


def bases(word: str, tag: str) -> list[str]:
    """Strings that ``word`` (lower case) may be an inflected form of as a ``tag``, itself first; not all are words."""
    found = [word]
    for ending, rest in _ENDINGS[tag]:
        if word.endswith(ending) and len(word) - len(ending) >= 2 and not (ending == "s" and word.endswith(("ss", "us", "is"))):
            base = word[: len(word) - len(ending)] + rest
            found.append(base)
            if tag != "NOUN" and not rest and ending[0] in "ei" and len(base) > 3 and base[-1] == base[-2]:
                found.append(base[:-1])
    return found
