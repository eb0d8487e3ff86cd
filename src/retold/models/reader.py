"""The trained English reader: for each word of a sentence its tags, head, relation and the name it is part of.

Words are those of Universal Dependencies (hyphens, percent signs and units apart). The model is a fine-tuned copy of the
upper layers of MiniLM under heads after Dozat and Manning (2017); names are decoded with Viterbi over BIO labels.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from retold.models.backbone import CLS, MOST_PIECES, SEP, UNKNOWN, Backbone, Batch, batches
from retold.models.tree import ROOT, best_tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]
    Numbers = NDArray[np.int64]

WORD_PIECES = 12  # a word is read by its first pieces; longer ones are addresses and noise
OUTPUTS = ("names", "tags", "fine", "arcs", "label_word", "label_head")
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
    """Reads sentences given as words; heavy work in batches."""

    def __init__(self, backbone: Backbone) -> None:
        import numpy as np

        self._backbone = backbone
        self._upper = backbone.part("reader.onnx")
        self._labels: dict[str, list[str]] = json.loads(backbone.file("labels.json"))
        weight = np.frombuffer(backbone.file("label.bin"), "<f2").astype(np.float32)
        side = round((len(weight) / len(self._labels["deps"])) ** 0.5)
        self._weight = weight.reshape(-1, side, side)
        self._after = _allowed(self._labels["names"])

    def read(self, sentences: Sequence[Sequence[str]]) -> list[list[Word]]:
        """The words of each sentence, read; one too long for the model in stretches, the later ones hung on the first."""
        cuts: list[_Cut] = []
        owner: list[int] = []
        for number, words in enumerate(sentences):
            parts = self._cut(words)
            cuts += parts
            owner += [number] * len(parts)
        found: list[list[Word]] = [[] for _ in cuts]
        for batch in batches([cut.ids for cut in cuts]):
            for row, words_read in zip(batch.rows, self._run(batch, [cuts[row] for row in batch.rows]), strict=True):
                found[row] = words_read
        read: list[list[Word]] = [[] for _ in sentences]
        for number, stretch in zip(owner, found, strict=True):
            read[number] = _joined(read[number], stretch)
        return read

    def _cut(self, words: Sequence[str]) -> list[_Cut]:
        cuts: list[_Cut] = []
        encodings = self._backbone.tokenizer.encode_batch([_clean(word) for word in words], add_special_tokens=False)
        cut = _Cut([CLS], [0], [], [])
        for word, encoding in zip(words, encodings, strict=True):
            pieces = encoding.ids[:WORD_PIECES] or [UNKNOWN]
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

    def _run(self, batch: Batch, cuts: Sequence[_Cut]) -> list[list[Word]]:
        shapes = _padded([cut.shapes for cut in cuts], batch.ids.shape[1])
        width = max(len(cut.first) for cut in cuts)
        inputs = {
            "states": self._backbone.states(batch), "shapes": shapes, "mask": batch.mask,
            "first": _padded([cut.first for cut in cuts], width), "last": _padded([cut.last for cut in cuts], width),
        }  # fmt: skip
        names, tags, fine, arcs, label_word, label_head = self._upper.run(list(OUTPUTS), inputs)
        lengths = [len(cut.first) for cut in cuts]
        name_labels, name_p = viterbi(names, lengths, self._after)
        heads = [best_tree(arcs[row, :count, : count + 1]) for row, count in enumerate(lengths)]
        deps = self._relations(label_word, label_head, heads)
        labels = (tags.argmax(-1), fine.argmax(-1), name_labels, name_p)
        return [
            self._words(*(label[row, : len(words)].tolist() for label in labels), words, relations)
            for row, (words, relations) in enumerate(zip(heads, deps, strict=True))
        ]

    def _words(
        self, tags: list[int], fine: list[int], names: list[int], chances: list[float], heads: Sequence[int], deps: Sequence[str]
    ) -> list[Word]:
        known = self._labels
        return [
            Word(known["tags"][tag], known["fine"][detail], head, dep, known["names"][name], chance)
            for tag, detail, head, dep, name, chance in zip(tags, fine, heads, deps, names, chances, strict=True)
        ]

    def _relations(self, label_word: Scores, label_head: Scores, heads: Sequence[Sequence[int]]) -> list[list[str]]:
        """The best relation of each word of each sentence to its head; "root" for the root and for nothing else."""
        import numpy as np

        rows = np.array([row for row, words in enumerate(heads) for _ in words])
        places = np.array([place for words in heads for place in range(len(words))])
        above = np.array([head + 1 for words in heads for head in words])
        one = np.ones((len(rows), 1), np.float32)
        word = np.concatenate([label_word[rows, places], one], 1)
        head = np.concatenate([label_head[rows, above], one], 1)
        count, side, _ = self._weight.shape
        left = (word @ self._weight.transpose(1, 0, 2).reshape(side, count * side)).reshape(len(rows), count, side)
        scores = (left @ head[:, :, None])[..., 0]
        scores[:, self._labels["deps"].index("root")] = -np.inf
        best = iter(scores.argmax(1).tolist())
        return [["root" if at == ROOT else self._labels["deps"][label] for at, label in zip(words, best, strict=False)] for words in heads]


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


def viterbi(scores: Scores, lengths: Sequence[int], after: Scores) -> tuple[Numbers, Scores]:
    """The best allowed row of labels for each sentence and the probability of each label on its own.

    ``scores`` is (sentences, words, labels); ``after[a, b]`` is added when label b follows a, its last row when b begins.
    """
    import numpy as np

    rows, width, count = scores.shape
    shifted = scores - scores.max(-1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    back = np.zeros((rows, width, count), np.int64)
    best = logs[:, 0] + after[-1]
    ends = {length - 1: [row for row in range(rows) if lengths[row] == length] for length in set(lengths)}
    found = np.zeros((rows, width), np.int64)
    for place in range(width):
        if place:
            steps = best[:, :, None] + after[None, :-1]
            back[:, place] = steps.argmax(1)
            best = steps.max(1) + logs[:, place]
        for row in ends.get(place, ()):
            found[row, place] = best[row].argmax()
    for row, length in enumerate(lengths):
        for place in range(length - 1, 0, -1):
            found[row, place - 1] = back[row, place, found[row, place]]
    return found, np.exp(np.take_along_axis(logs, found[..., None], -1))[..., 0]


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


def _padded(rows: Sequence[Sequence[int]], width: int) -> Numbers:
    import numpy as np

    padded = np.zeros((len(rows), width), np.int64)
    for place, row in enumerate(rows):
        padded[place, : len(row)] = row
    return padded


def _clean(word: str) -> str:
    """Lone surrogates, which the tokenizer does not take, become replacement characters."""
    return word if word.isascii() else "".join("�" if "\ud800" <= letter <= "\udfff" else letter for letter in word)
