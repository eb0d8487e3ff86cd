"""Sentences of a report, each told which part of the report it stands in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from retold.model import Part, Report, Sentence, Token


def place_sentences(report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """``sentences`` cut where a part of the report begins or ends (a dateline before its sentence), with ``part`` set."""
    starts = [token.start for token in tokens]
    cuts = sorted({bisect_left(starts, edge) for part in report.parts for edge in (part.span.start, part.span.end)})
    placed: list[Sentence] = []
    for sentence in sentences:
        inner = [cut for cut in cuts if sentence.first < cut < sentence.last]
        edges = [sentence.first, *inner, sentence.last]
        for first, last in pairwise(edges):
            start, end = tokens[first].start, tokens[last - 1].end
            placed.append(Sentence(start, end, first, last, _part_at(report.parts, start, end)))
    return tuple(placed)


def _part_at(parts: Sequence[Part], start: int, end: int) -> str:
    """Kind of the part that holds most of ``start`` to ``end``; "body" when none does."""
    for part in parts:
        covered = min(end, part.span.end) - max(start, part.span.start)
        if covered * 2 > end - start:
            return part.kind
    return "body"
