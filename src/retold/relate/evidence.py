"""The reasons for a relation, each in one plain sentence with its numbers and the spans it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Evidence, Span
from retold.relate.alignment import Match
from retold.relate.order import in_order
from retold.relate.wording import Wording


def span_of(text: Wording, number: int) -> Span:
    """The span of a line."""
    return text.annotations.report.span(text.lines[number].start, text.lines[number].end)


def reasons(
    a: Wording, b: Wording, carried: Sequence[Match], shares: tuple[float, float], quoted: int, slips: Sequence[str]
) -> tuple[Evidence, ...]:
    """Why two reports are held to share text: how much, the longest run, the order, shared misspellings, what was not counted."""
    first, second = a.annotations.report.label, b.annotations.report.label
    best = max(carried, key=lambda m: (m.run, m.words, -m.x))
    told = [
        Evidence(
            "shared wording",
            f"{_sentences(len(carried))} of {first} {'recurs' if len(carried) == 1 else 'recur'} in {second}: {shares[0]:.0%} of its own "
            f"words outside quotations, {shares[1]:.0%} of those of {second}.",
        ),
        Evidence(
            "longest run",
            f"The longest run of shared words outside quotations is {best.run} words.",
            (span_of(a, best.x), span_of(b, best.y)),
        ),
    ]
    if len(carried) >= 3:
        order = in_order(carried)
        told.append(
            Evidence("order", f"{order:.0%} of the shared sentences stand in the same order; independent tellings order facts differently.")
        )
    if slips:
        text = f"Both misspell alike: {', '.join(slips)}. A shared mistake tells more than shared right words."
        told.append(Evidence("shared slip", text, _slips(a, b, slips)))
    if quoted:
        told.append(Evidence("quotations", f"{quoted} further shared words stand in quotations of others and were not counted."))
    return tuple(told)


def _sentences(count: int) -> str:
    return "1 sentence" if count == 1 else f"{count} sentences"


def _slips(a: Wording, b: Wording, slips: Sequence[str]) -> tuple[Span, ...]:
    """Where the misspellings stand first in either report."""
    found = []
    for text in (a, b):
        for slip in slips:
            token = next(t for t in text.annotations.tokens if t.text == slip)
            found.append(text.annotations.report.span(token.start, token.end))
    return tuple(found)
