"""How alike two passages of different reports are: shared terms, related words, and whether text was carried between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from retold.collate.units import Unit
from retold.model import Relation
from retold.ports import Lexicon

# Set on the six hand-made keys: agreed facts found against claims that mix two matters.
WORTH = 0.16  # cosine under which a pair is not looked at again
RELATED = {"same": 0.9, "synonym": 0.7, "derived": 0.75, "antonym": 0.6, "broader": 0.4, "narrower": 0.4, "sibling": 0.3}
COUNTED = 0.10  # both count the same thing: rival figures must meet
CARRIED = 0.35  # the passages lie in sentences that a relation says were carried over
PARTNERS = 24  # best partners looked at a passage
CROWDED = 0.25  # a term in more than this part of the passages finds no candidates (it still counts)


def likenesses(units: Sequence[Unit], relations: Sequence[Relation], lexicon: Lexicon) -> dict[tuple[int, int], float]:
    """Likeness 0..1 of pairs (i < j) of units of different reports; pairs below :data:`WORTH` are left out."""
    pairs = _candidates(units)
    carried = _carried(units, relations)
    scores = {}
    for pair in sorted(set(pairs) | carried):
        i, j = pair
        score = likeness(units[i], units[j], lexicon)
        score += CARRIED * (pair in carried and score >= WORTH)
        if score >= WORTH:
            scores[pair] = min(1.0, score)
    return scores


def likeness(x: Unit, y: Unit, lexicon: Lexicon) -> float:
    """Likeness 0..1 of two units from their words alone."""
    return min(1.0, _soft_cosine(x.terms, y.terms, lexicon) + COUNTED * bool(x.counted & y.counted))


def _candidates(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pairs that share uncrowded terms, the best :data:`PARTNERS` of each unit by what they share."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for term in unit.terms:
            index[term].append(number)
    crowded = max(12, int(CROWDED * len(units)))
    out: set[tuple[int, int]] = set()
    for i, unit in enumerate(units):
        shared: dict[int, float] = defaultdict(float)
        for term, weight in unit.terms.items():
            places = index[term]
            if len(places) <= crowded:
                for j in places:
                    if units[j].passage.span.report != unit.passage.span.report:
                        shared[j] += weight * units[j].terms[term]
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:PARTNERS]
        out.update((min(i, j), max(i, j)) for j, score in best if score >= WORTH / 2)
    return sorted(out)


def _carried(units: Sequence[Unit], relations: Sequence[Relation]) -> set[tuple[int, int]]:
    """Pairs of units whose sentences a relation holds for one sentence."""
    by_sentence: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        by_sentence[unit.passage.span.report, unit.sentence[0]].append(number)
    out = set()
    for relation in relations:
        for a, b in relation.carried:
            for i in by_sentence.get((a.report, a.start), ()):
                for j in by_sentence.get((b.report, b.start), ()):
                    out.add((min(i, j), max(i, j)))
    return out


def _soft_cosine(a: dict[str, float], b: dict[str, float], lexicon: Lexicon) -> float:
    """Cosine in which an unshared term may meet a related one (soft cosine measure, Sidorov et al. 2014)."""
    score = sum(weight * b[term] for term, weight in a.items() if term in b)
    free_b = [term for term, weight in sorted(b.items(), key=lambda item: (-item[1], item[0])) if term not in a and weight > 0.1][:8]
    if score < WORTH / 3 or not free_b:
        return score
    for term, weight in a.items():
        if term in b or weight <= 0.1:
            continue
        best = max(((RELATED.get(lexicon.relation(term, other), 0.0) * b[other], other) for other in free_b), default=(0.0, ""))
        if best[0] > 0:
            score += weight * best[0]
            free_b.remove(best[1])
    return score
