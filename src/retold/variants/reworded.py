"""reworded: says the same in other words, order, spelling or punctuation."""

from __future__ import annotations

from retold.model import Vote
from retold.variants.pair import Pair
from retold.variants.variant import Example, VariantType


def vote(pair: Pair) -> list[Vote]:
    """Every substitution; a type that sees more in it takes the headline."""
    votes = []
    for edit in pair.edits:
        if edit.a and edit.b:
            why = "other words in the same place; no rule sees another meaning"
            votes.append(Vote("reworded", "substituted", "kept", 0.6, "none", pair.a.place(*edit.a), pair.b.place(*edit.b), why))
    return votes


VARIANT = VariantType(
    "reworded",
    "says the same in other words, order, spelling or punctuation",
    "~",
    20,
    vote,
    (Example("The mayor bought a big house.", "The mayor purchased a large house.", "kept", "bought", "purchased"),),
)
