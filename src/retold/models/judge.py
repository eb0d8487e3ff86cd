"""The embedded judge: a cross-encoder above the shared MiniLM layers, 8 bits; implements ``ports.Judge``.

Made by ``training/judge``; ``judge.onnx`` lies beside the other files of ``retold-model-en`` where it has been made. It is asked for by
name: no default rests on it before it measures better than the rules alone (``bench/variants.py``).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from retold.errors import OptionError
from retold.models.backbone import MOST_PIECES, Backbone, shipped
from retold.models.pieces import CLS, SEP

Chances = tuple[float, float, float]


class MiniLMJudge:
    """Pairs of passages to the chances of meaning kept, changed, and no bearing. Each pair is read both ways round."""

    def __init__(self, backbone: Backbone) -> None:
        self._backbone = backbone
        self._above = backbone.part("judge.onnx")

    @property
    def name(self) -> str:
        """Name and version for ``run.models``."""
        return "minilm-judge-int8/1"

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Chances]:
        """The mean of what both orders give, which sums to 1."""
        both = self._backbone.map(self._one_way, [*pairs, *((b, a) for a, b in pairs)])
        return [_mean(both[number], both[number + len(pairs)]) for number in range(len(pairs))]

    def _one_way(self, pair: tuple[str, str]) -> Chances:
        import numpy as np

        cut = self._backbone.vocabulary.pieces
        first, second = ([number for number, _, _ in cut(text)][: MOST_PIECES // 2 - 2] for text in pair)
        states, mask = self._backbone.states([CLS, *first, SEP, *second, SEP])
        kinds = np.array([[0] * (len(first) + 2) + [1] * (len(second) + 1)], np.int64)
        kept, changed, neither = self._above.run(["chances"], {"states": states, "kinds": kinds, "mask": mask})[0][0]
        return float(kept), float(changed), float(neither)


def _mean(there: Chances, back: Chances) -> Chances:
    kept, changed, neither = ((p + q) / 2 for p, q in zip(there, back, strict=True))
    return kept, changed, neither


@functools.lru_cache(maxsize=1)
def minilm_judge() -> MiniLMJudge:
    """The judge of the installed ``retold-model-en``, loaded once a process.

    Raises MissingExtra (R410) without that distribution and OptionError (R217) when it holds no judge.
    """
    backbone = shipped()
    try:
        return MiniLMJudge(backbone)
    except FileNotFoundError as error:
        raise OptionError("The installed retold-model-en holds no judge.", code="R217", hint="Make one: see training/README.md.") from error
