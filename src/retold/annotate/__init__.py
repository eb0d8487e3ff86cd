"""What a text says about itself: standoff layers over one report, computed once and cached. One layer a file."""

from __future__ import annotations

from retold.annotate.attribution import find_quotations
from retold.annotate.clauses import cut_passages
from retold.annotate.condition import condition_of
from retold.annotate.dates import contradicting, find_moments
from retold.annotate.figures import find_quantities
from retold.annotate.names import find_names
from retold.annotate.sentences import place_sentences
from retold.model import Annotations, Report, Sentence, Token
from retold.ports import Language, Lexicon

__all__ = ["annotate"]

ENGLISH = "en"


def annotate(report: Report, language: Language) -> Annotations:
    """All layers of ``report``, read with ``language``; offsets are code points of ``report.text``."""
    tokens, sentences = language.read(report.text)
    placed = place_sentences(report, tokens, sentences)
    if report.language != ENGLISH:
        return _plain(report, tokens, placed, language.lexicon)
    mentions = find_names(report, tokens, placed, language.lexicon)
    quotations = find_quotations(report, tokens, placed, mentions)
    moments = find_moments(report, placed)
    quantities = find_quantities(report, tokens, placed, mentions, moments, language.lexicon)
    passages = cut_passages(report, tokens, placed, mentions, quotations)
    condition = condition_of(report, tokens, placed, language.lexicon)
    against = contradicting(report, moments)
    return Annotations(report, tokens, placed, passages, mentions, quotations, quantities, moments, condition, against)


def _plain(report: Report, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...], lexicon: Lexicon) -> Annotations:
    """What can be said of a text in a language that is not known (R107): where its words and passages stand, and nothing they mean."""
    passages = cut_passages(report, tokens, sentences, (), ())
    return Annotations(report, tokens, sentences, passages, (), (), (), (), condition_of(report, tokens, sentences, lexicon))
