"""Words that people and places are called by."""

from __future__ import annotations

import pytest

from retold.models.namewords import GIVEN, PLACE, SURNAME, NameWords, folded

KNOWN = NameWords("ana\nvela\n\nduarte\nvela\n\nporto\nporto velho\nvela\n")


def test_each_word_has_what_it_can_be() -> None:
    assert KNOWN.of(["Ana", "Duarte", "saw", "Vela"]) == [GIVEN, SURNAME, 0, GIVEN | SURNAME | PLACE]


def test_only_words_with_a_capital_are_names() -> None:
    assert KNOWN.of(["ana", "ANA", "", "1"]) == [0, GIVEN, 0, 0]


def test_a_place_of_several_words_is_found_whole() -> None:
    assert KNOWN.of(["Porto", "Velho", "Velho"]) == [PLACE, PLACE, 0]
    assert KNOWN.of(["Porto"]) == [PLACE]
    assert KNOWN.of(["Velho"]) == [0]


@pytest.mark.parametrize(("word", "plain"), [("Añá", "ana"), ("ANA", "ana"), ("Łódź", "łodz")])
def test_accents_and_case_do_not_count(word: str, plain: str) -> None:
    assert folded(word) == plain


def test_a_list_is_told_in_order() -> None:
    assert KNOWN.listed(GIVEN) == ["ana", "vela"]
    assert KNOWN.listed(PLACE) == ["porto", "vela"]
