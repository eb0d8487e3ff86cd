"""Names that reports spell with other letters: told of the whole story, as no two passages need be alike to show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from retold.compare.choose import ClaimPlaces
from retold.model import Annotations, Claim, Difference, Name, Span, Spelling, content_id
from retold.ports import Lexicon
from retold.variants.name import misspelt

MOST_SPELLINGS = 40
"""Spellings of one name that are compared, the commonest: no name of newscluster-dev has as many."""
MOST_PLACES = 60
"""Places of the better spelling among which the one told in the likest words is sought."""
NEAR = 60
"""Code points around a name by which two places are likened."""
TELLING = 5
"""Letters from which a word there tells something."""
PUNCTUATION = ",.;:!?()[]“”‘’\"'"
P = 0.6  # as between bare texts: renderings of a foreign name differ by letters as corruptions do


def spelled_apart(
    layers: Mapping[str, Annotations], names: Sequence[Name], claims: Sequence[Claim], found: Iterable[Difference], lexicon: Lexicon
) -> list[Difference]:
    """A difference for each odd spelling of each report, against the best-attested spelling of that name in another report.

    ``found`` are the differences that pairs of passages show: a spelling told there is not told again.
    """
    names_told = (item for item in found if item.type == "name" and item.meaning == "changed")
    told = {(span.report, span.exact) for item in names_told for span in (item.a, item.b) if span}
    claim_at = ClaimPlaces(claims)
    out = []
    for name in names:
        ordered = sorted(name.spellings, key=lambda spelling: (-len(_reports(spelling)), -len(spelling.spans), spelling.text))
        for number, odd in enumerate(ordered[1:MOST_SPELLINGS], start=1):
            verdicts = ((one, verdict) for one in ordered[:number] if (verdict := misspelt(one.text, odd.text, lexicon)))
            better, verdict = next(verdicts, (odd, ("", "")))
            for report in sorted(_reports(odd)) if better is not odd else ():
                others = [span for span in better.spans if span.report != report][:MOST_PLACES]
                if others and (report, odd.text) not in told:
                    x, y = _likest(layers, [span for span in odd.spans if span.report == report], others)
                    out.append(_difference(claim_at.of(x) or claim_at.of(y), x, y, *verdict))
    return out


def _reports(spelling: Spelling) -> set[str]:
    return {span.report for span in spelling.spans}


def _likest(layers: Mapping[str, Annotations], odd: Sequence[Span], better: Sequence[Span]) -> tuple[Span, Span]:
    """The place of the odd spelling and that of the better one that share most words around them."""
    around = {span: _around(layers, span) for span in (*odd, *better)}
    return min(((x, y) for x in odd for y in better), key=lambda pair: (-len(around[pair[0]] & around[pair[1]]), *pair))


def _around(layers: Mapping[str, Annotations], span: Span) -> set[str]:
    text = layers[span.report].report.text
    words = text[max(0, span.start - NEAR) : span.start].split() + text[span.end : span.end + NEAR].split()
    return {word.lower().strip(PUNCTUATION) for word in words if len(word) >= TELLING}


def _difference(claim: str, x: Span, y: Span, why: str, severity: str) -> Difference:
    a, b = sorted((x, y))
    between = (a.report, b.report)
    identity = content_id("d", "name", *between, (a.start, a.end), (b.start, b.end))
    return Difference(identity, claim, "name", (), "substituted", "changed", P, severity, between, a, b, (a, b), False, why)
