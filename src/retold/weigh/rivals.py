"""Between which passages of a claim the meaning changed in a way that both cannot be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from retold.model import Claim, Difference, Span

# Types that make two passages rival readings of one matter when the meaning changed; the others qualify a reading.
RIVAL = frozenset({"number", "date", "negation", "antonym", "name", "role", "place", "attribution"})
RIVAL_BESIDE = frozenset({"number", "date", "negation", "antonym"})
SPEAKERS_P = 0.7  # from here on two named speakers are meant; below, one report merely does not name one
RIVAL_P = 0.6
NO_SUCH = re.compile(r"\bthat (?:no|without) denies\b")  # a thing is not there: what else is told of it may well be true
SMALL = frozenset({"number", "negation"})  # of which a small difference may be a dispute all the same


def rivals_of(differences: Sequence[Difference], claims: Sequence[Claim]) -> dict[str, set[tuple[Span, Span]]]:
    """By claim, the pairs of spans in it between which the meaning changed in a way that both cannot be right."""
    home: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in claims:
        for passage in claim.passages:
            home[passage.span.report].append((passage.span, claim.id))
    out: dict[str, set[tuple[Span, Span]]] = defaultdict(set)
    for d in differences:
        if d.meaning == "changed" and _at_odds(d) and d.a is not None and d.b is not None:
            for claim_id in _claims_at(home, d.a) & _claims_at(home, d.b):
                out[claim_id].add((d.a, d.b))
    return out


def _at_odds(d: Difference) -> bool:
    """Whether both tellings cannot be right; what weighs little (another manner, a rounding, one like happening) is no dispute."""
    if d.severity == "low":
        return d.type in SMALL and d.p > RIVAL_P and not NO_SUCH.search(d.why)
    garbled = d.type == "name" and "garbled" in d.why
    dropped = d.type == "attribution" and d.p < SPEAKERS_P
    return (d.type in RIVAL or bool(RIVAL_BESIDE & set(d.also))) and not (garbled or dropped) and d.p >= RIVAL_P


def values_of(differences: Sequence[Difference]) -> dict[Span, str]:
    """The value of every figure that a difference compares, as its reason gives it."""
    out: dict[Span, str] = {}
    for d in differences:
        first, arrow, second = d.why.partition(": ")[0].partition(" -> ")
        if d.type == "number" and arrow and d.a is not None and d.b is not None:
            out[d.a], out[d.b] = _digits(first), _digits(second)
    return out


def _digits(told: str) -> str:
    return next((word for word in told.replace(",", "").split() if word[:1].isdigit()), told)


def _claims_at(home: Mapping[str, Sequence[tuple[Span, str]]], span: Span) -> set[str]:
    return {claim for passage, claim in home.get(span.report, ()) if passage.overlap(span)}
