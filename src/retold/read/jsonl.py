"""Reader of JSON lines: one object a line. Bad lines are counted and left out; the others are read."""

from __future__ import annotations

from collections.abc import Iterator

from retold.read.decode import decode
from retold.read.fields import drafts
from retold.read.parse import begins_like_json, parse, with_notes
from retold.read.reader import TEXT_LIMIT, Example, Found, Material, Note, Reader

SURE = 0.5
LINE_LIMIT = 2 * TEXT_LIMIT
"""Longest line in bytes: an escaped text takes more room than the text."""


def sniff(head: bytes) -> float:
    """0.95 when the first line is a whole object and a second one begins, so that JSON lines go before JSON; else 0.5 for JSON."""
    first, newline, rest = head.strip().partition(b"\n")
    if begins_like_json(first) <= SURE:
        return 0.0
    return 0.95 if newline and first.rstrip().endswith(b"}") and rest.lstrip()[:1] == b"{" else 0.5


def read(material: Material) -> Iterator[Found]:
    """The reports of all lines, in order; blank lines are passed over, lines beyond the limit are never held in memory."""
    number = 0
    while True:
        line = material.stream.readline(LINE_LIMIT + 1)
        if not line:
            return
        number += 1
        place = f"line {number}"
        if len(line) > LINE_LIMIT and not line.endswith(b"\n"):
            size = len(line) + rest_of_line(material)
            yield Note("R110", f"too large for one report ({size:,} bytes on one line). Skipped. Write one report a line.", place)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield from read_line(line, material, place)


def rest_of_line(material: Material) -> int:
    """Moves the stream behind the end of the line and says how many bytes that was."""
    size = 0
    while True:
        chunk = material.stream.readline(1 << 20)
        size += len(chunk)
        if not chunk or chunk.endswith(b"\n"):
            return size


def read_line(line: bytes, material: Material, place: str) -> Iterator[Found]:
    """The reports of one line that is not blank."""
    text, notes = decode(line.rstrip(b"\r\n"))
    value, problem = parse(text)
    if problem:
        yield Note("R102", f"not JSON ({problem.replace(' at line 1,', ' at')}). Skipped.", place)
        return
    for found in drafts(value, material.mapping, place):
        yield with_notes(found, notes)


READER = Reader(
    name="jsonl",
    gloss="JSON lines, one article a line",
    suffixes=(".jsonl", ".ndjson", ".jsonlines"),
    extra="",
    sniff=sniff,
    read=read,
    examples=(
        Example(b'{"text": "It fell."}\n\n{"text": "It stands."}\n', ("It fell.", "It stands.")),
        Example(b'{"text": "It fell."}\n{"text": "cut\n{"text": 1}\n', ("It fell.",), ("R102", "R111")),
        Example(b"[]\n", (), (), name="empty.jsonl"),
    ),
)
