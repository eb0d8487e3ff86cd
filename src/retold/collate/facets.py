"""Claims about one quantity: passages that give one figure for one thing speak to one matter, whatever else they tell.

"A 31-year-old delivery man drove a lorry ..." and "the attacker, 31, ..." share little more than the age; no likeness of whole
passages brings them together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from retold.collate.claims import claim_of
from retold.collate.decided import free_of
from retold.model import Annotations, Claim, Passage, Quantity, Span, Tie

TELLING_VALUE = 13  # a smaller number without a unit stands for many things in one story; set on the hand-made keys


def with_facets(
    claims: Sequence[Claim], groups: Iterable[Sequence[Quantity]], annotations: Sequence[Annotations], ties: Sequence[Tie] = ()
) -> tuple[Claim, ...]:
    """``claims``, sorted by id, with those that give one figure for one thing brought together.

    ``groups`` are figures that count one thing. Where all passages of a claim give one value, the others that do join it; else
    they make a claim of their own. No passage leaves a claim, and none meets one from which ``ties``, what people decided on
    passages, hold it apart.
    """
    held = {claim.id: claim for claim in claims}
    for giving in _giving_one_value(groups, annotations):
        passages = free_of(giving, ties)
        spans = {passage.span for passage in passages}
        best = max(held.values(), key=lambda claim: (_met(claim, spans), -len(claim.passages), claim.id))
        if len(spans) < 2 or _met(best, spans) == len(spans):  # a claim of one passage stands already
            continue
        if _met(best, spans) == len(best.passages):
            del held[best.id]
        claim = claim_of(passages)
        held[claim.id] = claim
    return tuple(held[name] for name in sorted(held))


def _met(claim: Claim, spans: set[Span]) -> int:
    return sum(passage.span in spans for passage in claim.passages)


def _giving_one_value(groups: Iterable[Sequence[Quantity]], annotations: Sequence[Annotations]) -> list[list[Passage]]:
    """The first passage of each report that gives a value of a group, where two reports or more give it; the widest spread first."""
    layers = {item.report.id: item.passages for item in annotations}
    out = []
    for group in groups:
        by_value: dict[tuple[float, float | None], dict[str, Passage]] = defaultdict(dict)
        for quantity in sorted(group, key=lambda q: q.number):
            passage = next((p for p in layers[quantity.span.report] if p.span.overlap(quantity.number)), None)
            if passage is not None and (quantity.unit or quantity.value >= TELLING_VALUE):
                by_value[quantity.value, quantity.high].setdefault(quantity.span.report, passage)
        out += [list(found.values()) for found in by_value.values() if len(found) > 1]
    return sorted(out, key=lambda passages: (-len(passages), passages[0].span))
