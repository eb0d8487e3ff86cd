"""The trained English reader: the sentences of a window, for each word its tags, head, relation and the name it is part of.

Words are those of Universal Dependencies (hyphens, percent signs and units apart). The model is a fine-tuned copy of the
upper layers of MiniLM under heads after Dozat and Manning (2017); names are decoded with Viterbi over BIO labels.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from retold.models.backbone import Backbone
from retold.models.namewords import NameWords
from retold.models.pieces import CLS, KEPT_WORDS, SEP, UNKNOWN
from retold.models.starts import Seen, Starts
from retold.models.tree import ROOT, best_tree

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float32]

WORD_PIECES = 12  # a word is read by its first pieces; longer ones are addresses and noise
OUTPUTS = ("names", "tags", "fine", "arcs", "label_word", "label_head", "starts")
NEVER = -1e4
BESIDE_SAME, BESIDE_OTHER = 2.0, 1.0
"""What it costs that a name begins right after another of its kind, or of another kind: in a sentence something stands between two names
("Skarn" "Velo" is one). Set with :data:`NO_NAME` on UniversalNER EWT dev, GUM dev and the marks of ECB+ dev: F 75.6, 78.0, 90.0 with
none of the three costs, 75.7, 78.7, 90.5 with these two, 76.3, 78.7, 90.9 with all."""
NO_NAME = 0.4
"""What it costs that a word is of no name: the reader rather misses a name than it invents one."""
SHAPES = 8
NEVER_HERE, BEFORE = -1, -2  # no sentence begins here; nor here: it would begin at the mark before, which opens what follows
KEPT_WINDOWS = 2_000  # windows remembered by content, some 15 kB each: copies share their paragraphs


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
class Window:
    """A stretch of text read at once: its words and what the rules say of each: :data:`NEVER_HERE`, :data:`BEFORE`, 0, or 1: a sentence
    begins.
    """

    words: tuple[str, ...]
    rules: tuple[int, ...]


class Reader:
    """Reads windows given as words."""

    def __init__(self, backbone: Backbone) -> None:
        self._backbone = backbone
        self._upper = backbone.part("reader.onnx")
        self._labels: dict[str, list[str]] = json.loads(backbone.file("labels.json"))
        self._tagger = backbone.part("starts.onnx")
        self._starts = Starts(**json.loads(backbone.file("starts.json")))
        self._root = self._labels["deps"].index("root")
        self._after = name_steps(self._labels["names"])
        self._known = NameWords(backbone.file("namewords.txt").decode("utf-8"))
        self._cut: dict[str, list[int]] = {}
        self._kept: OrderedDict[Window, list[list[Word]]] = OrderedDict()

    def pieces(self, word: str) -> int:
        """How many pieces of a window ``word`` takes."""
        return len(self._ids(word))

    def read(self, windows: Sequence[Window]) -> list[list[list[Word]]]:
        """The sentences of each window, read; heads are places in the sentence. A window met before is not read again.

        The words of a window are at most :data:`MOST_PIECES` pieces together.
        """
        new = list(dict.fromkeys(window for window in windows if window not in self._kept))
        self._kept.update(zip(new, self._backbone.map(self._window, new), strict=True))
        found = [self._kept[window] for window in windows]
        while len(self._kept) > KEPT_WINDOWS:
            self._kept.popitem(last=False)
        return found

    def _ids(self, word: str) -> list[int]:
        found = self._cut.get(word)
        if found is None:
            if len(self._cut) >= KEPT_WORDS:
                self._cut.clear()
            found = self._cut[word] = self._backbone.vocabulary.ids(word)[:WORD_PIECES] or [UNKNOWN]
        return found

    def seen(self, window: Window) -> tuple[Seen, list[float]]:
        """``window`` as the models of starts are asked about it, and the tagger's scores."""
        fed = self._fed(window)
        return self._seen(window, self._scores(fed)), self._tagged(window, fed)

    def _window(self, window: Window) -> list[list[Word]]:
        fed = self._fed(window)
        scores = self._scores(fed)
        seen = self._seen(window, scores)
        inner = (place for place in range(1, len(window.words)) if allowed(window, seen, place))
        begins = [0, *self._starts.begin(seen, inner, lambda: self._tagged(window, fed)), len(window.words)]
        return [self._sentence(scores, begin, end) for begin, end in pairwise(begins)]

    def _fed(self, window: Window) -> dict[str, object]:
        """What the upper layers are given of ``window``: states of its pieces, how they are written, where words begin and end."""
        import numpy as np

        ids, shapes, first, last = [CLS], [0], [], []
        for word, look in zip(window.words, looks(window.words, self._known), strict=True):
            pieces = self._ids(word)
            first.append(len(ids))
            ids += pieces
            shapes += [look] * len(pieces)
            last.append(len(ids) - 1)
        states, mask = self._backbone.states([*ids, SEP])
        rows = {"shapes": [*shapes, 0], "first": first, "last": last}
        return {"states": states, "mask": mask, **{name: np.array([numbers], np.int64) for name, numbers in rows.items()}}

    def _tagged(self, window: Window, fed: dict[str, object]) -> list[float]:
        """The tagger's score of each word."""
        return _at_marks(window, self._tagger.run(["starts"], fed)[0][0].tolist())

    def _seen(self, window: Window, scores: dict[str, Scores]) -> Seen:
        meant = _at_marks(window, scores["starts"].tolist())
        names = [self._labels["names"][label][0] for label in scores["names"].argmax(-1).tolist()]
        tags = [self._labels["tags"][label] for label in scores["tags"].argmax(-1).tolist()]
        return Seen(window.words, meant, [rule > 0 for rule in window.rules], names, tags)

    def _scores(self, fed: dict[str, object]) -> dict[str, Scores]:
        """What the heads say of one row of pieces, by name of the output."""
        return {name: score[0] for name, score in zip(OUTPUTS, self._upper.run(list(OUTPUTS), fed), strict=True)}

    def _sentence(self, scores: dict[str, Scores], begin: int, end: int) -> list[Word]:
        """The words ``begin`` to ``end`` of a window as one sentence: their heads lie among themselves."""
        labels, chances = viterbi(scores["names"][begin:end], self._after)
        heads = best_tree(scores["arcs"][begin:end][:, [0, *range(begin + 1, end + 1)]])
        tags, fine = (scores[name][begin:end].argmax(-1).tolist() for name in ("tags", "fine"))
        known = self._labels
        return [
            Word(known["tags"][tag], known["fine"][small], head, dep, known["names"][name], chance)
            for tag, small, name, chance, head, dep in zip(
                tags, fine, labels, chances, heads, self._relations(scores, begin, heads), strict=True
            )
        ]

    def _relations(self, scores: dict[str, Scores], begin: int, heads: Sequence[int]) -> list[str]:
        """The best relation of each word to its head; "root" for the root and nothing else."""
        import numpy as np

        right = scores["label_head"][[0 if head == ROOT else begin + head + 1 for head in heads]]
        chosen = np.einsum("wlk,wk->wl", scores["label_word"][begin : begin + len(heads)], right)
        chosen[:, self._root] = NEVER
        deps = self._labels["deps"]
        return ["root" if at == ROOT else deps[label] for at, label in zip(heads, chosen.argmax(1).tolist(), strict=True)]


