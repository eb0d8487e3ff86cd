"""Whom an utterance is given to when its readings name the speaker in several ways."""

from __future__ import annotations

import pytest
from tests.dossier.test_dossier import _quotes
from tests.telling import told

WORDS = "“The old harbour wall will not last another winter like that one,”"


def speaker(*texts: str) -> str:
    found = _quotes(told({f"r{number}": f"LORN (Agency) - {text}" for number, text in enumerate(texts)}))
    return max(found, key=lambda quote: len(quote.readings)).speaker


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((f"{WORDS} the German foreign ministry said in Berlin.",), "German foreign ministry"),
        ((f"{WORDS} the Israeli army said. Israel had no answer.",), "Israeli army"),
        ((f"{WORDS} another witness said.",), "another witness"),
        ((f"{WORDS} a spokesman for the Lorn Harbour Authority said. The Lorn Harbour Authority is old.",), "Lorn Harbour Authority"),
        ((f"{WORDS} the mayor’s office said.", f"{WORDS} Mayor Ada Brandt said.", f"{WORDS} the office said."), "Ada Brandt"),
    ],
)
def test_the_speaker_is_a_name_only_where_the_words_are_that_name(texts: tuple[str, ...], expected: str) -> None:
    assert speaker(*texts) == expected


def test_two_sentences_of_one_report_are_not_one_utterance_for_some_words_they_share() -> None:
    text = "“My sister ran and honestly none of us had any idea what was going on there.” “Nobody really knew what was going on there.”"
    found = _quotes(told({"a": f"Ada Brandt saw it. {text} Ada Brandt said."}))
    assert len(found) == 2


def test_what_somebody_is_called_is_a_quotation_and_a_title_is_none() -> None:
    text = "A columnist in Lorn said the trial was turning her into the “Young Maid of Lorn”. Ada Brandt said she saw “Pulp Fiction” twice."
    assert [quote.best.exact for quote in _quotes(told({"a": text}))] == ["Young Maid of Lorn"]


def test_the_turns_of_a_transcript_are_utterances_but_not_a_reading_of_anothers_words() -> None:
    turns = "ADA BRANDT, BYLINE: Good day to you, Max.\nRUIZ: Take us through that long night.\nBRANDT: The wall fell just before noon.\n"
    more = "RUIZ: Was anybody hurt at the time?\nBRANDT: Nobody was there then.\nRUIZ: Thank you very much."
    text = f"Max Ruiz spoke with Ada Brandt.\n{turns}{more}"
    found = {quote.best.exact: quote for quote in _quotes(told({"a": text}))}
    assert found["Take us through that long night."].speaker == "Max Ruiz"
    assert not found["The wall fell just before noon."].readings[0].marked


def test_a_few_words_of_a_longer_quotation_are_a_part_of_it_where_one_speaker_says_both() -> None:
    whole = "“The wall would give a dramatic response to another winter like that one,” Ada Brandt said."
    assert len(_quotes(told({"a": whole, "b": "Ada Brandt expected a “dramatic response” from the wall."}))) == 1
    assert len(_quotes(told({"a": whole, "b": "Bruno Vesk expected a “dramatic response” from the wall."}))) == 2
    assert len(_quotes(told({"a": whole, "b": "The wall is said to give a “dramatic response” in the end."}))) == 2
