"""English read by rules for tokens and lines and by the trained reader for the rest; implements ``ports.Language``."""

from __future__ import annotations

import functools
import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from retold.model import Sentence, Token
from retold.models.backbone import MOST_PIECES, shipped
from retold.models.english.joined import joined
from retold.models.english.parts import parts
from retold.models.english.sentences import breaks, line_starts
from retold.models.english.stubs import stub_edges
from retold.models.english.tags import mark
from retold.models.english.tokens import places
from retold.models.english.words import AUXILIARIES, CLOSED
from retold.models.lexicon import english
from retold.models.reader import BEFORE, NEVER_HERE, Reader, Window, Word
from retold.models.rules import RuleLanguage
from retold.models.settle import settle
from retold.models.tree import ROOT
from retold.ports import Lexicon

LINE = 2
HOUSE = frozenset({("SCONJ", "ADP"), ("VERB", "ADP"), ("ADV", "SCONJ"), ("ADJ", "DET")})
"""Tags of treebanks and the rules' for words of closed classes: "after it sank", "including three", "when", "several"."""
ROOM = MOST_PIECES - 2  # pieces of a window beside its first and last, which stand for no word


class TrainedLanguage(RuleLanguage):
    """English by the reader: sentences, tags, lemmas in their light, dependencies and names; tokens stay the rules'.

    Tokens carry ``head`` (place in the text's tokens, -1 for the root of a sentence), ``dep`` and ``name``.
    """

    def __init__(self, lexicon: Lexicon, reader: Reader) -> None:
        """Read with the words of ``lexicon`` and with ``reader``."""
        super().__init__(lexicon)
        self._reader = reader

    def __reduce__(self) -> tuple[object, tuple[()]]:
        """Workers load the shipped models themselves instead of being sent them."""
        return trained_english, ()

    @property
    def name(self) -> str:
        """Name and version for ``run.models``."""
        return "english-reader/8"

    def read(self, text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """Tokens and sentences of ``text``; see :class:`retold.ports.Language`."""
        spots = places(text)
        words = [text[start:end] for start, end in spots]
        cut = [self.cut(word) for word in words]
        found: list[Token] = []
        sentences: list[Sentence] = []
        for first, last, labels in self.sentences(text, spots, cut):
            found += self._labelled(spots[first:last], words[first:last], cut[first:last], first, labels)
            sentences.append(Sentence(spots[first][0], spots[last - 1][1], first, last))
        return _agreed(found), tuple(sentences)

    def cut(self, token: str) -> list[str]:
        """The words of Universal Dependencies in ``token``; a token too long to be read in a window is left whole."""
        found = parts(token)
        return found if len(found) < 10 or sum(map(self._reader.pieces, found)) < ROOM else [token]

    def sentences(self, text: str, spots: Sequence[tuple[int, int]], cut: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, list[Word]]]:
        """(first token, last exclusive, words) of each sentence; ``cut`` holds the words of each token at ``spots``."""
        windows = self.windows(text, spots, cut)
        for (first, _), read in zip(windows, self._reader.read([window for _, window in windows]), strict=True):
            end = first
            for labels in read:
                begin, end = end, _end(cut, end, len(labels))
                yield begin, end, labels

    def windows(self, text: str, spots: Sequence[tuple[int, int]], cut: Sequence[Sequence[str]]) -> list[tuple[int, Window]]:
        """(first token, window) of each stretch of ``text`` that is read at once."""
        rules = _rules(text, spots)
        return [(first, Window(*_spread(cut[first:last], rules[first:last]))) for first, last in self._stretches(cut, rules)]

    def _stretches(self, cut: Sequence[Sequence[str]], rules: Sequence[int]) -> list[tuple[int, int]]:
        """(first token, last exclusive) of each window: a line, or what of it the model reads at once.

        A paragraph is a window whatever stands around it, so that copies of it are read alike.
        """
        reach = [0, *accumulate(sum(self._reader.pieces(part) for part in word) for word in cut)]
        lines = [place for place, rule in enumerate(rules) if rule == LINE or place == 0]
        return [stretch for line in pairwise([*lines, len(cut)]) for stretch in _fitting(*line, reach, rules)]

    def _labelled(
        self, spots: Sequence[tuple[int, int]], texts: Sequence[str], cut: Sequence[Sequence[str]], first: int, labels: Sequence[Word]
    ) -> list[Token]:
        """The tokens of one sentence with what was read of their parts: a token takes after the part that the others hang from."""
        owner = [place for place, parted in enumerate(cut) for _ in parted]
        found: list[Token] = []
        at = 0
        for (start, end), text, parted in zip(spots, texts, cut, strict=True):
            own = range(at, at + len(parted))
            at += len(parted)
            main = next(part for part in own if labels[part].head not in own)
            label = labels[main]
            tag = _tag(text, label, first=not found)
            head = -1 if label.head == ROOT else first + owner[label.head]
            name = _name_of([labels[part].name for part in own])
            found.append(Token(start, end, text, self._lemma(text, tag), tag, head, label.dep, name))
        return found


