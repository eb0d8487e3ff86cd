"""Where a report says that it comes from."""

from __future__ import annotations

import pytest

from retold.read.credits import credits_in


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("This post appeared first on www.example.com", "example.com"),
        ("This article was originally published by The Daily Gazette.", "Daily Gazette"),
        ("(AP) The bridge fell.", "Associated Press"),
        ("OSLO (Reuters) - The bridge fell.", "Reuters"),
        ("Copyright 2017 The Associated Press. All rights reserved.", "Associated Press"),
        ("The mayor told CNN that it fell.", "CNN"),
        ("She told the Harlan Times that it fell.", "Harlan Times"),
        ("Reuters contributed to this report.", "Reuters"),
        ("It fell at noon, according to the AP.", "Associated Press"),
        ("It fell at noon, AFP reported.", "Agence France-Presse"),
        ("It fell. - PA", "Press Association"),
        ("Additional reporting by Reuters", "Reuters"),
        ("It fell at noon. (with agencies)", "agencies"),
    ],
)
def test_origins(text: str, origin: str) -> None:
    found = list(credits_in(text))
    assert [name for name, _, _ in found] == [origin]
    _, start, end = found[0]
    assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge in Warsaw, PA fell.",
        "She told the mayor that it fell.",
        "It fell according to plan.",
        "The agencies of the city were told.",
        "He told the Sunday crowd a story.",
        "A copyright of 1998 covers it.",
    ],
)
def test_no_credit(text: str) -> None:
    assert list(credits_in(text)) == []


def test_heads_credit_any_name_in_parentheses() -> None:
    text = "PORT NORTH (Northern Wire) — The bridge (Mill Lane) fell."
    assert [text[start:end] for _, start, end in credits_in(text, [(0, 28)])] == ["(Northern Wire)"]
