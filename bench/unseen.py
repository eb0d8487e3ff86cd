"""Score stories and passage pairs that no rule was made on: newscluster-dev, annotated by hand as the shared keys are.

    python bench/unseen.py [--part development|aside] [--misses] [--pairs] [--save FOLDER]

``bench/labels/stories.jsonl`` holds 24 answer keys of the form of ``../shared/keys/stories``, each phrase as its place (report, start,
end) in an article of ../shared/data; ``passages.jsonl`` holds 116 pairs of passages with every difference, as ``pairs.jsonl`` has them.
The annotators saw the reports, the shared keys as models, and nothing that retold says of them. What they took for a fact or a
difference is one reading; notes were left out.

``development`` (18 stories, 77 pairs) may be read miss by miss; ``aside`` (six stories, 39 pairs) is scored at the end of a stretch of
work and never looked into, so ``--misses`` does not go with it. Whoever looks moves the story to development and annotates
another. ``--pairs`` scores the pairs instead of the stories.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import keys
from dossier import FIELDS, NEWS
from variants import comparer, interval, pair_counts, pair_figures

LABELS = Path(__file__).resolve().parent / "labels"
PARTS = ("development", "aside")

Json = dict[str, Any]


def articles() -> dict[str, Json]:
    """The articles of newscluster-dev by id."""
    rows = map(json.loads, NEWS.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}


def labelled(name: str, part: str) -> Iterator[Json]:
    """The labels of one part in the file ``name``."""
    for line in (LABELS / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == part:
            yield row


def with_text(value: Any, texts: Mapping[str, str]) -> Any:
    """A key as the shared ones are: each place as its report and its words."""
    if isinstance(value, list):
        return [with_text(item, texts) for item in value]
    if not isinstance(value, dict):
        return value
    if "at" in value:
        report, start, end = value["at"]
        return {"report": report, "text": texts[report][start:end]} | {name: item for name, item in value.items() if name != "at"}
    return {name: with_text(item, texts) for name, item in value.items()}


def write_keys(part: str, folder: Path) -> None:
    """The keys of one part and their reports, as files that ``bench/keys.py --keys`` takes."""
    known = articles()
    for row in labelled("stories.jsonl", part):
        reports = {name: known[article] for name, article in row["reports"].items()}
        home = folder / row["story"]
        home.mkdir(parents=True)
        for name, report in reports.items():
            content = {field: report[field] for field in FIELDS}
            (home / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        key = with_text(row["key"], {name: report["text"] for name, report in reports.items()})
        key["reports"] = [{"id": name, "file": f"{row['story']}/{name}.json"} for name in row["reports"]]
        (folder / f"{row['story']}.json").write_text(json.dumps(key, ensure_ascii=False), encoding="utf-8")


def pairs(part: str) -> list[Json]:
    """The passage pairs of one part, as in ``pairs.jsonl``."""
    known = articles()
    out = []
    for row in labelled("passages.jsonl", part):
        sides = {side: {"report": row[side][0], "text": known[row[side][0]]["text"][slice(*row[side][1:])]} for side in "ab"}
        found = [
            {side: {"start": d[side][0], "end": d[side][1]} if d[side] else None for side in "ab"}
            | {name: item for name, item in d.items() if name not in ("a", "b")}
            for d in row["differences"]
        ]
        out.append({"id": row["id"], "differences": found} | sides)
    return out


def main() -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default=PARTS[0])
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrong (development only)")
    parser.add_argument("--pairs", action="store_true", help="score the pairs of passages instead of the stories")
    parser.add_argument("--save", type=Path, help="keep the cases built in this folder")
    options = parser.parse_args()
    if options.misses and options.part != PARTS[0]:
        parser.error("what is kept aside is not looked into")
    if not NEWS.is_file():
        print("../shared/data is not there.", file=sys.stderr)
        return 3
    if options.pairs:
        rows = pair_counts(comparer(), pairs(options.part))
        within = interval(rows)
        for name, figure in pair_figures(rows).items():
            ends = within.get(name)
            print(f"{name:12}{figure}" if ends is None else f"{name:12}{figure:.3f}  ({ends[0]:.3f}-{ends[1]:.3f})")
        if options.misses:
            print(*(note for row in rows for note in row["notes"]), sep="\n")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        write_keys(options.part, Path(scratch))
        more = ["--misses"] * options.misses + (["--save", str(options.save)] if options.save else [])
        return keys.main(["--keys", scratch, *more])


if __name__ == "__main__":
    sys.exit(main())
