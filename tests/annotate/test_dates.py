"""Dates: what they resolve to, against the day of publication (Wednesday 3 March 2021)."""

from __future__ import annotations

import pytest
from tests.telling import language, report

from retold.annotate import annotate
from retold.model import Moment


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
    ],
)
def test_a_date_is_resolved(text: str, when: str, precision: str) -> None:
    assert [(moment.when, moment.precision) for moment in moments(text)] == [(when, precision)]


def test_a_time_takes_the_day_its_sentence_names() -> None:
    assert [moment.when for moment in moments("It began at 5.10am on Tuesday.")] == ["2021-03-02T05:10", "2021-03-02"]


def test_without_a_day_of_publication_a_relative_date_stays_open() -> None:
    (moment,) = moments("It began on Monday.", published="")
    assert (moment.when, moment.precision) == ("", "day")


@pytest.mark.parametrize("text", ["They may march on.", "It cost 2,019 dollars.", "On 31 February nothing happened."])
def test_what_is_no_date_is_none(text: str) -> None:
    assert [moment for moment in moments(text) if moment.precision == "day"] == []
