"""The root that stands behind a passage, and how many stand behind several: best, and the least and most that may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from retold.model import Independent, Passage, Span, Stemma

SURE = 0.9  # probability from which a copy, or a carried passage, surely is one


NONE: Mapping[str, str] = {}
Step = tuple[float, str, Span]
"""An edge up from a carried place: its probability below zero, the parent, and the place there."""


class Roots:
    """The roots behind the passages of one story; ``owners`` are the owners of the reports' outlets by report id."""

    def __init__(self, stemma: Stemma, owners: Mapping[str, str] = NONE) -> None:
        self._owners = owners
        self._parent = {edge.child: edge for edge in stemma.derivations if edge.kind != "partial"}
        self._found: dict[tuple[Span, float], str] = {}
        self._carried: dict[str, dict[Span, list[Step]]] = defaultdict(dict)
        for edge in stemma.derivations:
            for theirs, mine in edge.carried if edge.kind == "partial" else ():
                self._carried[edge.child].setdefault(mine, []).append((-edge.p, edge.parent, theirs))
        for places in self._carried.values():
            for steps in places.values():
                steps.sort()
        partial = {(edge.parent, edge.child) for edge in stemma.derivations if edge.kind == "partial" and edge.carried}
        self._relatives = sorted({(self.top(parent), self.top(child)) for parent, child in partial})

    def of(self, passage: Passage, least: float = 0.0) -> str:
        """Id of the root behind ``passage``: up the partial edges that carried it, passage by passage, then up the tree.

        Only edges of probability ``least`` or more are followed, the most probable first.
        """
        known = self._found.get((passage.span, least))
        if known is None:
            known = self._found[passage.span, least] = self._behind(passage.span, least)
        return known

    def _behind(self, span: Span, least: float) -> str:
        seen = {span}
        while True:
            found = [steps[0] for mine, steps in self._carried.get(span.report, {}).items() if -steps[0][0] >= least and mine.overlap(span)]
            step = min(found, default=None)
            if step is None or step[2] in seen:
                return self.top(span.report if step is None else min(other.report for other in seen), least)
            span = step[2]
            seen.add(span)

    def top(self, report: str, least: float = 0.0) -> str:
        """The root that a whole report hangs under: itself when it derives from none."""
        seen = set()
        while report in self._parent and report not in seen and self._parent[report].p >= least:
            seen.add(report)
            report = self._parent[report].parent
        return report

    def count(self, passages: Sequence[Passage]) -> Independent:
        """Roots behind the passages: as the stemma stands; if partial kin and one owner's were one (low); if unsure edges fell (high)."""
        roots = sorted({self.of(passage) for passage in passages})
        most = {self.of(passage, SURE) for passage in passages}
        return Independent(len(roots), len(self._kin(roots)), max(len(roots), len(most)), tuple(roots))

    def _kin(self, roots: Sequence[str]) -> set[str]:
        """The roots, those that carried a passage from one to another, or whose outlets have one owner, taken for one."""
        kin = {root: root for root in roots}
        pairs = [pair for pair in self._relatives if pair[0] in kin and pair[1] in kin]
        pairs += [(x, y) for x in roots for y in roots if x < y and self._owners.get(x) and self._owners[x] == self._owners.get(y)]
        for x, y in pairs:
            first, second = sorted((kin[x], kin[y]))
            if first != second:
                kin = {root: first if group == second else group for root, group in kin.items()}
        return set(kin.values())
