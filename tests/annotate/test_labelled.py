"""Words after a label, marks of two apostrophes, and words parted by who says them."""

from __future__ import annotations

import pytest
from tests.telling import language, report

from retold.annotate import annotate
from retold.model import Quotation


def told(text: str) -> list[tuple[str, str]]:
    found: list[Quotation] = list(annotate(report("r", text), language()).quotations)
    return [(quotation.attribution.speaker if quotation.attribution else "", quotation.span.exact) for quotation in found]


def test_a_transcript_names_its_speakers_before_their_words() -> None:
    text = "Ada Brandt spoke on air.\nBRANDT: The harbour will open. Nobody was hurt.\nThe ferry left."
    assert told(text) == [("Ada Brandt", "The harbour will open."), ("Ada Brandt", "Nobody was hurt.")]


def test_a_headline_names_its_source_before_the_colon() -> None:
    assert told("Police: Two men fled the harbour\n\nThe ferry left at noon.\n") == [("Police", "Two men fled the harbour")]


@pytest.mark.parametrize("text", ["UPDATE: The harbour is open.", "Read more: The ferry that sank.", "Lorn: The harbour is open again."])
def test_a_label_that_names_no_speaker_is_left(text: str) -> None:
    assert told(f"{text}\n\nThe ferry left at noon.\n") == []


def test_two_apostrophes_are_one_mark() -> None:
    text = "Ada Brandt said: ''The harbour is open.'' It was noon."
    assert told(text) == [("Ada Brandt", "The harbour is open.")]


def test_words_parted_by_their_speaker_are_both_reported() -> None:
    text = "The old harbour wall, Ada Brandt said, was unsafe and should be rebuilt."
    assert told(text) == [("Ada Brandt", "The old harbour wall"), ("Ada Brandt", "was unsafe and should be rebuilt")]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Tom Ruiz said that in March, the harbour had closed.", "Tom Ruiz", "in March, the harbour had closed"),
        ("Ada Brandt, senior engineer at the port, said crews still want new boats.", "Ada Brandt", "crews still want new boats"),
        ("Tom Ruiz has said about 20 people fled the fire.", "Tom Ruiz", "about 20 people fled the fire"),
    ],
)
def test_reported_words_begin_after_their_verb(text: str, speaker: str, words: str) -> None:
    assert told(text) == [(speaker, words)]


def test_the_part_in_a_programme_is_no_part_of_a_speakers_name() -> None:
    turns = "ADA BRANDT, BYLINE: Good day to you.\nBRANDT: It fell at noon.\nBRANDT: Nobody was hurt.\n"
    found = told(f"MAX RUIZ, HOST:\nThe harbour wall fell.\n{turns}")
    assert {who.casefold() for who, _ in found} <= {"ada brandt", "brandt"}
    assert [words for _, words in found] == ["Good day to you.", "It fell at noon.", "Nobody was hurt."]


def test_a_closing_mark_where_only_an_opening_one_can_stand_opens() -> None:
    text = "Ada Brandt spoke at noon.\n”The harbour wall is old and will fall,” she said."
    assert ("Ada Brandt", "The harbour wall is old and will fall,") in told(text)
