"""What a text shares with relatives that did not get it from it, and that its parent lacks: from an unseen source, or a second parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retold.derive.wording import own_words, words_of
from retold.model import Report

# Two rewritings of one text hit on the same few words here and there; set so that whole passages are told from these (bench/stemma.py).
LONG = 5  # words of a run that two texts do not write by chance
PASSAGE = 8  # words of a passage worth telling
REWORDED = 0.3  # of its pairs of words; from here the parent has the passage too, in other words
APART = 6  # words between two passages

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Orphan:
    """``child`` shares ``runs`` long runs in ``passages`` stretches with ``relative``, above all; its parent has none of them.

    ``share`` is their part of the child's long runs, ``words`` those that the relative holds too.
    """

    child: str
    relative: str
    runs: int
    passages: int
    share: float
    words: frozenset[Run]

    def holds(self, text: str) -> bool:
        """Whether at least half of the long runs of ``text`` are among those without a parent."""
        found = long_runs(words_of(text))
        return bool(found) and 2 * len(found & self.words) >= len(found)


def orphans(reports: Sequence[Report], parents: Mapping[str, str]) -> list[Orphan]:
    """Of every child that has some worth telling, sorted by child. ``parents`` by child, of one family."""
    words = {report.id: own_words(report) for report in reports}
    long = {key: long_runs(value) for key, value in words.items()}
    holders: dict[Run, set[str]] = defaultdict(set)
    for key, found in long.items():
        for run in found:
            holders[run].add(key)
    out = []
    for child, parent in sorted(parents.items()):
        others = {other for other in long if other not in (child, parent) and not is_above(parents, child, other)}
        shared = frozenset(run for run in long[child] - long[parent] if holders[run] & others)
        passages = _passages(words[child], shared, words[parent])
        lone = frozenset(run for first, end in passages for run in long_runs(words[child][first:end])) & shared
        if passages:
            relative = max(others, key=lambda other: (len(lone & long[other]), other))
            out.append(Orphan(child, relative, len(lone), len(passages), len(lone) / len(long[child]), lone & long[relative]))
    return out


def long_runs(words: Sequence[str]) -> frozenset[Run]:
    """Each run of :data:`LONG` words once."""
    return frozenset(tuple(words[n : n + LONG]) for n in range(len(words) - LONG + 1))


def is_above(parents: Mapping[str, str], above: str, below: str) -> bool:
    """Whether ``below`` descends from ``above``."""
    at = parents.get(below)
    while at is not None:
        if at == above:
            return True
        at = parents.get(at)
    return False


def _passages(words: Sequence[str], shared: frozenset[Run], above: Sequence[str]) -> list[tuple[int, int]]:
    """Stretches (first word, end) that the shared runs make and of which the text ``above`` has little, not the same in other words."""
    held = frozenset(pairwise(above))
    return [
        (first, end)
        for first, end in _stretches(words, shared, APART)
        if end - first >= PASSAGE
        and 2 * sum(tuple(words[n : n + LONG]) in shared for n in range(first, end - LONG + 1)) >= end - first - LONG
        and sum(pair in held for pair in pairwise(words[first:end])) < REWORDED * (end - first - 1)
    ]


def _stretches(words: Sequence[str], shared: frozenset[Run], apart: int) -> list[tuple[int, int]]:
    """What the shared runs cover, stretches no more than ``apart`` words from one another in one: (first word, end)."""
    found: list[tuple[int, int]] = []
    for start in (n for n in range(len(words) - LONG + 1) if tuple(words[n : n + LONG]) in shared):
        if found and start - found[-1][1] <= apart:
            found[-1] = (found[-1][0], start + LONG)
        else:
            found.append((start, start + LONG))
    return found
