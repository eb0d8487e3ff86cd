"""Figures of newscluster-dev read, against numbers read by hand.

    python bench/figures.py [--wrong]                     score bench/labels/figures.jsonl
    python bench/figures.py --draw SEED --count N         print N numbers drawn at random, to be read and labelled

Numbers are found by a pattern that knows nothing of ``annotate/figures.py``: digits, number words, vague magnitudes. A label is the id
of the article, the place of the number, and what is right there: value, unit, bound and what is counted (``null`` where it stands in
no figure: a date, a name, a label). Values and units are scored as they are; what is counted by its lemma.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "stories" / "newscluster-dev" / "articles.jsonl"
LABELS = Path(__file__).resolve().parent / "labels" / "figures.jsonl"
NUMBER = re.compile(
    r"(?i)\b(?:\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|"
    r"dozens?|hundreds|thousands|third|fourth|sixth|half)\b"
)


def found_at(name: str, published: str, text: str, start: int, end: int) -> Any:
    """The figure whose number overlaps the place; None when none does."""
    return next((q for q in quantities(name, published, text) if q.number.start < end and q.number.end > start), None)


@cache
def quantities(name: str, published: str, text: str) -> tuple[Any, ...]:
    """The figures of an article."""
    from retold.annotate import annotate
    from retold.model import Report
    from retold.models import load_language

    report = Report(name, name, "", "", "", "", published or "", "stated", "en", "", "", text)
    return annotate(report, load_language()).quantities


def draw(rows: dict[str, dict[str, Any]], seed: int, count: int) -> None:
    """Print ``count`` numbers at random with what stands around them and what is found."""
    every = sorted((name, *match.span()) for name, row in rows.items() for match in NUMBER.finditer(row["text"]))
    for k, (name, start, end) in enumerate(sorted(random.Random(seed).sample(every, count))):
        row = rows[name]
        found = found_at(name, row["published"], row["text"], start, end)
        told = (found.span.exact, found.value, found.high, found.unit, found.bound, found.what) if found else None
        around = (row["text"][max(0, start - 70) : start], row["text"][start:end], row["text"][end : end + 50])
        print(f"#{k} {name} {start} {end} {around[0]!r} <<{around[1]}>> {around[2]!r}\n  found {told}")


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, metavar="SEED")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong (with ids and places, no text)")
    options = parser.parse_args(arguments)
    if not NEWS.is_file():
        print("skipped: newscluster-dev is not at hand", file=sys.stderr)
        return 0
    rows = {row["id"]: row for row in map(json.loads, NEWS.open(encoding="utf-8"))}
    if options.draw is not None:
        draw(rows, options.draw, options.count)
        return 0
    labels = [json.loads(line) for line in LABELS.open(encoding="utf-8")]
    right = dict.fromkeys(("value", "unit", "bound", "what", "all"), 0)
    for label in labels:
        row = rows[label["id"]]
        found = found_at(label["id"], row["published"], row["text"], label["start"], label["end"])
        wanted = label["figure"]
        if found is None or wanted is None:
            hits = dict.fromkeys(("value", "unit", "bound", "what"), found is None and wanted is None)
        else:
            hits = {part: getattr(found, part) == wanted[part] for part in ("value", "unit", "bound", "what")}
        for part, hit in [*hits.items(), ("all", all(hits.values()))]:
            right[part] += hit
        if options.wrong and not all(hits.values()):
            print(label["id"][:12], label["start"], [part for part, hit in hits.items() if not hit])
    print("  ".join(f"{part} {count}/{len(labels)} = {count / max(1, len(labels)):.3f}" for part, count in right.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
