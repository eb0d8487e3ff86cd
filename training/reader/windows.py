"""Labelled documents -> the windows of consecutive sentences that the reader is trained on, rewritten as news may write them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sources import Document, Example, spans

SINGLE = 0.3  # share of windows of one sentence: headings, captions, one-sentence paragraphs
MOST_SENTENCES = 6
MOST_WORDS = 170
LONGEST_HEADING = 16
RECOMBINED = 0.5  # share of persons' exchanged names whose surname is another's
STRANGE = 0.2  # share of short exchanged names of organizations that sound like persons or places

Window = tuple[Example, ...]
Stock = dict[tuple[str, int], list[tuple[str, ...]]]


@dataclass(frozen=True)
class Rewriting:
    """Shares of windows that are changed: names exchanged, letter case, quotation marks, final stops lost, headings run into the text."""

    exchanged: float = 0.2
    lower: float = 0.02
    upper: float = 0.03
    titled: float = 0.03
    curly: float = 0.4
    stop_lost: float = 0.06
    headed: float = 0.12


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


def stock(documents: Sequence[Document]) -> Stock:
    """Every name of the documents by kind and number of words, as often as it is met."""
    found: Stock = defaultdict(list)
    for document in documents:
        for example in document:
            for first, last, kind in spans(example.names or ()):
                name = example.words[first:last]
                if all(word[:1].isupper() for word in name):
                    found[kind, last - first].append(name)
    return found


def rewritten(window: Window, names: Stock, shares: Rewriting, dice: random.Random) -> Window:
    """``window`` as news may write it; labels stay with their words."""
    if dice.random() < shares.exchanged:
        window = _exchanged(window, names, dice)
    if len(window) > 1 and dice.random() < shares.headed:
        window = (_heading(window[0], dice), *window[1:])
    roll = dice.random()
    if roll < shares.lower:
        window = _each(window, str.lower)
    elif roll < shares.lower + shares.upper:
        window = _each(window, str.upper)
    elif roll < shares.lower + shares.upper + shares.titled:
        window = _each(window, lambda word: word[:1].upper() + word[1:])
    if dice.random() < shares.curly:
        window = tuple(replace(example, words=tuple(curly(word, place) for place, word in enumerate(example.words))) for example in window)
    return tuple(_without_stop(example) if dice.random() < shares.stop_lost else example for example in window)


def _each(window: Window, change) -> Window:  # type: ignore[no-untyped-def]
    return tuple(replace(example, words=tuple(change(word) for word in example.words)) for example in window)


def _exchanged(window: Window, names: Stock, dice: random.Random) -> Window:
    """Every name replaced by another of its kind and number of words, the same name by the same one (Dai and Adel 2020)."""
    chosen: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = []
    for example in window:
        words = list(example.words)
        for first, last, kind in spans(example.names or ()):
            name = example.words[first:last]
            if all(word[:1].isupper() for word in name) and names.get((kind, last - first)):
                words[first:last] = chosen.setdefault(name, _other(kind, last - first, names, dice))
        found.append(replace(example, words=tuple(words)))
    return tuple(found)


def _other(kind: str, length: int, names: Stock, dice: random.Random) -> tuple[str, ...]:
    """A name of ``kind`` and of ``length`` words; of a person as often the given name of one and the surname of another; of an
    organization now and then words that are another kind's, so that what stands around a name tells more than how it sounds.
    """
    roll = dice.random()
    if kind == "organization" and length < 3 and roll < STRANGE:
        other = names.get((dice.choice(("person", "place")), length))
        return tuple(dice.choice(other)[place] for place in range(length)) if other else dice.choice(names[kind, length])
    found = dice.choice(names[kind, length])
    if kind == "person" and length > 1 and roll < RECOMBINED:
        return (*found[:-1], dice.choice(names[kind, length])[-1])
    return found


def curly(word: str, place: int) -> str:
    """Curly marks for straight ones; whether a lone mark opens is guessed, as bad typesetting does."""
    if word in ('"', "``", "''"):
        return "“" if word == "``" or (word == '"' and place % 2 == 0) else "”"
    return word.replace("'", "’")


def _without_stop(example: Example) -> Example:
    """A sentence without its final stop, where nothing hangs on it: so that headings are cut off what follows them."""
    last = len(example.words) - 1
    if last < 2 or example.words[last] != "." or (example.heads and any(head == last for head in example.heads)):
        return example
    rows = {name: row[:last] for name in ("names", "tags", "fine", "heads", "deps") if (row := getattr(example, name))}
    return replace(example, words=example.words[:last], spaces=example.spaces[:last], **rows)


def _heading(example: Example, dice: random.Random) -> Example:
    """A short sentence as the heading of what follows: without its stop, as often as not with capitals throughout."""
    if len(example.words) > LONGEST_HEADING:
        return example
    plain = _without_stop(example)
    case = (str, str.upper, _titled, _titled)[dice.randrange(4)]
    return replace(plain, words=tuple(case(word) for word in plain.words))


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:] if len(word) > 3 else word


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
