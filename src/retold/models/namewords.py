"""Words that people and places are called by, from public lists: one clue among others of what a capitalised word is.

The lists (``namewords.txt`` of retold-model-en, made by ``training/reader/namewords.py``) hold words, not people: given names,
surnames, and the names of places.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Sequence

GIVEN, SURNAME, PLACE = 1, 2, 4
KINDS = 8
"""How many sums of the three there are."""
KEPT_WORDS = 200_000


class NameWords:
    """The lists of ``text``: given names, surnames and places, one a line, in blocks parted by an empty line."""

    def __init__(self, text: str) -> None:
        given, surnames, places = (block.split("\n") for block in text.strip("\n").split("\n\n"))
        self._bits: dict[str, int] = dict.fromkeys(given, GIVEN)
        for word in surnames:
            self._bits[word] = self._bits.get(word, 0) | SURNAME
        self._longer: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for place in places:
            first, *rest = place.split(" ")
            if rest:
                self._longer[first].append(tuple(rest))
            else:
                self._bits[first] = self._bits.get(first, 0) | PLACE
        self._kept: dict[str, str] = {}

    def listed(self, bit: int) -> list[str]:
        """The single words of one list, in order."""
        return sorted(word for word, bits in self._bits.items() if bits & bit)

    def of(self, words: Sequence[str]) -> list[int]:
        """For each word the sum of :data:`GIVEN`, :data:`SURNAME` and :data:`PLACE` that it can be; 0 for words without a capital.

        A place of several words is found as a whole.
        """
        folded = [self._folded(word) if word[:1].isupper() else "" for word in words]
        found = [self._bits.get(word, 0) if word else 0 for word in folded]
        for at, word in enumerate(folded):
            for rest in self._longer.get(word, ()) if word else ():
                end = at + 1 + len(rest)
                if self._same(rest, words[at + 1 : end]):
                    for place in range(at, end):
                        found[place] |= PLACE
        return found

    def _same(self, rest: Sequence[str], words: Sequence[str]) -> bool:
        return len(rest) == len(words) and all(self._folded(word) == other for word, other in zip(words, rest, strict=True))

    def _folded(self, word: str) -> str:
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= KEPT_WORDS:
                self._kept.clear()
            found = self._kept[word] = folded(word)
        return found


def folded(word: str) -> str:
    """``word`` in lower case and without accents."""
    if word.isascii():
        return word.lower()
    return "".join(part for part in unicodedata.normalize("NFD", word) if unicodedata.category(part) != "Mn").lower()
