"""One family grown into a tree: each member under its likeliest parent, or under an unseen source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from retold.derive.arrange import Arrangement, arrange
from retold.derive.clock import comparable
from retold.derive.direction import credits_outlet, direction_of, outlet_key, own_key
from retold.derive.families import Family
from retold.derive.orphans import Orphan, orphans
from retold.derive.translated import is_translated
from retold.model import Credit, Derivation, Evidence, Relation, Report, Unseen, content_id

UNEVEN = 0.9  # a child with this much less (more) of the other is an abridged (extended) copy
DAMAGED = 0.15  # by how much worse a child must read to count as translated
OWN_SHARE = 0.04  # part of its own words from which a report holds something its relative lacks
FIRM = 0.7  # direction probability from which one member is held the parent of another though both may have one unseen source
PAIR = 2
MISSING = 0.7  # chance that the first text is not at hand, from which it is told: of made trees left out of the fit 35 of 101, 2 wrongly
SCATTERED = 2  # passages without a parent in as many places were cut by the text above; one alone may have been put in by another
VERBATIM = 0.97


def grow(family: Family, reports: Mapping[str, Report]) -> tuple[list[Derivation], Unseen | None]:
    """The derivations of one family and its unseen source, if it needs one."""
    members = [reports[member] for member in family.members]
    found = arrange(family, members, [report for key, report in sorted(reports.items()) if key not in family.members])
    strays = orphans(members, found.parents)
    origin = _origin(family, reports)
    tops = _heirs(family, reports, origin, found) if origin is not None else _orphaned(family, reports, found, strays)
    source = _unseen(reports, tops, origin) if tops else None
    edges = [_edge(family, reports, parent, child, found) for child, parent in sorted(found.parents.items()) if child not in tops]
    edges += [second for stray in strays if (second := _second(family, stray, found, tops)) is not None]
    if source is not None:
        edges += [_edge_from_unseen(family, reports, source, child) for child in tops]
    return edges, source


def _orphaned(family: Family, reports: Mapping[str, Report], found: Arrangement, strays: Sequence[Orphan]) -> list[str]:
    """The member on top and those below it that hold what it lacks and others hold too: children of an unseen source. Else empty."""
    if found.missing >= MISSING:
        return list(found.from_it)
    top = next(member for member in family.members if member not in found.parents)
    children = [member for member, parent in found.parents.items() if parent == top]
    lacking = {stray.child for stray in strays if stray.passages >= SCATTERED and stray.child in children}
    lacking |= {member for member in children if _undated_pair(family, reports, top, member)}
    return sorted({top, *lacking}) if lacking else []


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


def _sibling(family: Family, reports: Mapping[str, Report], top: str, member: str) -> bool:
    """Whether two texts of which one may derive from a credited source stand beside each other under it, not one under the other.

    A translation adds nothing of its own, so what a translated text has over its relative comes from that source.
    """
    relation = family.between(top, member)
    if relation is None:
        return False
    own = relation.own_b if relation.a == top else relation.own_a
    translated = reports[member].condition.score - reports[top].condition.score >= DAMAGED and own > OWN_SHARE
    return translated or _undated_pair(family, reports, top, member)


def _undated_pair(family: Family, reports: Mapping[str, Report], top: str, member: str) -> bool:
    """Two undated texts, of which no third can tell more, that each hold more than the other are as likely siblings as parent and child."""
    relation = family.between(top, member)
    undated = len(family.members) == PAIR and not comparable(*sorted((reports[top].published, reports[member].published)))
    return relation is not None and undated and min(relation.own_a, relation.own_b) > OWN_SHARE


def _heirs(family: Family, reports: Mapping[str, Report], origin: tuple[str, tuple[Credit, ...]], found: Arrangement) -> list[str]:
    """Members directly under the credited origin: those that credit it, the one on top, and below these its siblings or undecided."""
    crediting = {credit.span.report for credit in origin[1]}
    heirs = {m for m in family.members if m not in found.parents or m in crediting}
    for member in family.members:
        parent = found.parents.get(member)
        if parent in heirs and (_sibling(family, reports, parent, member) or not _below(reports, found, parent, member)):
            heirs.add(member)
    return sorted(heirs)


def _below(reports: Mapping[str, Report], found: Arrangement, parent: str, member: str) -> bool:
    """Whether a text stands under an heir of the source, not beside it: a date or credit can tell, words alone cannot."""
    dated = comparable(reports[parent].published, reports[member].published)
    return found.direction[parent, member] >= FIRM and (dated or credits_outlet(reports[member], reports[parent]))


def _second(family: Family, stray: Orphan, found: Arrangement, tops: Sequence[str]) -> Derivation | None:
    """The partial edge to a second parent, where the passages that the first lacks stand in the lines of a relation; else None."""
    relation = family.between(stray.child, stray.relative)
    if relation is None or stray.child in tops:
        return None
    pairs = relation.carried if relation.b == stray.child else tuple((b, a) for a, b in relation.carried)
    taken = tuple(pair for pair in pairs if stray.holds(pair[1].exact))
    if not taken:
        return None
    parent, child = stray.relative, stray.child
    share = round(stray.share, 4)
    why = Evidence(
        "second parent",
        f"{len(taken)} passages stand in no text that this one can have them from but in this.",
        tuple(span for pair in taken for span in pair),
    )
    p = round(found.direction[parent, child], 4)
    return Derivation(content_id("e", parent, child), parent, child, "partial", share, relation.p, p, taken, (why,))


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


def _edge(family: Family, reports: Mapping[str, Report], parent: str, child: str, found: Arrangement) -> Derivation:
    relation = family.relations[min(parent, child), max(parent, child)]
    reasons = _reasons(reports, relation, parent, child, round(found.direction[parent, child], 4))
    flip = relation.a != parent
    carried = tuple((b, a) for a, b in relation.carried) if flip else relation.carried
    share_parent, share_child = (relation.share_b, relation.share_a) if flip else (relation.share_a, relation.share_b)
    p = round(found.direction[parent, child], 4)
    kind = _kind(relation, reports[parent], reports[child], share_parent, share_child)
    identity = content_id("e", parent, child)
    return Derivation(identity, parent, child, kind, share_child, relation.p, p, carried, relation.evidence + reasons)


def _reasons(reports: Mapping[str, Report], relation: Relation, parent: str, child: str, p: float) -> tuple[Evidence, ...]:
    """What tells the direction; where the two alone do not tell this one, that all texts together do."""
    direction = direction_of(reports[relation.a], reports[relation.b], relation)
    if p < FIRM or (direction.parent == parent and direction.p >= FIRM):
        return direction.evidence
    above, below = reports[parent].label, reports[child].label
    text = f"Words that all of these texts share or lack put {above} above {below}: the other way round has a chance of {1 - p:.2f}."
    return (*(reason for reason in direction.evidence if reason.kind != "direction"), Evidence("tree", text))


def _kind(relation: Relation, parent: Report, child: Report, share_parent: float, share_child: float) -> str:
    if min(share_parent, share_child) >= VERBATIM:
        return "verbatim"
    if is_translated(relation, parent, child):
        return "translated"
    same_outlet = outlet_key(parent.outlet) == outlet_key(child.outlet) and parent.outlet
    if same_outlet and comparable(parent.published, child.published):
        return "update"
    if share_parent < UNEVEN * share_child:
        return "abridged"
    if share_child < UNEVEN * share_parent:
        return "extended"
    return "edited" if relation.kind in ("edited", "verbatim", "abridged") else "paraphrased"


def _worse_than_kin(family: Family, reports: Mapping[str, Report], child: str) -> bool:
    """Whether a child of an unseen source reads as a translation of a relative, which then has more of the source's own words."""
    worst = max(reports[member].condition.score for member in family.members)
    clean = min(reports[member].condition.score for member in family.members)
    score = reports[child].condition.score
    if score == worst and score - clean >= DAMAGED:
        return True
    kin = [(pair, relation) for pair, relation in sorted(family.relations.items()) if child in pair]
    others = [(reports[a if b == child else b], relation) for (a, b), relation in kin]
    return any(is_translated(relation, other, reports[child]) for other, relation in others if other.condition.score < score)


def _edge_from_unseen(family: Family, reports: Mapping[str, Report], source: Unseen, child: str) -> Derivation:
    """From an unseen source: what the child shares with its nearest sibling is the least that it took."""
    kin = [(r, r.share_a if r.a == child else r.share_b) for r in family.relations.values() if child in (r.a, r.b)]
    relation, share = max(kin, key=lambda item: (item[1], item[0].a, item[0].b))
    kind = "translated" if _worse_than_kin(family, reports, child) else "verbatim" if share >= VERBATIM else "edited"
    carried = tuple((b, a) for a, b in relation.carried) if relation.a == child else relation.carried
    evidence = (Evidence("unseen source", source.why), *relation.evidence)
    return Derivation(content_id("e", source.id, child), source.id, child, kind, round(share, 4), relation.p, 0.9, carried, evidence)
