"""What the templates of the page ask for: names, links, quotations and rows of one story, worked out in Python."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from retold.model import (
    Case,
    Claim,
    Derivation,
    Discrepancy,
    Evidence,
    FigureReading,
    Passage,
    Reading,
    Report,
    Span,
    Story,
    Variant,
)  # fmt: skip
from retold.publish.answers import (
    NOTHING_CHANGED,
    NOTHING_COPIED,
    Card,
    by_rank,
    cards,
    contradicted,
    matter,
    opening,
    shared_source,
    shortened,
    texts_of,
)
from retold.publish.detail import DETAILS, Detail
from retold.publish.differences import Differences, reason, together, types_told, weighed
from retold.publish.find import apart_id
from retold.publish.grounds import cited_sources, heading, honesty, independent_texts, number_of, shared_ground, sources_line
from retold.publish.lineage import (
    brief_codes,
    is_time,
    line_of,
    names_of,
    on_the_way,
    parents,
    roots_of_reading,
    shared_roots,
    time_of,
    times_of,
    told_time,
    whole,
)
from retold.publish.passages import anchored
from retold.publish.quoting import HTML, head, only_true_quotes, quote
from retold.publish.repeats import repeats
from retold.publish.rows import ROWS, bars, base36
from retold.publish.signs import SHOWN_PROBABILITY, STATUS, glyph, with_arrows
from retold.publish.tree import SURE, Tree, tree
from retold.publish.wordings import CLAIM_LENGTH, other_tellers, same_words, speaker, window, wordings

SLACK = 1.2  # a passage that is hardly longer than the detail allows is shown whole: its last words may be those that matter
INPUTS_SHOWN = 12  # of those that met the same fate
REPORTS_NAMED = 4  # of those that say one thing in the same words
DERIVATIONS_UNFOLDED = 12  # of a story; more are folded below the texts they come from

FURTHER = {"agreed": "claims", "disputed": "claims", "copied": "tree", "garbled": "differences"}  # where a card goes on
WEAK = frozenset({"order", "quotations"})  # kinds of evidence: little by itself, or what was not counted
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
        leaves out the weakest kinds, which ``retold explain`` has.
        """
        found = [item for item in edge.evidence if item.kind != "unseen source"]
        return found if self.detail.order else [item for item in found if item.kind not in WEAK] or found

    def same_evidence(self, edge: Derivation) -> Derivation | None:
        """The derivation listed before this one that rests on the very same evidence, as two copies of one unseen source do."""
        before = itertools.takewhile(lambda other: other is not edge, (main for main, _ in self.derivations))
        return next((other for other in before if edge.evidence and self.evidence(other) == self.evidence(edge)), None)

    @cached_property
    def derivations(self) -> list[tuple[Derivation, list[Derivation]]]:
        """The main derivation of each report, as listed by name, with its further ones, the largest share first."""
        further: dict[str, list[Derivation]] = {}
        for edge in sorted(self.story.stemma.derivations, key=lambda edge: (-edge.share, edge.id)):
            if self.above.get(edge.child) is not edge:
                further.setdefault(edge.child, []).append(edge)
        return [(self.above[child], further.get(child, [])) for child in sorted(self.above, key=lambda child: (self.name(child), child))]

    def told_in(self, claim: Claim, span: Span) -> Markup:
        """A passage of a claim, at most as long as the detail allows; of a long one the stretch in which it differs from a rival."""
        longest = self.detail.words if len(span.exact) > self.detail.words * SLACK else len(span.exact)
        shown = window(span, self.sides.get(claim.id, []), longest)
        return Markup("" if shown is span else "… ") + self.quote(shown, longest)

    @cached_property
    def sides(self) -> dict[str, list[Span]]:
        """The words in which the readings of each claim differ, those of the best-ranked change first."""
        found: dict[str, list[Span]] = {}
        for item in sorted(self.story.variants, key=lambda item: (item.meaning != "changed", item.rank)):
            found.setdefault(item.claim, []).extend(side for side in (item.before, item.after) if side and side.start < side.end)
        return found

    def wordings(self, claim: Claim, reading: Reading) -> list[list[Passage]]:
        """The passages of a reading by their words, the best to read first."""
        return wordings(claim, reading, self.above)

    def name(self, thing_id: str) -> str:
        """What a report or unseen source is called."""
        return self.names.get(thing_id, thing_id)

    def anchor(self, thing_id: str) -> str:
        """The fragment of a report, or the id of anything else."""
        return self.anchors.get(thing_id, thing_id)

    def href(self, span: Span, *, near: bool = False) -> str:
        """The fragment of a span; noted, so that the report's text gets an anchor there.

        With little detail what is ``near`` a passage that has one, within it, shares the anchor of that passage.
        """
        if near and not self.detail.exact:
            around = (passage for passage in self.linked if passage.report == span.report and passage.start <= span.start)
            span = min(
                (passage for passage in around if span.end <= passage.end), key=lambda found: (len(found.exact), found), default=span
            )
        self.linked.add(span)
        return f"#{self.anchors[span.report]}:{span.start}-{span.end}"

    def quote(self, span: Span, longest: int = 10_000) -> str:
        """Words of a report between marks, at most ``longest`` code points; an ellipsis outside the marks says that more follows."""
        shown = head(span, longest)
        quoted = quote(shown, self.texts, HTML)
        return quoted if shown is span else quoted + Markup(" …")

    def said(self, sentence: str, longest: int = 320) -> str:
        """A sentence of a step, cut to ``longest`` code points, with marks only around slices of a text."""
        return only_true_quotes(shortened(brief_codes(with_arrows(sentence)), longest), self.texts, HTML)

    def claims(self, status: str) -> list[Claim]:
        """Claims of one status by rank."""
        return by_rank(claim for claim in self.story.claims if claim.status == status)

    def told_at_length(self, status: str) -> list[Claim]:
        """The claims of a status with their passages: all disputed ones, the best-ranked agreed ones, none that repeats others."""
        found = [claim for claim in self.claims(status) if claim.id not in self.again]
        return found[: self.detail.claims] if status == "agreed" else found

    def told_briefly(self, status: str) -> tuple[list[Claim], list[Claim]]:
        """The claims of a status whose passages the page leaves out: those of lower rank, and those that repeat others."""
        shown = {claim.id for claim in self.told_at_length(status)}
        rest = [claim for claim in self.claims(status) if claim.id not in shown]
        return [claim for claim in rest if claim.id not in self.again], [claim for claim in rest if claim.id in self.again]

    @cached_property
    def again(self) -> frozenset[str]:
        """Ids of the claims that repeat others."""
        return repeats(self.story)

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
        times, telling = self.published, (passage.span.report for passage in claim.sure or claim.passages)
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
        found = [item for item in self.story.discrepancies if item.claim == claim.id and item.weight != "compatible"]
        return found if claim.id in contradicted(self.story) else []

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
        clocked = {time[:10] for time in map(told_time, self.published.values()) if "T" in time}
        times = {report: told_time(self.published.get(report, "")) for report in reading.reports}
        dated = [report for report, time in times.items() if time and ("T" in time or time not in clocked)]
        return min(dated, key=lambda report: (times[report], self.generation(report), report), default="")

    def maker(self, claim: Claim, reading: Reading) -> Variant | None:
        """The change of meaning that made a reading, when one is known: all reports that tell it so derive from where it was born."""
        lines = [set(line_of(report, whole(self.above))) for report in reading.reports]
        rivals = {report for other in claim.readings if other is not reading for report in other.reports}.difference(reading.reports)
        made = (change.told for change in self.differences.makers.get(claim.id, []))
        born = (item for item in made if item.born_in and item.born_in not in rivals and item.born_in in self.above)
        return next((item for item in born if all(item.born_in in line for line in lines)), None)

    def one_origin(self, claim: Claim) -> tuple[str, ...]:
        """The texts behind all readings of a claim alike, of which copying made all but one; none where the readings have others."""
        roots = {self.roots(claim, reading) for reading in claim.readings}
        return next(iter(roots)) if len(claim.readings) > 1 and len(roots) == 1 else ()

    @cached_property
    def differences(self) -> Differences:
        """The section "Differences"."""
        return Differences(self.story, self.above, self.detail, self.targets)

    @cached_property
    def targets(self) -> frozenset[str]:
        """Ids of what the cards lead to."""
        return frozenset(line.target for card in self.cards for line in card.lines)

    def places(self, claim: Claim) -> str:
        """Where a claim is told, for the script: ``0.3c.1w 3.e.24``: place of the report in the story, start and length, to base 36."""
        numbers = {report.id: number for number, report in enumerate(self.story.reports)}
        spans = (passage.span for passage in claim.passages)
        return " ".join(".".join(map(base36, (numbers[span.report], span.start, span.end - span.start))) for span in spans)

    def shared(self, claim: Claim) -> str:
        """The source that every report of a claim cites for it; "" if none."""
        return shared_source(claim)

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
    **ROWS, "reason": reason, "together": together, "weighed": weighed, "types_told": types_told, "apart_id": apart_id, "glyph": glyph,
    "heading": heading, "same_words": same_words, "other_tellers": other_tellers, "speaker": speaker,
    "number_of": number_of, "opening": opening, "shortened": shortened, "time_of": time_of, "is_time": is_time,
    "CLAIM_LENGTH": CLAIM_LENGTH, "FURTHER": FURTHER, "INPUTS_SHOWN": INPUTS_SHOWN, "NOTHING_CHANGED": NOTHING_CHANGED,
    "NOTHING_COPIED": NOTHING_COPIED, "SHARED_ERRORS": SHARED_ERRORS, "SHOWN_PROBABILITY": SHOWN_PROBABILITY, "STATUS": STATUS,
}  # fmt: skip
