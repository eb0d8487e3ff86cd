"""Passages -> an unsplit claim."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Claim, Independent, Passage, Reading, content_id


def claim_of(passages: Sequence[Passage]) -> Claim:
    """An unsplit claim of these passages; its id depends on where they stand alone."""
    ordered = tuple(sorted(passages, key=lambda passage: passage.span))
    identity = content_id("c", *(f"{p.span.report}:{p.span.start}-{p.span.end}" for p in ordered))
    reading = Reading(content_id("w", identity), ordered[0].span.exact, ordered)
    return Claim(identity, 0, ordered[0].span.exact, "", Independent(), (), (reading,))
