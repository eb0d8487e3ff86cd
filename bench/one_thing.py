"""Whether two figures of two reports count one thing, against pairs of figures of newscluster-dev read by hand.

    python bench/one_thing.py [--wrong]

A label (bench/labels/counts.jsonl) names the event, two places (article id, code points) whose figures differ in value, and whether they
count one thing at one time. Pairs were drawn at random from those of people of whom one thing befell, of one thing named, and of one
measure with a word in common around it. The weights of ``retold.counting`` were once set on the events in even places of the alphabet
("development"), not on those in odd places ("held out"); now all train them, and bench/fit_one_thing.py tells what they do on stories left
out. Precision and recall are told at ``SURE``, with AUROC.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from variants import auroc

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "stories" / "newscluster-dev" / "articles.jsonl"
LABELS = Path(__file__).resolve().parent / "labels" / "counts.jsonl"


def reader() -> Any:
    """From a place of an article to what its figure counts; each article is read once."""
    from retold.annotate import annotate
    from retold.counting import counted
    from retold.model import Report
    from retold.models import load_language

    rows = {row["id"]: row for row in map(json.loads, NEWS.read_text("utf-8").splitlines())}
    language, known = load_language(), {}

    def read(place: list[Any]) -> Any:
        name, start, end = place
        if name not in known:
            row = rows[name]
            report = Report(name, name, "", "", "", "", row["published"] or "", "stated", "en", "", "", row["text"])
            known[name] = annotate(report, language)
        figure = next((q for q in known[name].quantities if q.span.start < end and start < q.span.end), None)
        return counted(known[name], figure, language.lexicon) if figure else None

    return read, language.lexicon


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong, with the features that spoke (no text)")
    options = parser.parse_args()
    if not NEWS.is_file():
        print("skipped: newscluster-dev is not at hand", file=sys.stderr)
        return 0
    from retold.counting import SURE, features, one_thing

    read, lexicon = reader()
    scores: defaultdict[tuple[str, bool], list[float]] = defaultdict(list)
    for row in map(json.loads, LABELS.read_text("utf-8").splitlines()):
        x, y = read(row["a"]), read(row["b"])
        p = one_thing(x, y, lexicon) if x and y else 0.0
        for part in (row["part"], f"{row['part']}, {row['kind']}"):
            scores[part, row["one"]].append(p)
        if options.wrong and x and y and (p >= SURE) != row["one"]:
            print(row["event"], row["a"][1:], row["b"][1:], row["one"], round(p, 2), features(x, y, lexicon))
    for part in sorted({part for part, _ in scores}):
        one, two = scores[part, True], scores[part, False]
        right, told = sum(p >= SURE for p in one), sum(p >= SURE for p in (*one, *two))
        area = f"{auroc(one, two):.3f}" if one and two else "-"
        print(f"{part}: {len(one) + len(two)} pairs, precision {right}/{told}, recall {right}/{len(one)}, AUROC {area}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
