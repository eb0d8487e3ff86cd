"""The chance that the meaning of a pair changed: named features, a probability, more of it the more stands on one side only."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.telling import language, named, told

from retold import compare_texts
from retold.compare import name_places
from retold.compare.chance import chance, features
from retold.compare.pairs import pair_of, side_of
from retold.compare.verdict import gather, votes_on
from retold.model import Annotations, Vote
from retold.variants.pair import Pair, Side

WORDS = st.lists(
    st.sampled_from("the mayor said that 12 21 people had not been found river bridge fell closed Ana Ruiz .".split()),
    min_size=1,
    max_size=12,
)


def _looked(a: str, b: str) -> tuple[Pair, list[Vote]]:
    first, second = told({"a": a, "b": b})
    pair = pair_of(_side(first), _side(second), language().lexicon, True, name_places(named([first, second])), bare=True)
    return pair, [vote for vote, _ in gather(votes_on(pair))]


def _side(item: Annotations) -> Side:
    return side_of(item, item.report.span(item.tokens[0].start, item.tokens[-1].end))


@settings(deadline=None, max_examples=40)
@given(WORDS, WORDS)
def test_it_is_a_probability_of_known_features(a: list[str], b: list[str]) -> None:
    pair, found = _looked(" ".join(a), " ".join(b))
    weights = json.loads(resources.files("retold.compare").joinpath("chance.json").read_text("utf-8"))
    assert set(weights) == {"(always)", *features(pair, found)}
    assert 0.0 < chance(pair, found) < 1.0
    assert all(0.0 <= value <= 2.0 for value in features(pair, found).values())


def test_the_more_stands_on_one_side_the_likelier_a_change() -> None:
    short = "The ferry left the harbour at noon with forty passengers."
    longer = "The ferry left the harbour at noon with forty passengers and a cargo of stolen medieval manuscripts under armed escort."
    same, more = (_looked(short, text) for text in (short, longer))
    assert chance(*same) < 0.3 < chance(*more)


@pytest.mark.parametrize(
    ("b", "meaning"),
    [
        ("The ferry left the harbour at noon with forty passengers.", "kept"),
        ("The ferry left the port at noon with 40 passengers.", "kept"),
        ("The ferry did not leave the harbour at noon with forty passengers.", "changed"),
        ("The ferry left the harbour at noon with sixty passengers.", "changed"),
    ],
)
def test_the_verdict_of_a_pair(b: str, meaning: str) -> None:
    found = compare_texts("The ferry left the harbour at noon with forty passengers.", b)
    assert found.meaning == meaning
    assert 0.5 <= found.p <= 1.0


class _Judge:
    """Gives every pair the same chances of kept, changed, neither."""

    name = "told/1"

    def __init__(self, *answer: float) -> None:
        self.answer = answer

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[tuple[float, float, float]]:
        kept, changed, neither = self.answer
        return [(kept, changed, neither) for _ in pairs]


def test_a_judge_has_one_vote() -> None:
    a, b = "The ferry left the harbour at noon.", "At noon the ferry left the old port."
    pair, found = _looked(a, b)
    weights = json.loads(resources.files("retold.compare").joinpath("chance-judged.json").read_text("utf-8"))
    assert set(weights) == {"(always)", *features(pair, found, (0.3, 0.3, 0.4))}
    assert chance(pair, found, (0.98, 0.01, 0.01)) < chance(pair, found, (0.01, 0.98, 0.01))
    assert compare_texts(a, b, judge=_Judge(0.98, 0.01, 0.01)).meaning == "kept"


def test_no_judge_unsays_what_a_rule_found() -> None:
    found = compare_texts(
        "The ferry left at noon with 40 passengers.", "The ferry left at noon with 60 passengers.", judge=_Judge(1.0, 0.0, 0.0)
    )
    assert found.meaning == "changed"
