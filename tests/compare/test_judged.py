"""A judge is asked about unsure differences only, and heard only when it is sure."""

from __future__ import annotations

from collections.abc import Sequence

from retold.compare.judged import MOST_PAIRS, SURE, ask
from retold.model import Difference, Span


class Told:
    """A judge that says what it was told to and keeps what it was asked."""

    name = "told/1"

    def __init__(self, kept: float, changed: float) -> None:
        self.answer = (kept, changed, 1 - kept - changed)
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[tuple[float, float, float]]:
        self.asked += pairs
        return [self.answer for _ in pairs]


def difference(number: int, meaning: str) -> Difference:
    passages = (Span("r-a", 0, 12, "It was shut."), Span("r-b", 0, 12, "It was open."))
    return Difference(
        f"d-{number:04}", "c-1", "term", (), "substitution", meaning, 0.5, "medium", ("r-a", "r-b"), None, None, passages, False, "why."
    )


def test_only_unsure_differences_are_asked_and_changed() -> None:
    judge = Told(0.02, 0.95)
    told = ask([difference(1, "changed"), difference(2, "unsure"), difference(3, "kept")], judge)
    assert judge.asked == [("It was shut.", "It was open.")]
    assert [(one.id, one.meaning) for one in told] == [("d-0001", "changed"), ("d-0002", "changed"), ("d-0003", "kept")]
    assert told[1].p == 0.95
    assert "told/1" in told[1].why


def test_a_judge_that_is_not_sure_changes_nothing() -> None:
    given = (difference(1, "unsure"),)
    assert ask(given, Told(SURE - 0.01, 0.1)) == given
    assert ask((), Told(1, 0)) == ()


def test_meaning_kept() -> None:
    assert [one.meaning for one in ask([difference(1, "unsure")], Told(0.9, 0.05))] == ["kept"]


def test_a_story_puts_no_more_pairs_than_the_budget() -> None:
    judge = Told(0.9, 0.0)
    told = ask([difference(number, "unsure") for number in range(MOST_PAIRS + 5)], judge)
    assert len(judge.asked) == MOST_PAIRS
    assert sum(one.meaning == "unsure" for one in told) == 5
