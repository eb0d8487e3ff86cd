"""From the aligned lines of two reports to a relation: kind, shares, probability, and the reasons in words."""

from __future__ import annotations

import math
from bisect import bisect_right

from retold.model import Evidence, Relation, Span
from retold.relate.alignment import Alignment, Match
from retold.relate.wording import Line, Wording

# All set on the 173 pairs of reports of the six hand-made keys (7 derived, 13 partial, 153 independent).
WHOLE_MIDDLE, WHOLE_STEEP = 0.60, 14.0  # share of the shorter report's own words that stand in likely lines
PARTIAL_MIDDLE, PARTIAL_STEEP = 16.0, 0.35  # shared own words in sure lines, the stock of SURE_FREE words a line taken off
SURE_FREE = 5
TRACE = 4  # shared own words from which a sentence has left a trace in the other report
VERBATIM = 0.97
REWORDED = 0.86  # mean likeness of the aligned lines under which a copy counts as paraphrased, not edited
UNEVEN = 0.80  # one report holds this much less of the other than the other holds of it: shortened or lengthened
LOOK_ALIKE_QUOTED = 8  # shared quoted words from which two independent reports look alike to a reader


def judge(a: Wording, b: Wording, alignment: Alignment) -> Relation | None:
    """The relation of two reports; None when nothing is worth telling. ``kind`` is undirected here."""
    likely = alignment.likely
    share_a = _share(a, [(m.x, m) for m in likely])
    share_b = _share(b, [(m.y, m) for m in likely])
    sure = [m for m in likely if m.sure]
    whole = _logistic((max(share_a, share_b) - WHOLE_MIDDLE) * WHOLE_STEEP) if len(likely) >= 2 else 0.0
    whole *= 0.5 + 0.5 * _in_order(likely)
    mass = sum(max(0, m.words - SURE_FREE) for m in sure)
    partial = _logistic((mass - PARTIAL_MIDDLE) * PARTIAL_STEEP) if sure else 0.0
    if whole >= 0.5:
        kind, p, carried = _kind(share_a, share_b, likely), whole, likely
    elif partial >= 0.5:
        kind, p, carried = "partial", partial, tuple(sure)
    elif alignment.quoted >= LOOK_ALIKE_QUOTED or partial >= 0.1 or whole >= 0.1:
        return _apart(a, b, alignment, max(whole, partial))
    else:
        return None
    return Relation(
        a.annotations.report.id,
        b.annotations.report.id,
        kind,
        round(share_a, 4),
        round(share_b, 4),
        round(p, 4),
        tuple((_span(a, m.x), _span(b, m.y)) for m in carried),
        _reasons(a, b, carried, share_a, share_b),
        _own(a, {m.x for m in alignment.matches if m.words >= TRACE}),
        _own(b, {m.y for m in alignment.matches if m.words >= TRACE}),
    )


def _share(text: Wording, matches: list[tuple[int, Match]]) -> float:
    """Part of the report's own words that recur in likely lines; a line that was split counts once."""
    words: dict[int, int] = {}
    for line, match in matches:
        words[line] = words.get(line, 0) + match.words
    return min(1.0, sum(min(count, text.lines[line].own) for line, count in words.items()) / text.own) if text.own else 0.0


def _own(text: Wording, traced: set[int]) -> float:
    """Part of the report's own words that stand in body sentences of which the other report has no trace."""
    lone = sum(line.own for number, line in enumerate(text.lines) if line.body and number not in traced)
    return round(lone / text.own, 4) if text.own else 0.0


def _kind(share_a: float, share_b: float, likely: tuple[Match, ...]) -> str:
    if min(share_a, share_b) >= VERBATIM:
        return "verbatim"
    like = sum(m.similar * m.shorter for m in likely) / max(1, sum(m.shorter for m in likely))
    if min(share_a, share_b) < UNEVEN * max(share_a, share_b):
        return "abridged"
    return "edited" if like >= REWORDED else "paraphrased"


def _apart(a: Wording, b: Wording, alignment: Alignment, p: float) -> Relation:
    matches = [m for m in alignment.matches if m.quoted >= LOOK_ALIKE_QUOTED // 2 or m.likely]
    longest = max((m.run for m in alignment.matches), default=0)
    said = f"{alignment.quoted} shared words stand in quotations of others" if alignment.quoted else "they tell the same event"
    why = f"Held independent: {said}; outside quotations the longest run of shared words is {longest}, and too little else recurs."
    spans = tuple(span for m in matches for span in (_span(a, m.x), _span(b, m.y)))
    return Relation(a.annotations.report.id, b.annotations.report.id, "apart", 0.0, 0.0, round(p, 4), (), (Evidence("apart", why, spans),))


def _reasons(a: Wording, b: Wording, carried: tuple[Match, ...], share_a: float, share_b: float) -> tuple[Evidence, ...]:
    best = max(carried, key=lambda m: (m.run, m.words, -m.x))
    names = a.annotations.report.label, b.annotations.report.label
    order = _in_order(carried)
    reasons = [
        Evidence(
            "shared wording",
            f"{len(carried)} sentences of {names[0]} recur in {names[1]}: {share_a:.0%} of its own words outside quotations, "
            f"{share_b:.0%} of those of {names[1]}.",
        ),
        Evidence(
            "longest run", f"The longest run of shared words outside quotations is {best.run} words.", (_span(a, best.x), _span(b, best.y))
        ),
    ]
    if len(carried) >= 3:
        reasons.append(
            Evidence("order", f"{order:.0%} of the shared sentences stand in the same order; independent tellings order facts differently.")
        )
    return tuple(reasons)


def _in_order(matches: tuple[Match, ...]) -> float:
    """Part of the matches that lie on one rising path through both texts (longest increasing subsequence)."""
    tails: list[int] = []
    for match in sorted(matches, key=lambda m: (m.x, m.y)):
        place = bisect_right(tails, match.y)
        tails[place : place + 1] = [match.y]
    return len(tails) / len(matches) if matches else 1.0


def _span(text: Wording, number: int) -> Span:
    line: Line = text.lines[number]
    return text.annotations.report.span(line.start, line.end)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, x))))
