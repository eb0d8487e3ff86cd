"""A passage as a bag of weighted terms: what it is about, in a form that two tellings can share."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from retold.model import Annotations, Passage, Sentence, Token
from retold.ports import Lexicon

FURNITURE = frozenset({"boilerplate", "byline", "date", "credit", "list", "title", "dateline"})
CONTEXT = 0.35  # weight of a term that stands in the passage's sentence, not in the passage itself
NAME = 1.3  # names and numbers tell more than other words of the same rarity
COMMON = 0.18  # words commoner than this carry no matter of their own
SHORTEST = 3  # words below which a passage says nothing by itself


@dataclass(frozen=True, slots=True)
class Unit:
    """A passage with its terms and their weights (Euclidean length 1) and the matters it counts (lemmas of things counted)."""

    passage: Passage
    sentence: tuple[int, int]
    terms: dict[str, float]
    counted: frozenset[str]
    said: bool


def units(annotations: Sequence[Annotations], lexicon: Lexicon) -> list[Unit]:
    """The units of all reports, sorted by report id and place."""
    bags = []
    for item in sorted(annotations, key=lambda a: a.report.id):
        bags.extend(_bags(item, lexicon))
    spread = Counter(term for _, _, own, _, _ in bags for term in own)
    reach = len(bags) + 1
    return [_unit(bag, spread, reach) for bag in bags]


_Bag = tuple[Passage, tuple[int, int], dict[str, float], dict[str, float], tuple[frozenset[str], bool]]


def _bags(item: Annotations, lexicon: Lexicon) -> list[_Bag]:
    starts = [token.start for token in item.tokens]
    named = {at for m in item.mentions for at in range(m.span.start, m.span.end)}
    out = []
    for passage in item.passages:
        sentence = _sentence_of(item.sentences, passage.span.start)
        if sentence is None or sentence.part in FURNITURE:
            continue
        inside = item.tokens[bisect_left(starts, passage.span.start) : bisect_left(starts, passage.span.end)]
        own = _terms(inside, named, lexicon)
        around = _terms(item.tokens[sentence.first : sentence.last], named, lexicon)
        counted = frozenset(q.what for q in item.quantities if q.what and passage.span.start <= q.span.start < passage.span.end)
        said = any(q.span.start < passage.span.end and passage.span.start < q.span.end for q in item.quotations if q.marked)
        if len([t for t in inside if t.tag != "PUNCT"]) >= SHORTEST and own:
            out.append((passage, (sentence.start, sentence.end), own, around, (counted, said)))
    return out


def _sentence_of(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    at = bisect_left(sentences, place + 1, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 and place < sentences[at].end else None


def _terms(tokens: Sequence[Token], named: set[int], lexicon: Lexicon) -> dict[str, float]:
    out: dict[str, float] = {}
    for token in tokens:
        if token.tag == "PUNCT":
            continue
        name, number = token.start in named, token.tag == "NUM"
        weight = lexicon.rarity(token.lemma)
        if name or number or weight >= COMMON:
            out[token.lemma] = max(out.get(token.lemma, 0.0), (0.3 + weight) * (NAME if name or number else 1.0))
    return out


def _unit(bag: _Bag, spread: Counter[str], reach: int) -> Unit:
    passage, sentence, own, around, (counted, said) = bag
    weights = {term: weight * math.log(1 + reach / (1 + spread[term])) for term, weight in own.items()}
    for term, weight in around.items():
        if term not in weights:
            weights[term] = CONTEXT * weight * math.log(1 + reach / (1 + spread[term]))
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return Unit(passage, sentence, {term: w / length for term, w in sorted(weights.items())}, counted, said)
