"""Whom "it" and "they" stand for where they speak."""

from __future__ import annotations

import pytest
from tests.telling import language, report

from retold.annotate import annotate


def last_speaker(text: str) -> str:
    quotation = annotate(report("r", text), language()).quotations[-1]
    return quotation.attribution.speaker if quotation.attribution else ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A statement said the harbour was closed. It said the bridge would open soon.", "A statement"),
        ("The harbour ministry said the bridge was closed. “We will open it soon,” it added.", "harbour ministry"),
        ("Officials said the harbour was closed. They said the bridge would open soon.", "Officials"),
        ("A spokesman for the Lorn Harbour Company said the gate was shut. It said the bridge would open.", "Lorn Harbour Company"),
    ],
)
def test_the_body_that_spoke_last_speaks_on(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Officials said the harbour was closed. It said the bridge would open soon.",  # many are no "it"
        "Ada Brandt said the harbour was closed. It said the bridge would open soon.",  # nor is a person
        "The harbour was closed. It said the bridge would open soon.",
    ],
)
def test_a_pronoun_that_fits_nobody_stays_one(text: str) -> None:
    assert last_speaker(text) == "It"


def test_a_body_too_far_back_is_forgotten() -> None:
    between = "The sea was calm all day. " * 5
    assert last_speaker(f"A statement said the harbour was closed. {between}It said the bridge would open soon.") == "It"


def test_the_end_of_an_organizations_name_stands_for_it() -> None:
    text = "The Lorn Transport Police said the line was shut. “Seven people died,” the transport police said in a statement."
    assert last_speaker(text) == "Lorn Transport Police"
    assert last_speaker("The Lorn Transport Police left. “Seven people died,” the harbour police said.") == "harbour police"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lorn Airlines cancelled ten flights. The airline said it was sorry.", "Lorn Airlines"),
        ("Lorn Airlines cancelled ten flights. “We are sorry to hear it,” read a company statement.", "Lorn Airlines"),
        ("Lorn Airlines and Vesk Airlines cancelled flights. The airline said it was sorry.", "airline"),
        ("The Lorn Police came. The police said it was late.", "police"),
    ],
)
def test_a_body_is_called_by_what_it_is_where_only_one_is(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker
