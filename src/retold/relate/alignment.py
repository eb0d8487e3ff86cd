"""Lines of two reports held against one another: which words recur in order, inside and outside quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from retold.relate.wording import Line, Wording

Memory = dict[tuple[int, int], tuple[float, "Likeness"]]

# Set on the 173 pairs of reports of the six hand-made keys: independent tellings of one event seldom reach these.
LIKELY_SHARE = 0.5  # of the lighter line's own words by weight
LIKELY_WORDS = 8
SURE_SHARE = 0.72
SURE_WORDS = 10
SURE_RUN = 9
LEAST_WORDS = 4  # what shares fewer words, its own or quoted, is no match
MOST_PARTNERS = 2  # a sentence may be split in two or merged from two


class Likeness(NamedTuple):
    """What two lines share, wherever they stand.

    ``run`` is the longest row of shared own words, ``share`` the shared own weight over that of the lighter line,
    ``similar`` over that of both, ``words`` the shared own words, ``quoted`` the shared quoted words, ``shorter`` the own words
    of the shorter line, ``weight`` the shared own weight (words by rarity, names lightly).
    """

    run: int
    share: float
    similar: float
    words: int
    quoted: int
    shorter: int
    weight: float

    @property
    def rank(self) -> float:
        """How well the two lines go together, among others: 0 for lines that share too little to be a match."""
        shared = self.words + self.quoted
        return shared * (self.similar + 0.1) if shared >= LEAST_WORDS else 0.0

    @property
    def likely(self) -> bool:
        """Probably one sentence retold, if the rest of the reports says so too."""
        return (self.share >= LIKELY_SHARE and self.shorter >= LIKELY_WORDS) or self.sure

    @property
    def sure(self) -> bool:
        """One sentence carried over, whatever the rest says."""
        return (self.share >= SURE_SHARE and self.shorter >= SURE_WORDS and self.words >= SURE_WORDS - 1) or self.run >= SURE_RUN


class Match(NamedTuple):
    """Line ``x`` of a against line ``y`` of b; the other fields are those of :class:`Likeness`."""

    x: int
    y: int
    run: int
    share: float
    similar: float
    words: int
    quoted: int
    shorter: int
    weight: float
    likely: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """The lines of two reports that may be one sentence retold, best first."""

    matches: tuple[Match, ...]

    @property
    def likely(self) -> tuple[Match, ...]:
        """The probable matches, in order of place in a."""
        return tuple(sorted((m for m in self.matches if m.likely), key=lambda m: (m.x, m.y)))


def align(a: Wording, b: Wording, pairs: Sequence[tuple[int, int]], memory: Memory | None = None) -> Alignment:
    """Score the candidate line ``pairs`` and keep, for each line, its best partners (two at most).

    A second partner must itself be a likely match: it is the other half of a split sentence, not a look-alike. ``memory`` keeps
    what two lines of a story share, so that lines that recur in many reports are compared once.
    """
    of_a, of_b = [0] * len(a.lines), [0] * len(b.lines)
    kept = []
    for _, x, y, like in _scored(a, b, pairs, {} if memory is None else memory):
        taken = max(of_a[x], of_b[y])
        if not taken or (taken < MOST_PARTNERS and like.likely):
            of_a[x] += 1
            of_b[y] += 1
            kept.append(Match(x, y, *like, like.likely, like.sure))
    return Alignment(tuple(kept))


def _scored(a: Wording, b: Wording, pairs: Sequence[tuple[int, int]], known: Memory) -> list[tuple[float, int, int, Likeness]]:
    """The pairs that share enough, best first; a sentence of the text goes before its repetition in a caption or headline."""
    scored = []
    for x, y in pairs:
        one, other = a.lines[x], b.lines[y]
        found = known.get((one.key, other.key))
        if found is None:
            like = _likeness(one, other)
            found = known[one.key, other.key] = (like.rank, like)
        if found[0]:
            standing = 1.0 if one.body and other.body else 0.9
            scored.append((-found[0] * standing, x, y, found[1]))
    scored.sort()
    return scored


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
    return Likeness(
        longest, weight / lighter if lighter else 0.0, 2 * weight / both if both else 0.0, words, quoted, min(a.own, b.own), weight
    )


def _common(a: Line, b: Line) -> list[tuple[int, int]]:
    """Positions of a longest common subsequence of words."""
    out: list[tuple[int, int]] = []
    for op in LCSseq.opcodes(a.words, b.words):
        if op.tag == "equal":
            out.extend(zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True))
    return out
