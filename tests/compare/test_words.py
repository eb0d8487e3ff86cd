"""Word alignment: the same words meet, each word once, and turning the sides round turns the links round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.telling import language

from retold.compare.edits import edits_of
from retold.compare.words import align_words
from retold.model import Token

WORDS = st.lists(
    st.sampled_from("the mayor said that 12 21 people men had not been found , . river bridge fell closed open Ana Ruiz".split()),
    max_size=14,
)


def _tokens(words: list[str]) -> tuple[Token, ...]:
    tokens, _ = language().read(" ".join(words))
    return tokens


@given(WORDS)
def test_a_passage_meets_itself_word_for_word(words: list[str]) -> None:
    tokens = _tokens(words)
    linked = {link.a: link.b for link in align_words(tokens, tokens, language().lexicon)}
    assert all(tokens[i].text == tokens[j].text for i, j in linked.items())
    content = [i for i, token in enumerate(tokens) if token.tag not in {"PUNCT", "DET", "ADP", "AUX", "PART", "SCONJ", "PRON"}]
    assert set(content) <= set(linked)


@given(WORDS, WORDS)
def test_each_word_stands_in_one_link_at_most(a: list[str], b: list[str]) -> None:
    links = align_words(_tokens(a), _tokens(b), language().lexicon)
    assert len({link.a for link in links}) == len({link.b for link in links}) == len(links)


@given(WORDS, WORDS)
def test_no_word_is_lost(a: list[str], b: list[str]) -> None:
    """Every word of either side is linked to the same word, or stands in an edit."""
    first, second = _tokens(a), _tokens(b)
    links = align_words(first, second, language().lexicon)
    edits = edits_of(first, second, links)
    same_a = {link.a for link in links if link.score >= 0.99}
    same_b = {link.b for link in links if link.score >= 0.99}
    edited_a = {n for edit in edits if edit.a for n in range(*edit.a)}
    edited_b = {n for edit in edits if edit.b for n in range(*edit.b)}
    assert {n for n, t in enumerate(first) if t.tag != "PUNCT"} <= same_a | edited_a
    assert {n for n, t in enumerate(second) if t.tag != "PUNCT"} <= same_b | edited_b


def test_synonyms_and_misspellings_meet() -> None:
    a, b = _tokens("the lorry hit José Peñalver near the quay".split()), _tokens("the truck hit Jos Pealver near the quay".split())
    pairs = {(a[link.a].text, b[link.b].text) for link in align_words(a, b, language().lexicon)}
    assert ("lorry", "truck") in pairs
    assert ("Peñalver", "Pealver") in pairs
