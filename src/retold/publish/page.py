"""What the templates of the page ask for: names, links, quotations and rows of one story, worked out in Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from retold.model import Case, Claim, Derivation, Name, Passage, Reading, Report, Span, Spelling, Story, Variant
from retold.publish.answers import (
    SHOWN_PROBABILITY,
    Card,
    by_rank,
    cards,
    cited_sources,
    heading,
    honesty,
    number_of,
    shortened,
    texts_of,
)  # fmt: skip
from retold.publish.find import apart_id
from retold.publish.lineage import names_of, on_the_way, parents, roots_of_reading, time_of
from retold.publish.passages import anchored
from retold.publish.quoting import HTML, head, only_true_quotes, quote
from retold.publish.signs import ORDER_OF_SEVERITY, STATUS, TYPES, glyph
from retold.publish.tree import Tree, tree

KEPT_SHOWN = 40  # differences that kept the meaning; more would double a page that is about changes
DIFFERENCES_SHOWN = 100  # changed and unsure, the best-ranked; whoever needs the rest takes the JSON


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a report's strip: from ``start`` to ``end`` in thousandths of its text, copied or changed."""

    kind: str
    start: float
    width: float


Beside = Callable[[str, str], Markup]
"""What stands beside a result of a kind (claim, variant, derivation ...) and an id: a server puts its buttons there."""


def nothing_beside(_kind: str, _id: str) -> Markup:
    """The file has no buttons."""
    return Markup("")


