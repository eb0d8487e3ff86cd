"""What one report tells as certain and another with a hedge; what is to come and what is over."""

from __future__ import annotations

from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.dossier.discrepancies.joined import joined, plain, sides
from retold.model import Discrepancy

WEIGHT = {"hedge": "compatible", "tense": "later"}
"""Who says it is no question on which reports are at odds: of six such told, read on newscluster-dev, five were idle."""
GRAVE = frozenset({"medium", "high"})


def firmness(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each grave change of a hedge or of its time; changes that share a place are one."""
    grave = [v for v in found.variants if v.meaning == "changed" and v.severity in GRAVE and v.type in WEIGHT and len(sides(v)) == 2]
    for group in joined(sorted(grave, key=lambda v: (v.rank, v.id)), by_words=False):
        lead = group[0]
        spans = few(found.sentence_at(span) for v in group for span in sides(v))
        if len({span.report for span in spans}) >= 2:
            weight = WEIGHT[lead.type]
            severity = "low" if weight == "compatible" else "medium"
            what = " / ".join(f"“{plain(span)}”" for span in sides(lead))
            yield discrepancy(lead.type, weight, lead.claim or None, severity, what, spans, lead.why)
