"""Parts of a whole told without a percent sign: "a third of the city", "three-quarters of voters", "one in five children"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retold.annotate.numerals import Numeral, numeral_at
from retold.annotate.words.numbers import PARTS, UNITS_WORDS
from retold.model import Token

UNIT = "percent"
HUNDRED = 100.0


def share_at(tokens: Sequence[Token], place: int, limit: int) -> Numeral | None:
    """The share that begins at token ``place``, as percent; it ends before "of" or before what is counted. None when none does."""
    return _one_in(tokens, place, limit) or _part_of(tokens, place, limit)


def _part_of(tokens: Sequence[Token], place: int, limit: int) -> Numeral | None:
    pieces = re.split(r"[-‐‑]", tokens[place].text.lower())
    last = place + 1
    if len(pieces) == 1 and pieces[0] != "half" and last < limit:
        pieces.append(tokens[last].text.lower())
        last += 1
    many = UNITS_WORDS.get(pieces[0], 1 if pieces[0] in {"a", "an", "half"} else None)
    whole = PARTS.get(pieces[-1])
    if many is None or whole is None or len(pieces) > 2 or last >= limit or tokens[last].text.lower() != "of":
        return None
    if last + 1 < limit and tokens[last + 1].text.lower() in {"a", "an"}:  # a quarter of a million, half of a loaf
        return None
    return Numeral(place, last, round(HUNDRED * many / whole, 1), None, UNIT, "", False)


def _one_in(tokens: Sequence[Token], place: int, limit: int) -> Numeral | None:
    """ "one in five", "1 in 10", "two out of three" before what is counted."""
    first = numeral_at(tokens, place, limit)
    if first is None or first.rest or first.unit or first.last >= limit or first.value < 1:
        return None
    joint = 1 if tokens[first.last].text.lower() == "in" else 2 if _words(tokens, first.last, limit) == ["out", "of"] else 0
    second = numeral_at(tokens, first.last + joint, limit) if joint and first.last + joint < limit else None
    if second is None or second.unit or second.rest or second.vague or not first.value < second.value <= HUNDRED or second.last >= limit:
        return None
    if tokens[second.last].tag not in {"NOUN", "ADJ"} or tokens[second.last].text.lower() in {"years", "days", "weeks", "months", "hours"}:
        return None
    return Numeral(place, second.last, round(HUNDRED * first.value / second.value, 1), None, UNIT, "", False)


def _words(tokens: Sequence[Token], place: int, limit: int) -> list[str]:
    return [token.text.lower() for token in tokens[place : min(limit, place + 2)]]
