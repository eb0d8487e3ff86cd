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
    return [_weighed(one, quantities, chance, pairs) for one in differences]


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
        return replace(one, severity="low", why=f"{one.why}, as newsrooms round")
    if len(pairs[values]) < SEVERAL and chance(low, high) < SURER:
        return replace(one, severity="low", why=f"{one.why}, if they count one thing")
    return one


def _values(one: Difference, quantities: Mapping[Span, Quantity]) -> frozenset[float] | None:
    """The two values of a change between two reporters; None of any other difference."""
    if one.type != "number" or one.meaning != "changed" or one.carried or one.a is None or one.b is None:
        return None
    figures = [quantities[span] for span in (one.a, one.b) if span in quantities]
    return frozenset(figure.value for figure in figures) if len(figures) > 1 else None
