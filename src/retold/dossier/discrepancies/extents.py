"""How far a thing went: destroyed and nearly destroyed, endangered and critically endangered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Annotations, Discrepancy, Span, Token

# Set by reading what is found in newscluster-dev and ECB+ (topics 1 to 35): 11 of 13 right.
SHORT_OF = frozenset("nearly almost virtually practically partly partially largely mostly mainly".split())
"""Words by which a thing falls short of what it is said to be."""
GRADES = frozenset("critically severely seriously gravely slightly lightly mildly".split())
"""Words that say how badly, without which it may be anything."""
WHOLLY = frozenset("fully completely totally entirely wholly".split())
"""Words that add nothing to what is destroyed."""
TELLING = 0.3  # rarity from which a word says what is spoken of
IN_CLAIM, SHARED, PART = 3, 5, 0.5  # telling words that two sentences share: in one claim; in none, and the part of the shorter's


@dataclass(frozen=True, slots=True)
class _Extent:
    """A word that tells what befell a thing, and the ``grade`` before it, "" for none."""

    grade: str
    phrase: Span


def extents(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each word that one report gives with a grade, each time, and another without, of one matter."""
    by_word: dict[str, list[_Extent]] = defaultdict(list)
    for item in found.annotations:
        for word, extent in _of_report(item, found):
            by_word[word].append(extent)
    for word, told in sorted(by_word.items()):
        graded = {one.phrase.report for one in told if one.grade}
        bare = {one.phrase.report for one in told if not one.grade}
        rivals = [
            (x, y)
            for x in told
            for y in told
            if x.grade and not y.grade and x.phrase.report not in bare and y.phrase.report not in graded and _of_one(found, x, y)
        ]
        if rivals:
            first = rivals[0][0]
            spans = few(dict.fromkeys(one.phrase for pair in rivals for one in pair))
            what = f"“{first.grade} {word}” against “{word}”"
            why = f"One report says “{first.grade}”, another does not: how far it went differs."
            yield discrepancy("scope", "compatible", found.claim_at(spans), "low", what, spans, why)


def _of_report(item: Annotations, found: Findings) -> Iterator[tuple[str, _Extent]]:
    for sentence in item.sentences:
        if sentence.part not in ("body", "title"):
            continue
        tokens = item.tokens[sentence.first : sentence.last]
        for n, token in enumerate(tokens):
            if token.tag in ("ADJ", "VERB") and found.lexicon.rarity(token.lemma) >= TELLING:
                first, grade = _graded(tokens, n)
                yield token.text.lower(), _Extent(grade, item.report.span(tokens[first].start, token.end))


def _graded(tokens: Sequence[Token], n: int) -> tuple[int, str]:
    """Where the words of extent before the token at ``n`` begin, and the one that counts; (n, "") where none stands."""
    first = n - 1 if n and tokens[n - 1].text.lower() in WHOLLY else n
    before = tokens[first - 1].text.lower() if first else ""
    return (first - 1, before) if before in SHORT_OF or before in GRADES else (n, "")


def _of_one(found: Findings, x: _Extent, y: _Extent) -> bool:
    """Whether the two stand in sentences on one matter."""
    shared = found.sentences.shared(x.phrase, y.phrase)
    if found.claims_of(x.phrase) & found.claims_of(y.phrase):
        return shared.words >= IN_CLAIM
    return shared.words >= SHARED and shared.part >= PART
