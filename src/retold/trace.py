"""Where each variant was born, who copied it, and what is an addition and what an omission: differences held against the stemma."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
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
    between a text and one that derives from it, over however many, is directed: born in the highest text between them that has the
    new reading, copied by those of its descendants that have the same words. Two texts neither of which derives from the other are
    directed when the text above both, or where nobody has that its other descendants, side with one of them.
    """
    reports = {item.report.id: item.report for item in annotations}
    kinship = _Kinship(stemma, reports)
    variants = [_variant(difference, kinship, reports) for difference in differences if kinship.can_tell(difference)]
    return _ranked(_told_once(variants, kinship), weight)


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

    def line(self, report: str) -> list[str]:
        """The report and all above it, nearest first."""
        out = [report]
        while (above := self.parent.get(out[-1])) is not None and above not in out:
            out.append(above)
        return out

    def firm(self, child: str) -> bool:
        """Whether the direction of the edge above ``child`` is told with enough certainty."""
        edge = self.edge.get((self.parent.get(child, ""), child))
        return edge is not None and edge.direction_p >= FIRM

    def holds(self, report: str, words: str) -> bool:
        """Whether the report has these words, in whatever case (a phrase may open a sentence); an unseen source has none."""
        return words.casefold() in self.folded.get(report, "")


def _variant(difference: Difference, kinship: _Kinship, reports: Mapping[str, Report]) -> Variant:
    x, y = difference.between
    before, after, operation = difference.a, difference.b, difference.operation
    side, born = _birth(difference, kinship)
    swap = side == x if born else _cleaner(reports[y], reports[x])
    if swap:
        before, after, operation = after, before, TURNED.get(operation, operation)
        x, y = y, x
    copied = tuple(r for r in kinship.below(born) if after is not None and kinship.holds(r, after.exact)) if born else ()
    return Variant(
        content_id("v", difference.id), 0, difference.claim, difference.type, difference.also, operation, difference.meaning, difference.p,
        difference.severity, (x, y), before, after, bool(born), born, copied,
        _turned(difference.why) if swap else difference.why,
    )  # fmt: skip


def _birth(difference: Difference, kinship: _Kinship) -> tuple[str | None, str | None]:
    """On which side of a difference the new reading stands, and the report it was born in; None, None where nothing tells.

    Parsimony: a reading was born once, in the highest text of its side that has it. Which side is new is told by the nearest text above
    both; where nobody has that text, by what its other descendants read.
    """
    x, y = difference.between
    up_x, up_y = kinship.line(x), kinship.line(y)
    common = next((report for report in up_x if report in up_y), None)
    if common is None:
        return None, None
    side = y if common == x else x if common == y else _new_side(difference, common, kinship)
    if side is None:
        return None, None
    way = up_y if side == y else up_x
    new, old = (difference.b, difference.a) if side == y else (difference.a, difference.b)

    def has(report: str) -> bool:
        return kinship.holds(report, new.exact) if new else old is not None and not kinship.holds(report, old.exact)

    born = _highest(way[: way.index(common)], has)
    return (side, born) if kinship.firm(born) else (None, None)


def _highest(way: Sequence[str], has: Callable[[str], bool]) -> str:
    """The highest text of ``way``, child before parent, from which the reading came down without a gap."""
    born = way[0]
    for report in way[1:]:
        if not has(report):
            break
        born = report
    return born


def _new_side(difference: Difference, common: str, kinship: _Kinship) -> str | None:
    """Whose reading is new where neither report derives from the other; None where nothing tells."""
    if difference.a is None or difference.b is None:
        return None
    x, y = difference.between
    witnesses = [common] if common in kinship.folded else _other_lines(common, (x, y), kinship)
    with_x = sum(kinship.holds(r, difference.a.exact) for r in witnesses)
    with_y = sum(kinship.holds(r, difference.b.exact) for r in witnesses)
    if with_x and not with_y:
        return y
    return x if with_y and not with_x else None


def _other_lines(common: str, held: tuple[str, str], kinship: _Kinship) -> list[str]:
    """The children of an unseen source above neither of the two reports."""
    above = {*kinship.line(held[0]), *kinship.line(held[1])}
    return sorted(child for child in kinship.children[common] if child not in above)


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


def _told_once(variants: Sequence[Variant], kinship: _Kinship) -> list[tuple[Variant, bool]]:
    """Each variant with whether it repeats one told already: the same words between other reports of the same claim.

    Repeats are kept (nothing is lost) and ranked last. Directed variants are told first, and of these the ones at their birthplace,
    between it and its parent.
    """

    def at(variant: Variant) -> tuple[object, ...]:
        return (
            not variant.directed,
            variant.between[1] != variant.born_in,
            variant.between not in kinship.edge,
            variant.between,
            variant.id,
        )

    seen: set[str] = set()
    out = []
    for variant in sorted(variants, key=at):
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