def _at_marks(window: Window, scores: list[float]) -> list[float]:
    """``scores`` of words, that of a word before which a mark opens told of the mark."""
    for place in range(len(scores) - 1, 0, -1):
        if window.rules[place] == BEFORE:
            scores[place - 1] = max(scores[place - 1], scores[place])
    return scores


def allowed(window: Window, seen: Seen, place: int) -> bool:
    """Whether a sentence may begin at ``place``: no rule forbids it and it is not inside a name."""
    return window.rules[place] >= 0 and seen.names[place] != "I"


def looks(words: Sequence[str], known: NameWords) -> list[int]:
    """How each word is written and what is known to be called so, as one number: its :func:`shape` and :data:`SHAPES` times its
    :meth:`NameWords.of`.
    """
    return [shape(word) + SHAPES * bits for word, bits in zip(words, known.of(words), strict=True)]


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


def name_steps(labels: Sequence[str]) -> Scores:
    """What is added when a label (column) follows another (row; the last: begins a sentence): nothing, a cost, or so great a cost that
    it never comes.
    """
    import numpy as np

    after = np.zeros((len(labels) + 1, len(labels)), np.float32)
    for row, before in enumerate([*labels, "O"]):
        for column, label in enumerate(labels):
            after[row, column] = _step(before, label)
    return after


def _step(before: str, label: str) -> float:
    if label == "O":
        return -NO_NAME
    if label.startswith("I-"):
        return 0.0 if before[1:] == label[1:] else NEVER
    if before == "O":
        return 0.0
    return -BESIDE_SAME if before[1:] == label[1:] else -BESIDE_OTHER
