"""How damaged a text reads on its own: signs of machine translation, lost characters and careless rewriting."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from retold.annotate.wording import wording_of
from retold.annotate.words.countries import DEMONYMS, PLACES
from retold.annotate.words.roles import TITLES
from retold.annotate.words.speech import cue_lemma
from retold.model import Condition, Report, Sentence, Sign, Token
from retold.ports import Lexicon

WEIGHTS = {
    "spaced hyphen": 1.0,
    "lost possessive": 0.8,
    "doubled words": 0.6,
    "word order": 1.0,
    "lost quotation marks": 1.5,
    "possessive before a verb": 0.8,
    "doubled function word": 0.8,
    "spaced mark": 0.15,
    "calque": 0.6,
}
"""What one sign of each kind weighs; set so that clean newscluster-dev reports stay under .2 (see tests/annotate/test_condition.py)."""
SCALE = 0.45
"""Score = 1 - exp(-SCALE * weight * 300 / words): one heavy sign in a 300-word report gives about .36."""

_SPACED = re.compile(r"\b[^\W\d_]{1,40} -[a-z]{2,40}")
_SPACED_MARK = re.compile(r"\w (?:[,;:]|[.](?!\.))(?=\s|$)")
_MARKED = re.compile(r"[“”\"«»‘]|\'\'|``|(?:^|[\s(])\'\w", re.MULTILINE)
"""A quotation mark of any make: a single one counts where it opens a word."""
_PLACE_ENDS = frozenset(place.split()[-1] for place in PLACES if " " in place)
_CALQUE = re.compile(
    r"(?i)\b(?:in the frame(?:work)? of (?:a|an|the) \w+ing|it is about (?:a|the)|(?:in|within) the bosom of|makes? the object of|"
    r"under the form of|at the level of the (?:government|state|president)|put in evidence|in the quality of|"
    r"chief of state of|proceeded to the \w+ of|realized a (?:visit|trip|attack)|assisted to the|ex-president\w* of the|"
    r"without defense due|have the intention to|took in hostage|in a definitive way|from his side|according to his side)\b"
)


def condition_of(report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], lexicon: Lexicon) -> Condition:
    """Score 0 (clean) to 1 and the signs it rests on, in order of place; only what the text shows by itself counts.

    Two things that fail apart are joined as independent chances: signs that each name a fault, and the runs of words all over the
    text, which no single place need give away (see :mod:`retold.annotate.wording`).
    """
    translated, telling = wording_of(report, tokens, lexicon)
    signs = sorted(
        [
            *telling,
            *_by_pattern(report, _SPACED, "spaced hyphen", "a space stands beside the hyphen of one word"),
            *_by_pattern(report, _SPACED_MARK, "spaced mark", "a space stands before the mark"),
            *_by_pattern(report, _CALQUE, "calque", "a phrase carried over word by word from another language"),
            *_lost_possessives(report, tokens, lexicon),
            *_doubled(report, tokens, sentences),
            *_word_order(report, tokens),
            *_possessive_before_verb(report, tokens, lexicon),
            *_function_words(report, tokens),
            *_lost_marks(report, tokens, sentences),
        ],
        key=lambda sign: (sign.span, sign.kind),
    )
    weight = sum(WEIGHTS.get(sign.kind, 0.0) for sign in signs)
    words = max(60, sum(token.tag != "PUNCT" for token in tokens))
    whole = math.exp(-SCALE * weight * 300 / words) * (1 - translated)
    return Condition(round(1 - whole, 4), tuple(signs))


def _by_pattern(report: Report, pattern: re.Pattern[str], kind: str, why: str) -> Iterator[Sign]:
    for match in pattern.finditer(report.text):
        if "\n" not in match.group():
            yield Sign(kind, report.span(*match.span()), why)


def _lost_possessives(report: Report, tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Sign]:
    """ "Kenyas president": a name with an s that the name does not have elsewhere, before a noun."""
    counts = Counter(token.text for token in tokens)
    surnames = {
        name.text for first, name in pairwise(tokens) if first.text[0].isupper() and name.text[0].isupper() and first.tag == "PROPN"
    }
    for token, following in pairwise(tokens):
        word = token.text
        stem = word[:-1]
        if not (word.endswith("s") and word[0].isupper() and len(stem) > 3) or word in DEMONYMS or word in PLACES:
            continue
        named = stem in PLACES or stem in _PLACE_ENDS or (counts[stem] >= 2 and stem in surnames and not lexicon.tags(stem.lower()))
        if named and stem not in DEMONYMS and following.tag in {"NOUN", "ADJ", "PROPN"}:
            yield Sign(
                "lost possessive", report.span(token.start, token.end), f"{stem} stands elsewhere without the s; an apostrophe was lost"
            )


def _doubled(report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Iterator[Sign]:
    """ "most popular most popular", "the the"."""
    for sentence in sentences:
        words = [token.text for token in tokens[sentence.first : sentence.last]]
        words[:1] = [words[0].lower()]
        for size in (1, 2, 3):
            for k in range(len(words) - 2 * size + 1):
                once = words[k : k + size]
                if once != words[k + size : k + 2 * size] or not all(map(str.isalpha, once)) or _may_double(once):
                    continue
                first = sentence.first + k
                span = report.span(tokens[first].start, tokens[first + 2 * size - 1].end)
                yield Sign("doubled words", span, "the same words stand twice in a row")


TWICE = frozenset("the a an of to in on at for with from and or but is are was were be as this his its their it he they we".split())
"""Words that stand twice in a row by mistake alone; others double for weight ("a great great man", "etc etc")."""
MAY_DOUBLE = frozenset("had that this is her it very long no bye many so really ha knock never far more and or by after upon".split())


def _may_double(once: Sequence[str]) -> bool:
    """Words that good prose doubles too ("story after story after story"), and capitals: a list of names or labels repeats itself."""
    if len(once) == 1:
        return once[0] not in TWICE
    return not once[-1].islower() or any(word in MAY_DOUBLE for word in once)


def _word_order(report: Report, tokens: Sequence[Token]) -> Iterator[Sign]:
    """ "President Kenyan,": the people's word after the office it belongs before."""
    for title, people, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if title.text.lower() in TITLES and people.text in DEMONYMS and title.text[0].isupper() and _ends(after):
            yield Sign("word order", report.span(title.start, people.end), "the adjective follows the office, as in Romance languages")


