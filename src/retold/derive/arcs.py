"""How well each text explains each other one as its parent: named features of every arc of a family, and their fitted weights.

An arc costs what its child would have to have of its own (parsimony over variants): runs of words new in it, worse in whole passages,
and, worse still, runs that it shares with others but not with the parent (orphans: it cannot have found the same words twice, unless the
same engine translated both: what only badly reading texts have is left out). What of
the parent did not come down counts by how: a text from which words fell out here and there is nearer than one that lacks whole passages.
A parent hands down what it alone has as readily as what others have too (shared innovations): where a text holds what all have but
little of what a relative has of its own, that relative is its sibling. On top stands what the others are nearest to, by wording and by
headline. The weights are in ``arcs.json``, fitted by ``training/stemma`` to the likelihood of whole trees, each held to speak one way.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from retold.derive.passages import unmatched
from retold.derive.wording import Counts, counted, headline, own_words, runs, singles
from retold.model import Report

BROKEN = 5  # runs of two and three words that one exchanged word breaks; a passage left out has two a word
FEW = 3.0  # grams of a text's own below which it is no evidence that none of them came down
LIKENESS = "likeness"  # [i, j] in runs of words: no feature of an arc, but what tells whether a text repeats another
TOP = "first of all"
POOR = 0.5  # how badly a text reads that may be a translation; of the families of w60k, which are none, one text in ten comes to it

Named = dict[str, Any]


def text_features(reports: Sequence[Report]) -> tuple[Named, Named]:
    """Features of arcs by name, [parent, child], and of standing on top by name, [report]; from the texts alone."""
    texts, headlines = [own_words(report) for report in reports], [headline(report) for report in reports]
    return features(texts, headlines, [report.condition.score for report in reports])


def features(texts: Sequence[Sequence[str]], headlines: Sequence[Sequence[str]], conditions: Sequence[float]) -> tuple[Named, Named]:
    """As :func:`text_features`, from the words of the running texts and of their headlines (empty: none), and how badly each reads."""
    words, chains = counted([singles(text) for text in texts]), counted([runs(text) for text in texts])
    in_middle, of_its_own = _headlines(headlines)
    beside = 0 * words.both
    arcs = _new_and_lost(words, chains) | _orphans(texts, conditions, chains) | _handed_down(words, chains) | _passages(texts)
    arcs["parent's headline: in the middle"] = in_middle[:, None] + beside
    arcs["parent's headline: of its own"] = of_its_own[:, None] + beside
    arcs[LIKENESS] = _likeness(chains)
    tops = {
        f"{TOP}, words: in the middle": _likeness(words).mean(axis=1),
        f"{TOP}, runs: in the middle": arcs[LIKENESS].mean(axis=1),
        f"{TOP}, headline: in the middle": in_middle,
        f"{TOP}, headline: of its own": of_its_own,
    }
    return arcs, tops


def _likeness(counts: Counts) -> Any:
    """Jaccard's share of any two texts."""
    size = np.maximum(1.0, np.diag(counts.both))
    return counts.both / np.maximum(1.0, size[:, None] + size[None, :] - counts.both)


def _new_and_lost(words: Counts, chains: Counts) -> Named:
    size = np.maximum(1.0, np.diag(chains.both))
    lost_words, lost_chains = (np.maximum(0.0, counts.common[:, None] - counts.both) for counts in (words, chains))
    held = chains.both / size[None, :]
    np.fill_diagonal(held, 0.0)
    return {
        "new in the child": (np.diag(chains.both)[None, :] - chains.both) / size[None, :],
        "not come down here and there, rather than in whole passages": np.log1p(lost_chains / BROKEN) - np.log1p(lost_words),
        "the parent holds the others": held.sum(axis=1)[:, None] / max(1, len(size) - 1) + 0 * held,
    }


