"""Names of one text agree with one another."""

from __future__ import annotations

from retold.models.settle import settle

WORDS = "Ana Duarte left . Duarte , of Tern , said the tern sank . Tern Ltd paid Duarte .".split()


def test_a_surname_is_its_person_and_names_are_found_everywhere() -> None:
    read = [(0, 2, "person"), (4, 5, "place"), (7, 8, "place"), (14, 16, "organization")]
    assert settle(WORDS, read) == [(0, 2, "person"), (4, 5, "person"), (7, 8, "place"), (14, 16, "organization"), (17, 18, "person")]


def test_what_has_no_capital_is_no_name() -> None:
    named = [(0, 2, "person"), (4, 5, "person"), (7, 8, "place"), (14, 16, "organization"), (17, 18, "person")]
    assert settle(WORDS, [*named, (11, 12, "place")]) == named


def test_a_text_without_capitals_keeps_its_names() -> None:
    words = "ana duarte left tern".split()
    assert settle(words, [(0, 2, "person"), (3, 4, "place")]) == [(0, 2, "person"), (3, 4, "place")]


def test_most_places_decide_the_kind() -> None:
    words = ["Tern", ".", "Tern", ".", "Tern"]
    assert {kind for _, _, kind in settle(words, [(0, 1, "place"), (2, 3, "organization"), (4, 5, "organization")])} == {"organization"}


def test_nothing_in_nothing_out() -> None:
    assert settle([], []) == []
