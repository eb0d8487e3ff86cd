"""A brief that an editor can paste: the answers as Markdown, each line with the report and the offsets it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from retold.model import Case, Claim, Reading, Span, Story, Variant
from retold.publish.answers import by_rank, cards, matter, shared_source, shortened, texts_of
from retold.publish.changes import changed_on_the_way
from retold.publish.grounds import heading, honesty, number_of, shared_ground
from retold.publish.lineage import names_of, parents, roots_of_reading, time_of
from retold.publish.publisher import Publisher
from retold.publish.quoting import head, only_true_quotes, quote
from retold.publish.signs import ORDER_OF_SEVERITY, SHOWN_PROBABILITY, with_arrows
from retold.publish.visible import one_line

LISTED = 10  # of each kind; a brief is read in one go
LONGEST = 220  # code points of a quoted passage
ACTS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|javascript|data|file|www)([:.])")
BEGINS = re.compile(r"^(\s*)(?:([-+=>])|(\d{1,9})([.)]))", re.MULTILINE)


def plain(text: str) -> str:
    """``text`` on one line with nothing in it that Markdown, or HTML within it, would act on; a bare address is not made a link."""
    line = ACTS.sub(r"\\\1", one_line(text))
    line = BEGINS.sub(lambda found: f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}", line)
    return ADDRESS.sub(r"\1\\\2", line)


class Brief:
    """One story as lines of Markdown."""

    def __init__(self, case: Case, story: Story) -> None:
        self.case, self.story = case, story
        self.names, self.texts, self.above = names_of(story), texts_of(story), parents(story.stemma)

    def name(self, thing_id: str) -> str:
        """What a report or unseen source is called."""
        return plain(self.names.get(thing_id, thing_id))

    def place(self, span: Span) -> str:
        """The words of a span with where they stand: ``“12 people” (NOON:44-53)``."""
        shown = head(span, LONGEST)
        more = "" if shown is span else " …"
        return f"{plain(quote(shown, self.texts))}{more} ({self.name(span.report)}:{span.start}-{span.end})"

    def lines(self) -> Iterator[str]:
        """The whole brief."""
        story = self.story
        yield f"# {plain(story.title)}\n"
        yield f"{plain(heading(story))}\n"
        notes = [*honesty(self.case, story), *filter(None, [shared_ground(story)])]
        yield from (f"> {plain(note)}  " for note in notes)
        sections = {"Agreed": self.agreed(), "Disputed": self.disputed(), "Who copied whom": self.copied(), "Garbled": self.garbled()}
        sections |= {
            "Cannot all be right": self.discrepancies(),
            "Left out by every other report": self.left_out(),
            "Reports": self.reports(),
        }
        empty = {card.name: card.empty for card in cards(story)}
        for title, found in sections.items():
            yield f"\n## {title}\n"
            yield from list(found) or [f"{empty.get(title, 'None was found.')}"]

    def agreed(self) -> Iterator[str]:
        """Claims told alike by independent texts, with the texts and the source they may share."""
        found = [claim for claim in by_rank(self.story.claims.agreed) if claim.passages]
        for claim in found[:LISTED]:
            shared = shared_source(claim)
            cited = f"; every report cites {plain(shared)}" if shared else ""
            yield f"- {self.place(self.medoid(claim))} — {number_of(claim.independent.best, 'independent text')}{cited}"
            yield from self.others(claim)
        yield from self.further(len(found))

    def medoid(self, claim: Claim) -> Span:
        """The passage by which a claim is told."""
        spans = [passage.span for passage in claim.passages]
        return next((span for span in spans if span.exact == claim.text), spans[0])

    def others(self, claim: Claim) -> Iterator[str]:
        """The other places of a claim, one a report; last those that may tell something else."""
        told = {self.medoid(claim).report}
        sure = {passage.span.report: passage.span for passage in reversed(claim.sure) if passage.span.report not in told}
        doubtful = {span.report: span for span in reversed(claim.doubtful) if span.report not in told | set(sure)}
        for word, spans in (("also", sure), ("perhaps", doubtful)):
            if spans:
                places = [f"{self.name(report)}:{spans[report].start}-{spans[report].end}" for report in sorted(spans, key=self.name)]
                yield f"  {word} {', '.join(places)}"

    def disputed(self) -> Iterator[str]:
        """Claims with their rival readings, the independent texts behind each."""
        found = by_rank(self.story.claims.disputed)
        for claim in found[:LISTED]:
            yield f"- {plain(shortened(claim.text, 120))}"
            yield from (self.reading(claim, reading) for reading in claim.readings if reading.passages)
        yield from self.further(len(found))

    def reading(self, claim: Claim, reading: Reading) -> str:
        """One reading of a disputed claim."""
        roots = roots_of_reading(claim, reading, self.story.stemma, self.above)
        return f"  - {number_of(len(reading.reports), 'report')}, {len(roots)} independent: {self.place(reading.passages[0].span)}"

    def copied(self) -> Iterator[str]:
        """Each derived report with its parent."""
        for child in sorted(self.above, key=self.name):
            edge = self.above[child]
            doubt = ", direction undecided" if edge.direction_p < SHOWN_PROBABILITY else ""
            how = f"{edge.kind}, {edge.share:.0%} carried (p {edge.p:.2f}{doubt})"
            yield f"- {self.name(child)} derives from {self.name(edge.parent)}: {how}"

    def garbled(self) -> Iterator[str]:
        """Changes of meaning on the way, the gravest first."""
        found = [item.told for item in changed_on_the_way(self.story, self.above) if item.told.p >= SHOWN_PROBABILITY]
        found.sort(key=lambda item: (ORDER_OF_SEVERITY.get(item.severity, 3), -len(item.copied_by), item.rank, item.id))
        yield from (self.change(item) for item in found[:LISTED])
        yield from self.further(len(found))

    def change(self, item: Variant) -> str:
        """One change with both sides, who copied it on and why it counts as one."""
        sides = [self.place(side) if side is not None and side.start < side.end else "nothing" for side in (item.before, item.after)]
        copied = f"; copied by {', '.join(map(self.name, item.copied_by))}" if item.copied_by else ""
        why = plain(only_true_quotes(with_arrows(item.why), self.texts))
        return f"- {item.type}: {(' → ' if item.directed else ' or ').join(sides)}{copied}. {why}"

    def discrepancies(self) -> Iterator[str]:
        """Where the reports cannot all be right."""
        found = sorted(self.story.discrepancies, key=lambda item: (item.rank, item.id))
        for item in found[:LISTED]:
            yield f"- {plain(item.kind)}, {plain(item.weight)}: {plain(only_true_quotes(matter(self.story, item), self.texts))}"
            yield from (f"  - {self.place(span)}" for span in item.passages[:6])
        yield from self.further(len(found))

    def left_out(self) -> Iterator[str]:
        """What one independent text alone tells, the best worth knowing first."""
        found = sorted(self.story.left_out, key=lambda item: (item.rank, item.id))
        yield from (f"- {self.place(item.span)}" for item in found[:LISTED])
        yield from self.further(len(found))

    def reports(self) -> Iterator[str]:
        """All reports with date, path and hash."""
        for report in self.story.reports:
            when = time_of(report.published) or "no date"
            yield f"- {plain(report.label)}: {plain(report.title)}, {plain(when)}; {plain(report.path)}, sha256 {plain(report.sha256[:12])}"

    def further(self, count: int) -> Iterable[str]:
        """How many more there are than a brief lists."""
        return [f"- {count - LISTED} more"] if count > LISTED else []


def publish(case: Case, texts: str) -> bytes:  # noqa: ARG001  a brief holds passages, never whole texts
    """``case`` as UTF-8 Markdown, one story after another."""
    briefs = ["\n".join(Brief(case, story).lines()) for story in case.stories] or ["No story: there is nothing to compare."]
    return ("\n\n".join(briefs) + "\n").encode("utf-8", "replace")


PUBLISHER = Publisher(
    name="md",
    suffixes=(".md",),
    gloss="a brief to paste: the answers as Markdown, each line with report and offsets",
    extra="",
    publish=publish,
    examples=(("full", "(NOON:23-32)"), ("none", "## Disputed")),
)
