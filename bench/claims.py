"""Which passages of a claim belong to it, and which counterparts are missed: newscluster-dev, read by hand.

    python bench/claims.py --cases FOLDER                     score bench/labels/claims.jsonl against the cases kept there
    python bench/claims.py --cases FOLDER --draw N --seed S   print N claims of two reports or more drawn at random, to be read

FOLDER holds one case a story of several reports and is filled when empty. A label of a claim names its event and the places
(article id, start, end) of the passages that belong to its one matter and of those that do not; where no two reports share a matter
one passage alone belongs. A label of a passage names the places that say the same in other reports.

As drawn: the part of passages that did not belong. Now: of the labelled passages that are counted in one claim with a labelled
passage of another report that belongs, the part that does not ("strays"), how many that belong are still counted so, and the same for
the passages that stand there at all; claims of which all that is counted is right; and passages with a counterpart in another
report of which none stands in a claim with them ("missed"), of all passages drawn.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dossier import built

LABELS = Path(__file__).resolve().parent / "labels" / "claims.jsonl"

Json = dict[str, Any]
Place = tuple[str, int, int]


@dataclass(slots=True)
class Told:
    """The claims of one event, each as the places it counts and all the places it has."""

    counted: list[set[Place]] = field(default_factory=list)
    all: list[set[Place]] = field(default_factory=list)


def told(case: Json) -> Told:
    """The claims of a case by article id."""
    names = {report["id"]: Path(report["path"]).stem for report in case["reports"]}
    found = Told()
    for story in case["stories"]:
        for claim in story["claims"]:
            doubtful = {(span["report"], span["start"]) for span in claim.get("doubtful", ())}
            spans = [passage["span"] for reading in claim["readings"] for passage in reading["passages"]]
            found.all.append({(names[s["report"]], s["start"], s["end"]) for s in spans})
            found.counted.append({(names[s["report"]], s["start"], s["end"]) for s in spans if (s["report"], s["start"]) not in doubtful})
    return found


def holds(claim: Iterable[Place], place: Place) -> bool:
    """Whether a claim has a passage that overlaps a place."""
    return any(other[0] == place[0] and other[1] < place[2] and place[1] < other[2] for other in claim)


def together(claims: Sequence[set[Place]], x: Place, y: Place) -> bool:
    """Whether one claim holds both places."""
    return any(holds(claim, x) and holds(claim, y) for claim in claims)


def standing(claims: Sequence[set[Place]], label: Json) -> tuple[int, int, bool]:
    """Passages that belong and do not that stand with one of another report that belongs; whether two reports do, all of them right."""
    belong, rest = ([tuple(place) for place in label[part]] for part in ("belongs", "not"))
    anchors = belong if len(belong) > 1 else belong + rest  # no matter: any two that stand together are wrong
    right = [p for p in belong if len(belong) > 1 and any(together(claims, p, q) for q in belong if q[0] != p[0])]
    wrong = [p for p in rest if any(together(claims, p, q) for q in anchors if q[0] != p[0])]
    return len(right), len(wrong), len({place[0] for place in right}) > 1 and not wrong


def draw(cases: Iterable[tuple[str, Json]], count: int, seed: int) -> None:
    """Print claims of two reports or more drawn at random."""
    found = [(event, claim) for event, case in cases for claim in told(case).all if len({place[0] for place in claim}) > 1]
    for event, claim in random.Random(seed).sample(found, min(count, len(found))):
        print(json.dumps({"event": event, "belongs": sorted(claim), "not": [], "cause": ""}))


def labels() -> Iterator[Json]:
    """The labels, one a line."""
    yield from (json.loads(line) for line in LABELS.read_text("utf-8").splitlines())


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--draw", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    cases = list(built(options.cases))
    if options.draw:
        draw(cases, options.draw, options.seed)
        return
    by_event = {event: told(case) for event, case in cases}
    read = [row for row in labels() if "belongs" in row]
    drawn = [sum(len(row[part]) for row in read) for part in ("belongs", "not")]
    whole = sum(not row["not"] for row in read)
    print(f"as drawn: {drawn[1]} of {sum(drawn)} passages do not belong ({drawn[1] / sum(drawn):.3f}); {whole} of {len(read)} claims right")
    for name in ("counted", "all"):
        found = [standing(getattr(by_event[row["event"]], name), row) for row in read]
        right, wrong = sum(item[0] for item in found), sum(item[1] for item in found)
        clean, still = sum(item[2] for item in found), sum(item[0] + item[1] > 0 for item in found)
        print(f"{name}: strays {wrong} of {right + wrong} ({wrong / max(1, right + wrong):.3f}); {right} belong; right {clean} of {still}")
    passages = [row for row in labels() if "passage" in row]
    missed = sum(
        bool(row["counterparts"])
        and not any(together(by_event[row["event"]].all, tuple(row["passage"]), tuple(place)) for place in row["counterparts"])
        for row in passages
    )
    print(f"missed: {missed} of {len(passages)} passages ({missed / max(1, len(passages)):.3f})")


if __name__ == "__main__":
    main()
