"""English read with the shipped models; skipped where retold-model-en is not installed."""

from __future__ import annotations

import pickle
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.errors import MissingExtra, OptionError
from retold.model import Token
from retold.models import RUNTIME, load_encoder, load_language
from retold.models.english.tokens import places
from retold.models.trained import ROOM, TrainedLanguage, _fitting

TEXT = (
    "The mayor of Lisbon, Ana Duarte, told Reuters that 12 people were not hurt. It's a long-term plan, she said.\n"
    "“Ships sank,” Mr. Ochieng wrote."
)


@pytest.fixture(scope="module")
def language() -> TrainedLanguage:
    """The trained reader."""
    for package in RUNTIME:
        pytest.importorskip(package, reason="retold-model-en is not installed")
    found = load_language("en")
    assert isinstance(found, TrainedLanguage)
    return found


def token(tokens: tuple[Token, ...], text: str) -> Token:
    """The first token that reads ``text``."""
    return next(found for found in tokens if found.text == text)


def test_tokens_are_those_of_the_rules_and_sentences_tile_them(language: TrainedLanguage) -> None:
    tokens, sentences = language.read(TEXT)
    by_rules, _ = load_language("en-rules").read(TEXT)
    assert [(found.start, found.end, found.text) for found in tokens] == [(rule.start, rule.end, rule.text) for rule in by_rules]
    assert all(TEXT[found.start : found.end] == found.text for found in tokens)
    assert [sentence.first for sentence in sentences] == [0, *(sentence.last for sentence in sentences[:-1])]
    assert sentences[-1].last == len(tokens)
    assert all((tokens[one.first].start, tokens[one.last - 1].end) == (one.start, one.end) for one in sentences)


def test_sentences_begin_at_lines_and_where_a_heading_runs_into_text(language: TrainedLanguage) -> None:
    text = "The ferry left at nine. Nobody saw it return. “We waited,” she said.\nHarbour closed\nThe harbour was closed on Monday."
    _, sentences = language.read(text)
    found = [text[one.start : one.end] for one in sentences]
    assert found[:2] == ["The ferry left at nine.", "Nobody saw it return."]
    assert found[-2:] == ["Harbour closed", "The harbour was closed on Monday."]


def test_a_paragraph_reads_alike_whatever_stands_around_it(language: TrainedLanguage) -> None:
    alone, _ = language.read("A quiet man, Ana Duarte’s brother, ran the mill near Porto.")
    among, _ = language.read("First line here.\nA quiet man, Ana Duarte’s brother, ran the mill near Porto.\nThen it rained.")
    first = next(place for place, found in enumerate(among) if found.text == "A")
    held = among[first : first + len(alone)]
    assert [(one.text, one.tag, one.dep) for one in alone] == [(one.text, one.tag, one.dep) for one in held]


def test_each_sentence_is_one_tree(language: TrainedLanguage) -> None:
    tokens, sentences = language.read(TEXT)
    for sentence in sentences:
        heads = [found.head for found in tokens[sentence.first : sentence.last]]
        assert heads.count(-1) == 1
        assert all(head == -1 or sentence.first <= head < sentence.last for head in heads)


def test_reads_subjects_names_and_negation(language: TrainedLanguage) -> None:
    tokens, _ = language.read(TEXT)
    told = token(tokens, "told")
    assert (told.tag, told.lemma, told.dep) == ("VERB", "tell", "root")
    mayor = token(tokens, "mayor")
    assert (tokens[mayor.head], mayor.dep) == (told, "nsubj")
    assert [token(tokens, word).name for word in ("Lisbon", "Ana", "Duarte", "people")] == ["B-place", "B-person", "I-person", ""]
    assert tokens[token(tokens, "not").head].text == "hurt"


def test_a_hyphenated_word_is_read_in_parts_and_given_whole(language: TrainedLanguage) -> None:
    tokens, _ = language.read(TEXT)
    assert tokens[token(tokens, "long-term").head].text == "plan"


def test_closed_classes_are_tagged_as_by_the_rules(language: TrainedLanguage) -> None:
    text = "Several Portuguese ships, including three ferries, had his 31-year warranty after they sank, according to the mayor."
    tokens, _ = language.read(text)
    told = {found.text: found.tag for found in tokens}
    wanted = {"Several": "DET", "Portuguese": "PROPN", "including": "ADP", "had": "AUX", "his": "DET", "31-year": "NUM", "after": "ADP"}
    assert {word: told[word] for word in wanted} == wanted
    assert {found.text: found.lemma for found in tokens}["had"] == "have"


def test_equal_text_reads_equal_and_nothing_breaks_it(language: TrainedLanguage) -> None:
    assert language.read(TEXT) == language.read(TEXT)
    assert language.read("") == ((), ())
    tokens, _ = language.read("word " * 700 + "\ud800 " + "x" * 500)
    assert len(tokens) == 702
    assert len(language.read("-".join("a" * 600))[0]) == 1
    assert [found.head for found in tokens].count(-1) >= 1


def test_workers_load_the_models_themselves(language: TrainedLanguage) -> None:
    assert len(pickle.dumps(language)) < 200
    assert pickle.loads(pickle.dumps(language)) is language


def test_unknown_names_are_refused() -> None:
    with pytest.raises(OptionError):
        load_language("xx")
    with pytest.raises(OptionError):
        load_encoder("xx")


def test_without_models_the_rules_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retold.models.find_spec", lambda _: None)
    assert load_language().name.startswith("english-rules")
    assert load_encoder() is None


def test_missing_models_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from retold.models import backbone

    def absent(_: str) -> None:
        raise ModuleNotFoundError("No module named 'retold_model_en'", name="retold_model_en")

    backbone.shipped.cache_clear()
    monkeypatch.setattr("retold.models.backbone.resources.files", absent)
    with pytest.raises(MissingExtra, match="retold_model_en"):
        backbone.shipped()


def test_a_paragraph_too_long_for_one_window_is_read_in_even_stretches(language: TrainedLanguage) -> None:
    text = " ".join(["The ferry left the harbour of Velmora at noon and came back at night without its captain."] * 17)
    spots = places(text)
    cut = [language.cut(text[start:end]) for start, end in spots]
    sizes = [len(window.words) for _, window in language.windows(text, spots, cut)]
    assert len(sizes) == 2
    assert min(sizes) > 0.8 * max(sizes)


@given(st.lists(st.tuples(st.integers(1, 90), st.sampled_from([0, 0, 1, -1])), min_size=1, max_size=60))
def test_stretches_tile_a_line_and_fit(tokens: list[tuple[int, int]]) -> None:
    reach = [0, *accumulate(size for size, _ in tokens)]
    found = list(_fitting(0, len(tokens), reach, [rule for _, rule in tokens]))
    assert [first for first, _ in found] == [0, *(last for _, last in found[:-1])]
    assert found[-1][1] == len(tokens)
    assert all(first < last and reach[last] - reach[first] <= ROOM for first, last in found)
