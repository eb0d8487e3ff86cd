"""What every finder of discrepancies looks at, and what it gives."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from retold.counting import Counted, of_report, one_thing
from retold.dossier.discrepancies.alike import Sentences
from retold.dossier.discrepancies.tellings import Telling, tellings
from retold.model import Annotations, Claim, Discrepancy, Figure, Name, Position, Quantity, Quote, Span, Variant, content_id
from retold.ports import Lexicon

MOST_PASSAGES = 2  # a report shows at most so many passages in one discrepancy
BESIDE = 3  # code points between a name and what is said of it beside it

LONGEST = 400  # code points of a sentence that is shown whole

Pair = tuple[Quantity, Quantity]


@dataclass(frozen=True)
class Findings:
    """What the other steps found in one story.

    ``labels`` are figures of one value whose things counted go by words of other meaning, ``selves`` figures of one report that
    count one thing and differ, ``rivals`` those of two reports that may.
    """

    annotations: Sequence[Annotations]
    claims: Sequence[Claim]
    variants: Sequence[Variant]
    figures: Sequence[Figure]
    positions: Sequence[Position]
    names: Sequence[Name]
    lexicon: Lexicon
    labels: Sequence[Pair] = ()
    selves: Sequence[Pair] = ()
    quotes: Sequence[Quote] = ()
    rivals: Sequence[Pair] = ()

    @cached_property
    def tellings(self) -> tuple[Telling, ...]:
        """What the reports say, predicate by predicate."""
        return tellings(self.annotations, self.claims, self.lexicon)

    @cached_property
    def sentences(self) -> Sentences:
        """The telling words of every sentence of the story."""
        return Sentences(self.annotations, self.lexicon)

    def named_before(self, span: Span) -> str | None:
        """The name that ends right before ``span`` ("Ana Ruiz, 31"); None when none does."""
        for name in self.names:
            for spelling in name.spellings:
                if any(s.report == span.report and 0 <= span.start - s.end <= BESIDE for s in spelling.spans):
                    return name.name
        return None

    @cached_property
    def named(self) -> dict[str, list[tuple[Span, Name]]]:
        """Every place where a name stands, by report, in order."""
        places: dict[str, list[tuple[Span, Name]]] = defaultdict(list)
        for name in self.names:
            for spelling in name.spellings:
                for span in spelling.spans:
                    places[span.report].append((span, name))
        return {report: sorted(of_one, key=lambda place: (place[0], place[1].id)) for report, of_one in places.items()}

    @cached_property
    def quantities(self) -> dict[Span, Quantity]:
        """Every figure of the reports by where it stands."""
        return {quantity.span: quantity for item in self.annotations for quantity in item.quantities}

    def one_thing(self, x: Span, y: Span) -> float:
        """P (0..1) that the figures at ``x`` and ``y`` count one thing; 0 where no figure stands."""
        if x not in self._counted or y not in self._counted:
            return 0.0
        return one_thing(self._counted[x], self._counted[y], self.lexicon)

    @cached_property
    def _counted(self) -> dict[Span, Counted]:
        """What every figure counts, by where it stands."""
        return {span: one for item in self.annotations for span, one in of_report(item, self.lexicon).items()}

    @cached_property
    def rows(self) -> dict[Span, tuple[str, float]]:
        """The row of figures and the value in it of every reading, by where it stands."""
        return {reading.span: (figure.id, reading.value) for figure in self.figures for reading in figure.readings}

    def published(self, report: str) -> str:
        """When the report of that id was published, as it says; "" where it does not."""
        return next(item.report.published for item in self.annotations if item.report.id == report)

    def passages_at(self, claim: str, x: Span, y: Span) -> tuple[Span, Span]:
        """The passages of ``claim`` that hold ``x`` and ``y``; the places themselves when no passage does."""
        spans = [passage.span for one in self.claims if one.id == claim for passage in one.passages]
        first, second = (next((span for span in spans if span.overlap(place)), place) for place in (x, y))
        return first, second

    def sentence_at(self, span: Span) -> Span:
        """The sentence in which ``span`` begins; ``span`` itself where none holds it or it is longer than :data:`LONGEST`."""
        item = next(item for item in self.annotations if item.report.id == span.report)
        number = bisect_left(item.sentences, span.start + 1, key=lambda sentence: sentence.start) - 1
        sentence = item.sentences[number] if number >= 0 else None
        if sentence is None or sentence.end <= span.start or sentence.end - sentence.start > LONGEST:
            return span
        return item.report.span(sentence.start, sentence.end)

    def text_of(self, report: str) -> str:
        """The text of the report of that id."""
        return next(item.report.text for item in self.annotations if item.report.id == report)

    def claim_at(self, spans: Sequence[Span]) -> str | None:
        """Id of the claim that speaks at most of ``spans``, the chief one of those that speak at as many; None for none."""
        held = Counter(claim for span in spans for claim in {c for place, c in self._homes[span.report] if place.overlap(span)})
        ranks = {claim.id: claim.rank for claim in self.claims}
        return min(held, key=lambda claim: (-held[claim], ranks[claim]), default=None)

    def claims_of(self, span: Span) -> set[str]:
        """Ids of the claims that speak at ``span``."""
        return {claim for place, claim in self._homes[span.report] if place.overlap(span)}

    @cached_property
    def _homes(self) -> dict[str, list[tuple[Span, str]]]:
        homes: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for claim in self.claims:
            for passage in claim.passages:
                homes[passage.span.report].append((passage.span, claim.id))
        return homes


def discrepancy(kind: str, weight: str, claim: str | None, severity: str, what: str, spans: Iterable[Span], why: str) -> Discrepancy:
    """An unranked discrepancy whose id depends on its kind and the places it rests on."""
    passages = tuple(sorted(spans))
    identity = content_id("x", kind, *(f"{span.report}:{span.start}-{span.end}" for span in passages))
    return Discrepancy(identity, 0, kind, weight, claim, severity, what, passages, why)


def few(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The first few spans of each report, sorted; none inside another."""
    kept: list[Span] = []
    for span in spans:
        mine = [s for s in kept if s.report == span.report]
        if len(mine) < MOST_PASSAGES and not any(s.overlap(span) for s in mine):
            kept.append(span)
    return tuple(sorted(kept))
