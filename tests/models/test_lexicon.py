"""The shipped lexicon: base forms, word classes, rarity, relations, and that it needs nothing but its own files."""

from __future__ import annotations

import pickle
import socket
from collections import Counter
from importlib import resources

import pytest

from retold.errors import StoreError
from retold.models.lexicon import EnglishLexicon, english

RELATIONS = [
    ("kill", "kill", "same"),
    ("colour", "color", "same"),
    ("organise", "organize", "same"),
    ("centre", "center", "same"),
    ("re-election", "reelection", "same"),
    ("traveller", "traveler", "same"),
    ("defence", "defense", "same"),
    ("café", "cafe", "same"),
    ("injure", "wound", "synonym"),
    ("kidnap", "abduct", "synonym"),
    ("lorry", "truck", "synonym"),
    ("doctor", "physician", "synonym"),
    ("earthquake", "quake", "synonym"),
    ("begin", "start", "synonym"),
    ("big", "large", "synonym"),
    ("quickly", "rapidly", "synonym"),
    ("probe", "investigation", "synonym"),
    ("lawmaker", "legislator", "synonym"),
    ("shutdown", "closure", "synonym"),
    ("petrol", "gasoline", "synonym"),
    ("crackdown", "clampdown", "synonym"),
    ("slash", "cut", "synonym"),
    ("deport", "expel", "synonym"),
    ("accept", "reject", "antonym"),
    ("confirm", "deny", "antonym"),
    ("guilty", "innocent", "antonym"),
    ("acquit", "convict", "antonym"),
    ("legal", "illegal", "antonym"),
    ("increase", "decrease", "antonym"),
    ("win", "lose", "antonym"),
    ("north", "south", "antonym"),
    ("dead", "alive", "antonym"),
    ("tighten", "ease", "antonym"),
    ("ally", "enemy", "antonym"),
    ("appointment", "resignation", "antonym"),
    ("soar", "plummet", "antonym"),
    ("more", "fewer", "antonym"),
    ("for", "against", "antonym"),
    ("unhurt", "injured", "antonym"),
    ("approve", "approval", "derived"),
    ("inaugurate", "inauguration", "derived"),
    ("venezuela", "venezuelan", "derived"),
    ("quick", "quickly", "derived"),
    ("lorry", "vehicle", "broader"),
    ("car", "vehicle", "broader"),
    ("leader", "person", "broader"),
    ("storm", "hurricane", "narrower"),
    ("illness", "disease", "narrower"),
    ("kill", "wound", "sibling"),
    ("city", "town", "sibling"),
    ("monday", "tuesday", "sibling"),
    ("two", "three", "sibling"),
    ("kill", "defeat", ""),
    ("meet", "see", ""),
    ("four", "for", ""),
    ("tour", "tor", ""),
    ("article", "item", ""),
    ("judge", "hurricane", ""),
    ("zxqv", "kill", ""),
]

TURNED = {"broader": "narrower", "narrower": "broader"}


@pytest.mark.parametrize(("a", "b", "relation"), RELATIONS)
def test_relation_holds_and_turns_round(a: str, b: str, relation: str) -> None:
    assert english().relation(a, b) == relation
    assert english().relation(b, a) == TURNED.get(relation, relation)


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("said", "", "say"),
        ("Killed", "VERB", "kill"),
        ("left", "", "leave"),
        ("left", "ADJ", "left"),
        ("children", "NOUN", "child"),
        ("stopped", "VERB", "stop"),
        ("carries", "VERB", "carry"),
        ("lorries", "", "lorry"),
        ("wounded", "VERB", "wound"),
        ("meeting", "NOUN", "meeting"),
        ("meeting", "VERB", "meet"),
        ("worst", "ADJ", "bad"),
        ("was", "AUX", "be"),
        ("n't", "PART", "not"),
        ("police", "", "police"),
        ("news", "", "news"),
        ("Reuters", "PROPN", "reuters"),
        ("zxqved", "", "zxqved"),
        ("", "", ""),
    ],
)
def test_lemma(word: str, tag: str, lemma: str) -> None:
    assert english().lemma(word, tag) == lemma


def test_tags_are_open_classes_and_names_have_none() -> None:
    assert english().tags("kill") == {"NOUN", "VERB"}
    assert english().tags("quickly") == {"ADV"}
    assert english().tags("london") == frozenset()
    assert english().tags("zxqv") == frozenset()


def test_rarer_words_tell_more() -> None:
    words = ["the", "say", "president", "hurricane", "extradite", "zxqv"]
    rarity = [english().rarity(word) for word in words]
    assert rarity == sorted(rarity)
    assert rarity[0] == 0.0
    assert rarity[-1] == 1.0
    assert english().rarity("killed") == english().rarity("kill")


def test_reads_nothing_from_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the lexicon must not open a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    english.cache_clear()
    assert english().lemma("said") == "say"


def test_workers_load_the_shipped_lexicon() -> None:
    assert len(pickle.dumps(english())) < 200
    assert pickle.loads(pickle.dumps(english())) is english()


def test_another_file_is_refused() -> None:
    with pytest.raises(StoreError, match="lexicon"):
        EnglishLexicon(b"not a lexicon")


def _listed() -> list[list[str]]:
    text = resources.files("retold.models").joinpath("data", "english-pairs.txt").read_text("utf-8")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


def test_closed_list_is_well_formed() -> None:
    relations = {"same", "synonym", "derived", "antonym", "broader", "narrower", "sibling"}
    rows = _listed()
    assert [row for row in rows if len(row) != 3 or row[0] == row[1] or row[2] not in relations] == []
    times = Counter(frozenset(row[:2]) for row in rows)
    assert sorted(sorted(pair) for pair, count in times.items() if count > 1) == []


def test_closed_list_holds_base_forms_only() -> None:
    words = {word for row in _listed() for word in row[:2]}
    tags = ("", "NOUN", "VERB", "ADJ", "ADV")
    assert sorted(word for word in words if all(english().lemma(word, tag) != word for tag in tags)) == []


def test_closed_list_goes_before_the_senses() -> None:
    rows = _listed()
    assert [row for row in rows if english().relation(row[0], row[1]) != row[2]] == []
