"""Whether two passages of two reports tell one fact, whatever else each tells: the evidence, feature by feature, and its weight in all.

A logistic model whose features have names, fitted by ``training/one_fact/fit.py`` on pairs of passages that annotators read (same
fact or not), from stories of newscluster-dev and the shared keys, and on what those keys list.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from retold.collate.likeness import likeness
from retold.collate.stretches import Stretch, Stretches
from retold.collate.units import Unit, units
from retold.counting.words import SPANS_OF_TIME
from retold.model import Annotations, Quantity, Span
from retold.ports import Lexicon

WEIGHTS: dict[str, float] = {
    "(always)": -2.299,
    "stretch": 1.647,
    "words": -0.246,
    "verbs": 0.488,
    "things": 0.308,
    "share": 0.78,
    "alike": 2.412,
    "one figure": 1.494,
    "longer": -0.047,
    "one denies": -0.655,
    "told again": -0.667,
    "told by most": 0.073,
    "backed": 0.284,
    "passages": -0.414,
}
"""As training/one_fact/fit.py printed them."""
PARTNERS = 12  # passages of other reports looked at for each: of the surest pairs .85 are found, at a fifth of the cost of all
CROWDED = 100  # passages that hold a word from which it brings none together
LEAST = 3.2  # worth of the words that two passages share, related ones aside, under which they are not looked at
SMALLEST = 32  # passages of the smallest story of the fit; in a smaller one two passages share words no more by chance
BACKED = 3.0  # worth of a stretch from which a passage of a third report backs what two tell
WHEN = SPANS_OF_TIME | frozenset("later earlier ago after before since until".split())
"""Words that say when; two passages that bring no others together say nothing alike."""
_DENIAL = re.compile(r"\b(?:not|no|never|none|nobody|nothing|without)\b|n['’]t\b", re.IGNORECASE)


class Pair(NamedTuple):
    """Two passages of two reports (``a`` before ``b``), the lemmas both bring close together, and how surely they tell one fact."""

    a: Span
    b: Span
    words: frozenset[str]
    chance: float


def pairs(annotations: Sequence[Annotations], groups: Iterable[Sequence[Quantity]], lexicon: Lexicon) -> list[Pair]:
    """Pairs of passages of running text that may tell one fact, by place, each with its chance (0..1).

    ``groups`` are figures that count one thing.
    """
    return [Pair(a, b, words, chance(found)) for a, b, words, found in evidence(annotations, groups, lexicon)]


def chance(found: Mapping[str, float]) -> float:
    """P (0..1) that two passages with these features tell one fact."""
    odds = WEIGHTS["(always)"] + sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-odds))


def evidence(
    annotations: Sequence[Annotations], groups: Iterable[Sequence[Quantity]], lexicon: Lexicon
) -> Iterator[tuple[Span, Span, frozenset[str], dict[str, float]]]:
    """The features of every pair that is looked at: both spans, the lemmas of their stretch, what speaks for and against one fact."""
    told = {unit.passage.span: unit for unit in units(annotations, lexicon)}
    stretches = Stretches(annotations, groups, lexicon)
    found = [(a, b, stretches.best(a, b)) for a, b in _candidates(stretches, sorted(told))]
    backers: dict[Span, set[str]] = defaultdict(set)
    for a, b, stretch in found:
        if stretch.worth >= BACKED:
            backers[a].add(b.report)
            backers[b].add(a.report)
    size = math.log(max(SMALLEST, len(told)))
    holders = _holders(stretches, told)
    reports = len({span.report for span in told})
    for a, b, stretch in found:
        if stretch.words - WHEN:
            features = _features(stretches, told[a], told[b], stretch, lexicon)
            backed = float(len(backers[a] & backers[b]))
            yield a, b, stretch.words, features | _topic(stretch, holders, reports) | {"backed": backed, "passages": size}


def _features(stretches: Stretches, x: Unit, y: Unit, stretch: Stretch, lexicon: Lexicon) -> dict[str, float]:
    a, b = x.passage.span, y.passage.span
    kinds = {word.lemma: word.kind for word in stretches.words[a]}
    mine, theirs = stretches.worths[a], stretches.worths[b]
    return {
        "stretch": math.log1p(stretch.worth),
        "words": float(len(stretch.words)),
        "verbs": float(sum(kinds[lemma] == "VERB" for lemma in stretch.words)),
        "things": float(sum(kinds[lemma] in ("NOUN", "ADJ") for lemma in stretch.words)),
        "share": 2 * math.fsum(stretch.shared.values()) / (math.fsum(mine.values()) + math.fsum(theirs.values())),
        "alike": likeness(x, y, lexicon),
        "one figure": float(stretches.one_figure(a, b)),
        "longer": max(len(mine), len(theirs)) / 10,
        "one denies": float(bool(_DENIAL.search(a.exact)) != bool(_DENIAL.search(b.exact))),
    }


def _topic(stretch: Stretch, holders: Mapping[str, Sequence[Span]], reports: int) -> dict[str, float]:
    """How far what two passages share is what the whole story is about: told again in one report, told by most of them."""
    held = set.intersection(*(set(holders.get(lemma, ())) for lemma in stretch.words))
    tellers = Counter(span.report for span in held)
    return {
        "told again": math.log(max(1.0, len(held) / max(1, len(tellers)))),
        "told by most": len(tellers) / reports,
    }


def _holders(stretches: Stretches, spans: Iterable[Span]) -> dict[str, list[Span]]:
    """The passages that hold each lemma."""
    out: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        for lemma in stretches.worths[span]:
            out[lemma].append(span)
    return out


def _candidates(stretches: Stretches, spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pairs of passages of two reports that share uncrowded words, the best :data:`PARTNERS` of each by what they share."""
    holders = _holders(stretches, spans)
    out: set[tuple[Span, Span]] = set()
    for span in spans:
        shared: dict[Span, float] = defaultdict(float)
        for lemma, worth in stretches.worths[span].items():
            if len(holders[lemma]) <= CROWDED:
                for other in holders[lemma]:
                    if other.report != span.report:
                        shared[other] += min(worth, stretches.worths[other][lemma])
        best = sorted(((-worth, other) for other, worth in shared.items() if worth >= LEAST))[:PARTNERS]
        out.update((min(span, other), max(span, other)) for _, other in best)
    return sorted(out)
