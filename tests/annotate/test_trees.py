"""What a syntax tree adds to the words: subjects and the phrases that hang on them."""

from __future__ import annotations

from retold.annotate.trees import Tree
from retold.model import Sentence, Token


def parsed(*words: tuple[str, str, int, str]) -> tuple[tuple[Token, ...], Sentence]:
    """Tokens of one sentence from (text, tag, head, relation)."""
    tokens, start = [], 0
    for text, tag, head, dep in words:
        tokens.append(Token(start, start + len(text), text, text.lower(), tag, head, dep))
        start += len(text) + 1
    return tuple(tokens), Sentence(0, start - 1, 0, len(tokens))


SAID = (
    ("The", "DET", 1, "det"),
    ("mayor", "NOUN", 5, "nsubj"),
    ("of", "ADP", 3, "case"),
    ("Lorn", "PROPN", 1, "nmod"),
    ("then", "ADV", 5, "advmod"),
    ("left", "VERB", -1, "root"),
    ("and", "CCONJ", 7, "cc"),
    ("said", "VERB", 5, "conj"),
    ("nothing", "PRON", 7, "obj"),
)


def test_a_verb_has_its_subject_and_shares_that_of_the_verb_it_is_joined_to() -> None:
    tokens, sentence = parsed(*SAID)
    tree = Tree(tokens)
    assert tree.subject(5, sentence) == 1
    assert tree.subject(7, sentence) == 1
    assert tree.subject(8, sentence) is None


def test_the_phrase_of_a_head_is_all_that_hangs_on_it() -> None:
    tokens, sentence = parsed(*SAID)
    assert Tree(tokens).phrase(1, sentence) == (0, 4)


def test_a_text_without_syntax_has_an_empty_tree() -> None:
    tokens, _ = parsed(("He", "PRON", -1, ""), ("left", "VERB", -1, ""))
    assert not Tree(tokens)
