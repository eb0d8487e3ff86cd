"""Each reader's own examples, and which reader gets an input."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from retold.read.discover import reader_for, readers
from retold.read.reader import TEXT_LIMIT, Draft, Example, Material, Reader

CASES = [(reader, number, example) for reader in readers() for number, example in enumerate(reader.examples)]


@pytest.mark.parametrize(("reader", "number", "example"), CASES, ids=[f"{reader.name}-{number}" for reader, number, _ in CASES])
def test_examples(reader: Reader, number: int, example: Example) -> None:
    material = Material(example.name, BytesIO(example.data), len(example.data), example.data[:65536], example.mapping)
    found = list(reader.read(material))
    drafts = [item for item in found if isinstance(item, Draft)]
    notes = [item for item in found if not isinstance(item, Draft)] + [note for draft in drafts for note in draft.notes]
    assert tuple(draft.text for draft in drafts) == example.texts
    assert tuple(sorted(note.code for note in notes)) == example.codes


def test_every_file_that_defines_a_reader_is_found_and_has_examples() -> None:
    folder = Path(__file__).parents[2] / "src" / "retold" / "read"
    defining = [path.stem for path in folder.glob("*.py") if "\nREADER = " in path.read_text("utf-8")]
    assert sorted(defining) == sorted(reader.name for reader in readers())
    assert all(reader.examples and reader.gloss and reader.suffixes for reader in readers())


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (b"The bridge fell.", "a.txt", "text"),
        (b"The bridge fell.", "-", "text"),
        (b"<!doctype html><p>The bridge fell.</p>", "a.txt", "html"),
        (b"<html><p>x</p>", "-", "html"),
        (b'{"text": "x"}', "-", "json"),
        (b'{"text": "x"}\n{"text": "y"}\n', "-", "jsonl"),
        (b'{"text": "x', "a.jsonl", "jsonl"),
        (b'{"text": "x', "a.json", "json"),
        (b'[{"text": "x"}]', "a.jsonl", "jsonl"),
        (b"not json", "a.json", "json"),
        (b"plain words", "A.TXT", "text"),
    ],
)
def test_the_content_decides_before_the_suffix(head: bytes, name: str, expected: str) -> None:
    reader = reader_for(head, name)
    assert reader is not None
    assert reader.name == expected


@pytest.mark.parametrize("head", [b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04", b"\x7fELF\x02"])
def test_binary_without_a_known_suffix_has_no_reader(head: bytes) -> None:
    assert reader_for(head, "thing.bin") is None


class Untouchable(BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise AssertionError("a text that is too large must not be read")


@pytest.mark.parametrize("name", ["text", "html", "json"])
def test_what_is_too_large_is_refused_unread(name: str) -> None:
    reader = next(reader for reader in readers() if reader.name == name)
    found = list(reader.read(Material("big.json", Untouchable(), TEXT_LIMIT + 1, b"")))
    assert [item.code for item in found if not isinstance(item, Draft)] == ["R110"]
