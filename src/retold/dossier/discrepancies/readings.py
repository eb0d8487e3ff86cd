"""Claims of which reports give rival readings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.dossier.discrepancies.alike import NEGATORS
from retold.dossier.discrepancies.counted import PERSONS, part_of
from retold.dossier.discrepancies.found import Findings, few
from retold.model import Claim, Discrepancy, Span, Variant, content_id

# Set by reading newscluster-dev; see alike.py. Other rival figures are told by what they count (counted.py).
ALIKE, PART = 4, 0.7  # telling words that the two passages share, and the part of the shorter's that they make up
COUNTED, COUNTED_PART = 3, 0.6  # ... when they count people
SURE = 0.7
TYPES = frozenset({"date", "negation", "name", "place", "term", "number"})
WITHOUT = re.compile(r"(?i)\b(?:without|last|since|lack\w*|ended|yet to|refus\w+|fail\w*|declin\w+|den(?:y|ied|ies))\b")
"""Words that deny a thing, and not that it was so."""


def readings(found: Findings) -> Iterator[Discrepancy]:
    """A disputed claim, with the phrases at which its readings part."""
    of_claim: dict[str, list[Variant]] = {}
    for variant in sorted(found.variants, key=lambda v: v.rank):
        if variant.meaning == "changed" and variant.p >= SURE and variant.type in TYPES and _of_one_matter(found, variant):
            of_claim.setdefault(variant.claim, []).append(variant)
    for claim in found.claims:
        apart = of_claim.get(claim.id, []) if claim.status == "disputed" else []
        spans = few(s for v in apart for s in (v.before, v.after) if s is not None)
        if len({s.report for s in spans}) >= 2:
            yield _told(claim, apart[0], spans)


def _of_one_matter(found: Findings, variant: Variant) -> bool:
    """Whether the passages that differ otherwise tell the same."""
    if variant.before is None or variant.after is None:
        return False
    passages = found.passages_at(variant.claim, variant.before, variant.after)
    if variant.type == "negation" and (any(WITHOUT.search(s.exact) for s in passages) or all(NEGATORS.search(s.exact) for s in passages)):
        return False
    if variant.type == "number":
        return _of_one_count(found, variant.claim, variant.before, variant.after)
    shared = found.sentences.shared_within(*passages)
    return shared.words >= ALIKE and shared.part >= PART


def _of_one_count(found: Findings, claim: str, x: Span, y: Span) -> bool:
    """Whether two passages count people and say the same of them."""
    if part_of(found, x) or part_of(found, y):
        return False
    named = all(found.quantities[span].what in PERSONS for span in (x, y)) if {x, y} <= found.quantities.keys() else False
    shared = found.sentences.shared_within(*found.passages_at(claim, x, y))
    return named and shared.words >= COUNTED and shared.part >= COUNTED_PART


def _told(claim: Claim, lead: Variant, spans: tuple[Span, ...]) -> Discrepancy:
    identity = content_id("x", "readings", claim.id)
    what = f"{len(claim.readings)} rival readings ({lead.type})"
    return Discrepancy(identity, 0, lead.type, "conflict", claim.id, lead.severity, what, spans, lead.why)
