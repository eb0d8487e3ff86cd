"""One thing counted by several reports: figures joined by what they count, the matter they speak of, and the words around."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from retold.collate.matters import MATTERS
from retold.model import Annotations, Claim, Quantity, Sentence
from retold.ports import Lexicon

# Set on the figures of the six hand-made keys.
SAME_VALUE, OTHER_VALUE = 1.45, 1.75  # how much must speak for one thing where the values agree, and where they do not
NEAR = 8  # words on either side of a figure that say what it is about
TELLING = 0.3  # rarity from which a shared word around two figures counts
SPREAD = 20.0  # values further apart than this factor do not count one thing
RELATED = frozenset({"same", "synonym", "broader", "narrower"})
PERSON = frozenset("people person man woman child girl boy other victim passenger civilian student member resident worker dead".split())
AGE = "age"


@dataclass(frozen=True, slots=True)
class _Counted:
    """A figure with the matters and the telling words around it and the claim it stands in."""

    quantity: Quantity
    matters: frozenset[str]
    words: frozenset[str]
    person: bool
    claim: str


def count(annotations: Sequence[Annotations], claims: Sequence[Claim], lexicon: Lexicon) -> tuple[tuple[Quantity, ...], ...]:
    """Groups of figures that count one thing, each sorted by place, sorted by first place; every figure in one group.

    Two values of one report never stand in one group: a report that gives two counts two things, or contradicts itself.
    """
    found = sorted((c for item in annotations for c in _counted(item, claims, lexicon)), key=lambda c: c.quantity.span)
    pairs = []
    index: dict[str, list[int]] = defaultdict(list)
    for number, counted in enumerate(found):
        index[counted.quantity.unit].append(number)
    for numbers in index.values():
        for place, i in enumerate(numbers):
            for j in numbers[place + 1 :]:
                score = _one_thing(found[i], found[j], lexicon)
                if score > 0:
                    pairs.append((-score, i, j))
    return _grouped([c.quantity for c in found], sorted(pairs))


def _counted(item: Annotations, claims: Sequence[Claim], lexicon: Lexicon) -> list[_Counted]:
    places = sorted((p.span.start, p.span.end, claim.id) for claim in claims for p in claim.passages if p.span.report == item.report.id)
    starts = [token.start for token in item.tokens]
    out = []
    for quantity in item.quantities:
        sentence = _sentence_of(item.sentences, quantity.span.start)
        if sentence is None or sentence.part not in ("body", "title", "caption"):
            continue
        first, last = bisect_left(starts, quantity.span.start), bisect_left(starts, quantity.span.end)
        near = item.tokens[max(sentence.first, first - NEAR) : min(sentence.last, last + NEAR)]
        bases = {base for t in near if t.tag != "PUNCT" for base in (t.lemma, lexicon.lemma(t.text, "VERB"))}
        matters = frozenset(MATTERS[base] for base in bases if base in MATTERS)
        words = frozenset(base for base in bases if base not in MATTERS and lexicon.rarity(base) >= TELLING) - {quantity.what}
        person = not quantity.unit and (quantity.what in PERSON or lexicon.relation(quantity.what, "person") == "broader")
        claim = next((name for start, end, name in places if start <= quantity.number.start < end), "")
        out.append(_Counted(quantity, matters, words, person, claim))
    return out


def _sentence_of(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    at = bisect_left(sentences, place + 1, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 else None


def _one_thing(x: _Counted, y: _Counted, lexicon: Lexicon) -> float:
    """How much speaks for one thing counted; 0 when too little does."""
    p, q = x.quantity, y.quantity
    same_value = p.value == q.value
    if p.value > 0 and q.value > 0 and not 1 / SPREAD <= p.value / q.value <= SPREAD:
        return 0.0
    score = _what(x, y, lexicon)
    if score == 0.0:
        return 0.0
    shared = len(x.words & y.words)
    if p.what == AGE:
        return 1.0 + score + 0.1 * shared if (same_value or x.claim == y.claim) and (shared or x.claim == y.claim != "") else 0.0
    if x.matters and y.matters:
        score += 0.8 if x.matters & y.matters else -0.6
    score += min(0.75, 0.25 * shared)
    score += 0.4 * (x.claim == y.claim != "")
    score += (0.5 + 0.3 * (p.value >= 13)) * same_value
    return score if score >= (SAME_VALUE if same_value else OTHER_VALUE) else 0.0


def _what(x: _Counted, y: _Counted, lexicon: Lexicon) -> float:
    p, q = x.quantity, y.quantity
    if p.what and p.what == q.what:
        return 1.0
    if p.what and q.what and lexicon.relation(p.what, q.what) in RELATED:
        return 0.8
    if x.person and y.person:
        return 0.6
    if not p.what or not q.what:
        return 0.6 if p.unit or x.person or y.person else 0.4
    return 0.5 if p.unit else 0.0


def _grouped(found: Sequence[Quantity], pairs: Sequence[tuple[float, int, int]]) -> tuple[tuple[Quantity, ...], ...]:
    group_of = list(range(len(found)))
    members = {i: [i] for i in range(len(found))}
    for _, i, j in pairs:
        a, b = sorted((group_of[i], group_of[j]))
        if a == b or not _one_value_a_report([found[k] for k in members[a] + members[b]]):
            continue
        for k in members[b]:
            group_of[k] = a
        members[a] += members.pop(b)
    return tuple(tuple(found[i] for i in sorted(group)) for _, group in sorted(members.items()))


def _one_value_a_report(group: Sequence[Quantity]) -> bool:
    values: dict[str, float] = {}
    return all(values.setdefault(q.span.report, q.value) == q.value for q in group)
