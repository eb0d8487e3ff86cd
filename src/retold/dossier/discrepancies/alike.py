"""How much two places of two reports speak of one matter, by the words around them and the days between the reports.

Figures and times of one story differ for two reasons: two reports disagree, or they count two things. The limits were set by reading all
256 discrepancies that were found in newscluster-dev before there were any (see bench/labels/dossier.jsonl).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from retold.model import Annotations, Span, Token
from retold.ports import Lexicon

TELLING = 0.3  # rarity from which a word says what is spoken of
NEGATORS = re.compile(r"(?i)\b(?:not|no|never|none|nobody|nothing|neither|nor|without|unable|cannot|can ?[’']? ?t)\b|n ?[’'] ?t\b")
"""Words that deny something of the passage they stand in: two passages that both hold one seldom clash over it."""
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})


class Shared(NamedTuple):
    """How many telling lemmas two sentences share, and which part of the shorter's they make up."""

    words: int
    part: float


class Sentences:
    """The telling lemmas of the sentences of a story's reports."""

    def __init__(self, annotations: Iterable[Annotations], lexicon: Lexicon) -> None:
        self._items: Mapping[str, Annotations] = {item.report.id: item for item in annotations}
        self._lexicon = lexicon
        self._terms: dict[tuple[str, int], frozenset[str]] = {}

    def shared(self, x: Span, y: Span) -> Shared:
        """What the sentences around ``x`` and ``y`` share."""
        first, second = self.terms(x), self.terms(y)
        common = len(first & second)
        return Shared(common, common / max(1, min(len(first), len(second))))

    def shared_within(self, x: Span, y: Span) -> Shared:
        """What the words of ``x`` and of ``y`` themselves share."""
        first, second = (self._telling(self._items[span.report].tokens, span) for span in (x, y))
        return Shared(len(first & second), len(first & second) / max(1, min(len(first), len(second))))

    def _telling(self, tokens: Sequence[Token], span: Span) -> frozenset[str]:
        first = bisect_left(tokens, span.start, key=lambda token: token.start)
        last = bisect_left(tokens, span.end, key=lambda token: token.start)
        return frozenset(t.lemma for t in tokens[first:last] if t.tag in CONTENT and self._lexicon.rarity(t.lemma) >= TELLING)

    def terms(self, span: Span) -> frozenset[str]:
        """Telling lemmas of the sentence in which ``span`` begins."""
        item = self._items[span.report]
        number = bisect_left(item.sentences, span.start + 1, key=lambda sentence: sentence.start) - 1
        if number < 0:
            return frozenset()
        key = (span.report, number)
        if key not in self._terms:
            sentence = item.sentences[number]
            self._terms[key] = self._telling(item.tokens, item.report.span(sentence.start, sentence.end))
        return self._terms[key]

    def days_between(self, x: Span, y: Span) -> int:
        """Days between the publication of the two reports; 0 when one is not known."""
        first, second = (self._items[span.report].report.published[:10] for span in (x, y))
        if len(first) < 10 or len(second) < 10:
            return 0
        return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)
