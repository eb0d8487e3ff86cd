"""In how much else two tellings agree: what makes a difference between them a change and not just another sentence.

Two reporters who tell one thing differ in one place and agree around it. Where little else agrees, a word on one side and a word on the
other are two sentences about two things, and what looks like a change is none.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from retold.model import Vote
from retold.variants.pair import Pair, Side

TELLING = frozenset({"NOUN", "VERB", "ADJ", "ADV", "WORD", "PROPN", "NUM"})


def agreement(pair: Pair, vote: Vote) -> float:
    """Which part of the word weight, the words of the difference aside, is linked: that of the side where it is less (0..1)."""
    linked = pair.links.keys() - pair.loose, {pair.links[n] for n in pair.links.keys() - pair.loose}
    return min(_linked(pair, pair.a, linked[0], vote.a), _linked(pair, pair.b, linked[1], vote.b))


def _linked(pair: Pair, side: Side, linked: AbstractSet[int], place: tuple[int, int] | None) -> float:
    every = told = 0.0
    for n, token in enumerate(side.tokens):
        if token.tag in TELLING and not (place and token.start < place[1] and place[0] < token.end):
            weight = pair.lexicon.rarity(token.lemma)
            every += weight
            told += weight if n in linked else 0.0
    return told / every if every else 1.0
