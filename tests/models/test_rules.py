"""RuleLanguage: tokens and sentences with exact offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.models.rules import RuleLanguage


class PlainLexicon:
    """A lexicon that knows nothing."""

    def lemma(self, word: str, tag: str = "") -> str:
        """The word in lower case."""
        return word.lower()

    def tags(self, lemma: str) -> frozenset[str]:
        """No classes."""
        return frozenset()

    def rarity(self, lemma: str) -> float:
        """Every word tells alike."""
        return 0.5

    def relation(self, a: str, b: str) -> str:
        """No relation but identity."""
        return "same" if a == b else ""


LANGUAGE = RuleLanguage(PlainLexicon())


def words(text: str) -> list[str]:
    return [token.text for token in LANGUAGE.read(text)[0]]


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in LANGUAGE.read(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lorvania’s didn't", ["Lorvania", "’s", "did", "n't"]),
        ("XR-13's men", ["XR-13", "'s", "men"]),
        ("the U.S.-led force", ["the", "U.S.-led", "force"]),
        ("$5.2bn, 1,200.5 and 10.30pm.", ["$5.2bn", ",", "1,200.5", "and", "10.30pm", "."]),
        ("Mr. J. Odum's son-in-law", ["Mr.", "J.", "Odum", "'s", "son-in-law"]),
        ("42-year-old #storm @desk 100%", ["42-year-old", "#storm", "@desk", "100", "%"]),
        ("wait... what?!", ["wait", "...", "what", "?!"]),
        ("re -election", ["re", "-", "election"]),
    ],
)
def test_words_numbers_and_marks_are_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Odum left the U.S. on Jan. 5. He was tired.", ["Mr. Odum left the U.S. on Jan. 5.", "He was tired."]),
        ("She moved to the U.S. They stayed.", ["She moved to the U.S.", "They stayed."]),
        ("“We won.” Then he sat.", ["“We won.”", "Then he sat."]),
        ("“Why?” Odum asked. Nobody spoke.", ["“Why?” Odum asked.", "Nobody spoke."]),
        ('He said "no." She wept.', ['He said "no."', "She wept."]),
        ("It cost 3.50 a head... and more. (Really.) Yes!", ["It cost 3.50 a head... and more.", "(Really.)", "Yes!"]),
        ("A headline\nA first line", ["A headline", "A first line"]),
        ("It ended.The mayor left.", ["It ended.", "The mayor left."]),
        ("• one thing\n• another", ["• one thing", "• another"]),
    ],
)
def test_sentences_end_where_a_reader_would_say(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = "The ferry company said on Tuesday that it would refund every ticket\nbought before the storm closed the harbour.\n"
    assert len(sentences(text)) == 1


@given(st.text())
def test_every_character_that_is_not_space_lies_in_one_token(text: str) -> None:
    tokens, found = LANGUAGE.read(text)
    assert all(token.text == text[token.start : token.end] and token.text for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(text.split())
    assert [token.start for token in tokens] == sorted({token.start for token in tokens})
    assert [place for s in found for place in range(s.first, s.last)] == list(range(len(tokens)))
