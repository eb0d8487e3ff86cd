"""Which passages are worth comparing: sentences that were carried over, and passages that speak to one claim."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from retold.model import Annotations, Claim, Passage, Quote, Relation, Span
from retold.ports import Lexicon

RELATIVES = 4  # nearest relatives of a report whose carried sentences are compared
PAIRS_A_CLAIM = 60
TOLD_ELSEWHERE = 0.6  # part of its telling words that stand somewhere in the relative: then it is told there in other words
SAYING_MUCH = 3  # words of content from which a lone passage says something by itself


@dataclass(frozen=True, slots=True)
class Choice:
    """Two spans to compare, the claim they belong to, whether one text stands behind both, and whether that is an utterance."""

    a: Span
    b: Span
    claim: str
    carried: bool
    uttered: bool = False


def choose(
    annotations: Sequence[Annotations],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    quotes: Sequence[Quote],
    echoes: Sequence[tuple[Passage, Passage]],
) -> Iterator[Choice]:
    """Pairs of spans, carried sentences first; deterministic and bounded: cost grows with reports, not with their square."""
    claim_at = ClaimPlaces(claims)
    carried: set[tuple[str, int, str, int]] = set()
    for relation in _nearest(relations):
        for a, b in relation.carried:
            carried.add((a.report, a.start, b.report, b.start))
            yield Choice(a, b, claim_at.of(a) or claim_at.of(b), True)
    yield from _uttered(quotes, claim_at, carried)
    sentence_at = {item.report.id: [s.start for s in item.sentences] for item in annotations}
    for claim in claims:
        yield from _told(claim, sentence_at, carried)
    for x, y in echoes:
        a, b = sorted((x.span, y.span))
        yield Choice(a, b, claim_at.of(a), False)


def _uttered(quotes: Sequence[Quote], claim_at: ClaimPlaces, carried: set[tuple[str, int, str, int]]) -> Iterator[Choice]:
    """Readings of one utterance: one text stands behind them, whoever reports it. Each is held against the best."""
    for quote in quotes:
        for reading in quote.readings:
            if reading.span.report == quote.best.report or (reading.status == "exact" and reading.marked):
                continue
            a, b = sorted((quote.best, reading.span))
            carried.add((a.report, a.start, b.report, b.start))
            yield Choice(a, b, claim_at.of(a) or claim_at.of(b), True, uttered=True)


def _nearest(relations: Sequence[Relation]) -> list[Relation]:
    """Relations that carried text, for each report those to its nearest relatives."""
    told: Counter[str] = Counter()
    out = []
    for relation in sorted(relations, key=lambda r: (r.kind == "partial", -r.p * (r.share_a + r.share_b), r.a, r.b)):
        if relation.carried and min(told[relation.a], told[relation.b]) < RELATIVES:
            told[relation.a] += 1
            told[relation.b] += 1
            out.append(relation)
    return out


def _told(claim: Claim, sentence_at: dict[str, list[int]], carried: set[tuple[str, int, str, int]]) -> Iterator[Choice]:
    """Passages of one claim in different reports whose sentences were not compared as carried."""
    count = 0
    for x, y in combinations(claim.passages, 2):
        if x.span.report == y.span.report or count >= PAIRS_A_CLAIM:
            continue
        key = (x.span.report, _sentence(sentence_at, x), y.span.report, _sentence(sentence_at, y))
        if key in carried or (key[2], key[3], key[0], key[1]) in carried:
            continue
        count += 1
        yield Choice(x.span, y.span, claim.id, False)


def _sentence(sentence_at: dict[str, list[int]], passage: Passage) -> int:
    starts = sentence_at[passage.span.report]
    at = bisect_right(starts, passage.span.start) - 1
    return starts[at] if at >= 0 else passage.span.start


class ClaimPlaces:
    """Finds the claim that a place belongs to."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for claim in claims:
            for passage in claim.passages:
                self._places[passage.span.report].append((passage.span.start, passage.span.end, claim.id))
        for places in self._places.values():
            places.sort()

    def of(self, span: Span) -> str:
        """Id of the claim with most characters in ``span``; "" when none."""
        over: Counter[str] = Counter()
        for start, end, claim in self._places.get(span.report, ()):
            shared = min(end, span.end) - max(start, span.start)
            if shared > 0:
                over[claim] += shared
        return min(over, key=lambda c: (-over[c], c), default="")


def lone_passages(
    annotations: Sequence[Annotations], claims: Sequence[Claim], relations: Sequence[Relation], lexicon: Lexicon
) -> Iterator[tuple[Relation, str, Span]]:
    """Passages of one report that its relative lacks: not carried, and no passage of the relative speaks to the same claim."""
    layers = {item.report.id: item for item in annotations}
    home = {p.span: claim for claim in claims for p in claim.passages}
    for relation in _nearest(relations):
        if relation.kind == "partial":
            continue
        for mine, other in ((relation.a, relation.b), (relation.b, relation.a)):
            covered = sorted(span for pair in relation.carried for span in pair if span.report == mine)
            for passage in layers[mine].passages:
                claim = home.get(passage.span)
                if claim is None or other in claim.reports or any(s.overlap(passage.span) for s in covered):
                    continue
                words = _telling(layers[mine], passage, lexicon)
                known = {t.lemma for t in layers[other].tokens}
                if len(words) >= SAYING_MUCH and len(words & known) < TOLD_ELSEWHERE * len(words):
                    yield relation, claim.id, passage.span


def _telling(item: Annotations, passage: Passage, lexicon: Lexicon) -> set[str]:
    inside = (t for t in item.tokens if passage.span.start <= t.start < passage.span.end)
    return {t.lemma for t in inside if t.tag != "PUNCT" and lexicon.rarity(t.lemma) > 0.2}
