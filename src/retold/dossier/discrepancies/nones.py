"""One report says that there is none of a thing, another tells of some."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Annotations, Discrepancy, Span, Token
from retold.ports import Lexicon

MOST_MODIFIERS = 3  # words between "no" and the noun, and before the noun elsewhere, that narrow it
NEAR = 5  # words before a noun in which a number or a vague count of it stands
SEVERAL = frozenset(
    "dozen dozens score scores hundred hundreds thousand thousands million millions several many numerous some multiple various".split()
)
LOOSE = frozenset("more further other such new immediate additional long likely doubt longer better good big great large old real".split())
"""Words that narrow nothing ("no further comment"), or measure what is told."""
KINDS = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class _Thing:
    """A noun with one word that narrows it, where it stands: ``words`` are the two lemmas."""

    words: tuple[str, str]
    phrase: Span
    sentence: Span


def nones(found: Findings) -> Iterator[Discrepancy]:
    """ "No political prisoners" against "thousands of political prisoners": one discrepancy for each thing denied."""
    denied: dict[tuple[str, str], list[_Thing]] = defaultdict(list)
    told: dict[tuple[str, str], list[_Thing]] = defaultdict(list)
    for item in found.annotations:
        for thing, none in _things(item, found.lexicon):
            (denied if none else told)[thing.words].append(thing)
    for words in sorted(denied.keys() & told.keys()):
        mute = {thing.phrase.report for thing in denied[words]}
        others = [thing for thing in told[words] if thing.phrase.report not in mute]
        if not others:
            continue
        spans = few(thing.phrase for thing in (*denied[words], *others))
        what = f"“{_plain(denied[words][0].phrase)}” against “{_plain(others[0].phrase)}”"
        why = f"One passage says that there are none, others tell of {' '.join(words)}s."
        yield discrepancy("absence", "conflict", found.claim_at(spans), "high", what, spans, why)


def _things(item: Annotations, lexicon: Lexicon) -> Iterator[tuple[_Thing, bool]]:
    """Things denied (True) with "no", and things counted (False), in running text."""
    counts = sorted(q.span.start for q in item.quantities)
    for sentence in item.sentences:
        if sentence.part not in ("body", "title"):
            continue
        tokens = item.tokens[sentence.first : sentence.last]
        whole = item.report.span(sentence.start, sentence.end)
        for n, token in enumerate(tokens):
            words = _narrowed(tokens, n, lexicon)
            if words is None:
                continue
            first = next((k for k in range(n - 1, max(-1, n - 2 - MOST_MODIFIERS), -1) if not _narrows(tokens[k])), -1)
            none = first >= 0 and tokens[first].text.lower() == "no"
            start = tokens[first].start if none else _counted(tokens, n, counts)
            if start is not None:
                yield _Thing(words, item.report.span(start, token.end), whole), none


def _narrowed(tokens: Sequence[Token], n: int, lexicon: Lexicon) -> tuple[str, str] | None:
    """Lemmas of the word before the noun at ``n`` and of the noun; None when no word narrows it, or more of its phrase follows."""
    if n == 0 or tokens[n].tag not in ("NOUN", "PROPN") or not _narrows(tokens[n - 1]):
        return None
    if n + 1 < len(tokens) and tokens[n + 1].tag in ("NOUN", "PROPN"):
        return None
    first, second = tokens[n - 1].text.lower(), lexicon.lemma(tokens[n].text, "NOUN")
    return None if first in LOOSE or first in SEVERAL else (first, second)


def _narrows(token: Token) -> bool:
    """Whether the word may narrow a noun behind it: an adjective, a noun, a participle."""
    return token.tag in KINDS or (token.tag == "VERB" and token.text.lower().endswith(("ed", "ing")))


def _counted(tokens: Sequence[Token], n: int, counts: Sequence[int]) -> int | None:
    """Where the count of the noun at ``n`` begins: a figure or a vague count right before its phrase; None for none."""
    for k in range(n - 1, max(-1, n - 1 - NEAR), -1):
        at = bisect_left(counts, tokens[k].start)
        if tokens[k].text.lower() in SEVERAL or (at < len(counts) and counts[at] == tokens[k].start):
            return tokens[k].start
        if not _narrows(tokens[k]) and tokens[k].text.lower() not in ("of", "the"):
            return None
    return None


def _plain(span: Span) -> str:
    return " ".join(span.exact.split())
