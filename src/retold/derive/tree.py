"""One family grown into a tree: each member under its likeliest parent, or under an unseen source."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

from retold.derive.direction import Direction, comparable, direction_of, outlet_key, own_key
from retold.derive.families import Family
from retold.model import Credit, Derivation, Evidence, Relation, Report, Unseen, content_id

UNEVEN = 0.9  # a child with this much less (more) of the other is an abridged (extended) copy
DAMAGED = 0.15  # by how much worse a child must read to count as translated
OWN_SHARE = 0.04  # part of its own words from which a report holds something its relative lacks
FIRM = 0.7  # direction probability from which one member is held the parent of another
VERBATIM = 0.97


def grow(family: Family, reports: Mapping[str, Report]) -> tuple[list[Derivation], Unseen | None]:
    """The derivations of one family and its unseen source, if it needs one."""
    origin = _origin(family, reports)
    directions = {pair: direction_of(reports[pair[0]], reports[pair[1]], r) for pair, r in family.relations.items()}
    parents = _parents(family, directions)
    tops = [m for m in family.members if m not in parents]
    if origin is None and len(tops) == 1 and not _lacks_parent(family, reports, tops[0]):
        return [_edge(family, reports, parent, child, directions) for child, parent in sorted(parents.items())], None
    if origin is not None:
        tops = _heirs(family, reports, origin, parents)
    elif len(tops) == 1:
        tops = [
            tops[0],
            *sorted(child for child, parent in parents.items() if parent == tops[0] and _sibling(family, reports, tops[0], child)),
        ]
    under = {child: parent for child, parent in parents.items() if child not in tops}
    source = _unseen(reports, tops, origin)
    edges = [_edge(family, reports, parent, child, directions) for child, parent in sorted(under.items())]
    edges += [_edge_from_unseen(family, reports, source, child) for child in tops]
    return edges, source


def _parents(family: Family, directions: Mapping[tuple[str, str], Direction]) -> dict[str, str]:
    """Likeliest parent of each member, without circles: arcs by weight, each taken unless it closes a circle.

    Weight is the log-odds of the direction and the likeness of the texts, so that a chain is preferred to a star where the
    middle text is nearer to both. Members without a firm parent stay on top. A greedy arborescence: not the optimum in general.
    """
    arcs = []
    for (x, y), relation in family.relations.items():
        direction = directions[x, y]
        if direction.p >= FIRM:
            nearness = (relation.share_a + relation.share_b) / 2
            weight = 3 * nearness + math.log(direction.p / (1.0001 - direction.p)) / 4
            arcs.append((-weight, direction.child, direction.parent))
    parents: dict[str, str] = {}
    for _, child, parent in sorted(arcs):
        if child not in parents and not _above(parents, parent, child):
            parents[child] = parent
    return parents


def _above(parents: Mapping[str, str], start: str, wanted: str) -> bool:
    """Whether ``wanted`` stands above ``start`` (or is it)."""
    at: str | None = start
    while at is not None:
        if at == wanted:
            return True
        at = parents.get(at)
    return False


def _origin(family: Family, reports: Mapping[str, Report]) -> tuple[str, tuple[Credit, ...]] | None:
    """An outlet or agency outside the family that members credit for their text, with the credits."""
    inside = {own_key(reports[m]) for m in family.members}
    named: dict[str, list[Credit]] = {}
    for member in family.members:
        for credit in reports[member].credits:
            key = outlet_key(credit.origin)
            if key and key not in inside:
                named.setdefault(key, []).append(credit)
    if not named:
        return None
    key = min(named, key=lambda k: (-len({c.span.report for c in named[k]}), k))
    return Counter(c.origin for c in named[key]).most_common(1)[0][0], tuple(named[key])


def _lacks_parent(family: Family, reports: Mapping[str, Report], top: str) -> bool:
    """Whether the member on top cannot be the parent of all: a damaged relative holds what the top lacks."""
    return any(_sibling(family, reports, top, m) for m in family.members if m != top)


def _sibling(family: Family, reports: Mapping[str, Report], top: str, member: str) -> bool:
    """Each of the two holds passages that the other lacks, and neither adding nor time explains it.

    A translation adds nothing of its own, so what a translated text has over its relative comes from a common parent; and
    two undated texts that each hold more than the other are as likely siblings as parent and child.
    """
    relation = family.between(top, member)
    if relation is None:
        return False
    own = (relation.own_a, relation.own_b) if relation.a == top else (relation.own_b, relation.own_a)
    worse = reports[member].condition.score - reports[top].condition.score
    undated = not comparable(*sorted((reports[top].published, reports[member].published)))
    translated = worse >= DAMAGED and own[1] > OWN_SHARE
    return translated or (undated and min(own) > OWN_SHARE)


def _heirs(family: Family, reports: Mapping[str, Report], origin: tuple[str, tuple[Credit, ...]], parents: Mapping[str, str]) -> list[str]:
    """Members directly under the credited origin: those that credit it, those without a parent, and siblings of these."""
    crediting = {credit.span.report for credit in origin[1]}
    heirs = {m for m in family.members if m not in parents or m in crediting}
    for member in family.members:
        parent = parents.get(member)
        relation = family.between(member, parent) if parent else None
        if relation is not None and parent in heirs and _sibling(family, reports, parent, member):
            heirs.add(member)
    return sorted(heirs)


def _unseen(reports: Mapping[str, Report], children: list[str], origin: tuple[str, tuple[Credit, ...]] | None) -> Unseen:
    identity = content_id("u", *children)
    labels = ", ".join(reports[c].label for c in children)
    if origin is not None:
        who = ", ".join(sorted({reports[c.span.report].label for c in origin[1]}))
        return Unseen(
            identity, tuple(children), origin[0], f"{who} credit {origin[0]}, which is not among the reports; {labels} share its text."
        )
    why = f"{labels} share one text, and each holds passages the others lack: none of them can be the parent of all."
    return Unseen(identity, tuple(children), "", why)


def _edge(
    family: Family, reports: Mapping[str, Report], parent: str, child: str, directions: Mapping[tuple[str, str], Direction]
) -> Derivation:
    pair = (min(parent, child), max(parent, child))
    relation, direction = family.relations[pair], directions[pair]
    flip = relation.a != parent
    carried = tuple((b, a) for a, b in relation.carried) if flip else relation.carried
    share_parent, share_child = (relation.share_b, relation.share_a) if flip else (relation.share_a, relation.share_b)
    p = direction.p if direction.parent == parent else round(1 - direction.p, 4)
    kind = _kind(relation, reports[parent], reports[child], share_parent, share_child)
    identity = content_id("e", parent, child)
    return Derivation(identity, parent, child, kind, share_child, relation.p, p, carried, relation.evidence + direction.evidence)


def _kind(relation: Relation, parent: Report, child: Report, share_parent: float, share_child: float) -> str:
    if min(share_parent, share_child) >= VERBATIM:
        return "verbatim"
    if child.condition.score - parent.condition.score >= DAMAGED and relation.kind != "edited":
        return "translated"
    same_outlet = outlet_key(parent.outlet) == outlet_key(child.outlet) and parent.outlet
    if same_outlet and comparable(parent.published, child.published):
        return "update"
    if share_parent < UNEVEN * share_child:
        return "abridged"
    if share_child < UNEVEN * share_parent:
        return "extended"
    return "edited" if relation.kind in ("edited", "verbatim", "abridged") else "paraphrased"


def _edge_from_unseen(family: Family, reports: Mapping[str, Report], source: Unseen, child: str) -> Derivation:
    """From an unseen source: what the child shares with its nearest sibling is the least that it took."""
    kin = [(r, r.share_a if r.a == child else r.share_b) for r in family.relations.values() if child in (r.a, r.b)]
    relation, share = max(kin, key=lambda item: (item[1], item[0].a, item[0].b))
    worst = max(reports[m].condition.score for m in family.members)
    clean = min(reports[m].condition.score for m in family.members)
    translated = reports[child].condition.score - clean >= DAMAGED and reports[child].condition.score == worst
    kind = "translated" if translated else "verbatim" if share >= VERBATIM else "edited"
    carried = tuple((b, a) for a, b in relation.carried) if relation.a == child else relation.carried
    evidence = (Evidence("unseen source", source.why), *relation.evidence)
    return Derivation(content_id("e", source.id, child), source.id, child, kind, round(share, 4), relation.p, 0.9, carried, evidence)
