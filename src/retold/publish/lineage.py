"""Questions to a stemma that the outputs ask: what a report goes back to, who follows it, what was told independently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from retold.model import Claim, Derivation, Reading, Stemma, Story, Variant


def names_of(story: Story) -> dict[str, str]:
    """What reports and unseen sources are called: the label, or what an unseen source is presumed to be."""
    names = {report.id: report.label for report in story.reports}
    for number, unseen in enumerate(story.stemma.unseen, 1):
        mark = f" {number}" if len(story.stemma.unseen) > 1 else ""
        names[unseen.id] = f"unseen source{mark}" + (f" ({unseen.origin}?)" if unseen.origin else "")
    return names


def parents(stemma: Stemma) -> dict[str, Derivation]:
    """The main derivation of each report that has one, as :meth:`Stemma.parent_of` picks it, in one pass over all."""
    found: dict[str, Derivation] = {}
    for edge in sorted(stemma.derivations, key=lambda edge: (edge.child, edge.kind == "partial", -edge.p, edge.id)):
        found.setdefault(edge.child, edge)
    return found


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
    above = parents(stemma) if above is None else above
    sure = {passage.span.report for passage in reading.passages if passage.span not in claim.doubtful}
    telling, held = set(claim.reports), sure or set(reading.reports)
    silent = {unseen.id for unseen in stemma.unseen}
    origins = (_origin(report, held, telling - set(reading.reports), silent, above) for report in sorted(held))
    return tuple(sorted({origin for origin in origins if origin is not None}))


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
    """Whether a variant lies between a text and what it derives from, or between two texts of one parent."""
    lines = [list(line_of(report, above)) for report in variant.between]
    return bool(set(lines[0]) & set(lines[1]))


def times_of(published: Iterable[str]) -> str:
    """The span of publication times for people, in brief: 2026-11-03 08:02–11:45 UTC; "" when none is known.

    A day without a clock time counts only where no report of that day has one.
    """
    known = sorted(set(filter(None, published)))
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


def time_of(published: str) -> str:
    """A publication time for people: 2026-11-03 08:02, with the zone it states."""
    day, _, clock = published.partition("T")
    if not clock:
        return day
    zone = "UTC" if clock.endswith(("Z", "+00:00")) else clock[-6:] if clock[-6:-5] in ("+", "-") else ""
    return f"{day} {clock[:5]} {zone}".strip()
