"""Passages: clauses that tile their sentences, with the attribution of what they report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.telling import language, report

from retold.annotate import annotate


def passages(text: str) -> list[str]:
    return [passage.span.exact for passage in annotate(report("r", text), language()).passages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor closed the old bridge, and the police arrested two men near the harbour.",
            ["The mayor closed the old bridge,", "and the police arrested two men near the harbour."],
        ),
        (
            "The ferry left the port at noon; nobody had told the captain about the storm.",
            ["The ferry left the port at noon;", "nobody had told the captain about the storm."],
        ),
        ("The mayor met doctors, nurses, teachers and bakers from Lorn on Monday.", None),
        ("The bridge closed.", None),
    ],
)
def test_a_sentence_is_cut_where_it_says_another_thing(text: str, expected: list[str] | None) -> None:
    assert passages(text) == (expected or [text])


def test_a_passage_carries_the_attribution_of_what_it_reports() -> None:
    (passage,) = annotate(report("r", "Two men fled the harbour, Ada Brandt said."), language()).passages
    assert passage.attribution is not None
    assert passage.attribution.speaker == "Ada Brandt"


WORDS = st.sampled_from(
    "the mayor Ada Brandt said that and which “ ” \" ' , . ; — 40 people fled on police , who were near , “We won” \n U.S. (  )".split(" ")
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_passages_tile_the_text_and_every_span_reads_what_it_says(text: str) -> None:
    item = report("r", text)
    found = annotate(item, language())
    layers = [p.span for p in found.passages] + [m.span for m in found.mentions] + [q.span for q in found.quotations]
    layers += [q.span for q in found.quantities] + [q.number for q in found.quantities] + [m.span for m in found.moments]
    assert all(text[span.start : span.end] == span.exact and span.exact for span in layers)
    covered = "".join("".join(passage.span.exact.split()) for passage in found.passages)
    assert covered == "".join(text.split())
    assert annotate(item, language()) == found


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = annotate(report("r", text), language())
    assert all(sentence.first < sentence.last for sentence in found.sentences)
