"""One happening, told for two times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from retold.dossier.discrepancies.alike import Sentences
from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.dossier.discrepancies.tellings import Telling, of_one_happening
from retold.model import Discrepancy

WIDTH = {"year": 4, "month": 7, "day": 10}  # characters of the ISO form that a precision vouches for
# Set by reading newscluster-dev; see alike.py.
MOST_TIMES = 2  # times of one predicate and theme: what happens more often than that happens again and again
MOSTLY = 0.5  # part of the words around that two tellings share of which each gives but a year
LONG = 14  # days between reports within which a weekday or "last week" is taken to be of one happening


def dates(found: Findings) -> Iterator[Discrepancy]:
    """Happenings that two reports put at times which cannot both hold, one discrepancy for each two times of a predicate."""
    groups: dict[tuple[str, ...], list[tuple[Telling, Telling]]] = defaultdict(list)
    times_of: dict[str, set[str]] = defaultdict(set)
    for x, y in of_one_happening(found.tellings, found.lexicon):
        if (x.predicate == y.predicate or _stated(x, y)) and apart(x, y):
            times_of[x.predicate] |= {x.moments[0].when, y.moments[0].when}
            if _of_one_day(x, y, found.sentences):
                groups[x.predicate, *sorted((x.moments[0].when, y.moments[0].when))].append((x, y))
    for (predicate, *times), pairs in sorted(groups.items()):
        first, second = pairs[0][0].moments[0], pairs[0][1].moments[0]
        if len(times_of[predicate]) > MOST_TIMES and not _stated(*pairs[0]):
            continue
        spans = few(telling.passage for pair in pairs for telling in pair)
        why = f"“{first.span.exact}” is {first.when}, “{second.span.exact}” is {second.when}."
        severity = "high" if _stated(*pairs[0]) else "medium"
        claim = next((t.claim for pair in pairs for t in pair if t.claim), None)
        yield discrepancy("date", "conflict", claim, severity, f"when: {predicate}: {', '.join(times)}", spans, why)


def _of_one_day(x: Telling, y: Telling, sentences: Sentences) -> bool:
    """Whether two times stated in full, or two told from days not far apart, are told of one day.

    One weekday resolved to two dates tells of two days of writing, and a date of a far year that of another happening.
    """
    first, second = x.moments[0], y.moments[0]
    if _stated(x, y):
        return "year" not in (first.precision, second.precision) or first.precision != second.precision or _mostly_shared(x, y)
    if first.span.exact.lower() == second.span.exact.lower() or first.when[:4] != second.when[:4]:
        return False
    return sentences.days_between(x.passage, y.passage) <= LONG


def _mostly_shared(x: Telling, y: Telling) -> bool:
    """Whether most of what stands around the shorter telling stands around the other."""
    lighter = min(sum(x.terms.values()), sum(y.terms.values()))
    return sum(x.terms[term] for term in x.terms.keys() & y.terms.keys()) >= MOSTLY * lighter


def _stated(x: Telling, y: Telling) -> bool:
    """Whether both times stand in the text in full."""
    return x.moments[0].basis == y.moments[0].basis == "stated" if x.moments and y.moments else False


def apart(x: Telling, y: Telling) -> bool:
    """Whether the two tellings each tell one time, and the two cannot both hold."""
    if len(x.moments) != 1 or len(y.moments) != 1 or x.denied != y.denied:
        return False
    first, second = x.moments[0], y.moments[0]
    if not first.when or not second.when or first.precision not in WIDTH or second.precision not in WIDTH:
        return False
    width = min(WIDTH[first.precision], WIDTH[second.precision])
    return first.when[:width] != second.when[:width]
