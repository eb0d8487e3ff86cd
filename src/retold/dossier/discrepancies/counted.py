"""Figures that do not agree: between reports, and within one."""

from __future__ import annotations

from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import CLOCK, Discrepancy, Quantity, content_id

WEIGHT = {"conflict": "conflict", "superseded": "later", "compatible": "compatible"}


def counted(found: Findings) -> Iterator[Discrepancy]:
    """Things that reports count, or time, differently."""
    for figure in found.figures:
        weight = WEIGHT.get(figure.status)
        spans = few(reading.span for reading in figure.readings)
        if weight is None or len({s.report for s in spans}) < 2:
            continue
        values = sorted({reading.value for reading in figure.readings})
        told = ", ".join(figure.told(value) for value in values)
        why = f"The reports {'tell the' if figure.unit == CLOCK else 'count'} {figure.what or 'this'} as {told}: {figure.status}."
        severity = "high" if weight == "conflict" else "medium" if weight == "later" else "low"
        kind = "date" if figure.unit == CLOCK else "number"
        what = f"{figure.what or 'figure'}: {told}"
        yield Discrepancy(content_id("x", figure.id), 0, kind, weight, found.claim_at(spans), severity, what, spans, why)


def labelled(found: Findings) -> Iterator[Discrepancy]:
    """Things of one count that reports call by words of other meaning: four leaders, four militants."""
    groups: list[set[Quantity]] = []
    for pair in found.labels:
        met = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in met] + [set(pair).union(*met)]
    for group in sorted(groups, key=lambda group: min(q.span for q in group)):
        spans = few(sorted(quantity.span for quantity in group))
        told = sorted({" ".join(span.exact.split()) for span in spans})
        why = "The same count; what is counted goes by words of other meaning."
        yield discrepancy("term", "compatible", None, "medium", ", ".join(f"“{words}”" for words in told), spans, why)


def at_odds_with_itself(found: Findings) -> Iterator[Discrepancy]:
    """Reports that count one thing twice, and not alike."""
    for x, y in found.selves:
        first, second = (" ".join(quantity.span.exact.split()) for quantity in (x, y))
        why = f"One report counts “{first}” and “{second}”."
        yield discrepancy("number", "self", None, "medium", f"within one report: {first}, {second}", (x.span, y.span), why)
