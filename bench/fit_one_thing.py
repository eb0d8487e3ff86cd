"""Fit the weights of ``retold.counting.one_thing``, and tell how well it does on stories it was not fitted on.

    python bench/fit_one_thing.py [--write]

Pairs of comparable figures of two reports, each with what is known of it:

- of the answer keys (the six of ../shared/keys, the 18 development ones of bench/labels/stories.jsonl): two values of one entry count one
  thing, values of two entries two; a figure that no entry lists counts another thing than an entry that lists its report (half weight,
  not where its value is near one of the entry or tells but a size); the two figures of a variant of number or date count one thing;
- of newscluster-dev, read by hand: counts.jsonl, the numbers of verdicts.jsonl, the discrepancies of dossier.jsonl that rest on figures.
  Those of stories kept aside are left out.

A logistic model with a Gaussian prior about the weights that were once set by hand (deviation 0.6; 0.2 for what surely parts two things,
:data:`TIGHT`); a weight never takes the sign against its meaning. An entry with many values counts no more than twelve pairs. Told are
AUROC, precision and recall at ``SURE`` of each story when fitted on all others. ``--write`` sets the weights fitted on everything.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import numpy as np

import unseen
from dossier import NEWS
from keys import ROOT
from keys import keys as answer_keys
from variants import auroc

LABELS = ROOT / "bench" / "labels"
SOURCE = ROOT / "src" / "retold" / "counting" / "one_thing.py"
COUNTED = frozenset(
    {"two things counted", "a list, or two things", "two counts: taken, and still held", "a part of the count", "two crowds", "two times"}
    | {"two measures", "numbers that name things", "another thing stands beside"}
)
"""Causes of wrong discrepancies that say that two things are counted."""
MOST_PAIRS, MOST_APART = 12, 6  # pairs that an entry, and two entries, count for
SPREAD, VAGUE_SPREAD = 6.0, 50.0  # times, as far as figures are compared at all
NEAR = 0.03  # a value so near one of the entry may be of it
WIDEST = 50  # code points of a discrepancy's place that is a figure
PRIOR: dict[str, float] = {
    "(always)": -3.3, "one thing named": 1.0, "things near in meaning": 0.8, "one of a kind": 0.5, "told once": 1.0,
    "other things named": -1.5, "thing named beside": 0.8, "measured": -0.5, "seldom measured": 2.5, "one narrows": -1.0,
    "both narrow alike": 1.0, "both are parts": -1.5, "one befell": 3.2, "only age told": 1.8, "a year apart": 0.8, "age of one name": 3.0,
    "age of nobody named": -1.0, "ages told besides": -1.0, "still told of one": -1.5, "other days": -1.0, "weeks apart": -0.7,
    "other names": -0.8, "words part": 1.2, "governed alike": 0.7, "close values": 1.4, "large and near": 1.3, "small": -0.8,
    "far apart": -1.0, "told there too": -2.2, "told elsewhere there": -0.7,
}  # fmt: skip
"""The weights as they were set by hand; nought for what was told apart since."""
TIGHT: dict[str, float] = {
    "another befell": -4.0, "worse off": -6.0, "another time": -3.0, "another year": -3.0, "other befell besides": -2.5,
    "of many hospitals": -3.0, "another's age": -4.0, "another rate": -2.0, "one is a part": -1.5,
    "price of the hour": -8.0,
}  # fmt: skip
NEUTRAL = frozenset({"(always)", "people", "measured", "span of time"})  # of either sign

Pairing = tuple[Any, Any, bool, float]  # two figures, whether they count one thing, the weight of the pair


class Row(NamedTuple):
    """A pair as features: the story and source it is of, whether its values are one, whether they count one thing, its weight."""

    story: str
    source: str
    alike: bool
    one: bool
    weight: float
    features: dict[str, float]


def comparable(x: Any, y: Any) -> bool:
    """Whether two figures of two reports are compared at all."""
    if x.span.report == y.span.report or not (x.unit == y.unit or "time" in (x.unit, y.unit)):
        return False
    low, high = sorted((x.value, y.value))
    return bool(low == high or (low > 0 and high <= (VAGUE_SPREAD if vague(x) or vague(y) else SPREAD) * low))


def vague(quantity: Any) -> bool:
    """Whether only a size is told."""
    from retold.counting.words import VAGUE

    return quantity.number.exact.split()[-1].lower() in VAGUE


class Story:
    """The figures of the reports of one key, by the ids that the key has for them."""

    def __init__(self, key: Any, reports: Path) -> None:
        import retold
        from retold.annotate import annotate
        from retold.counting import of_report
        from retold.models import load_language

        language = load_language()
        self.key, self.counted, self.reports = key, {}, {}
        gold = {row["id"] for row in key.get("reports", [])} | {row[side] for row in key["lineage"] for side in "ab" if side in row}
        files = {row["id"]: PurePath(row["file"]).name for row in key.get("reports", [])}
        for report in retold.build([reports], language=language).reports:
            name = next((one for one in gold if PurePath(report.path).name.startswith(files.get(one, one))), report.id)
            self.reports[name] = report
            self.counted |= of_report(annotate(report, language), language.lexicon)
        self.quantities = [one.quantity for one in self.counted.values()]

    def at(self, phrase: Any) -> Iterator[list[Any]]:
        """The figures at each place of a phrase of the key."""
        report = self.reports.get(phrase["report"])
        pattern = r"\s+".join(map(re.escape, phrase["text"].split()))
        for match in re.finditer(pattern, report.text) if report else ():
            yield [
                q for q in self.quantities if q.span.report == report.id and q.number.start < match.end() and match.start() < q.number.end
            ]

    def entries(self) -> dict[str, list[Any]]:
        """The figures of each entry; a phrase with several counts the one whose unit and thing others of the entry have."""
        out = {}
        for entry in self.key.get("figures", []):
            places = [found for value in entry["values"] for found in self.at(value)]
            units = {q.unit for found in places if len(found) == 1 for q in found}
            things = {q.what for found in places if len(found) == 1 for q in found}
            told = [[q for q in found if len(found) == 1 or (q.unit in units and q.what in things)] for found in places]
            out[entry["id"]] = sorted({found[0] for found in told if len(found) == 1}, key=lambda q: q.span)
        return out

    def pairs(self) -> Iterator[tuple[str, list[Pairing]]]:
        """By source, the pairs of the entries and variants of the key."""
        entries = self.entries()
        homes: dict[Any, set[str]] = defaultdict(set)
        for name, found in entries.items():
            for q in found:
                homes[q].add(name)
        for name, found in entries.items():
            one = [(x, y) for n, x in enumerate(found) for y in found[n + 1 :] if comparable(x, y)]
            yield "key", [(x, y, True, min(1.0, MOST_PAIRS / len(one))) for x, y in one]
            for other in (entries[later] for later in entries if later > name):
                two = [(x, y) for x in found for y in other if not homes[x] & homes[y] and comparable(x, y)]
                yield "key", [(x, y, False, min(1.0, MOST_APART / len(two))) for x, y in two]
            yield "unlisted", list(self._unlisted(found, homes))
        for variant in self.key.get("variants", []):
            if {"number", "date"} & set(variant["types"]) and variant.get("b"):
                first, second = (next(self.at(variant[side]), []) for side in "ab")
                one = [(x, y) for x in first for y in second if comparable(x, y) and x.value != y.value]
                if len(one) == 1 and not (homes[one[0][0]] or homes[one[0][1]]):
                    yield "key", [(*one[0], True, 1.0)]

    def _unlisted(self, entry: list[Any], homes: dict[Any, set[str]]) -> Iterator[Pairing]:
        """Figures that no entry lists, of reports that the entry lists, with those of the entry."""
        listed, values = {q.span.report for q in entry}, {q.value for q in entry}
        others = [q for q in self.quantities if q.span.report in listed and not homes.get(q) and not vague(q)]
        others = [q for q in others if all(abs(q.value - value) > NEAR * value for value in values)]
        two = [(x, y) for x in entry for y in others if not vague(x) and comparable(x, y)]
        return ((x, y, False, min(0.25, MOST_APART / 2 / len(two))) for x, y in two)


def of_keys() -> Iterator[Row]:
    """The pairs of all answer keys."""
    from retold.counting import features
    from retold.models import load_language

    lexicon = load_language().lexicon
    with tempfile.TemporaryDirectory() as scratch:
        unseen.write_keys("development", Path(scratch))
        samples = {path.stem for path in (ROOT / "samples" / "keys").glob("*.json")}
        shared = [row for row in answer_keys() if row[0] not in samples]
        for part, rows in (("shared", shared), ("development", answer_keys(folder=Path(scratch)))):
            for name, key, reports in rows:
                story = Story(json.loads(key.read_text(encoding="utf-8")), reports)
                for source, pairs in story.pairs():
                    for x, y, one, weight in pairs:
                        found = features(story.counted[x.span], story.counted[y.span], lexicon)
                        yield Row(name, f"{part}, {source}", x.value == y.value, one, weight, found)


def labelled() -> Iterator[tuple[str, list[Any], list[Any], bool, float]]:
    """The pairs of places labelled by hand: source, two places, whether of one thing, weight."""
    for line in (LABELS / "counts.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        yield "counts", row["a"], row["b"], row["one"], 1.0
    for line in (LABELS / "verdicts.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["type"] == "number" and row["before"] and row["after"] and row["cause"] in {"right", "two different things", "another time"}:
            yield "verdicts", row["before"], row["after"], row["cause"] == "right", 1.0
    for line in (LABELS / "dossier.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["kind"] not in {"discrepancies", "first"} or not (row["right"] or row.get("cause") in COUNTED):
            continue
        if all(end - start <= WIDEST for _, start, end in row["places"]):
            pairs = [(a, b) for n, a in enumerate(row["places"]) for b in row["places"][n + 1 :] if a[0] != b[0]]
            yield from (("discrepancies", a, b, row["right"], min(1.0, 3 / len(pairs))) for a, b in pairs)


def of_labels() -> Iterator[Row]:
    """The pairs labelled by hand in newscluster-dev; a story is all that shares a report, by the name of its key where it has one."""
    from retold.annotate import annotate
    from retold.counting import features, of_report
    from retold.model import Report
    from retold.models import load_language

    language, known, events = load_language(), {}, {row["id"]: row for row in map(json.loads, NEWS.open(encoding="utf-8"))}
    stories = [json.loads(line) for line in (LABELS / "stories.jsonl").open(encoding="utf-8")]
    aside = {events[name]["event"] for row in stories if row["part"] == "aside" for name in row["reports"].values()}
    named = {events[name]["event"]: row["story"] for row in stories for name in row["reports"].values()}
    seen = set()
    for source, a, b, one, weight in labelled():
        if events[a[0]]["event"] in aside:
            continue
        ends = []
        for name, start, end in (a, b):
            if name not in known:
                row = events[name]
                report = Report(name, name, "", "", "", "", row["published"] or "", "stated", "en", "", "", row["text"])
                known[name] = of_report(annotate(report, language), language.lexicon)
            ends.append(next((c for span, c in known[name].items() if span.start < end and start < span.end), None))
        x, y = ends
        if x is None or y is None or x.quantity.value == y.quantity.value or not comparable(x.quantity, y.quantity):
            continue
        if (pair := frozenset({x.quantity.span, y.quantity.span})) not in seen:
            seen.add(pair)
            event = events[a[0]]["event"]
            yield Row(named.get(event, event), f"labels, {source}", False, one, weight, features(x, y, language.lexicon))


def fit(matrix: Any, one: Any, weight: Any, prior: Any, deviation: Any, sign: Any) -> Any:
    """Weights of the largest posterior: Newton's steps, halved until they help, none across nought against ``sign``."""
    pull, found = 1 / deviation**2, prior.copy()

    def loss(weights: Any) -> float:
        odds = np.clip(matrix @ weights, -50, 50)
        return float((weight * (np.logaddexp(0, odds) - one * odds)).sum() + (pull * (weights - prior) ** 2).sum() / 2)

    now = loss(found)
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(matrix @ found, -50, 50)))
        slope = matrix.T @ (weight * (p - one)) + pull * (found - prior)
        bend = (matrix * (weight * p * (1 - p))[:, None]).T @ matrix + np.diag(pull)
        free = ~((found == 0) & (sign != 0) & (sign * slope >= 0))
        step, size, after = np.zeros(len(found)), 1.0, now
        step[free] = -np.linalg.solve(bend[np.ix_(free, free)], slope[free])
        while size > 1e-4:
            tried = found + size * step
            tried = np.where(sign * tried < 0, 0, tried)
            after = loss(tried)
            if after < now:
                break
            size /= 2
        if size <= 1e-4 or now - after < 1e-5:
            break
        found, now = tried, after
    return found


