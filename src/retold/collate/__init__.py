"""Passages that speak to the same matter, aligned across the reports of a story: claims, each as one unsplit reading."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from retold.collate.claims import claim_of
from retold.collate.clusters import cluster, echoes
from retold.collate.cores import extend
from retold.collate.counts import count
from retold.collate.decided import bound, keep_to_counts
from retold.collate.doubts import with_doubts
from retold.collate.facets import with_facets
from retold.collate.facts import with_facts
from retold.collate.likeness import likeness, likenesses
from retold.collate.nearest import nearest
from retold.collate.propositions import with_propositions
from retold.collate.units import units
from retold.model import Annotations, Claim, Passage, Relation, Tie
from retold.ports import Encoder, Lexicon

__all__ = ["Collation", "claim_of", "collate", "count", "keep_to_counts", "with_doubts", "with_facets", "with_facts", "with_propositions"]


class Collation(NamedTuple):
    """The ``claims`` of a story, and its ``echoes``: pairs of passages of two reports that are one another's nearest, alike
    and yet too far apart to speak to one claim. A difference may still be found between them.
    """

    claims: tuple[Claim, ...]
    echoes: tuple[tuple[Passage, Passage], ...]


def collate(
    annotations: Sequence[Annotations],
    relations: Sequence[Relation],
    lexicon: Lexicon,
    ties: Sequence[Tie] = (),
    encoder: Encoder | None = None,
) -> Collation:
    """The claims of one story, sorted by id, with the echoes between them.

    Every passage of running text stands in a claim; none is lost. One that tells several things may stand in several.

    ``ties`` are what people decided on passages. What an ``encoder`` finds nearest in meaning is an echo too; it makes no claims, for
    what is near in meaning speaks of the same things more often than to the same matter (decision 013).

    Each claim holds one :class:`Reading` of all its passages, no status and no count: ``weigh`` splits, counts and ranks.
    """
    found = units(annotations, lexicon)
    scores = likenesses(found, relations, lexicon)
    together, apart = bound(found, ties)
    alike = cluster(found, scores, lambda i, j: likeness(found[i], found[j], lexicon), together, apart)
    groups = extend(found, alike, lexicon, apart)
    claims = tuple(sorted((claim_of([found[i].passage for i in group]) for group in groups), key=lambda claim: claim.id))
    pairs = echoes(found, scores, groups)
    if encoder is not None and found:
        pairs = sorted({*pairs, *nearest(found, groups, encoder)})
    return Collation(claims, tuple((found[i].passage, found[j].passage) for i, j in pairs))
