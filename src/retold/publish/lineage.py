"""Questions to a stemma that the outputs ask: what a report goes back to, who follows it, what was told independently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from retold.model import Claim, Derivation, Reading, Report, Span, Stemma, Story, Variant

CODE, CODE_SHOWN = re.compile(r"[0-9a-f]{16,}"), 6  # a hash in a label tells people nothing; so many of its signs keep labels apart
CLOCKED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
MIDNIGHT = re.compile(r"T00:00(:00(\.0+)?)?$")

Step = tuple[float, str, Span]
Taken = Callable[[Span], tuple[Step, ...]]


def names_of(story: Story) -> dict[str, str]:
    """What reports and unseen sources are called: the label, or what an unseen source is presumed to be."""
    names = labels_of(story.reports)
    for number, unseen in enumerate(story.stemma.unseen, 1):
        mark = f" {number}" if len(story.stemma.unseen) > 1 else ""
        names[unseen.id] = f"unseen source{mark}" + (f" ({unseen.origin}?)" if unseen.origin else "")
    return names


def labels_of(reports: Iterable[Report]) -> dict[str, str]:
    """The labels of reports by id, as people read them: of a long hash the first signs, where these keep the reports apart."""
    labels = {report.id: report.label for report in reports}
    brief = {key: brief_codes(label) for key, label in labels.items()}
    told = Counter(brief.values())
    return {key: brief[key] if told[brief[key]] == 1 else label for key, label in labels.items()}


def brief_codes(text: str) -> str:
    """``text`` with only the first signs of each long hash."""
    return CODE.sub(lambda code: code[0][:CODE_SHOWN] + "…", text)


def parents(stemma: Stemma) -> dict[str, Derivation]:
    """The main derivation of each report that has one, as :meth:`Stemma.parent_of` picks it, in one pass over all."""
    found: dict[str, Derivation] = {}
    for edge in sorted(stemma.derivations, key=lambda edge: (edge.child, edge.kind == "partial", -edge.p, edge.id)):
        found.setdefault(edge.child, edge)
    return found


def whole(above: dict[str, Derivation]) -> dict[str, Derivation]:
    """Of these derivations those of whole texts: who took over a part that we know is a text of its own, but for that part."""
    return {child: edge for child, edge in above.items() if is_whole(edge)}


def is_whole(edge: Derivation) -> bool:
    """Whether a text derives from another as a whole, or which part of it does is not known."""
    return edge.kind != "partial" or not edge.carried


def line_of(report: str, above: dict[str, Derivation]) -> Iterator[str]:
    """``report``, its parent, the parent's parent ... up to a root."""
    seen: set[str] = set()
    while report not in seen:
        seen.add(report)
        yield report
        if report in above:
            report = above[report].parent


def derived(story: Story) -> tuple[frozenset[str], frozenset[str]]:
    """Ids of the reports that derive from another text as a whole, and of those that took over a part and count as independent."""
    below = {edge.child for edge in story.stemma.derivations} & {report.id for report in story.reports}
    return frozenset(below.difference(story.stemma.roots)), frozenset(below.intersection(story.stemma.roots))


def origins(story: Story, above: dict[str, Derivation]) -> frozenset[str]:
    """Ids of the texts, held or presumed, to which the reports that derive as a whole go back."""
    roots, found = {*story.stemma.roots, *(unseen.id for unseen in story.stemma.unseen)}, set()
    for report in derived(story)[0]:
        line = list(line_of(report, above))[1:]
        found.add(next((text for text in line if text in roots), line[-1] if line else report))
    return frozenset(found)


def roots_of_reading(claim: Claim, reading: Reading, stemma: Stemma, above: dict[str, Derivation] | None = None) -> tuple[str, ...]:
    """Ids of the independent tellings behind a reading, sorted; ``above`` are the :func:`parents`, where they are at hand.

    What is doubtful counts for nothing, unless all of the reading is.

    A report that carries the passage on from its parent counts with the parent; one whose parent tells the claim in
    another way changed it on the way and counts for nothing; one whose parent is silent told it by itself.
    """
    above = whole(parents(stemma) if above is None else above)
    sure = [passage.span for passage in reading.passages if passage.span not in claim.doubtful]
    spans = sure or [passage.span for passage in reading.passages]
    held = {span.report for span in spans}
    rivals = set(claim.reports) - set(reading.reports)
    silent = {unseen.id for unseen in stemma.unseen}
    taken = taken_over(Same(stemma))
    places = {_carried_from(span, held | rivals, taken) for span in spans}
    origins = (None if place in rivals else _origin(place, held, rivals, silent, above) for place in places)
    return tuple(sorted({origin for origin in origins if origin is not None}))


