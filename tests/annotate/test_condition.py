"""Condition: damage a text shows on its own, and none where there is none."""

from __future__ import annotations

import pytest
from tests.telling import language, report

from retold.annotate import annotate
from retold.model import Condition

CLEAN = (
    "The mayor of Lorn, Ada Brandt, said on Monday that her son-in-law had left the city. “We are fine,” she said. "
    "Two- and three-year terms were proposed. The town’s well-known harbour opened an hour later, and that that was so surprised many."
)


def condition(text: str) -> Condition:
    return annotate(report("r", text), language()).condition


def test_clean_text_has_no_signs() -> None:
    assert condition(CLEAN) == Condition(0.0, ())


@pytest.mark.parametrize(
    ("text", "kind", "exact"),
    [
        ("Her son -in -law left the city after the re -election.", "spaced hyphen", "son -in"),
        ("Kenyas president met Brandt. He had left Kenya before.", "lost possessive", "Kenyas"),
        ("One of the most popular most popular leaders left.", "doubled words", "most popular most popular"),
        ("President Kenyan, Ada Brandt, left the city.", "word order", "President Kenyan"),
    ],
)
def test_damage_is_named_where_it_stands(text: str, kind: str, exact: str) -> None:
    found = condition(text)
    assert (kind, exact) in {(sign.kind, sign.span.exact) for sign in found.signs}
    assert 0 < found.score <= 1
    assert all(sign.why for sign in found.signs)


def test_more_signs_weigh_more() -> None:
    once = condition(CLEAN + " Her son -in-law left.")
    twice = condition(CLEAN + " Her son -in-law left. The the re -election came.")
    assert 0 < once.score < twice.score < 1
