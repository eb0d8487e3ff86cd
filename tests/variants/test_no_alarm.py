"""Ways of telling that look like a change of meaning and are none; each stood for a false alarm."""

from __future__ import annotations

import pytest

from retold import compare_texts
from retold.compare.pairs import pair_of, side_of
from retold.compare.verdict import votes_on
from retold.flow import _bare, annotate
from retold.models import load_language

LANGUAGE = load_language("en-rules")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mayor said that First Group and others ran the old trams.", "The mayor said that FirstGroup and others ran the old trams."),
        ('She said: "He regrets the air disaster over the lake."', 'She said: "He regrets the aircraft disaster over the lake."'),
        ('She said: "Ten US sailors drowned in the lake."', 'She said: "Ten American sailors drowned in the lake."'),
        ("The board will hold so-called harbour days in June.", "The board will hold harbour days in June."),
    ],
)
def test_no_change_is_told(a: str, b: str) -> None:
    items = [annotate(_bare(side, text), LANGUAGE) for side, text in (("a", a), ("b", b))]
    sides = [side_of(item, item.report.span(0, len(item.report.text))) for item in items]
    votes = votes_on(pair_of(sides[0], sides[1], LANGUAGE.lexicon, True, {}))
    assert [(vote.type, vote.why) for vote in votes if vote.meaning == "changed"] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The race almost didn't happen: the boats were late.", "The race was to happen at noon, but the boats were late."),
        ("Fans who have not seen their club win a cup since 1950 wept.", "Fans who were hoping to see their club win a cup wept."),
        ("The fair in Olm ended without a feared fight.", "A fight in Olm took place just as the fair had ended."),
    ],
)
def test_what_almost_was_or_was_hoped_for_denies_nothing(a: str, b: str) -> None:
    assert [d.why for d in compare_texts(a, b).differences if d.type == "negation" and d.meaning == "changed"] == []


def test_bare_texts_that_agree_in_little_else_tell_no_hedge() -> None:
    a = "The mill said that it had begun to bake again after a strike last week in Olm."
    b = "Thirty bakers were hurt last week when guards came to help others against suspected mill thieves who threatened Olm."
    assert [d.why for d in compare_texts(a, b).differences if d.type == "hedge" and d.meaning == "changed"] == []
