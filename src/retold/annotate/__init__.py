"""What a text says about itself: standoff layers over one report, computed once and cached. One layer a file."""

from __future__ import annotations

from retold.annotate.sentences import place_sentences
from retold.model import Annotations, Condition, Passage, Report
from retold.ports import Language

__all__ = ["annotate"]


def annotate(report: Report, language: Language) -> Annotations:
    """All layers of ``report``, read with ``language``; offsets are code points of ``report.text``."""
    tokens, sentences = language.read(report.text)
    placed = place_sentences(report, tokens, sentences)
    passages = tuple(Passage(report.span(sentence.start, sentence.end)) for sentence in placed)
    return Annotations(report, tokens, placed, passages, (), (), (), (), Condition())
