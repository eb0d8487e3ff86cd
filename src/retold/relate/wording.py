"""A report as its own words: sentence by sentence, with what every report of the event may hold set apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from retold.model import Annotations, Sentence

# Parts that are an outlet's furniture, not its telling: shared furniture says nothing about who copied whom.
FURNITURE = frozenset({"boilerplate", "byline", "date", "credit", "list"})
QUOTED_RUN = 4  # words in a row that also stand between quotation marks elsewhere: somebody else's words in either report
# A sentence that reads as the caption of a picture, which an agency delivers with the picture to whoever prints it.
CAPTION = re.compile(
    r"^(?:pictured\b|file\b.{0,3}-|(?:this|in this) [\w ,.]{0,40}\bphoto\b|image (?:copyright|caption)\b|photo(?:graph)?\s?:)"
    r"|\bfile photo\b|\b(?:ap photo|getty images|via ap|reuters/)|\((?:pictured|left|right|above)\)",
    re.IGNORECASE,
)
# Words of an outlet's closing lines; two of its reports may end alike and share nothing else.
CLOSING = re.compile(
    r"\b(?:copyright|rights reserved|transcripts?|subscribe|newsletter|follow us|e-?mail us|contact us|updated or revised)\b", re.IGNORECASE
)
CLOSING_LINES = 6
NAME_WEIGHT = 0.25  # a name is shared by all who report on its bearer


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: folded words, their code points, their weight, and which are somebody's quoted words.

    ``own`` counts the words that are not quoted, ``own_weight`` is their weight. Lines of one story that hold the same words, weights
    and quoted words have the same ``key``: most lines of a story full of copies are compared once.
    """

    start: int
    end: int
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    weights: tuple[float, ...]
    quoted: tuple[bool, ...]
    body: bool
    own: int = 0
    own_weight: float = 0.0
    key: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """The running text of one report as lines, with the sum of its own words."""

    annotations: Annotations
    lines: tuple[Line, ...]
    own: int


def fold(word: str) -> str:
    """Lower case without accents or apostrophes, so that a lost accent does not hide a shared word."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’")


def wordings(annotations: Sequence[Annotations], rarity: Callable[[str], float]) -> dict[str, Wording]:
    """The wording of each report, by report id. Words that stand quoted in any report are quoted in all."""
    raw = {
        item.report.id: [_line(item, sentence, rarity) for sentence in item.sentences if sentence.part not in FURNITURE]
        for item in annotations
    }
    runs = _quoted_runs(raw.values())
    closing = _closing_lines(annotations, raw)
    out = {}
    keys: dict[tuple[object, ...], int] = {}
    for item in annotations:
        kept = [line for line in raw[item.report.id] if line.words and line.words not in closing.get(item.report.outlet, ())]
        lines = tuple(_mark_quoted(line, runs, keys) for line in kept)
        out[item.report.id] = Wording(item, lines, sum(line.own for line in lines))
    return out


def _closing_lines(annotations: Sequence[Annotations], raw: dict[str, list[Line]]) -> dict[str, set[tuple[str, ...]]]:
    """By outlet, the lines with which two or more of its reports end alike and that tell of the outlet's own business."""
    ends: dict[str, list[tuple[str, list[Line]]]] = defaultdict(list)
    for item in annotations:
        if item.report.outlet:
            ends[item.report.outlet].append((item.report.text, [line for line in raw[item.report.id] if line.words][-CLOSING_LINES:]))
    out: dict[str, set[tuple[str, ...]]] = {}
    for outlet, blocks in ends.items():
        seen = Counter(words for _, lines in blocks for words in {line.words for line in lines})
        shared = [(text, [line for line in lines if seen[line.words] > 1]) for text, lines in blocks]
        business = [lines for text, lines in shared if any(CLOSING.search(text, line.start, line.end) for line in lines)]
        out[outlet] = {line.words for lines in business for line in lines}
    return out


def _line(item: Annotations, sentence: Sentence, rarity: Callable[[str], float]) -> Line:
    tokens = [t for t in item.tokens[sentence.first : sentence.last] if any(c.isalnum() for c in t.text)]
    named = _covered([(m.span.start, m.span.end) for m in item.mentions], sentence)
    quotes = _covered([(q.span.start, q.span.end) for q in item.quotations if q.marked], sentence)
    weights = tuple((NAME_WEIGHT if t.start in named else 1.0) * (0.3 + 0.7 * rarity(t.lemma)) for t in tokens)
    return Line(
        sentence.start,
        sentence.end,
        tuple(fold(t.text) for t in tokens),
        tuple((t.start, t.end) for t in tokens),
        weights,
        tuple(t.start in quotes for t in tokens),
        sentence.part == "body" and CAPTION.search(item.report.text[sentence.start : sentence.end]) is None,
    )


def _covered(spans: Sequence[tuple[int, int]], sentence: Sentence) -> set[int]:
    """Code points of the sentence that lie in one of ``spans``."""
    out: set[int] = set()
    for start, end in spans:
        out.update(range(max(start, sentence.start), min(end, sentence.end)))
    return out


def _quoted_runs(reports: Iterable[list[Line]]) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for lines in reports:
        for line in lines:
            for i in range(len(line.words) - QUOTED_RUN + 1):
                if all(line.quoted[i : i + QUOTED_RUN]):
                    runs.add(line.words[i : i + QUOTED_RUN])
    return runs


def _mark_quoted(line: Line, runs: set[tuple[str, ...]], keys: dict[tuple[object, ...], int]) -> Line:
    """Also mark words that lost their marks, runs that another report (or another place) quotes; then count and number the line."""
    quoted = list(line.quoted)
    for i in range(len(line.words) - QUOTED_RUN + 1):
        if line.words[i : i + QUOTED_RUN] in runs:
            quoted[i : i + QUOTED_RUN] = [True] * QUOTED_RUN
    own = [weight for weight, somebodys in zip(line.weights, quoted, strict=True) if not somebodys]
    key = keys.setdefault((line.words, line.weights, tuple(quoted)), len(keys))
    return replace(line, quoted=tuple(quoted), own=len(own), own_weight=sum(own), key=key)
