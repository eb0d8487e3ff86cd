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


def test_a_title_is_no_part_of_a_name_and_no_name() -> None:
    words = "Prime Minister Ana Duarte met the President .".split()
    assert settle(words, [(0, 4, "person"), (6, 7, "person")]) == [(2, 4, "person")]


def test_the_words_beside_a_name_are_heard() -> None:
    words = "Tern Vale fighters left . Mr. Skua fled . Auk who saw the Gannet ran . A Gannet fell .".split()
    read = [(0, 2, "person"), (6, 7, "place"), (9, 10, "place"), (13, 14, "person"), (17, 18, "place")]
    kinds = {words[first]: kind for first, _, kind in settle(words, read)}
    assert kinds == {"Tern": "organization", "Skua": "person", "Auk": "person", "Gannet": "place"}


def test_nothing_in_nothing_out() -> None:
    assert settle([], []) == []


def test_initials_belong_to_the_name_after_them() -> None:
    words = "R.E. Duarte and Ana Skua saw J. K. Auk .".split()
    read = [(0, 1, "person"), (1, 2, "person"), (3, 4, "person"), (4, 5, "person"), (6, 8, "person"), (8, 9, "person")]
    assert settle(words, read) == [(0, 2, "person"), (3, 4, "person"), (4, 5, "person"), (6, 9, "person")]
