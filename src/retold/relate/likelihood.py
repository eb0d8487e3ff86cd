"""How probable it is that two reports share text: as a whole, or in some sentences. Simple logistic models, their data named.

The numbers were fitted on half of the labelled pairs of newscluster-dev (even event numbers), half of the hand-made keys and the
made pairs of the dev topics (``bench/relations.py``), and measured on the other halves; made round trips by the translators that
are measured were used neither in the tests' topics nor to choose what is counted here.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from retold.relate.alignment import Match
from retold.relate.order import in_order, rising
from retold.relate.wording import Wording

TRACE = 4  # shared own words from which a sentence has left a trace in the other report
TRACE_SHARE = 0.3  # of the lighter line's weight
# Part of the shorter report that recurs in order: of its words, and of its words in sentences that left a trace.
ORDERED_WORDS, ORDERED_LINES, ORDERED_ALL = 11.4, 14.6, -17.6
# Part of the shorter report's words that recur in likely sentences, in any order (a copy with its paragraphs moved).
MOVED_MIDDLE, MOVED_STEEP = 0.60, 14.0
# Of one sentence: logarithm of the longest run, of the shared words, share, likeness, logarithm of the shared weight.
SENTENCE = (0.77, 2.07, 1.55, 1.58, 2.47, -15.95)
SENTENCE_WORDS = 5
FAINT = 0.05  # less than this adds nothing: long reports share many sentences a little
SLIP = 1.5  # log-odds that a shared misspelling adds; set by hand, since no labelled pair turns on one
MOST_SLIPS = 2


def whole(a: Wording, b: Wording, matches: Sequence[Match]) -> float:
    """Probability that one report is a copy of the other, or both of a third: most of the shorter recurs in the longer.

    Independent tellings of one event share sentences here and there; a copy, also one translated there and back, follows its
    source sentence by sentence.
    """
    likely = [m for m in matches if m.likely]
    if not matches or max(_share(a, b, matches)) < MOVED_MIDDLE / 2:
        return 0.0
    chain = rising([m for m in matches if m.words >= TRACE and m.share >= TRACE_SHARE])
    ordered = ORDERED_WORDS * max(_share(a, b, chain)) + ORDERED_LINES * max(_lines(a, b, chain)) + ORDERED_ALL
    told = logistic(ordered) if len(chain) >= 2 else 0.0
    moved = logistic((max(_share(a, b, likely)) - MOVED_MIDDLE) * MOVED_STEEP) if len(likely) >= 2 else 0.0
    return max(told, moved * (0.5 + 0.5 * in_order(likely)))


def sentence(match: Match) -> float:
    """Probability that one sentence of running text was carried over."""
    if match.words < SENTENCE_WORDS:
        return 0.0
    run, words, share, similar, weight, constant = SENTENCE
    odds = run * math.log(match.run) + words * math.log(match.words) + share * match.share + similar * match.similar
    p = logistic(odds + weight * math.log(max(match.weight, 0.1)) + constant)
    return p if p >= FAINT else 0.0


def some(chances: Sequence[float], slips: int = 0) -> float:
    """Probability that at least one of several sentences was carried over; ``slips`` is the number of misspellings shared."""
    none = math.prod(1 - p for p in chances)
    if none <= 0 or none >= 1:
        return 1.0 if none <= 0 else 0.0
    return logistic(math.log((1 - none) / none) + SLIP * min(slips, MOST_SLIPS))


def shares(a: Wording, b: Wording, matches: Sequence[Match]) -> tuple[float, float]:
    """Part of each report's own words that recurs in ``matches``; a line that was split counts once."""
    return _share(a, b, matches)


def _share(a: Wording, b: Wording, matches: Sequence[Match]) -> tuple[float, float]:
    return _part(a, [(m.x, m.words) for m in matches]), _part(b, [(m.y, m.words) for m in matches])


def _lines(a: Wording, b: Wording, matches: Sequence[Match]) -> tuple[float, float]:
    """Part of each report's own words that stand in the lines of ``matches``."""
    return _part(a, [(m.x, a.lines[m.x].own) for m in matches]), _part(b, [(m.y, b.lines[m.y].own) for m in matches])


def _part(text: Wording, counted: Sequence[tuple[int, int]]) -> float:
    words: dict[int, int] = defaultdict(int)
    for line, count in counted:
        words[line] += count
    return min(1.0, sum(min(count, text.lines[line].own) for line, count in words.items()) / text.own) if text.own else 0.0


def logistic(x: float) -> float:
    """Probability of log-odds ``x``."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, x))))