def anchors_of(case: Case) -> dict[str, str]:
    """A fragment for each report id, from its label: letters, digits, dot and hyphen, each once in a case."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for report in sorted(case.reports, key=lambda report: report.id):
        name = "r-" + (re.sub(r"[^A-Za-z0-9.]+", "-", report.label).strip("-")[:40] or "report")
        number = 2
        anchor = name
        while anchor.casefold() in taken:
            anchor, number = f"{name}-{number}", number + 1
        taken.add(anchor.casefold())
        found[report.id] = anchor
    return found


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
    def makers(self) -> dict[str, list[Variant]]:
        """The changes of meaning shown on the page by the claim they concern, best-ranked first."""
        found: dict[str, list[Variant]] = {}
        for variant in sorted(self.story.variants, key=lambda item: (item.rank, item.id)):
            if variant.id in self.shown and variant.meaning == "changed":
                found.setdefault(variant.claim, []).append(variant)
        return found

    @cached_property
    def above(self) -> dict[str, Derivation]:
        """The main derivation of each report that has one."""
        return parents(self.story.stemma)

    @property
    def tree(self) -> Tree:
        """The drawing of the stemma."""
        return tree(self.story)

    @property
    def cards(self) -> tuple[Card, ...]:
        """The four answers."""
        return cards(self.story)

    @property
    def heading(self) -> str:
        """The line below the title."""
        return heading(self.story)

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

    @property
    def derivations(self) -> list[tuple[Derivation, list[Derivation]]]:
        """The main derivation of each report, as listed by name, with its further ones, the largest share first."""
        further: dict[str, list[Derivation]] = {}
        for edge in sorted(self.story.stemma.derivations, key=lambda edge: (-edge.share, edge.id)):
            if self.above.get(edge.child) is not edge:
                further.setdefault(edge.child, []).append(edge)
        return [(self.above[child], further.get(child, [])) for child in sorted(self.above, key=lambda child: (self.name(child), child))]

    def wordings(self, reading: Reading) -> list[list[Passage]]:
        """The passages of a reading by their words: what reports tell in the same words stands together, the commonest first."""
        found: dict[str, list[Passage]] = {}
        for passage in reading.passages:
            found.setdefault(" ".join(passage.span.exact.split()), []).append(passage)
        return sorted(found.values(), key=lambda same: (-len(same), same[0].span))

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

    def said(self, sentence: str) -> str:
        """A sentence of a step, with marks only around slices of a text."""
        return only_true_quotes(sentence, self.texts, HTML)

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
        times = self.published
        return min(claim.reports, key=lambda item: (self.generation(item), not times.get(item), times.get(item, ""), item))

    def generation(self, report: str) -> int:
        """How many reports stand above ``report`` in the tree."""
        seen = {report}
        while report in self.above and self.above[report].parent not in seen:
            report = self.above[report].parent
            seen.add(report)
        return len(seen) - 1

    def roots(self, claim: Claim, reading: Reading) -> tuple[str, ...]:
        """The independent tellings behind a reading."""
        return roots_of_reading(claim, reading, self.story.stemma)

    def maker(self, claim: Claim, reading: Reading) -> Variant | None:
        """The change of meaning that made a reading, when one is known."""
        return next((item for item in self.makers.get(claim.id, []) if item.born_in in reading.reports), None)

    @cached_property
    def shown(self) -> frozenset[str]:
        """Ids of the changed and unsure variants on the page: the best-ranked, and whatever a card leads to."""
        listed = sorted((item for item in self.story.variants if item.meaning != "kept"), key=lambda item: (item.rank, item.id))
        cited = {line.target for card in self.cards for line in card.lines}
        return frozenset({item.id for item in listed[:DIFFERENCES_SHOWN]} | (cited & {item.id for item in listed}))

    @property
    def unshown(self) -> int:
        """How many changed and unsure variants are not on the page."""
        return sum(item.meaning != "kept" and item.id not in self.shown for item in self.story.variants)

    def differences(self) -> list[tuple[str, str, list[Variant]]]:
        """Changed and unsure variants by the two reports they lie between, those with the worst change first."""
        found: dict[tuple[str, str], list[Variant]] = {}
        for variant in sorted(self.story.variants, key=lambda item: (item.rank, item.id)):
            if variant.id in self.shown:
                found.setdefault(variant.between, []).append(variant)
        groups = [(first, second, listed) for (first, second), listed in found.items()]
        return sorted(groups, key=lambda group: (not self.related(group[0], group[1]), group[2][0].rank))

    def spelled(self, name: Name) -> list[Spelling]:
        """The spellings of a name that stand somewhere."""
        return [spelling for spelling in name.spellings if spelling.spans]

    def related(self, first: str, second: str) -> bool:
        """Whether one of two reports derives from the other, by the main edges."""
        edges = (self.above.get(first), self.above.get(second))
        return any(edge is not None and edge.parent in (first, second) for edge in edges)

    def kept(self) -> list[Variant]:
        """Differences that kept the meaning, by rank."""
        return sorted((item for item in self.story.variants if item.meaning == "kept"), key=lambda item: (item.rank, item.id))

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

    def strip(self, report: Report) -> list[Stretch]:
        """Which parts of a report were carried from a parent and which changed, for the strip above its text."""
        edges = [edge for edge in self.story.stemma.derivations if edge.child == report.id]
        copied = [pair[1] for edge in edges for pair in edge.carried if pair[1].report == report.id]
        changed = [
            item.after for item in self.story.variants if item.meaning == "changed" and item.after and item.after.report == report.id
        ]
        return [*_stretches("copied", copied, report), *_stretches("changed", changed, report)]


def _stretches(kind: str, spans: Iterable[Span], report: Report) -> Iterator[Stretch]:
    scale = 1000 / max(1, len(report.text))
    joined: list[list[int]] = []
    for span in sorted(set(spans)):
        if joined and span.start <= joined[-1][1] + 2:
            joined[-1][1] = max(joined[-1][1], span.end)
        else:
            joined.append([span.start, span.end])
    yield from (Stretch(kind, round(start * scale, 1), round(max(2.0, (end - start) * scale), 1)) for start, end in joined)


def web_address(url: str) -> str:
    """``url`` when it is an http or https address, else ""; nothing else may become a link."""
    return url if re.match(r"https?://[^\s<>\"'\x00-\x20\\]+$", url, re.IGNORECASE) else ""


FUNCTIONS = {
    "number_of": number_of, "shortened": shortened, "glyph": glyph, "STATUS": STATUS, "TYPES": TYPES, "SEVERITY": ORDER_OF_SEVERITY,
    "KEPT_SHOWN": KEPT_SHOWN, "SHOWN_PROBABILITY": SHOWN_PROBABILITY, "web_address": web_address, "time_of": time_of, "apart_id": apart_id,
}  # fmt: skip
