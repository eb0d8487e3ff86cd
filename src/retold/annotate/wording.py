"""How far the short runs of words in a text are those of a machine translation, by a fitted list of runs that anyone can read.

``words/wording.tsv`` (made by ``training/condition``, its card stands there) lists runs of one to three words or word classes
with how many times commoner each is in translations than in what they translate, and what it weighs in a logistic regression
over rates. Function words stand for themselves, other words for their class and ending, so that it is the grammar that is
weighed and not the matter. The idea is that of finding translationese by function-word n-grams (Koppel and Ordan 2011).
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from retold.model import Report, Sign, Token
from retold.ports import Lexicon

LONGEST = 3  # words in a run
EDGE = "|"
SHORTEST = 80  # words below which a text is too short to tell
STEEPNESS, CENTRE = 1.5, 0.0
"""Probability = logistic(STEEPNESS * (score - CENTRE)): set on newscluster-dev and PolNeAR dev so that of clean newswire at most one
report in a hundred comes to .15, from which the steps hold a report damaged (``bench/condition.py``)."""
ACCUSED = 0.15
MOST_SIGNS, COMMONER = 12, 1.5  # places shown, and how much commoner in translations a run must be to be one


@dataclass(frozen=True, slots=True)
class Wording:
    """The fitted list: ``closed`` words stand for themselves; of each run its weight and its ratio; ``bias`` and ``smooth``
    are the constants of the regression: score = bias + sum of weight * 100 * count / (words + smooth).
    """

    closed: frozenset[str]
    weights: Mapping[tuple[str, ...], float]
    ratios: Mapping[tuple[str, ...], float]
    bias: float
    smooth: float


def probability(score: float) -> float:
    """That a text of this score went through a translator, as far as its runs of words tell."""
    return 1 / (1 + math.exp(-STEEPNESS * (score - CENTRE)))


def wording_of(report: Report, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[float, tuple[Sign, ...]]:
    """Probability 0..1 that the text was translated by machine, and, when that is enough to accuse it, the places that tell most."""
    model = shipped()
    classes, places = read_classes(report.text, tokens, lexicon, model.closed)
    if sum(name not in {EDGE, ","} for name in classes) < SHORTEST:
        return 0.0, ()
    found = probability(score(model, classes))
    return (found, tuple(_signs(report, tokens, model, classes, places))) if found >= ACCUSED else (found, ())


def score(model: Wording, classes: Sequence[str]) -> float:
    """The regression's score (log odds on balanced data) of a text read as ``classes``."""
    counts = Counter(run for _, run in runs(classes))
    total = sum(model.weights[run] * count for run, count in counts.items() if run in model.weights)
    return model.bias + 100 * total / (len(classes) + model.smooth)


def runs(classes: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each run of one to three classes with the place it begins at; of single ones only words that stand for themselves."""
    for k, name in enumerate(classes):
        if name.islower():
            yield k, (name,)
        for size in range(2, LONGEST + 1):
            if k + size <= len(classes):
                yield k, tuple(classes[k : k + size])


def read_classes(text: str, tokens: Sequence[Token], lexicon: Lexicon, closed: frozenset[str]) -> tuple[list[str], list[int]]:
    """The text as words and classes, and for each the token it is read from; sentence and paragraph edges are ``|``."""
    classes, places = [EDGE], [0]
    open_class = _open_classes(lexicon)
    end = 0
    for k, token in enumerate(tokens):
        edge = classes[-1] == EDGE
        name = _class_of(token.text, edge or "\n" in text[end : token.start], closed, open_class)
        if not edge and (name == EDGE or "\n" in text[end : token.start]):
            classes.append(EDGE)
            places.append(k)
        end = token.end
        if name and name != EDGE:
            classes.append(name)
            places.append(k)
    return classes, places


def _class_of(word: str, begins: bool, closed: frozenset[str], open_class: Callable[[str], str]) -> str:
    """The class of a word or mark; "" for what is passed over (quotation marks, brackets, dashes)."""
    first = word[0]
    if first.isdigit() or first in "$£€":
        return "NUM"
    if word in {".", "!", "?", ":", ";"}:
        return EDGE
    if word == ",":
        return ","
    low = word.lower().replace("’", "'")
    if low == "'s" or low in closed:
        return low
    if not first.isalpha():
        return ""
    name = open_class(low)
    return "NAME" if first.isupper() and (not begins or name in {"UNK", "S", "X"}) else name


def _open_classes(lexicon: Lexicon) -> Callable[[str], str]:
    """The class of an open word by its ending, else by what the lexicon says it can be; remembered for one text."""

    @functools.cache
    def of(low: str) -> str:
        for ending, name in (("ly", "LY"), ("ing", "ING"), ("ed", "ED")):
            if low.endswith(ending) and len(low) > 4:
                return name
        known = lexicon.tags(low)
        if known:
            return _letters(known)
        inflected: set[str] = {
            tag for tag in ("NOUN", "VERB", "ADJ") if (base := lexicon.lemma(low, tag)) != low and tag in lexicon.tags(base)
        }
        return _letters(inflected) + ("S" if low.endswith("s") else "X") if inflected else "UNK"

    return of


def _letters(tags: frozenset[str] | set[str]) -> str:
    return "".join(sorted("R" if tag == "ADV" else tag[0] for tag in tags))


def _signs(report: Report, tokens: Sequence[Token], model: Wording, classes: Sequence[str], places: Sequence[int]) -> Iterator[Sign]:
    """The runs of words that speak most for a translation, each place told once, in order of place."""
    told = [
        (-model.weights[run], k, len(run))
        for k, run in runs(classes)
        if len(run) > 1 and EDGE not in run and model.weights.get(run, 0.0) > 0 and model.ratios[run] >= COMMONER
    ]
    taken: set[int] = set()
    chosen: list[tuple[int, int]] = []
    for _, k, size in sorted(told):
        if taken.isdisjoint(range(k, k + size)) and len(chosen) < MOST_SIGNS:
            taken.update(range(k, k + size))
            chosen.append((k, size))
    for k, size in sorted(chosen):
        ratio = model.ratios[tuple(classes[k : k + size])]
        span = report.span(tokens[places[k]].start, tokens[places[k + size - 1]].end)
        yield Sign(
            "translated wording", span, f"such a run of words is {ratio:.1f} times commoner in machine translations than in their originals"
        )


@functools.lru_cache(maxsize=1)
def shipped() -> Wording:
    """The list shipped with the package."""
    return parse(resources.files("retold.annotate.words").joinpath("wording.tsv").read_text("utf-8"))


def parse(text: str) -> Wording:
    """A list from the lines of its file: ``# name<tab>value`` for the constants, then ``weight<tab>ratio<tab>run``."""
    constants: dict[str, str] = {}
    weights: dict[tuple[str, ...], float] = {}
    ratios: dict[tuple[str, ...], float] = {}
    for line in text.splitlines():
        if line.startswith("# "):
            name, _, value = line[2:].partition("\t")
            constants[name] = value
        elif line:
            weight, ratio, run = line.split("\t")
            weights[tuple(run.split(" "))] = float(weight)
            ratios[tuple(run.split(" "))] = float(ratio)
    return Wording(frozenset(constants["closed"].split(" ")), weights, ratios, float(constants["bias"]), float(constants["smooth"]))
