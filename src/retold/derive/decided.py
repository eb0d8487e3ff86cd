"""The stemma as people decided: each named parent set, whatever the texts speak for, without a circle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from retold.derive.roots import count_roots
from retold.model import Derivation, Evidence, Kin, Relation, Report, Stemma, Unseen, content_id


def keep_to_parents(
    stemma: Stemma, parents: Sequence[Kin], reports: Sequence[Report], relations: Sequence[Relation], owners: Mapping[str, str]
) -> Stemma:
    """``stemma`` with the decided parents (of ``b`` it is ``a``, or none where ``a`` is ""); roots and their count follow."""
    held = {report.id for report in reports}
    wanted = [kin for kin in parents if kin.b in held and (not kin.a or kin.a in held) and kin.a != kin.b]
    if not wanted:
        return stemma
    edges = list(stemma.derivations)
    for kin in wanted:
        edges = _with_parent(edges, kin, relations)
    edges, unseen = _without_idle_sources(edges, stemma.unseen)
    whole = {edge.child for edge in edges if edge.kind != "partial"}
    roots = tuple(sorted([report for report in held if report not in whole] + [source.id for source in unseen]))
    related = {(edge.parent, edge.child) for edge in edges}
    return replace(
        stemma,
        derivations=tuple(sorted(edges, key=lambda edge: edge.id)),
        apart=tuple(pair for pair in stemma.apart if (pair.a, pair.b) not in related and (pair.b, pair.a) not in related),
        unseen=tuple(unseen),
        roots=roots,
        independent=count_roots(roots, edges, _settled(relations, wanted), owners),
    )


def _settled(relations: Sequence[Relation], parents: Sequence[Kin]) -> list[Relation]:
    """The relations that still leave something open: what was decided to derive from nothing joins no roots."""
    lone = {kin.b for kin in parents if not kin.a}
    return [relation for relation in relations if not {relation.a, relation.b} & lone]


def _with_parent(edges: Sequence[Derivation], kin: Kin, relations: Sequence[Relation]) -> list[Derivation]:
    """The edges with ``kin.a`` alone above ``kin.b``; a parent that stood below the child takes the child's old place."""
    before = {edge.child: edge for edge in edges if edge.kind != "partial"}
    old = before.get(kin.b)
    kept = [edge for edge in edges if not (edge.child == kin.b and (edge.kind != "partial" or edge.parent == kin.a))]
    if not kin.a:
        return kept
    reason = Evidence("decision", kin.why)
    kept = [edge for edge in kept if not (edge.parent == kin.b and edge.child == kin.a)]
    if _below(before, kin.a, kin.b):
        kept = [edge for edge in kept if not (edge.child == kin.a and edge.kind != "partial")]
        if old is not None and old.parent != kin.a:
            kept.append(replace(old, id=content_id("e", old.parent, kin.a), child=kin.a, carried=(), evidence=(reason, *old.evidence)))
    return [*kept, _edge(kin, reason, relations)]


def _below(before: dict[str, Derivation], start: str, wanted: str) -> bool:
    """Whether ``start`` derives from ``wanted``, over however many texts."""
    at, seen = start, set()
    while at in before and at not in seen:
        seen.add(at)
        at = before[at].parent
        if at == wanted:
            return True
    return False


def _edge(kin: Kin, reason: Evidence, relations: Sequence[Relation]) -> Derivation:
    """The decided edge, with what the texts show of it."""
    identity = content_id("e", kin.a, kin.b)
    relation = next((relation for relation in relations if {relation.a, relation.b} == {kin.a, kin.b}), None)
    if relation is None or relation.kind in ("apart", "independent"):
        return Derivation(identity, kin.a, kin.b, "paraphrased", 0.0, 1.0, 1.0, (), (reason,))
    turned = relation.a == kin.b
    carried = tuple((b, a) for a, b in relation.carried) if turned else relation.carried
    kind = "paraphrased" if relation.kind == "partial" else relation.kind
    share = relation.share_a if turned else relation.share_b
    return Derivation(identity, kin.a, kin.b, kind, share, 1.0, 1.0, carried, (reason, *relation.evidence))


def _without_idle_sources(edges: Sequence[Derivation], unseen: Sequence[Unseen]) -> tuple[list[Derivation], list[Unseen]]:
    """Unseen sources that still have something to explain: two texts, or one that credits them; the others go, with their edges."""
    kept, sources = list(edges), []
    for source in unseen:
        children = tuple(child for child in source.children if any(edge.parent == source.id and edge.child == child for edge in edges))
        children += tuple(sorted({edge.child for edge in edges if edge.parent == source.id} - set(children)))
        if len(children) >= 2 or (children and source.origin):
            sources.append(replace(source, children=children))
        else:
            kept = [edge for edge in kept if edge.parent != source.id]
    return kept, sources
