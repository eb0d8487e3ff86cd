"""Claims of which reports give rival readings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.dossier.discrepancies.alike import NEGATORS
from retold.dossier.discrepancies.counted import PERSONS, part_of
from retold.dossier.discrepancies.found import Findings, few
from retold.model import Annotations, Claim, Discrepancy, Span, Variant, content_id

# Set by reading newscluster-dev; see alike.py. Other rival figures are told by what they count (counted.py).
ALIKE, PART = 4, 0.7  # telling words that the two passages share, and the part of the shorter's that they make up
COUNTED, COUNTED_PART = 3, 0.6  # ... when they count people
TURNED = 2  # ... when one value of one unit is the most there and the least here
SURE = 0.7
LIKELY = 0.5  # chance that two figures count one thing, under which a clash of small weight is none
PHRASE = 4  # words from which a phrase is taken for the same wherever it stands
GUILT_ALIKE, GUILT_PART = 3, 0.5  # ... when the one tells as alleged what the other tells as so
GUILT = re.compile(r"(?i)\b(?:alleg|accus|suspect)\w*")
TYPES = frozenset({"date", "negation", "name", "place", "term", "number", "hedge"})
WITHOUT = re.compile(r"(?i)\b(?:without|last|since|lack\w*|ended|yet to|refus\w+|fail\w*|declin\w+|den(?:y|ied|ies))\b")
"""Words that deny a thing, and not that it was so."""


def readings(found: Findings) -> Iterator[Discrepancy]:
    """A disputed claim, with the phrases at which its readings part."""
    of_claim: dict[str, list[Variant]] = {}
    for variant in sorted(found.variants, key=lambda v: v.rank):
        sure = variant.p >= SURE and variant.type in TYPES
        if variant.meaning == "changed" and (sure or _guilt(variant)) and _of_one_matter(found, variant):
            of_claim.setdefault(variant.claim, []).append(variant)
    for claim in found.claims:
        apart = of_claim.get(claim.id, []) if claim.status == "disputed" else []
        spans = few(_with_like(found, [s for v in apart for s in (v.before, v.after) if s is not None]))
        if len({s.report for s in spans}) >= 2:
            yield _told(claim, apart[0], spans)


def _with_like(found: Findings, spans: list[Span]) -> list[Span]:
    """The spans, wherever else the figures among them stand with their value, and longer phrases in other reports in the same words."""
    more = [
        reading.span
        for figure in found.figures
        for own in figure.readings
        if own.span in spans
        for reading in figure.readings
        if reading.value == own.value
    ]
    for phrase in sorted({span.exact for span in spans if len(span.exact.split()) >= PHRASE}):
        more += [place for item in found.annotations if (place := _first(item, phrase)) is not None]
    return spans + sorted(set(more) - set(spans))


def _first(item: Annotations, phrase: str) -> Span | None:
    """Where the report first has these very words; None when it has not."""
    at = item.report.text.find(phrase)
    return item.report.span(at, at + len(phrase)) if at >= 0 else None


def _of_one_matter(found: Findings, variant: Variant) -> bool:
    """Whether the passages that differ otherwise tell the same."""
    if variant.before is None or variant.after is None:
        return False
    passages = found.passages_at(variant.claim, variant.before, variant.after)
    if variant.type == "negation" and (any(WITHOUT.search(s.exact) for s in passages) or all(NEGATORS.search(s.exact) for s in passages)):
        return False
    if variant.type == "number" and variant.severity == "low" and found.one_thing(variant.before, variant.after) < LIKELY:
        return False
    if variant.type == "number":
        return _of_one_count(found, variant.claim, variant.before, variant.after)
    if variant.type == "negation" and _plain(passages[0]) == _plain(passages[1]):
        return True
    shared = found.sentences.shared_within(*passages)
    if _guilt(variant):
        return shared.words >= GUILT_ALIKE and shared.part >= GUILT_PART
    return shared.words >= ALIKE and shared.part >= PART


def _guilt(variant: Variant) -> bool:
    """Whether one side tells as so what the other tells as alleged."""
    if variant.type not in ("hedge", "attribution") or variant.before is None or variant.after is None:
        return False
    return bool(GUILT.search(variant.before.exact)) != bool(GUILT.search(variant.after.exact))


def _plain(passage: Span) -> list[str]:
    """The words of a passage without those that deny."""
    return re.findall(r"\w+", NEGATORS.sub(" ", passage.exact.lower()))


def _of_one_count(found: Findings, claim: str, x: Span, y: Span) -> bool:
    """Whether two passages count people and say the same of them."""
    if part_of(found, x) or part_of(found, y):
        return False
    if _turned_round(found, x, y):
        return found.sentences.shared_within(*found.passages_at(claim, x, y)).words >= TURNED
    named = all(found.quantities[span].what in PERSONS for span in (x, y)) if {x, y} <= found.quantities.keys() else False
    shared = found.sentences.shared_within(*found.passages_at(claim, x, y))
    return named and shared.words >= COUNTED and shared.part >= COUNTED_PART


def _turned_round(found: Findings, x: Span, y: Span) -> bool:
    """Whether two figures are one value of one unit, told as the most and as the least."""
    if not {x, y} <= found.quantities.keys():
        return False
    first, second = found.quantities[x], found.quantities[y]
    return (first.value, first.unit, first.what) == (second.value, second.unit, second.what) and first.bound != second.bound


def _told(claim: Claim, lead: Variant, spans: tuple[Span, ...]) -> Discrepancy:
    identity = content_id("x", "readings", claim.id)
    what = f"{len(claim.readings)} rival readings ({lead.type})"
    return Discrepancy(identity, 0, lead.type, "conflict", claim.id, lead.severity, what, spans, lead.why)
