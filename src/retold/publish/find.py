"""Things of a case by what a person types: an id, the beginning of one, or the label of a report."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from retold.errors import OptionError
from retold.model import Apart, Case, Story

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
        for more in (story.quotes, story.figures, story.positions, story.timeline, story.frames, story.discrepancies):
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
    """The thing that ``wanted`` names (id, unique beginning of an id, or report label) and its story.

    Raises OptionError (R201) when nothing or more than one thing fits.
    """
    index: dict[str, tuple[Story | None, Thing]] = {}
    for thing_id, story, thing in things(case):
        index.setdefault(thing_id, (story, thing))
    by_label = labels(case)
    name = by_label.get(wanted.casefold(), wanted)
    if name in index:
        return index[name]
    starting = sorted(thing_id for thing_id in index if wanted and thing_id.startswith(wanted))
    if len(starting) == 1:
        return index[starting[0]]
    if starting:
        raise OptionError(f"{wanted!a} fits {len(starting)} ids.", code="R201", hint=f"Among them {', '.join(starting[:3])}.")
    raise OptionError(f"unknown id or report {wanted!a}.", code="R201", hint=_nearest(case, wanted, sorted(index)))


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