def _orphans(texts: Sequence[Sequence[str]], conditions: Sequence[float], chains: Counts) -> Named:
    """Logarithm of the runs that a child shares with others but not with the parent, but for those that only badly reading texts have.

    Two translations of one text by one engine are alike in what the engine made of it, and neither has that from the other.
    A figure is not hit on twice, nor does a translation change it: what stood there before a slip has another way down than through it.
    """
    held = [singles(text) for text in texts]
    if max(conditions) >= POOR and min(conditions) < POOR:
        clean = [text for text, score in zip(texts, conditions, strict=True) if score < POOR]
        words, found = (frozenset().union(*map(grams, clean)) for grams in (singles, runs))
        held = [text & words for text in held]
        chains = counted([runs(text) & found for text in texts])
    poor = np.array([score >= POOR for score in conditions], dtype=float)
    figures = counted([frozenset(gram for gram in text if any(letter.isdigit() for letter in gram[0])) for text in held])
    slips = np.log1p(np.maximum(0.0, figures.common[None, :] - figures.both)) * poor[:, None] * poor[None, :]
    orphans = np.log1p(np.maximum(0.0, chains.common[None, :] - chains.both))
    return {"orphans that read well, logarithm": orphans, "orphans, figures of two that read badly, logarithm": slips}


def _handed_down(words: Counts, chains: Counts) -> Named:
    """Whether what the parent has of its own came down as readily as the rest."""
    return {
        "words of the parent alone, logarithm": np.log1p(np.diag(words.both) - words.common)[:, None] + 0 * words.both,
        "words of the parent and one other, come down": _readily(words, 2),
        "runs of the parent alone, come down": _readily(chains, 1),
        "runs of the parent and one other, come down": _readily(chains, 2),
        "runs of these two alone, logarithm": np.log1p(chains.pair),
    }


def _readily(counts: Counts, own: int) -> Any:
    """Logarithm of how much more often the parent's grams with fewer than ``own`` other holders came down than all (1) or the rest (2)."""
    rest = 0 if own == 1 else own
    all_of = (counts.kept.sum(axis=0) + 1) / (counts.had.sum(axis=0) + 2)
    kept, had = counts.kept[:own].sum(axis=0), counts.had[:own].sum(axis=0)
    usual = (counts.kept[rest:].sum(axis=0) + 1) / (counts.had[rest:].sum(axis=0) + 2)
    return np.log((kept + FEW * all_of) / (had + FEW) / usual)


def _passages(texts: Sequence[Sequence[str]]) -> Named:
    gaps = unmatched(texts)
    return {
        "new in the child in passages": (gaps.short / gaps.size[:, None]).T,
        "new in the child here and there": (gaps.scattered / np.maximum(1.0, gaps.matched + gaps.scattered)).T,
        "not come down in long passages": gaps.long / gaps.size[:, None],
    }


def _headlines(headlines: Sequence[Sequence[str]]) -> tuple[Any, Any]:
    """How near each headline is to all, and its share of words that no other has; a text without one stands where the mean does."""
    sets = [frozenset(words) for words in headlines]
    held = Counter(word for words in sets for word in words)
    having = [number for number, words in enumerate(sets) if words]
    near, own = np.zeros(len(sets)), np.zeros(len(sets))
    for number in having:
        near[number] = sum(len(sets[number] & sets[other]) / len(sets[number] | sets[other]) for other in having) / len(having)
        own[number] = sum(held[word] == 1 for word in sets[number]) / len(sets[number])
    lacking = [number for number, words in enumerate(sets) if not words]
    if having and lacking:
        near[lacking], own[lacking] = near[having].mean(), own[having].mean()
    return near, own


@cache
def weights() -> Mapping[str, float]:
    """The fitted weight of each feature, by name."""
    found: dict[str, float] = json.loads(resources.files("retold.derive").joinpath("arcs.json").read_text("utf-8"))
    return found


def weighed(named: Mapping[str, Any]) -> Any:
    """The sum of all features, each times its weight."""
    return sum(weights()[name] * values for name, values in named.items() if name != LIKENESS)


def stacked(arcs: Any, tops: Any) -> Any:
    """Scores of arcs [parent, child] and of tops [report] as one matrix: the last row is for standing on top; no text is its own parent."""
    scores = np.vstack([arcs, tops[None, :]])
    count = scores.shape[1]
    scores[np.arange(count), np.arange(count)] = -np.inf
    return scores
