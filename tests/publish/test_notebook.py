"""A story in a notebook: shown by itself, in a frame that runs nothing and says the same as the page."""

from __future__ import annotations

import html
import re

import retold
from cases import bridge, hostile

assert retold.load, "loading the calls is what lets a notebook show a story"


def inside(shown: str | None) -> str:
    """The document in the frame."""
    assert shown
    framed = re.fullmatch(r'<iframe sandbox title="[^"<>]*" width="100%" height="\d+" style="border: 0" srcdoc="([^"]*)"></iframe>', shown)
    assert framed, shown[:200]
    return html.unescape(framed[1])


def test_a_story_shows_its_cards_and_its_tree() -> None:
    told = inside(bridge().stories[0]._repr_html_())
    assert [name for name in ("Agreed", "Disputed", "Who copied whom", "Garbled", "2 independent texts") if name not in told] == []
    assert 'class="tree"' in told or "class=tree" in told
    assert told.count("<q>") == told.count("</q>") > 2


def test_the_frame_holds_no_script_and_no_link_and_hostile_text_stays_text() -> None:
    for story in hostile().stories:
        told = inside(story._repr_html_())
        assert not re.search(r"<(?:script|a|img|iframe|form)\b", told)
        assert "default-src 'none'" in html.unescape(told)
        assert not re.search(r"<[^>]*\son\w+=", told)
