"""How much a clash of two figures weighs in the whole story."""

from __future__ import annotations

from dataclasses import replace

from retold.compare.gravity import MANY, SURER, weighed
from retold.model import Difference, Quantity, Span


def quantity(report: str, value: float, unit: str = "") -> Quantity:
    span = Span(report, 0, 2, f"{value:g}")
    return Quantity(span, span, value, None, unit, "exact", "crate")


def difference(x: Quantity, y: Quantity, carried: bool = False) -> Difference:
    between = (x.span.report, y.span.report)
    spans = (x.span, y.span)
    return Difference(f"{between}", "c", "number", (), "substituted", "changed", 0.9, "high", between, *spans, spans, carried, "why")


def severities(pairs: list[tuple[Quantity, Quantity]], chance: float, carried: bool = False) -> list[str]:
    quantities = {q.span: q for pair in pairs for q in pair}
    return [one.severity for one in weighed([difference(x, y, carried) for x, y in pairs], quantities, lambda x, y: chance)]


def test_what_two_reporters_alone_tell_is_grave_where_they_surely_count_one_thing() -> None:
    pair = [(quantity("a", 12), quantity("b", 21))]
    assert severities(pair, SURER) == ["high"]
    assert severities(pair, SURER - 0.1) == ["low"]
    assert severities(pair, SURER - 0.1, carried=True) == ["high"]


def test_what_several_pairs_of_reports_tell_stays_grave() -> None:
    pairs = [(quantity(x, 12), quantity(y, 21)) for x, y in ("ab", "cd", "ef")]
    assert severities(pairs, SURER - 0.1) == ["high"] * 3


def test_what_newsrooms_round_away_weighs_little() -> None:
    assert severities([(quantity("a", 11, "hour"), quantity("b", 11.5, "hour"))], 1.0) == ["low"]
    assert severities([(quantity("a", 340000), quantity("b", 350000))], 1.0) == ["low"]
    assert severities([(quantity("a", 84), quantity("b", 85))], 1.0) == ["high"]


def test_what_many_pairs_surely_tell_apart_bears_out_the_doubtful_ones() -> None:
    pairs = [(quantity(f"a{n}", 12), quantity(f"b{n}", 21)) for n in range(MANY)]
    quantities = {q.span: q for pair in pairs for q in pair}
    sure = [difference(x, y, carried=True) for x, y in pairs]
    doubted = replace(difference(*pairs[0]), severity="low", p=0.2, why="12 -> 21, if they count one thing")
    *_, last = weighed([*sure, doubted], quantities, lambda x, y: 0.2)
    assert (last.severity, last.why) == ("high", "12 -> 21, as other reports tell them apart")
    *_, alone = weighed([*sure[1:], doubted], quantities, lambda x, y: 0.2)
    assert alone == doubted


def test_a_doubted_value_is_no_surer_than_the_two_figures_are_of_one_thing() -> None:
    x, y = quantity("a", 12), quantity("b", 21)
    (one,) = weighed([difference(x, y)], {x.span: x, y.span: y}, lambda x, y: 0.3)
    assert one.p == 0.3
