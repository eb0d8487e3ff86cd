"""Who shares text with whom, measured: labelled real pairs, made copies and hard negatives, three baselines beside ours.

    python bench/relations.py [--quick] [--misses] [--no-write] [--speed]

Four sets. ``keys``: the pairs of the hand-made answer keys. ``newscluster``: every pair of reports of one event in newscluster-dev;
the 157 that share most text were read and labelled (``labels/newscluster-dev.jsonl``: ids, labels, reasons, no text; two labels
were mended on a second reading of what ours and the first reading disagreed on), the others share next to nothing and count as
independent. ``made``: texts of ECB+ (test topics) cut, edited, paraphrased, merged, updated, and translated there and back by
apertium, among the other texts of their story and two of a story of the same kind; ``hard``: two texts that quote one long
statement, or tell one press conference, two tellings of one event, and two events of a kind. What ours was fitted on is told apart
from what was held out: even events, three keys and the dev topics against the rest.

A pair is *derived* when one family of whole copies holds both, *partial* when a passage was carried. Baselines get their best
threshold on the very pairs they are scored on, which favours them.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from hashlib import blake2b
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))
import made_story
import relation_pairs as made
from retold import read
from retold.annotate import annotate
from retold.model import Annotations, Report
from retold.models import load_language
from retold.relate import relate

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ARTICLES = SHARED / "data" / "stories" / "newscluster-dev" / "articles.jsonl"
ECB = SHARED / "data" / "stories" / "ecbplus" / "ecbplus.tar.xz"
LABELS = ROOT / "bench" / "labels" / "newscluster-dev.jsonl"
FITTED_KEYS = frozenset({"seeds", "nyc_subway", "nice_truck"})
HARD = frozenset({"one statement", "one press conference"})
EITHER = "derived or partial"


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair of reports: where it comes from, what it is, what ours says, and the two annotated texts."""

    source: str
    held_out: bool
    maker: str
    name: str
    gold: str
    found: str
    p: float
    a: Annotations
    b: Annotations


@cache
def annotated(report: Report) -> Annotations:
    """Layers of a report, once each."""
    return annotate(report, load_language())


def bare(label: str, text: str) -> Report:
    """A made text as a report."""
    return Report(label, label, "", label, "", "", "", "none", "en", "", "", text)


def judged(
    reports: Sequence[Annotations], gold: Callable[[str, str], str | None], source: str, held_out: bool, maker: str, name: str
) -> Iterator[Pair]:
    """Every pair of a story with a known label, and what ours says of it."""
    found = {(r.a, r.b): r for r in relate(reports, load_language().lexicon.rarity)}
    by_id = {item.report.id: item for item in reports}
    for a, b in combinations(sorted(by_id), 2):
        label = gold(a, b)
        if label is None:
            continue
        relation = found.get((a, b))
        held = relation is not None and relation.kind not in ("apart", "independent") and relation.p >= 0.5
        said = made.APART if relation is None or not held else made.PARTIAL if relation.kind == "partial" else made.DERIVED
        yield Pair(source, held_out, maker, f"{name} {a} {b}", label, said, relation.p if relation else 0.0, by_id[a], by_id[b])


def of_newscluster(keyed: set[str]) -> Iterator[Pair]:
    """The pairs of newscluster-dev but for those that the keys hold."""
    rows = [json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()]
    labels = {(row["a"], row["b"]): row["label"] for row in map(json.loads, LABELS.read_text("utf-8").splitlines())}
    reports, _, _ = read.read([ARTICLES])
    of_row = {report.id: rows[int(report.path.rsplit("-", 1)[1]) - 1] for report in reports}
    events: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        events[of_row[report.id]["event"]].append(report)
    texts = {report.id: report.text.strip()[:200] for report in reports}

    def gold(a: str, b: str) -> str | None:
        if texts[a] in keyed and texts[b] in keyed:
            return None
        first, second = sorted((of_row[a]["id"], of_row[b]["id"]))
        label: str = labels.get((first, second), made.APART)
        return None if label == "unsure" else label

    for event, members in sorted(events.items()):
        yield from judged([annotated(r) for r in members], gold, "newscluster", int(event) % 2 == 1, "", f"event {event}")


