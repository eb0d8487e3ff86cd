"""What a decision can be made on, what can be decided there, and where in the texts the thing stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from retold.model import (
    Apart,
    Claim,
    Derivation,
    Discrepancy,
    Figure,
    Happening,
    Name,
    Place,
    Position,
    Quote,
    Reading,
    Report,
    Span,
    Story,
    Variant,
)  # fmt: skip

ALLOWED: Mapping[str, tuple[str, ...]] = {
    "story": ("accept", "merge"),
    "report": ("parent", "split", "merge"),
    "derivation": ("accept", "not-same", "parent"),
    "apart": ("accept", "parent"),
    "claim": ("accept", "not-same", "split", "merge"),
    "reading": ("accept", "split", "merge"),
    "variant": ("accept", "reject", "not-same"),
    "name": ("accept", "not-same", "split", "merge"),
    "quote": ("accept", "reject"),
    "figure": ("accept", "reject"),
    "position": ("accept", "reject"),
    "happening": ("accept", "reject"),
    "discrepancy": ("accept", "reject"),
}
"""What can be decided on each kind of thing."""

HEAD = 300  # code points of the beginning of a report by which it is known again
STILL_THE_SAME = 75  # of 100 (rapidfuzz.fuzz.partial_ratio); of the pairs of reports in six keys 95 of 100 lie below 60, copies above

KINDS: Mapping[type, str] = {
    Story: "story", Report: "report", Derivation: "derivation", Apart: "apart", Claim: "claim", Reading: "reading", Variant: "variant",
    Name: "name", Quote: "quote", Figure: "figure", Position: "position", Happening: "happening", Discrepancy: "discrepancy",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for.

    ``thing`` is the target (a noun of the case) and ``target`` its id; ``other`` is the second thing where the action needs one,
    ``other_id`` its id ("none" for a report that derives from no other); ``only`` names the part that is meant: the label or id
    of a report for a claim, a spelling for a name.
    """

    target: str
    thing: object
    story: Story | None
    action: str
    other_id: str = ""
    other: object = None
    only: str = ""
    by: str = ""
    at: str = ""
    note: str = ""


def kind_of(thing: object) -> str:
    """The word for what ``thing`` is; "" when nothing can be decided on it."""
    return KINDS.get(type(thing), "")


def spans_of(thing: Any) -> tuple[Span, ...]:
    """Where ``thing`` stands in the texts; empty for what concerns whole reports."""
    kind = kind_of(thing)
    if kind in ("claim", "reading"):
        return tuple(passage.span for passage in thing.passages)
    if kind == "variant":
        return tuple(span for span in (thing.before, thing.after) if span is not None and span.start < span.end)
    if kind == "name":
        return tuple(span for spelling in thing.spellings for span in spelling.spans)
    if kind in ("quote", "figure"):
        return tuple(reading.span for reading in thing.readings)
    if kind == "position":
        return (thing.span,)
    if kind == "happening":
        return tuple(thing.spans)
    return tuple(thing.passages) if kind == "discrepancy" else ()


def detail_of(thing: Any) -> str:
    """What else must be alike for two things at one place to be the same one."""
    kind = kind_of(thing)
    if kind == "position":
        return str(thing.stance)
    if kind == "discrepancy":
        return str(thing.kind)
    return str(thing.type) if kind == "variant" else ""


def place_at(span: Span, paths: Mapping[str, str]) -> Place:
    """The place of a span; ``paths`` are the paths of the reports by id."""
    return Place(span.report, span.start, span.end, span.exact, paths.get(span.report, ""))


def place_of(report: Report) -> Place:
    """The place that stands for a whole report; its words are how the report begins."""
    return Place(report.id, 0, 0, report.text[:HEAD], report.path)


def is_whole(place: Place) -> bool:
    """Whether a place stands for a whole report."""
    return place.start == place.end


def report_at(place: Place, reports: Sequence[Report]) -> Report | None:
    """The report of a place as it is today: by id, else by the path that it came from; under that path may lie another one by now,
    so a whole report must begin much as it did (words are looked for by themselves, see :func:`span_at`).
    """
    by_id = next((report for report in reports if report.id == place.report), None)
    by_path = next((report for report in reports if place.path and report.path == place.path), None)
    if by_id is None and by_path is not None and is_whole(place):
        alike = fuzz.partial_ratio(place.exact, by_path.text[: 2 * HEAD], score_cutoff=STILL_THE_SAME) if place.exact else 0
        return by_path if alike else None
    return by_id or by_path


def span_at(place: Place, reports: Sequence[Report]) -> Span | None:
    """The span of a place in today's texts: where it was, else where its words stand nearest to that; None when they are gone."""
    report = report_at(place, reports)
    if report is None or is_whole(place):
        return None
    if report.text[place.start : place.end] == place.exact:
        return report.span(place.start, place.end)
    found, at = [], report.text.find(place.exact)
    while at >= 0:
        found.append(at)
        at = report.text.find(place.exact, at + 1)
    if not found:
        return None
    start = min(found, key=lambda at: (abs(at - place.start), at))
    return report.span(start, start + len(place.exact))
