"""Whether two measures are measures of one thing: a height and a distance are both so many miles, and no report contradicts the other.

People and things are counted by a noun; a measure is known by the words that govern it: "reached an altitude of", "flew", "an offer of".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from retold.model import Annotations, Quantity, Token
from retold.ports import Lexicon

GOVERNING = frozenset({"VERB", "NOUN", "ADJ", "WORD"})
REACH = 7  # tokens to either side of a measure within which what governs it stands
WORDS = 2  # words of content on either side that are heard
ONE_THING = frozenset({"same", "synonym", "derived"})


def one_measure(x: Quantity, y: Quantity, layers: Mapping[str, Annotations], lexicon: Lexicon) -> bool:
    """Whether a word that governs the one measure is, or means the same as, one that governs the other.

    True of what has no unit, and of a value that lies in the range of the other: "20 to 25 mph" and "about 25 mph" are one speed.
    """
    if not x.unit or not y.unit or "age" in (x.what, y.what):
        return True
    if max(x.value, y.value) <= min(q.value if q.high is None else q.high for q in (x, y)):
        return True
    first, second = (_governing(layers[q.span.report], q) for q in (x, y))
    return any(p == q or lexicon.relation(p, q) in ONE_THING for p in first for q in second)


def _governing(item: Annotations, quantity: Quantity) -> set[str]:
    """Lemmas of the words of content nearest to a measure on both sides; other measures and their conversions are passed over."""
    starts = [token.start for token in item.tokens]
    at = bisect_left(starts, quantity.span.start)
    end = bisect_left(starts, quantity.span.end)
    sentence = next((s for s in item.sentences if s.start <= quantity.span.start < s.end), None)
    low, high = (sentence.first, sentence.last) if sentence else (0, len(item.tokens))
    own = {n for q in item.quantities for n in range(bisect_left(starts, q.span.start), bisect_left(starts, q.span.end))}
    own -= {n for n in own if item.tokens[n].lemma == quantity.what}
    left = [item.tokens[n] for n in range(at - 1, max(low, at - REACH) - 1, -1) if n not in own]
    right = [item.tokens[n] for n in range(end, min(high, end + REACH)) if n not in own]
    return {quantity.what} - {""} | _telling(left) | _telling(right)


def _telling(tokens: list[Token]) -> set[str]:
    return {token.lemma for token in [t for t in tokens if t.tag in GOVERNING and t.text[0].isalpha()][:WORDS]}
