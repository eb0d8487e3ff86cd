"""English read by rules for tokens and sentences and by the trained reader for the rest; implements ``ports.Language``."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from retold.model import Sentence, Token
from retold.models.backbone import shipped
from retold.models.lexicon import english
from retold.models.reader import Reader, Word
from retold.models.rules import RuleLanguage
from retold.models.settle import settle
from retold.models.tree import ROOT
from retold.ports import Lexicon

_AMOUNT = re.compile(r"(?i)((?:US|A|C|NZ|HK|R)?[$£€¥₹₽₩₦])?(\d+(?:[.,:]\d+)*)(am|pm|km|kg|mph|kph|bn|mn|tn|m|k|cm|mm|ft)?")
_HYPHEN = re.compile(r"(?<=[^\W_])([-‐‑])(?=[^\W_])")
_WHOLE = re.compile(r"https?:|www\.|[@#]|\w+@")


class TrainedLanguage(RuleLanguage):
    """English by the reader: tags, lemmas in their light, dependencies and names; offsets and sentences stay the rules'.

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
        return "english-reader/1"

    def read(self, text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """Tokens and sentences of ``text``; see :class:`retold.ports.Language`."""
        tokens, sentences = super().read(text)
        cut = [[parts(token.text) for token in tokens[sentence.first : sentence.last]] for sentence in sentences]
        read = self._reader.read([[part for token in words for part in token] for words in cut])
        found: list[Token] = []
        for sentence, words, labels in zip(sentences, cut, read, strict=True):
            found += self._labelled(tokens[sentence.first : sentence.last], sentence.first, words, labels)
        return _agreed(found), sentences

    def _labelled(self, tokens: Sequence[Token], first: int, words: Sequence[Sequence[str]], labels: Sequence[Word]) -> list[Token]:
        """The tokens of one sentence with what was read of their parts: a token takes after the part that the others hang from."""
        owner = [place for place, parted in enumerate(words) for _ in parted]
        found = []
        at = 0
        for token, parted in zip(tokens, words, strict=True):
            own = range(at, at + len(parted))
            at += len(parted)
            main = next(part for part in own if labels[part].head not in own)
            label = labels[main]
            tag = token.tag if token.tag in {"PUNCT", "SYM"} else label.tag
            head = -1 if label.head == ROOT else first + owner[label.head]
            name = _name_of([labels[part].name for part in own])
            found.append(replace(token, tag=tag, lemma=self._lemma(token.text, tag), head=head, dep=label.dep, name=name))
        return found


def parts(token: str) -> list[str]:
    """The words of Universal Dependencies that a token holds: "long-term" gives three, "$5.2bn" three, most give one."""
    if len(token) < 3 or _WHOLE.match(token):
        return [token]
    found = []
    for piece in _HYPHEN.split(token):
        amount = _AMOUNT.fullmatch(piece)
        found += [part for part in amount.groups() if part] if amount else [piece]
    return found


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
