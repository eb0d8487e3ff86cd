"""One thing counted by several reports: figures joined by what they count, the matter they speak of, and the words around."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from retold.collate.matters import MATTERS
from retold.counting import Counted, aside, converted, kind_of, of_report, one_thing
from retold.model import Annotations, Claim, Quantity, Sentence
from retold.ports import Lexicon

# Set on the figures of the six hand-made keys.
SAME_VALUE, OTHER_VALUE = 1.4, 1.6  # how much must speak for one thing where the values agree, and where they do not
TIMES = "time"  # "30 times" and "30 transfers" count the same happenings
TELLING_VALUE = 13  # a value that two reports seldom share by chance
VALUES = 1
BESIDE = 4.0  # how much speaks for a measure and the conversion right behind it: more than for any two reports
ONE_VALUE = 1.1  # times: two counts of one report so near one another may be one, told twice; 1.25 joins the tolls of two days
LIKELY = 0.2  # P from which two figures that are one another's best match may be rivals
# P from which two figures count one thing, with nothing else to say so; two of one value that stands for little need more.
GROUPED, GROUPED_ALIKE = 0.3, 0.7
LISTED, AS_GOOD = 3, 0.2  # other values of one report that match a figure nearly as well as its best match
LEAD = 5  # sentences in which a report gives the figures that the story turns on
RIVAL_SPREAD, VAGUE_SPREAD = 6.0, 50.0  # times: "dozens" may be hundreds
# Surety from which a figure need be the best match of the other alone, and where the other report holds it as well.
ONE_SIDED, TOLD_TWICE = 0.85, 0.65
VAGUE = frozenset("dozen dozens scores tens hundreds thousands millions several".split())
LARGE, CLOSE = 1000, 1.25  # two large values so near one another seldom count two things
FEWEST_OF_ITSELF = 10  # under it a report counts many things of one name; set by reading newscluster-dev
NEAR = 10  # words on either side of a figure that say what it is about
TELLING = 0.3  # rarity from which a shared word around two figures counts
RELATED = frozenset({"same", "synonym", "broader", "narrower"})
COMMON_UNITS = frozenset({"percent", "%", "$", "year", "month", "week", "day", "hour", "minute", "second"})
PERSON = frozenset(
    "people person man woman child girl boy other others victim passenger civilian student member resident worker dead".split()
)
AGE = "age"


@dataclass(frozen=True, slots=True)
class _Counted:
    """A figure with the matters and the telling words around it and the claim it stands in; ``part``: it counts some of others."""

    quantity: Quantity
    matters: frozenset[str]
    words: frozenset[str]
    person: bool
    claim: str
    lead: bool
    part: bool


class Counts(NamedTuple):
    """``groups`` of figures that count one thing (every figure in one), the ``rivals`` that do but differ, surest first, and the
    ``labels``: figures of one value whose things counted go by words of other meaning (four leaders, four militants), and the
    ``selves``: figures of one report that count one thing and differ.

    Rivals may stand in different groups: a group holds one value of a report.
    """

    groups: tuple[tuple[Quantity, ...], ...]
    rivals: tuple[tuple[Quantity, Quantity], ...]
    labels: tuple[tuple[Quantity, Quantity], ...]
    selves: tuple[tuple[Quantity, Quantity], ...] = ()


def count(annotations: Sequence[Annotations], claims: Sequence[Claim], lexicon: Lexicon) -> Counts:
    """The figures of one story, joined; groups and their members by place."""
    found = sorted((c for item in annotations for c in _counted(item, claims, lexicon)), key=lambda c: c.quantity.span)
    pairs, alike = [], []
    counts = _read(found, annotations, lexicon)
    index: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(found):
        index["" if item.quantity.unit == TIMES else kind_of(item.quantity.unit)].append(number)
    for numbers in index.values():
        for place, i in enumerate(numbers):
            for j in numbers[place + 1 :]:
                x, y = found[i], found[j]
                score = _one_thing(x, y, lexicon)
                compared = _one_unit(x.quantity, y.quantity) and _within_reach(x, y)
                sure = one_thing(counts[i], counts[j], lexicon) if compared else 0.0
                if score > 0 or sure >= (GROUPED_ALIKE if x.quantity.value == y.quantity.value else GROUPED):
                    pairs.append((-score - sure, i, j))
                if (score > 0 and _one_unit(x.quantity, y.quantity)) or sure >= LIKELY:
                    alike.append((-sure, i, j))
    figures, ranked = [c.quantity for c in found], sorted(pairs)
    labels = [(figures[i], figures[j]) for _, i, j in ranked if _labelled_apart(figures[i], figures[j], lexicon)]
    return Counts(_grouped(figures, ranked), _rivals(figures, sorted(alike)), tuple(labels), _selves(found))


def _one_unit(x: Quantity, y: Quantity) -> bool:
    return x.unit == y.unit or TIMES in (x.unit, y.unit)


def _read(found: Sequence[_Counted], annotations: Sequence[Annotations], lexicon: Lexicon) -> list[Counted]:
    """What each figure counts; a noun that was found for it stands."""
    every = {span: one for item in annotations for span, one in of_report(item, lexicon).items()}
    return [replace(every[c.quantity.span], quantity=c.quantity, thing=c.quantity.what or every[c.quantity.span].thing) for c in found]


def _within_reach(x: _Counted, y: _Counted) -> bool:
    low, high = sorted((x.quantity.value, y.quantity.value))
    spread = VAGUE_SPREAD if _vague(x.quantity) or _vague(y.quantity) else RIVAL_SPREAD
    return x.quantity.span.report != y.quantity.span.report and (low == high or (low > 0 and high <= spread * low))


def _selves(found: Sequence[_Counted]) -> tuple[tuple[Quantity, Quantity], ...]:
    """Figures of one report, near one another and no part of each other, that count one thing by the same words."""
    out: dict[tuple[str, float, float], tuple[Quantity, Quantity]] = {}
    for place, x in enumerate(found):
        for y in found[place + 1 :]:
            p, q = x.quantity, y.quantity
            if p.span.report != q.span.report:
                break
            low, high = sorted((p.value, q.value))
            alike = p.what == q.what != "" and p.unit == q.unit and p.bound == q.bound and not (x.part or y.part)
            if alike and x.matters & y.matters and FEWEST_OF_ITSELF <= low < high <= CLOSE * low:
                out.setdefault((p.span.report, low, high), (p, q))
    return tuple(out[key] for key in sorted(out))


def _labelled_apart(x: Quantity, y: Quantity, lexicon: Lexicon) -> bool:
    if x.span.report == y.span.report or x.value != y.value or x.value > LARGE:
        return False
    if x.span.end == x.number.end or y.span.end == y.number.end:  # nothing is named there: who was counted is read from the verb
        return False
    first, second = (q.span.exact.split()[-1].strip(",.").lower() for q in (x, y))
    first, second = lexicon.lemma(first, "NOUN"), lexicon.lemma(second, "NOUN")
    named = x.what and y.what and first not in PERSON and second not in PERSON
    return bool(named) and lexicon.relation(first, second) in ("", "sibling")


def _rivals(figures: Sequence[Quantity], ranked: Sequence[tuple[float, int, int]]) -> tuple[tuple[Quantity, Quantity], ...]:
    """For each two reports, figures that are one another's best match and differ; ``ranked`` by how surely they count one thing.

    Of those that surely do, one need only be the best match of the other. A figure that the other report holds as well has a rival
    there only where that is very sure (two tolls of one happening); a report that counts one thing many times over (a list, a
    gallery) counts nothing that another could dispute. "Dozens" is nobody's best match where a number stands.
    """
    best: dict[tuple[int, str], tuple[float, float]] = {}
    values: dict[tuple[int, str], set[float]] = defaultdict(set)
    for score, i, j in sorted(ranked, key=lambda pair: (_vague(figures[pair[1]]) or _vague(figures[pair[2]]), pair)):
        for one, other in ((i, j), (j, i)):
            best.setdefault((one, figures[other].span.report), (score, figures[other].value))
            close = score <= best[one, figures[other].span.report][0] + AS_GOOD
            if close and figures[one].what and figures[one].what == figures[other].what:
                values[one, figures[other].span.report].add(figures[other].value)
    out: list[tuple[Quantity, Quantity]] = []
    for score, i, j in ranked:
        x, y = figures[i], figures[j]
        if x.span.report == y.span.report or (x.value, x.high, x.bound) == (y.value, y.high, y.bound):
            continue
        of_x, of_y = best[i, y.span.report], best[j, x.span.report]
        nearest = (score == of_x[0] or y.value == of_x[1], score == of_y[0] or x.value == of_y[1])
        told_there = y.value != of_x[1] == x.value or x.value != of_y[1] == y.value
        listed = max(len(values[i, y.span.report]), len(values[j, x.span.report])) > LISTED
        one_sided = any(nearest) and -score >= (TOLD_TWICE if told_there else ONE_SIDED)
        if not listed and (all(nearest) or one_sided):
            out.append((x, y))
    return tuple(out)


def _vague(quantity: Quantity) -> bool:
    return quantity.number.exact.split()[-1].lower() in VAGUE


def _counted(item: Annotations, claims: Sequence[Claim], lexicon: Lexicon) -> list[_Counted]:
    places = sorted((p.span.start, p.span.end, claim.id) for claim in claims for p in claim.passages if p.span.report == item.report.id)
    starts = [token.start for token in item.tokens]
    body = [s.start for s in item.sentences if s.part == "body"][:LEAD]
    out = []
    for quantity in item.quantities:
        sentence = _sentence_of(item.sentences, quantity.span.start)
        if sentence is None or sentence.part not in ("body", "title", "caption"):
            continue
        first, last = bisect_left(starts, quantity.span.start), bisect_left(starts, quantity.span.end)
        near = item.tokens[max(sentence.first, first - NEAR) : min(sentence.last, last + NEAR)]
        bases = {base for t in near if t.tag != "PUNCT" for base in (t.lemma, lexicon.lemma(t.text, "VERB"))}
        alone = sum(1 for q in item.quantities if sentence.start <= q.span.start < sentence.end) == 1
        wide = item.tokens[sentence.first : sentence.last] if alone else near
        matters = frozenset(MATTERS[base] for t in wide for base in (t.lemma, lexicon.lemma(t.text, "VERB")) if base in MATTERS)
        words = frozenset(base for base in bases if base not in MATTERS and not base[0].isdigit() and lexicon.rarity(base) >= TELLING) - {
            quantity.what
        }
        person = not quantity.unit and (quantity.what in PERSON or lexicon.relation(quantity.what, "person") == "broader")
        named = quantity if quantity.what or quantity.unit else replace(quantity, what=_counted_before(item, sentence, first))
        claim = next((name for start, end, name in places if start <= quantity.number.start < end), "")
        out.append(_Counted(named, matters, words, person, claim, sentence.start in body, _part(item, sentence, last)))
    return out


def _part(item: Annotations, sentence: Sentence, after: int) -> bool:
    """Whether the figure counts some of a number told before ("nine of them", "two of whom")."""
    following = [t.text.lower() for t in item.tokens[after : min(sentence.last, after + 2)]]
    return following[:1] == ["of"] and following[1:] in (["them"], ["whom"], ["those"], ["these"], ["which"])


def _counted_before(item: Annotations, sentence: Sentence, first: int) -> str:
    """The noun in "a city of 340,000"; "" when the figure is not put that way."""
    if first - 2 < sentence.first or item.tokens[first - 1].text.lower() != "of" or item.tokens[first - 2].tag != "NOUN":
        return ""
    return item.tokens[first - 2].lemma


def _sentence_of(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    at = bisect_left(sentences, place + 1, key=lambda s: s.start) - 1
    return sentences[at] if at >= 0 else None


def _one_thing(x: _Counted, y: _Counted, lexicon: Lexicon) -> float:
    """How much speaks for one thing counted; 0 when too little does."""
    p, q = x.quantity, y.quantity
    same_value = p.value == q.value
    if not _one_unit(p, q):
        if not converted(p, q):
            return 0.0
        if aside(*sorted((p, q), key=lambda quantity: quantity.span)):
            return BESIDE
        same_value = True
    if p.unit and (p.what == AGE) != (q.what == AGE):
        return 0.0
    if x.part != y.part and not same_value:
        return 0.0
    if not same_value and p.value > 0 and q.value > 0 and not 1 / RIVAL_SPREAD <= p.value / q.value <= RIVAL_SPREAD:
        return 0.0
    score = _what(x, y, lexicon)
    if score == 0.0:
        return 0.0
    shared = len(x.words & y.words)
    if p.what == AGE:
        return 1.0 + score + 0.1 * shared if (same_value or x.claim == y.claim) and (shared or x.claim == y.claim != "") else 0.0
    if x.matters and y.matters:
        score += 0.6 if x.matters & y.matters else -0.6
    score += min(0.75, 0.25 * shared)
    score += 0.6 * (p.unit != "" and p.unit not in COMMON_UNITS and (shared > 0 or p.what == q.what != ""))
    score += 0.5 * (min(p.value, q.value) >= LARGE and max(p.value, q.value) <= CLOSE * min(p.value, q.value))
    score += 0.4 * (x.claim == y.claim != "") + 0.25 * (x.lead and y.lead)
    score += (0.5 + 0.3 * (p.value >= TELLING_VALUE)) * same_value
    return score if score >= (SAME_VALUE if same_value else OTHER_VALUE) else 0.0


def _what(x: _Counted, y: _Counted, lexicon: Lexicon) -> float:
    p, q = x.quantity, y.quantity
    if p.what and p.what == q.what:
        return 1.0
    if p.what and q.what and lexicon.relation(p.what, q.what) in RELATED:
        return 0.8
    if (x.person and y.person) or (p.what and q.what and lexicon.relation(p.what, q.what) == "sibling"):
        return 0.6
    if not p.what or not q.what:
        return 0.6 if p.unit or x.person or y.person else 0.4
    if p.unit:
        return 0.5
    return 0.3 if p.value == q.value >= TELLING_VALUE else 0.0


def _grouped(found: Sequence[Quantity], pairs: Sequence[tuple[float, int, int]]) -> tuple[tuple[Quantity, ...], ...]:
    group_of = list(range(len(found)))
    members = {i: [i] for i in range(len(found))}
    for _, i, j in pairs:
        a, b = sorted((group_of[i], group_of[j]))
        if a == b or not _few_values([found[k] for k in members[a] + members[b]]):
            continue
        for k in members[b]:
            group_of[k] = a
        members[a] += members.pop(b)
    return tuple(tuple(found[i] for i in sorted(group)) for _, group in sorted(members.items()))


def _few_values(group: Sequence[Quantity]) -> bool:
    """A report that gives two values counts two things, or contradicts itself."""
    values: dict[str, list[Quantity]] = defaultdict(list)
    for q in group:
        if not any(_one_value(q, other) for other in values[q.span.report]):
            values[q.span.report].append(q)
    return all(len(some) <= VALUES for some in values.values())


def _one_value(x: Quantity, y: Quantity) -> bool:
    """Whether two figures of one report can be one: equal, converted, or a toll told twice ("more than 80", "84")."""
    low, high = sorted((x.value, y.value))
    near = not x.unit and not y.unit and low >= FEWEST_OF_ITSELF and high <= ONE_VALUE * low
    return (x.value == y.value and x.unit == y.unit) or near or converted(x, y)
