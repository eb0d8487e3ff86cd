"""Passages that speak to the same matter, aligned across the reports of a story: claims, each as one unsplit reading."""

from __future__ import annotations

from collections.abc import Sequence

from retold.collate.clusters import cluster
from retold.collate.counts import count
from retold.collate.likeness import likeness, likenesses
from retold.collate.units import units
from retold.model import Annotations, Claim, Independent, Passage, Reading, Relation, content_id
from retold.ports import Lexicon

__all__ = ["claim_of", "collate", "count"]


def collate(annotations: Sequence[Annotations], relations: Sequence[Relation], lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of one story, sorted by id. Every passage of running text stands in exactly one claim; none is lost.

    Each claim holds one :class:`Reading` of all its passages, no status and no count: ``weigh`` splits, counts and ranks.
    """
    found = units(annotations, lexicon)
    groups = cluster(found, likenesses(found, relations, lexicon), lambda i, j: likeness(found[i], found[j], lexicon))
    return tuple(sorted((claim_of([found[i].passage for i in group]) for group in groups), key=lambda claim: claim.id))


def claim_of(passages: Sequence[Passage]) -> Claim:
    """An unsplit claim of these passages; its id depends on where they stand alone."""
    ordered = tuple(sorted(passages, key=lambda passage: passage.span))
    identity = content_id("c", *(f"{p.span.report}:{p.span.start}-{p.span.end}" for p in ordered))
    reading = Reading(content_id("w", identity), ordered[0].span.exact, ordered)
    return Claim(identity, 0, ordered[0].span.exact, "", Independent(), (), (reading,))
