"""What one text alone tells: found, told with who leaves it out, and nothing that others tell too. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

import retold
from retold.model import Story

NOON = """Dam at Corvale closed after cracks found

The dam at Corvale was closed on Monday after engineers found cracks in its northern wall, the river board said.

About 300 families in the valley below were asked to leave their homes.

The board pays the Ostrander Company nine million crowns a year to inspect the wall. The company declined to answer questions.
"""
DUSK = """Corvale dam shut, valley emptied

Engineers found cracks in the northern wall of the Corvale dam and the river board closed it on Monday.

Some 300 families were told to leave their homes in the valley below the dam. Mayor Petra Lindqvist opened the school gymnasium.
"""
DAWN = """Families leave valley below Corvale dam

About 300 families have left their homes in the valley below the Corvale dam, which the river board closed on Monday.

Engineers had found cracks in its northern wall. A farmer, Anselm Roth, refused to go without his goats.
"""


def built(folder: Path, **texts: str) -> Story:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (story,) = retold.build([folder]).stories
    return story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return built(tmp_path_factory.mktemp("dam"), noon=NOON, dusk=DUSK, dawn=DAWN)


def test_what_one_text_alone_tells_is_found(story: Story) -> None:
    told = " ".join(item.span.exact for item in story.left_out)
    assert "nine million crowns" in told
    assert "Petra Lindqvist" in told
    assert "Anselm Roth" in told


def test_what_others_tell_is_not_left_out(story: Story) -> None:
    assert not any("300 families" in item.span.exact or "found cracks" in item.span.exact for item in story.left_out)


def test_who_tells_it_and_who_does_not(story: Story) -> None:
    labels = {report.id: report.label for report in story.reports}
    (paid,) = (item for item in story.left_out if "nine million" in item.span.exact)
    assert [labels[report] for report in paid.told_by] == ["noon"]
    assert sorted(labels[report] for report in paid.left_out_by) == ["dawn", "dusk"]
    assert "Ostrander" in paid.why


def test_ranks_count_from_one_and_lists_are_sorted_by_id(story: Story) -> None:
    assert sorted(item.rank for item in story.left_out) == list(range(1, len(story.left_out) + 1))
    assert [item.id for item in story.left_out] == sorted(item.id for item in story.left_out)


def test_what_has_to_do_with_the_rest_of_the_story_comes_first(tmp_path: Path) -> None:
    aside = NOON + "\nPoet Ludo Farrow spent a summer there writing sonnets about herons.\n"
    ranks = {item.span.exact: item.rank for item in built(tmp_path, noon=aside, dusk=DUSK, dawn=DAWN).left_out}
    paid, poet = (next(rank for text, rank in ranks.items() if word in text) for word in ("Ostrander Company", "Farrow"))
    assert paid < poet


def test_a_copy_tells_it_too(tmp_path: Path) -> None:
    story = built(tmp_path, noon=NOON, dusk=DUSK, dawn=DAWN, copy=NOON.replace("on Monday", "Monday"))
    labels = {report.id: report.label for report in story.reports}
    (paid,) = (item for item in story.left_out if "nine million" in item.span.exact)
    assert sorted(labels[report] for report in paid.told_by) == ["copy", "noon"]


def test_a_name_with_lost_accents_is_no_news(tmp_path: Path) -> None:
    spelt = DUSK.replace("Petra Lindqvist opened", "Jánoš Bárta opened")
    lost = DAWN + "\nThe gymnasium of the school stands open, said Barta, the mayor.\n"
    story = built(tmp_path, noon=NOON, dusk=spelt, dawn=lost)
    assert not any("Bárta" in item.why for item in story.left_out)


def test_one_family_leaves_nothing_out(tmp_path: Path) -> None:
    assert built(tmp_path, noon=NOON, copy=NOON.replace("on Monday", "Monday")).left_out == ()


def test_the_order_of_reports_changes_nothing(story: Story, tmp_path: Path) -> None:
    again = built(tmp_path, dawn=DAWN, noon=NOON, dusk=DUSK)
    assert [(item.rank, item.span.exact, item.why) for item in again.left_out] == [
        (item.rank, item.span.exact, item.why) for item in story.left_out
    ]
