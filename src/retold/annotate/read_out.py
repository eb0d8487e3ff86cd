"""Words read from something written: "placards that read “...”", "“...,” read a company statement"."""

from __future__ import annotations

from collections.abc import Sequence

from retold.annotate.words.speech import NOUN_CUES
from retold.model import Sentence, Token

READS = frozenset({"read", "reads", "reading"})
SIGNS = frozenset("sign signs placard placards banner banners poster posters shirt shirts t-shirt t-shirts slogan slogans graffiti".split())
"""What people hold, wear or put up to say something: whoever holds it says it."""
NOTES = frozenset(
    "website site webpage page profile bio description blog petition notice memo note notes headline caption text texts inscription".split()
)
WRITTEN = SIGNS | NOTES | NOUN_CUES | frozenset(f"{noun}s" for noun in NOUN_CUES)
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
FARTHEST = 3
"""Tokens between what is written and the verb: "a banner, which read"."""


def read_out(tokens: Sequence[Token], sentence: Sentence, place: int, quoted: Sequence[bool]) -> tuple[int, int, bool] | None:
    """First and last token (exclusive) of the written thing whose marked words the verb at ``place`` introduces, and whether it follows it.

    None where ``place`` is no form of "read" or the words beside it are no thing written on.
    """
    if tokens[place].text.lower() not in READS:
        return None
    if place > sentence.first and quoted[place - 1]:
        last = place + 1
        while last < sentence.last and tokens[last].tag in NOMINAL and not quoted[last]:
            last += 1
        return (place + 1, last, True) if tokens[last - 1].text.lower() in WRITTEN and last > place + 1 else None
    opens = place + 1 + (tokens[place + 1].text in {":", ","}) if place + 1 < sentence.last else sentence.last
    behind = opens >= sentence.last or not quoted[opens]
    nouns = (k for k in range(place - 1, max(sentence.first, place - FARTHEST) - 1, -1) if tokens[k].text.lower() in WRITTEN)
    head = next(nouns, None)
    if head is None:
        return None
    first = head
    while first > sentence.first and (tokens[first - 1].tag in NOMINAL or tokens[first - 1].text in {"'s", "’s"}):
        first -= 1
    if behind and not (first > sentence.first and quoted[first - 1]):  # “...,” the company's website reads
        return None
    return first, head + 1, False
