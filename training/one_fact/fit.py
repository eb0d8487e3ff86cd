"""Fit the weights by which ``retold.collate.one_fact`` tells whether two passages tell one fact, and score them.

    python training/one_fact/fit.py

``bench/labels/one_fact.jsonl`` names a story, two places (article id, code points) and what an annotator who saw neither scores nor
words shared said of the two passages: "same" fact (rival tellings of one question too), "not", or "part" (in doubt; left out). Beside
them stand all pairs looked at in the stories of ``bench/labels/stories.jsonl`` (development) and the shared keys: those that a key
lists for one fact, difference or conflict count as the same, all others as not the same, each with a sixtieth of a label's weight,
for a key lists what matters, not all there is. Scores are of each story by weights fitted on the others. The weights printed last
are to be put into ``WEIGHTS``. Works of newscluster-dev only give counts of shared words; no text is kept.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(ROOT / "bench"), str(ROOT / "training")]

from verdict.fit import fitted  # noqa: E402

from unseen import articles, labelled  # noqa: E402
from variants import auroc  # noqa: E402

LABELS = ROOT / "bench" / "labels" / "one_fact.jsonl"
LISTED = 1 / 60  # weight of a pair that is known by the keys alone
LIMITS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)

Place = tuple[str, int, int]
Json = dict[str, Any]


class Row(NamedTuple):
    """A pair that was looked at: its story, its features, the annotator's label ("" where there is none), whether a key lists it."""

    story: str
    features: dict[str, float]
    label: str
    listed: bool


def stories() -> Iterator[tuple[str, list[str], Json]]:
    """Name, article ids and key (its phrases as places) of each story that may be looked into."""
    for row in labelled("stories.jsonl", "development"):
        yield row["story"], sorted(row["reports"].values()), placed(row["key"], row["reports"])
    known = {article["text"]: name for name, article in articles().items()}
    for path in sorted((SHARED / "keys" / "stories").glob("*.json")):
        key = json.loads(path.read_text("utf-8"))
        texts = {r["id"]: json.loads((path.parent / r["file"]).read_text("utf-8"))["text"] for r in key["reports"]}
        names = {report: known[text] for report, text in texts.items()}
        yield path.stem, sorted(names.values()), found_in(key, names, texts)


def placed(value: Any, names: Mapping[str, str]) -> Any:
    """The key with each phrase as (article id, start, end)."""
    if isinstance(value, list):
        return [placed(item, names) for item in value]
    if isinstance(value, dict):
        return (names[value["at"][0]], *value["at"][1:]) if "at" in value else {k: placed(v, names) for k, v in value.items()}
    return value


def found_in(value: Any, names: Mapping[str, str], texts: Mapping[str, str]) -> Any:
    """The same of a shared key, whose phrases are texts."""
    if isinstance(value, list):
        return [found_in(item, names, texts) for item in value]
    if isinstance(value, dict):
        if {"report", "text"} <= set(value):
            at = texts[value["report"]].find(value["text"])
            return (names[value["report"]], at, at + len(value["text"]))
        return {k: found_in(v, names, texts) for k, v in value.items()}
    return value


def listed(key: Json) -> set[tuple[Place, Place]]:
    """Pairs of places that a key holds for tellings of one matter."""
    groups = [fact["passages"] for part in ("agreed", "conflicts") for fact in key.get(part, [])]
    groups += [[one["a"], one["b"]] for part in ("variants", "kept") for one in key.get(part, []) if one.get("severity") != "added"]
    return {(p, q) for group in groups for p, q in combinations([tuple(x) for x in group if x], 2)}


def meets(place: Place, span: Any) -> bool:
    """Whether a place and a span cover at least half of the shorter one."""
    name, start, end = place
    over = min(end, span.end) - max(start, span.start)
    return name == span.report and over > 0 and 2 * over >= min(end - start, span.end - span.start)


def rows(name: str, ids: list[str], key: Json, labels: Mapping[tuple[Place, Place], str]) -> Iterator[Row]:
    """Every pair of the story that is looked at."""
    from retold.annotate import annotate
    from retold.collate import collate, count
    from retold.collate.one_fact import evidence
    from retold.model import Report
    from retold.models import load_language
    from retold.relate import relate

    language, known = load_language(), articles()
    reports = [
        Report(i, i, "", known[i]["outlet"], "", "", known[i]["published"] or "", "stated", "en", "", "", known[i]["text"]) for i in ids
    ]
    annotations = [annotate(report, language) for report in reports]
    claims = collate(annotations, relate(annotations, language.lexicon.rarity), language.lexicon).claims
    groups = count(annotations, claims, language.lexicon).groups
    facts = listed(key)
    for a, b, _, features in evidence(annotations, groups, language.lexicon):
        label = labels.get(((a.report, a.start, a.end), (b.report, b.start, b.end)), "")
        told = any((meets(p, a) and meets(q, b)) or (meets(p, b) and meets(q, a)) for p, q in facts)
        yield Row(name, features, label, told)


def matrix(found: list[Row], names: list[str]) -> np.ndarray:
    """A line a pair: one, then the features."""
    return np.array([[1.0, *(row.features.get(name, 0.0) for name in names)] for row in found])


def main() -> None:
    """Fit, show."""
    lines = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    labels = {pair: row["label"] for row in lines for x, y in [(tuple(row["a"]), tuple(row["b"]))] for pair in ((x, y), (y, x))}
    found = [row for name, ids, key in stories() for row in rows(name, ids, key, labels)]
    found = [row for row in found if row.label != "part"]
    names = list(found[0].features)
    x = matrix(found, names)
    read = np.array([bool(row.label) for row in found])
    y = np.array([float(row.label == "same" if row.label else row.listed) for row in found])
    weight = np.where(read, 1.0, LISTED)
    chances = np.zeros(len(found))
    of_story = np.array([row.story for row in found])
    for story in sorted(set(of_story)):
        others = of_story != story
        chances[~others] = 1 / (1 + np.exp(-x[~others] @ fitted(x[others], y[others], weight[others])))
    print(f"{len(found)} pairs, {int(read.sum())} read, {int(y[read].sum())} the same; stories each by weights of the others")
    print(f"AUROC read {auroc(list(chances[read & (y == 1)]), list(chances[read & (y == 0)])):.3f}")
    told = np.array([row.listed for row in found])
    print(f"AUROC listed by keys {auroc(list(chances[told]), list(chances[~told])):.3f}")
    for limit in LIMITS:
        over = chances >= limit
        right = y[read & over]
        print(f"from {limit}: {int(over.sum())} pairs; of those read {right.mean():.2f} the same ({len(right)})")
    final = fitted(x, y, weight)
    print(
        json.dumps(
            {"(always)": round(final[0], 3), **{name: round(value, 3) for name, value in zip(names, final[1:], strict=True)}}, indent=4
        )
    )


if __name__ == "__main__":
    main()
