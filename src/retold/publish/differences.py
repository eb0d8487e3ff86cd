"""The differences of a story as its page shows them: each change once, in its place, and those of one kind and reason together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from retold.model import MEANINGS, Claim, Derivation, Discrepancy, Span, Story, Variant
from retold.publish.answers import matter
from retold.publish.changes import Change, by_copy, changes
from retold.publish.detail import Detail
from retold.publish.lineage import on_the_way
from retold.publish.quoting import without_listed
from retold.publish.rows import alike
from retold.publish.signs import GLOSSES, SHOWN_PROBABILITY, TYPES

SMALL_REACH = 2  # a type that lies between less than this part of the reports that another does divides no readings
WEIGHTS = {"later": "changed over time", "compatible": "both may hold", "self": "one report against itself"}  # conflict is said so
STATUS_AT_END = re.compile(r": (conflict|compatible|superseded|later|self)\.$")  # the tag says it


@dataclass(frozen=True)
class Differences:
    """The section "Differences" of one story; ``targets`` are the ids that the cards lead to, which always stand on the page."""

    story: Story
    above: dict[str, Derivation]
    detail: Detail
    targets: frozenset[str]

    @cached_property
    def told(self) -> list[Change]:
        """Every change of the story once, the best-ranked first; one that lies on the way of a text to a copy is told there."""
        found: dict[tuple[object, ...], Change] = {}
        for change in (self._on_the_way_first(change) for change in changes(self.story.variants)):
            told = change.told
            same = (told.type, told.meaning, told.before, told.after) if told.before and told.after else (told.id,)  # one place, two claims
            known = found.get(same)
            found[same] = Change(known.told, (*known.again, *change.variants)) if known else change
        return list(found.values())

    def _on_the_way_first(self, change: Change) -> Change:
        first = next((variant for variant in change.variants if on_the_way(variant, self.above)), change.told)
        return Change(first, tuple(variant for variant in change.variants if variant is not first))

    @cached_property
    def shown(self) -> dict[str, list[Change]]:
        """The changes on the page by verdict: the best-ranked of each, and whatever a card leads to."""
        found: dict[str, list[Change]] = {verdict: [] for verdict in MEANINGS}
        longest = {"changed": self.detail.changed, "unsure": self.detail.unsure, "kept": self.detail.kept}
        for change in self.told:
            listed = found[change.told.meaning]
            if len(listed) < longest[change.told.meaning] or self.targets & {variant.id for variant in change.variants}:
                listed.append(change)
        return found

    @property
    def unshown(self) -> int:
        """How many changes are not on the page."""
        return len(self.told) - sum(map(len, self.shown.values()))

    def on_the_way(self) -> list[tuple[str, list[Change]]]:
        """The changes of meaning between texts and their copies, by the report in which each was made."""
        return by_copy(self.shown["changed"], self.above)

    def between(self, *, sure: bool) -> list[Change]:
        """The changes of meaning between independent tellings, those that are sure enough for a card or the others."""
        found = (change for change in self.shown["changed"] if not on_the_way(change.told, self.above))
        return [change for change in found if (change.told.p >= SHOWN_PROBABILITY) is sure]

    def anchored_ids(self, change: Change) -> list[str]:
        """Ids of the folded variants of a change that a card leads to; their anchors stand with the change."""
        return [variant.id for variant in change.again if variant.id in self.targets]

    @cached_property
    def makers(self) -> dict[str, list[Change]]:
        """The changes of meaning on the page by the claims they concern, best-ranked first."""
        found: dict[str, list[Change]] = {}
        for change in self.shown["changed"]:
            for claim in sorted({variant.claim for variant in change.variants}):
                found.setdefault(claim, []).append(change)
        return found

    def distinguishing(self, claim: Claim) -> list[Variant]:
        """The changes of meaning on the page, sure enough for a card, that lie between the readings of a claim, each reason once.

        First the type that lies between most of their reports; what lies between few, as a misspelt name, is not what divides them.
        """
        sides = [set(reading.reports) for reading in claim.readings]
        sure = (change for change in reversed(self.makers.get(claim.id, [])) if change.told.p >= SHOWN_PROBABILITY)
        here = ((change.told, [item.between for item in change.variants if item.claim == claim.id]) for change in sure)
        apart = [(told, [pair for pair in pairs if not any(side.issuperset(pair) for side in sides)]) for told, pairs in here]
        found = {told.why: told for told, pairs in apart if pairs}
        reach: dict[str, set[str]] = {}
        for told, pairs in apart:
            reach.setdefault(told.type, set()).update(report for pair in pairs for report in pair)
        most = max((len(reports) for reports in reach.values()), default=0)
        kept = [told for told in list(found.values())[::-1] if len(reach[told.type]) * SMALL_REACH >= most]
        return sorted(kept, key=lambda told: -len(reach[told.type]))[: self.detail.wordings]

    def grave(self) -> list[Discrepancy]:
        """What cannot all be right, by rank."""
        return [item for item in self._ranked() if item.severity != "low" and item.weight != "compatible"]

    def slight(self) -> list[list[Discrepancy]]:
        """What is slight or may hold all at once, by rank; those of one kind that one reason explains together."""
        grave = {item.id for item in self.grave()}
        found: dict[tuple[str, str, str], list[Discrepancy]] = {}
        for item in self._ranked():
            if item.id not in grave:
                found.setdefault((item.kind, item.weight, reason(item)), []).append(item)
        return list(found.values())

    def _ranked(self) -> list[Discrepancy]:
        return sorted(self.story.discrepancies, key=lambda item: (item.rank, item.id))

    def passages(self, item: Discrepancy) -> list[Span]:
        """The passages of a discrepancy; of one between readings, the words that differ in the way it names."""
        alike = [variant for variant in self.story.variants if variant.claim == item.claim and item.kind in (variant.type, *variant.also)]
        wanted = {side for variant in alike for side in (variant.before, variant.after)}
        return [span for span in item.passages if span in wanted] or list(item.passages)

    def shown_passages(self, item: Discrepancy, most: int) -> list[list[Span]]:
        """The first passages of a discrepancy by their words; of a figure one of each value comes before the others."""
        values = {reading.span: reading.value for figure in self.story.figures for reading in figure.readings}
        seen: set[float] = set()
        first: list[list[Span]] = []
        later: list[list[Span]] = []
        for same in alike(self.passages(item)):
            value = values.get(same[0])
            (later if value is not None and value in seen else first).append(same)
            seen.update([] if value is None else [value])
        return (first + later)[:most]

    def matter(self, item: Discrepancy) -> str:
        """What a discrepancy is about, without the wordings that its passages show anyway."""
        return without_listed(matter(self.story, item), {" ".join(span.exact.casefold().split()) for span in self.passages(item)})


def reason(item: Discrepancy) -> str:
    """Why a discrepancy is one, without the status, which stands beside its kind."""
    return STATUS_AT_END.sub(".", item.why)


def weighed(item: Discrepancy) -> str:
    """How a discrepancy weighs, in words."""
    return WEIGHTS.get(item.weight, item.weight)


def types_told(sections: Iterable[Differences]) -> list[tuple[str, str, str]]:
    """Sign, name and meaning of every type of change that these sections tell, in the order of all types."""
    shown = [item for section in sections for found in section.shown.values() for change in found for item in change.variants]
    told = {kind for item in shown for kind in (item.type, *item.also)}
    return [(sign, name, GLOSSES[name]) for name, sign in TYPES.items() if name in told]


def together(found: Iterable[Change]) -> list[list[Change]]:
    """Changes of one kind and severity that one reason explains, at the place of the first of them."""
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in found:
        told = change.told
        groups.setdefault((told.type, told.also, told.operation == "moved", told.severity, told.why, f"{told.p:.2f}"), []).append(change)
    return list(groups.values())
