"""Dates: what they resolve to, against the day of publication (Wednesday 3 March 2021)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.telling import language, report

from retold.annotate import annotate
from retold.model import Moment, Part, Span


def moments(text: str, published: str = "2021-03-03T10:00:00") -> list[Moment]:
    return list(annotate(report("r", text, published=published), language()).moments)


@pytest.mark.parametrize(
    ("text", "when", "precision"),
    [
        ("It began on April 21, 2019.", "2019-04-21", "day"),
        ("It began on 21 April 2019.", "2019-04-21", "day"),
        ("It began on Nov. 13.", "2020-11-13", "day"),
        ("It began on the 2nd of March.", "2021-03-02", "day"),
        ("It began on Monday.", "2021-03-01", "day"),
        ("It began on Wednesday.", "2021-03-03", "day"),
        ("It will begin on Friday.", "2021-03-05", "day"),
        ("It began yesterday.", "2021-03-02", "day"),
        ("It began last year.", "2020", "year"),
        ("It began earlier this month.", "2021-03", "month"),
        ("It began in December.", "2020-12", "month"),
        ("It began in January 2015.", "2015-01", "month"),
        ("It began in 1959.", "1959", "year"),
        ("It began three days ago.", "2021-02-28", "day"),
        ("It began two years ago.", "2019", "year"),
        ("It began on Thursday.", "2021-03-04", "day"),  # six days back: the writer's Thursday had begun
        ("It will open soon, she said Thursday.", "2021-03-04", "day"),
        ("It opened on March 20.", "2021-03-20", "day"),
        ("It opened on Saturday, June 20.", "2020-06-20", "day"),
        ("It opened on Monday, June 20.", "2016-06-20", "day"),
        ("It opened on June 12 last year.", "2020-06-12", "day"),
        ("It will run into June.", "2021-06", "month"),
        ("The meteors peak on Sunday.", "2021-03-07", "day"),
        ("It began at 1830 GMT.", "2021-03-03T18:30", "minute"),
    ],
)
def test_a_date_is_resolved(text: str, when: str, precision: str) -> None:
    assert [(moment.when, moment.precision) for moment in moments(text)] == [(when, precision)]


def test_a_time_takes_the_day_its_sentence_names() -> None:
    assert [moment.when for moment in moments("It began at 5.10am on Tuesday.")] == ["2021-03-02T05:10", "2021-03-02"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It fell on Tuesday. Nobody was hurt. It was heard at 5:10 a.m. by many.", "2021-03-02T05:10"),
        ("It fell on Tuesday night." + " Nobody was hurt." * 6 + " At 1:20 a.m. it was gone.", "2021-03-03T01:20"),
        ("It fell at 6 a.m. (2100 GMT Monday) in the east.", "2021-03-02T06:00"),
        ("It fell on Monday shortly before midnight.", "2021-03-02T00:00"),
    ],
)
def test_a_time_finds_its_day(text: str, when: str) -> None:
    assert when in [moment.when for moment in moments(text)]


def test_a_day_named_beside_it_is_the_today_that_is_meant() -> None:
    assert {moment.when for moment in moments("It is in force as of today, October 24, 2017, until further notice.")} == {"2017-10-24"}


@pytest.mark.parametrize("text", ["She told Harlan Today so.", "It fell by half over the last month.", "He saw the Tonight Show."])
def test_names_and_spans_of_time_are_no_dates(text: str) -> None:
    assert moments(text) == []


def against(text: str, parts: tuple[Part, ...] = ()) -> list[str]:
    item = replace(report("r", text, published="2021-03-03T10:00:00", published_basis="stated"), parts=parts)
    return [span.exact for span in annotate(item, language()).published_against]


def test_a_day_of_publication_that_the_text_contradicts_is_flagged() -> None:
    assert against("The bridge fell on 9 April 2021, the mayor said.") == ["9 April 2021"]
    assert against("The bridge fell on Monday, June 20, the mayor said.") == ["Monday, June 20"]
    dateline = "LORN, Jan 12 (Wire) -"
    part = Part("dateline", Span("r", 0, len(dateline), dateline))
    assert against(dateline + " The bridge fell on Tuesday.", (part,)) == [dateline]


def test_a_plan_or_a_near_day_contradicts_nothing() -> None:
    assert against("The bridge will open on 9 April 2021. It was begun on Monday, March 1, and 4 March 2021 is the day of rest.") == []


def test_a_dateline_is_the_day_of_writing() -> None:
    dateline = "LORN, March 1 (Wire) -"
    item = replace(
        report("r", dateline + " The bridge fell on Sunday.", published="2021-03-03", published_basis="stated"),
        parts=(Part("dateline", Span("r", 0, len(dateline), dateline)),),
    )
    assert [moment.when for moment in annotate(item, language()).moments] == ["2021-03-01", "2021-02-28"]


def test_without_a_day_of_publication_a_relative_date_stays_open() -> None:
    (moment,) = moments("It began on Monday.", published="")
    assert (moment.when, moment.precision) == ("", "day")


@pytest.mark.parametrize("text", ["They may march on.", "It cost 2,019 dollars.", "On 31 February nothing happened."])
def test_what_is_no_date_is_none(text: str) -> None:
    assert [moment for moment in moments(text) if moment.precision == "day"] == []
