"""What stands in one row of the page, and what only one report tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cases import at, bridge
from retold.model import CLOCK, FigureReading, QuoteReading
from retold.publish.rows import counted, figures_told, quotes_told, timeline, values

STORY = bridge().stories[0]
WIRE, _, NOON, _ = STORY.reports
FIGURE, QUOTE, HAPPENING = STORY.figures[0], STORY.quotes[0], STORY.timeline[0]


def test_what_one_report_tells_stands_apart() -> None:
    reading = FigureReading(12.0, "exact", at(WIRE, "12 people"))
    alone = replace(FIGURE, id="f-alone", readings=(reading, replace(reading, span=at(WIRE, "12"))))
    assert figures_told(replace(STORY, figures=(FIGURE, alone))) == ([FIGURE], [alone])
    quoted = QuoteReading(at(WIRE, "told"), "exact", True)
    first, second = (replace(QUOTE, id=f"q-{who}", speaker=who, readings=(quoted,)) for who in ("", "Ana"))
    assert quotes_told(replace(STORY, quotes=(first, QUOTE, second))) == ([QUOTE], [second, first])


def test_a_report_gives_a_value_once() -> None:
    reading = FIGURE.readings[0]
    twice = replace(FIGURE, readings=(reading, replace(reading, span=at(WIRE, "12"))))
    assert values(twice) == [("12", [reading])]


@pytest.mark.parametrize(
    ("what", "unit", "shown"),
    [("car", "", "car"), ("", "metre", "metre"), ("water", "metre", "water (metre)"), ("time", CLOCK, "time of day"), ("", "", "")],
)
def test_a_figure_says_what_it_counts(what: str, unit: str, shown: str) -> None:
    assert counted(replace(FIGURE, what=what, unit=unit)) == shown


@pytest.mark.parametrize("line", ["3 November 2026, 08:02 UTC", "Published: Tuesday, 3 Nov. 2026 at 8.02 a.m.", "date 2026-11-03"])
def test_a_line_that_only_dates_its_report_is_no_happening(line: str) -> None:
    dated = replace(HAPPENING, id="h-line", what=line)
    assert timeline(replace(STORY, timeline=(dated, HAPPENING))) == [HAPPENING]
