"""Families: reports that are whole copies of one text, as their relations say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retold.model import Relation, Report

WHOLE = 0.5  # probability from which a relation binds a family


@dataclass(frozen=True, slots=True)
class Family:
    """Ids of the members, sorted, and the relations among them by (smaller id, larger id)."""

    members: tuple[str, ...]
    relations: dict[tuple[str, str], Relation]

    def between(self, x: str, y: str) -> Relation | None:
        """The relation of two members; None where they share too little."""
        return self.relations.get((min(x, y), max(x, y)))


def families(reports: Sequence[Report], relations: Sequence[Relation]) -> list[Family]:
    """Connected groups of two or more reports under whole relations of probability :data:`WHOLE`, sorted by first id."""
    top = {report.id: report.id for report in reports}

    def find(x: str) -> str:
        while top[x] != x:
            top[x] = top[top[x]]
            x = top[x]
        return x

    binding = [r for r in relations if r.kind not in ("partial", "apart", "independent") and r.p >= WHOLE]
    for relation in binding:
        first, second = sorted((find(relation.a), find(relation.b)))
        top[second] = first
    groups: dict[str, list[str]] = {}
    for report in sorted(top):
        groups.setdefault(find(report), []).append(report)
    out = []
    for members in groups.values():
        if len(members) > 1:
            inside = set(members)
            out.append(Family(tuple(members), {(r.a, r.b): r for r in binding if r.a in inside and r.b in inside}))
    return out
