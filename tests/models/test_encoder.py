"""Sentence vectors by the shipped model; skipped where retold-model-en is not installed."""

from __future__ import annotations

import numpy as np
import pytest

from retold.models import RUNTIME
from retold.models.encoder import MiniLMEncoder, minilm


@pytest.fixture(scope="module")
def encoder() -> MiniLMEncoder:
    """The shipped encoder."""
    for package in RUNTIME:
        pytest.importorskip(package, reason="retold-model-en is not installed")
    return minilm()


def test_vectors_are_units_in_order(encoder: MiniLMEncoder) -> None:
    texts = ["The ferry sank at night.", "A vessel went down after dark.", "Wheat prices doubled.", ""]
    vectors = np.array(encoder.encode(texts))
    assert vectors.shape == (4, 384)
    assert np.allclose((vectors * vectors).sum(1), 1.0)
    likeness = vectors @ vectors.T
    assert likeness[0, 1] > 0.4 > likeness[0, 2]
    assert np.array_equal(np.array(encoder.encode(texts[::-1])), vectors[::-1])


def test_nothing_in_nothing_out(encoder: MiniLMEncoder) -> None:
    assert list(encoder.encode([])) == []


def test_states_cover_the_text(encoder: MiniLMEncoder) -> None:
    text = "Café owners protested."
    (states,) = encoder.states([text])
    assert [text[start:end] for start, end in states.offsets] == ["", "Café", "owners", "protested", ".", ""]
    assert states.middle.shape == states.last.shape == (6, 384)


def test_long_and_hostile_text_is_read(encoder: MiniLMEncoder) -> None:
    vectors = np.array(encoder.encode(["word " * 5000, "\ud800\x00\u202e", "x" * 10_000]))
    assert np.isfinite(vectors).all()


def test_a_vector_does_not_depend_on_its_company(encoder: MiniLMEncoder) -> None:
    from retold.models.backbone import shipped

    text = "The bridge was closed on Sunday."
    alone = MiniLMEncoder(shipped()).encode([text])[0]
    assert MiniLMEncoder(shipped()).encode(["Snow fell.", text, "word " * 200])[1] == alone
