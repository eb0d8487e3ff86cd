"""How often "the meaning changed" is right: verdicts of medium or high severity on newscluster-dev, read by hand.

    python bench/verdicts.py                           score what is told now against bench/labels/verdicts.jsonl
    python bench/verdicts.py --draw SEED --count N     print N verdicts drawn at random, to be read and labelled

Each event is built as one story; one change is drawn once, whoever copies it. A label names the event, the two places (article id, code
points; null where a side has nothing), the type told, and a cause: "right" where the two tellings do differ in meaning there, else why not.
Scoring counts the labels whose verdict is still told (places overlap, one type; whichever copy of it is told first): a wrong one that is
told no more was mended. Draw 3 is no sample but every verdict told on 2026-11-23.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "stories" / "newscluster-dev" / "articles.jsonl"
LABELS = Path(__file__).resolve().parent / "labels" / "verdicts.jsonl"
GRAVE = frozenset({"medium", "high"})

Json = dict[str, Any]
Place = tuple[str, int, int] | None


def verdicts() -> tuple[list[tuple[str, Any]], list[tuple[str, Any]]]:
    """(event, variant) of every change of medium or high severity that is told: one for each change, and all."""
    from retold import flow
    from retold.model import Report
    from retold.models import load_language

    events: defaultdict[str, list[Report]] = defaultdict(list)
    for line in NEWS.read_text("utf-8").splitlines():
        row = json.loads(line)
        report = Report(
            row["id"],
            row["outlet"],
            row["title"] or "",
            "",
            "",
            row["url"] or "",
            row["published"] or "",
            "stated",
            "en",
            "",
            "",
            row["text"],
        )
        events[row["event_name"]].append(report)
    language, out, every = load_language(), [], []
    for event, reports in sorted(events.items()):
        seen: set[str] = set()
        for story in flow.build(reports, (), language=language).stories:
            for variant in story.variants:
                if variant.meaning != "changed" or variant.severity not in GRAVE:
                    continue
                every.append((event, variant))
                if variant.tells not in seen:
                    seen.add(variant.tells)
                    out.append((event, variant))
    return out, every


def place(span: Any) -> Place:
    """Article id and code points."""
    return (span.report, span.start, span.end) if span else None


def draw(found: list[tuple[str, Any]], seed: int, count: int) -> None:
    """Print verdicts drawn at random, each between what stands around its places."""
    texts = {row["id"]: row["text"] for row in map(json.loads, NEWS.read_text("utf-8").splitlines())}
    labelled = {(row["event"], row["type"], *map(tuple, filter(None, (row["before"], row["after"])))) for row in labels()}
    fresh = [(e, v) for e, v in found if (e, v.type, *filter(None, (place(v.before), place(v.after)))) not in labelled]
    for number, (event, variant) in enumerate(random.Random(seed).sample(fresh, min(count, len(fresh)))):
        key = {"event": event, "type": variant.type, "before": place(variant.before), "after": place(variant.after)}
        print(f"#{number} {variant.type} {variant.severity} {variant.p} {variant.why}\n   {json.dumps(key)}")
        for span in (variant.before, variant.after):
            if span:
                text = texts[span.report]
                around = text[max(0, span.start - 110) : span.start], text[span.start : span.end], text[span.end : span.end + 90]
                print(f"   {around[0]!r} <<{around[1]}>> {around[2]!r}")


def labels() -> list[Json]:
    """The labels, one a line."""
    return [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()] if LABELS.exists() else []


def meets(x: Place, y: Place) -> bool:
    """Both absent, or overlapping in one article."""
    return (x is None and y is None) or (x is not None and y is not None and x[0] == y[0] and x[1] < y[2] and y[1] < x[2])


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, metavar="SEED")
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    found, every = verdicts()
    told = Counter(variant.type for _, variant in found)
    print(f"{len(found)} changes of medium or high severity told: " + ", ".join(f"{kind} {n}" for kind, n in sorted(told.items())))
    if options.draw is not None:
        draw(found, options.draw, options.count)
        return
    still: Counter[tuple[str, str]] = Counter()
    drawn: defaultdict[int, Counter[bool]] = defaultdict(Counter)
    for row in labels():
        before, after = (tuple(p) if p else None for p in (row["before"], row["after"]))
        told_now = any(
            e == row["event"]
            and v.type == row["type"]
            and any(meets(place(v.before), x) and meets(place(v.after), y) for x, y in ((before, after), (after, before)))
            for e, v in every
        )
        drawn[row["draw"]][row["cause"] == "right"] += 1
        if told_now:
            still[row["type"], row["cause"]] += 1
    for seed, counts in sorted(drawn.items()):
        print(f"draw {seed}: {counts[True]} of {counts.total()} right when drawn ({counts[True] / counts.total():.3f})")
    right = sum(n for (_, cause), n in still.items() if cause == "right")
    print(
        f"still told: {right} right, {sum(still.values()) - right} wrong; "
        + "; ".join(f"{t} {c} {n}" for (t, c), n in sorted(still.items()))
    )


if __name__ == "__main__":
    main()
