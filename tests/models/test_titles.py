"""Titles before the names of persons."""

from __future__ import annotations

import pytest

from retold.models.english.titles import title_length


@pytest.mark.parametrize(
    ("words", "length"),
    [
        ("Ana Duarte", 0),
        ("Dr. Ana Duarte", 1),
        ("Prime Minister Ana Duarte", 2),
        ("Lt. Gen. Duarte", 2),
        ("Chief Justice", 2),
        ("First Cousin Duarte", 0),
        ("", 0),
    ],
)
def test_how_many_words_are_a_title(words: str, length: int) -> None:
    assert title_length(words.split()) == length
