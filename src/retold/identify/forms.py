"""Spellings as they are compared: words without accents, dots and suffixes; and which of them name the same."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.identify.known import COMPASS, COUNTRIES, PARTED, SAME_WORDS, SUFFIXES, line_of
from retold.model import Annotations, Mention, Report

PARTICLES = frozenset("de del della di da do dos das du la le van von der den ter bin ibn al el ul y e of the for and & in on".split())


@dataclass(slots=True)
class Form:
    """One spelling (as written) of one kind, with its mentions and the words it is compared by."""

    text: str
    words: tuple[str, ...]
    kinds: Counter[str]
    mentions: list[tuple[int, Mention]]

    @property
    def kind(self) -> str:
        """The kind most of its mentions have."""
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))


def fold(text: str) -> str:
    """``text`` in lower case without accents, dots and apostrophes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9#@& ]+", "", re.sub(r"[-/]", " ", plain))


def forms_of(ordered: Sequence[Annotations]) -> list[Form]:
    """The spellings of all mentions in alphabetic order, each with its mentions as (number of the report, mention)."""
    found: dict[str, Form] = {}
    whole = _whole_names(ordered)
    for number, item in enumerate(ordered):
        for known in item.mentions:
            mention = _completed(item.report, known, whole)
            text = bare(mention.span.exact)
            form = found.get(text)
            if form is None:
                words = _words(text)
                form = found[text] = Form(text, words, Counter(), [])
            form.kinds[mention.kind] += 1
            form.mentions.append((number, mention))
    return [found[text] for text in sorted(found)]


def _whole_names(ordered: Sequence[Annotations]) -> dict[str, list[tuple[str, str]]]:
    """First word -> the longer names of offices and places that begin with it, as any report writes them, longest first."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for item in ordered:
        for mention in item.mentions:
            text = bare(mention.span.exact)
            if mention.kind in {"organization", "place"} and " " in text and _in_prose(item, mention):
                found[text.split(maxsplit=1)[0]].add((text, mention.kind))
    return {first: sorted(texts, key=lambda text: (-len(text[0]), text)) for first, texts in found.items()}


def _in_prose(item: Annotations, mention: Mention) -> bool:
    """Whether the mention stands in a sentence that ends as sentences do: capitals in headlines tell nothing."""
    place = bisect_right(item.sentences, mention.span.start, key=lambda sentence: sentence.start) - 1
    return place >= 0 and item.report.text[item.sentences[place].end - 1] in '.!?”"’'


def _completed(report: Report, mention: Mention, whole: Mapping[str, Sequence[tuple[str, str]]]) -> Mention:
    """The mention with the small words after it that other reports write with capitals: "Lorn ambulance" of the Lorn Ambulance Service."""
    text = mention.span.exact
    for name, kind in whole.get(text.split(maxsplit=1)[0], ()):
        end = mention.span.start + len(name)
        same = len(name) > len(text) and name.startswith(f"{text} ") and report.text[mention.span.start : end].casefold() == name.casefold()
        if same and not report.text[end : end + 1].isalnum():
            return replace(mention, span=report.span(mention.span.start, end), kind=kind)
    return mention


def _words(text: str) -> tuple[str, ...]:
    """The folded words a spelling is compared by, abbreviated countries and points of the compass written out."""
    folded = [word for word in fold(text).split() if word not in SUFFIXES] or [fold(text) or text]
    if len(folded) > 1 and text.split(maxsplit=1)[0].replace(".", "").isupper():
        folded[:1] = COUNTRIES.get(folded[0], folded[0]).split()
    if len(folded) > 1 and folded[1] in PARTED:
        folded[0] = COMPASS.get(folded[0], folded[0])
    return tuple(SAME_WORDS.get(word, word) for word in folded)


def bare(text: str) -> str:
    """``text`` with single spaces."""
    return " ".join(text.split())


def content(words: Iterable[str]) -> tuple[str, ...]:
    """The words without particles and initials: "Corina Parisca of Machado" and "... de Machado" are one."""
    return tuple(word for word in words if word not in PARTICLES and not (len(word) == 1 and word.isalpha()))


def initials_in(words: Sequence[str]) -> tuple[str, ...]:
    """The single letters among the words, particles ("y", "e") apart."""
    return tuple(word for word in words if len(word) == 1 and word.isalpha() and word not in PARTICLES)


def subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the items of ``short`` stand in ``long`` in their order."""
    rest = iter(long)
    return all(word in rest for word in short)


class Groups:
    """Which forms name the same: a union that keeps the smallest index as its head.

    Two names that :data:`ALSO_KNOWN` tells apart (North and South Korea) are never made one, by whatever way.
    """

    def __init__(self, forms: Sequence[Form]) -> None:
        self._head = list(range(len(forms)))
        self._line = [line_of(form.text, fold(form.text)) for form in forms]

    def head(self, index: int) -> int:
        """The group of form ``index``."""
        while self._head[index] != index:
            self._head[index] = self._head[self._head[index]]
            index = self._head[index]
        return index

    def line(self, index: int) -> int:
        """The line of known names that the group of form ``index`` belongs to; -1 for none."""
        return self._line[self.head(index)]

    def join(self, a: int, b: int) -> None:
        """Make the groups of ``a`` and ``b`` one, unless they are known to be two."""
        one, two = sorted((self.head(a), self.head(b)))
        lines = {self._line[one], self._line[two]} - {-1}
        if one != two and len(lines) <= 1:
            self._head[two] = one
            self._line[one] = max(lines, default=-1)