def of_keys() -> tuple[list[Pair], set[str]]:
    """The pairs of the shared keys, and the beginnings of their texts."""
    pairs: list[Pair] = []
    beginnings: set[str] = set()
    for path in [SHARED / "keys" / "seeds.json", *sorted((SHARED / "keys" / "stories").glob("*.json"))]:
        folder = SHARED / "seeds" if path.stem == "seeds" else path.with_suffix("")
        reports, _, _ = read.read([folder])
        beginnings |= {report.text.strip()[:200] for report in reports}
        of_name = {
            Path(report.path).stem.split("_")[0] if path.stem == "seeds" else Path(report.path).stem: report.id for report in reports
        }
        labels = {}
        for item in json.loads(path.read_text("utf-8"))["lineage"]:
            if item.get("relation") and {item["a"], item["b"]} <= of_name.keys():
                labels[tuple(sorted((of_name[item["a"]], of_name[item["b"]])))] = item["relation"]
        pairs += judged(
            [annotated(r) for r in reports],
            lambda a, b, known=labels: known.get((a, b)),
            "keys",
            path.stem not in FITTED_KEYS,
            "",
            path.stem,  # type: ignore[misc]
        )
    return pairs, beginnings


def of_made(topics: frozenset[str], held_out: bool, quick: bool) -> Iterator[Pair]:
    """The pairs of the made stories. Two base texts that stand together in many are one hard negative, told once."""
    told: set[tuple[str, str]] = set()
    for number, story in enumerate(made.made_stories(made.ecb_stories(ECB), topics)):
        if quick and number % 6:
            continue
        gold = {tuple(sorted(pair)): label for pair, label in story.gold.items()}
        items = [annotated(bare(label, text)) for label, text in sorted(story.texts.items())]
        for pair in judged(items, lambda a, b, known=gold: known.get((a, b), made.APART), "made", held_out, story.maker, story.name):  # type: ignore[misc]
            ids = pair.a.report.id, pair.b.report.id
            if story.maker in HARD:
                yield replace(pair, source="hard")
            elif "made" in ids:
                yield pair
            elif ids not in told:
                told.add(ids)
                yield replace(pair, source="hard", maker=made.kind_of_company(*ids))


# ------------------------------------------------------------------------------------------ baselines


@cache
def own_words(item: Annotations) -> tuple[str, ...]:
    """Lower-case words outside quotation marks."""
    inside = [(q.span.start, q.span.end) for q in item.quotations if q.marked]
    return tuple(t.text.lower() for t in item.tokens if t.text[:1].isalnum() and not any(s <= t.start < e for s, e in inside))


@cache
def shingles(item: Annotations) -> frozenset[tuple[str, ...]]:
    """Runs of five words outside quotation marks."""
    return frozenset(made.grams(own_words(item)))


def containment(a: Annotations, b: Annotations) -> float:
    """5-grams outside quotes that recur, over those of the text that has fewer."""
    x, y = shingles(a), shingles(b)
    return len(x & y) / max(1, min(len(x), len(y)))


@cache
def signature(item: Annotations) -> tuple[int, ...]:
    """MinHash of the 5-grams, 64 permutations."""
    data = [" ".join(gram).encode() for gram in shingles(item)] or [b""]
    return tuple(min(int.from_bytes(blake2b(d, digest_size=8, salt=bytes([n])).digest(), "big") for d in data) for n in range(64))


def minhash(a: Annotations, b: Annotations) -> float:
    """Part of the signature that agrees."""
    return sum(x == y for x, y in zip(signature(a), signature(b), strict=True)) / 64


