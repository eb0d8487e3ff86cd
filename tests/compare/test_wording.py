"""Words more in the middle of the very words of another report, and what two reporters' other words are worth."""

from __future__ import annotations

import pytest

from retold.compare.pairs import pair_of, side_of
from retold.compare.verdict import votes_on
from retold.compare.wording import within_one_wording
from retold.flow import _bare, annotate
from retold.model import Vote
from retold.models import load_language
from retold.variants.pair import Pair

LANGUAGE = load_language("en-rules")
BARE = "The guards left after a clerk accused them of selling tickets at the gate."


def _pair(a: str, b: str) -> Pair:
    items = [annotate(_bare(side, text), LANGUAGE) for side, text in (("a", a), ("b", b))]
    sides = [side_of(item, item.report.span(0, len(item.report.text))) for item in items]
    return pair_of(sides[0], sides[1], LANGUAGE.lexicon, False, {})


def _more(a: str, b: str) -> list[tuple[str, str]]:
    """Type and words of what one side has more, as a change."""
    pair = _pair(a, b)
    found = [within_one_wording(pair, vote) for vote in votes_on(pair) if vote.type in ("addition", "omission")]
    return [(vote.type, _words(vote, a, b)) for vote in found if vote is not None and (vote.meaning, vote.severity) == ("changed", "low")]


def _words(vote: Vote, a: str, b: str) -> str:
    return a[slice(*vote.a)] if vote.a else b[slice(*vote.b)] if vote.b else ""


def test_a_judging_word_more_in_one_wording_is_a_small_change() -> None:
    judged = BARE.replace("accused", "wrongfully accused")
    assert _more(judged, BARE) == [("omission", "wrongfully")]
    assert _more(BARE, judged) == [("addition", "wrongfully")]


def test_hearsay_more_in_one_wording_is_a_hedge() -> None:
    told = "Police in the old town are investigating dozens of thefts and robberies."
    assert _more(told.replace("dozens", "reports of dozens"), told) == [("hedge", "reports of dozens")]


@pytest.mark.parametrize(
    "words",
    [
        BARE.replace("accused", "also accused"),  # passing
        BARE.replace("a clerk", "a national clerk"),  # describes
        "A driver, wrongfully, took the tickets; a clerk sold them at the door.",  # not among the same words
    ],
)
def test_what_describes_or_stands_in_other_words_is_none(words: str) -> None:
    assert _more(words, BARE) == []


def test_what_the_other_report_tells_elsewhere_is_not_left_out() -> None:
    assert _more(BARE.replace("accused", "wrongfully accused"), f"{BARE} It was done wrongfully.") == []


@pytest.mark.parametrize(
    ("a", "b", "changed"),
    [
        ("He drove the red truck over the bridge at noon.", "He drove the red car over the bridge at noon.", True),
        ("He put the cake on the table at noon.", "He put the hat on the table at noon.", False),
    ],
)
def test_between_two_reporters_only_one_kind_for_another_is_a_change(a: str, b: str, changed: bool) -> None:
    assert any(vote.type == "term" and vote.meaning == "changed" for vote in votes_on(_pair(a, b))) is changed
