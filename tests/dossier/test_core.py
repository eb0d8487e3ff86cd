"""Of figures put together, those are told that hang together and clash."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from retold.dossier.discrepancies.core import core
from retold.model import Span


def place(report: str, value: float) -> Span:
    return Span(report, 0, 3, f"{value:g}")


def told(values: dict[str, float], chance: dict[str, float], default: float, *, loose: bool = False) -> set[str]:
    """The reports told of; ``chance`` is of two reports ("ab")."""
    spans = {place(report, value): value for report, value in values.items()}

    def one_thing(x: Span, y: Span) -> float:
        return chance.get("".join(sorted((x.report, y.report))), default)

    found: Any = SimpleNamespace(one_thing=one_thing)
    return {span.report for span in core(found, spans, loose=loose)}


def test_a_figure_that_counts_something_else_is_left_out() -> None:
    assert told({"a": 80, "b": 80, "c": 100, "d": 100}, {"ad": 0.1, "bd": 0.1}, 0.95) == {"a", "b", "c"}


def test_two_crowds_joined_by_one_pair_do_not_clash() -> None:
    assert not told({"a": 40, "b": 40, "c": 20, "d": 20}, {"ab": 1.0, "cd": 1.0, "ac": 0.9}, 0.3)


def test_two_reports_alone_must_be_surer_than_several() -> None:
    assert not told({"a": 4, "b": 5}, {}, 0.8)
    assert told({"a": 4, "b": 5}, {}, 0.8, loose=True) == {"a", "b"}
    assert told({"a": 4, "b": 5, "c": 5}, {}, 0.8) == {"a", "b", "c"}
