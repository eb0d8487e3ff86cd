"""A story answers by itself, and knows its reports by the names people use."""

from __future__ import annotations

import pytest

import retold
from retold.model import Story

FOLDER = "samples/ferry_contract"


@pytest.fixture(scope="module")
def story(root) -> Story:  # type: ignore[no-untyped-def]
    return retold.build([str(root / FOLDER)]).stories[0]


def test_a_story_tells_its_four_cards(story: Story) -> None:
    assert story.answers == retold.answers(story)
    assert [card for card in ("AGREED", "DISPUTED", "WHO COPIED WHOM", "GARBLED") if card not in story.answers] == []


def test_a_report_is_known_by_label_in_any_case(story: Story) -> None:
    report = story.reports[0]
    assert story.report(report.label.upper()) is report
    assert story.report(report.id) is report
    with pytest.raises(KeyError):
        story.report("nobody's gazette")


def test_the_parent_of_a_copy_and_of_a_root(story: Story) -> None:
    edge = story.parent_of("metro_lisandra")
    assert edge is not None
    assert edge.parent == story.report("daily_observer").id
    assert edge.why()
    root = next(root for root in story.stemma.roots if root.startswith("r-"))
    assert story.parent_of(root) is None or story.parent_of(root).kind == "partial"
