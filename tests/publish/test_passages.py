"""A report's text on a page: every code point as stored, an anchor at the start of every span, whatever the spans do to one another."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from cases import report
from retold.publish.passages import anchored
from retold.publish.visible import with_lines


class Reader(HTMLParser):
    """Collects the text of a fragment, where each id begins in it, and how deep elements nest."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.starts: dict[str, int] = {}
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += 1
        name = dict(attrs).get("id")
        if name:
            assert name not in self.starts
            self.starts[name] = len(self.text)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1
        assert self.depth >= 0

    def handle_data(self, data: str) -> None:
        self.text += data


@given(
    st.text(st.sampled_from("ab <&>“\r\n\x00\u202e😀"), min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 20)), max_size=8),
)
def test_text_and_anchors_survive_any_spans(text: str, places: list[tuple[int, int]]) -> None:
    source = report("r-1", "A", text)
    spans = [source.span(start, min(len(text), start + length)) for start, length in places if start < len(text)]
    fragment = str(anchored(source, "r-A", spans, spans[:2], "full"))
    reader = Reader()
    reader.feed(fragment)
    reader.close()
    assert reader.text == with_lines(text)
    assert reader.depth == 0
    assert reader.starts == {f"r-A:{span.start}-{span.end}": span.start for span in spans}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=4))
def test_snippets_hold_whole_lines_and_every_anchor(places: list[tuple[int, int]]) -> None:
    source = report("r-1", "A", "one two\nthree four\n\nfive six\nseven")
    spans = [source.span(start, min(len(source.text), start + length)) for start, length in places]
    fragment = str(anchored(source, "r-A", spans, (), "snippets"))
    assert len(re.findall(r" id=", fragment)) == len(set(spans))
    shown = html.unescape(re.sub(r"<[^>]*>", "", fragment)).replace("[ … ]\n", "\0").split("\0")
    assert all(piece in source.text for piece in shown)
    assert all(any(span.exact in piece for piece in shown) for span in spans)
