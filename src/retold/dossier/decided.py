"""The dossier as people decided: what was said to be none is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from retold.model import Discrepancy, Figure, Happening, Position, Quote, Ruling, Span

Finding = TypeVar("Finding", Quote, Figure, Position, Happening, Discrepancy)

SPANS: dict[type, tuple[str, Callable[..., Sequence[Span]], Callable[..., str]]] = {
    Quote: ("quote", lambda item: [reading.span for reading in item.readings], lambda _: ""),
    Figure: ("figure", lambda item: [reading.span for reading in item.readings], lambda _: ""),
    Position: ("position", lambda item: [item.span], lambda item: item.stance),
    Happening: ("happening", lambda item: item.spans, lambda _: ""),
    Discrepancy: ("discrepancy", lambda item: item.passages, lambda item: item.kind),
}


def without_rejected(findings: Iterable[Finding], rulings: Sequence[Ruling]) -> tuple[Finding, ...]:
    """``findings`` but for those that a ruling, the last on its places, says are none."""
    return tuple(item for item in findings if _stands(item, rulings))


def _stands(item: Finding, rulings: Sequence[Ruling]) -> bool:
    kind, spans_of, detail_of = SPANS[type(item)]
    spans, detail = spans_of(item), detail_of(item)
    for ruling in reversed(rulings):
        if ruling.kind == kind and ruling.detail in ("", detail) and _mostly(spans, ruling.spans):
            return ruling.stands
    return True


def _mostly(spans: Sequence[Span], wanted: Sequence[Span]) -> bool:
    """Whether at least half of the wanted places are met; both, where there are two."""
    met = sum(any(span.meets(place) for span in spans) for place in wanted)
    return met == len(wanted) if len(wanted) <= 2 else met * 2 >= len(wanted)
