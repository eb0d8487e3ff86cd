"""How alike the matters of reports are: words they share, whole and in their first lines, and how close in time they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from retold.group.words import Rarity, vectors
from retold.model import Report

Matrix = NDArray[np.float64]

LEAD = 600
"""Code points. A report tells first what happened, and background, which events of a kind share, later."""
SAME_TIME = 1.2
SAME_DAYS, OTHER_DAYS = 3, 60
"""Reports dated within 3 days of each other count as more alike, fading to nothing at 60 days; unknown dates change nothing.
Distance in time costs nothing: on newscluster-dev a penalty tore later developments from their stories and parted no two events."""


def likeness(reports: Sequence[Report], rarity: Rarity | None = None) -> Matrix:
    """A symmetric matrix: 0 for nothing in common, about 1 for one text."""
    whole = cosines(vectors(reports, rarity))
    first = cosines(vectors([lead(report) for report in reports], rarity))
    return (whole + first) / 2 * closeness(reports)


def lead(report: Report) -> Report:
    """The report cut after its first lines."""
    return replace(report, text=report.text[:LEAD], parts=tuple(part for part in report.parts if part.span.end <= LEAD))


def cosines(units: Sequence[dict[str, float]]) -> Matrix:
    """The products of all pairs of unit vectors, word by word, so that no table of all words is ever held."""
    held: dict[str, tuple[list[int], list[float]]] = defaultdict(lambda: ([], []))
    for number, weights in enumerate(units):
        for word, weight in weights.items():
            held[word][0].append(number)
            held[word][1].append(weight)
    products = np.zeros((len(units), len(units)))
    for word in sorted(held):
        numbers, weights_of = held[word]
        if len(numbers) > 1:
            column = np.array(weights_of)
            products[np.ix_(numbers, numbers)] += np.outer(column, column)
    np.fill_diagonal(products, 1.0)
    return products


def closeness(reports: Sequence[Report]) -> Matrix:
    """The factor that time adds to each pair."""
    days = np.array([day(report.published) for report in reports], dtype=float)
    apart = np.abs(days[:, None] - days[None, :])
    share = np.clip((np.log1p(apart) - np.log1p(SAME_DAYS)) / (np.log1p(OTHER_DAYS) - np.log1p(SAME_DAYS)), 0, 1)
    factor = SAME_TIME + (1.0 - SAME_TIME) * share
    return np.where(np.isnan(apart), 1.0, factor)


def day(published: str) -> float:
    """The number of the day of an ISO 8601 date; not a number when unknown."""
    try:
        return float(date.fromisoformat(published[:10]).toordinal())
    except ValueError:
        return float("nan")
