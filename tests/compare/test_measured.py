"""Measures of two things are no rivals, however alike their units."""

from __future__ import annotations

import pytest

from retold.compare.measured import one_measure
from retold.flow import _bare, annotate
from retold.models import load_language


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("The balloon reached an altitude of 12 miles.", "The balloon travelled a distance of 40 miles.", False),
        ("The balloon reached an altitude of 12 miles.", "It rose to an altitude of 15 miles.", True),
        ("She saw the bus turn at about 25 mph.", "The bus was moving at 20-25 mph.", True),
        ("The ferry carried 12 passengers.", "Rescuers counted 15 people.", True),
    ],
)
def test_a_measure_is_known_by_what_governs_it(a: str, b: str, one: bool) -> None:
    language = load_language("en-rules")
    items = [annotate(_bare(side, text), language) for side, text in (("a", a), ("b", b))]
    first, second = (item.quantities[0] for item in items)
    assert one_measure(first, second, {item.report.id: item for item in items}, language.lexicon) is one
