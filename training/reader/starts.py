"""Fits the model that decides where sentences begin (``retold.models.starts``) on the development set, raw text in.

PYTHONPATH=src:model-en/src python training/reader/starts.py --data FOLDER --model model-en/src/retold_model_en

Writes MODEL/starts.json and prints what five-fold cross validation over the documents gives: F of boundaries and of whole sentences.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sources import documents

from retold.models.backbone import Backbone
from retold.models.english.tokens import places
from retold.models.lexicon import english
from retold.models.reader import Reader, allowed
from retold.models.starts import FARTHEST, MARGIN, clues, weighed
from retold.models.trained import TrainedLanguage

FOLDS = 5
STRENGTH = 0.6  # of the weights against the penalty on their squares; chosen held out among .15 to 2
EDITED, WEIGHT = 372, 2.0  # from that document on the set is GUM: edited pages, nearer to news than e-mail, count so much more


@dataclass(frozen=True)
class Place:
    """A word at which a sentence may begin: where it stands, what tells, and whether one begins there in truth."""

    start: int
    clues: Mapping[str, float]
    true: bool


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
        file.write_text(json.dumps({"always": 0.25, "score": 1.0, "rule": 2.0}))
    reader = Reader(Backbone(options.model))
    language = TrainedLanguage(english(), reader)
    docs = documents(options.data / f"{options.set}.spacy")
    texts = [seen(language, reader, doc, WEIGHT if number >= EDITED else 1.0) for number, doc in enumerate(docs)]
    held: dict[int, Mapping[str, float]] = {fold: fit([t for n, t in enumerate(texts) if n % FOLDS != fold]) for fold in range(FOLDS)}
    told = [(text, held[number % FOLDS]) for number, text in enumerate(texts)]
    print("held out:", report(told), "; of GUM:", report(told[EDITED:]))
    weights = fit(texts)
    file.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n")


def seen(language: TrainedLanguage, reader: Reader, doc, weight: float = 1.0) -> Text:  # type: ignore[no-untyped-def]
    """One document as the model is asked about it."""
    spots = places(doc.text)
    cut = [language.cut(doc.text[start:end]) for start, end in spots]
    true = [sentence[0].idx for sentence in doc.sents]
    found = Text([], [], true, weight)
    for first, window in language.windows(doc.text, spots, cut):
        look = reader.seen(window)
        place = 0
        for token in range(first, len(spots)):
            if place >= len(window.words):
                break
            start = spots[token][0]
            if place == 0:
                found.certain.append(start)
            elif allowed(window, look, place) and (look.rules[place] or look.scores[place] >= FARTHEST):
                found.open.append(Place(start, clues(look, place), start in true))
            place += len(cut[token])
    return found


def fit(texts: list[Text]) -> dict[str, float]:
    """Weights by clue."""
    rows = [place for text in texts for place in text.open]
    table = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    weights = [text.weight for text in texts for _ in text.open]
    model.fit(table.fit_transform([place.clues for place in rows]), [place.true for place in rows], sample_weight=weights)
    return {str(clue): round(float(weight), 4) for clue, weight in zip(table.feature_names_, model.coef_[0], strict=True)}


def report(texts: list[tuple[Text, Mapping[str, float]]]) -> str:
    """F of boundaries inside documents and of sentences, begun and ended right."""
    counts: Counter[str] = Counter()
    for text, weights in texts:
        found = sorted({*text.certain, *(place.start for place in text.open if weighed(weights, place.clues) > MARGIN)})
        mine, true = (set(zip(starts, [*starts[1:], -1], strict=True)) for starts in (found, text.true))
        counts.update({"boundary": len(set(found) & set(text.true)) - 1, "boundaries": len(found) + len(text.true) - 2})
        counts.update({"sentence": len(mine & true), "sentences": len(mine) + len(true)})
    shares = (f"{name} {200 * counts[one] / counts[name]:.2f}" for one, name in (("boundary", "boundaries"), ("sentence", "sentences")))
    return "F of " + ", ".join(shares)


if __name__ == "__main__":
    main()
