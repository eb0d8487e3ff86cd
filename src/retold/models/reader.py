"""The trained English reader: for each word of a sentence its tags, head, relation and the name it is part of.

Words are those of Universal Dependencies (hyphens, percent signs and units apart). The model is a fine-tuned copy of the
upper layers of MiniLM under heads after Dozat and Manning (2017); names are decoded with Viterbi over BIO labels.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from retold.models.backbone import MOST_PIECES, Backbone
from retold.models.pieces import CLS, SEP, UNKNOWN
from retold.models.tree import ROOT, best_tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

WORD_PIECES = 12  # a word is read by its first pieces; longer ones are addresses and noise
OUTPUTS = ("names", "tags", "fine", "arcs", "deps")
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Word:
    """One word as read: UPOS ``tag``, Penn ``fine`` tag, ``head`` (its place in the sentence; -1: root), UD ``dep``.

    ``name`` is a BIO label (O, B-person, I-place ...) and ``name_p`` the probability the model gives that label.
    """

    tag: str
    fine: str
    head: int
    dep: str
    name: str
    name_p: float


@dataclass(frozen=True, slots=True)
class _Cut:
    """Pieces of one stretch of a sentence, and the first and last piece of each of its words."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


class Reader:
    """Reads sentences given as words."""

    def __init__(self, backbone: Backbone) -> None:
        self._backbone = backbone
        self._upper = backbone.part("reader.onnx")
        self._labels: dict[str, list[str]] = json.loads(backbone.file("labels.json"))
        self._root = self._labels["deps"].index("root")
        self._after = _allowed(self._labels["names"])

    def read(self, sentences: Sequence[Sequence[str]]) -> list[list[Word]]:
        """The words of each sentence, read; one too long for the model in stretches, the later ones hung on the first."""
        return self._backbone.map(self._sentence, sentences)

    def _sentence(self, words: Sequence[str]) -> list[Word]:
        return functools.reduce(_joined, (self._run(cut) for cut in self._cut(words)), [])

    def _cut(self, words: Sequence[str]) -> list[_Cut]:
        cuts: list[_Cut] = []
        cut = _Cut([CLS], [0], [], [])
        for word in words:
            pieces = self._backbone.vocabulary.ids(word)[:WORD_PIECES] or [UNKNOWN]
            if len(cut.ids) + len(pieces) >= MOST_PIECES:
                cuts.append(cut)
                cut = _Cut([CLS], [0], [], [])
            cut.first.append(len(cut.ids))
            cut.ids.extend(pieces)
            cut.shapes.extend([shape(word)] * len(pieces))
            cut.last.append(len(cut.ids) - 1)
        cuts.append(cut)
        for done in cuts:
            done.ids.append(SEP)
            done.shapes.append(0)
        return [done for done in cuts if done.first]

    def _run(self, cut: _Cut) -> list[Word]:
        import numpy as np

        states, mask = self._backbone.states(cut.ids)
        inputs = {
            name: np.array([numbers], np.int64) for name, numbers in (("shapes", cut.shapes), ("first", cut.first), ("last", cut.last))
        }
        scores = self._upper.run(list(OUTPUTS), {"states": states, "mask": mask, **inputs})
        names, tags, fine, arcs, deps = (score[0] for score in scores)
        labels, chances = viterbi(names, self._after)
        heads = best_tree(arcs)
        columns = [tags.argmax(-1).tolist(), fine.argmax(-1).tolist(), labels, chances]
        return self._words(columns, heads, self._relations(deps, heads))

    def _words(self, columns: Sequence[list[Any]], heads: Sequence[int], deps: Sequence[str]) -> list[Word]:
        """Words from the numbers of tag, fine tag, name label and its probability, column by column."""
        known = self._labels
        return [
            Word(known["tags"][tag], known["fine"][fine], head, dep, known["names"][name], chance)
            for tag, fine, name, chance, head, dep in zip(*columns, heads, deps, strict=True)
        ]

    def _relations(self, scores: Scores, heads: Sequence[int]) -> list[str]:
        """The best relation of each word to its head, of ``scores`` (word, relation, head); "root" for the root and nothing else."""
        chosen = scores[range(len(heads)), :, [head + 1 for head in heads]]
        chosen[:, self._root] = NEVER
        deps = self._labels["deps"]
        return ["root" if at == ROOT else deps[label] for at, label in zip(heads, chosen.argmax(1).tolist(), strict=True)]


def shape(word: str) -> int:
    """How a word is written: 1 lower, 2 Title, 3 UPPER, 4 one capital, 5 miXed, 6 with digits, 7 no letters."""
    if any(letter.isdigit() for letter in word):
        return 6
    if not any(letter.isalpha() for letter in word):
        return 7
    if word == word.lower():
        return 1
    if word == word.upper():
        return 3 if len(word) > 1 else 4
    return 2 if word[0].isupper() and word[1:] == word[1:].lower() else 5


def viterbi(scores: Scores, after: Scores) -> tuple[list[int], list[float]]:
    """The best allowed row of labels for the words of one sentence and the probability of each label on its own.

    ``scores`` is (words, labels); ``after[a, b]`` is added when label b follows a, its last row when b begins.
    """
    import numpy as np

    shifted = scores - scores.max(-1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    best = logs[0] + after[-1]
    back = []
    for row in logs[1:]:
        steps = best[:, None] + after[:-1]
        back.append(steps.argmax(0))
        best = steps.max(0) + row
    found = [int(best.argmax())]
    for came in reversed(back):
        found.append(int(came[found[-1]]))
    found.reverse()
    return found, np.exp(logs[range(len(found)), found]).tolist()


def _allowed(labels: Sequence[str]) -> Scores:
    """0 where a label may follow another (last row: begin a sentence), very low where I- follows what is not its name."""
    import numpy as np

    after = np.zeros((len(labels) + 1, len(labels)), np.float32)
    for row, before in enumerate([*labels, "O"]):
        for column, label in enumerate(labels):
            if label.startswith("I-") and before[1:] != label[1:]:
                after[row, column] = NEVER
    return after


def _joined(words: list[Word], stretch: list[Word]) -> list[Word]:
    """``stretch`` appended to ``words``: its heads moved on, its root hung on the root of ``words``."""
    if not words:
        return stretch
    root = next(place for place, word in enumerate(words) if word.head == ROOT)
    moved = [
        replace(word, head=root, dep="parataxis") if word.head == ROOT else replace(word, head=word.head + len(words)) for word in stretch
    ]
    return words + moved
