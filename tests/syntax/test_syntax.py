"""Noun phrases and clauses over trees written by hand, and what holds for every tree."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from retold.model import Clause, NounPhrase, Sentence, Token
from retold.syntax import clauses, noun_phrases


def tree(lines: str) -> tuple[tuple[Token, ...], Sentence]:
    """Tokens from "word TAG head dep" lines; heads count from 1, 0 is the root."""
    found, at = [], 0
    for line in lines.strip().splitlines():
        word, tag, head, dep = line.split()
        found.append(Token(at, at + len(word), word, word.lower(), tag, int(head) - 1, dep))
        at += len(word) + 1
    return tuple(found), Sentence(0, at - 1, 0, len(found))


def phrases(lines: str) -> list[tuple[str, str, str]]:
    """(head, whole, base) of each noun phrase."""
    tokens, sentence = tree(lines)

    def text(first: int, last: int) -> str:
        return " ".join(token.text for token in tokens[first:last])

    return [
        (tokens[one.head].text, text(one.first, one.last), text(one.base_first, one.base_last)) for one in noun_phrases(tokens, sentence)
    ]


def told(lines: str) -> dict[str, Clause]:
    """The clauses by the word of their predicate."""
    tokens, sentence = tree(lines)
    return {tokens[one.predicate].text: one for one in clauses(tokens, sentence)}


MAYOR = """
The DET 3 det
old ADJ 3 amod
mayor NOUN 10 nsubj
of ADP 5 case
Porto PROPN 3 nmod
, PUNCT 7 punct
Ana PROPN 3 appos
Duarte PROPN 7 flat
, PUNCT 7 punct
resigned VERB 0 root
. PUNCT 10 punct
"""


def test_a_phrase_its_base_and_its_apposition() -> None:
    assert phrases(MAYOR) == [
        ("mayor", "The old mayor of Porto", "The old mayor"),
        ("Porto", "Porto", "Porto"),
        ("Ana", "Ana Duarte", "Ana Duarte"),
    ]


def test_joined_phrases_are_one_each_and_compounds_are_no_phrases() -> None:
    lines = """
    Three NUM 3 nummod
    fire NOUN 3 compound
    crews NOUN 6 nsubj
    and CCONJ 5 cc
    police NOUN 3 conj
    came VERB 0 root
    """
    assert phrases(lines) == [("crews", "Three fire crews", "Three fire crews"), ("police", "police", "police")]


def test_passive_with_agent_negation_and_modal() -> None:
    lines = """
    The DET 2 det
    road NOUN 6 nsubj:pass
    may AUX 6 aux
    not PART 6 advmod
    be AUX 6 aux:pass
    closed VERB 0 root
    by ADP 8 case
    police NOUN 6 obl:agent
    """
    clause = told(lines)["closed"]
    assert (clause.subject, clause.agent, clause.object, clause.parent) == (1, 7, -1, -1)
    assert (clause.passive, clause.negated, clause.modality, clause.kind) == (True, True, "may", "main")


def test_complements_and_who_acts_in_them() -> None:
    lines = """
    She PRON 2 nsubj
    told VERB 0 root
    him PRON 2 obj
    to PART 5 mark
    leave VERB 2 xcomp
    and CCONJ 7 cc
    wept VERB 2 conj
    """
    found = told(lines)
    assert (found["leave"].subject, found["leave"].shared, found["leave"].kind) == (2, True, "complement")
    assert (found["wept"].subject, found["wept"].shared, found["wept"].kind) == (0, True, "coordinate")
    assert found["leave"].parent == found["wept"].parent == found["told"].predicate
    assert (found["told"].first, found["told"].last) == (0, 3)


def test_nobody_denies_and_two_denials_cancel() -> None:
    assert told("Nobody PRON 2 nsubj\ncame VERB 0 root")["came"].negated
    assert told("No DET 2 det\nship NOUN 3 nsubj\ncame VERB 0 root")["came"].negated
    assert not told("Nobody PRON 3 nsubj\nnever ADV 3 advmod\ncame VERB 0 root")["came"].negated


def test_a_noun_with_a_copula_is_a_predicate() -> None:
    found = told("He PRON 4 nsubj\nis AUX 4 cop\nreportedly ADV 4 advmod\nmayor NOUN 0 root")
    assert (found["mayor"].subject, found["mayor"].modality) == (0, "reportedly")


def test_a_text_read_without_syntax_has_neither() -> None:
    tokens = (Token(0, 4, "Rain", "rain", "NOUN"), Token(5, 9, "fell", "fall", "VERB"))
    sentence = Sentence(0, 9, 0, 2)
    assert noun_phrases(tokens, sentence) == clauses(tokens, sentence) == ()


@st.composite
def trees(draw: st.DrawFn) -> tuple[tuple[Token, ...], Sentence]:
    """Any tree: each word hangs on an earlier one in some order."""
    count = draw(st.integers(1, 12))
    order = draw(st.permutations(range(count)))
    heads = {order[0]: -1} | {order[k]: order[draw(st.integers(0, k - 1))] for k in range(1, count)}
    deps = st.sampled_from(["nsubj", "obj", "conj", "xcomp", "amod", "det", "compound", "nmod", "acl:relcl", "punct", "cop", "advmod"])
    tags = st.sampled_from(["NOUN", "VERB", "PROPN", "ADJ", "DET", "PUNCT", "AUX"])
    found = []
    for place in range(count):
        dep = "root" if heads[place] < 0 else draw(deps)
        found.append(Token(2 * place, 2 * place + 1, "w", "w", draw(tags), heads[place], dep))
    return tuple(found), Sentence(0, 2 * count - 1, 0, count)


def _inside(one: NounPhrase | Clause, at: int, count: int) -> bool:
    return 0 <= one.first <= at < one.last <= count


@given(trees())
def test_every_phrase_and_clause_holds_its_head(drawn: tuple[tuple[Token, ...], Sentence]) -> None:
    tokens, sentence = drawn
    for phrase in noun_phrases(tokens, sentence):
        assert _inside(phrase, phrase.head, len(tokens))
        assert phrase.base_first <= phrase.head < phrase.base_last
    found = clauses(tokens, sentence)
    predicates = [clause.predicate for clause in found]
    assert predicates == sorted(set(predicates))
    for clause in found:
        assert _inside(clause, clause.predicate, len(tokens))
        assert clause.parent == -1 or clause.parent in predicates
