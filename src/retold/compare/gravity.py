"""How much a change weighs in its story: two values of two reporters are a grave change where they surely count one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from retold.counting import near_by
from retold.model import Difference, Quantity, Span

# Set on the 45 labelled changes of figures of newscluster-dev that were told as grave (bench/labels/verdicts.jsonl): 28 of them were
# right; of the 17 under it that one pair of reports tells 2 are.
SURER = 0.83  # chance that two figures count one thing, from which one pair of reports is enough
SEVERAL = 3  # pairs of reports
ROUNDED = 0.6  # P that values so near say two things, as of those told in words that are close by (variants/number.py)
UNLIKELY = 0.05  # the least chance that is told: no difference of values is surely none
MANY = 5  # pairs of reports that surely tell two values apart, from which a doubtful pair is borne out: 11 of 12 on the keys
BORNE_OUT = 0.7  # P then
DOUBT = ", if they count one thing"
GRAVE = frozenset({"medium", "high"})


def weighed(
    found: Iterable[Difference], quantities: Mapping[Span, Quantity], chance: Callable[[Quantity, Quantity], float]
) -> list[Difference]:
    """``found``, in their order, each with the severity that the whole story bears out; what fails is low and says why.

    ``quantities`` are the figures of the story by place; ``chance`` is P that two of them count one thing.
    """
    differences = list(found)
    pairs: dict[frozenset[float], set[tuple[str, str]]] = defaultdict(set)
    for one in differences:
        if (values := _values(one, quantities)) is not None:
            pairs[values].add(one.between)
    weighed = [_weighed(one, quantities, chance, pairs) for one in differences]
    grave: dict[frozenset[float], set[tuple[str, str]]] = defaultdict(set)
    for one in weighed:
        if one.severity in GRAVE and (values := _values(replace(one, carried=False), quantities)) is not None:
            grave[values].add(one.between)
    return [_borne_out(one, quantities, grave) for one in weighed]


def _weighed(
    one: Difference,
    quantities: Mapping[Span, Quantity],
    chance: Callable[[Quantity, Quantity], float],
    pairs: Mapping[frozenset[float], set[tuple[str, str]]],
) -> Difference:
    values = _values(one, quantities)
    if values is None or one.a is None or one.b is None or one.severity not in GRAVE:
        return one
    low, high = sorted((quantities[one.a], quantities[one.b]), key=lambda q: q.value)
    if near_by(low, high):
        return replace(one, severity="low", p=min(one.p, ROUNDED), why=f"{one.why}, as newsrooms round")
    if len(pairs[values]) < SEVERAL and (p := chance(low, high)) < SURER:
        return replace(one, severity="low", p=round(min(one.p, max(p, UNLIKELY)), 4), why=one.why + DOUBT)
    return one


def _borne_out(one: Difference, quantities: Mapping[Span, Quantity], grave: Mapping[frozenset[float], set[tuple[str, str]]]) -> Difference:
    """A doubted change of two values that many other pairs of reports surely tell apart is no longer in doubt."""
    values = _values(one, quantities)
    if values is None or len(grave[values]) < MANY or not one.why.endswith(DOUBT):
        return one
    return replace(one, severity="high", p=max(one.p, BORNE_OUT), why=f"{one.why.removesuffix(DOUBT)}, as other reports tell them apart")


def _values(one: Difference, quantities: Mapping[Span, Quantity]) -> frozenset[float] | None:
    """The two values of a change between two reporters; None of any other difference."""
    if one.type != "number" or one.meaning != "changed" or one.carried or one.a is None or one.b is None:
        return None
    figures = [quantities[span] for span in (one.a, one.b) if span in quantities]
    return frozenset(figure.value for figure in figures) if len(figures) > 1 else None
