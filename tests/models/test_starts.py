"""Where sentences begin in running text: what is looked at, and how it is weighed."""

from __future__ import annotations

import json
from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.models import RUNTIME, load_language
from retold.models.starts import DOUBT, FARTHEST, MARGIN, SUREST, Seen, Starts, clues, tagger_clues, written

HEADED = [
    ("Mayor resigns over harbour contract", "The mayor of Velmora resigned on Monday after an inquiry."),
    ("Storm Kills Three In Velmora", "Three people died when a storm hit the coast, officials said."),
    ("Background", "The town was founded in 1820 and grew quickly."),
    ("Education and early life", "Duarte was born in Velmora and went to school there."),
]


def seen(text: str, scores: dict[int, float] | None = None, rules: tuple[int, ...] = (), names: str = "") -> Seen:
    """The words of ``text``, with scores and rules at the places given; names as one letter a word."""
    words = text.split()
    return Seen(
        words,
        [(scores or {}).get(place, FARTHEST - 1) for place in range(len(words))],
        [place in rules for place in range(len(words))],
        list(names or "O" * len(words)),
        ["NOUN"] * len(words),
    )


@pytest.mark.parametrize(
    ("word", "look"),
    [
        ("...", "stop"),
        ("?!", "stop"),
        (";", "comma"),
        (":", "colon"),
        ("--", "dash"),
        ("(", "bracket"),
        ("”", "quotation mark"),
        ("1998", "year"),
        ("5.2bn", "figure"),
        ("=", "sign"),
        ("UN", "capitals"),
        ("A", "capital"),
        ("Duarte", "capital"),
        ("ferry", "small"),
    ],
)
def test_how_words_look(word: str, look: str) -> None:
    assert written(word) == look


def test_closing_marks_are_looked_through() -> None:
    found = clues(seen("We waited . ” Duarte left"), 4)
    assert found["after quotation mark"] == found["closed stop"] == found["at capital"] == found["before small"] == 1


def test_a_heading_before_a_sentence_is_told() -> None:
    assert "capitals before, none after" in clues(seen("Harbour Closed The ferry sank"), 2)
    assert "capitals before, none after" not in clues(seen("Harbour closed The ferry sank"), 2)


def test_a_name_after_a_word_may_be_its_title() -> None:
    assert "name after a word" in clues(seen("said coach Ana Duarte", names="OOBI"), 2)
    assert "name" in clues(seen("left . Ana Duarte", names="OOBI"), 2)


def begun(first: dict[str, float], second: dict[str, float], look: Seen, tagged: list[float] | None = None) -> list[int]:
    """Where sentences begin by these weights; where the tagger has no score it must not be asked."""

    def scores() -> list[float]:
        assert tagged is not None, "asked where nothing is in doubt"
        return tagged

    return Starts(first, second).begin(look, range(1, len(look.words)), scores)


def test_what_the_reader_is_sure_of_needs_a_rule() -> None:
    sure = {"always": MARGIN + DOUBT + 1}
    assert begun(sure, {}, seen("Nobody saw it The ferry sank")) == []
    assert begun(sure, {}, seen("Nobody saw it The ferry sank", rules=(3,))) == [3]
    assert begun(sure, {}, seen("Nobody saw it The ferry sank", {3: 0.0})) == [3]


def test_in_doubt_the_tagger_is_heard() -> None:
    look = seen("Nobody saw it The ferry sank", {3: 0.0})
    for told in (-2.0, 2.0):
        assert begun({"always": MARGIN}, {"tagger": 1.0}, look, [told] * 6) == ([3] if told > 0 else [])


def test_the_tagger_is_asked_once_for_a_window() -> None:
    asked: list[int] = []
    look = seen("Nobody saw it The ferry sank", {1: 0.0, 3: 0.0})
    Starts({"always": MARGIN}, {"tagger": 1.0}).begin(look, [1, 3], lambda: asked.append(1) or [5.0] * 6)  # type: ignore[func-returns-value]
    assert asked == [1]


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_the_tagger_tells_no_less_when_it_is_surer(one: float, other: float) -> None:
    low, high = (tagger_clues([score], 0) for score in sorted((one, other)))
    assert -SUREST <= low["tagger"] <= high["tagger"] <= SUREST
    assert all(high[clue] >= value for clue, value in low.items())


@given(st.lists(st.sampled_from(["The", "ferry", ".", "”", "(", "12", "UN", "—", "é"]), min_size=2, max_size=8), st.floats(-30, 30))
def test_every_place_can_be_judged(words: list[str], score: float) -> None:
    look = Seen(words, [score] * len(words), [False] * len(words), ["O"] * len(words), ["NOUN"] * len(words))
    for place in range(1, len(words)):
        assert all(abs(value) < 50 for value in clues(look, place).values())


@pytest.mark.skipif(not all(find_spec(package) for package in RUNTIME), reason="retold-model-en is not installed")
@pytest.mark.parametrize(("heading", "sentence"), HEADED)
def test_a_heading_that_lost_its_line_break_is_a_sentence_of_its_own(heading: str, sentence: str) -> None:
    text = f"{heading} {sentence} Nobody was hurt."
    _, sentences = load_language("en").read(text)
    assert [text[one.start : one.end] for one in sentences] == [heading, sentence, "Nobody was hurt."]


@pytest.mark.skipif(not all(find_spec(package) for package in RUNTIME), reason="retold-model-en is not installed")
def test_the_shipped_weights_are_of_clues_that_exist() -> None:
    from retold.models.backbone import shipped

    weights = json.loads(shipped().file("starts.json"))
    told = {clue for place in range(1, 12) for clue in clues(seen("A UN ( ” . , : — 12 1998 = it", dict.fromkeys(range(12), 3.0)), place)}
    kinds = {clue.split(" ", 1)[0] for clue in told} | {"closed", "name", "capitals", "third", "last", "second", "word"}
    assert all(weights["first"][clue] > 0 for clue in ("score", "rule"))
    assert {clue.split(" ", 1)[0] for clue in weights["first"]} <= kinds
    assert {clue.split(" ", 1)[0] for clue in weights["second"]} <= kinds | {"tagger"}
    assert weights["second"].keys() - weights["first"].keys() <= tagger_clues([SUREST], 0).keys()
