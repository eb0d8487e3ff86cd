"""Words that one report has more in the middle of the very words of another: one text stands behind both, though no relation tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from retold.model import Token, Vote
from retold.variants.pair import Pair

EACH_SIDE, BOTH_SIDES = 2, 6  # words on either side of the stretch, and on both together, that both reports have in one order
TELLING = 0.3  # rarity from which a word says something of its own; with the rest set on nine stories keyed by hand
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "WORD", "NUM"})
QUALITY = frozenset({"ADJ", "PROPN"})
HEARD = frozenset("report allegation claim rumour rumor accusation suspicion suggestion".split())
"""Nouns that with "of" make hearsay of what follows."""
PASSING = frozenset(
    "also already earlier early later recently formerly previously immediately initially currently only really fairly nearly hardly "
    "completely totally extremely particularly especially simply actually directly quickly shortly suddenly finally eventually daily "
    "weekly monthly yearly family friendly".split()
)
"""Adverbs of time, degree and emphasis, and other words in -ly: they say nothing of how or by whose fault a thing was done."""


def within_one_wording(pair: Pair, vote: Vote) -> Vote | None:
    """``vote``, an addition or omission, as a small change where the words around it are the same on both sides; else None.

    None too where the words more only describe ("national", "Rivera"), pass ("also") or stand elsewhere in the other report.
    """
    of_a = vote.a is not None
    place = vote.a or vote.b
    if place is None:
        return None
    side, other = pair.side(of_a)
    numbers = side.numbers(*place)
    if min(ends := (_run(pair, numbers.start - 1, -1, of_a), _run(pair, numbers.stop, 1, of_a))) < EACH_SIDE or sum(ends) < BOTH_SIDES:
        return None
    words = [side.tokens[n] for n in numbers if side.tokens[n].tag in CONTENT]
    telling = [word for word in words if pair.lexicon.rarity(word.lemma) >= TELLING and not _passing(word)]
    known = {token.lemma for token in other.item.tokens}
    if _hearsay([side.tokens[n] for n in numbers]):
        return _as_hedge(pair, vote, numbers, of_a)
    if all(word.tag in QUALITY for word in telling) or all(word.lemma in known for word in telling):
        return None
    return replace(vote, meaning="changed", p=0.5, severity="low", why=f"{vote.why}, and the words around them are the same")


def _as_hedge(pair: Pair, vote: Vote, numbers: range, of_a: bool) -> Vote | None:
    """What one side knows from hearsay the other tells as so: the words of hearsay with the next, and that next word there."""
    side, other = pair.side(of_a)
    m = pair.partner(numbers.stop, of_a)
    if m is None:
        return None
    here, there = side.place(numbers.start, numbers.stop + 1), other.place(max(0, m - 1), m + 1)
    a, b = (here, there) if of_a else (there, here)
    why = f"{side.words(numbers.start, numbers.stop)} stands on one side only: the other tells it as certain"
    return replace(vote, type="hedge", operation="substituted", meaning="changed", p=0.6, severity="low", a=a, b=b, why=why)


def _passing(word: Token) -> bool:
    low = word.text.lower()
    return word.tag == "ADV" and (not low.endswith("ly") or low in PASSING)


def _hearsay(words: Sequence[Token]) -> bool:
    """ "reports of", "allegations of" """
    return any(x.lemma in HEARD and y.text.lower() == "of" for x, y in pairwise(words))


def _run(pair: Pair, n: int, step: int, of_a: bool) -> int:
    """How many words from number ``n`` on, one after another, are the same on the other side in the same order."""
    side, other = pair.side(of_a)
    count, last = 0, None
    while 0 <= n < len(side.tokens):
        m = pair.partner(n, of_a)
        if m is None or side.tokens[n].lemma != other.tokens[m].lemma or (last is not None and m != last + step):
            break
        count, last, n = count + 1, m, n + step
    return count
