"""Discrepancies as typed changes: what clashes between passages that were never laid side by side is a difference all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from retold.dossier.discrepancies.alike import NEGATORS
from retold.dossier.discrepancies.open_questions import OPEN
from retold.model import Difference, Discrepancy, Figure, Report, Span, content_id

TYPES = {"absence": "negation", "role": "term"}
"""Types of change by kind of discrepancy, where the two go by other names: an office is a term, not who does what to whom."""
BY_VALUE = frozenset({"number", "date"})
BY_WORDS = frozenset({"name", "term", "role"})
"""Kinds whose passages are the rival words themselves."""
LEFT_OPEN = re.compile(rf"(?i)\b{OPEN}\b")
BEFORE = 30  # code points before a phrase in which a word may deny it ("so far, no group has")
MOST = 4  # changes told of one discrepancy
P = 0.64
"""The share of discrepancies that annotators of newscluster-dev held to be right (draw "sixth" of bench/labels/dossier.jsonl)."""

Rivals = tuple[Span, Span]


def changes(
    told: Iterable[Discrepancy], found: Sequence[Difference], figures: Sequence[Figure], reports: Iterable[Report]
) -> tuple[Difference, ...]:
    """What discrepancies tell between two reports and no difference of ``found`` does, as differences, sorted by id.

    Each stands between two passages that say two things: two values, two wordings, what is left open and what is given. Nothing is told
    where a difference already judges the two places, whatever it says, and though somebody rejected it; but one that leaves open what
    clashes is no judgement.
    """
    values = {reading.span: figure.told(reading.value) for figure in figures for reading in figure.readings}
    texts = {report.id: report.text for report in reports}
    judges = [difference for difference in found if difference.a is not None and difference.b is not None]
    apart: dict[str, Difference] = {}
    for one in told:
        if one.weight == "self":
            continue
        rivals = [pair for pair in _rivals(one, values, texts) if not any(_judges(difference, pair, one) for difference in judges)]
        for pair in _each_once(rivals)[:MOST]:
            difference = _difference(one, pair, values)
            apart.setdefault(difference.id, difference)
    return tuple(apart[key] for key in sorted(apart))


def _rivals(one: Discrepancy, values: Mapping[Span, str], texts: Mapping[str, str]) -> Iterator[Rivals]:
    """Pairs of passages of two reports that do not say the same."""
    pairs = [(x, y) for x, y in combinations(one.passages, 2) if x.report != y.report]
    if one.kind in BY_VALUE:
        pairs = [(x, y) for x, y in pairs if values.get(x, "") != values.get(y, "") and {x, y} <= values.keys()] or (
            pairs if len(one.passages) == 2 else []
        )
    elif one.kind in BY_WORDS:
        pairs = [
            (x, y) for x, y in pairs if _words(x) != _words(y) and (one.kind != "term" or len(one.passages) == 2 or _head(x) != _head(y))
        ]
    elif one.kind == "absence":
        pairs = [(x, y) for x, y in pairs if _open(x, texts) != _open(y, texts)]
    elif len(one.passages) > 2:
        pairs = []
    yield from pairs


def _each_once(rivals: Iterable[Rivals]) -> list[Rivals]:
    """The pairs in whose words none before them stands; a clash is told once, not between all reports that copy its sides."""
    unique: dict[frozenset[str], Rivals] = {}
    for x, y in rivals:
        unique.setdefault(frozenset((_words(x), _words(y))), (x, y))
    return list(unique.values())


def _words(span: Span) -> str:
    return " ".join(span.exact.split()).casefold()


def _head(span: Span) -> str:
    """The last word: "explosives" of what a lorry was full of, or packed with."""
    return span.exact.split()[-1].strip(".,;:”’'\"").casefold()


def _open(span: Span, texts: Mapping[str, str]) -> bool:
    """Whether the passage, or what leads to it, says that something is not told or not known."""
    told = texts[span.report][max(0, span.start - BEFORE) : span.end]
    return NEGATORS.search(told) is not None or LEFT_OPEN.search(told) is not None


def _judges(difference: Difference, pair: Rivals, one: Discrepancy) -> bool:
    """Whether the difference stands between the two places, and says whether the meaning changed there."""
    if difference.meaning == "unsure" and one.weight != "compatible":
        return False
    places = (difference.a, difference.b)
    return all(any(place is not None and place.overlap(span) for place in places) for span in pair)


def _difference(one: Discrepancy, pair: Rivals, values: Mapping[Span, str]) -> Difference:
    a, b = sorted(pair)
    why = one.why
    if one.kind in BY_VALUE and {a, b} <= values.keys():
        why = f"{values[a]} -> {values[b]}: {why}"
    kind = TYPES.get(one.kind, one.kind)
    identity = content_id("d", one.id, *(f"{span.report}:{span.start}-{span.end}" for span in (a, b)))
    return Difference(
        identity, one.claim or "", kind, (), "substituted", "changed", P, one.severity, (a.report, b.report), a, b, (a, b), False, why
    )
