"""The root that stands behind a passage, and how many stand behind several: best, and the least and most that may be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from retold.model import Derivation, Independent, Passage, Span, Stemma

SURE = 0.9  # probability from which a copy, or a carried passage, surely is one


NONE: Mapping[str, str] = {}


class Roots:
    """The roots behind the passages of one story; ``owners`` are the owners of the reports' outlets by report id."""

    def __init__(self, stemma: Stemma, owners: Mapping[str, str] = NONE) -> None:
        self._owners = owners
        self._parent = {edge.child: edge for edge in stemma.derivations if edge.kind != "partial"}
        self._carried: dict[str, list[tuple[Span, Span, Derivation]]] = defaultdict(list)
        for edge in stemma.derivations:
            if edge.kind == "partial":
                for theirs, mine in edge.carried:
                    self._carried[edge.child].append((mine, theirs, edge))

    def of(self, passage: Passage, least: float = 0.0) -> str:
        """Id of the root behind ``passage``: up the partial edges that carried it, passage by passage, then up the tree.

        Only edges of probability ``least`` or more are followed.
        """
        span, seen = passage.span, {passage.span}
        while True:
            found = [(edge, theirs) for mine, theirs, edge in self._carried.get(span.report, ()) if edge.p >= least and mine.overlap(span)]
            step = min(found, key=lambda item: (-item[0].p, item[0].parent, item[1]), default=None)
            if step is None or step[1] in seen:
                return self.top(span.report if step is None else min(other.report for other in seen), least)
            span = step[1]
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
        pairs = [(self.top(edge.parent), self.top(edge.child)) for edges in self._carried.values() for _, _, edge in edges]
        pairs += [(x, y) for x in roots for y in roots if x < y and self._owners.get(x) and self._owners[x] == self._owners.get(y)]
        for x, y in pairs:
            if x in kin and y in kin:
                first, second = sorted((kin[x], kin[y]))
                kin = {root: first if group == second else group for root, group in kin.items()}
        return set(kin.values())
