"""Names of a window exchanged for others of their kind, so that what stands around a name tells more than its sound (Dai and Adel 2020)."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sources import Document, Example, spans

from retold.models.namewords import GIVEN, PLACE, SURNAME, NameWords

RECOMBINED = 0.5  # share of persons' exchanged names whose surname is another's
STRANGE = 0.2  # share of short exchanged names of organizations that sound like persons or places
LISTED = {"person": 0.5, "place": 0.3, "organization": 0.5}  # share of exchanged names, or of words of them, that come from the lists
KINDS = {"person": SURNAME, "place": PLACE}

Names = dict[tuple[str, int], list[tuple[str, ...]]]


@dataclass(frozen=True)
class Stock:
    """``met``: every name of the documents by kind and number of words, as often as it is met; ``listed``: words of the lists by bit."""

    met: Names
    listed: dict[int, list[str]]
    known: NameWords


def stock(documents: Sequence[Document], known: NameWords) -> Stock:
    """What names may be exchanged for."""
    met: Names = defaultdict(list)
    for document in documents:
        for example in document:
            for first, last, kind in spans(example.names or ()):
                name = example.words[first:last]
                if all(word[:1].isupper() for word in name):
                    met[kind, last - first].append(name)
    listed = {bit: [word.title() for word in known.listed(bit)] for bit in (GIVEN, SURNAME, PLACE)}
    return Stock(met, listed, known)


def exchanged(window: tuple[Example, ...], names: Stock, dice: random.Random) -> tuple[Example, ...]:
    """Every name replaced by another of its kind and number of words, the same name by the same one."""
    chosen: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = []
    for example in window:
        words = list(example.words)
        for first, last, kind in spans(example.names or ()):
            name = example.words[first:last]
            if all(word[:1].isupper() for word in name) and names.met.get((kind, last - first)):
                words[first:last] = chosen.setdefault(name, _other(kind, last - first, names, dice))
        found.append(replace(example, words=tuple(words)))
    return tuple(found)


def _other(kind: str, length: int, names: Stock, dice: random.Random) -> tuple[str, ...]:
    """A name of ``kind`` and of ``length`` words; of a person as often the given name of one and the surname of another; of an
    organization now and then words that are another kind's.
    """
    roll = dice.random()
    found = dice.choice(names.met[kind, length])
    if kind == "organization":
        other = names.met.get((dice.choice(("person", "place")), length))
        if length < 3 and roll < STRANGE and other:
            return tuple(dice.choice(other)[place] for place in range(length))
        return _moved(found, names, dice)
    if dice.random() < LISTED[kind] and (kind == "person" or length == 1):
        return (*(dice.choice(names.listed[GIVEN]) for _ in range(length - 1)), dice.choice(names.listed[KINDS[kind]]))
    if kind == "person" and length > 1 and roll < RECOMBINED:
        return (*found[:-1], dice.choice(names.met[kind, length])[-1])
    return found


def _moved(name: tuple[str, ...], names: Stock, dice: random.Random) -> tuple[str, ...]:
    """The name of an organization with its place or founder exchanged: "University of Leeds" for "University of Porto"."""
    bits = names.known.of(name)
    if len(name) < 2 or all(bits) or dice.random() > LISTED["organization"]:
        return name
    return tuple(
        word if not bit else dice.choice(names.listed[PLACE if bit & PLACE else SURNAME]) for word, bit in zip(name, bits, strict=True)
    )
