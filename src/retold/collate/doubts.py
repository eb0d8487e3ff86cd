"""Which passages of a claim surely speak to it: those that share a stretch of words with another report's passage, or a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from retold.collate.claims import claim_of
from retold.collate.stretches import Stretches
from retold.model import Annotations, Claim, Quantity, Span, Tie
from retold.ports import Lexicon

# Set on 200 claims of newscluster-dev read by hand (bench/claims.py; decision 014): of the claims still told by two reports .67 are
# wholly right instead of .54. On the hand-made keys no agreed fact is lost, and two counts of one of them are.
ENOUGH = 3.3  # worth of a shared stretch; one word, however rare, has less


def with_doubts(
    claims: Sequence[Claim],
    groups: Iterable[Sequence[Quantity]],
    annotations: Sequence[Annotations],
    lexicon: Lexicon,
    ties: Sequence[Tie] = (),
) -> tuple[Claim, ...]:
    """``claims``, sorted by id, each with the spans of its passages that may speak of something else.

    One of which nothing is sure falls apart: what no other claim holds of it becomes a claim of each report. ``groups`` are
    figures that count one thing: passages that give one value for it speak to one matter. What people tied together
    (``ties``) is not doubted, nor is a claim of one report.
    """
    stretches = Stretches(annotations, groups, lexicon)
    tied = [span for tie in ties if tie.together for span in (tie.a, tie.b)]
    doubted = [_doubted(claim, stretches, tied) for claim in claims]
    stands = [claim for claim in doubted if len(claim.doubtful) < len(claim.passages)]
    held = {passage.span for claim in stands for passage in claim.passages}
    fallen = [claim for claim in doubted if len(claim.doubtful) == len(claim.passages)]
    apart = (part for claim in fallen for part in _by_report(claim, held))
    return tuple(sorted({claim.id: claim for claim in (*apart, *stands)}.values(), key=lambda claim: claim.id))


def _by_report(claim: Claim, held: set[Span]) -> Iterator[Claim]:
    """Claims of one report each, of the passages that are not ``held`` elsewhere."""
    for report in claim.reports:
        free = [p for p in claim.passages if p.span.report == report and p.span not in held]
        if free:
            yield claim_of(free)


def _doubted(claim: Claim, stretches: Stretches, tied: Sequence[Span]) -> Claim:
    passages = claim.passages
    if len(claim.reports) < 2:
        return claim
    sure: set[Span] = {p.span for p in passages if any(p.span.meets(span) for span in tied)}
    for number, passage in enumerate(passages):
        for other in passages[:number]:
            both = {passage.span, other.span}
            if other.span.report != passage.span.report and not both <= sure and _meet(stretches, passage.span, other.span):
                sure |= both
    return replace(claim, doubtful=tuple(p.span for p in passages if p.span not in sure))


def _meet(stretches: Stretches, x: Span, y: Span) -> bool:
    """Whether one figure for one thing stands in both, or a stretch of both is worth :data:`ENOUGH`."""
    return stretches.one_figure(x, y) or stretches.best(x, y, least=ENOUGH).worth >= ENOUGH
