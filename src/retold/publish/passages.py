"""A report's text on a page: exactly as stored, with an anchor at every span that the page refers to.

Spans may nest and cross; elements may only nest. A span that crosses an earlier one gets its anchor at its true start
and ends with the earlier one, so that a link always leads to the right word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from retold.model import Case, Report, Span
from retold.publish.visible import with_lines

# Hundreds of anchors in each text make a third of a page: the shortest element there is, its attributes without marks. The
# style sheet takes the slant off. `anchor` holds letters, digits, dot and hyphen only (page.anchors_of).
CLOSED = Markup("</i>")
OMITTED = Markup('<span class="gap">[ … ]</span>\n')


def anchors_of(case: Case) -> dict[str, str]:
    """A fragment for each report id, from its label: letters, digits, dot and hyphen, each once in a case."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for report in sorted(case.reports, key=lambda report: report.id):
        name = "r-" + (re.sub(r"[^A-Za-z0-9.]+", "-", report.label).strip("-")[:40] or "report")
        number = 2
        anchor = name
        while anchor.casefold() in taken:
            anchor, number = f"{name}-{number}", number + 1
        taken.add(anchor.casefold())
        found[report.id] = anchor
    return found


def anchored(report: Report, anchor: str, spans: Iterable[Span], marked: Iterable[Span], texts: str) -> Markup:
    """The text of ``report`` as HTML, ids ``ANCHOR:start-end`` at ``spans``; those in ``marked`` are shown as changed.

    ``texts`` is full, snippets (only lines that hold a span) or none (the anchors alone).
    """
    changed = set(marked)
    wanted = sorted(
        {span for span in [*spans, *changed] if span.report == report.id and span.start < span.end}, key=lambda s: (s.start, -s.end)
    )
    if texts == "none":
        return Markup("").join(_open(anchor, span, marked=False) + CLOSED for span in wanted)
    kept = _all(report) if texts == "full" else _lines_of(report, wanted)
    return Markup("").join(_pieces(report.text, anchor, wanted, changed, kept))


def _all(report: Report) -> list[tuple[int, int]]:
    return [(0, len(report.text))]


def _lines_of(report: Report, spans: list[Span]) -> list[tuple[int, int]]:
    """The stretches of whole lines that hold ``spans``, in order, those that touch joined."""
    found: list[tuple[int, int]] = []
    for span in spans:
        start = report.text.rfind("\n", 0, span.start) + 1
        end = report.text.find("\n", span.end - 1) + 1 or len(report.text)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _pieces(text: str, anchor: str, spans: list[Span], changed: set[Span], kept: list[tuple[int, int]]) -> Iterator[Markup]:
    """The text of each kept stretch with its elements, and a sign where something was left out between them."""
    waiting = list(reversed(spans))
    for number, (start, end) in enumerate(kept):
        if number or start:
            yield OMITTED
        yield from _stretch(text, start, end, anchor, waiting, changed)
    if kept and kept[-1][1] < len(text):
        yield OMITTED


def _stretch(text: str, start: int, end: int, anchor: str, waiting: list[Span], changed: set[Span]) -> Iterator[Markup]:
    """One stretch: elements open at their spans' starts and close, innermost first, at their ends."""
    open_ends: list[int] = []
    place = start
    while True:
        closing = open_ends[-1] if open_ends else end
        if waiting and waiting[-1].start < closing:
            span = waiting.pop()
            yield _shown(text[place : span.start])
            yield _open(anchor, span, marked=span in changed)
            place = span.start
            open_ends.append(min(span.end, closing))
            continue
        yield _shown(text[place:closing])
        place = closing
        if not open_ends:
            return
        open_ends.pop()
        yield CLOSED


def _open(anchor: str, span: Span, *, marked: bool) -> Markup:
    return Markup(f"<i id={anchor}:{span.start}-{span.end}{' class=changed' if marked else ''}>")


def _shown(text: str) -> Markup:
    """Text as HTML; a carriage return is written as a reference, or the browser would drop it and shift all offsets."""
    return Markup(str(escape(with_lines(text))).replace("\r", "&#13;"))
