"""Dates of newscluster-dev resolved, against a hundred read by hand.

    python bench/dates.py [--wrong]                       score the draws of bench/labels/dates.jsonl
    python bench/dates.py --draw SEED --count N           print N mentions drawn at random, to be read and labelled

Mentions are found by a pattern that is wider than the one in ``annotate/dates.py`` and knows nothing of it. A label is the id of the
article, the place of the mention, the days, months, years or times that are right there ("" : no date, or none that the text lets
anyone resolve), and the draw: the first was
read while the rules were written; the others were read as the rules then stood, gave 89, 91 and 92 of 100 in turn, and then served to
mend what they showed. A mention is right
when a moment that overlaps it says so; where no date stands, none or an unresolved one must be found.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "stories" / "newscluster-dev" / "articles.jsonl"
LABELS = Path(__file__).resolve().parent / "labels" / "dates.jsonl"
MONTHS = "january|february|march|april|june|july|august|september|october|november|december"
MENTION = re.compile(
    rf"""(?ix)\b(?:
    (?:mon|tues|wednes|thurs|fri|satur|sun)day(?:s|'s|’s)?
    |(?:{MONTHS})\b(?:\s+\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,?\s+\d{{4}})?
    |(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.\s*\d+
    |\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTHS}|may)(?:\s+\d{{4}})?
    |may\s+\d{{1,2}}\b|(?:in|last|next|this|since)\s+may\b
    |yesterday|today|tomorrow|tonight
    |(?:last|this|next|past|previous|following)\s+(?:week|weekend|month|year|night|morning|afternoon|evening|spring|summer|fall|autumn|winter|decade|century)
    |(?:\w+|\d+)\s+(?:minutes|hours?|days?|weeks?|months?|years?|decades?)\s+(?:ago|earlier|later|before)
    |(?:1[6-9]|20)\d\d(?:s)?(?![\d,])
    |\d{{1,2}}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?
    |[012]?\d:\d\d
    |noon|midnight
    )"""
)


def mentions(text: str) -> list[tuple[int, int]]:
    """Places in ``text`` that may tell a date or time; those that stand side by side are one."""
    out: list[tuple[int, int]] = []
    for match in MENTION.finditer(text):
        start, end = match.span()
        if out and start - out[-1][1] <= 4 and not re.search(r"[\n.]", text[out[-1][1] : start]):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def draw(rows: dict[str, dict[str, Any]], seed: int, count: int) -> Iterator[str]:
    """``count`` mentions at random, those labelled already left out, with what stands around them and what is found."""
    labelled = {(row["id"], row["start"]) for row in labels()}
    every = sorted((name, start, end) for name, row in rows.items() for start, end in mentions(row["text"]))
    left = [item for item in every if (item[0], item[1]) not in labelled]
    for k, (name, start, end) in enumerate(sorted(random.Random(seed).sample(left, count))):
        row = rows[name]
        text = row["text"]
        found = [(m.span.exact, m.when) for m in moments(name, row["published"], text) if m.span.start < end and m.span.end > start]
        yield f"#{k} {name} {start} {end} published {row['published']}\n  {text[:80]!r}"
        yield f"  {text[max(0, start - 170) : start]!r} <<{text[start:end]}>> {text[end : end + 90]!r}\n  found {found}"


def labels() -> list[dict[str, Any]]:
    """The labelled mentions."""
    return [json.loads(line) for line in LABELS.open(encoding="utf-8")] if LABELS.is_file() else []


@cache
def moments(name: str, published: str, text: str) -> tuple[Any, ...]:
    """The moments of an article."""
    from retold.annotate.dates import find_moments
    from retold.model import Report
    from retold.models import load_language

    report = Report(name, name, "", "", "", "", published or "", "stated", "en", "", "", text)
    return find_moments(report, load_language().read(text)[1])


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, metavar="SEED")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong (with ids and places, no text)")
    options = parser.parse_args(arguments)
    if not NEWS.is_file():
        print("skipped: newscluster-dev is not at hand", file=sys.stderr)
        return 0
    rows = {row["id"]: row for row in map(json.loads, NEWS.open(encoding="utf-8"))}
    if options.draw is not None:
        print("\n".join(draw(rows, options.draw, options.count)))
        return 0
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for label in labels():
        row = rows[label["id"]]
        found = [
            m.when
            for m in moments(label["id"], row["published"], row["text"])
            if m.span.start < label["end"] and m.span.end > label["start"]
        ]
        right = bool(set(found) & set(label["when"])) or ("" in label["when"] and not any(found))
        counts[label["draw"]][0] += right
        counts[label["draw"]][1] += 1
        if options.wrong and not right:
            print(label["draw"], label["id"][:12], label["start"], "should be", label["when"], "found", found)
    for name, (right, of) in sorted(counts.items()):
        print(f"{name}: {right}/{of} = {right / of:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
