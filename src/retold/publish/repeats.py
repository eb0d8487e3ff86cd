"""Claims that take up passages told before: one passage may speak to several claims, and a list says each passage once at length."""

from __future__ import annotations

from retold.model import Span, Story

NEW = 0.25  # part of its passages that may be new in a claim that takes up others


def repeats(story: Story) -> frozenset[str]:
    """Ids of the claims whose passages stand, but for :data:`NEW` of them, in claims of better rank: a disputed one in disputed ones,
    an agreed one in both.
    """
    told: set[Span] = set()
    found = set()
    for status in ("disputed", "agreed"):
        for claim in sorted((claim for claim in story.claims if claim.status == status), key=lambda claim: (claim.rank, claim.id)):
            spans = {passage.span for passage in claim.passages}
            if spans and len(spans - told) <= NEW * len(spans):
                found.add(claim.id)
            told |= spans
    return frozenset(found)
