"""What two passages share: the stretch of words that both bring close together, and the figures that both give.

Likeness of whole passages brings together what shares a name, a place or one rare word; only words that two passages both bring
close together say one thing. What they share is sought as in local alignment (Smith & Waterman 1981), in bags of words: the
two stretches whose shared words outweigh what stands between them.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from retold.collate.likeness import RELATED
from retold.collate.matters import MATTERS
from retold.collate.units import COMMON
from retold.model import Annotations, Passage, Quantity, Span
from retold.ports import Lexicon

# Set on 200 claims of newscluster-dev read by hand (bench/claims.py; decision 014).
NAMED = 0.7  # worth of a name against another word as rare: names say whom, not what
TELLING = 0.5  # worth of the words that say who says it
BETWEEN = 0.15  # of the worth of an unshared word inside a stretch, taken off
MATTER = 0.6  # worth of two words for one matter (killed, toll)
MOST = 14  # shared words of a passage that are looked at


class Word(NamedTuple):
    """A word that tells something: its lemma, what sharing it is worth, and whether it is a verb, a name or another word."""

    lemma: str
    worth: float
    kind: str


class Stretch(NamedTuple):
    """What two passages share: the worth of their best stretches, the lemmas in both (the first passage's), and what each lemma
    that stands in both passages is worth, in a stretch or not.
    """

    worth: float
    words: frozenset[str]
    shared: Mapping[str, float]


class Stretches:
    """The passages of a story as words, and what any two of them share."""

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
        self.words = {span: [word._replace(worth=word.worth * rare[word.lemma]) for word in words] for span, words in bags.items()}
        self.worths = {span: _worths(words) for span, words in self.words.items()}
        self._fixed = {word.lemma for words in bags.values() for word in words if word.kind in ("NAME", "NUM")}

    def one_figure(self, x: Span, y: Span) -> bool:
        """Whether one figure for one thing stands in both."""
        return not self._given(x).isdisjoint(self._given(y))

    def best(self, x: Span, y: Span, least: float = 0.0) -> Stretch:
        """What the two share; a stretch worth no more than ``least`` is not looked for."""
        alike = self._alike(self.worths[x], self.worths[y])
        shared = {a: worth for a, _, worth in alike}
        if len(alike) < 2:
            return Stretch(0.0, frozenset(), shared)
        bits = {a: 1 << number for number, a in enumerate(shared)}
        total = _Total(list(shared.values()))
        theirs = _stretches(self.words[y], {b: bits[a] for a, b, _ in alike})
        worth, words = least, 0
        for mine, own in _stretches(self.words[x], bits):
            if total[mine] <= worth:
                continue
            for others, theirs_own in theirs:
                both = mine & others
                if both & (both - 1) and total[both] > worth:  # two words or more, worth enough before anything is taken off
                    found = total[both] - BETWEEN * (own + theirs_own + total[mine ^ others])
                    if found > worth:
                        worth, words = found, both
        return Stretch(worth if words else 0.0, frozenset(lemma for lemma, bit in bits.items() if bit & words), shared)

    def _given(self, span: Span) -> set[tuple[int, float]]:
        return {given for start, given in self._figures.get(span.report, ()) if span.start <= start < span.end}

    def _alike(self, first: Mapping[str, float], second: Mapping[str, float]) -> list[tuple[str, str, float]]:
        """Words that both have, the same or related ones, each word once: (the first's lemma, the second's, worth of sharing it)."""
        out = [(lemma, lemma, min(worth, second[lemma])) for lemma, worth in first.items() if lemma in second]
        mine = [(lemma, worth) for lemma, worth in first.items() if lemma not in second and lemma not in self._fixed]
        free = [(lemma, worth) for lemma, worth in second.items() if lemma not in first and lemma not in self._fixed]
        pairs = [(part * min(worth, other), a, b) for a, worth in mine for b, other in free if (part := self._relation(a, b)) > 0]
        used: set[str] = set()
        for worth, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
            if a not in used and b not in used:
                used |= {a, b}
                out.append((a, b, worth))
        return out

    def _relation(self, a: str, b: str) -> float:
        pair = (a, b) if a < b else (b, a)
        found = self._related.get(pair)
        if found is None:
            one_matter = a in MATTERS and MATTERS[a] == MATTERS.get(b)
            found = self._related[pair] = max(RELATED.get(self._lexicon.relation(*pair), 0.0), MATTER * one_matter)
        return found


def _read(item: Annotations, lexicon: Lexicon) -> Iterator[tuple[Passage, list[Word]]]:
    """The passages with the words that tell something, in order; what each is worth before its rarity in the story."""
    named = {at for mention in item.mentions for at in range(mention.span.start, mention.span.end)}
    telling = {at for q in item.quotations for span in (q.source, q.cue) if span for at in range(span.start, span.end)}
    starts = [token.start for token in item.tokens]
    for passage in item.passages:
        words = []
        for token in item.tokens[bisect_left(starts, passage.span.start) : bisect_left(starts, passage.span.end)]:
            name = token.start in named
            if token.tag != "PUNCT" and (name or token.tag == "NUM" or lexicon.rarity(token.lemma) >= COMMON):
                worth = (NAMED if name else 1.0) * (TELLING if token.start in telling else 1.0)
                words.append(Word(token.lemma, worth, "NAME" if name else token.tag))
        yield passage, words


def _worths(words: Sequence[Word]) -> dict[str, float]:
    """Each lemma with the most that it is worth anywhere in the passage."""
    out: dict[str, float] = {}
    for word in words:
        out[word.lemma] = max(word.worth, out.get(word.lemma, 0.0))
    return out


class _Total(dict[int, float]):
    """What the words of a set (a bit each) are worth together, added up once."""

    def __init__(self, worths: Sequence[float]) -> None:
        self._worths = worths

    def __missing__(self, words: int) -> float:
        self[words] = found = math.fsum(worth for number, worth in enumerate(self._worths) if words >> number & 1)
        return found


def _stretches(words: Sequence[Word], bits: Mapping[str, int]) -> list[tuple[int, float]]:
    """The shared words (a bit each) of every stretch that begins and ends with one, with the least worth of what stands between them."""
    places = [number for number, word in enumerate(words) if word.lemma in bits][:MOST]
    between = [sum(word.worth for word in words[a + 1 : b]) for a, b in pairwise(places)]
    found: dict[int, float] = {}
    for first in range(len(places)):
        held, own = 0, 0.0
        for last in range(first, len(places)):
            held |= bits[words[places[last]].lemma]
            own += between[last - 1] if last > first else 0.0
            if own < found.get(held, math.inf):
                found[held] = own
    return list(found.items())
