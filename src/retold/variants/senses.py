"""How two words of two passages relate, whatever word class the reader guessed for each."""

from __future__ import annotations

import unicodedata

from retold.model import Token
from retold.ports import Lexicon

# From the closest tie to the loosest; an antonym is told before a looser tie, since it is what must not be missed.
ORDER = ("same", "synonym", "derived", "antonym", "broader", "narrower", "sibling")


def fold(text: str) -> str:
    """Lower case without accents, one form of apostrophe."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def bases(token: Token, lexicon: Lexicon) -> tuple[str, ...]:
    """The base forms the word can have: as read, and as a verb ("rose" is rose and rise)."""
    return _bases(token.text, token.lemma, lexicon)


def _bases(text: str, lemma: str, lexicon: Lexicon) -> tuple[str, ...]:
    verb = lexicon.lemma(text, "VERB")
    return (lemma,) if verb == lemma else (lemma, verb)


def relation(x: Token, y: Token, lexicon: Lexicon) -> str:
    """The closest tie between any base forms of two words: one of :data:`ORDER`, "" when there is none."""
    return relation_of((x.text, x.lemma), (y.text, y.lemma), lexicon)


def relation_of(x: tuple[str, str], y: tuple[str, str], lexicon: Lexicon) -> str:
    """:func:`relation` of two words given as (text, lemma)."""
    found = set()
    for p in _bases(*x, lexicon):
        for q in _bases(*y, lexicon):
            found.add("same" if p == q else lexicon.relation(p, q))
    return next((tie for tie in ORDER if tie in found), "")
