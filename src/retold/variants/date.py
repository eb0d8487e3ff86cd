"""date: another calendar value once both are resolved against dateline and publication date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retold.model import Moment, Vote
from retold.variants.governing import governed_alike
from retold.variants.pair import Pair, Side
from retold.variants.values import rival_values
from retold.variants.variant import Example, VariantType

ONE_TELLING = (
    0.8  # likeness from which two reporters tell one happening: all 3 pairs of stated dates on the keys, of 10 under it none surely
)
DECADE = 3  # "the 1950s" vouches for as many characters
AROUND = 60  # code points on either side of a date that say whose it is
PAGE = re.compile(
    r"(?i)copyright|©|file (?:photo|picture)|\bfile\b.{0,12}$|amended|updated|reuters/|getty|\(@\w+\)|\bpost shared\b|photo:|^ file photo"
)
"""What marks the date of a picture, a post or a notice; read on newscluster-dev."""
KINDS = frozenset({"day", "year", "decade"})
WIDTH = {"year": 4, "month": 7, "day": 10, "minute": 16}  # characters of the ISO form that the precision vouches for


def vote(pair: Pair) -> list[Vote]:
    """Linked dates and times that resolve to different values."""
    votes = []
    for x in pair.a.moments:
        y = _partner(pair, x)
        if y is None or not x.when or not y.when:
            continue
        if not pair.bare and (_of_the_page(pair.a, x) or _of_the_page(pair.b, y)):
            continue
        width = min(WIDTH.get(x.precision, 10), WIDTH.get(y.precision, 10))
        if x.when[:width] == y.when[:width]:
            continue
        stated = x.basis == y.basis == "stated"
        p = 0.9 if stated else 0.7
        why = f"{x.when} -> {y.when}: the dates differ ({x.basis}, {y.basis})"
        told_alike = not stated and x.span.exact.casefold() == y.span.exact.casefold()  # "today" of reports of two days: a day of a crawl
        meaning = "changed" if (pair.carried or stated) and not told_alike else "unsure"
        decade = DECADE if "0s" in (x.span.exact[-2:], y.span.exact[-2:]) else width
        severity = "high" if x.when[:decade] != y.when[:decade] and _of_one_happening(pair, x, y) else "low"
        votes.append(Vote("date", "substituted", meaning, p, severity, (x.span.start, x.span.end), (y.span.start, y.span.end), why))
    return votes + (_left_over(pair, votes) if pair.carried else [])


def _of_one_happening(pair: Pair, x: Moment, y: Moment) -> bool:
    """Whether two tellings date one happening: under one verb, and both from when or both at which."""
    if pair.carried or (x.basis == y.basis == "stated" and pair.likeness >= ONE_TELLING):
        return True
    n, m = pair.a.numbers(x.span.start, x.span.end), pair.b.numbers(y.span.start, y.span.end)
    if not n or not m or ("since" in _before(pair.a, n.start)) != ("since" in _before(pair.b, m.start)):
        return False
    return governed_alike(pair, n.start, m.start, of_verbs=True)


def _before(side: Side, n: int) -> set[str]:
    return {token.text.lower() for token in side.tokens[max(0, n - 3) : n]}


def _of_the_page(side: Side, moment: Moment) -> bool:
    """Whether the date is that of a picture, a post or a notice, and of no happening ("File photo", "Copyright 2017")."""
    text = side.item.report.text
    beside = text[max(0, moment.span.start - AROUND) : moment.span.start], text[moment.span.end : moment.span.end + AROUND]
    return any(PAGE.search(words.split("\n")[k]) for words, k in zip(beside, (-1, 0), strict=True))


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
