"""Who derives from whom, measured: parents, unseen sources, birthplaces of errors, and how far the stated probabilities can be believed.

    PYTHONPATH=src python bench/stemma.py [--quick] [--only families|trees] [--no-write]

``families``: those of w60k that the weights were not fitted on (odd places of the 1,200 that ``dirbase.py`` takes), each fixed as the data
has it, with true times, without, and with one time in five drawn anew. Beside ours: the nearest earlier text (Jaccard of 5-character
runs), the minimum spanning tree over the same, the most central text as first. How badly each text reads is not told to the trees here, as
the whole tour does: telling it costs a point of parents with true times (decision 012). ``trees``: made of ECB+ test topics
(``stemma_trees.py``), through the whole tour. Needs pyarrow, and apertium for the round trips.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
from relation_pairs import TEST_TOPICS, Translator
from retold.annotate import annotate
from retold.derive.families import Family as Members
from retold.derive.tree import grow
from retold.derive.wording import headline, own_words, singles
from retold.flow import build
from retold.model import Relation, Story
from retold.models import load_language
from retold.relate import relate
from stemma_families import TIMES, Family, families
from stemma_trees import ROUND_TRIPS, Tree, as_reports, made_trees

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
W60K = SHARED / "anchors" / "grouping" / "w60k.parquet"
ECB = SHARED / "data" / "stories" / "ecbplus" / "ecbplus.tar.xz"
BINS = 10
EACH = 10  # made trees a story: enough for forty unseen sources and two hundred planted errors

Chance = tuple[float, bool]


def believed(chances: Sequence[Chance]) -> dict[str, Any]:
    """Brier skill against the base rate, expected calibration error in ten bins, and the bins: (mean stated, share true, how many)."""
    if not chances:
        return {}
    stated = np.array([p for p, _ in chances])
    true = np.array([float(t) for _, t in chances])
    base = true.mean()
    brier, blind = ((stated - true) ** 2).mean(), base * (1 - base)
    bins = np.minimum(BINS - 1, (stated * BINS).astype(int))
    rows = [
        (float(stated[bins == b].mean()), float(true[bins == b].mean()), int((bins == b).sum())) for b in range(BINS) if (bins == b).any()
    ]
    error = sum(abs(p - t) * n for p, t, n in rows) / len(chances)
    return {
        "n": len(chances),
        "base rate": round(float(base), 4),
        "Brier": round(float(brier), 4),
        "Brier skill": round(float(1 - brier / blind), 4) if blind else None,
        "expected calibration error": round(error, 4),
        "bins": [(round(p, 3), round(t, 3), n) for p, t, n in rows],
    }


# ------------------------------------------------------------------------------------------- families


def pairs_of(family: Family) -> dict[tuple[str, str], Relation]:
    """The relation of any two members: as found, or a bare one, since the family is fixed."""
    language = load_language()
    found = {(r.a, r.b): r for r in relate([annotate(report, language) for report in family.reports], language.lexicon.rarity)}
    ids = sorted(report.id for report in family.reports)
    bare = {(a, b): Relation(a, b, "paraphrased", 0.0, 0.0, 0.5) for a, b in combinations(ids, 2)}
    return {pair: found[pair] if pair in found and found[pair].kind != "apart" else relation for pair, relation in bare.items()}


def of_families(found: Sequence[Family]) -> dict[str, Any]:
    """Parents right, with the same of the floors, and the calibration of direction."""
    right: dict[str, Counter[str]] = {times: Counter() for times in TIMES}
    chances: dict[str, list[Chance]] = {times: [] for times in TIMES}
    by_change: dict[str, Counter[str]] = {times: Counter() for times in TIMES}
    floors: Counter[str] = Counter()
    bounds: Counter[str] = Counter()
    for family in found:
        relations = pairs_of(family)
        members = Members(tuple(sorted(report.id for report in family.reports)), relations)
        parent = {
            report.id: family.reports[place].id if place is not None else None
            for report, place in zip(family.reports, family.parents, strict=True)
        }
        change = {report.id: kind for report, kind in zip(family.reports, family.changes, strict=True)}
        floors.update(_floors(family))
        bounds.update(_bounds(family))
        for times in TIMES:
            edges, unseen = grow(members, {report.id: report for report in family.dated(times)})
            whole = {edge.child: edge.parent for edge in edges if edge.kind != "partial"}
            for child, true in parent.items():
                if true is None:
                    right[times]["first right"] += child not in whole or (unseen is not None and whole[child] == unseen.id)
                    continue
                right[times]["parent right"] += whole.get(child) == true
                right[times]["edge right"] += true in (whole.get(child), None) or whole.get(true) == child
                by_change[times][change[child]] += whole.get(child) == true
            right[times]["unseen source"] += unseen is not None
            chances[times] += _directions([(e.parent, e.child, e.direction_p) for e in edges if e.kind != "partial"], parent)
    edges_of, count = sum(len(family.parents) - 1 for family in found), len(found)
    every = Counter(change for family in found for change in family.changes)
    report: dict[str, Any] = {"families": count, "edges": edges_of}
    report["floors"] = {
        name: round(value / (count if name.startswith("most central") else edges_of), 4) for name, value in sorted(floors.items())
    }
    report["possible"] = {name: round(value / (count if "first" in name else edges_of), 4) for name, value in sorted(bounds.items())}
    for times in TIMES:
        whole_of = {"parent right": edges_of, "edge right": edges_of, "first right": count, "unseen source": count}
        report[times] = {name: round(right[times][name] / of, 4) for name, of in whole_of.items()}
        report[times]["by change"] = {name: round(by_change[times][name] / every[name], 3) for name in sorted(every) if name != "root"}
        report[times]["direction_p"] = believed(chances[times])
    return report


def _directions(edges: Sequence[tuple[str, str, float]], parent: dict[str, str | None]) -> Iterator[Chance]:
    """Of each edge whose ends truly lie one above the other: the stated chance that the first by id is above, and whether it is."""
    for above, below, p in edges:
        down, up = _descends(parent, below, above), _descends(parent, above, below)
        if down or up:
            yield (p, down) if above < below else (1 - p, up)


def _descends(parent: dict[str, str | None], below: str, above: str) -> bool:
    at = parent.get(below)
    while at is not None and at != above:
        at = parent.get(at)
    return at == above


def _floors(family: Family) -> Counter[str]:
    """What needs no model: right parents and firsts of one family."""
    texts = [" ".join(report.text.lower().split()) for report in family.reports]
    grams = [{text[i : i + 5] for i in range(len(text) - 4)} for text in texts]
    like = np.array([[len(a & b) / max(1, len(a | b)) for b in grams] for a in grams])
    nearest = sum(int(np.argmax(like[child, :child])) == parent for child, parent in enumerate(family.parents) if parent is not None)
    tree = _spanning(like)
    edges = sum(frozenset((child, parent)) in tree for child, parent in enumerate(family.parents) if parent is not None)
    near, first = like.sum(axis=1), family.parents.index(None)
    highest = np.flatnonzero(near > near.max() - 1e-9)
    return Counter(
        {
            "nearest earlier text": nearest,
            "spanning tree, edges": edges,
            "most central as first": int(highest[0]) == first,  # of texts alike the earliest, as dirbase.py, which knows the order
            "most central as first, of texts alike one by lot": (first in highest) / len(highest),
        }
    )


def _bounds(family: Family) -> Counter[str]:
    """What the best guess could get right at most: of texts alike to the letter (headline and running text) one by lot, with true times
    one of those before the child. Beside it the edges where a third text that is not below the child has all words that the child has of
    its parent: there no shared reading tells the two apart, only what is likelier before.
    """
    texts = [(tuple(own_words(report)), tuple(headline(report))) for report in family.reports]
    words = [singles(text) for text, _ in texts]
    found: Counter[str] = Counter({"first, without times": 1 / texts.count(texts[family.parents.index(None)])})
    for child, above in enumerate(family.parents):
        if above is None:
            continue
        alike = [other for other in range(len(texts)) if other != child and texts[other] == texts[above]]
        before = [other for other in range(child) if other != above]  # members stand in the order of their births
        found["parent, without times"] += 1 / len(alike)
        found["parent, with true times"] += 1 / sum(other < child for other in alike)
        found["parent without a shared word to tell it, with true times"] += any(
            not (words[child] & words[above]) - words[other] for other in before
        )
    return found


def _spanning(like: Any) -> set[frozenset[int]]:
    """Edges of the maximum spanning tree (Prim)."""
    inside, edges = {0}, set()
    while len(inside) < len(like):
        _, a, b = max((like[a, b], -a, -b) for a in inside for b in range(len(like)) if b not in inside)
        inside.add(-b)
        edges.add(frozenset((-a, -b)))
    return edges


# ------------------------------------------------------------------------------------------- made trees


def of_trees(trees: Sequence[Tree]) -> dict[str, Any]:
    """What the whole tour finds of the made trees."""
    counts: Counter[str] = Counter()
    chances: list[Chance] = []
    relations: list[Chance] = []
    wrong: list[str] = []
    for tree in trees:
        reports = as_reports(tree)
        label = {report.id: key for key, report in reports.items()}
        case = build(tuple(reports.values()), (), language=load_language())
        story = max(case.stories, key=lambda story: len(story.reports), default=None)
        if story is None:
            continue
        _count_parents(tree, story, label, counts, wrong)
        _count_plants(tree, story, label, counts, wrong)
        ids = {report.id: tree.parents[key] for key, report in reports.items()}
        parent = {key: reports[above].id if above in reports else None for key, above in ids.items()}
        edges = [(e.parent, e.child, e.direction_p) for e in story.stemma.derivations if e.kind != "partial"]
        chances += _directions(edges, parent)
        relations += _relations(tree, story, label)
    return {"trees": len(trees), **_shares(counts), "direction_p": believed(chances), "p": believed(relations), "wrong": wrong}


def _count_parents(tree: Tree, story: Story, label: dict[str, str], counts: Counter[str], wrong: list[str]) -> None:
    unseen = {source.id for source in story.stemma.unseen}
    when = "first text hidden" if tree.hidden else "dated" if tree.published else "undated"
    counts["unseen of"] += tree.hidden
    counts["unseen found"] += bool(unseen) and tree.hidden
    counts["unseen told"] += bool(unseen)
    counts["unseen decidable of"] += tree.hidden and tree.decidable()
    counts["unseen decidable found"] += tree.hidden and tree.decidable() and bool(unseen)
    if bool(unseen) != tree.hidden:
        wrong.append(f"{tree.name}, {when}: unseen source {'missed' if tree.hidden else 'invented'}")
    edge = {label[e.child]: e for e in story.stemma.derivations if e.kind != "partial"}
    for child in tree.texts:
        true, found = tree.parents[child], edge.get(child)
        if tree.changes[child] in ROUND_TRIPS:
            counts["round trip made twice"] += tree.made_twice(child)
            counts["round trip of"] += not tree.made_twice(child)
            counts["round trip right"] += not tree.made_twice(child) and found is not None and found.kind == "translated"
        elif found is not None and found.kind == "translated":
            counts["round trip wrongly"] += 1
        if true is None:
            counts["independent of"] += tree.changes[child] == "of its own"
            counts["independent right"] += tree.changes[child] == "of its own" and found is None
            continue
        told = None if found is None else label.get(found.parent, "unseen")
        right = told == true or (told == "unseen" and true not in tree.texts)
        counts[f"parent, {when} of"] += 1
        counts[f"parent, {when} right"] += right
    partial = {(label[e.parent], label[e.child]) for e in story.stemma.derivations if e.kind == "partial"}
    for child, second in tree.second.items():
        counts["second parent of"] += child in tree.texts
        counts["second parent right"] += (second, child) in partial
    counts["second parent told"] += len(partial)


def _count_plants(tree: Tree, story: Story, label: dict[str, str], counts: Counter[str], wrong: list[str]) -> None:
    """A planted figure is told where a variant has it; its birthplace is that of the first such variant by rank."""
    for plant in tree.plants:
        if plant.born not in tree.texts or not tree.published:
            continue
        holders = {key for key, text in tree.texts.items() if plant.figure in text.split() or f" {plant.figure}" in text}
        told = [v for v in story.variants if any(span is not None and plant.figure in span.exact for span in (v.before, v.after))]
        counts["plant of"] += 1
        counts["plant told"] += bool(told)
        if not told:
            continue
        first = min(told, key=lambda v: (not v.directed, v.rank))
        born = label.get(first.born_in or "", "")
        after = first.after is not None and plant.figure in first.after.exact
        counts["plant directed"] += first.directed
        counts["birthplace right"] += born == plant.born and after
        copied = {label[key] for key in first.copied_by}
        counts["copiers right"] += born == plant.born and copied == holders - {plant.born}
        if born != plant.born:
            wrong.append(f"{tree.name}: {plant.figure} born in {plant.born} ({tree.changes[plant.born]}), told of {born or 'none'}")


def _relations(tree: Tree, story: Story, label: dict[str, str]) -> Iterator[Chance]:
    """Of every edge told between two texts: p, and whether they share a text indeed."""
    for edge in story.stemma.derivations:
        if edge.parent in label and edge.kind != "partial":
            yield edge.p, tree.changes[label[edge.child]] != "of its own" and tree.changes[label[edge.parent]] != "of its own"


def _shares(counts: Counter[str]) -> dict[str, Any]:
    """Counts as shares, with what they are of."""
    of = {
        "unseen recall": ("unseen found", "unseen of"),
        "unseen recall, where whole passages can tell": ("unseen decidable found", "unseen decidable of"),
        "unseen precision": ("unseen found", "unseen told"),
        "parent, dated": ("parent, dated right", "parent, dated of"),
        "parent, undated": ("parent, undated right", "parent, undated of"),
        "parent, first text hidden": ("parent, first text hidden right", "parent, first text hidden of"),
        "independent": ("independent right", "independent of"),
        "second parent recall": ("second parent right", "second parent of"),
        "second parent precision": ("second parent right", "second parent told"),
        "round trip": ("round trip right", "round trip of"),
        "planted error told": ("plant told", "plant of"),
        "birthplace, of those told": ("birthplace right", "plant told"),
        "copiers too, of those told": ("copiers right", "plant told"),
    }
    shares: dict[str, Any] = {
        name: [counts[a], counts[b], round(counts[a] / counts[b], 4) if counts[b] else None] for name, (a, b) in of.items()
    }
    apart = {"told translated, but no round trip": counts["round trip wrongly"], "round trips made twice": counts["round trip made twice"]}
    return shares | apart


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="every sixth family, two trees a story")
    parser.add_argument("--only", choices=("families", "trees"))
    parser.add_argument("--no-write", action="store_true")
    told = parser.parse_args()
    found: dict[str, Any] = {"when": datetime.now(UTC).strftime("%Y-%m-%d"), "python": platform.python_version()}
    if told.only != "trees":
        found["families"] = of_families(families(W60K)[1::2][:: 6 if told.quick else 1])
    if told.only != "families":
        print(Translator.missing() or "round trips by apertium")
        found["trees"] = of_trees(made_trees(ECB, TEST_TOPICS, 2 if told.quick else EACH))
    print(json.dumps(found, indent=1, ensure_ascii=False))
    if not told.no_write and not told.quick and not told.only:
        target = ROOT / "bench" / "results" / f"stemma-{found['when']}.json"
        target.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