def report(title: str, p: Any, one: Any, sure: float) -> None:
    """Print how well the chances part pairs of one thing from pairs of two."""
    told = p >= sure
    right = int((told & one).sum())
    area = auroc(list(p[one]), list(p[~one])) if one.any() and not one.all() else float("nan")
    print(f"{title:34} {len(p):5} pairs, AUROC {area:.3f}, precision {right}/{told.sum()}, recall {right}/{one.sum()}")


def main() -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="set the weights fitted on everything")
    options = parser.parse_args()
    if not NEWS.is_file():
        print("../shared/data is not there.", file=sys.stderr)
        return 3
    from retold.counting.one_thing import SURE, WEIGHTS

    rows = [*of_keys(), *of_labels()]
    names = list(WEIGHTS)
    matrix = np.array([[1.0 if name == "(always)" else row.features.get(name, 0.0) for name in names] for row in rows])
    one, story = np.array([row.one for row in rows]), np.array([row.story for row in rows])
    source, alike = np.array([row.source for row in rows]), np.array([row.alike for row in rows])
    weight = np.array([row.weight * (0.7 if row.alike else 1.0) for row in rows])
    prior = np.array([TIGHT.get(name, PRIOR.get(name, 0.0)) for name in names])
    deviation = np.array([3.0 if name == "(always)" else 0.2 if name in TIGHT else 0.6 for name in names])
    sign = np.array([0.0 if name in NEUTRAL else np.sign(WEIGHTS[name]) for name in names])
    chance = np.zeros(len(rows))
    for held in sorted(set(story)):
        apart = story == held
        found = fit(matrix[~apart], one[~apart].astype(float), weight[~apart], prior, deviation, sign)
        chance[apart] = 1 / (1 + np.exp(-matrix[apart] @ found))
    print(f"{len(set(story))} stories, {dict(Counter(row.source for row in rows))}; each told by a fit on the others, at {SURE}:")
    for title, part in (
        ("values differ", ~alike),
        ("one value", alike),
        *((name, (source == name) & ~alike) for name in sorted(set(source))),
    ):
        report(title, chance[part], one[part], SURE)
    if options.write:
        text = SOURCE.read_text(encoding="utf-8")
        for name, value in zip(names, fit(matrix, one.astype(float), weight, prior, deviation, sign), strict=True):
            text = re.sub(rf'(    "{re.escape(name)}": )-?[\d.]+,', rf"\g<1>{round(float(value), 1) + 0.0},", text)
        SOURCE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
