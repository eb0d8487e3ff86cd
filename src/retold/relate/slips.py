"""Misspellings: two reports that share one are likelier to share a text than two that share any number of right words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from string import ascii_lowercase

from retold.model import Annotations

SHORTEST = 6  # letters; short unknown words are abbreviations and names of letters
KNOWN = 0.95  # rarity under which a word is known well enough to be what was meant
ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers", "ly", "ness", "able")  # a known word with one of these is no slip
SHORTEST_PART = 3  # letters of either part of a compound ("airtime")


def slips(item: Annotations, rarity: Callable[[str], float]) -> frozenset[str]:
    """The words of a report that no one knows but that are one letter away from a known word; names and quotations left out."""
    apart = _covered((m.span.start, m.span.end) for m in item.mentions) | _covered(
        (q.span.start, q.span.end) for q in item.quotations if q.marked
    )
    words = {t.text for t in item.tokens if len(t.text) >= SHORTEST and t.text.isascii() and t.text.isalpha() and t.text.islower()}
    unknown = {word for word in words if rarity(word) >= 1}
    placed = {t.text for t in item.tokens if t.text in unknown and t.start not in apart and rarity(t.lemma) >= 1}
    return frozenset(word for word in placed if not _made_of_known(word, rarity) and _near(word, rarity))


def _covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def _made_of_known(word: str, rarity: Callable[[str], float]) -> bool:
    """Whether the word is a known word with an ending, or two known words written as one; new words are made so."""
    if any(word.endswith(ending) and rarity(word.removesuffix(ending)) < 1 for ending in ENDINGS):
        return True
    return any(rarity(word[:i]) < 1 and rarity(word[i:]) < 1 for i in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1))


def _near(word: str, rarity: Callable[[str], float]) -> bool:
    """Whether one letter more, less or other, or two letters exchanged, make a known word of it."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    near = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near |= {a + c + b[1:] for a, b in cuts if b for c in ascii_lowercase} | {a + c + b for a, b in cuts for c in ascii_lowercase}
    return any(rarity(other) < KNOWN for other in near if other != word)
