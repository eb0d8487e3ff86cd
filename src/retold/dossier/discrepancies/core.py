"""Which of the figures put together for a discrepancy hang together, and whether two values of theirs surely clash.

Rows are joined figure by figure, so one may hold the taken and those still held, or the excavators and a hundred lorries of the same
value: what is told must be one thing throughout.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from retold.dossier.discrepancies.found import Findings
from retold.model import Span

# Set on the 50 labelled discrepancies of figures of newscluster-dev (bench/labels/dossier.jsonl, draw "sixth"), stories left out in turn.
TOGETHER = 0.5  # mean chance of counting one thing with the figures of the other reports, under which a figure stands apart
CLASH = 0.5  # mean chance between the figures of two values, from which these are rivals
SURER, SURE = 0.83, 0.7  # chance of the surest two rivals: where two reports alone tell them, and where further ones do
Values = Mapping[Span, float]


def core(found: Findings, values: Values, alike: Callable[[Span, Span], bool] | None = None, *, loose: bool = False) -> tuple[Span, ...]:
    """The spans of ``values`` that surely count one thing and clash, sorted; empty where no two of two reports do.

    ``values`` are figures of one row or group by place; ``alike`` says of two whether the words around them say more than what they count
    does; ``loose``: less is enough, for both can be right, or they are ages. What hangs together least is left out until all does.
    """
    chance = {(x, y): found.one_thing(x, y) for x in values for y in values if x.report != y.report}
    if alike is not None:
        chance |= {(x, y): max(p, SURER) for (x, y), p in chance.items() if values[x] != values[y] and alike(*sorted((x, y)))}
    kept = sorted(values)
    while len(kept) > 1:
        means = {span: _mean(span, kept, chance) for span in kept}
        least = min(kept, key=lambda span: (means[span], span))
        if means[least] >= TOGETHER:
            break
        kept.remove(least)
    rivals = [(x, y) for x, y in chance if x < y and {x, y} <= set(kept) and values[x] != values[y]]
    clashing = [pair for pair in rivals if _clash(values, kept, chance, values[pair[0]], values[pair[1]])]
    surest = max((chance[pair] for pair in clashing), default=0.0)
    lone = len({span.report for pair in clashing for span in pair}) == len(("one", "other"))
    if surest < (SURER if lone and not loose else SURE):
        return ()
    told = {values[span] for pair in clashing for span in pair}
    return tuple(span for span in kept if values[span] in told)


def _mean(span: Span, spans: Sequence[Span], chance: Mapping[tuple[Span, Span], float]) -> float:
    found = [chance[span, other] for other in spans if other.report != span.report]
    return sum(found) / len(found) if found else 0.0


def _clash(values: Values, spans: Sequence[Span], chance: Mapping[tuple[Span, Span], float], p: float, q: float) -> bool:
    """Whether the figures of two values, each with each, count one thing more likely than not."""
    pairs = [(x, y) if (x, y) in chance else (y, x) for x, y in combinations(spans, 2) if x.report != y.report]
    between = [chance[x, y] for x, y in pairs if {values[x], values[y]} == {p, q}]
    return sum(between) >= CLASH * len(between)
