"""Words in a sentence -> Universal POS tags, by closed lists, the lexicon, endings and the word before."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from retold.models.english.words import CLOSED, MODALS, POSSESSIVES

NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ship", "ism", "ist", "ance", "ence", "hood", "dom", "age", "ery", "ure")
ADJECTIVE_ENDINGS = ("ous", "ful", "ive", "able", "ible", "less", "ical", "ish", "ary", "ic", "al", "an")
PLAIN_VERBS = frozenset(
    "say says said told tell tells think thinks thought went gone goes go came come comes became become becomes got get gets "
    "gave give gives took "
    "take takes made make makes knew know knows saw see sees wrote write writes began begin begins ran held hold holds "
    "brought bring brings sent "
    "send sends lost lose loses met paid pay pays fell spoke speak speaks chose chosen swore hurt shot struck drove fled "
    "seek seeks sought".split()
)
"""Forms that news writes as verbs almost always, though a dictionary also knows rarer readings."""
SUBJECTS = frozenset("i you he she it we they who that which there".split())
AFTER_DETERMINER = frozenset({"DET", "ADJ", "NUM"})


def tag_words(words: Sequence[str], begins: frozenset[int], classes: Callable[[str], frozenset[str]]) -> list[str]:
    """One UPOS tag a word.

    ``begins`` holds the positions at which a sentence begins (a capital tells nothing there); ``classes`` gives the
    open classes a word can have, empty when unknown.
    """
    tags: list[str] = []
    for place, word in enumerate(words):
        before = tags[-1] if tags and place not in begins else ""
        previous = words[place - 1].lower() if before else ""
        following = words[place + 1] if place + 1 < len(words) else ""
        tags.append(_tag(word, previous, before, following, place in begins or before == "PUNCT", classes))
    return tags


def _tag(word: str, previous: str, before: str, following: str, begins: bool, classes: Callable[[str], frozenset[str]]) -> str:
    if not word[0].isalnum() and word[0] not in "'’":
        return mark(word)
    low = word.lower()
    if low[0].isdigit():
        return "NUM"
    if low in POSSESSIVES:
        return _possessive(low, before, following)
    closed = CLOSED.get(low)
    if closed and _acronym(word, following):
        return "PROPN"
    if closed and not (word[0].isupper() and not begins and closed == "ADV"):
        return "ADP" if previous == "according" else _closed(low, closed, following, classes)
    if word[0] in "'’":
        return "PUNCT"
    if word[0].isupper() and (not begins or not classes(low)):
        return "PROPN"
    return _open(low, previous, before, following.lower(), classes(low))


def _acronym(word: str, following: str) -> bool:
    """The US, the WHO, Stephen King's IT: capitals alone amid text that is not all capitals."""
    return 2 <= len(word) <= 4 and word.isupper() and not (len(following) > 1 and following.isupper() and following.isalpha())


def mark(word: str) -> str:
    """The tag of a token that begins with neither letter nor digit: PUNCT, SYM, NUM for an amount, PROPN for a tag."""
    if word[0] in "$£€¥₹₽₩₦":
        return "NUM" if len(word) > 1 else "SYM"
    if word[0] in "#@" and len(word) > 1:
        return "PROPN"
    return "SYM" if unicodedata.category(word[0]) in {"Sc", "Sm", "So"} or word == "%" else "PUNCT"


def _possessive(low: str, before: str, following: str) -> str:
    if len(low) == 1:
        return "PUNCT"
    if before == "PRON" or following.lower() in {"a", "the", "an", "not", "been", "also"}:
        return "AUX"
    return "PART"


def _closed(low: str, closed: str, following: str, classes: Callable[[str], frozenset[str]]) -> str:
    if low == "to":
        return "PART" if "VERB" in classes(following.lower()) or CLOSED.get(following.lower()) == "AUX" else "ADP"
    if low in {"that", "this", "these", "those"}:
        low_next = following.lower()
        if low == "that" and (CLOSED.get(low_next) in {"PRON", "DET"} or following[:1].isupper()):
            return "SCONJ"
        return "PRON" if not following[:1].isalnum() or CLOSED.get(low_next) in {"AUX", "ADP", "CCONJ"} else "DET"
    return closed


def _open(low: str, previous: str, before: str, following: str, known: frozenset[str]) -> str:
    if low in PLAIN_VERBS:
        return "VERB"
    guess = _by_ending(low, known)
    if previous in MODALS or (before == "PART" and previous in {"to", "not", "n't", "n’t"}) or previous in SUBJECTS:
        return "VERB" if "VERB" in known or not known else guess
    if before in AFTER_DETERMINER and guess == "VERB":
        if low.endswith(("ed", "ing")) and "NOUN" not in known:
            return "ADJ"
        return "NOUN" if "NOUN" in known or not known else "ADJ" if "ADJ" in known else guess
    if before in {"NOUN", "PROPN"} and "VERB" in known and low.endswith("ed"):
        return "VERB"
    if before in {"NOUN", "PROPN"} and guess == "NOUN" and "VERB" in known and CLOSED.get(following) in {"DET", "PRON"}:
        return "VERB"
    if before in {"PROPN", "ADV"} and guess == "NOUN" and "VERB" in known and low.endswith("s") and not low.endswith("ss"):
        return "VERB"
    return guess


def _by_ending(low: str, known: frozenset[str]) -> str:
    if low.endswith("ly") and ("ADV" in known or not known) and len(low) > 4:
        return "ADV"
    if low.endswith(("ed", "ing")) and ("VERB" in known or not known) and len(low) > 4:
        return "VERB"
    if len(known) == 1:
        return next(iter(known))
    if low.endswith(NOUN_ENDINGS) and ("NOUN" in known or not known):
        return "NOUN"
    if low.endswith(ADJECTIVE_ENDINGS) and ("ADJ" in known or not known):
        return "ADJ"
    return next((tag for tag in ("NOUN", "ADJ", "VERB", "ADV") if tag in known), "NOUN")
