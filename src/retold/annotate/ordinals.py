"""Places in a row as figures: "the sixth nuclear test", "its 68th anniversary". First and second order a telling more than they count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retold.annotate.words.numbers import ORDINALS, TENS
from retold.model import Sentence, Token

UNIT = "ordinal"
LONGEST = 4  # words of what is counted after the ordinal
_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)$")
LABELS = frozenset("century street st avenue ave district congress amendment degree grade floor infantry quarter half person day".split())
"""What an ordinal names rather than counts: the 19th century, 53rd Street, the 5th of a month."""
PERSON = frozenset({"person"})  # "in the third person" is a manner of telling, "the 31st person killed" counts
FRACTION_BEFORE = frozenset("a an one two three four".split())


def ordinal_at(tokens: Sequence[Token], sentence: Sentence, place: int) -> tuple[float, int, int] | None:
    """Value, head and end of the thing counted where the token at ``place`` is an ordinal before a noun; None otherwise."""
    value = _value(tokens[place].text.lower())
    before = tokens[place - 1].text.lower() if place > sentence.first else ""
    if value is None or (before in FRACTION_BEFORE and not tokens[place].text[0].isdigit()):
        return None
    head = None
    for k in range(place + 1, min(sentence.last, place + 1 + LONGEST)):
        if tokens[k].tag == "NOUN":
            head = k
        elif head is not None or tokens[k].tag != "ADJ":
            break
    if head is None or not LABELS.isdisjoint(
        {tokens[head].text.lower(), tokens[place + 1].text.lower()} - (PERSON if value > 3 else set())
    ):
        return None
    return value, head, head + 1


def _value(word: str) -> float | None:
    match = _DIGITS.match(word)
    if match:
        return float(match[1])
    head, _, tail = word.partition("-")
    if tail and head in TENS and tail in ORDINALS:
        return TENS[head] + ORDINALS[tail]
    value = ORDINALS.get(word)
    return value if value is not None and value > 2 else None
