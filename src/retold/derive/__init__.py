"""Relations to a stemma: direction, tree, unseen sources, roots, probabilities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retold.derive.decided import keep_to_parents
from retold.derive.direction import Direction, direction_of
from retold.derive.families import families
from retold.derive.owners import Owners, owners_in, shipped
from retold.derive.roots import count_roots
from retold.derive.tree import grow
from retold.model import Apart, Derivation, Kin, Relation, Report, Stemma, Unseen, content_id

__all__ = ["Owners", "derive", "owners_in", "shipped"]

NONE: Mapping[str, str] = {}


def derive(
    reports: Sequence[Report], relations: Sequence[Relation], parents: Sequence[Kin] = (), owners: Mapping[str, str] = NONE
) -> Stemma:
    """The stemma of one story.

    Whole copies form families, each grown greedily into a tree under its earliest member or under an unseen source; carried
    paragraphs become ``partial`` edges between reports of any family, and a report with partial parents stays a root for the
    rest of its text. ``parents`` are what people decided on who derives from whom, ``owners`` the owner of each report's outlet by
    report id: texts of one owner are one in the low count of roots.
    """
    by_id = {report.id: report for report in reports}
    derivations: list[Derivation] = []
    unseen: list[Unseen] = []
    found = families(reports, relations)
    for family in found:
        edges, source = grow(family, by_id)
        derivations.extend(edges)
        if source is not None:
            unseen.append(source)
    kin = {member: family.members[0] for family in found for member in family.members}
    derivations.extend(_partial(by_id, [r for r in relations if kin.get(r.a, r.a) != kin.get(r.b, r.b)]))
    whole = {edge.child for edge in derivations if edge.kind != "partial"}
    roots = tuple(sorted([r for r in by_id if r not in whole] + [u.id for u in unseen]))
    apart = tuple(Apart(r.a, r.b, r.evidence[0].text, r.evidence[0].spans) for r in relations if r.kind == "apart")
    independent = count_roots(roots, derivations, relations, owners)
    stemma = Stemma(
        tuple(sorted(derivations, key=lambda e: e.id)),
        tuple(sorted(apart, key=lambda x: (x.a, x.b))),
        tuple(sorted(unseen, key=lambda u: u.id)),
        roots,
        independent,
    )
    return keep_to_parents(stemma, parents, reports, relations, owners)


def _partial(by_id: dict[str, Report], relations: Sequence[Relation]) -> list[Derivation]:
    edges = []
    for relation in relations:
        if relation.kind != "partial":
            continue
        direction: Direction = direction_of(by_id[relation.a], by_id[relation.b], relation)
        flip = direction.parent != relation.a
        carried = tuple((b, a) for a, b in relation.carried) if flip else relation.carried
        share = relation.share_a if flip else relation.share_b
        identity = content_id("e", direction.parent, direction.child)
        evidence = relation.evidence + direction.evidence
        parent, child = direction.parent, direction.child
        edges.append(Derivation(identity, parent, child, "partial", share, relation.p, direction.p, carried, evidence))
    return edges
