"""Where a reading was born: the side of a difference that is new, by parsimony over the tree (Fitch 1971, Sankoff 1975).

Every report handed a reading down to its children. Each change on the way from parent to child costs one; that a report reads otherwise
itself than it handed on, one and a half: what its children have from above it, or two of its lines have against it, was not born in each
of them, it is the report whose reading is new. Who has neither reading, or both, says nothing. As many changes either way: nothing tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from retold.model import Difference
from retold.trace.kinship import Kinship

OWN = 1.5  # of one line that reads otherwise the tree is believed, of two that agree the readings
FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
Costs = tuple[float, float]  # least changes at and below a report, where it handed on the first or the second reading


class Births:
    """Of the differences of one story."""

    def __init__(self, kinship: Kinship) -> None:
        self.kinship = kinship
        self._changes = lru_cache(maxsize=None)(self._changes_of)

    def of(self, difference: Difference) -> tuple[str | None, str | None]:
        """On which side the new reading stands, and the highest report of it that has the reading; None, None where nothing tells."""
        x, y = difference.between
        up_x, up_y = self.kinship.line(x), self.kinship.line(y)
        common = next((report for report in up_x if report in up_y), None)
        if common is None:
            return None, None
        side = self._new_side(difference, common)
        if side is None:
            return None, None
        way = up_x if side == x else up_y
        above = way[: max(1, way.index(common))]  # a text that reads otherwise than it handed on: it alone
        born = _highest(above, self._has(difference, side))
        return (side, born) if self.kinship.firm(born) else (None, None)

    def copiers(self, born: str, words: str) -> tuple[str, ...]:
        """The reports that derive from ``born`` and have the same words, sorted."""
        return tuple(sorted(set(self.kinship.below(born)) & self.kinship.holders(words)))

    def _has(self, difference: Difference, side: str) -> Callable[[str], bool]:
        """Whether a report has the reading of ``side``; for an omission, whether it lacks what the other has."""
        new, old = (difference.a, difference.b) if side == difference.between[0] else (difference.b, difference.a)
        if new is not None:
            return self.kinship.holders(new.exact).__contains__
        return lambda report: old is not None and report not in self.kinship.holders(old.exact)

    def _new_side(self, difference: Difference, common: str) -> str | None:
        x, y = difference.between
        if difference.a is None or difference.b is None:
            return {x: y, y: x}.get(common)
        a, b = figure_or_words(difference.a.exact), figure_or_words(difference.b.exact)
        thing = self.kinship.counted.get(difference.a) or self.kinship.counted.get(difference.b) or ""
        first, second = self._changes(a, b, thing, self.kinship.line(common)[-1], x, y)
        return None if first == second else y if first < second else x

    def _changes_of(self, first: str, second: str, thing: str, top: str, x: str, y: str) -> Costs:
        """Least changes under ``top``, if it handed on the first or the second reading, of which ``x`` has the one, ``y`` the other.

        ``thing`` is what both count, "" where they count nothing or nothing named.
        """
        has, other = self.kinship.holders_of(first, thing), self.kinship.holders_of(second, thing)
        told = dict.fromkeys(has - other, 0) | dict.fromkeys(other - has, 1) | {x: 0, y: 1}
        costs: dict[str, Costs] = {}
        for report in (*reversed(self.kinship.below(top)), top):
            costs[report] = _costs(told.get(report), [costs[child] for child in self.kinship.children.get(report, ())])
        return costs[top]


def figure_or_words(words: str) -> str:
    """The figure of a reading, which other words may stand around elsewhere ("58 resident years"); if it has none or several, all of it."""
    figures = FIGURE.findall(words)
    return figures[0] if len(figures) == 1 else words


def _costs(reading: int | None, children: Sequence[Costs]) -> Costs:
    own = OWN if children else 1.0
    first, second = (0.0 if reading in (None, handed) else own for handed in (0, 1))
    for one, two in children:
        first, second = first + min(one, two + 1), second + min(two, one + 1)
    return first, second


def _highest(way: Sequence[str], has: Callable[[str], bool]) -> str:
    """The highest text of ``way``, child before parent, from which the reading came down without a gap."""
    born = way[0]
    for report in way[1:]:
        if not has(report):
            break
        born = report
    return born
