"""What someone wants, blames or leaves unanswered; and how far the words that name a speaker reach."""

from __future__ import annotations

import pytest
from tests.telling import language, report

from retold.annotate import annotate
from retold.model import Quotation


def quotations(text: str) -> list[Quotation]:
    return list(annotate(report("r", text), language()).quotations)


@pytest.mark.parametrize(
    ("text", "form", "words", "source"),
    [
        ("Ada Brandt called for an inquiry into the ferry.", "stance", "an inquiry into the ferry", "Ada Brandt"),
        ("The mayor condemned the attack on the harbour.", "stance", "the attack on the harbour", "The mayor"),
        ("Tom Ruiz praised the crew, but the harbour stayed shut.", "stance", "the crew", "Tom Ruiz"),
        ("The company declined to comment on Monday.", "absence", "declined to comment on Monday", "The company"),
        ("Ada Brandt did not respond to a request for comment.", "absence", "did not respond to a request for comment", "Ada Brandt"),
    ],
)
def test_a_stance_or_a_silence_is_told_without_words(text: str, form: str, words: str, source: str) -> None:
    (found,) = quotations(text)
    assert (found.form, found.span.exact, found.marked, found.says) == (form, words, False, False)
    assert found.source is not None
    assert found.source.exact == source


@pytest.mark.parametrize("text", ["The guests called a taxi.", "They saw the ferry leave.", "The boat was pushed on to the beach."])
def test_a_verb_that_needs_its_link_word_is_no_stance_without_it(text: str) -> None:
    assert quotations(text) == []


def test_a_stance_gives_its_passage_no_speaker() -> None:
    told = annotate(report("r", "The mayor condemned the attack on the old harbour."), language())
    assert [passage.attribution for passage in told.passages] == [None]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Mayor Ada Brandt said that the harbour had closed.", "Mayor Ada Brandt", "said"),
        ("Ada Brandt, the mayor of Lorn, said that the harbour had closed.", "Ada Brandt, the mayor of Lorn,", "said"),
        ("“The harbour is closed,” said Ada Brandt, the mayor of Lorn.", "Ada Brandt, the mayor of Lorn", "said"),
        ("A spokesman for the mayor, Tom Ruiz, said that the harbour had closed.", "A spokesman for the mayor, Tom Ruiz,", "said"),
        ("According to a senior police official, the harbour has closed.", "a senior police official", "According to"),
        ("Ada Brandt arrived. She said that the harbour had closed.", "She", "said"),
    ],
)
def test_source_and_cue_are_spans(text: str, source: str, cue: str) -> None:
    (found,) = quotations(text)
    assert found.source is not None
    assert found.cue is not None
    assert (found.source.exact, found.cue.exact) == (source, cue)
