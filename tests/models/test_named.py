"""Models by name, on small ones made here; skipped where their runtimes are not installed."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from retold.errors import OptionError
from retold.models import load_encoder, load_judge, load_language

TEXT = "Ana Duarte's ferry-boat didn't leave Lisbon."


@pytest.mark.filterwarnings("ignore")
def test_a_spacy_pipeline_reads_our_tokens(tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ana Duarte"}, {"label": "GPE", "pattern": "Lisbon"}])
    pipeline.to_disk(tmp_path / "small")
    language = load_language(f"spacy:{tmp_path / 'small'}")
    tokens, sentences = language.read(TEXT)
    assert [token.text for token in tokens] == [token.text for token in load_language("en-rules").read(TEXT)[0]]
    assert {token.text: token.name for token in tokens if token.name} == {"Ana": "B-person", "Duarte": "I-person", "Lisbon": "B-place"}
    assert len(sentences) == 1
    assert str(tmp_path) not in language.name


def test_an_unknown_pipeline_is_refused() -> None:
    pytest.importorskip("spacy", reason="spaCy is not installed")
    with pytest.raises(OptionError, match="no-such-pipeline"):
        load_language("spacy:no-such-pipeline")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of two layers with random weights that tells the three NLI labels, with its vocabulary."""
    pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed")
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("small")
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "ferry", "boat", "left", "sank"]))
    torch.manual_seed(1)
    labels = {0: "CONTRADICTION", 1: "ENTAILMENT", 2: "NEUTRAL"}
    config = BertConfig(
        vocab_size=9, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32, id2label=labels,
        label2id={label: number for number, label in labels.items()},
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt"), vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.mark.filterwarnings("ignore")
def test_an_encoder_by_name(small: Path) -> None:
    encoder = load_encoder(f"sentence-transformers:{small}")
    assert encoder is not None
    vectors = encoder.encode(["ferry left", "boat sank"])
    assert [round(math.fsum(value * value for value in vector), 4) for vector in vectors] == [1.0, 1.0]
    assert list(encoder.encode([])) == []


@pytest.mark.filterwarnings("ignore")
def test_a_judge_by_name(small: Path) -> None:
    judge = load_judge(f"cross-encoder:{small}")
    assert judge is not None
    verdicts = judge.judge([("ferry left", "boat sank"), ("ferry sank", "ferry sank")])
    assert [round(sum(verdict), 4) for verdict in verdicts] == [1.0, 1.0]
    assert all(0 <= value <= 1 for verdict in verdicts for value in verdict)


@pytest.mark.filterwarnings("ignore")
def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed")
    with pytest.raises(OptionError):
        load_encoder(f"sentence-transformers:{tmp_path / 'none'}")


def test_names_without_a_loader_are_refused() -> None:
    with pytest.raises(OptionError):
        load_judge("xx")
    assert load_judge() is None
