"""All votes on one pair, gathered into differences: one place, one headline type, the other types beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from retold.model import SEVERITIES, Vote
from retold.variants import variant_types
from retold.variants.agreement import agreement
from retold.variants.pair import Pair

CHANGED_FROM = 0.65  # P(changed) from which a pair is told changed though no one difference is; odd ids of ../shared/keys/pairs.jsonl
KEPT_UNDER = 0.5  # P(changed) from which a pair without a change found is no longer told to be kept
MEANING_ORDER = {"changed": 0, "unsure": 1, "kept": 2}
DOUBTED = 0.45  # what a change is told with where two bare texts agree in too little else

# How much else two tellings must agree in (retold.variants.agreement) before a difference is a change, by type: of bare texts, and where
# two reporters told one thing. Set on DEMETR ids up to 500 and MENLI xpaws (true changes), on verdicts on newscluster-dev read by hand
# (bench/labels/verdicts.jsonl; false ones) and, of bare texts, on 167 pairs of real tellings with every difference annotated. Types that
# are not named are as often right where little else agrees.
AT_ITS_TIME = frozenset({"hedge", "tense", "place", "attribution", "negation", "antonym"})
LONG = 14  # days; read on newscluster-dev
AGREE_BARE = {"name": 0.58, "antonym": 0.5, "hedge": 0.45, "omission": 0.53, "addition": 0.53, "role": 0.6}
AGREE_TOLD = {"quote": 0.6, "attribution": 0.6, "antonym": 0.6, "negation": 0.75, "tense": 0.6, "role": 0.6}


def votes_on(pair: Pair) -> list[Vote]:
    """What every variant type says of the pair, in order of type rank and place."""
    return [_believed(pair, vote) for kind in variant_types() for vote in kind.vote(pair)]


def _believed(pair: Pair, vote: Vote) -> Vote:
    """``vote``; a change between tellings that agree in too little else is unsure in bare texts and weighs little in a story."""
    if vote.meaning == "changed" and vote.type in AT_ITS_TIME and not pair.carried and _weeks_apart(pair):
        return replace(vote, severity="low", why=f"{vote.why}; but weeks lie between the reports")
    least = (AGREE_BARE if pair.bare else {} if pair.carried else AGREE_TOLD).get(vote.type)
    garbled = vote.type == "name" and vote.severity != "high"  # one name in two spellings, whatever stands around it
    if vote.meaning != "changed" or least is None or garbled or agreement(pair, vote) >= least:
        return vote
    why = f"{vote.why}; but the tellings agree in little else"
    if pair.bare:
        return replace(vote, meaning="unsure", p=min(vote.p, DOUBTED), why=why)
    return replace(vote, severity="low", why=why)


def _weeks_apart(pair: Pair) -> bool:
    """Whether so long lies between two reports that they may tell of two happenings of one kind: two launches, two hearings."""
    days = [side.item.report.published[:10] for side in (pair.a, pair.b)]
    if any(len(day) < len("2000-01-01") for day in days):
        return False
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) > LONG


def gather(votes: Sequence[Vote]) -> list[tuple[Vote, tuple[str, ...]]]:
    """Votes on one place as one (headline vote, other types); in order of place.

    Votes share a place when they meet on every side both have. The headline is the best-ranked vote of the gravest meaning:
    a ``changed`` outweighs ``unsure``, which outweighs ``kept``. A vote that only says the words differ (reworded) gives way
    to any other vote inside it.
    """
    rank = {kind.name: kind.rank for kind in variant_types()}
    ordered = sorted(
        votes,
        key=lambda v: (MEANING_ORDER[v.meaning], SEVERITIES.index(v.severity), rank.get(v.type, 99), v.a or (-1, -1), v.b or (-1, -1)),
    )
    heads: list[Vote] = []
    also: list[set[str]] = []
    for vote in ordered:
        home = next((n for n, head in enumerate(heads) if _meet(head, vote)), None)
        if home is None:
            heads.append(vote)
            also.append(set())
        elif vote.type != heads[home].type and vote.type != "reworded":
            also[home].add(vote.type)
    found = [(head, tuple(sorted(types - {head.type}))) for head, types in zip(heads, also, strict=True)]
    return sorted(found, key=lambda item: (item[0].a or item[0].b or (0, 0), item[0].b or (0, 0), item[0].type))


def _meet(x: Vote, y: Vote) -> bool:
    shared = [(p, q) for p, q in ((x.a, y.a), (x.b, y.b)) if p and q]
    return bool(shared) and all(_overlap(p, q) for p, q in shared)


def _overlap(p: tuple[int, int], q: tuple[int, int]) -> bool:
    over = min(p[1], q[1]) - max(p[0], q[0])
    return over > 0 and 2 * over >= min(p[1] - p[0], q[1] - q[0])


def whole(found: Sequence[tuple[Vote, tuple[str, ...]]], changed: float) -> tuple[str, float]:
    """The verdict for the whole pair and how sure it is, from its differences and the P(changed) of :mod:`retold.compare.chance`.

    A difference that changes the meaning settles it; so does a P(changed) that leaves little doubt (too much stands on one side
    only, or means too little the same). Without either a pair is kept, or unsure where P(changed) speaks against it. ``p`` is at
    least one half for changed and for kept; for unsure it is P(changed), at most one half.
    """
    if changed >= CHANGED_FROM or any(head.meaning == "changed" for head, _ in found):
        return "changed", round(max(0.5, changed), 4)
    if changed < KEPT_UNDER:
        return "kept", round(1 - changed / 2, 4)
    return "unsure", round(min(0.5, changed / 2), 4)
