"""Words to the word pieces of BERT's uncased vocabulary, with the code points each piece covers.

Follows the published tokenizer (Devlin et al. 2019): control characters dropped, accents and case taken off, every mark
apart, then the longest known piece first. A word is cut once and remembered.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

UNKNOWN, CLS, SEP = 100, 101, 102
LONGEST = 100  # code points of a word that is still cut; a longer one is unknown, as published
KEPT_WORDS = 200_000
_SPACED = re.compile(r"\S+")

Piece = tuple[int, int, int]


class Vocabulary:
    """The pieces of the lines of ``text`` (a ``vocab.txt``), numbered from 0."""

    def __init__(self, text: str) -> None:
        self._ids = {piece: number for number, piece in enumerate(text.splitlines())}
        self._kept: dict[str, tuple[Piece, ...]] = {}

    def pieces(self, text: str) -> list[Piece]:
        """(id, start, end) of each piece of ``text`` in order; offsets in code points of ``text``."""
        found: list[Piece] = []
        for match in _SPACED.finditer(text):
            start = match.start()
            found += [(number, start + begin, start + end) for number, begin, end in self._of(match[0])]
        return found

    def ids(self, word: str) -> list[int]:
        """Ids of the pieces of ``word``."""
        return [number for number, _, _ in self.pieces(word)]

    def _of(self, word: str) -> tuple[Piece, ...]:
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= KEPT_WORDS:
                self._kept.clear()
            found = self._kept[word] = tuple(piece for run in _runs(word) for piece in self._longest(run))
        return found

    def _longest(self, run: list[tuple[str, int]]) -> Iterator[Piece]:
        """The longest known pieces of a run of plain letters from left to right; one unknown piece when they do not cover it."""
        letters = "".join(letter for letter, _ in run)
        places = [place for _, place in run]
        found: list[Piece] = []
        start = 0
        while start < len(letters) and len(letters) <= LONGEST:
            for end in range(len(letters), start, -1):
                number = self._ids.get(("##" if start else "") + letters[start:end])
                if number is not None:
                    break
            else:
                break
            found.append((number, places[start], places[end - 1] + 1))
            start = end
        yield from found if start == len(letters) else [(UNKNOWN, places[0], places[-1] + 1)]


def _runs(word: str) -> Iterator[list[tuple[str, int]]]:
    """Stretches of plain letters with the places they come from; a mark or a CJK character stands alone."""
    run: list[tuple[str, int]] = []
    for place, letter in enumerate(word):
        for plain in _plain(letter):
            alone = _is_mark(plain) or _is_ideograph(plain)
            if (alone or plain.isspace()) and run:
                yield run
                run = []
            if alone:
                yield [(plain, place)]
            elif not plain.isspace():
                run.append((plain, place))
    if run:
        yield run


def _plain(letter: str) -> str:
    """A character without accents, in lower case; nothing for control characters."""
    if letter.isascii():
        return letter.lower() if letter.isprintable() else ""
    if letter == "�" or unicodedata.category(letter)[0] == "C":
        return ""
    return "".join(part for part in unicodedata.normalize("NFD", letter) if unicodedata.category(part) != "Mn").lower()


def _is_mark(letter: str) -> bool:
    return not letter.isalnum() and letter.isprintable() if letter.isascii() else unicodedata.category(letter)[0] == "P"


def _is_ideograph(letter: str) -> bool:
    code = ord(letter)
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2CEAF
