"""Quotations: what the marks hold, and who says it."""

from __future__ import annotations

import pytest
from tests.telling import language, report

from retold.annotate import annotate
from retold.model import Quotation


def quotations(text: str) -> list[Quotation]:
    return list(annotate(report("r", text), language()).quotations)


def marked(text: str) -> list[str]:
    return [quotation.span.exact for quotation in quotations(text) if quotation.marked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” said Ada Brandt. “We did.”", ["We won,", "We did."]),
        ('"We won," said Ada Brandt. "We did."', ["We won,", "We did."]),
        ("'We won,' said Ada Brandt. 'They didn't.'", ["We won,", "They didn't."]),
        ("Ada Brandt said: «We won today».", ["We won today"]),
        ("The girls' school and the boys' club closed in the '90s.", []),
        ("Ada Brandt called it a “mistake”, a 'slip' at most.", ["mistake", "slip"]),
        ("“We won,” he said. “It was hard. Nobody slept.”", ["We won,", "It was hard.", "Nobody slept."]),
        ("Ada Brandt said: “We won the vote.\n“We will go on.”", ["We won the vote.", "We will go on."]),
        ("The ferry is 12\" wide and 5' high.", []),
    ],
)
def test_marks_of_all_kinds_hold_what_they_hold(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The bridge is closed,” said Mayor Ada Brandt.", "Ada Brandt"),
        ("“The bridge is closed,” Ada Brandt, the mayor of Lorn, told reporters.", "Ada Brandt"),
        ("Ada Brandt opened the meeting. “The bridge is closed,” Brandt said.", "Ada Brandt"),
        ("Mayor Ada Brandt spoke briefly. She said: “The bridge is closed.”", "Ada Brandt"),
        ("Ada Brandt said on Monday: “The bridge is closed.”", "Ada Brandt"),
        ("Mayor Ada Brandt was there. The gates stayed shut. “The bridge is closed,” the mayor said.", "Ada Brandt"),
        ("A spokesman for the mayor, Tom Ruiz, said “the bridge is closed”.", "Tom Ruiz"),
        ("According to police, “the bridge is closed”.", "police"),
    ],
)
def test_the_speaker_is_named_as_fully_as_the_report_allows(text: str, speaker: str) -> None:
    found = [quotation for quotation in quotations(text) if quotation.marked]
    assert [quotation.attribution.speaker if quotation.attribution else None for quotation in found] == [speaker]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Police said that two men had fled the harbour.", "two men had fled the harbour", "Police"),
        ("Two men had fled the harbour, police said.", "Two men had fled the harbour", "police"),
        ("According to Ada Brandt, two men had fled the harbour.", "two men had fled the harbour", "Ada Brandt"),
        ("Ada Brandt denied that the harbour was unsafe.", "the harbour was unsafe", "Ada Brandt"),
    ],
)
def test_reported_speech_is_an_unmarked_quotation(text: str, content: str, speaker: str) -> None:
    (found,) = quotations(text)
    assert (found.span.exact, found.marked, found.form) == (content, False, "indirect")
    assert found.attribution is not None
    assert found.attribution.speaker == speaker


def test_speech_that_lost_its_marks_is_found_with_its_speaker() -> None:
    text = "Our boats are safe and your fears are unfounded, Ada Brandt said in the letter. You never asked us before you wrote."
    found = quotations(text)
    assert [quotation.span.exact for quotation in found] == [
        "Our boats are safe and your fears are unfounded",
        "You never asked us before you wrote",
    ]
    assert {quotation.attribution.speaker for quotation in found if quotation.attribution} == {"Ada Brandt"}


def test_an_embedded_post_is_its_accounts_words() -> None:
    text = "The harbour shut at dawn.\nWe will open again by noon. — Port of Lorn (@portoflorn) March 3, 2021\nNo one was hurt."
    posts = [quotation for quotation in quotations(text) if quotation.attribution and quotation.attribution.cue == "posted"]
    assert [(post.span.exact, post.attribution.speaker) for post in posts if post.attribution] == [
        ("We will open again by noon.", "Port of Lorn")
    ]


def test_words_woven_into_a_sentence_are_mixed() -> None:
    forms = {quotation.span.exact: quotation.form for quotation in quotations("Brandt called the plan a “careless gamble” on Monday.")}
    assert forms["careless gamble"] == "mixed"


def test_a_line_set_apart_after_a_colon_is_its_speakers_words() -> None:
    found = quotations("The storm passed. Mayor Ada Brandt added:\nThe harbour will open. Nobody need fear.\nThe port is old.")
    assert [(quotation.span.exact, quotation.marked) for quotation in found] == [
        ("The harbour will open.", False),
        ("Nobody need fear.", False),
    ]
    assert {quotation.attribution.speaker for quotation in found if quotation.attribution} == {"Ada Brandt"}


def test_adding_has_the_subject_of_the_said_before_it() -> None:
    found = quotations("Tom Ruiz, who lives nearby, was calm, Ada Brandt said, adding that the storm had passed.")
    assert found[-1].span.exact == "the storm had passed"
    assert found[-1].attribution is not None
    assert found[-1].attribution.speaker == "Ada Brandt"