@cache
def weights(item: Annotations) -> dict[str, float]:
    """Words with tf-idf weights, the idf from the lexicon's rarity so that it hangs on no collection; a unit vector."""
    rarity = load_language().lexicon.rarity
    counted = Counter(own_words(item))
    vector = {word: (1 + math.log(count)) * rarity(word) for word, count in counted.items()}
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {word: value / length for word, value in vector.items()}


def cosine(a: Annotations, b: Annotations) -> float:
    """Likeness of the two bags of words."""
    x, y = weights(a), weights(b)
    return sum(value * y.get(word, 0.0) for word, value in x.items())


BASELINES = {"5-gram containment": containment, "tf-idf cosine": cosine, "MinHash": minhash}


def best_threshold(pairs: Sequence[Pair], score: Callable[[Annotations, Annotations], float]) -> dict[str, float]:
    """Precision and recall of "derived" at the threshold of best F1."""
    scored = sorted(((score(p.a, p.b), p.gold == made.DERIVED) for p in pairs if p.gold != EITHER), reverse=True)
    positives = sum(gold for _, gold in scored)
    best: dict[str, float] = {"f1": -1.0}
    right = 0
    for taken, (value, gold) in enumerate(scored, 1):
        right += gold
        if taken < len(scored) and scored[taken][0] == value:
            continue
        f1 = 2 * right / (taken + positives) if positives else 0.0
        if f1 > best["f1"]:
            best = {"f1": f1, "threshold": value, "precision": right / taken, "recall": right / max(1, positives)}
    return {name: round(value, 4) for name, value in best.items()}


# -------------------------------------------------------------------------------------------- figures


