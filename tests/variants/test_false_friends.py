"""False friends of translation: the list is well formed, holds both ways round, and contradicts no synonym of ours."""

from __future__ import annotations

from importlib import resources

import pytest

from retold.models.lexicon import english
from retold.variants import variant_types
from retold.variants.false_friends import FALSE_FRIENDS, false_friends

CONFUSED = [
    ("release", "publish"),
    ("appoint", "name"),
    ("treason", "betrayal"),
    ("alien", "extraterrestrial"),
    ("current", "actual"),
    ("possible", "eventual"),
    ("sensitive", "sensible"),
    ("demonstration", "manifestation"),
    ("trial", "process"),
    ("sentence", "phrase"),
    ("training", "formation"),
    ("policy", "politics"),
    ("relative", "parent"),
    ("check", "control"),
    ("win", "gain"),
    ("fabric", "factory"),
    ("library", "bookshop"),
    ("claim", "pretend"),
    ("disappointment", "deception"),
    ("attend", "assist"),
    ("bank", "bench"),
    ("meeting", "reunion"),
    ("kidnap", "sequester"),
    ("investment", "inversion"),
]

UNCONFUSED = [
    ("release", "free"),
    ("trial", "hearing"),
    ("treason", "espionage"),
    ("trial", "phrase"),
    ("attend", "attend"),
    ("", ""),
    ("lorry", "truck"),
    ("Release", "publish"),
]


@pytest.mark.parametrize(("a", "b"), CONFUSED)
def test_confused_words_are_false_friends_both_ways(a: str, b: str) -> None:
    assert false_friends(a, b)
    assert false_friends(b, a)


@pytest.mark.parametrize(("a", "b"), UNCONFUSED)
def test_other_words_are_not(a: str, b: str) -> None:
    assert not false_friends(a, b)
    assert not false_friends(b, a)


def test_every_pair_is_two_lemmas_in_lower_case() -> None:
    lexicon = english()
    assert len(FALSE_FRIENDS) >= 250
    assert [sorted(pair) for pair in FALSE_FRIENDS if len(pair) != 2] == []
    words = {word for pair in FALSE_FRIENDS for word in pair}
    assert {word for word in words if word != word.lower() or not word.isalpha()} == set()
    tags = ("", "NOUN", "VERB", "ADJ", "ADV")
    assert {word for word in words if all(lexicon.lemma(word, tag) != word for tag in tags)} == set()


def test_no_pair_is_listed_as_one_meaning() -> None:
    text = resources.files("retold.models").joinpath("data", "english-pairs.txt").read_text("utf-8")
    listed = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    one_meaning = {frozenset((a, b)) for a, b, relation in listed if relation in ("same", "synonym", "derived")}
    assert {tuple(sorted(pair)) for pair in FALSE_FRIENDS & one_meaning} == set()


def test_the_list_is_no_type_of_difference() -> None:
    assert "false_friends" not in {kind.name for kind in variant_types()}
