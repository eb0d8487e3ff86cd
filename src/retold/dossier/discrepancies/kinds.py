"""One slot of one happening that reports fill in two ways: a truck or a car, a mountain or woods, whose strikes, one guard or several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.dossier.discrepancies.joined import joined, plain, sides
from retold.model import Discrepancy

SLOT = re.compile(r"\b(?:of one happening|done to the same|one kind for another|whose \w+ it was|one on one side, several on the other)\b")
"""How the reason of a change says that it was found slot by slot of one happening, or as two kinds in one place."""
TYPES = frozenset({"term", "place", "role", "number"})


def kinds(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each slot of a happening that reports fill with what is not one: all changes that share a place or words."""
    slots = [v for v in found.variants if v.meaning == "changed" and v.type in TYPES and SLOT.search(v.why)]
    for group in joined(sorted(slots, key=lambda v: (v.rank, v.id)), by_words=True):
        spans = few(span for variant in group for span in sides(variant))
        if len({span.report for span in spans}) >= 2:
            lead = group[0]
            what = " / ".join(f"“{plain(span)}”" for span in sides(lead))
            yield discrepancy(lead.type, "compatible", found.claim_at(spans), "low", what, spans, lead.why)
