"""Labelled documents -> the windows of consecutive sentences that the reader is trained on, rewritten as news may write them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exchange import Stock, exchanged
from headings import heading, with_line, without_stop
from sources import Document, Example

SINGLE = 0.3  # share of windows of one sentence: headings, captions, one-sentence paragraphs
MOST_SENTENCES = 6
MOST_WORDS = 170

Window = tuple[Example, ...]


@dataclass(frozen=True)
class Rewriting:
    """Shares of windows that are changed: names exchanged, letter case, quotation marks, final stops lost, headings, other lines run into
    the text."""

    exchanged: float = 0.2
    lower: float = 0.02
    upper: float = 0.03
    titled: float = 0.03
    curly: float = 0.4
    stop_lost: float = 0.06
    headed: float = 0.12
    lined: float = 0.25


def windows(documents: Sequence[Document], dice: random.Random) -> list[Window]:
    """One round over all documents, each cut anew into windows of one to six sentences."""
    found: list[Window] = []
    for document in documents:
        place = 0
        while place < len(document):
            most = 1 if dice.random() < SINGLE else dice.randint(2, MOST_SENTENCES)
            window = [document[place]]
            words = len(document[place].words)
            while len(window) < most and place + len(window) < len(document):
                words += len(document[place + len(window)].words)
                if words > MOST_WORDS:
                    break
                window.append(document[place + len(window)])
            found.append(tuple(window))
            place += len(window)
    return found


def rewritten(window: Window, names: Stock, lines: Sequence[Example], shares: Rewriting, dice: random.Random) -> Window:
    """``window`` as news may write it; labels stay with their words."""
    if dice.random() < shares.exchanged:
        window = exchanged(window, names, dice)
    if len(window) > 1 and dice.random() < shares.headed:
        window = (heading(window[0], dice), *window[1:])
    if dice.random() < shares.lined and all(example.cut for example in window):
        window = with_line(window, lines, names.listed, dice)
    roll = dice.random()
    if roll < shares.lower:
        window = _each(window, str.lower)
    elif roll < shares.lower + shares.upper:
        window = _each(window, str.upper)
    elif roll < shares.lower + shares.upper + shares.titled:
        window = _each(window, lambda word: word[:1].upper() + word[1:])
    if dice.random() < shares.curly:
        window = tuple(replace(example, words=tuple(curly(word, place) for place, word in enumerate(example.words))) for example in window)
    return tuple(without_stop(example) if dice.random() < shares.stop_lost else example for example in window)


def _each(window: Window, change) -> Window:  # type: ignore[no-untyped-def]
    return tuple(replace(example, words=tuple(change(word) for word in example.words)) for example in window)


def curly(word: str, place: int) -> str:
    """Curly marks for straight ones; whether a lone mark opens is guessed, as bad typesetting does."""
    if word in ('"', "``", "''"):
        return "“" if word == "``" or (word == '"' and place % 2 == 0) else "”"
    return word.replace("'", "’")


def batches(found: Sequence[Window], size: int, dice: random.Random) -> Iterator[list[Window]]:
    """All windows once, in random batches of like length and about ``size`` words."""
    lengths = [sum(len(example.words) for example in window) for window in found]
    order = sorted(range(len(found)), key=lambda number: (lengths[number] * (1 + dice.random() * 0.3), number))
    cut: list[list[Window]] = [[]]
    longest = 0
    for number in order:
        longest = max(longest, lengths[number])
        if cut[-1] and (len(cut[-1]) + 1) * (longest + 4) > size * 1.1:
            cut.append([])
            longest = lengths[number]
        cut[-1].append(found[number])
    dice.shuffle(cut)
    yield from cut
