"""Which text of a family was first, and whether any at hand was: what speaks against each tree that has it on top.

A text that handed its words down has none that all below it lack, and two texts below it share nothing that it lacks, unless a third
stands between. Where every likely tree breaks this, the first text is not at hand. The chance of each is a conditional logit over the
likely tops and "none of these" (McFadden 1974); its weights are in ``first.json``, fitted by ``training/stemma/first.py`` on families and
made trees of which the first text was and was not taken away.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import combinations, pairwise
from typing import Any

import numpy as np

from retold.derive.direction import worse
from retold.derive.places import Readings
from retold.derive.spanning import chances, surest_tree
from retold.derive.stretches import ELSEWHERE, PASSAGE, Passages, runs_of
from retold.derive.wording import own_words
from retold.model import Report

LIKELY = 0.01  # chance of standing on top, by the arcs alone, from which a text is asked for
AT_MOST = 16  # texts of a family that are asked; of a larger one those nearest to the top
PAIR = 2  # lines that must go on after a passage which they lack: one may have left it out
CLEAR = 12  # words of a passage of one text alone that no chance hit on
DAMAGED = 0.3  # how badly two texts read that the same engine may have changed alike
SOME = 3  # places where two texts go together against a third, from which it stands above neither; of a figure or a word put in one
BESIDE = 2  # readings that a child shares with another line against the text above them
MANY = 4  # children of the top from which more tell no more
SPOKEN = 1.0  # log-odds against the likeliest top without which none is held missing
NONE = "none at hand"
CHANCE = "chance by the arcs"

Named = dict[str, float]


class Evidence:
    """What the texts of one family hold of one another; ``conditions`` say how badly each reads, ``outside`` are of other families."""

    def __init__(self, texts: Sequence[Sequence[str]], conditions: Sequence[float], outside: Sequence[Sequence[str]]) -> None:
        self.passages = Passages(texts, outside)
        self.readings = Readings(texts)
        self.conditions = conditions
        self.apart = cache(self._apart)

    def against(self, parents: Sequence[int]) -> Named:
        """The worst, by kind, that any text of a tree has against it as the parent of those below it. ``parents``: -1 for the top."""
        below = _lines(parents)
        top = list(parents).index(-1)
        found: Named = defaultdict(float)
        found["damaged"] = max(0.0, worse(min(self.conditions), self.conditions[top]))
        found["children"] = math.log(min(MANY, max(1, len(below[top]))))
        for text, lines in below.items():
            if lines:
                for name, value in [*self._alone(text, parents[text], lines), *self._together(text, lines)]:
                    found[name] = max(found[name], value)
        return dict(found)

    def _alone(self, text: int, above: int, lines: Mapping[int, Sequence[int]]) -> list[tuple[str, float]]:
        """How unlikely it is that the lines below ``text`` all lost the same passage that its parent lacks too."""
        size = len(self.passages.texts[text])
        if not size:
            return []
        masks = [[self.passages.missing(text, member) for member in members] for members in lines.values()]
        every = np.array([np.logical_and.reduce(mask) for mask in masks])
        child = np.array([self.passages.missing(text, line) for line in lines])
        open_to = self.passages.missing(text, above) if above >= 0 else np.ones(size, bool)
        out: list[tuple[str, float]] = []
        for start, end in _alike(np.vstack([every, open_to])):
            lacking = every[:, start]
            resumed = lacking & (~child[:, end:]).any(axis=1)  # a text that ends there was cut short, which many do at one place
            if end - start >= PASSAGE and open_to[start] and resumed.sum() >= PAIR:
                out += self._passage(text, (start, end), lacking, child.sum(axis=1))
        return out

    def _passage(self, text: int, place: tuple[int, int], lacking: Any, lost: Any) -> list[tuple[str, float]]:
        """Minus the logarithm of the chance that just these lines lost it, each losing as much elsewhere as it does."""
        start, end = place
        words, rest = end - start, len(self.passages.texts[text]) - (end - start)
        usual = (lost - words * lacking + 5) / (rest + 20)
        once = -float(np.log(usual[lacking]).sum()) - float((~lacking).sum())
        out = [("lost by all below, from elsewhere", min(6.0, once) - 1)] if self._elsewhere(text, place) else []
        if words >= CLEAR:
            often = once - float(np.log(usual[lacking]).sum()) * max(0.0, words / 20 - 1)
            out += [("lost by all below", once - 2), ("lost by all below, by length", (min(16.0, often) - 4) / 3)]
        return out

    def _elsewhere(self, text: int, place: tuple[int, int]) -> bool:
        return self.passages.from_elsewhere(self.passages.texts[text][place[0] : place[1]]) >= ELSEWHERE

    def _together(self, text: int, lines: Mapping[int, Sequence[int]]) -> list[tuple[str, float]]:
        """What two texts below share that ``text`` lacks, where no third stands between them."""
        members = sorted(member for line in lines.values() for member in line)
        out: list[tuple[str, float]] = []
        for first, second in combinations(members, 2):
            if self._readable(text, first, second) and self._between_none(text, first, second):
                out += self._pair(text, first, second)
        return out

    def _readable(self, text: int, first: int, second: int) -> bool:
        """Whether one of two texts is clean enough that what both changed was not changed by one engine."""
        low = min(self.conditions[first], self.conditions[second])
        return low <= DAMAGED and low <= self.conditions[text] + 0.05

    def _between_none(self, text: int, first: int, second: int) -> bool:
        shared = self.readings.against(text)
        some = (shared.all() - shared.left_out)[first, second] >= 1
        if not some and self.passages.held_against(text, first, second) < PASSAGE:
            return False
        if not (self.apart(first, *sorted((text, second))) and self.apart(second, *sorted((text, first)))):
            return False
        three = [tuple(sorted(pair)) for pair in ((first, second), (text, first), (text, second))]
        others = (other for other in range(len(self.conditions)) if other not in (text, first, second))
        return all(any(self.apart(other, a, b) for a, b in three) for other in others)

    def _apart(self, third: int, first: int, second: int) -> bool:
        """Whether two texts go together against a third, so that it stands not between them."""
        shared = self.readings.against(third)
        if (shared.figures + shared.put_in)[first, second] >= 1 or shared.all()[first, second] >= SOME:
            return True
        return self.passages.held_against(third, first, second) >= PASSAGE

    def is_beside(self, text: int, child: int, lines: Sequence[int]) -> bool:
        """Whether a child of ``text`` stands beside it: it shares with another line what ``text`` lacks, or lacks what that alone has."""
        against = self.readings.against(text)
        for other in lines:
            if other != child:
                shared = (against.all() - against.left_out)[child, other]
                if shared >= BESIDE or self.passages.held_against(text, child, other) >= PASSAGE:
                    return True
        missing = [self.passages.missing(text, line) for line in lines]
        return len(lines) >= PAIR and bool(runs_of(np.logical_and.reduce(missing)))

    def _pair(self, text: int, first: int, second: int) -> list[tuple[str, float]]:
        shared = self.readings.against(text)
        put_in, exchanged, left_out = (float(kind[first, second]) for kind in (shared.put_in, shared.exchanged, shared.left_out))
        words = self.passages.held_against(text, first, second)
        out = [
            ("passage that two below share", math.log(max(PASSAGE, words) / PASSAGE)),
            ("words that two below have more", min(4.0, put_in - 1)),
        ]
        own = [self.readings.against(first).all()[text, second], self.readings.against(second).all()[text, first]]
        if min(own) == 0:  # one of the two has no reading of its own, so that it changed little and not by chance what the other did
            out.append(("readings that two below share, one faithful", min(5.0, put_in + exchanged - left_out - 1)))
        return out


def _lines(parents: Sequence[int]) -> dict[int, dict[int, list[int]]]:
    """For each text its children, each with all at and below it."""
    children: dict[int, list[int]] = defaultdict(list)
    for child, parent in enumerate(parents):
        if parent >= 0:
            children[parent].append(child)

    def below(text: int) -> list[int]:
        return [text, *(member for child in children.get(text, ()) for member in below(child))]

    return {text: {child: below(child) for child in children.get(text, ())} for text in range(len(parents))}


def _alike(rows: Any) -> list[tuple[int, int]]:
    """Stretches of columns that are alike."""
    changes = (rows[:, 1:] != rows[:, :-1]).any(axis=0)
    places = [0, *(np.flatnonzero(changes) + 1).tolist(), rows.shape[1]]
    return list(pairwise(places))


@cache
def weights() -> Mapping[str, float]:
    """The fitted weight of each kind of evidence, by name, and of none at hand."""
    found: dict[str, float] = json.loads(resources.files("retold.derive").joinpath("first.json").read_text("utf-8"))
    return found


def worth(name: str, value: float) -> float:
    """What evidence counts for: none below nothing; the chance by the arcs as it is."""
    return value if name == CHANCE else max(0.0, value)


def evidence_of(reports: Sequence[Report], outside: Sequence[Sequence[str]]) -> Evidence:
    """Of the reports of one family, beside the words of ``outside`` texts."""
    return Evidence([own_words(report) for report in reports], [report.condition.score for report in reports], outside)


def candidates(scores: Any) -> dict[int, tuple[float, list[int]]]:
    """Texts that may stand on top by the ``scores`` of arcs: each with the logarithm of its chance and its best tree."""
    count = scores.shape[1]
    tops = chances(scores)[count]
    out = {}
    for text in np.flatnonzero(tops >= min(LIKELY, tops.max())).tolist():
        rooted = under(scores, text)
        out[text] = (max(-5.0, math.log(tops[text])), surest_tree(rooted, chances(rooted)))
    return out


def under(scores: Any, text: int) -> Any:
    """The scores that leave no other top than ``text``."""
    rooted = scores.copy()
    rooted[-1, :] = -1e4
    rooted[-1, text] = 0.0
    return rooted


@dataclass(frozen=True, slots=True)
class Asked:
    """The chance of each likely text to be the first at hand, and that the first is not at hand at all."""

    tops: dict[int, float]
    missing: float
    evidence: Evidence
    numbers: Sequence[int]

    def from_missing(self, parents: Sequence[int]) -> list[int]:
        """The top of a tree and those of its children that hold what it has not, or lack what it alone put in."""
        top = list(parents).index(-1)
        if top not in self.numbers:
            return [top]
        place = {text: number for number, text in enumerate(self.numbers)}
        children = [child for child, parent in enumerate(parents) if parent == top and child in place]
        lines = [place[child] for child in children]
        found = [child for child in children if self.evidence.is_beside(place[top], place[child], lines)]
        return sorted([top, *(found or children)])


def ask(scores: Any, reports: Sequence[Report], outside: Sequence[Report]) -> Asked:
    """Of the texts of one family, with the ``scores`` of their arcs; ``outside`` are others of the story."""
    numbers = _nearest(surest_tree(scores, chances(scores)))
    evidence = evidence_of([reports[number] for number in numbers], [own_words(report) for report in outside])
    some = scores[np.ix_([*numbers, len(reports)], numbers)]
    tops, missing = first_of(some, evidence)
    return Asked({numbers[top]: chance for top, chance in tops.items()}, missing, evidence, numbers)


def _nearest(parents: Sequence[int]) -> list[int]:
    """The numbers of the texts nearest to the top of a tree, :data:`AT_MOST`, in order."""
    found = [list(parents).index(-1)]
    for text in found:
        found += [child for child, parent in enumerate(parents) if parent == text]
    return sorted(found[:AT_MOST])


def first_of(scores: Any, evidence: Evidence) -> tuple[dict[int, float], float]:
    """The chance of each likely text to be the first at hand, if one is, and that none is: 0 where nothing speaks against the likeliest."""
    told, spoken = {}, {}
    for text, (chance, parents) in candidates(scores).items():
        counted = {name: weights()[name] * worth(name, value) for name, value in evidence.against(parents).items()}
        told[text] = weights()[CHANCE] * chance + sum(counted.values())
        spoken[text] = -sum(value for value in counted.values() if value < 0)
    highest = max(told.values())
    each = {text: math.exp(value - highest) for text, value in told.items()}
    none, total = math.exp(min(700.0, weights()[NONE] - highest)), sum(each.values())
    likeliest = max(told, key=lambda text: (told[text], -text))
    return {text: value / total for text, value in each.items()}, none / (none + total) if spoken[likeliest] >= SPOKEN else 0.0
