"""What a text shares with relatives that did not get it from it, and that its parent lacks: from an unseen source, or a second parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.derive.wording import own_words, words_of
from retold.model import Report

LONG = 5  # words of a run that two texts do not write by chance
WORTH = 8  # such runs in all: a sentence of twelve words. Set on made trees of ECB+ development topics (bench/stemma.py)
APART = 6  # words from which two stretches count as two passages

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
        if len(shared) >= WORTH:
            relative = max(others, key=lambda other: (len(shared & long[other]), other))
            out.append(
                Orphan(
                    child, relative, len(shared), _stretches(words[child], shared), len(shared) / len(long[child]), shared & long[relative]
                )
            )
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


def _stretches(words: Sequence[str], shared: frozenset[Run]) -> int:
    """How many stretches of the text the runs make, those of less than a few runs left out."""
    starts = [n for n in range(len(words) - LONG + 1) if tuple(words[n : n + LONG]) in shared]
    lengths: list[int] = []
    last = -APART - 1
    for start in starts:
        if start - last > APART:
            lengths.append(0)
        lengths[-1] += 1
        last = start
    return sum(length > LONG for length in lengths)
