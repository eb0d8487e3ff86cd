"""What all figures of one report count, and which other values the report gives of the thing that each counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from retold.counting.told import AGE, Counted, counted
from retold.counting.words import BROAD
from retold.model import Annotations, Span
from retold.ports import Lexicon

NEAR = frozenset({"same", "synonym"})
PARTS = frozenset({"body", "title", "caption"})


def of_report(item: Annotations, lexicon: Lexicon) -> dict[Span, Counted]:
    """What each figure in the running text of ``item`` counts, by its span, with ``besides``."""
    told = [s for s in item.sentences if s.part in PARTS]
    places = [(s.start, s.end) for s in told]
    found = [counted(item, q, lexicon) for q in item.quantities if any(start <= q.span.start < end for start, end in places)]
    by_unit: dict[str, list[Counted]] = defaultdict(list)
    for one in found:
        by_unit[one.quantity.unit].append(one)
    return {one.quantity.span: replace(one, besides=_besides(one, by_unit[one.quantity.unit], lexicon)) for one in found}


def _besides(x: Counted, others: Sequence[Counted], lexicon: Lexicon) -> frozenset[float]:
    """The other values that the report gives of what may be the thing that ``x`` counts."""
    value = x.quantity.value
    return frozenset(y.quantity.value for y in others if y.quantity.value != value and not y.part and _may_be_one(x, y, lexicon))


def _may_be_one(x: Counted, y: Counted, lexicon: Lexicon) -> bool:
    if x.befell and y.befell and not x.befell & y.befell:
        return False
    if AGE in (x.thing, y.thing):
        return x.thing == y.thing
    if x.thing == y.thing or lexicon.relation(x.thing, y.thing) in NEAR:
        return True
    if x.quantity.unit:
        return not x.thing or not y.thing
    return x.people and y.people and (bool(x.befell & y.befell) or {x.thing, y.thing} <= BROAD)
