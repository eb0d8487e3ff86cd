"""Of two related reports, which is the parent: credits, times, damage, containment. Undecidable is an answer."""

from __future__ import annotations

import math
from dataclasses import dataclass

from retold.derive.clock import comparable
from retold.model import Evidence, Relation, Report

# Log-odds of each kind of evidence that no fitted data shows (arcs.json holds the others): set by hand, held by the tests and keys.
CREDITS = 6.0  # a report's own word goes before a clock
VERSION = 2.0  # a later report of one outlet, over any text of others
EARLIER = 2.0
DAMAGE = 6.0  # for the full difference of two condition scores
DAMAGE_WORTH = 0.1
# Among all texts of a family: smaller differences are noise, on w60k they cost four points of parents (bench/stemma.py).
BAD, WORSE = 0.5, 0.3  # how badly one of two texts must read, and by how much worse than the other, to stand below it for that
CONTAINMENT = 3.0  # for the full difference of the two shares


@dataclass(frozen=True, slots=True)
class Direction:
    """``parent`` over ``child`` with probability ``p`` (.5 to 1) and the reasons."""

    parent: str
    child: str
    p: float
    evidence: tuple[Evidence, ...]


def direction_of(a: Report, b: Report, relation: Relation) -> Direction:
    """The likelier direction between two reports; ties go to the smaller id at probability .5."""
    odds = 0.0
    reasons: list[Evidence] = []
    for value, reason in (_credits(a, b), _times(a, b), _damage(a, b), _containment(a, b, relation)):
        odds += value
        if reason is not None:
            reasons.append(reason)
    p = 1 / (1 + math.exp(-odds))
    if not reasons:
        reasons.append(Evidence("direction", "Nothing tells which of the two was first."))
    if p > 0.5 or (p == 0.5 and a.id < b.id):
        return Direction(a.id, b.id, round(p, 4), tuple(reasons))
    return Direction(b.id, a.id, round(1 - p, 4), tuple(reasons))


def outlet_key(name: str) -> str:
    """An outlet's name without what varies: case, "www.", top-level domain, "the", spaces and marks."""
    bare = name.lower().removeprefix("https://").removeprefix("http://").removeprefix("www.").removeprefix("the ")
    for ending in (".com", ".org", ".net", ".co.uk", ".news", ".example"):
        bare = bare.removesuffix(ending)
    return "".join(c for c in bare if c.isalnum())


def own_key(report: Report) -> str:
    """The key of a report's outlet; where no outlet is stated, of the label it goes by (its file may be named for it)."""
    return outlet_key(report.outlet or report.label)


def credits_outlet(child: Report, parent: Report) -> bool:
    """Whether ``child`` names the outlet of ``parent`` as where its text comes from."""
    key = own_key(parent)
    return bool(key) and any(outlet_key(credit.origin) == key for credit in child.credits) and own_key(child) != key


def later_version(child: Report, parent: Report) -> bool:
    """Whether both are of one outlet and ``child`` is dated later: what an outlet writes again it writes from its own."""
    same = own_key(child) == own_key(parent) and bool(parent.outlet)
    return same and comparable(parent.published, child.published) and parent.published < child.published


def worse(first: float, second: float) -> float:
    """By how much the second of two texts reads worse, by how badly each does; below 0 where better, 0 where that tells nothing."""
    gap = second - first
    return gap if max(first, second) >= BAD and abs(gap) >= WORSE else 0.0


def _credits(a: Report, b: Report) -> tuple[float, Evidence | None]:
    value = 0.0
    for child, parent, sign in ((b, a, 1.0), (a, b, -1.0)):
        if credits_outlet(child, parent):
            value += sign * CREDITS
            spans = tuple(c.span for c in child.credits if outlet_key(c.origin) == own_key(parent))
            return value, Evidence("credit", f"{child.label} credits {parent.outlet or parent.label}.", spans)
    return value, None


def _times(a: Report, b: Report) -> tuple[float, Evidence | None]:
    first, second = sorted((a, b), key=lambda r: (r.published, r.id))
    if not comparable(first.published, second.published):
        return 0.0, None
    value = EARLIER if first is a else -EARLIER
    return value, Evidence("time", f"{first.label} is dated {first.published}, {second.label} {second.published}.")


def _damage(a: Report, b: Report) -> tuple[float, Evidence | None]:
    gap = b.condition.score - a.condition.score
    if abs(gap) < DAMAGE_WORTH:
        return 0.0, None
    worse = b if gap > 0 else a
    spans = tuple(sign.span for sign in worse.condition.signs[:3])
    text = f"{worse.label} shows {len(worse.condition.signs)} signs of damage; damage goes one way only."
    return DAMAGE * gap, Evidence("damage", text, spans)


def _containment(a: Report, b: Report, relation: Relation) -> tuple[float, Evidence | None]:
    gap = relation.share_b - relation.share_a
    if abs(gap) < DAMAGE_WORTH:
        return 0.0, None
    inner, outer = (b, a) if gap > 0 else (a, b)
    text = f"More of {inner.label} stands in {outer.label} than the other way: a cut copy is contained in its parent."
    return CONTAINMENT * gap, Evidence("containment", text)
