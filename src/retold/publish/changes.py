"""Variants as people read them: one change told once, wherever it recurs, and in which of three places it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retold.model import Derivation, Story, Variant
from retold.publish.lineage import on_the_way


@dataclass(frozen=True, slots=True)
class Change:
    """One change and everywhere it lies: ``told`` is its best-ranked variant, ``again`` the others, by rank."""

    told: Variant
    again: tuple[Variant, ...]

    @property
    def variants(self) -> tuple[Variant, ...]:
        """All its variants, the best-ranked first."""
        return (self.told, *self.again)

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Ids of the further reports it lies between, sorted; not those of :attr:`told`, nor those that copied it on."""
        named = {*self.told.between, *self.told.copied_by}
        return tuple(sorted({report for variant in self.again for report in variant.between} - named))


def changes(variants: Iterable[Variant]) -> list[Change]:
    """Each change once, the best-ranked first: one change in five copies is one change. Verdicts stay apart."""
    found: dict[tuple[str, str], list[Variant]] = {}
    for variant in sorted(variants, key=lambda item: (item.rank, item.id)):
        found.setdefault((variant.tells, variant.meaning), []).append(variant)
    return [Change(told, tuple(again)) for told, *again in found.values()]


def way_first(variants: Iterable[Variant], above: dict[str, Derivation]) -> Iterator[Variant]:
    """``variants`` by rank, those on the way of a text to its copies before those between independent tellings."""
    yield from sorted(variants, key=lambda item: (not on_the_way(item, above), item.rank, item.id))


def by_copy(found: Iterable[Change], above: dict[str, Derivation]) -> list[tuple[str, list[Change]]]:
    """The changes on the way, by the report in which each was made, the report with the best-ranked change first."""
    groups: dict[str, list[Change]] = {}
    for change in found:
        if on_the_way(change.told, above):
            groups.setdefault(place_of(change.told), []).append(change)
    return sorted(groups.items(), key=lambda item: (item[1][0].told.rank, item[0]))


def place_of(variant: Variant) -> str:
    """The report in which a change was made, or the one it is best read in: where it was born, else the later side."""
    if variant.born_in:
        return variant.born_in
    return variant.after.report if variant.after else variant.between[1]


def changed_on_the_way(story: Story, above: dict[str, Derivation]) -> list[Change]:
    """Changes of meaning between a text and what it derives from, each once."""
    return changes(item for item in story.variants if item.meaning == "changed" and on_the_way(item, above))
