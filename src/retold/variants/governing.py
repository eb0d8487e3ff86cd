"""Whether a difference of two independent tellings stands under one word in both: "derailed near the city", "derailed in the city".

Two reporters name a day or a place in many sentences; only where they say the same of it do two days or places clash.
"""

from __future__ import annotations

from itertools import chain

from retold.counting.words import BEFELL
from retold.variants.pair import Pair, Side

REACH = 7  # words before a difference among which the word stands that governs it; twice as many after it
ALIKE = frozenset({"same", "synonym", "derived"})
HEADS = frozenset({"VERB", "NOUN"})


def governed_alike(pair: Pair, n: int, m: int, of_verbs: bool = False) -> bool:
    """Whether the nearest verb or noun before token ``n`` of a means the same as that before token ``m`` of b.

    ``of_verbs``: only verbs govern. Always true where one text stands behind both passages.
    """
    if pair.carried or pair.bare:
        return True
    x, y = governing(pair.a, n, of_verbs), governing(pair.b, m, of_verbs)
    if x is None or y is None:
        return False
    first, second = (_befell(pair, side, k) for side, k in ((pair.a, x), (pair.b, y)))
    return pair.relation(x, y) in ALIKE or not first.isdisjoint(second)


def _befell(pair: Pair, side: Side, n: int) -> set[str]:
    bases = side.tokens[n].lemma, pair.lexicon.lemma(side.tokens[n].text, "VERB")
    return {BEFELL[base] for base in bases if base in BEFELL}


def governing(side: Side, n: int, of_verbs: bool = False) -> int | None:
    """The number of the verb (or noun) that governs what stands at token ``n``: the nearest before it, else the first after it."""
    named = {k for m in side.mentions for k in side.numbers(m.span.start, m.span.end)}
    before, after = range(n - 1, max(-1, n - 1 - REACH), -1), range(n + 1, min(len(side.tokens), n + 2 * REACH))
    for k in chain(before, after):
        tag = side.tokens[k].tag
        if k not in named and (tag == "VERB" or (tag in HEADS and not of_verbs)):
            return k
    return None
