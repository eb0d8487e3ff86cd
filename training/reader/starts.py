"""Fits the models that decide where sentences begin (``retold.models.starts``) on the development set, raw text in.

PYTHONPATH=src:model-en/src python training/reader/starts.py --data FOLDER --model model-en/src/retold_model_en

The first is fitted on all places, the second, which also hears the tagger, on those where the first is in doubt when it was fitted
without their document. Writes MODEL/starts.json and prints what five-fold cross validation over the documents gives: F of boundaries
and of whole sentences.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sources import documents

from retold.models.backbone import Backbone
from retold.models.english.tokens import places
from retold.models.lexicon import english
from retold.models.reader import Reader, allowed
from retold.models.starts import DOUBT, FARTHEST, HOPELESS, MARGIN, clues, tagger_clues, weighed
from retold.models.trained import TrainedLanguage

Weights = Mapping[str, float]

FOLDS = 5
STRENGTH = 0.6  # of the weights against the penalty on their squares; chosen held out among .15 to 2
EDITED, WEIGHT = 396, 2.0  # from that document on the set is GUM: edited pages, nearer to news than e-mail, count so much more
NEWS = slice(447, 465)  # interviews and reports of Wikinews


@dataclass(frozen=True)
class Place:
    """A word at which a sentence may begin: where it stands, what tells, what the tagger tells, and whether one begins there in truth."""

    start: int
    clues: Mapping[str, float]
    tagger: Mapping[str, float]
    true: bool

    def weight(self, first: Weights) -> float:
        """What the first model has."""
        hopeless = self.clues["score"] < HOPELESS and not self.clues["rule"]
        return -math.inf if hopeless else weighed(first, self.clues)

    def doubtful(self, first: Weights) -> bool:
        """Whether the second model is asked."""
        return abs(self.weight(first) - MARGIN) < DOUBT


@dataclass(frozen=True)
class Text:
    """A document: the places to decide on, the starts that are certain, and the true ones (offsets in code points)."""

    open: list[Place]
    certain: list[int]
    true: list[int]
    weight: float = 1.0


def main() -> None:
    """Fit, write, report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--set", default="syn-dev")
    options = parser.parse_args()
    file = options.model / "starts.json"
    if not file.exists():
        file.write_text(json.dumps({"first": {"always": 0.25, "score": 1.0, "rule": 2.0}, "second": {}}))
    reader = Reader(Backbone(options.model))
    language = TrainedLanguage(english(), reader)
    docs = documents(options.data / f"{options.set}.spacy")
    texts = [seen(language, reader, doc, WEIGHT if number >= EDITED else 1.0) for number, doc in enumerate(docs)]
    held = [fit([text for n, text in enumerate(texts) if n % FOLDS != fold], first=True) for fold in range(FOLDS)]
    open_ = [replace(text, open=[place for place in text.open if place.doubtful(held[n % FOLDS])]) for n, text in enumerate(texts)]
    again = [fit([text for n, text in enumerate(open_) if n % FOLDS != fold], first=False) for fold in range(FOLDS)]
    told = [(text, held[n % FOLDS], again[n % FOLDS]) for n, text in enumerate(texts)]
    print("held out:", report(told), "; of GUM:", report(told[EDITED:]), "; of its news:", report(told[NEWS]))
    print("asked again:", sum(len(text.open) for text in open_), "of", sum(len(text.open) for text in texts))
    weights = {"first": fit(texts, first=True), "second": fit(open_, first=False)}
    file.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n")


def seen(language: TrainedLanguage, reader: Reader, doc, weight: float = 1.0) -> Text:  # type: ignore[no-untyped-def]
    """One document as the model is asked about it."""
    spots = places(doc.text)
    cut = [language.cut(doc.text[start:end]) for start, end in spots]
    true = [sentence[0].idx for sentence in doc.sents]
    found = Text([], [], true, weight)
    for first, window in language.windows(doc.text, spots, cut):
        look, tagged = reader.seen(window)
        place = 0
        for token in range(first, len(spots)):
            if place >= len(window.words):
                break
            start = spots[token][0]
            if place == 0:
                found.certain.append(start)
            elif allowed(window, look, place) and (look.rules[place] or look.scores[place] >= FARTHEST):
                found.open.append(Place(start, clues(look, place), tagger_clues(tagged, place), start in true))
            place += len(cut[token])
    return found


def fit(texts: list[Text], *, first: bool) -> dict[str, float]:
    """Weights by clue, of the first or of the second model."""
    rows = [place for text in texts for place in text.open]
    table = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    weights = [text.weight for text in texts for _ in text.open]
    told = table.fit_transform([place.clues if first else {**place.clues, **place.tagger} for place in rows])
    model.fit(told, [place.true for place in rows], sample_weight=weights)
    return {str(clue): round(float(weight), 4) for clue, weight in zip(table.feature_names_, model.coef_[0], strict=True)}


def begins(place: Place, first: Weights, second: Weights) -> bool:
    """Whether a sentence is said to begin at ``place``."""
    doubtful = place.doubtful(first)
    return (weighed(second, {**place.clues, **place.tagger}) if doubtful else place.weight(first)) > MARGIN


def report(texts: list[tuple[Text, Weights, Weights]]) -> str:
    """F of boundaries inside documents and of sentences, begun and ended right."""
    counts: Counter[str] = Counter()
    for text, first, second in texts:
        found = sorted({*text.certain, *(place.start for place in text.open if begins(place, first, second))})
        mine, true = (set(zip(starts, [*starts[1:], -1], strict=True)) for starts in (found, text.true))
        counts.update({"boundary": len(set(found) & set(text.true)) - 1, "boundaries": len(found) + len(text.true) - 2})
        counts.update({"sentence": len(mine & true), "sentences": len(mine) + len(true)})
    shares = (f"{name} {200 * counts[one] / counts[name]:.2f}" for one, name in (("boundary", "boundaries"), ("sentence", "sentences")))
    return "F of " + ", ".join(shares)


if __name__ == "__main__":
    main()
