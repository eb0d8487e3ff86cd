"""Bytes to text: nothing translated, nothing normalised, every guess said."""

from __future__ import annotations

import pytest

from retold.read.decode import decode, is_binary

FRENCH = "Le café à côté de l’église était fermé lundi. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_unicode_encodings_are_read_without_a_note(encoding: str) -> None:
    assert decode((FRENCH * 3).encode(encoding)) == (FRENCH * 3, ())


def test_newlines_tabs_and_decomposed_letters_stay() -> None:
    text = "a\r\nb\rc\u2028d\te\u0301 \u00a0 end"
    assert decode(text.encode())[0] == text


def test_a_declared_encoding_is_used_and_a_wrong_one_is_not() -> None:
    assert decode(FRENCH.encode("windows-1252"), "windows-1252") == (FRENCH, ())
    assert decode(FRENCH.encode(), "ascii")[0] == FRENCH
    assert decode(FRENCH.encode(), "no-such-encoding")[0] == FRENCH
    assert decode(b"abc def", "zlib")[0] == "abc def"


def test_western_bytes_are_guessed_and_said() -> None:
    text, notes = decode(FRENCH.encode("windows-1252"))
    assert text == FRENCH
    assert [note.code for note in notes] == ["R109"]
    assert "windows-1252" in notes[0].text


def test_damaged_utf8_stays_utf8() -> None:
    text, notes = decode(FRENCH.encode() + b"\xff bad byte")
    assert text == FRENCH + "\ufffd bad byte"
    assert [note.code for note in notes] == ["R109"]


def test_a_character_cut_in_half_at_the_end_is_said_to_be_cut() -> None:
    text, notes = decode((FRENCH + "é").encode()[:-1])
    assert text == FRENCH
    assert [note.code for note in notes] == ["R113"]


def test_utf16_without_a_mark_is_recognised() -> None:
    text, notes = decode("The bridge fell on Monday.".encode("utf-16-le"))
    assert text == "The bridge fell on Monday."
    assert [note.code for note in notes] == ["R109"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"plain", False),
        (b"", False),
        (FRENCH.encode("utf-16"), False),
        (b"%PDF-1.7", True),
        (bytes(range(32)) * 8, True),
        (b"a\x0cb\tc\n", False),
    ],
)
def test_binary(data: bytes, expected: bool) -> None:
    assert is_binary(data) is expected
