"""Fit the weights of ``src/retold/annotate/antecedents.py`` on answer keys, and say what they do on a story they were not fitted on.

    python training/antecedents/fit.py KEYS [KEYS ...] [--penalty X] [--rounds N] [--misses]

Each of ``KEYS`` is a folder of answer keys of the form of ``../shared/keys/stories``: ``NAME.json`` beside a folder of reports. A case is
a quotation of the key whose words "he" or "she" introduces; its answer is whoever of the candidates shares a word with the speaker of
the key. Who spoke before is what the weights so far say, so fitting goes in rounds. Standard library and numpy.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np

from retold.annotate import annotate, antecedents
from retold.models import load_language
from retold.read import read


@dataclass(frozen=True)
class Asked:
    """A pronoun of a story: who it may be, the values of each, and which of them it is."""

    story: str
    where: str
    names: tuple[str, ...]
    values: np.ndarray
    right: tuple[int, ...]


def words(text: str) -> set[str]:
    """Words in lower case."""
    return {word for word in "".join(c.lower() if c.isalnum() else " " for c in text).split() if len(word) > 1}


def cases(path: Path, weights: tuple[float, ...]) -> list[Asked]:
    """The cases of one key."""
    key = json.loads(path.read_text(encoding="utf-8"))
    language = load_language()
    found = []
    for report in read([path.parent / path.stem])[0]:
        asked: dict[int, list[antecedents.Candidate]] = {}
        plain = antecedents.candidates

        def kept(*given: object, asked: dict[int, list[antecedents.Candidate]] = asked, plain: object = plain) -> object:
            told = plain(*given)  # type: ignore[operator]
            asked[given[3]] = told  # type: ignore[index]
            return told

        with mock.patch.object(antecedents, "candidates", kept), mock.patch.object(antecedents, "WEIGHTS", weights):
            quotations = annotate(report, language).quotations
        name = Path(report.path).stem
        done = set()
        for quote in key.get("quotes", []):
            for reading in (r for r in quote["readings"] if r["report"] == name):
                at = report.text.find(reading["text"])
                for quotation in quotations:
                    over = min(quotation.span.end, at + len(reading["text"])) - max(quotation.span.start, at)
                    start = quotation.source.start if quotation.source else -1
                    if at < 0 or over * 2 < min(len(quotation.span.exact), len(reading["text"])) or start not in asked or start in done:
                        continue
                    told = asked[start]
                    right = tuple(i for i, c in enumerate(told) if words(c.name) & words(quote["speaker"]))
                    if right and len(told) > 1:
                        done.add(start)
                        values = np.array([c.features for c in told])
                        found.append(Asked(path.stem, f"{name} {start}", tuple(c.name for c in told), values, right))
    return found


def fit(every: list[Asked], penalty: float, steps: int = 600, rate: float = 0.5) -> np.ndarray:
    """The weights of greatest likelihood under a Gaussian prior, by plain gradient ascent over all cases at once."""
    most = max(len(case.names) for case in every)
    values = np.zeros((len(every), most, len(antecedents.FEATURES)))
    there, fits = np.zeros((len(every), most)), np.zeros((len(every), most))
    for number, case in enumerate(every):
        values[number, : len(case.names)] = case.values
        there[number, : len(case.names)] = 1
        fits[number, list(case.right)] = 1
    weights = np.zeros(len(antecedents.FEATURES))
    for _ in range(steps):
        score = np.exp(np.clip(values @ weights, -30, 30))
        chance, among = score * there, score * fits
        slope = (among / among.sum(1, keepdims=True) - chance / chance.sum(1, keepdims=True))[:, None, :] @ values
        weights = weights + rate * (slope.sum((0, 1)) - penalty * weights) / len(every)
    return weights


def right(case: Asked, weights: np.ndarray) -> bool:
    """Whether the likeliest candidate is one of the right ones."""
    return int(np.argmax(case.values @ weights)) in case.right


def main() -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("keys", type=Path, nargs="+")
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--misses", action="store_true", help="list the cases missed when their story was left out")
    options = parser.parse_args()
    paths = [path for folder in options.keys for path in sorted(folder.glob("*.json")) if (folder / path.stem).is_dir()]
    weights = antecedents.WEIGHTS
    for number in range(options.rounds):
        every = [case for path in paths for case in cases(path, weights)]
        print(f"round {number}: {len(every)} cases of {len({case.story for case in every})} stories;", end=" ")
        print("as shipped so far", sum(right(case, np.array(weights)) for case in every), end="; ")
        out = {name: fit([case for case in every if case.story != name], options.penalty) for name in {case.story for case in every}}
        print("each story left out", sum(right(case, out[case.story]) for case in every), end="; ")
        fitted = fit(every, options.penalty)
        weights = tuple(round(float(weight), 2) for weight in fitted)
        print("fitted on all", sum(right(case, fitted) for case in every))
        print(dict(zip(antecedents.FEATURES, weights, strict=True)))
    if options.misses:
        for case in every:
            if not right(case, out[case.story]):
                best = int(np.argmax(case.values @ out[case.story]))
                print(case.story, case.where, "took", case.names[best], case.values[best].round(2).tolist())
                print("   for", *((case.names[i], case.values[i].round(2).tolist()) for i in case.right))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
