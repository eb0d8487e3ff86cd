"""The embedded judge reads each pair both ways round, so that the order of the texts is nothing to it."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from retold.errors import OptionError
from retold.models import load_judge
from retold.models.judge import MiniLMJudge


class _Backbone:
    """Stands for the shared layers: pieces are words, states their ids."""

    vocabulary = SimpleNamespace(pieces=lambda text: [(len(word), 0, 0) for word in text.split()])

    def part(self, name: str) -> SimpleNamespace:
        assert name == "judge.onnx"
        return SimpleNamespace(run=lambda names, inputs: [self._chances(inputs)])

    def map(self, function, rows):  # type: ignore[no-untyped-def]
        return [function(row) for row in rows]

    def states(self, ids):  # type: ignore[no-untyped-def]
        return np.array([ids], np.float32), np.ones((1, len(ids)), np.int64)

    def _chances(self, inputs):  # type: ignore[no-untyped-def]
        """All the more "changed" the more of the pieces belong to the second text."""
        changed = float(inputs["kinds"].mean())
        return np.array([[1 - changed, changed, 0.0]])


def test_the_order_of_the_texts_is_nothing_to_it() -> None:
    judge = MiniLMJudge(_Backbone())  # type: ignore[arg-type]
    (there,) = judge.judge([("one two three four", "five")])
    (back,) = judge.judge([("five", "one two three four")])
    assert there == pytest.approx(back)
    assert sum(there) == pytest.approx(1.0)
    assert judge.judge([]) == []


def test_models_without_a_judge_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(self: object, name: str) -> None:
        raise FileNotFoundError(name)

    monkeypatch.setattr("retold.models.judge.shipped", lambda: SimpleNamespace(part=lambda name: missing(None, name)))
    from retold.models.judge import minilm_judge

    minilm_judge.cache_clear()
    with pytest.raises(OptionError, match="no judge"):
        load_judge("minilm")
