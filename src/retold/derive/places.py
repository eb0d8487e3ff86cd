"""Places where the texts of one family read differently: the same two words before and after, other words between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

SIDE = 2  # words on each side that make two places the same one
MOST = 4  # words of a reading
Reading = tuple[str, ...]
Place = dict[int, Reading]  # what stands there, by text


@dataclass(frozen=True, slots=True)
class Shared:
    """[a, b]: at how many places texts a and b have one reading and a third text another.

    ``figures`` where one of the two readings has digits; else ``put_in`` where the third has no word between, ``left_out`` where a and b
    have none, ``exchanged`` where all have some.
    """

    figures: Any
    put_in: Any
    left_out: Any
    exchanged: Any

    def all(self) -> Any:
        """Of whatever kind."""
        return self.figures + self.put_in + self.left_out + self.exchanged


def places(texts: Sequence[Sequence[str]]) -> list[Place]:
    """Every place that three texts or more have and where not all read alike, told once: no word begins or ends all its readings."""
    found: dict[tuple[Reading, Reading], Place] = defaultdict(dict)
    for number, words in enumerate(texts):
        for key, reading in _once(words).items():
            found[key][number] = reading
    return [place for place in found.values() if len(place) >= 3 and _least(set(place.values()))]


def _once(words: Sequence[str]) -> dict[tuple[Reading, Reading], Reading]:
    """What stands between any two pairs of words that are near each other once."""
    out: dict[tuple[Reading, Reading], Reading] = {}
    twice = set()
    for start in range(SIDE, len(words) - SIDE + 1):
        for end in range(start, min(start + MOST, len(words) - SIDE) + 1):
            key = (tuple(words[start - SIDE : start]), tuple(words[end : end + SIDE]))
            if key in out:
                twice.add(key)
            out[key] = tuple(words[start:end])
    return {key: reading for key, reading in out.items() if key not in twice}


def _least(found: set[Reading]) -> bool:
    """Whether the readings differ, and at both of their ends."""
    if len(found) < 2:
        return False
    return not all(found) or (len({reading[0] for reading in found}) > 1 and len({reading[-1] for reading in found}) > 1)


class Readings:
    """Who reads what at all places of one family; counted against one text at a time."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._count = len(texts)
        self._places = places(texts)
        self.against = lru_cache(maxsize=None)(self._against)

    def _against(self, third: int) -> Shared:
        """What any two texts share that the text ``third`` reads otherwise."""
        kinds: dict[str, list[Mapping[Reading, list[int]]]] = defaultdict(list)
        for place in self._places:
            if third in place:
                for kind, groups in _by_kind(place, place[third]).items():
                    kinds[kind].append(groups)
        return Shared(*(self._together(kinds[kind]) for kind in ("figures", "put in", "left out", "exchanged")))

    def _together(self, found: Sequence[Mapping[Reading, list[int]]]) -> Any:
        """[a, b]: how many groups of texts with one reading have both."""
        groups = [holders for place in found for holders in place.values()]
        member = np.zeros((self._count, len(groups)))
        for column, holders in enumerate(groups):
            member[holders, column] = 1.0
        return member @ member.T


def _by_kind(place: Place, other: Reading) -> dict[str, dict[Reading, list[int]]]:
    """The texts that read otherwise than ``other``, by reading, under the kind of the difference."""
    out: dict[str, dict[Reading, list[int]]] = defaultdict(lambda: defaultdict(list))
    for text, reading in sorted(place.items()):
        if reading != other:
            kind = (
                "figures"
                if _has_digits(reading) or _has_digits(other)
                else "left out"
                if not reading
                else "exchanged"
                if other
                else "put in"
            )
            out[kind][reading].append(text)
    return out


def _has_digits(reading: Reading) -> bool:
    return any(character.isdigit() for word in reading for character in word)
