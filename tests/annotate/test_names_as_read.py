"""Names where a language adapter finds names too: it has a say in their kinds and in where they begin, the words of the text another."""

from __future__ import annotations

from dataclasses import replace

from tests.telling import language, report

from retold.annotate.names import find_names
from retold.annotate.sentences import place_sentences
from retold.model import Sentence, Token
from retold.ports import Lexicon


class Reading:
    """The rules' reading of a text with names marked in it: word -> label."""

    def __init__(self, labels: dict[str, str]) -> None:
        self._rules = language()
        self._labels = labels

    @property
    def lexicon(self) -> Lexicon:
        return self._rules.lexicon

    def read(self, text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        tokens, sentences = self._rules.read(text)
        return tuple(replace(token, name=self._labels.get(token.text, "")) for token in tokens), sentences


def named(text: str, labels: dict[str, str]) -> list[tuple[str, str]]:
    """The names of ``text`` and their kinds."""
    reading, told = Reading(labels), report("r", text)
    tokens, sentences = reading.read(text)
    return [(one.span.exact, one.kind) for one in find_names(told, tokens, place_sentences(told, tokens, sentences), reading.lexicon)]


def test_the_kind_that_is_read_is_taken_where_the_words_say_nothing() -> None:
    assert named("We saw Velo Skarn there.", {"Velo": "B-place", "Skarn": "I-place"}) == [("Velo Skarn", "place")]


def test_what_is_read_votes_once_however_often_the_name_stands() -> None:
    text = "We like Harvest Festival. Many like Harvest Festival. All like Harvest Festival."
    labels = {"Harvest": "B-place", "Festival": "I-place"}
    assert {kind for _, kind in named(text, labels)} == {kind for _, kind in named(text.partition(". ")[0] + ".", labels)}


def test_capitals_that_are_read_as_no_name_are_no_organization() -> None:
    text = "Ana Duarte had the QRPV of Lisbon."
    assert ("QRPV", "organization") in named(text, {})
    assert ("QRPV", "other") in named(text, {"Ana": "B-person", "Duarte": "I-person", "Lisbon": "B-place"})


def test_a_gang_of_a_nationality_is_an_organization_though_it_was_read_as_no_name() -> None:
    labels = {"Ana": "B-person", "Duarte": "I-person"}
    assert ("QV-7", "organization") in named("Ana Duarte joined the QV-7 Syrian militia.", labels)
    assert ("QV-7", "other") in named("Ana Duarte joined the QV-7 in Lisbon.", labels)


def test_a_name_begins_where_it_is_read_to_begin() -> None:
    text = "They told Grebe Skarn Velo to leave."
    assert [name for name, _ in named(text, {})] == ["Grebe Skarn Velo"]
    assert named(text, {"Skarn": "B-person", "Velo": "I-person"}) == [("Skarn Velo", "person")]
