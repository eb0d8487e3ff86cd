"""Figures: value, bound, unit and what is counted; dates and years are none."""

from __future__ import annotations

import pytest
from tests.telling import language, report

from retold.annotate import annotate
from retold.model import Quantity


def quantities(text: str) -> list[Quantity]:
    return list(annotate(report("r", text, published="2021-03-03"), language()).quantities)


@pytest.mark.parametrize(
    ("text", "exact", "value", "unit", "bound", "what"),
    [
        ("It killed at least 40 people.", "at least 40 people", 40, "", "at least", "people"),
        ("It held nearly 50 detained citizens.", "nearly 50 detained citizens", 50, "", "nearly", "citizen"),
        ("It took twenty-one schoolgirls.", "twenty-one schoolgirls", 21, "", "exact", "schoolgirl"),
        ("It cost $5.2bn.", "$5.2bn", 5.2e9, "dollar", "exact", ""),
        ("It cost £2.5 million.", "£2.5 million", 2.5e6, "pound", "exact", ""),
        ("It carried 600 tons of refined oil.", "600 tons of refined oil", 600, "ton", "exact", "oil"),
        ("It fell by 89 percent.", "89 percent", 89, "percent", "exact", ""),
        ("It ran for more than a mile.", "more than a mile", 1, "mile", "more than", ""),
        ("It hurt dozens of people.", "dozens of people", 24, "", "at least", "people"),
        ("It struck a pair of bakers.", "a pair of bakers", 2, "", "exact", "baker"),
        ("It killed at least six Friday.", "at least six", 6, "", "at least", "people"),
        ("A 31-year-old baker did it.", "31-year-old baker", 31, "year", "exact", "age"),
        ("There were no passengers aboard.", "no passengers", 0, "", "exact", "passenger"),
        ("It needs two hundred and fifty boats.", "two hundred and fifty boats", 250, "", "exact", "boat"),
        ("It went at 40mph.", "40mph", 40, "mph", "exact", ""),
        ("It freed 21 of the girls.", "21 of the girls", 21, "", "exact", "girl"),
        ("It sent four fire and rescue crews.", "four fire and rescue crews", 4, "", "exact", "crew"),
        ("It barred four ICE ships.", "four ICE ships", 4, "", "exact", "ship"),
        ("It set a 2 million-barrel cap.", "2 million-barrel cap", 2e6, "barrel", "exact", "cap"),
        ("Some 40 per cent of voters stayed.", "Some 40 per cent of voters", 40, "percent", "about", "voter"),
        ("It paid half a million dollars.", "half a million dollars", 5e5, "dollar", "exact", ""),
        ("It paid US$5m.", "US$5m", 5e6, "dollar", "exact", ""),
        ("Three-quarters of voters stayed.", "Three-quarters of voters", 75, "percent", "exact", "voter"),
        ("A third of the girls fled.", "A third of the girls", 33.3, "percent", "about", "girl"),
        ("One in five children was poor.", "One in five children", 20, "percent", "exact", "child"),
        ("Hundreds of thousands of people marched.", "Hundreds of thousands of people", 2e5, "", "at least", "people"),
        ("Several hundred people marched.", "Several hundred people", 300, "", "at least", "people"),
        ("It was the sixth nuclear test.", "sixth nuclear test", 6, "ordinal", "exact", "test"),
        ("It marked the 68th anniversary.", "68th anniversary", 68, "ordinal", "exact", "anniversary"),
        ("A man in his 40s did it.", "40s", 40, "year", "about", "age"),
        ("The driver, 42, did it.", "42", 42, "year", "exact", "age"),
        ("He was with Ana, who was 42, then.", "42", 42, "year", "exact", "age"),
        ("Ana turned 42 on Monday.", "42", 42, "year", "exact", "age"),
        ("It is meant for bakers as young as 16.", "16", 16, "year", "exact", "age"),
        ("As 16 million fled, the mill closed.", "16 million", 16_000_000, "", "exact", ""),
        ("It fell to $US6,500.", "$US6,500", 6500, "dollar", "exact", ""),
        ("It cost 30,000 Egyptian pounds.", "30,000 Egyptian pounds", 30000, "pound", "exact", ""),
        ("It took 11-and-a-half hours.", "11-and-a-half hours", 11.5, "hour", "exact", ""),
        ("It took eight and a half hours.", "eight and a half hours", 8.5, "hour", "exact", ""),
        ("It sank two years ago.", "two years", 2, "year", "exact", ""),
        ("It held roughly 2000 planets.", "roughly 2000 planets", 2000, "", "about", "planet"),
        ("He is the 31st person killed.", "31st person", 31, "ordinal", "exact", "person"),
        ("She posted three photos.", "three photos", 3, "", "exact", "photo"),
    ],
)
def test_a_figure_is_read_whole(text: str, exact: str, value: float, unit: str, bound: str, what: str) -> None:
    (found,) = quantities(text)
    assert (found.span.exact, found.value, found.unit, found.bound, found.what) == (exact, value, unit, bound, what)
    assert found.number.start >= found.span.start
    assert found.number.end <= found.span.end


@pytest.mark.parametrize(
    "text",
    ["It moved at 20-25 mph.", "It moved at 20 to 25 mph.", "It moved at twenty to twenty-five mph.", "It moved at between 20 and 25 mph."],
)
def test_a_range_has_both_ends(text: str) -> None:
    (found,) = quantities(text)
    assert (found.value, found.high, found.unit) == (20, 25, "mph")


@pytest.mark.parametrize(
    "text",
    [
        "It began in 1999.",
        "It began on 3 March 2021.",
        "It is one of them.",
        "It began at 10.30pm.",
        "Resolution 2375 passed.",
        "Read it on page 12.",
        "It ended 3-2.",
        "It began in the 19th century.",
        "It stands on 53rd Street.",
        "He flew a Boeing 747 over it.",
        "See 3 of 25 photos.",
        "It was the second time.",
    ],
)
def test_dates_times_and_labels_are_no_figures(text: str) -> None:
    assert quantities(text) == []


def test_an_age_between_commas_is_an_age() -> None:
    (found,) = quantities("Ada Brandt, 43, left.")
    assert (found.value, found.what) == (43, "age")


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("51 were taken to the hospital.", "51"),
        ("It left 4 dead and around 202 injured.", "around 202"),
        ("It crashed, injuring around 100, the police said.", "around 100"),
        ("The death toll rose to 85 on Friday.", "85"),
        ("Hundreds were killed.", "Hundreds"),
    ],
)
def test_people_are_counted_though_none_are_named(text: str, exact: str) -> None:
    assert (exact, "people") in [(found.span.exact, found.what) for found in quantities(text)]


def test_an_old_toll_counts_what_it_says() -> None:
    assert [found.what for found in quantities("They raised an earlier toll of 12.")] == [""]
