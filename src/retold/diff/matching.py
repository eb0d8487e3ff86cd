"""Things of one case found again in another: by id, else by the places where they stand, as decisions are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from retold.decide.targets import place_at, place_of, report_at, span_at
from retold.model import Case, Report, Span

STRETCH = 400  # code points of a text that are looked up together; changes nothing but the time it takes


@dataclass(frozen=True, slots=True)
class Thing:
    """What is looked for: an id, where it stands, and what else must be alike for two things at one place to be one (``detail``).

    A ``whole`` thing is the same only where all its places are: it has a side in each of two texts, or stands at one place.
    """

    id: str
    spans: tuple[Span, ...]
    detail: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """``same`` gives the id now by the id then, one to one.

    Of things without such a partner, ``into`` gives the thing now that most of an old one went into, and ``out_of`` the old thing
    that most of a new one was taken from.
    """

    same: dict[str, str]
    into: dict[str, str]
    out_of: dict[str, str]


class Reports:
    """The reports of the old case in the new one: by id, else by path where the text begins much as it did."""

    def __init__(self, before: Case, after: Case) -> None:
        self._paths = {report.id: report.path for report in before.reports}
        self._after: Mapping[str, Report] = {report.id: report for report in after.reports}
        self._all = after.reports
        self.now: dict[str, str] = {}
        for report in before.reports:
            found = report if report.id in self._after else report_at(place_of(report), self._all)
            if found is not None:
                self.now[report.id] = found.id

    def span(self, span: Span) -> Span | None:
        """``span`` of the old case where its words stand in the new one; None where they are gone."""
        home = self._after.get(self.now.get(span.report, ""))
        if home is None:
            return None
        return span_at(place_at(Span(home.id, span.start, span.end, span.exact), self._paths), (home,))


def match(before: Sequence[Thing], after: Sequence[Thing], reports: Reports) -> Matches:
    """Which thing is which. Those of one id are one; of the others, those that share most places (each covers half of the shorter)."""
    ids, now_ids = {thing.id for thing in before}, {thing.id for thing in after}
    same = {thing_id: thing_id for thing_id in sorted(ids & now_ids)}
    shared = _shared(before, after, reports)
    for (then, now), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if then not in same and now not in same.values() and now not in ids and then not in now_ids:
            same[then] = now
    taken = set(same.values())
    into: dict[str, str] = {}
    out_of: dict[str, str] = {}
    for (then, now), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if then not in same:
            into.setdefault(then, now)
        if now not in taken:
            out_of.setdefault(now, then)
    return Matches(same, into, out_of)


def _shared(before: Sequence[Thing], after: Sequence[Thing], reports: Reports) -> Counter[tuple[str, str]]:
    """How many places of a thing then are places of a thing now, where their details are alike."""
    index: dict[tuple[str, int], list[tuple[Span, Thing]]] = defaultdict(list)
    for thing in after:
        for span in thing.spans:
            for key in _stretches(span):
                index[key].append((span, thing))
    shared: Counter[tuple[str, str]] = Counter()
    needed = {thing.id: len(thing.spans) if thing.whole else 1 for thing in before}
    for thing in before:
        for span in {now for span in thing.spans if (now := reports.span(span)) is not None}:
            near = {
                other.id for key in _stretches(span) for place, other in index[key] if other.detail == thing.detail and place.meets(span)
            }
            shared.update((thing.id, other) for other in near)
    return Counter({pair: count for pair, count in shared.items() if count >= needed[pair[0]]})


def _stretches(span: Span) -> Iterator[tuple[str, int]]:
    return ((span.report, number) for number in range(span.start // STRETCH, max(span.start, span.end - 1) // STRETCH + 1))
