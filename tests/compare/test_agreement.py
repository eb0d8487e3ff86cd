"""How much else two tellings agree in, and what follows from it."""

from __future__ import annotations

from typing import Any

import pytest

from retold import compare_texts
from retold.compare.pairs import pair_of, side_of
from retold.flow import _bare, annotate
from retold.model import Vote
from retold.models import load_language
from retold.variants.agreement import agreement


def pair(a: str, b: str) -> Any:
    language = load_language("en-rules")
    items = [annotate(_bare(side, text), language) for side, text in (("a", a), ("b", b))]
    sides = [side_of(item, item.report.span(item.tokens[0].start, item.tokens[-1].end)) for item in items]
    return pair_of(sides[0], sides[1], language.lexicon, carried=False, name_of={})


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        ("The ferry sank near Alden.", "The ferry sank near Borum.", 0.99, 1.0),
        ("The ferry sank near Alden.", "A bakery burned down near Borum.", 0.0, 0.4),
    ],
)
def test_agreement_is_what_is_linked_beside_the_difference(a: str, b: str, low: float, high: float) -> None:
    vote = Vote("name", "substituted", "changed", 0.8, "high", (a.index("Alden"), len(a) - 1), (b.index("Borum"), len(b) - 1), "")
    assert low <= agreement(pair(a, b), vote) <= high


def test_a_name_swapped_between_tellings_that_agree_is_a_change() -> None:
    told = compare_texts(
        "The ferry Alma sank off Alden on Monday with nine sailors.", "The ferry Alma sank off Borum on Monday with nine sailors."
    )
    assert any(d.meaning == "changed" for d in told.differences)
