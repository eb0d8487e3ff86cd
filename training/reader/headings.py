"""Headings, bylines, credits and dates run into the text that follows: pages that lost their line breaks read so."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sources import Document, Example

from retold.models.namewords import GIVEN, PLACE, SURNAME

LONGEST_HEADING = 16
LONGEST_LINE = 14
MADE = 0.35  # share of lines put in that are bylines, credits and datelines, not headings as met
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def lines(documents: Sequence[Document]) -> list[Example]:
    """Short sentences that end without a mark before another begins with a capital: headings, captions, labels, items."""
    found = []
    for document in documents:
        for example, after in pairwise(document):
            words = example.words
            short = len(words) <= LONGEST_LINE and example.cut and example.tags is not None
            if short and words[-1][-1].isalnum() and words[0][0].isupper() and after.words[0][0].isupper():
                found.append(example)
    return found


def with_line(
    window: tuple[Example, ...], known: Sequence[Example], listed: dict[int, list[str]], dice: random.Random
) -> tuple[Example, ...]:
    """``window`` with one or two lines put before its first sentence or another one."""
    at = 0 if dice.random() < 0.6 else dice.randrange(len(window))
    extra = [_made(listed, dice) if dice.random() < MADE else dice.choice(known) for _ in range(1 if dice.random() < 0.7 else 2)]
    return (*window[:at], *extra, *window[at:])


def heading(example: Example, dice: random.Random) -> Example:
    """A short sentence as the heading of what follows: without its stop, as often as not with capitals throughout."""
    if len(example.words) > LONGEST_HEADING:
        return example
    plain = without_stop(example)
    case = (str, str.upper, _titled, _titled)[dice.randrange(4)]
    return replace(plain, words=tuple(case(word) for word in plain.words))


def without_stop(example: Example) -> Example:
    """A sentence without its final stop, where nothing hangs on it: so that headings are cut off what follows them."""
    last = len(example.words) - 1
    if last < 2 or example.words[last] != "." or (example.heads and any(head == last for head in example.heads)):
        return example
    rows = {name: row[:last] for name in ("names", "tags", "fine", "heads", "deps") if (row := getattr(example, name))}
    return replace(example, words=example.words[:last], spaces=example.spaces[:last], **rows)


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:] if len(word) > 3 else word


def _made(listed: dict[int, list[str]], dice: random.Random) -> Example:
    """A byline, a credit, a caption of a portrait, or a date."""
    person = [(dice.choice(listed[GIVEN]), "B-person"), (dice.choice(listed[SURNAME]), "I-person")]
    place = [(dice.choice(listed[PLACE]), "B-place")]
    day, month, year = dice.randint(1, 28), dice.choice(MONTHS), dice.randint(1995, 2026)
    forms: list[list[tuple[str, str]]] = [
        [("By", "O"), *person],
        [("By", "O"), *person, ("in", "O"), *place],
        [("By", "O"), *person, ("and", "O"), (dice.choice(listed[GIVEN]), "B-person"), (dice.choice(listed[SURNAME]), "I-person")],
        [(dice.choice(("Image", "Photo", "Photograph", "Credit", "Picture")), "O"), (":", "O"), *person, (".", "O")],
        [*person, (",", "O"), *place],
        [*person],
        [*place],
        [(dice.choice(DAYS), "O"), (",", "O"), (month, "O"), (str(day), "O"), (",", "O"), (str(year), "O")],
        [(str(day), "O"), (month, "O"), (str(year), "O")],
    ]
    rows = dice.choice(forms)
    return Example(tuple(word for word, _ in rows), (True,) * len(rows), tuple(label for _, label in rows))
