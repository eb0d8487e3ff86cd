"""What the slots of frames are filled from: the sentences of a story with the names and figures in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from retold.model import Annotations, Figure, Moment, Name, Position, Quantity, Span
from retold.ports import Lexicon

STOP = re.compile(
    r"[,.;:!?–—\n]|\s-\s|\s(?:who|whom|that|which|whose|he|she|they|it|you|we|i|has|have|had|is|are|was|were|will|would|can|could|"
    r"after|while|when|as|because|if|unless|but|in (?:exchange|return))\b",
    re.IGNORECASE,
)
"""Where a noun phrase is over, read by words: a mark, or a word that begins a clause."""
PEOPLE = frozenset("people person man woman child others other victim passenger civilian dead".split())
EDGE = " \t\n“”\"'‘’()[]«»"
LONGEST_PHRASE = 160  # code points; what runs on is cut before a word


@dataclass(frozen=True, eq=False)
class Line:
    """One sentence of running text: ``number`` counts those of its report from 0, ``start`` is its first code point."""

    item: Annotations
    number: int
    start: int
    text: str
    named: tuple[tuple[Span, Name], ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def whole(self) -> Span:
        """The sentence as a span, without white space at its ends."""
        return self.span(0, len(self.text))

    def span(self, start: int, end: int) -> Span:
        """Code points ``start`` to ``end`` of the sentence as a span of the report, without white space and quotation marks around."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip(EDGE))
        kept = words.strip(EDGE)
        return self.item.report.span(self.start + start, self.start + start + len(kept))

    def phrase(self, start: int) -> Span | None:
        """The noun phrase that begins at code point ``start`` of the sentence, up to a mark or a clause; None for less than two letters."""
        stop = STOP.search(self.text, start + 1)
        end = min(stop.start() if stop else len(self.text), start + LONGEST_PHRASE)
        if end == start + LONGEST_PHRASE:
            end = max(start, self.text.rfind(" ", start, end))
        words = self.text[start:end].strip(EDGE)
        return self.span(start, end) if len(words) > 1 else None

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The figures in it that count things, with a thing or none; no ages, times or measures."""
        return tuple(q for q in self.item.quantities if self.start <= q.span.start < self.end and not q.unit)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The dates and times in it."""
        return tuple(moment for moment in self.item.moments if self.start <= moment.span.start < self.end)

    def passage(self, start: int) -> Span:
        """The passage at code point ``start`` of the sentence, else the sentence."""
        at = self.start + start
        return next((p.span for p in self.item.passages if p.span.start <= at < p.span.end), self.whole)


@dataclass(frozen=True, eq=False)
class Scene:
    """A story as the frames see it."""

    annotations: Sequence[Annotations]
    names: Sequence[Name]
    figures: Sequence[Figure]
    positions: Sequence[Position]
    lexicon: Lexicon

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences of running text of all English reports, in order of report and place."""
        at = self._named
        found: list[Line] = []
        for item in self.annotations:
            if item.report.language != "en":
                continue
            named = at.get(item.report.id, [])
            starts = [span.start for span, _ in named]
            body = [sentence for sentence in item.sentences if sentence.part == "body"]
            for number, sentence in enumerate(body):
                text = item.report.text[sentence.start : sentence.end]
                first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
                found.append(Line(item, number, sentence.start, text, tuple(named[first:last])))
        return tuple(found)

    @cached_property
    def _named(self) -> dict[str, list[tuple[Span, Name]]]:
        at: dict[str, list[tuple[Span, Name]]] = defaultdict(list)
        for name in self.names:
            for spelling in name.spellings:
                for span in spelling.spans:
                    at[span.report].append((span, name))
        return {report: sorted(places, key=lambda place: (place[0], place[1].id)) for report, places in at.items()}

    def before(self, line: Line) -> Line | None:
        """The sentence before ``line`` in its report."""
        return self._by_number.get((line.item.report.id, line.number - 1))

    @cached_property
    def _by_number(self) -> dict[tuple[str, int], Line]:
        return {(line.item.report.id, line.number): line for line in self.lines}

    def figure_at(self, span: Span) -> str:
        """Id of the figure that is read at ``span``; "" for none."""
        return self._figures.get((span.report, span.start), "")

    @cached_property
    def _figures(self) -> dict[tuple[str, int], str]:
        return {(reading.span.report, reading.span.start): figure.id for figure in self.figures for reading in figure.readings}


def of_people(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether ``quantity`` counts people, or does not say what."""
    return quantity.what in {"", "body", "casualty"} or quantity.what in PEOPLE or lexicon.relation(quantity.what, "person") == "broader"


def told(quantity: Quantity) -> str:
    """The value of ``quantity`` with its bound, as it is written: "at least 40"; a word that is vague by itself as it stands: "dozens"."""
    if quantity.bound == "exact":
        return f"{quantity.value:,.12g}"
    vague = quantity.number.start == quantity.span.start
    return quantity.number.exact.casefold() if vague else f"{quantity.bound} {quantity.value:,.12g}"