def _fitting(first: int, last: int, reach: Sequence[int], rules: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The line of the tokens ``first`` to ``last`` cut where the rules would into stretches that fit, of about one length: the end of a
    paragraph read on its own would lack company. ``reach`` holds the pieces before each token.
    """
    while (left := reach[last] - reach[first]) > ROOM:
        even = reach[first] + left / math.ceil(left / ROOM)
        fit = bisect_right(reach, reach[first] + ROOM) - 1
        ends = [place for place in range(first + 1, fit + 1) if rules[place] == 1] or [max(fit, first + 1)]
        end = min(ends, key=lambda place: abs(reach[place] - even))
        yield first, end
        first = end
    yield first, last


def _tag(text: str, read: Word, *, first: bool) -> str:
    """The tag as the rules have it where treebanks have another, so that the steps need to know one way only; ``first`` in a sentence."""
    low, ruled = text.lower(), CLOSED.get(text.lower())
    if not (text[0].isalnum() or text[0] in "'’"):
        tag = mark(text)
        return tag if tag in {"PUNCT", "SYM"} else read.tag
    if text[0].isdigit():
        return "NUM"  # "31-year", "1990s", "12th"
    if read.tag == "VERB" and low in AUXILIARIES:
        return "AUX"  # "had a house"
    if read.tag == "PRON" and read.dep == "nmod:poss":
        return "DET"  # "his"
    if (read.tag, ruled) in HOUSE:
        return str(ruled)
    return "PROPN" if read.tag == "ADJ" and text[0].isupper() and not first else read.tag  # "Portuguese"


def _rules(text: str, spots: Sequence[tuple[int, int]]) -> list[int]:
    """For each token what the rules say of a sentence that begins there: :data:`LINE`, 1, 0, :data:`NEVER_HERE` or :data:`BEFORE`."""
    lines = line_starts(text)
    found = [(0, NEVER_HERE, BEFORE)[within] for within in joined(text, spots, lines)]
    for place in breaks(text, spots):
        found[place] = LINE if spots[place][0] in lines else 1
    for place in stub_edges([text[start:end] for start, end in spots]):
        found[place] = LINE
    return found


def _spread(cut: Sequence[Sequence[str]], rules: Sequence[int]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The parts of all tokens in a row; a sentence begins only where a token does."""
    spread = [
        (part, min(rule, 1) if number == 0 else NEVER_HERE)
        for parted, rule in zip(cut, rules, strict=True)
        for number, part in enumerate(parted)
    ]
    return tuple(part for part, _ in spread), tuple(rule for _, rule in spread)


def _end(cut: Sequence[Sequence[str]], begin: int, parted: int) -> int:
    """The token after those that hold ``parted`` parts from token ``begin`` on."""
    while parted > 0:
        parted -= len(cut[begin])
        begin += 1
    return begin


def _name_of(labels: Sequence[str]) -> str:
    """One BIO label for a token of several parts: it begins a name where its first named part does."""
    named = [label for label in labels if label != "O"]
    return named[0] if named else ""


def _agreed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """``tokens`` with the names that they carry made to agree over the text."""
    read: list[tuple[int, int, str]] = []
    for place, token in enumerate(tokens):
        mark, _, kind = token.name.partition("-")
        if mark == "I" and read and read[-1][1:] == (place, kind):
            read[-1] = (read[-1][0], place + 1, kind)
        elif mark:
            read.append((place, place + 1, kind))
    labels = {
        place: f"{'I' if place > first else 'B'}-{kind}"
        for first, last, kind in settle([token.text for token in tokens], read)
        for place in range(first, last)
    }
    return tuple(
        token if token.name == labels.get(place, "") else replace(token, name=labels.get(place, "")) for place, token in enumerate(tokens)
    )


@functools.lru_cache(maxsize=1)
def trained_english() -> TrainedLanguage:
    """English by the installed ``retold-model-en``, loaded once a process. Raises MissingExtra (R410) without it."""
    return TrainedLanguage(english(), Reader(shipped()))
