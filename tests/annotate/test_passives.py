"""Who speaks where the verb of saying is passive, and what words of time between a speaker and the verb must not do."""

from __future__ import annotations

import pytest
from tests.telling import language, report

from retold.annotate import annotate


def speakers(text: str) -> list[tuple[str, str]]:
    """The speaker and the words of each quotation, "" where nobody is named."""
    found = annotate(report("r", text), language()).quotations
    return [(quotation.attribution.speaker if quotation.attribution else "", quotation.span.exact) for quotation in found]


@pytest.mark.parametrize(
    "text",
    [
        "The two sailors are said to have left the harbour at noon.",
        "A second man is believed to be on the run in the hills.",
        "Ada Brandt has been told that the harbour will stay closed.",
    ],
)
def test_the_subject_of_a_passive_says_nothing(text: str) -> None:
    assert [speaker for speaker, _ in speakers(text)] == [""]


def test_whom_by_names_speaks() -> None:
    assert speakers("Tom Ruiz was told by Ada Brandt that the harbour will stay closed.") == [
        ("Ada Brandt", "the harbour will stay closed"),
    ]
    assert [speaker for speaker, _ in speakers("Karl Vos has been accused by Ada Brandt of theft.")] == ["Ada Brandt"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Brandt is opposed to the new harbour.", "Ada Brandt"),
        ("Ada Brandt was quoted as saying that the harbour will stay closed.", "Ada Brandt"),
        ("Ada Brandt had warned that the harbour will stay closed.", "Ada Brandt"),
    ],
)
def test_some_participles_leave_the_subject_its_say(text: str, speaker: str) -> None:
    assert speaker in [speaker for speaker, _ in speakers(text)]


def test_all_goes_according_to_plan_is_no_source() -> None:
    assert speakers("If all goes according to plan, the rocket will lift off at noon.") == []


@pytest.mark.parametrize("when", ["on Friday", "Friday", "on Sunday night", "late on Monday", "on July 3", "last week"])
def test_the_time_of_saying_is_not_the_speaker(when: str) -> None:
    assert speakers(f"The harbour authority {when} said that the bridge will stay closed.") == [
        ("harbour authority", "the bridge will stay closed")
    ]
