"""How likely it is that the meaning of a whole pair changed: a logistic model over named features, its weights in ``chance.json``.

Fitted by ``training/verdict`` on pairs of development sets, calibrated by being fitted to the log loss. Every feature says what it is,
so that a verdict can be told in words: each adds its weight times its value to the log odds. With the word of a judge there are three
features more and other weights (``chance-judged.json``).
"""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Mapping, Sequence
from importlib import resources

from retold.model import Vote
from retold.variants.pair import Pair, Side

TYPES = ("number", "date", "negation", "antonym", "name", "role", "hedge", "tense", "place", "scope", "attribution", "term", "quote")
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "WORD"})
Judged = tuple[float, float, float]
TOLD_BY = {"changed": 1.0, "unsure": 0.5, "kept": 0.0}


def features(pair: Pair, found: Sequence[Vote], judged: Judged | None = None) -> dict[str, float]:
    """Named features of a pair and the headline differences found in it, all between 0 and about 2."""
    out = dict.fromkeys(TYPES, 0.0)
    for vote in found:
        if vote.type in out:
            out[vote.type] = max(out[vote.type], TOLD_BY[vote.meaning] * vote.p)
    free_a, free_b = _free(pair, True), _free(pair, False)
    out["unlike"] = 1 - pair.likeness
    out["content left on one side"] = min(2.0, max(_weight(pair, pair.a, free_a), _weight(pair, pair.b, free_b)) / 2)
    out["content left on both sides"] = min(2.0, min(_weight(pair, pair.a, free_a), _weight(pair, pair.b, free_b)) / 2)
    names = _names(pair.a, free_a), _names(pair.b, free_b)
    out["name left on both sides"] = float(min(names) > 0)
    out["name left on one side"] = float(max(names) > 0)
    loose = [n for n in pair.loose if pair.a.tokens[n].tag in CONTENT]
    out["words only their place joins"] = min(2.0, len(loose) / 3)
    out["heaviest such word"] = max((pair.lexicon.rarity(pair.a.tokens[n].lemma) for n in loose), default=0.0)
    ties = [pair.relation(n, m) for n, m in pair.links.items() if n not in pair.exact and n not in pair.loose]
    out["near words"] = min(2.0, sum(tie in ("sibling", "broader", "narrower") for tie in ties) / 2)
    if judged is not None:
        kept, changed, neither = judged
        out["judge: kept"], out["judge: changed"], out["judge: neither"] = kept, changed, neither
    return out


def chance(pair: Pair, found: Sequence[Vote], judged: Judged | None = None) -> float:
    """P(changed) of the whole pair, 0..1. ``judged`` is what a judge gives the pair: kept, changed, neither."""
    weights = _weights("chance.json" if judged is None else "chance-judged.json")
    odds = weights["(always)"] + sum(weights.get(name, 0.0) * value for name, value in features(pair, found, judged).items())
    return 1 / (1 + math.exp(-odds))


@functools.lru_cache(maxsize=2)
def _weights(name: str) -> Mapping[str, float]:
    found: dict[str, float] = json.loads(resources.files("retold.compare").joinpath(name).read_text("utf-8"))
    return found


def _free(pair: Pair, of_a: bool) -> list[int]:
    """Numbers of the tokens without a counterpart, or with one that only its place gives."""
    side, _ = pair.side(of_a)
    loose = pair.loose if of_a else {pair.links[n] for n in pair.loose}
    return [n for n in range(len(side.tokens)) if pair.partner(n, of_a) is None or n in loose]


def _weight(pair: Pair, side: Side, numbers: Sequence[int]) -> float:
    return sum(pair.lexicon.rarity(side.tokens[n].lemma) for n in numbers if side.tokens[n].tag in CONTENT)


def _names(side: Side, numbers: Sequence[int]) -> int:
    """How many names have no word with a counterpart."""
    free = set(numbers)
    return sum(1 for m in side.mentions if set(side.numbers(m.span.start, m.span.end)) <= free)
