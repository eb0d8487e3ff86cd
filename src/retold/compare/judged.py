"""Differences that the rules leave unsure, put to a judge: whether the two passages still mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retold.model import Difference
from retold.ports import Judge

SURE = 0.8
"""Probability from which the judge's word counts. A round figure that waits for a set: no judge ships, so none was measured."""
MOST_PAIRS = 1000
"""Pairs a story at most (the budget of ARCHITECTURE); the surest of the rules are left out first."""


def ask(differences: Sequence[Difference], judge: Judge) -> tuple[Difference, ...]:
    """``differences`` in their order; where the judge is sure of an unsure one, its meaning, ``p`` and reason are the judge's."""
    unsure = [number for number, one in enumerate(differences) if one.meaning == "unsure" and all(span.exact for span in one.passages)]
    asked = sorted(unsure, key=lambda number: (differences[number].p, differences[number].id))[:MOST_PAIRS]
    pairs = [(differences[number].passages[0].exact, differences[number].passages[1].exact) for number in asked]
    answers = dict(zip(asked, judge.judge(pairs), strict=True))
    return tuple(_told(one, answers[number], judge.name) if number in answers else one for number, one in enumerate(differences))


def _told(difference: Difference, answer: tuple[float, float, float], name: str) -> Difference:
    kept, changed, _ = answer
    meaning, p = ("changed", changed) if changed >= kept else ("kept", kept)
    if p < SURE:
        return difference
    return replace(difference, meaning=meaning, p=round(p, 4), why=f"{difference.why} {name} reads the two passages as {_WORDS[meaning]}.")


_WORDS = {"kept": "meaning the same", "changed": "contradicting each other"}