def _ends(after: Token) -> bool:
    return after.text == "," or after.tag in {"VERB", "AUX"}


FINITE = frozenset("seeks gives gets goes becomes brings tells asks wants thinks knows sees hears says does has was is".split())
"""Finite verbs, though a dictionary knows some of their bases as rare nouns too (a seek, a tell)."""


def _possessive_before_verb(report: Report, tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Sign]:
    """ "Kenya's Seeks Peace": a possessive before a word that is a finite verb and nothing else."""
    for owner, mark, verb in zip(tokens, tokens[1:], tokens[2:], strict=False):
        low = verb.text.lower()
        if mark.text not in {"'s", "’s"} or mark.tag != "PART" or owner.tag != "PROPN" or not low.endswith("s"):
            continue
        only_verb = lexicon.tags(lexicon.lemma(low, "VERB")) == {"VERB"} and not lexicon.tags(low) & {"NOUN", "ADJ"}
        if only_verb or low in FINITE:
            yield Sign(
                "possessive before a verb", report.span(owner.start, verb.end), "a possessive stands where the subject of a verb belongs"
            )


def _function_words(report: Report, tokens: Sequence[Token]) -> Iterator[Sign]:
    """ "of of", "the a", "a the": function words that cannot follow one another."""
    articles = {"the", "a", "an"}
    for first, second in pairwise(tokens):
        one, two = first.text.lower(), second.text.lower()
        if one in articles and two in articles and one != two and second.text.islower():
            yield Sign("doubled function word", report.span(first.start, second.end), "two articles stand in a row")


def _lost_marks(report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Iterator[Sign]:
    """Speech in the first or second person with its verb of saying, in a report that has no quotation mark at all."""
    if _MARKED.search(report.text):
        return
    for sentence in sentences:
        words = tokens[sentence.first : sentence.last]
        if not words or not any(token.text.lower() in {"we", "our", "your", "you", "my", "i", "us"} for token in words):
            continue
        told = [
            k
            for k, token in enumerate(words)
            if cue_lemma(token.text) in {"say", "tell", "add", "write"} and k and words[k - 1].tag == "PROPN"
        ]
        if told and any(token.text == "," for token in words[: told[0]]):
            yield Sign(
                "lost quotation marks", report.span(sentence.start, sentence.end), "speech in the first or second person without marks"
            )
