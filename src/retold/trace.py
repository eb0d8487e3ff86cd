"""Where each variant was born, who copied it, and what is an addition and what an omission: differences held against the stemma."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from retold.model import SEVERITIES, Annotations, Derivation, Difference, Report, Stemma, Variant, content_id

MEANING_ORDER = {"changed": 0, "unsure": 1, "kept": 2}
FIRM = 0.6  # direction probability from which a difference between parent and child gets a direction
ONE_SIDED = frozenset({"addition", "omission"})
TURNED = {"added": "omitted", "omitted": "added"}


def trace(
    differences: Sequence[Difference], stemma: Stemma, annotations: Sequence[Annotations], weight: Mapping[str, float]
) -> tuple[Variant, ...]:
    """The variants of one story, ranked; sorted by id.

    ``weight`` says how much of the story stands on a claim (claim id to 0..1) and orders variants of one gravity. A variant
    between a parent and its child is directed: born in the child, copied by those of its descendants that have the same
    words. Two siblings under an unseen source are directed when the others side with one of them.
    """
    reports = {item.report.id: item.report for item in annotations}
    kinship = _Kinship(stemma, reports)
    variants = [_variant(difference, kinship, reports) for difference in differences if kinship.can_tell(difference)]
    return _ranked(_told_once(variants), weight)


class _Kinship:
    """Parents, children and the derivations between them, and the folded texts of the reports."""

    def __init__(self, stemma: Stemma, reports: Mapping[str, Report]) -> None:
        self.folded = {key: report.text.casefold() for key, report in reports.items()}
        self.edge: dict[tuple[str, str], Derivation] = {(e.parent, e.child): e for e in stemma.derivations}
        self.children: dict[str, list[str]] = defaultdict(list)
        self.parent: dict[str, str] = {}
        for edge in stemma.derivations:
            if edge.kind != "partial":
                self.children[edge.parent].append(edge.child)
                self.parent[edge.child] = edge.parent

    def below(self, report: str) -> list[str]:
        """All descendants by whole derivations, sorted."""
        out: list[str] = []
        todo = list(self.children.get(report, ()))
        while todo:
            child = todo.pop()
            out.append(child)
            todo.extend(self.children.get(child, ()))
        return sorted(out)

    def can_tell(self, difference: Difference) -> bool:
        """What one text has more than another is an addition or omission only against its parent, or beside it under one."""
        x, y = difference.between
        if difference.type not in ONE_SIDED or not difference.carried:
            return True
        beside = self.parent.get(x) is not None and self.parent.get(x) == self.parent.get(y)
        return (x, y) in self.edge or (y, x) in self.edge or beside

    def siblings(self, x: str, y: str) -> list[str]:
        """The other children of the common parent of x and y; empty when they have none."""
        parent = self.parent.get(x)
        if parent is None or parent != self.parent.get(y):
            return []
        return sorted(c for c in self.children[parent] if c not in (x, y))


def _variant(difference: Difference, kinship: _Kinship, reports: Mapping[str, Report]) -> Variant:
    x, y = difference.between
    before, after, operation = difference.a, difference.b, difference.operation
    directed, born = _direction(difference, kinship)
    swap = born == x if directed else _cleaner(reports[y], reports[x])
    if swap:
        before, after, operation = after, before, TURNED.get(operation, operation)
        x, y = y, x
    copied = tuple(r for r in kinship.below(y) if after is not None and _has(kinship.folded[r], after.exact)) if directed else ()
    return Variant(
        content_id("v", difference.id), 0, difference.claim, difference.type, difference.also, operation, difference.meaning, difference.p,
        difference.severity, (x, y), before, after, directed, y if directed else None, copied,
        _turned(difference.why) if swap else difference.why,
    )  # fmt: skip


def _direction(difference: Difference, kinship: _Kinship) -> tuple[bool, str | None]:
    """Whether the difference has a direction, and the report it was born in."""
    x, y = difference.between
    for parent, child in ((x, y), (y, x)):
        edge = kinship.edge.get((parent, child))
        if edge is not None:
            return edge.direction_p >= FIRM, child if edge.direction_p >= FIRM else None
    others = kinship.siblings(x, y)
    if not others or difference.a is None or difference.b is None:
        return False, None
    with_x = sum(_has(kinship.folded[r], difference.a.exact) for r in others)
    with_y = sum(_has(kinship.folded[r], difference.b.exact) for r in others)
    if with_x > with_y and with_y == 0:
        return True, y
    if with_y > with_x and with_x == 0:
        return True, x
    return False, None


def _turned(why: str) -> str:
    """The reason read the other way: "12 -> 21: another value" as "21 -> 12: another value"."""
    told, mark, rule = why.partition(": ")
    first, arrow, second = told.partition(" -> ")
    return f"{second} -> {first}: {rule}" if mark and arrow else why


def _cleaner(first: Report, second: Report) -> bool:
    """Whether ``first`` should stand before ``second``: clearly less damaged, else earlier, else smaller id."""
    if abs(first.condition.score - second.condition.score) >= 0.1:
        return first.condition.score < second.condition.score
    if first.published and second.published and first.published != second.published:
        return first.published < second.published
    return first.id < second.id


def _has(folded: str, words: str) -> bool:
    """Whether the folded text has these words, in whatever case (a phrase may open a sentence)."""
    return words.casefold() in folded


def _told_once(variants: Sequence[Variant]) -> list[tuple[Variant, bool]]:
    """Each variant with whether it repeats one told already: the same words between other reports of the same claim.

    Repeats are kept (nothing is lost) and ranked last. Directed variants are told first.
    """
    seen: set[str] = set()
    out = []
    for variant in sorted(variants, key=lambda v: (not v.directed, v.between, v.id)):
        out.append((variant, variant.tells in seen))
        seen.add(variant.tells)
    return out


def _ranked(variants: Sequence[tuple[Variant, bool]], weight: Mapping[str, float]) -> tuple[Variant, ...]:
    def key(item: tuple[Variant, bool]) -> tuple[object, ...]:
        variant, repeats = item
        gravity = SEVERITIES.index(variant.severity)
        return (
            MEANING_ORDER[variant.meaning],
            repeats,
            gravity,
            not variant.directed,
            -len(variant.copied_by),
            -round(variant.p + weight.get(variant.claim, 0.0), 4),
            variant.id,
        )

    ranked = sorted(variants, key=key)
    placed = [replace(variant, rank=rank) for rank, (variant, _) in enumerate(ranked, 1)]
    return tuple(sorted(placed, key=lambda v: v.id))
