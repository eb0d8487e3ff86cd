"""Things of a case by what a person types: an id or the label of a report, the beginning of either, or two reports (A+B)."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from retold.errors import OptionError
from retold.model import Apart, Case, Report, Story

Thing = object


def apart_id(apart: Apart) -> str:
    """The id of a pair held apart, which the contract names by its two reports."""
    return f"{apart.a}+{apart.b}"


def things(case: Case) -> Iterator[tuple[str, Story | None, Thing]]:
    """Every thing of ``case`` that has an id, with its story; reports of no story have none."""
    for story in case.stories:
        yield story.id, story, story
        for listed in (story.reports, story.stemma.derivations, story.stemma.unseen, story.claims, story.variants, story.names):
            yield from ((item.id, story, item) for item in listed)
        yield from ((reading.id, story, claim) for claim in story.claims for reading in claim.readings)
        yield from ((apart_id(apart), story, apart) for apart in story.stemma.apart)
        for more in (story.quotes, story.figures, story.positions, story.timeline, story.frames, story.discrepancies, story.left_out):
            yield from ((item.id, story, item) for item in more)
    inside = {report.id for story in case.stories for report in story.reports}
    yield from ((report.id, None, report) for report in case.reports if report.id not in inside)


def labels(case: Case) -> dict[str, str]:
    """Report ids by label, in lower case; a label that two reports share is left out."""
    found: dict[str, str] = {}
    twice = set()
    for report in case.reports:
        label = report.label.casefold()
        if found.setdefault(label, report.id) != report.id:
            twice.add(label)
    return {label: report_id for label, report_id in found.items() if label not in twice}


def find(case: Case, wanted: str) -> tuple[Story | None, Thing]:
    """The thing that ``wanted`` names (an id, a report's label in any case, or the unique beginning of one) and its story.

    Raises OptionError (R201) when nothing or more than one thing fits.
    """
    index: dict[str, tuple[Story | None, Thing]] = {}
    for thing_id, story, thing in things(case):
        index.setdefault(thing_id, (story, thing))
    name = named(wanted, list(index), labels(case))
    if name is None:
        raise OptionError(f"unknown id or report {wanted!a}.", code="R201", hint=_nearest(case, wanted, sorted(index)))
    return index[name]


def named(wanted: str, ids: list[str], by_label: dict[str, str]) -> str | None:
    """The id that ``wanted`` stands for: itself, that of the label, or the only one that begins so; None when none does.

    Raises OptionError (R201) when several begin so.
    """
    folded = wanted.casefold()
    if wanted in ids or folded in by_label:
        return by_label.get(folded, wanted)
    starting = {label: report for label, report in by_label.items() if wanted and label.startswith(folded)}
    starting |= {thing_id: thing_id for thing_id in ids if wanted and thing_id.startswith(wanted)}
    if len(set(starting.values())) > 1:
        raise OptionError(f"{wanted!a} fits {len(starting)} ids.", code="R201", hint=f"Among them {', '.join(sorted(starting)[:3])}.")
    return next(iter(starting.values()), None)


def find_pair(case: Case, wanted: str) -> tuple[Story, Report, Report] | None:
    """Two reports of one story named as ``A+B``, each by id, label or the beginning of one; None when ``wanted`` names no such pair.

    A label that holds a plus sign itself is tried whole before. Raises OptionError (R201) when two stories hold them.
    """
    by_label, ids = labels(case), [report.id for report in case.reports]
    for place in (number for number, sign in enumerate(wanted) if sign == "+"):
        first, second = named(wanted[:place].strip(), ids, by_label), named(wanted[place + 1 :].strip(), ids, by_label)
        if first is None or second is None or first == second:
            continue
        for story in case.stories:
            reports = {report.id: report for report in story.reports}
            if first in reports and second in reports:
                return story, reports[first], reports[second]
        raise OptionError(f"{wanted!a}: the two stand in different stories.", code="R201", hint="They were not held to tell of one event.")
    return None


def find_story(case: Case, wanted: str) -> Story:
    """The story that ``wanted`` names: its number from 1, its id or a beginning of it, or a report in it."""
    if wanted.isdecimal() and 1 <= int(wanted) <= len(case.stories):
        return case.stories[int(wanted) - 1]
    story, _ = find(case, wanted)
    if story is None:
        raise OptionError(f"{wanted!a} belongs to no story.", code="R201")
    return story


def _nearest(case: Case, wanted: str, ids: list[str]) -> str:
    known = {report.label.casefold(): report.label for report in case.reports} | {thing_id: thing_id for thing_id in ids}
    close = difflib.get_close_matches(wanted.casefold(), sorted(known), 1, cutoff=0.5)
    return f"Did you mean {known[close[0]]}?" if close else ""
