"""In which order a reading is told, who else tells it, and which stretch of a long passage is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cases import at, bridge
from retold.model import Attribution, Passage, Reading
from retold.publish.lineage import parents
from retold.publish.wordings import other_tellers, same_words, speaker, window, wordings

STORY = bridge().stories[0]
WIRE, CITY, NOON, HERALD = STORY.reports
ABOVE = parents(STORY.stemma)
CLAIM = STORY.claims.agreed[0]


def test_the_claims_own_words_come_first_then_other_texts_then_copies_and_what_is_doubtful_last() -> None:
    fell = "A road bridge collapsed on Tuesday"
    doubtful = Passage(at(NOON, "We had a warning"))
    passages = (doubtful, Passage(at(CITY, "killing 12 people")), Passage(at(HERALD, "Twelve people died")), Passage(at(WIRE, fell)))
    reading = Reading("w-1", fell, passages)
    claim = replace(CLAIM, readings=(reading,), doubtful=(doubtful.span,))
    told = wordings(claim, reading, ABOVE)
    assert [same[0].span.report for same in told] == [WIRE.id, HERALD.id, CITY.id, NOON.id]
    assert same_words(told[0][0].span, claim)
    assert [span.report for span in other_tellers(told, 1, 1)] == [HERALD.id, CITY.id, NOON.id]
    assert other_tellers(told, 4, 1) == []


@pytest.mark.parametrize(("said", "shown"), [("Ana Ruiz", "Ana Ruiz"), ("We", ""), ("e", ""), ("", "")])
def test_a_pronoun_names_no_speaker(said: str, shown: str) -> None:
    span = at(WIRE, "killing 12 people")
    assert speaker(Passage(span, Attribution(said, "said", span))) == shown
    assert speaker(Passage(span)) == ""


def test_a_long_passage_is_shown_where_it_differs() -> None:
    text = HERALD.text
    whole = HERALD.span(text.index("Twelve"), text.index("said.") + 5)
    late = at(HERALD, "county police said")
    shown = window(whole, [late], 40)
    assert text[shown.start : shown.end] == shown.exact
    assert shown.start <= late.start
    assert late.end <= shown.start + 40
    assert text[shown.start - 1] == " ", "no word is cut"
    assert window(whole, [at(HERALD, "Twelve people")], 40) is whole
    assert window(whole, [], 40) is whole
    assert window(whole, [late], 400) is whole
