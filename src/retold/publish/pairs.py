"""What ``retold compare`` prints: all differences of a pair of texts, as JSON for programs or lines for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from retold.model import Comparison, Span, TextDifference
from retold.publish.grounds import number_of
from retold.publish.quoting import head, only_true_quotes, quote
from retold.publish.signs import glyph, with_arrows


def pair_json(comparison: Comparison, pair_id: str | None = None) -> dict[str, Any]:
    """The JSON object of one pair; ``id`` only when the pair has one."""
    found = [_difference_json(comparison, item) for item in comparison.differences]
    body = {"meaning": comparison.meaning, "p": comparison.p, "differences": found}
    return body if pair_id is None else {"id": pair_id, **body}


def _difference_json(comparison: Comparison, item: TextDifference) -> dict[str, Any]:
    return {
        "type": item.type,
        "also": list(item.also),
        "operation": item.operation,
        "meaning": item.meaning,
        "p": item.p,
        "severity": item.severity,
        "a": _place_json(comparison.a, item.a),
        "b": _place_json(comparison.b, item.b),
        "why": item.why,
    }


def _place_json(text: str, place: tuple[int, int] | None) -> dict[str, Any] | None:
    return None if place is None else {"start": place[0], "end": place[1], "exact": text[place[0] : place[1]]}


def pair_lines(comparison: Comparison) -> Iterator[str]:
    """The verdict, then each difference with its reason."""
    texts = {"a": comparison.a, "b": comparison.b}
    yield f"meaning {comparison.meaning} (p {comparison.p:.2f}); {number_of(len(comparison.differences), 'difference')}"
    for item in comparison.differences:
        sides = " → ".join(_side(side, place, texts) for side, place in (("a", item.a), ("b", item.b)))
        also = f" (also {', '.join(item.also)})" if item.also else ""
        yield f"  {glyph(item.type, item.operation)} {item.type}{also}, {item.meaning} (p {item.p:.2f}), {item.severity}: {sides}"
        yield f"      {only_true_quotes(with_arrows(item.why), texts)}"


def _side(side: str, place: tuple[int, int] | None, texts: dict[str, str]) -> str:
    if place is None or place[0] == place[1]:
        return "(nothing)"
    return quote(head(Span(side, *place, texts[side][place[0] : place[1]]), 120), texts)
