"""Where each variant was born, who copied it, and what is an addition and what an omission: differences held against the stemma."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from retold.model import SEVERITIES, Annotations, Difference, Report, Span, Stemma, Variant, content_id
from retold.trace.births import Births, figure_or_words
from retold.trace.kinship import Kinship

MEANING_ORDER = {"changed": 0, "unsure": 1, "kept": 2}
TURNED = {"added": "omitted", "omitted": "added"}


def trace(
    differences: Sequence[Difference], stemma: Stemma, annotations: Sequence[Annotations], weight: Mapping[str, float]
) -> tuple[Variant, ...]:
    """The variants of one story, ranked; sorted by id.

    ``weight`` says how much of the story stands on a claim (claim id to 0..1) and orders variants of one gravity. A variant
    between a text and one that derives from it, over however many, is directed: born in the highest text between them that has the
    new reading, copied by those of its descendants that have the same words. Which reading is new, all texts of the tree say that have
    one of the two (:mod:`retold.trace.births`); where they do not, the variant has no direction.
    """
    reports = {item.report.id: item.report for item in annotations}
    kinship = Kinship(stemma, annotations)
    births = Births(kinship)
    variants = [_variant(difference, births, reports) for difference in differences if kinship.can_tell(difference)]
    return _ranked(_told_once(variants, kinship), _reach(variants, kinship), weight)


def _variant(difference: Difference, births: Births, reports: Mapping[str, Report]) -> Variant:
    x, y = difference.between
    before, after, operation = difference.a, difference.b, difference.operation
    side, born = births.of(difference)
    swap = side == x if born else _cleaner(reports[y], reports[x])
    if swap:
        before, after, operation = after, before, TURNED.get(operation, operation)
        x, y = y, x
    copied = births.copiers(born, after.exact) if born and after is not None else ()
    return Variant(
        content_id("v", difference.id), 0, difference.claim, difference.type, difference.also, operation, difference.meaning, difference.p,
        difference.severity, (x, y), before, after, bool(born), born, copied,
        _turned(difference.why) if swap else difference.why,
    )  # fmt: skip


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


def _told_once(variants: Sequence[Variant], kinship: Kinship) -> list[tuple[Variant, bool]]:
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


def _reach(variants: Sequence[Variant], kinship: Kinship) -> dict[str, int]:
    """How many reports copied a variant or changed it once more, by its id: what 12 became comes before what that became."""
    later: dict[str, set[str]] = defaultdict(set)
    for variant in variants:
        if variant.born_in and variant.before is not None:
            later[_reading(variant.before)] |= {variant.born_in, *variant.copied_by}
    out = {}
    for variant in variants:
        again = later[_reading(variant.after)] if variant.after is not None else set()
        below = set(kinship.below(variant.born_in)) if variant.born_in else set()
        out[variant.id] = len({*variant.copied_by} | (again & below))
    return out


def _reading(span: Span) -> str:
    return figure_or_words(span.exact).casefold()


def _ranked(variants: Sequence[tuple[Variant, bool]], reach: Mapping[str, int], weight: Mapping[str, float]) -> tuple[Variant, ...]:
    def key(item: tuple[Variant, bool]) -> tuple[object, ...]:
        variant, repeats = item
        gravity = SEVERITIES.index(variant.severity)
        return (
            MEANING_ORDER[variant.meaning],
            repeats,
            gravity,
            not variant.directed,
            -reach[variant.id],
            -round(variant.p + weight.get(variant.claim, 0.0), 4),
            variant.id,
        )

    ranked = sorted(variants, key=key)
    placed = [replace(variant, rank=rank) for rank, (variant, _) in enumerate(ranked, 1)]
    return tuple(sorted(placed, key=lambda v: v.id))
