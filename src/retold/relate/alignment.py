"""Lines of two reports held against one another: which words recur in order, inside and outside quotations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from retold.relate.wording import Line, Wording

Memory = dict[tuple[int, int], "Likeness"]

# Set on the 173 pairs of reports of the six hand-made keys: independent tellings of one event seldom reach these.
LIKELY_SHARE = 0.5  # of the lighter line's own words by weight
LIKELY_WORDS = 8
SURE_SHARE = 0.72
SURE_WORDS = 10
SURE_RUN = 9
LEAST_WORDS = 4  # what shares fewer words, its own or quoted, is no match
MOST_PARTNERS = 2  # a sentence may be split in two or merged from two


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two lines share; see :class:`Match`."""

    run: int
    share: float
    similar: float
    words: int
    quoted: int
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    """Line ``x`` of a against line ``y`` of b.

    ``run`` is the longest row of shared own words, ``share`` the shared own weight over that of the lighter line,
    ``similar`` over that of both, ``words`` the shared own words, ``quoted`` the shared quoted words, ``shorter`` the own words
    of the shorter line, ``weight`` the shared own weight (words by rarity, names lightly).
    """

    x: int
    y: int
    run: int
    share: float
    similar: float
    words: int
    quoted: int
    shorter: int
    weight: float

    @property
    def likely(self) -> bool:
        """Probably one sentence retold, if the rest of the reports says so too."""
        return (self.share >= LIKELY_SHARE and self.shorter >= LIKELY_WORDS) or self.sure

    @property
    def sure(self) -> bool:
        """One sentence carried over, whatever the rest says."""
        return (self.share >= SURE_SHARE and self.shorter >= SURE_WORDS and self.words >= SURE_WORDS - 1) or self.run >= SURE_RUN


@dataclass(frozen=True, slots=True)
class Alignment:
    """The lines of two reports that may be one sentence retold, best first, and the quoted words they share."""

    matches: tuple[Match, ...]
    quoted: int

    @property
    def likely(self) -> tuple[Match, ...]:
        """The probable matches, in order of place in a."""
        return tuple(sorted((m for m in self.matches if m.likely), key=lambda m: (m.x, m.y)))


def align(a: Wording, b: Wording, pairs: Sequence[tuple[int, int]], memory: Memory | None = None) -> Alignment:
    """Score the candidate line ``pairs`` and keep, for each line, its best partners (two at most).

    ``memory`` keeps what two lines of a story share, so that lines that recur in many reports are compared once.
    """
    known: Memory = {} if memory is None else memory
    scored = [match for x, y in pairs if (match := _match(x, y, a.lines[x], b.lines[y], known)) is not None]
    used: Counter[tuple[int, int]] = Counter()
    kept = []
    quoted = 0
    for match in sorted(
        scored, key=lambda m: (-(m.words + m.quoted) * (m.similar + 0.1) * _standing(a.lines[m.x], b.lines[m.y]), m.x, m.y)
    ):
        if used[0, match.x] < MOST_PARTNERS and used[1, match.y] < MOST_PARTNERS and _worth(match, used):
            used[0, match.x] += 1
            used[1, match.y] += 1
            quoted += match.quoted
            kept.append(match)
    return Alignment(tuple(kept), quoted)


def _standing(x: Line, y: Line) -> float:
    """A sentence of the text goes before its repetition in a caption or headline."""
    return 1.0 if x.body and y.body else 0.9


def _worth(match: Match, used: Counter[tuple[int, int]]) -> bool:
    """A second partner must itself be a likely match: it is the other half of a split sentence, not a look-alike."""
    return match.likely or not (used[0, match.x] or used[1, match.y])


def _match(x: int, y: int, a: Line, b: Line, known: Memory) -> Match | None:
    like = known.get((a.key, b.key))
    if like is None:
        like = known[a.key, b.key] = _likeness(a, b)
    if like.words + like.quoted < LEAST_WORDS:
        return None
    return Match(x, y, like.run, like.share, like.similar, like.words, like.quoted, min(a.own, b.own), like.weight)


def _likeness(a: Line, b: Line) -> Likeness:
    weight = 0.0
    words = run = longest = quoted = 0
    last = (-2, -2)
    for i, j in _common(a, b):
        if a.quoted[i] or b.quoted[j]:
            quoted += 1
            run = 0
        else:
            run = run + 1 if last == (i - 1, j - 1) and run else 1
            longest = max(longest, run)
            words += 1
            weight += a.weights[i]
        last = (i, j)
    lighter, both = min(a.own_weight, b.own_weight), a.own_weight + b.own_weight
    return Likeness(longest, weight / lighter if lighter else 0.0, 2 * weight / both if both else 0.0, words, quoted, weight)


def _common(a: Line, b: Line) -> list[tuple[int, int]]:
    """Positions of a longest common subsequence of words."""
    out: list[tuple[int, int]] = []
    for op in LCSseq.opcodes(a.words, b.words):
        if op.tag == "equal":
            out.extend(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))
    return out
