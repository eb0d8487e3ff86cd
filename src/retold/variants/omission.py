"""omission: lacks words that say something the other telling says."""

from __future__ import annotations

from retold.model import Vote
from retold.variants.addition import lone_deeds, lone_vote
from retold.variants.pair import Pair
from retold.variants.variant import Example, VariantType


def vote(pair: Pair) -> list[Vote]:
    """Stretches of a without a counterpart in b."""
    found = [v for edit in pair.edits if edit.b is None and edit.a is not None and (v := lone_vote(pair, edit.a, True))]
    return found + lone_deeds(pair, True)


VARIANT = VariantType(
    "omission",
    "lacks a proposition or modifier that the other has",
    "−",
    15,
    vote,
    (
        Example("The bridge over the wide river fell at noon.", "The bridge fell at noon.", "kept", "over the wide river", ""),
        Example("Only some of the guards left their posts.", "The guards left their posts.", "changed", "Only some of", ""),
    ),
)
