"""Fits ``src/retold/derive/first.json``: which text of a family was first, and whether any at hand was.

    PYTHONPATH=src:bench python training/stemma/first.py [--trees FILE]

A conditional logit over the likely tops of each family and "none at hand" (McFadden 1974), with a small ridge and signs held, on the trees
of ``bench/stemma_trees.py`` made of ECB+ development topics, whose first text is taken away in some, and on every other family of
``bench/stemma_families.py`` (even places), as it is and with its first text taken away where no copy is the same to the letter. Prints
what the fit tells of topics and families left out of it. Needs scipy and pyarrow, and apertium; ``--trees`` keeps what the made trees
and families came to in a file between runs.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT / "bench"))

from weights import write  # noqa: E402

from relation_pairs import DEV_TOPICS  # noqa: E402
from retold.annotate import annotate  # noqa: E402
from retold.derive import arrange, first  # noqa: E402
from retold.derive.families import Family, families  # noqa: E402
from retold.derive.wording import own_words  # noqa: E402
from retold.model import Report  # noqa: E402
from retold.models import load_language  # noqa: E402
from retold.relate import relate  # noqa: E402
from stemma_families import families as of_w60k  # noqa: E402
from stemma_trees import Tree, as_reports, made_trees  # noqa: E402

W60K = ROOT.parent / "shared" / "anchors" / "grouping" / "w60k.parquet"
ECB = ROOT.parent / "shared" / "data" / "stories" / "ecbplus" / "ecbplus.tar.xz"
EACH = 30  # made trees a story
EVERY = 4  # of the fitted families of w60k, so that they weigh about as much as the made trees
RIDGE = 0.3
PARTS = 8
NAMES = (
    "chance by the arcs",
    "children",
    "lost by all below",
    "lost by all below, by length",
    "lost by all below, from elsewhere",
    "passage that two below share",
    "words that two below have more",
    "readings that two below share, one faithful",
    "damaged",
)

Known = tuple[
    str, Any, int | None
]  # the part it is left out with, [text, evidence], the row that is first (None: none at hand, -1: none of the rows)


def rows(scores: Any, evidence: first.Evidence, true: int | None) -> tuple[Any, int | None]:
    """The evidence of each likely top, and which of them is ``true``."""
    found = first.candidates(scores)
    named = [evidence.against(parents) | {"chance by the arcs": chance} for chance, parents in found.values()]
    table = np.array([[first.worth(name, values.get(name, 0.0)) for name in NAMES] for values in named])
    if true is None:
        return table, None
    return table, list(found).index(true) if true in found else -1


def of_made_trees(trees: Sequence[Tree]) -> Iterator[Known]:
    language = load_language()
    for tree in trees:
        found = {}
        for label, report in as_reports(tree).items():
            item = annotate(report, language)
            found[label] = replace(item, report=replace(report, condition=item.condition))
        relations = relate(list(found.values()), language.lexicon.rarity)
        reports = {item.report.id: item.report for item in found.values()}
        made = {found[label].report.id for label in tree.texts if tree.changes[label] != "of its own"}
        family = max(families(list(reports.values()), relations), key=lambda f: len(made & set(f.members)), default=None)
        if family is None or len(made & set(family.members)) < 2:
            continue
        top = next(
            (found[label].report.id for label in tree.texts if tree.parents[label] is None and tree.changes[label] != "of its own"), None
        )
        yield f"topic {tree.name.partition('-')[0]}", *_asked(family, reports, None if tree.hidden else top)


def _asked(family: Family, reports: dict[str, Report], top: str | None) -> tuple[Any, int | None]:
    members = [reports[member] for member in family.members]
    outside = [own_words(report) for key, report in sorted(reports.items()) if key not in family.members]
    scores = arrange.scored(family, members)
    true = None if top is None else family.members.index(top) if top in family.members else -1
    return rows(scores, first.evidence_of(members, outside), true)


def of_families() -> Iterator[Known]:
    for number, family in enumerate(of_w60k(W60K)[::2][::EVERY]):
        for times in ("true", "none"):
            reports = family.dated(times)
            top = family.parents.index(None)
            copies = [own_words(reports[child]) == own_words(reports[top]) for child, parent in enumerate(family.parents) if parent == top]
            for hidden in (False, True):
                if hidden and (len(copies) < 2 or len(reports) < 4 or any(copies)):
                    continue
                kept = sorted((report for place, report in enumerate(reports) if not (hidden and place == top)), key=lambda r: r.id)
                found = arrange.scored_freely(kept)
                true = None if hidden else kept.index(reports[top])
                yield f"part {number % PARTS}", *rows(found, first.evidence_of(kept, []), true)


def loss(weights: Any, known: Sequence[Known]) -> tuple[float, Any]:
    """Minus the log-likelihood, and its gradient; the last weight is that of none at hand."""
    value, slope = 0.0, np.zeros_like(weights)
    for _, table, true in known:
        odds = np.append(table @ weights[:-1], weights[-1])
        chance = np.exp(odds - odds.max())
        chance /= chance.sum()
        right = np.zeros(len(odds))
        if true is None:
            right[-1] = 1.0
        elif true >= 0:
            right[true] = 1.0
        else:
            right[:-1] = chance[:-1] / chance[:-1].sum()
        value -= float(np.log(chance @ (right > 0) + 1e-12))
        slope += np.append(table.T @ (chance - right)[:-1], (chance - right)[-1])
    inner = np.append(weights[:-1], 0.0)
    return value + RIDGE * inner @ inner, slope + 2 * RIDGE * inner


def fitted(known: Sequence[Known]) -> Any:
    """Evidence speaks against a top only; the chance by the arcs and the number of children for it."""
    bounds = [(0.0, 1.0), (0.0, None), *[(None, 0.0)] * (len(NAMES) - 2), (None, None)]
    start = np.zeros(len(NAMES) + 1)
    return minimize(loss, start, args=(known,), jac=True, method="L-BFGS-B", bounds=bounds).x


def left_out(known: Sequence[Known]) -> list[tuple[float, bool]]:
    """Of every family the chance that none is at hand, by a fit without its topic or part, and whether none is."""
    out = []
    for part in sorted({part for part, _, _ in known}):
        weights = fitted([item for item in known if item[0] != part])
        for name, table, true in known:
            if name == part:
                odds = np.append(table @ weights[:-1], weights[-1])
                chance = np.exp(odds - odds.max())
                out.append((float(chance[-1] / chance.sum()), true is None))
    return out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trees", type=Path)
    keep = parser.parse_args().trees
    if keep is not None and keep.exists():
        known = pickle.loads(keep.read_bytes())  # noqa: S301 - written by this script
    else:
        known = [*of_made_trees(made_trees(ECB, DEV_TOPICS, EACH)), *of_families()]
        if keep is not None:
            keep.write_bytes(pickle.dumps(known))
    for source in ("topic", "part"):
        told = left_out([item for item in known if item[0].startswith(source)])
        for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            right, said, all_of = (sum(t for p, t in told if p >= least), sum(p >= least for p, _ in told), sum(t for _, t in told))
            print(f"{source}: from {least} on recall {right}/{all_of}, precision {right}/{said}")
    write("first.json", (*NAMES, first.NONE), fitted(known))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
