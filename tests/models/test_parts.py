"""Tokens cut into the words of the treebanks."""

from __future__ import annotations

import pytest

from retold.models.english.parts import parts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("long-term", ["long", "-", "term"]),
        ("$5.2bn", ["$", "5.2", "bn"]),
        ("10.30pm", ["10.30", "pm"]),
        ("MS-13", ["MS", "-", "13"]),
        ("15-year-old", ["15", "-", "year", "-", "old"]),
        ("https://example.org/a-b", ["https://example.org/a-b"]),
        ("#one-two", ["#one-two"]),
        ("--", ["--"]),
        ("-5", ["-5"]),
        ("1990s", ["1990s"]),
        ("non-profit", ["non-profit"]),
        ("E-mail", ["E-mail"]),
        ("anti-war-like", ["anti-war", "-", "like"]),
        ("cannot", ["can", "not"]),
        ("Gonna", ["Gon", "na"]),
        ("#1", ["#", "1"]),
        ("020-555-0199", ["020-555-0199"]),
        ("2001-2005", ["2001", "-", "2005"]),
        ("north-wind.example.org", ["north-wind.example.org"]),
    ],
)
def test_parts_of_a_token(text: str, words: list[str]) -> None:
    assert parts(text) == words


@pytest.mark.parametrize("text", ["long-term", "cannot", "$5.2bn", "a--b", "-", "x-", "#", "#9", "non-"])
def test_parts_make_up_the_token(text: str) -> None:
    assert "".join(parts(text)) == text
