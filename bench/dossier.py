"""What is found in newscluster-dev, against labels read by hand.

    python bench/dossier.py --cases FOLDER                          score bench/labels/dossier.jsonl against the cases kept there
    python bench/dossier.py --cases FOLDER --draw KIND --seed N     print COUNT things of KIND drawn at random, to be read

KIND is agreed (claims), quotes (groups of two reports or more), discrepancies, first (the ten best-ranked discrepancies of a story) or
single (the five best-ranked things that every other report leaves out, of 40 stories). FOLDER holds one case a story of several
reports and is filled when empty.

A label is the event, the kind, the places (article id, start, end), whether it is right, the cause where it is wrong, and the draw it comes
from. The score of a draw is what was right of it as it was read; beside it stands how many of its right and wrong things are found today:
a wrong one should go, a right one stay. Right means: for an agreed claim, that every report counted says it; for a discrepancy, that
its passages speak of one matter and differ on it in the way told; for a quotation, that its readings are one utterance; for a
thing left out, that no other report tells it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NEWS = ROOT.parent / "shared" / "data" / "stories" / "newscluster-dev" / "articles.jsonl"
LABELS = Path(__file__).resolve().parent / "labels" / "dossier.jsonl"
KINDS = ("agreed", "quotes", "discrepancies", "first", "single")
FIRST, LONE, STORIES = 10, 5, 40
FIELDS = ("title", "text", "url", "published", "outlet", "byline")

Place = tuple[str, int, int]


def built(folder: Path) -> Iterator[tuple[str, Any]]:
    """Event and case of every event with two reports or more; built into ``folder`` unless it lies there."""
    import retold

    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in NEWS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        events[row["event"]].append(row)
    folder.mkdir(parents=True, exist_ok=True)
    for event, rows in sorted(events.items()):
        kept = folder / f"{event}.json"
        if len(rows) < 2:
            continue
        if not kept.is_file():
            with tempfile.TemporaryDirectory() as scratch:
                for row in rows:
                    (Path(scratch) / f"{row['id']}.json").write_text(json.dumps({field: row[field] for field in FIELDS}), encoding="utf-8")
                retold.save(retold.build([scratch]), kept)
        yield event, json.loads(kept.read_text(encoding="utf-8"))


def things(case: Any, kind: str) -> Iterator[tuple[str, list[Any], Any]]:
    """Story id, spans and thing, for everything of a kind in a case."""
    for story in case["stories"]:
        claims = sorted(story["claims"], key=lambda claim: claim["rank"])
        if kind == "agreed":
            for claim in (claim for claim in claims if claim["status"] == kind):
                yield story["id"], [p["span"] for r in claim["readings"] for p in r["passages"]], claim
        elif kind == "single":
            for item in sorted(story["left_out"], key=lambda item: item["rank"])[:LONE]:
                yield story["id"], [item["span"]], item
        elif kind == "quotes":
            for quote in story["quotes"]:
                spans = [reading["span"] for reading in quote["readings"]]
                if len({span["report"] for span in spans}) > 1:
                    yield story["id"], spans, quote
        else:
            for item in sorted(story["discrepancies"], key=lambda item: item["rank"]):
                if kind == "discrepancies" or item["rank"] <= FIRST:
                    yield story["id"], item["passages"], item


def places(case: Any, spans: list[Any]) -> list[Place]:
    """The spans as article ids and offsets, sorted."""
    names = {report["id"]: Path(report["path"]).stem for report in case["reports"]}
    return sorted((names[span["report"]], span["start"], span["end"]) for span in spans)


def draw(cases: dict[str, Any], kind: str, seed: int, count: int) -> None:
    """Print ``count`` things of a kind at random, each with its passages."""
    every = [(event, story, spans, thing) for event, case in cases.items() for story, spans, thing in things(case, kind)]
    chance = random.Random(seed)
    if kind == "single":
        stories = sorted({(event, story) for event, story, _, _ in every})
        chosen = set(chance.sample(stories, min(STORIES, len(stories))))
        drawn = [item for item in every if item[:2] in chosen]
    else:
        drawn = chance.sample(every, min(count, len(every)))
    print(f"{len(drawn)} of {len(every)}")
    for number, (event, _, spans, thing) in enumerate(drawn):
        told = (
            thing.get("text")
            or thing.get("speaker")
            or ("told_by" in thing and thing["why"])
            or f"{thing.get('kind')} {thing.get('weight')} {thing.get('what')} | {thing.get('why')}"
        )
        print(f"#{number} event {event}: {' '.join(told.split())}")
        for name, start, end in places(cases[event], spans):
            text = next(r["text"] for r in cases[event]["reports"] if Path(r["path"]).stem == name)
            around = text[max(0, start - 60) : start], text[start:end], text[end : end + 40]
            print("   ", name[:5], start, end, "{} [[{}]] {}".format(*(" ".join(part.split()) for part in around)))


def found(place: list[Place], today: list[list[Place]]) -> bool:
    """Whether one thing found today stands at most of the places of a label, and at few others."""
    return any(2 * len(meeting(place, other)) > max(len(place), len(other)) for other in today)


def meeting(places_of_one: list[Place], others: list[Place]) -> list[Place]:
    """The places that overlap one of the others."""
    return [one for one in places_of_one if any(one[0] == o[0] and one[1] < o[2] and o[1] < one[2] for o in others)]


def score(cases: dict[str, Any], labels: list[Any], wrong: bool) -> None:
    """Print, for each draw of each kind, what was right and what of it is found today."""
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for label in labels:
        groups[label["kind"], label["draw"]].append(label)
    for (kind, drawn), some in sorted(groups.items()):
        today = {event: [places(case, spans) for _, spans, _ in things(case, kind)] for event, case in cases.items()}
        still = [found([tuple(place) for place in label["places"]], today[label["event"]]) for label in some]
        right = [stands for label, stands in zip(some, still, strict=True) if label["right"]]
        bad = [stands for label, stands in zip(some, still, strict=True) if not label["right"]]
        print(f"{kind:14} {drawn:8} right {len(right)} of {len(some)} = {len(right) / len(some):.2f}", end="; ")
        print(f"found today: {sum(right)} of {len(right)} right, {sum(bad)} of {len(bad)} wrong")
        for label in (label for label in some if wrong and not label["right"]):
            print("    ", label["event"], label["cause"], label["places"][:3])


def main(arguments: list[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--draw", choices=KINDS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--wrong", action="store_true", help="list what was read as wrong, with its cause")
    options = parser.parse_args(arguments)
    if not NEWS.is_file():
        print("newscluster-dev is not at hand.", file=sys.stderr)
        return 3
    cases = dict(built(options.cases))
    if options.draw:
        draw(cases, options.draw, options.seed, options.count)
    else:
        score(cases, [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()], options.wrong)
    return 0


if __name__ == "__main__":
    sys.exit(main())
