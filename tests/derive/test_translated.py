"""A translation there and back makes the small words anew in nearly every sentence; editors leave most of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.derive.test_trees_of_many import FULL, OWN_EDITS, _edited
from tests.telling import language, report, told

from retold.derive.translated import is_translated
from retold.model import Condition
from retold.relate import relate

SMALL = {" the ": " that ", " on ": " in ", " after ": " before ", " by ": " for ", " his ": " its ", " will ": " would "}


def _swapped(text: str) -> str:
    for old, new in SMALL.items():
        text = text.replace(old, new)
    return text


def _told(parent: str, child: str, conditions: tuple[float, float]) -> bool:
    texts = {"parent": parent, "child": child}
    (relation,) = relate(told(texts), language().lexicon.rarity)
    above, below = (
        replace(report(label, text), condition=Condition(score)) for (label, text), score in zip(texts.items(), conditions, strict=True)
    )
    return is_translated(relation, above, below)


@pytest.mark.parametrize(("conditions", "translated"), [((0.0, 0.4), True), ((0.0, 0.02), True), ((0.0, 0.0), False), ((0.8, 0.8), True)])
def test_small_words_exchanged_all_over_a_text_that_reads_worse_or_as_badly(conditions: tuple[float, float], translated: bool) -> None:
    assert _told(FULL, _swapped(FULL), conditions) is translated


def test_an_edited_text_that_reads_worse_is_no_translation() -> None:
    assert not _told(FULL, _edited(**OWN_EDITS[0]), (0.0, 0.4))


def test_the_direction_matters_only_for_how_it_reads() -> None:
    assert not _told(_swapped(FULL), FULL, (0.4, 0.0))
