"""Times of day and years of things as figures of a story."""

from __future__ import annotations

from collections.abc import Mapping

from tests.telling import language, report

from retold.annotate import annotate
from retold.dossier import times
from retold.model import Figure


def figures(texts: Mapping[str, str]) -> list[Figure]:
    layers = [annotate(report(label, text, published="2021-03-03", published_basis="stated"), language()) for label, text in texts.items()]
    return list(times(layers, ()))


def test_one_time_told_by_two_reports_is_one_figure() -> None:
    (found,) = figures({"a": "The bridge collapsed around 5:10 a.m. on Monday.", "b": "The old bridge collapsed at 5.10am."})
    assert (found.what, found.unit, found.status) == ("time", "clock", "agree")
    assert [(r.value, r.bound, r.span.exact) for r in found.readings] == [(310, "about", "around 5:10 a.m."), (310, "exact", "5.10am")]
    assert found.told(310) == "05:10"


def test_a_time_told_loosely_goes_with_one_near_it_and_an_exact_one_does_not() -> None:
    loose = figures({"a": "The bridge collapsed about 5:10 a.m. on Monday.", "b": "The bridge collapsed at 5:20 a.m. on Monday."})
    assert [found.status for found in loose] == ["compatible"]
    exact = figures({"a": "The bridge collapsed at 5:10 a.m. on Monday.", "b": "The bridge collapsed at 5:20 a.m. on Monday."})
    assert [found.status for found in exact] == ["conflict"]


def test_times_of_two_zones_or_of_other_matters_are_not_joined() -> None:
    assert len(figures({"a": "The bridge collapsed at 5:10 a.m. on Monday.", "b": "The bridge collapsed at 5:20 a.m. EST on Monday."})) == 2
    assert len(figures({"a": "The bridge collapsed at 5:10 a.m.", "b": "A concert began at 5:20 a.m."})) == 2


def test_a_year_that_a_thing_is_known_by_is_a_figure_and_one_that_says_when_is_none() -> None:
    (found,) = figures({"a": "He cited the Harbours Act of 1798. He came in the summer of 1999, and left in 2004."})
    assert (found.what, found.unit, [found.told(r.value) for r in found.readings]) == ("act", "calendar year", ["1798"])


def test_the_order_of_the_reports_does_not_matter() -> None:
    texts = {
        "a": "The bridge collapsed at 5:10 a.m. on Monday.",
        "b": "The bridge collapsed at 5:20 a.m.",
        "c": "The bridge collapsed at 5:10 a.m.",
    }
    assert figures(texts) == figures(dict(reversed(texts.items())))
