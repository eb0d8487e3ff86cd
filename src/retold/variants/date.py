"""date: another calendar value once both are resolved against dateline and publication date."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Moment, Vote
from retold.variants.pair import Pair
from retold.variants.values import rival_values
from retold.variants.variant import Example, VariantType

KINDS = frozenset({"day", "year", "decade"})
WIDTH = {"year": 4, "month": 7, "day": 10, "minute": 16}  # characters of the ISO form that the precision vouches for


def vote(pair: Pair) -> list[Vote]:
    """Linked dates and times that resolve to different values."""
    votes = []
    for x in pair.a.moments:
        y = _partner(pair, x)
        if y is None or not x.when or not y.when:
            continue
        width = min(WIDTH.get(x.precision, 10), WIDTH.get(y.precision, 10))
        if x.when[:width] == y.when[:width]:
            continue
        stated = x.basis == y.basis == "stated"
        p = 0.9 if stated else 0.7
        why = f"{x.when} -> {y.when}: the dates differ ({x.basis}, {y.basis})"
        meaning = "changed" if p >= 0.7 and (pair.carried or stated) else "unsure"
        votes.append(Vote("date", "substituted", meaning, p, "high", (x.span.start, x.span.end), (y.span.start, y.span.end), why))
    return votes + (_left_over(pair, votes) if pair.carried else [])


def _left_over(pair: Pair, votes: Sequence[Vote]) -> list[Vote]:
    """Days and years told on one side only, one against one, that could not be resolved."""
    told = [v.a for v in votes if v.a]
    out = []
    for x, y in rival_values(pair):
        if x.kind in KINDS and not any(place[0] <= x.place[0] < place[1] for place in told):
            why = f"{x.value:.0f} -> {y.value:.0f}: another {x.kind} in the same place"
            out.append(Vote("date", "substituted", "changed", 0.8, "high", x.place, y.place, why))
    return out


def _partner(pair: Pair, x: Moment) -> Moment | None:
    """The date of b whose words are linked to those of ``x``; unless b holds the same date anywhere."""
    if any(y.when and (y.when.startswith(x.when) or x.when.startswith(y.when)) for y in pair.b.moments):
        return None
    numbers = pair.a.numbers(x.span.start, x.span.end)
    for y in pair.b.moments:
        others = set(pair.b.numbers(y.span.start, y.span.end))
        if any(pair.links.get(n) in others for n in numbers):
            return y
        if any(e.a and e.b and set(range(*e.a)) & set(numbers) and set(range(*e.b)) & others for e in pair.edits):
            return y
    return None


VARIANT = VariantType(
    "date",
    "gives another calendar value once both are resolved against dateline and publication date",
    "◷",
    3,
    vote,
    (
        Example("The bridge was closed on 3 May 2024.", "The bridge was closed on 5 May 2024.", "changed", "3 May 2024", "5 May 2024"),
        Example("The bridge was closed on 3 May 2024.", "The bridge was closed on May 3, 2024.", None),
        Example("The bridge was closed on the night of July 17.", "The bridge was closed on the night of July 15.", "changed", "17", "15"),
    ),
)