def _carried_from(span: Span, telling: set[str], taken: Taken) -> str:
    """The report from which the passage at ``span`` was carried on, by way of texts that took over a part and tell the claim; its own,
    where it was not.
    """
    seen = [span]
    while True:
        step = min((step for step in taken(span) if step[1] in telling and step[2] not in seen), default=None)
        if step is None:
            return span.report
        span = step[2]
        seen.append(span)


@dataclass(frozen=True, eq=False, slots=True)
class Same:
    """A stemma as a key: itself and no equal one, since a hash of all that it holds takes long."""

    stemma: Stemma

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.stemma is other.stemma

    def __hash__(self) -> int:
        return id(self.stemma)


@lru_cache(maxsize=4)
def taken_over(key: Same) -> Taken:
    """From where a passage was taken over, in a stemma: for a span the probability (negated), the other report and the place there."""
    places: dict[str, list[tuple[Span, Step]]] = {}
    for edge in key.stemma.derivations:
        if edge.kind == "partial":
            places.setdefault(edge.child, []).extend((mine, (-edge.p, edge.parent, theirs)) for theirs, mine in edge.carried)

    @cache
    def taken(span: Span) -> tuple[Step, ...]:
        return tuple(sorted(step for mine, step in places.get(span.report, ()) if mine.overlap(span)))

    return taken


def shared_roots(claim: Claim, stemma: Stemma, above: dict[str, Derivation]) -> frozenset[str]:
    """Ids of the texts behind several rival readings of a claim: one text cannot tell both, so copying made at least one of them."""
    seen: set[str] = set()
    shared: set[str] = set()
    for reading in claim.readings:
        roots = set(roots_of_reading(claim, reading, stemma, above))
        shared |= roots & seen
        seen |= roots
    return frozenset(shared)


def _origin(report: str, held: set[str], rivals: set[str], unseen: set[str], above: dict[str, Derivation]) -> str | None:
    """Where ``report`` has the reading from: the top of its line that holds it; None when it was born in copying."""
    for place in line_of(report, above):
        parent = above[place].parent if place in above else None
        if parent in rivals:
            return None
        if parent is None or parent not in held | unseen:
            return place
    return report


def on_the_way(variant: Variant, above: dict[str, Derivation]) -> bool:
    """Whether a variant lies between a text and what it derives from, or between two texts of one parent.

    Of a text that took over a part only what lies in that part was handed on.
    """
    one, other = variant.between
    if not _whole_line(one, above).isdisjoint(_whole_line(other, above)):
        return True
    edges = (above.get(one), above.get(other))
    return any(edge is not None and {edge.parent, edge.child} == {one, other} and _handed_on(variant, edge) for edge in edges)


def _whole_line(report: str, above: dict[str, Derivation]) -> set[str]:
    """``report`` and all above it by derivations of whole texts."""
    seen: set[str] = set()
    while report not in seen:
        seen.add(report)
        edge = above.get(report)
        if edge is not None and is_whole(edge):
            report = edge.parent
    return seen


def _handed_on(variant: Variant, edge: Derivation) -> bool:
    """Whether both sides of a variant lie in one passage that ``edge`` carried over."""
    sides = [side for side in (variant.before, variant.after) if side is not None and side.start < side.end]
    return any(all(side.overlap(theirs) or side.overlap(mine) for side in sides) for theirs, mine in edge.carried)


def times_of(published: Iterable[str]) -> str:
    """The span of publication times for people, in brief: 2026-11-03 08:02–11:45 UTC; "" when none is known.

    A day without a clock time counts only where no report of that day has one.
    """
    known = sorted(filter(None, set(map(told_time, published))))
    clocked = {time[:10] for time in known if "T" in time}
    known = [time for time in known if "T" in time or time[:10] not in clocked]
    if not known:
        return ""
    one, other = time_of(known[0]), time_of(known[-1])
    if one == other:
        return one
    if known[0][:10] == known[-1][:10] and one.split()[2:] == other.split()[2:]:
        return " ".join([one.split()[0], f"{one.split()[1]}–{other.split()[1]}", *one.split()[2:]])
    return f"{one} to {other}"


def told_time(published: str) -> str:
    """A publication time without a midnight that states no zone: so pages write a day of which they tell no hour."""
    return MIDNIGHT.sub("", published)


def is_time(value: str) -> bool:
    """Whether a value is a day with a clock time, as ISO 8601 writes it."""
    return CLOCKED.match(value) is not None


def time_of(published: str) -> str:
    """A publication time for people: 2026-11-03 08:02, with the zone it states."""
    day, _, clock = told_time(published).partition("T")
    if not clock:
        return day
    zone = "UTC" if clock.endswith(("Z", "+00:00")) else clock[-6:] if clock[-6:-5] in ("+", "-") else ""
    return f"{day} {clock[:5]} {zone}".strip()
