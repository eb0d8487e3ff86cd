"""One thing told in two manners. All texts are invented."""

from __future__ import annotations

import pytest

from retold.compare.manners import manners
from retold.flow import _bare, annotate
from retold.models import load_language

LANGUAGE = load_language("en-rules")


def _told(a: str, b: str) -> list[tuple[str, ...]]:
    items = sorted((annotate(_bare(side, text), LANGUAGE) for side, text in (("a", a), ("b", b))), key=lambda item: item.report.id)
    return [tuple(sorted((d.a.exact, d.b.exact))) for d in manners(items, (), LANGUAGE.lexicon) if d.a and d.b]


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (
            "The toddler crawled through a fence at the Senna reserve.",
            "At the Senna reserve the toddler climbed through the wooden fence.",
            ("climbed through the wooden fence", "crawled through a fence"),
        ),
        (
            "Guards forced the fiddlers off the ferry at Harlan.",
            "At Harlan the fiddlers were asked to leave the ferry.",
            ("asked to leave the ferry", "forced the fiddlers off the ferry"),
        ),
        (
            "The mayor was forced to resign at Olm.",
            "The council of Olm urged the mayor to resign.",
            ("forced to resign", "urged the mayor to resign"),
        ),
    ],
)
def test_two_manners_are_a_small_change(a: str, b: str, found: tuple[str, str]) -> None:
    assert _told(a, b) == [found]
    assert _told(b, a) == [found]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The toddler fell into the moat at Senna.", "The toddler tumbled into the moat at Senna."),  # one manner
        ("The toddler climbed over a wall at Senna.", "The toddler climbed over a wall at Senna and fell from the wall."),  # both happened
        ("The toddler crawled through a fence at Senna.", "Rivals of the mill climbed through a fence."),  # nothing else in common
        ("Guards forced the fiddlers off the ferry.", "The fiddlers were asked about the ferry."),  # asked for nothing
    ],
)
def test_what_may_be_one_manner_is_none(a: str, b: str) -> None:
    assert _told(a, b) == []
