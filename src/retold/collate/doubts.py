"""Which passages of a claim surely speak to it: those that share a stretch of words with another report's passage, or a figure.

Likeness of whole passages brings together what shares a name, a place or one rare word; only words that two passages both bring
close together say one thing. What they share is sought as in local alignment (Smith & Waterman 1981), in bags of words: the
two stretches whose shared words outweigh what stands between them.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from retold.collate.claims import claim_of
from retold.collate.likeness import RELATED
from retold.collate.matters import MATTERS
from retold.collate.units import COMMON
from retold.model import Annotations, Claim, Passage, Quantity, Span, Tie
from retold.ports import Lexicon

# Set on 200 claims of newscluster-dev read by hand (bench/claims.py; decision 014): of the claims still told by two reports .67 are
# wholly right instead of .54. On the hand-made keys no agreed fact is lost, and two counts of one of them are.
ENOUGH = 3.3  # worth of a shared stretch; one word, however rare, has less
NAMED = 0.7  # worth of a name against another word as rare: names say whom, not what
TELLING = 0.5  # worth of the words that say who says it
BETWEEN = 0.15  # of the worth of an unshared word inside a stretch, taken off
MATTER = 0.6  # worth of two words for one matter (killed, toll)
MOST = 14  # shared words of a passage that are looked at


class _Word(NamedTuple):
    lemma: str
    worth: float


def with_doubts(
    claims: Sequence[Claim],
    groups: Iterable[Sequence[Quantity]],
    annotations: Sequence[Annotations],
    lexicon: Lexicon,
    ties: Sequence[Tie] = (),
) -> tuple[Claim, ...]:
    """``claims``, sorted by id, each with the spans of its passages that may speak of something else.

    One of which nothing is sure falls apart: what no other claim holds of it becomes a claim of each report. ``groups`` are
    figures that count one thing: passages that give one value for it speak to one matter. What people tied together
    (``ties``) is not doubted, nor is a claim of one report.
    """
    stretches = _Stretches(annotations, groups, lexicon)
    tied = [span for tie in ties if tie.together for span in (tie.a, tie.b)]
    doubted = [_doubted(claim, stretches, tied) for claim in claims]
    stands = [claim for claim in doubted if len(claim.doubtful) < len(claim.passages)]
    held = {passage.span for claim in stands for passage in claim.passages}
    fallen = [claim for claim in doubted if len(claim.doubtful) == len(claim.passages)]
    apart = (part for claim in fallen for part in _by_report(claim, held))
    return tuple(sorted({claim.id: claim for claim in (*apart, *stands)}.values(), key=lambda claim: claim.id))


def _by_report(claim: Claim, held: set[Span]) -> Iterator[Claim]:
    """Claims of one report each, of the passages that are not ``held`` elsewhere."""
    for report in claim.reports:
        free = [p for p in claim.passages if p.span.report == report and p.span not in held]
        if free:
            yield claim_of(free)


def _doubted(claim: Claim, stretches: _Stretches, tied: Sequence[Span]) -> Claim:
    passages = claim.passages
    if len(claim.reports) < 2:
        return claim
    sure: set[Span] = {p.span for p in passages if any(p.span.meets(span) for span in tied)}
    for number, passage in enumerate(passages):
        for other in passages[:number]:
            both = {passage.span, other.span}
            if other.span.report != passage.span.report and not both <= sure and stretches.meet(passage.span, other.span):
                sure |= both
    return replace(claim, doubtful=tuple(p.span for p in passages if p.span not in sure))


class _Stretches:
    """Whether two passages of a story share a stretch, or a figure."""

    def __init__(self, annotations: Sequence[Annotations], groups: Iterable[Sequence[Quantity]], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._related: dict[tuple[str, str], float] = {}
        self._figures: dict[str, list[tuple[int, tuple[int, float]]]] = defaultdict(list)
        for number, group in enumerate(groups):
            for quantity in group:
                self._figures[quantity.span.report].append((quantity.number.start, (number, quantity.value)))
        bags = {passage.span: words for item in annotations for passage, words in _read(item, lexicon)}
        users = Counter(lemma for words in bags.values() for lemma in {word.lemma for word in words})
        rare = {lemma: math.sqrt(math.log2((len(bags) + 1) / count)) for lemma, count in users.items()}
        self._words = {span: [_Word(word.lemma, word.worth * rare[word.lemma]) for word in words] for span, words in bags.items()}

    def meet(self, x: Span, y: Span) -> bool:
        """Whether one figure for one thing stands in both, or a stretch of both is worth :data:`ENOUGH`."""
        return not self._given(x).isdisjoint(self._given(y)) or self._share(self._words[x], self._words[y])

    def _given(self, span: Span) -> set[tuple[int, float]]:
        return {given for start, given in self._figures.get(span.report, ()) if span.start <= start < span.end}

    def _share(self, first: Sequence[_Word], second: Sequence[_Word]) -> bool:
        alike = self._alike(_worths(first), _worths(second))
        if len(alike) < 2:
            return False
        shared = {a: worth for a, _, worth in alike}
        names = {b: a for a, b, _ in alike}
        theirs = _stretches([_Word(names.get(word.lemma, word.lemma), word.worth) for word in second], shared)
        return any(
            _worth(shared, mine, own, others, theirs_own) >= ENOUGH
            for mine, own in _stretches(first, shared)
            if sum(shared[lemma] for lemma in mine) >= ENOUGH
            for others, theirs_own in theirs
        )

    def _alike(self, first: Mapping[str, float], second: Mapping[str, float]) -> list[tuple[str, str, float]]:
        """Words that both have, the same or related ones, each word once: (the first's lemma, the second's, worth of sharing it)."""
        out = [(lemma, lemma, min(worth, second[lemma])) for lemma, worth in first.items() if lemma in second]
        free = [(lemma, worth) for lemma, worth in second.items() if lemma not in first]
        pairs = [(self._relation(a, b) * min(worth, other), a, b) for a, worth in first.items() if a not in second for b, other in free]
        used: set[str] = set()
        for worth, a, b in sorted((pair for pair in pairs if pair[0] > 0), key=lambda pair: (-pair[0], pair[1:])):
            if a not in used and b not in used:
                used |= {a, b}
                out.append((a, b, worth))
        return out

    def _relation(self, a: str, b: str) -> float:
        pair = (min(a, b), max(a, b))
        if pair not in self._related:
            one_matter = a in MATTERS and MATTERS[a] == MATTERS.get(b)
            self._related[pair] = max(RELATED.get(self._lexicon.relation(*pair), 0.0), MATTER * one_matter)
        return self._related[pair]


def _read(item: Annotations, lexicon: Lexicon) -> Iterator[tuple[Passage, list[_Word]]]:
    """The passages with the words that tell something, in order; what each is worth before its rarity in the story."""
    named = {at for mention in item.mentions for at in range(mention.span.start, mention.span.end)}
    telling = {at for q in item.quotations for span in (q.source, q.cue) if span for at in range(span.start, span.end)}
    starts = [token.start for token in item.tokens]
    for passage in item.passages:
        words = []
        for token in item.tokens[bisect_left(starts, passage.span.start) : bisect_left(starts, passage.span.end)]:
            name = token.start in named
            if token.tag != "PUNCT" and (name or token.tag == "NUM" or lexicon.rarity(token.lemma) >= COMMON):
                words.append(_Word(token.lemma, (NAMED if name else 1.0) * (TELLING if token.start in telling else 1.0)))
        yield passage, words


def _worths(words: Sequence[_Word]) -> dict[str, float]:
    """Each lemma with the most that it is worth anywhere in the passage."""
    out: dict[str, float] = {}
    for word in words:
        out[word.lemma] = max(word.worth, out.get(word.lemma, 0.0))
    return out


def _stretches(words: Sequence[_Word], shared: Mapping[str, float]) -> list[tuple[frozenset[str], float]]:
    """The shared words of every stretch that begins and ends with one, with the least worth of what stands between them."""
    places = [number for number, word in enumerate(words) if word.lemma in shared][:MOST]
    between = [sum(word.worth for word in words[a + 1 : b]) for a, b in pairwise(places)]
    found: dict[frozenset[str], float] = {}
    for first in range(len(places)):
        held: frozenset[str] = frozenset()
        own = 0.0
        for last in range(first, len(places)):
            held |= {words[places[last]].lemma}
            own += between[last - 1] if last > first else 0.0
            found[held] = min(own, found.get(held, own))
    return list(found.items())


def _worth(shared: Mapping[str, float], mine: frozenset[str], own: float, theirs: frozenset[str], theirs_own: float) -> float:
    """Worth of two stretches together: of the words in both, less what stands in one of them alone."""
    both = mine & theirs
    if len(both) < 2:
        return 0.0
    alone = sum(shared[lemma] for lemma in mine ^ theirs)
    return sum(shared[lemma] for lemma in both) - BETWEEN * (own + theirs_own + alone)
