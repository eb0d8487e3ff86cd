"""English read with the shipped models; skipped where retold-model-en is not installed."""

from __future__ import annotations

import pickle

import pytest

from retold.errors import MissingExtra, OptionError
from retold.model import Token
from retold.models import RUNTIME, load_encoder, load_language
from retold.models.trained import TrainedLanguage, parts

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


def test_tokens_and_sentences_are_those_of_the_rules(language: TrainedLanguage) -> None:
    tokens, sentences = language.read(TEXT)
    by_rules, sentences_by_rules = load_language("en-rules").read(TEXT)
    assert [(found.start, found.end, found.text) for found in tokens] == [(rule.start, rule.end, rule.text) for rule in by_rules]
    assert sentences == sentences_by_rules
    assert all(TEXT[found.start : found.end] == found.text for found in tokens)


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


def test_equal_text_reads_equal_and_nothing_breaks_it(language: TrainedLanguage) -> None:
    assert language.read(TEXT) == language.read(TEXT)
    assert language.read("") == ((), ())
    tokens, _ = language.read("word " * 700 + "\ud800 " + "x" * 500)
    assert len(tokens) == 702
    assert [found.head for found in tokens].count(-1) >= 1


def test_workers_load_the_models_themselves(language: TrainedLanguage) -> None:
    assert len(pickle.dumps(language)) < 200
    assert pickle.loads(pickle.dumps(language)) is language


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("long-term", ["long", "-", "term"]),
        ("$5.2bn", ["$", "5.2", "bn"]),
        ("10.30pm", ["10.30", "pm"]),
        ("MS-13", ["MS", "-", "13"]),
        ("15-year-old", ["15", "-", "year", "-", "old"]),
        ("https://example.org/a-b", ["https://example.org/a-b"]),
        ("#one-two", ["#one-two"]),
        ("--", ["--"]),
        ("-5", ["-5"]),
        ("1990s", ["1990s"]),
    ],
)
def test_parts_of_a_token(text: str, words: list[str]) -> None:
    assert parts(text) == words


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
