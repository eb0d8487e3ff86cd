"""Reader of JSON: one article, a list of articles, or an object that wraps such a list."""

from __future__ import annotations

import json
from collections.abc import Iterator

from retold.read.decode import decode
from retold.read.fields import drafts
from retold.read.reader import Example, Found, Material, Note, Reader
from retold.read.text import too_large


def sniff(head: bytes) -> float:
    """0.9 when it begins like a JSON object or list."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text[:1] == b"{":
        return 0.9 if text[1:].lstrip()[:1] in (b'"', b"}") else 0.2
    if text[:1] == b"[":
        return 0.9 if text[1:].lstrip()[:1] in (b"{", b"]") else 0.0
    return 0.0


def read(material: Material) -> Iterator[Found]:
    """The reports in one JSON document; several documents one after the other are read as JSONL."""
    data = material.whole()
    if data is None:
        yield too_large(material.size)
        return
    text, notes = decode(data)
    value, problem = parse(text)
    if problem:
        yield Note("R102", f"not JSON ({problem}). Skipped. Check that the file is complete.")
        return
    for found in drafts(value, material.mapping):
        yield with_notes(found, notes)


def parse(text: str) -> tuple[object, str]:
    """The value of a JSON text and "", or None and what is wrong with it."""
    try:
        return json.loads(text), ""
    except json.JSONDecodeError as error:
        return None, f"{error.msg} at line {error.lineno}, column {error.colno}"
    except RecursionError:
        return None, "nested too deep"
    except ValueError:
        return None, "a number has too many digits"


def with_notes(found: Found, notes: tuple[Note, ...]) -> Found:
    """``found`` with the notes of decoding before its own; a Note stays as it is."""
    if isinstance(found, Note) or not notes:
        return found
    from dataclasses import replace

    return replace(found, notes=notes + found.notes)


READER = Reader(
    name="json",
    gloss="a JSON article (text, title, outlet, published, url, byline, id) or a list of them",
    suffixes=(".json",),
    extra="",
    sniff=sniff,
    read=read,
    examples=(
        Example(b'{"title": "Bridge falls", "text": "The bridge fell at noon."}', ("The bridge fell at noon.",)),
        Example(b'[{"body": "It fell."}, {"content": "It stands."}]', ("It fell.", "It stands.")),
        Example(b'{"articles": [{"text": "It fell."}, {"title": "no text"}]}', ("It fell.",), ("R111",)),
        Example(b'{"story": "It fell."}', ("It fell.",), (), mapping={"text": "story"}),
        Example(b'{"text": "cut o', (), ("R102",), name="cut.json"),
        Example(b'{"text": 7}', (), ("R111",)),
    ),
)
