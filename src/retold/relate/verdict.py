"""From the aligned lines of two reports to a relation: kind, shares, probability; or what holds two look-alikes apart."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Relation
from retold.relate.alignment import Alignment, Match
from retold.relate.apart import held_apart
from retold.relate.evidence import reasons, span_of
from retold.relate.likelihood import TRACE, TRACE_SHARE, sentence, shares, some, whole
from retold.relate.order import rising
from retold.relate.quoted import Quoted
from retold.relate.wording import Wording

HELD = 0.5  # probability from which a relation is held
CARRIED = 0.25  # probability from which a sentence of a partial relation counts among the carried; beside it short ones that are sure
CHAINED_WORDS, CHAINED_SHARE = (
    6,
    0.4,
)  # of a sentence between carried ones; set on our invented samples: less aligns what speaks of other things
VERBATIM = 0.97
REWORDED = 0.86  # mean likeness of the aligned lines under which a copy counts as paraphrased, not edited
UNEVEN = 0.80  # one report holds this much less of the other than the other holds of it: shortened or lengthened


def judge(a: Wording, b: Wording, alignment: Alignment, quoted: Quoted, slips: Sequence[str] = ()) -> Relation | None:
    """The relation of two reports; None when nothing is worth telling. ``kind`` is undirected here.

    ``quoted`` is what both quote of others, ``slips`` are the misspellings that the two share and hardly another report does.
    """
    body = [m for m in alignment.matches if a.lines[m.x].body and b.lines[m.y].body]
    copied = whole(a, b, alignment.matches)
    chances = {m: sentence(m) for m in body}
    partly = some(tuple(chances.values()), len(slips))
    carried = _carried_whole(alignment.matches)
    if copied >= HELD and carried:
        return _related(a, b, alignment, "", copied, carried, (quoted.words, slips))
    if partly >= HELD:
        least = min(CARRIED, max(chances.values()))
        carried = sorted((m for m, p in chances.items() if p >= least or m.sure), key=lambda m: (m.x, m.y))
        return _related(a, b, alignment, "partial", partly, carried, (quoted.words, slips))
    return held_apart(a, b, alignment, quoted, max(copied, partly))


def _carried_whole(matches: Sequence[Match]) -> list[Match]:
    """The sentences of a whole copy: the likely ones, and between them in order those that are less so."""
    chain = rising([m for m in matches if m.words >= TRACE and m.share >= TRACE_SHARE])
    held = {m for m in chain if m.words >= CHAINED_WORDS and m.share >= CHAINED_SHARE}
    return sorted({m for m in matches if m.likely} | held, key=lambda m: (m.x, m.y))


def _related(
    a: Wording, b: Wording, alignment: Alignment, kind: str, p: float, carried: Sequence[Match], beside: tuple[int, Sequence[str]]
) -> Relation:
    """The relation with its reasons; ``beside`` the carried sentences stand so many words quoted in both, and the misspellings of both."""
    share_a, share_b = shares(a, b, carried)
    return Relation(
        a.annotations.report.id,
        b.annotations.report.id,
        kind or _kind(share_a, share_b, carried),
        round(share_a, 4),
        round(share_b, 4),
        round(p, 4),
        tuple((span_of(a, m.x), span_of(b, m.y)) for m in carried),
        reasons(a, b, carried, (share_a, share_b), *beside),
        _own(a, {m.x for m in alignment.matches if m.words >= TRACE}),
        _own(b, {m.y for m in alignment.matches if m.words >= TRACE}),
    )


def _own(text: Wording, traced: set[int]) -> float:
    """Part of the report's own words that stand in body sentences of which the other report has no trace."""
    lone = sum(line.own for number, line in enumerate(text.lines) if line.body and number not in traced)
    return round(lone / text.own, 4) if text.own else 0.0


def _kind(share_a: float, share_b: float, carried: Sequence[Match]) -> str:
    if min(share_a, share_b) >= VERBATIM:
        return "verbatim"
    like = sum(m.similar * m.shorter for m in carried) / max(1, sum(m.shorter for m in carried))
    if min(share_a, share_b) < UNEVEN * max(share_a, share_b):
        return "abridged"
    return "edited" if like >= REWORDED else "paraphrased"
