"""How many independent roots: best, low and high, from the probabilities of the relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from retold.model import Derivation, Independent, Relation

DOUBT = 0.15  # a relation of at least this probability may join two roots: the low count
SURE = 0.9  # only relations of at least this probability surely join: the high count


NONE: Mapping[str, str] = {}


def count_roots(
    roots: Sequence[str], derivations: Sequence[Derivation], relations: Sequence[Relation], owners: Mapping[str, str] = NONE
) -> Independent:
    """``best`` as the stemma stands; ``low`` if every doubtful relation holds and one owner's outlets share a desk; ``high`` if only
    the sure relations hold. ``owners`` are the owners of the reports' outlets by report id, "" for none known.
    """
    home = homes(roots, derivations)
    doubtful = [(home[r.a], home[r.b]) for r in relations if r.p >= DOUBT and r.a in home and r.b in home]
    low = len(roots) - _joined(roots, [*doubtful, *of_one_owner(roots, owners)])
    unsure = sum(1 for e in derivations if e.kind != "partial" and e.p < SURE)
    best = len(roots)
    return Independent(best, min(best, low), best + unsure, tuple(roots))


def of_one_owner(roots: Iterable[str], owners: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of roots whose outlets have one owner: each with the first of them."""
    groups: dict[str, list[str]] = defaultdict(list)
    for root in sorted(roots):
        if owners.get(root):
            groups[owners[root]].append(root)
    return [(members[0], other) for _, members in sorted(groups.items()) for other in members[1:]]


def homes(roots: Iterable[str], derivations: Sequence[Derivation]) -> dict[str, str]:
    """The root each report hangs under (itself for a root), by whole derivations."""
    parent = {e.child: e.parent for e in derivations if e.kind != "partial"}
    out = {root: root for root in roots}
    for child in parent:
        at = child
        for _ in range(len(parent) + 1):
            if at not in parent:
                break
            at = parent[at]
        out[child] = at
    return out


def _joined(nodes: Sequence[str], pairs: Iterable[tuple[str, str]]) -> int:
    """By how much joining the pairs lowers the number of groups."""
    top = {node: node for node in nodes}

    def find(x: str) -> str:
        while top[x] != x:
            x = top[x]
        return x

    merged = 0
    for x, y in pairs:
        first, second = find(x), find(y)
        if first != second:
            top[max(first, second)] = min(first, second)
            merged += 1
    return merged
