"""Reader of JSON: one article, a list of articles, or an object that wraps such a list."""

from __future__ import annotations

from collections.abc import Iterator

from retold.read.decode import decode
from retold.read.fields import drafts
from retold.read.jsonl import read as read_lines
from retold.read.parse import MORE, begins_like_json, parse, with_notes
from retold.read.reader import Example, Found, Material, Note, Reader
from retold.read.text import too_large


def read(material: Material) -> Iterator[Found]:
    """The reports in one JSON document; several documents one after the other are read as JSONL."""
    data = material.whole()
    if data is None and material.name.lower().endswith(".json"):
        yield too_large(material.size)
        return
    if data is None:
        yield from read_lines(material)
        return
    text, notes = decode(data)
    value, problem = parse(text)
    if problem.startswith(MORE):
        material.stream.seek(0)
        yield from read_lines(material)
        return
    if problem:
        yield Note("R102", f"not JSON ({problem}). Skipped. Check that the file is complete.")
        return
    for found in drafts(value, material.mapping):
        yield with_notes(found, notes)


READER = Reader(
    name="json",
    gloss="a JSON article (text, title, outlet, published, url, byline, id) or a list of them",
    suffixes=(".json",),
    extra="",
    sniff=begins_like_json,
    read=read,
    examples=(
        Example(b'{"title": "Bridge falls", "text": "The bridge fell at noon."}', ("The bridge fell at noon.",)),
        Example(b'[{"body": "It fell."}, {"content": "It stands."}]', ("It fell.", "It stands.")),
        Example(b'{"articles": [{"text": "It fell."}, {"title": "no text"}]}', ("It fell.",), ("R111",)),
        Example(b'{"story": "It fell."}', ("It fell.",), (), mapping={"text": "story"}),
        Example(b'{"text": "cut o', (), ("R102",), name="cut.json"),
        Example(b'{"text": "It fell."} {"text"', (), ("R102",)),
        Example(b'{"text": 7}', (), ("R111",)),
    ),
)
