"""Sentences -> passages: the smallest stretches that say one thing. Passages tile their sentence: no word is lost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retold.model import Attribution, Mention, Passage, Quotation, Report, Sentence, Token

FEWEST_WORDS = 5
"""Words a clause must have to stand alone; below it a passage says too little to be compared. Set by eye on the five seeds."""
LONG = 18
"""Words from which a sentence is cut at relative and participial clauses too, not only where a new subject begins."""
VERY_LONG = 25
"""Words from which a sentence is cut at "after", "when", "because" without a comma before them as well."""
OPENERS = frozenset("that which who whom whose".split())
LINKERS = frozenset("while whereas although though because after before as when since until unless but and or so if".split())


def cut_passages(
    report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention], quotations: Sequence[Quotation]
) -> tuple[Passage, ...]:
    """The passages of ``report`` in order; each carries the attribution of the quotation that holds most of it, if any."""
    inside = _inside_mentions(tokens, mentions)
    found: list[Passage] = []
    for sentence in sentences:
        edges = [sentence.first, *_cuts(tokens, sentence, inside), sentence.last]
        for first, last in pairwise(edges):
            start, end = tokens[first].start, tokens[last - 1].end
            found.append(Passage(report.span(start, end), _attribution(quotations, start, end)))
    return tuple(found)


def _inside_mentions(tokens: Sequence[Token], mentions: Sequence[Mention]) -> frozenset[int]:
    """Start offsets of tokens inside a name, its first token apart: no clause begins there."""
    spans = iter(mentions)
    span = next(spans, None)
    found: set[int] = set()
    for token in tokens:
        while span is not None and token.start >= span.span.end:
            span = next(spans, None)
        if span is not None and span.span.start < token.start:
            found.add(token.start)
    return frozenset(found)


def _cuts(tokens: Sequence[Token], sentence: Sentence, inside: frozenset[int]) -> list[int]:
    """Token positions at which a clause begins within the sentence."""
    cuts: list[int] = []
    begin = sentence.first
    for place in range(sentence.first + FEWEST_WORDS, sentence.last - FEWEST_WORDS + 1):
        if tokens[place].start in inside or not _begins_clause(tokens, sentence, place):
            continue
        if (
            _words(tokens, begin, place) >= FEWEST_WORDS
            and _words(tokens, place, sentence.last) >= FEWEST_WORDS
            and _has_verb(tokens, begin, place)
        ):
            cuts.append(place)
            begin = place
    return cuts


def _words(tokens: Sequence[Token], first: int, last: int) -> int:
    return sum(token.tag != "PUNCT" for token in tokens[first:last])


def _has_verb(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.tag in {"VERB", "AUX"} for token in tokens[first:last])


def _begins_clause(tokens: Sequence[Token], sentence: Sentence, place: int) -> bool:
    """Whether a new clause begins at token ``place``: after ";", at a link with its own subject and verb, at a quotation's end."""
    token, before = tokens[place], tokens[place - 1]
    low = token.text.lower()
    if before.text in {";", "—", "–"} or (before.text == "-" and tokens[place - 2].end < before.start < before.end < token.start):
        return _has_verb(tokens, place, sentence.last)
    if before.text == ":" and token.text in {"“", '"', "'", "‘"}:
        return True
    if before.text in {"”", '"'} and tokens[place - 2].text in {",", "."} and token.tag != "PUNCT":
        return _clause_ahead(tokens, sentence, place) and low not in OPENERS
    comma = before.text == ","
    long = sentence.last - sentence.first >= VERY_LONG
    if low in LINKERS and low != "so" and (comma or (low not in {"and", "or", "as"} and long and before.tag != "ADV")):
        return _clause_ahead(tokens, sentence, place + 1)
    if low == "and":
        return _clause_ahead(tokens, sentence, place + 1) or (comma and _verb_ahead(tokens, sentence, place + 1))
    if sentence.last - sentence.first < LONG or not comma:
        return False
    if low in OPENERS:
        return not _interrupts(tokens, sentence, place)
    return token.tag == "VERB" and low.endswith("ing") and _words(tokens, place, sentence.last) > FEWEST_WORDS


def _interrupts(tokens: Sequence[Token], sentence: Sentence, place: int) -> bool:
    """Whether the relative clause at ``place`` stands between a subject and its verb: "the city, which ..., had fallen"."""
    comma = next((k for k in range(place + 1, sentence.last - 1) if tokens[k].text == ","), None)
    return comma is not None and tokens[comma + 1].tag in {"VERB", "AUX"}


def _clause_ahead(tokens: Sequence[Token], sentence: Sentence, place: int) -> bool:
    """Whether a subject and then a finite verb follow from ``place`` on."""
    k = place
    while k < min(sentence.last, place + 12):
        token = tokens[k]
        if token.tag in {"VERB", "AUX"} and k > place:
            return not (token.text.lower().endswith("ing") and token.tag == "VERB")
        if token.tag not in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADP", "ADV", "PART"}:
            return False
        k += 1
    return False


def _verb_ahead(tokens: Sequence[Token], sentence: Sentence, place: int) -> bool:
    """ ", and killed three": a second verb of the same subject."""
    ahead = [token for token in tokens[place : min(place + 2, sentence.last)] if token.tag != "ADV"]
    return bool(ahead) and ahead[0].tag in {"VERB", "AUX"} and not ahead[0].text.lower().endswith("ing")


def _attribution(quotations: Sequence[Quotation], start: int, end: int) -> Attribution | None:
    """Of the quotations that, with who says them, hold at least half of the passage, the attribution of the one that holds most."""
    best: tuple[int, Attribution] | None = None
    for quotation in quotations:
        covered = min(end, quotation.span.end) - max(start, quotation.span.start)
        if quotation.attribution is None or covered <= 0 or not quotation.says:
            continue
        told = quotation.attribution.span
        with_cue = covered + max(0, min(end, told.end) - max(start, told.start))
        if with_cue * 2 >= end - start and (best is None or covered > best[0]):
            best = covered, quotation.attribution
    return best[1] if best else None
