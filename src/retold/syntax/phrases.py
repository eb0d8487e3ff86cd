"""Tokens of a sentence -> its noun phrases, after Universal Dependencies 2 (https://universaldependencies.org)."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import NounPhrase, Sentence, Token
from retold.syntax.children import Children, below, children_of

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
PARTS = frozenset({"flat", "compound", "fixed", "goeswith", "nummod"})  # a word that hangs so is part of its head's phrase, no phrase
INSIDE = frozenset({"det", "det:predet", "amod", "compound", "nummod", "nmod:poss", "flat", "fixed", "goeswith", "case", "advmod"})
LEFT_OUT = frozenset({"punct", "cc", "conj", "case", "mark", "appos", "parataxis", "cop", "aux", "nsubj", "advcl", "discourse"})


def noun_phrases(tokens: Sequence[Token], sentence: Sentence) -> tuple[NounPhrase, ...]:
    """The noun phrases of ``sentence`` by place of their heads; places are places in ``tokens``.

    Each goes with its base, the run of words around the head without what follows with a preposition or a clause. The parts of a
    name or compound are no phrases of their own; phrases joined by "and" are one each.
    """
    children = children_of(tokens, sentence.first, sentence.last)
    return tuple(
        _phrase(tokens, children, place)
        for place in range(sentence.first, sentence.last)
        if tokens[place].tag in NOMINAL and tokens[place].dep and tokens[place].dep.partition(":")[0] not in PARTS
    )


def _phrase(tokens: Sequence[Token], children: Children, head: int) -> NounPhrase:
    out = [child for child in children[head] if _relation(tokens, child) in LEFT_OUT]
    whole = _run(tokens, below(children, head, out), head)
    kept = [child for child in children[head] if _in_base(tokens, children, child, head)]
    base = _run(tokens, sorted({head, *(place for child in kept for place in below(children, child))}), head)
    modifiers = tuple(child for child in children[head] if child not in out and tokens[child].tag not in {"DET", "PUNCT"})
    return NounPhrase(head, *whole, *base, modifiers)


def _relation(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].dep.partition(":")[0]


def _in_base(tokens: Sequence[Token], children: Children, child: int, head: int) -> bool:
    """Whether what hangs on the head at ``child`` stands in the base: before the head, or the rest of a name after it."""
    relation = tokens[child].dep if tokens[child].dep in INSIDE else _relation(tokens, child)
    if relation not in INSIDE or relation == "case":
        return False
    clause = any(_relation(tokens, place) in {"acl", "advcl", "mark"} for place in children[child])
    return not clause and (child < head or relation in {"flat", "compound", "fixed", "goeswith", "nummod"})


def _run(tokens: Sequence[Token], places: Sequence[int], head: int) -> tuple[int, int]:
    """(first, last exclusive) of the unbroken run of ``places`` around ``head``, without marks at its edges."""
    known = set(places)
    first, last = head, head + 1
    while first - 1 in known:
        first -= 1
    while last in known:
        last += 1
    while first < head and tokens[first].tag == "PUNCT":
        first += 1
    while last > head + 1 and tokens[last - 1].tag == "PUNCT":
        last -= 1
    return first, last
