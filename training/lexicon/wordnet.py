"""Reads the database files of WordNet 3.0 (wndb(5WN)) as Debian's package wordnet-base installs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FILES = ("noun", "verb", "adj", "adv")
LETTERS = {"n": 0, "v": 1, "a": 2, "s": 2, "r": 3}
PARENT_POINTERS = ("@", "&")


@dataclass
class Synset:
    """One sense: its words in order as written, senses above it, and pointers (symbol, own word, other sense, other word)."""

    words: tuple[str, ...]
    satellite: bool
    parents: list[tuple[int, int]] = field(default_factory=list)
    pointers: list[tuple[str, int, tuple[int, int], int]] = field(default_factory=list)
    gloss: str = ""


@dataclass
class WordNet:
    """Synsets by (word class, offset); senses of each (lemma, word class) in order with their counts; irregular forms."""

    synsets: dict[tuple[int, int], Synset]
    senses: dict[tuple[str, int], list[tuple[tuple[int, int], int]]]
    exceptions: list[tuple[int, str, tuple[str, ...]]]


def read_wordnet(folder: Path) -> WordNet:
    """All of the database in ``folder`` (data.*, index.*, *.exc, cntlist.rev); single words only in ``senses``."""
    synsets = {key: synset for bit, name in enumerate(FILES) for key, synset in _synsets(folder / f"data.{name}", bit)}
    counts = _sense_counts(folder / "cntlist.rev")
    senses = {}
    for bit, name in enumerate(FILES):
        for lemma, offsets in _index(folder / f"index.{name}"):
            senses[lemma, bit] = [((bit, offset), counts[lemma, bit, rank]) for rank, offset in enumerate(offsets, 1)]
    exceptions = [entry for bit, name in enumerate(FILES) for entry in _exceptions(folder / f"{name}.exc", bit)]
    return WordNet(synsets, senses, exceptions)


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text("utf-8").splitlines() if not line.startswith("  "))


def _synsets(path: Path, bit: int) -> Iterator[tuple[tuple[int, int], Synset]]:
    for line in _lines(path):
        head, _, gloss = line.partition(" | ")
        fields = head.split()
        count = int(fields[3], 16)
        words = tuple(fields[4 + 2 * number].partition("(")[0] for number in range(count))
        synset = Synset(words, satellite=fields[2] == "s", gloss=gloss)
        place = 4 + 2 * count
        for number in range(int(fields[place])):
            symbol, offset, letter, ends = fields[place + 1 + 4 * number : place + 5 + 4 * number]
            other = (LETTERS[letter], int(offset))
            if symbol == "@" or (symbol == "&" and synset.satellite):
                synset.parents.append(other)
            synset.pointers.append((symbol, int(ends[:2], 16), other, int(ends[2:], 16)))
        yield (bit, int(fields[0])), synset


def _index(path: Path) -> Iterator[tuple[str, list[int]]]:
    for line in _lines(path):
        fields = line.split()
        if "_" not in fields[0]:
            yield fields[0], [int(offset) for offset in fields[-int(fields[2]) :]]


def _sense_counts(path: Path) -> dict[tuple[str, int, int], int]:
    """How often each numbered sense was met in the tagged texts that WordNet counts."""
    counts: dict[tuple[str, int, int], int] = defaultdict(int)
    for line in path.read_text("utf-8").splitlines():
        key, number, count = line.split()
        lemma, _, rest = key.rpartition("%")
        counts[lemma, {"1": 0, "2": 1, "3": 2, "4": 3, "5": 2}[rest[0]], int(number)] += int(count)
    return counts


def _exceptions(path: Path, bit: int) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    for line in path.read_text("utf-8").splitlines():
        form, *known = line.split()
        if "_" not in line and known:
            yield bit, form, tuple(known)