def measured(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Counts [right, of] of derived and partial pairs. A pair that is "derived or partial" is right as either."""
    clear = [p for p in pairs if p.gold != EITHER]
    derived = [p for p in clear if p.gold == made.DERIVED]
    partial = [p for p in clear if p.gold == made.PARTIAL]
    said_derived = [p for p in pairs if p.found == made.DERIVED]
    said_partial = [p for p in pairs if p.found == made.PARTIAL]
    negatives = [p for p in clear if p.gold == made.APART]
    return {
        "pairs": len(pairs),
        "derived precision": [sum(p.gold in (made.DERIVED, EITHER) for p in said_derived), len(said_derived)],
        "derived recall": [sum(p.found == made.DERIVED for p in derived), len(derived)],
        "partial precision": [sum(p.gold != made.APART for p in said_partial), len(said_partial)],
        "partial recall": [sum(p.found != made.APART for p in partial), len(partial)],
        "independent called derived": [sum(p.found == made.DERIVED for p in negatives), len(negatives)],
        "independent called partial": [sum(p.found == made.PARTIAL for p in negatives), len(negatives)],
    }


def calibration(pairs: Sequence[Pair]) -> list[tuple[str, int, float, float]]:
    """By stated probability: pairs, mean stated, part that shares text in truth."""
    rows = []
    for low, high in ((0.0, 0.1), (0.1, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.99), (0.99, 1.01)):
        inside = [p for p in pairs if low <= p.p < high]
        if inside:
            true = sum(p.gold != made.APART for p in inside) / len(inside)
            rows.append((f"{low:.2f}-{min(high, 1):.2f}", len(inside), round(sum(p.p for p in inside) / len(inside), 3), round(true, 3)))
    return rows


def speed(reports: int = 200) -> dict[str, float]:
    """Seconds to relate one made story of so many reports of 600 words, and the pairs that were found to share text."""
    with tempfile.TemporaryDirectory() as folder:
        made_story.write(Path(folder), reports, 600)
        items = [annotate(report, load_language()) for report in read.read([folder])[0]]
    cpu, wall = time.process_time(), time.perf_counter()
    found = relate(items, load_language().lexicon.rarity)
    seconds = {"cpu": round(time.process_time() - cpu, 1), "wall": round(time.perf_counter() - wall, 1)}
    return {"reports": reports, "pairs": len(found), **seconds}


def ratio(counts: Sequence[int]) -> str:
    """``0.988 (480/486)``."""
    return f"{counts[0] / counts[1]:.3f} ({counts[0]}/{counts[1]})" if counts[1] else "-"


def table(rows: dict[str, dict[str, Any]]) -> str:
    """One line a set."""
    names = [name for name in next(iter(rows.values())) if name != "pairs"]
    lines = [f"{'':34}{'pairs':>7}" + "".join(f"{name:>28}" for name in names)]
    lines += [f"{name:34}{row['pairs']:7}" + "".join(f"{ratio(row[column]):>28}" for column in names) for name, row in rows.items()]
    return "\n".join(lines)


def collect(quick: bool) -> list[Pair]:
    """Every pair that can be had here."""
    pairs: list[Pair] = []
    beginnings: set[str] = set()
    if (SHARED / "keys" / "seeds.json").is_file():
        pairs, beginnings = of_keys()
    if ARTICLES.is_file():
        pairs += of_newscluster(beginnings)
    if ECB.is_file():
        reason = made.Translator.missing()
        if reason:
            print(f"round trips are left out: {reason}", file=sys.stderr)
        pairs += of_made(made.TEST_TOPICS, True, quick)
    return pairs


def rows_of(pairs: Iterable[Pair]) -> dict[str, list[Pair]]:
    """The sets and their parts that stand in the table."""
    out: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.source in ("keys", "newscluster"):
            out["keys and newscluster"].append(pair)
            out["  of these held out"] += [pair] * pair.held_out
        else:
            out[f"{pair.source}, all"].append(pair)
            out[f"  {pair.maker}"].append(pair)
    return dict(out)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one in six of the made stories")
    parser.add_argument("--misses", action="store_true", help="list the pairs that were judged wrongly")
    parser.add_argument("--speed", action="store_true", help="also relate a made story of 200 reports, nearly all of them copies")
    parser.add_argument("--no-write", action="store_true", help="write no file of results")
    options = parser.parse_args(arguments)
    pace = speed() if options.speed or not (options.no_write or options.quick) else {}
    print(pace)
    start = time.process_time()
    pairs = collect(options.quick)
    if not pairs:
        print("No labelled pairs at hand.", file=sys.stderr)
        return 3
    sets = rows_of(pairs)
    rows = {name: measured(found) for name, found in sets.items()}
    print(table(rows))
    wholes = {name: sets[name] for name in ("keys and newscluster", "made, all") if name in sets}
    if "made, all" in wholes:
        wholes["made and hard"] = wholes.pop("made, all") + sets["hard, all"]
    baselines = {name: {base: best_threshold(found, score) for base, score in BASELINES.items()} for name, found in wholes.items()}
    for name, found in baselines.items():
        for base, row in found.items():
            print(f"{name}: {base} at its best threshold {row.get('threshold')}: P {row.get('precision')} R {row.get('recall')}")
    calibrated = {name: calibration(found) for name, found in wholes.items()}
    for name, bins in calibrated.items():
        print(name, "stated probability, pairs, mean stated, true:", *bins, sep="\n  ")
    if options.misses:
        wrong = [p for p in pairs if p.gold != p.found and not (p.gold == EITHER and p.found != made.APART)]
        print(*(f"{p.source} {p.maker} {p.name}: {p.gold}, found {p.found} {p.p:.2f}" for p in wrong), sep="\n")
    if not (options.no_write or options.quick):
        today = datetime.now(UTC).date().isoformat()
        content = {
            "date": today, "python": platform.python_version(), "seconds": round(time.process_time() - start), "counts": rows,
            "baselines": baselines, "calibration": calibrated, "speed": pace,
        }  # fmt: skip
        (ROOT / "bench" / "results" / f"relations-{today}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
