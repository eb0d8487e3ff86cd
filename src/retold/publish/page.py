"""What the templates of the page ask for: names, links, quotations and rows of one story, worked out in Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from retold.model import (
    MEANINGS,
    Case,
    Claim,
    Derivation,
    Discrepancy,
    Evidence,
    FigureReading,
    Passage,
    Position,
    Reading,
    Report,
    Span,
    Story,
    Variant,
)  # fmt: skip
from retold.publish.answers import (
    Card,
    by_rank,
    cards,
    cited_sources,
    contradicted,
    heading,
    honesty,
    independent_texts,
    matter,
    number_of,
    opening,
    shared_ground,
    shared_source,
    shortened,
    sources_line,
    texts_of,
)  # fmt: skip
from retold.publish.changes import Change, by_copy, changes
from retold.publish.detail import DETAILS, Detail
from retold.publish.find import apart_id
from retold.publish.lineage import line_of, names_of, on_the_way, parents, roots_of_reading, shared_roots, time_of, times_of
from retold.publish.passages import anchored
from retold.publish.quoting import HTML, head, only_true_quotes, quote
from retold.publish.repeats import repeats
from retold.publish.rows import ROWS, bars, base36
from retold.publish.signs import SHOWN_PROBABILITY, STATUS, TYPES, glyph, with_arrows
from retold.publish.tree import SURE, Tree, tree

INPUTS_SHOWN = 12  # of those that met the same fate
REPORTS_NAMED = 4  # of those that say one thing in the same words
DERIVATIONS_UNFOLDED = 12  # of a story; more are folded below the texts they come from
CLAIM_LENGTH = 200  # code points of a claim as the head of its readings

FURTHER = {"agreed": "claims", "disputed": "claims", "copied": "tree", "garbled": "differences"}  # where a card goes on
SHARED_ERRORS = frozenset({"shared error", "shared mistake", "mistake", "damage"})  # kinds of evidence that betray a copier
Beside = Callable[[str, str], Markup]
"""What stands beside a result of a kind (claim, variant, derivation ...) and an id: a server puts its buttons there."""


def nothing_beside(_kind: str, _id: str) -> Markup:
    """The file has no buttons."""
    return Markup("")


@dataclass
class StoryPage:
    """One story as the templates see it. ``number`` is its place in the case, from 1; ``texts_mode`` one of TEXTS."""

    case: Case
    story: Story
    number: int
    texts_mode: str
    anchors: dict[str, str]
    linked: set[Span] = field(default_factory=set)
    beside: Beside = nothing_beside
    detail: Detail = DETAILS[0]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The stored texts by report id."""
        return texts_of(self.story)

    @cached_property
    def names(self) -> dict[str, str]:
        """What reports and unseen sources are called."""
        return names_of(self.story)

    @cached_property
    def published(self) -> dict[str, str]:
        """Publication times by report id."""
        return {report.id: report.published for report in self.story.reports}

    @cached_property
    def makers(self) -> dict[str, list[Change]]:
        """The changes of meaning on the page by the claims they concern, best-ranked first."""
        found: dict[str, list[Change]] = {}
        for change in self.changes["changed"]:
            for claim in sorted({variant.claim for variant in change.variants}):
                found.setdefault(claim, []).append(change)
        return found

    @cached_property
    def above(self) -> dict[str, Derivation]:
        """The main derivation of each report that has one."""
        return parents(self.story.stemma)

    @property
    def tree(self) -> Tree:
        """The drawing of the stemma."""
        return tree(self.story)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The four answers."""
        return cards(self.story)

    @property
    def figures(self) -> tuple[str, str]:
        """Independent texts and cited sources, the two counts that must not be taken for one another."""
        return independent_texts(self.story), sources_line(self.story)

    @property
    def shared_ground(self) -> str:
        """What keeps the independent texts from being independent witnesses."""
        return shared_ground(self.story)

    @property
    def times(self) -> str:
        """When the reports appeared."""
        return times_of(self.published.values())

    @property
    def honesty(self) -> tuple[str, ...]:
        """What must be known before trusting the cards."""
        return honesty(self.case, self.story)

    @property
    def sources(self) -> list[tuple[str, int]]:
        """Cited sources with the number of reports that rest on each."""
        return cited_sources(self.story)

    def section(self, name: str) -> str:
        """The id of a section; the first story has the plain names, so that links to it stay short."""
        return name if self.number == 1 else f"{name}-{self.number}"

    @property
    def where(self) -> str:
        """What tells the landmarks of a further story from those of the first, for people who hear the page."""
        return "" if self.number == 1 else f" of story {self.number}"

    def evidence(self, edge: Derivation) -> list[Evidence]:
        """The evidence for an edge; what speaks for an unseen parent stands once, with that parent, and little detail
        leaves out the weakest kind, which ``retold explain`` has.
        """
        found = [item for item in edge.evidence if item.kind != "unseen source"]
        return found if self.detail.order else [item for item in found if item.kind != "order"] or found

    @property
    def derivations(self) -> list[tuple[Derivation, list[Derivation]]]:
        """The main derivation of each report, as listed by name, with its further ones, the largest share first."""
        further: dict[str, list[Derivation]] = {}
        for edge in sorted(self.story.stemma.derivations, key=lambda edge: (-edge.share, edge.id)):
            if self.above.get(edge.child) is not edge:
                further.setdefault(edge.child, []).append(edge)
        return [(self.above[child], further.get(child, [])) for child in sorted(self.above, key=lambda child: (self.name(child), child))]

    def wordings(self, claim: Claim, reading: Reading) -> list[list[Passage]]:
        """The passages of a reading by their words, what many reports tell in the same words first, what is doubtful last."""
        found: dict[str, list[Passage]] = {}
        for passage in reading.passages:
            found.setdefault(" ".join(passage.span.exact.split()), []).append(passage)
        return sorted(found.values(), key=lambda same: (same[0].span in claim.doubtful, -len(same), same[0].span))

    def name(self, thing_id: str) -> str:
        """What a report or unseen source is called."""
        return self.names.get(thing_id, thing_id)

    def anchor(self, thing_id: str) -> str:
        """The fragment of a report, or the id of anything else."""
        return self.anchors.get(thing_id, thing_id)

    def href(self, span: Span) -> str:
        """The fragment of a span; noted, so that the report's text gets an anchor there."""
        self.linked.add(span)
        return f"#{self.anchors[span.report]}:{span.start}-{span.end}"

    def quote(self, span: Span, longest: int = 10_000) -> str:
        """Words of a report between marks, at most ``longest`` code points; an ellipsis outside the marks says that more follows."""
        shown = head(span, longest)
        quoted = quote(shown, self.texts, HTML)
        return quoted if shown is span else quoted + Markup(" …")

    def said(self, sentence: str, longest: int = 320) -> str:
        """A sentence of a step, cut to ``longest`` code points, with marks only around slices of a text."""
        return only_true_quotes(shortened(with_arrows(sentence), longest), self.texts, HTML)

    def claims(self, status: str) -> list[Claim]:
        """Claims of one status by rank."""
        return by_rank(claim for claim in self.story.claims if claim.status == status)

    def single_by_report(self) -> list[tuple[str, list[Claim]]]:
        """Claims of one independent text, below the report that tells them first."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims("single"):
            if not claim.passages:
                continue
            found.setdefault(self.teller(claim), []).append(claim)
        return sorted(found.items(), key=lambda item: self.name(item[0]))

    def teller(self, claim: Claim) -> str:
        """The report highest in the tree that tells a claim."""
        times, telling = self.published, (passage.span.report for passage in claim.sure)
        return min(telling, key=lambda item: (self.generation(item), not times.get(item), times.get(item, ""), item))

    def generation(self, report: str) -> int:
        """How many reports stand above ``report`` in the tree."""
        seen = {report}
        while report in self.above and self.above[report].parent not in seen:
            report = self.above[report].parent
            seen.add(report)
        return len(seen) - 1

    def roots(self, claim: Claim, reading: Reading) -> tuple[str, ...]:
        """The independent tellings behind a reading."""
        return roots_of_reading(claim, reading, self.story.stemma, self.above)

    def shared_roots(self, claim: Claim) -> frozenset[str]:
        """The texts behind several rival readings of a claim, which copying alone can have made rivals."""
        return shared_roots(claim, self.story.stemma, self.above)

    def against(self, claim: Claim) -> list[Discrepancy]:
        """What speaks against a claim that no rival reading disputes."""
        return [item for item in self.story.discrepancies if item.claim == claim.id] if claim.id in contradicted(self.story) else []

    def matter(self, item: Discrepancy) -> str:
        """What a discrepancy is about."""
        return matter(self.story, item)

    def families(self) -> list[tuple[str, list[tuple[Derivation, list[Derivation]]]]]:
        """The derivations below the text they come from, where there are many; else all below no name."""
        found = self.derivations
        if len(found) <= DERIVATIONS_UNFOLDED:
            return [("", found)]
        families: dict[str, list[tuple[Derivation, list[Derivation]]]] = {}
        for edge, further in found:
            families.setdefault(edge.parent, []).append((edge, further))
        return sorted(families.items(), key=lambda item: (-len(item[1]), self.name(item[0]), item[0]))

    def first(self, reading: Reading) -> str:
        """The report in which a reading is first seen, by publication time; "" where no time is known.

        A day without a clock time counts only where no report of that day has one.
        """
        clocked = {time[:10] for time in self.published.values() if "T" in time}
        times = {report: self.published.get(report, "") for report in reading.reports}
        dated = [report for report, time in times.items() if time and ("T" in time or time not in clocked)]
        return min(dated, key=lambda report: (times[report], self.generation(report), report), default="")

    def maker(self, claim: Claim, reading: Reading) -> Variant | None:
        """The change of meaning that made a reading, when one is known: all reports that tell it so derive from where it was born."""
        lines = [set(line_of(report, self.above)) for report in reading.reports]
        made = (change.told for change in self.makers.get(claim.id, []))
        return next((item for item in made if item.born_in and all(item.born_in in line for line in lines)), None)

    def passages(self, item: Discrepancy) -> list[Span]:
        """The passages of a discrepancy; of one between readings, the words that differ in the way it names."""
        alike = [variant for variant in self.story.variants if variant.claim == item.claim and item.kind in (variant.type, *variant.also)]
        wanted = {side for variant in alike for side in (variant.before, variant.after)}
        return [span for span in item.passages if span in wanted] or list(item.passages)

    def distinguishing(self, claim: Claim) -> list[Variant]:
        """The changes of meaning on the page, sure enough for a card, that lie between the readings of a claim, each reason once."""
        sides = [set(reading.reports) for reading in claim.readings]
        sure = (change for change in reversed(self.makers.get(claim.id, [])) if change.told.p >= SHOWN_PROBABILITY)
        here = ((change.told, [item.between for item in change.variants if item.claim == claim.id]) for change in sure)
        found = {told.why: told for told, pairs in here if any(not any(side.issuperset(pair) for side in sides) for pair in pairs)}
        return list(found.values())[::-1][: self.detail.wordings]

    @cached_property
    def told(self) -> list[Change]:
        """Every change of the story once, the best-ranked first."""
        return changes(self.story.variants)

    @cached_property
    def changes(self) -> dict[str, list[Change]]:
        """The changes on the page by verdict: the best-ranked of each, and whatever a card leads to."""
        found: dict[str, list[Change]] = {verdict: [] for verdict in MEANINGS}
        longest = {"changed": self.detail.changed, "unsure": self.detail.unsure, "kept": self.detail.kept}
        for change in self.told:
            listed = found[change.told.meaning]
            if len(listed) < longest[change.told.meaning] or self.targets & {variant.id for variant in change.variants}:
                listed.append(change)
        return found

    @cached_property
    def targets(self) -> frozenset[str]:
        """Ids of what the cards lead to."""
        return frozenset(line.target for card in self.cards for line in card.lines)

    @property
    def unshown(self) -> int:
        """How many changes are not on the page."""
        return len(self.told) - sum(map(len, self.changes.values()))

    def on_the_way(self) -> list[tuple[str, list[Change]]]:
        """The changes of meaning between texts and their copies, by the report in which each was made."""
        return by_copy(self.changes["changed"], self.above)

    def between(self, *, sure: bool) -> list[Change]:
        """The changes of meaning between independent tellings, those that are sure enough for a card or the others."""
        found = (change for change in self.changes["changed"] if not on_the_way(change.told, self.above))
        return [change for change in found if (change.told.p >= SHOWN_PROBABILITY) is sure]

    def anchored_ids(self, change: Change) -> list[str]:
        """Ids of the folded variants of a change that a card leads to; their anchors stand with the change."""
        return [variant.id for variant in change.again if variant.id in self.targets]

    def places(self, claim: Claim) -> str:
        """Where a claim is told, for the script: ``0.3c.1w 3.e.24``: place of the report in the story, start and length, to base 36."""
        numbers = {report.id: number for number, report in enumerate(self.story.reports)}
        spans = (passage.span for passage in claim.passages)
        return " ".join(".".join(map(base36, (numbers[span.report], span.start, span.end - span.start))) for span in spans)

    def shared(self, claim: Claim) -> str:
        """The source that every report of a claim cites for it; "" if none."""
        return shared_source(claim)

    def same_words(self, span: Span, claim: Claim) -> bool:
        """Whether a passage holds the words that head its claim, and the head shows them whole."""
        return len(claim.text) <= CLAIM_LENGTH and span.exact.split() == claim.text.split()

    def positions(self) -> list[tuple[str, list[list[Position]]]]:
        """Who holds what, by party, in the order in which parties first appear; what several reports tell in the same words once."""
        found: dict[str, dict[tuple[str, str], list[Position]]] = {}
        for item in self.story.positions:
            found.setdefault(item.party, {}).setdefault((item.stance, " ".join(item.span.exact.casefold().split())), []).append(item)
        return [(party, list(held.values())) for party, held in found.items()]

    def clock(self, same: list[FigureReading]) -> str:
        """When a value was told: the first and the last time, without the day where all reports are of one."""
        told = times_of(self.published.get(reading.span.report, "") for reading in same)
        days = {time[:10] for time in self.published.values() if time}
        return told.removeprefix(next(iter(days))).replace(" UTC", "").strip() if len(days) == 1 else told

    def tellers(self, same: list[Span]) -> str:
        """The first reports that hold one of these spans, and how many more there are."""
        named = list(dict.fromkeys(self.name(span.report) for span in same))
        more = [f"{len(named) - REPORTS_NAMED} more"] if len(named) > REPORTS_NAMED else []
        return ", ".join([*named[:REPORTS_NAMED], *more])

    @property
    def interval(self) -> list[str]:
        """Why the count of independent texts is an interval."""
        counted, notes = self.story.stemma.independent, []
        weak = [edge for edge in self.above.values() if edge.p < SURE]
        if counted.high > counted.best:
            why = (
                f"{number_of(len(weak), 'derivation is', 'derivations are')} inferred, not sure"
                if weak
                else "of relations that are not sure"
            )
            notes.append(f"At most {counted.high}: {why}.")
        if counted.low < counted.best:
            notes.append(f"At least {counted.low}: some of these texts may derive from another after all.")
        return notes

    def side(self, variant: Variant, span: Span | None, at: int) -> str:
        """The report on one side of a variant."""
        return span.report if span else variant.between[at]

    @cached_property
    def changed(self) -> frozenset[Span]:
        """Where a meaning changed between a text and what it derives from: the later words, or the more damaged ones."""
        garbled = (item for item in self.story.variants if item.meaning == "changed" and on_the_way(item, self.above))
        return frozenset(item.after for item in garbled if item.after is not None)

    def text(self, report: Report) -> Markup:
        """A report's text with an anchor at every span linked so far; must come last on the page."""
        return anchored(report, self.anchors[report.id], self.linked, self.changed & self.linked, self.texts_mode)

    def strip(self, report: Report) -> list[tuple[str, str]]:
        """Which parts of a report were carried from a parent and which changed, as paths in thousandths of its text."""
        edge = self.above.get(report.id)
        copied = [pair[1] for pair in edge.carried if pair[1].report == report.id] if edge else []
        changed = [span for span in self.changed if span.report == report.id]
        drawn = ((kind, bars(spans, report)) for kind, spans in (("copied", copied), ("changed", changed)))
        return [(kind, path) for kind, path in drawn if path]


FUNCTIONS = {
    **ROWS, "apart_id": apart_id, "glyph": glyph, "heading": heading, "number_of": number_of, "opening": opening, "repeats": repeats,
    "shortened": shortened, "time_of": time_of, "CLAIM_LENGTH": CLAIM_LENGTH, "FURTHER": FURTHER, "INPUTS_SHOWN": INPUTS_SHOWN,
    "SHARED_ERRORS": SHARED_ERRORS, "SHOWN_PROBABILITY": SHOWN_PROBABILITY, "STATUS": STATUS, "TYPES": TYPES}  # fmt: skip
