"""Is the agency named? Texts that an agency wrote, by the labels of PolNeAR and of the answer keys, and what a reader finds in them.

    python bench/credits.py [--no-write]

PolNeAR (dev and train; it has no stated licence: it is measured, nothing is trained on it) tells of 78 articles of seven US outlets
by which agency they are ("wire"). Some of them name the agency nowhere in the text that is at hand; those are counted, and told
apart. The answer keys tell which report credits whom. Nothing of the texts is kept.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
import tarfile
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from retold import read
from retold.read.credits import AGENCIES

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "samples"
POLNEAR = SHARED / "data" / "attribution" / "polnear-train-dev.tar.xz"
WIRES = {"AP": "Associated Press", "UPI": "United Press International", "AFP": "Agence France-Presse", "reuters": "Reuters"}


def of_polnear() -> Counter[tuple[str, str]]:
    """Counts by (part, "found" | "missed" | "not in the text") of the articles with a wire label."""
    counts: Counter[tuple[str, str]] = Counter()
    with tarfile.open(POLNEAR) as tar, tempfile.TemporaryDirectory() as folder:
        texts = {Path(m.name).stem: m for m in tar.getmembers() if m.isfile() and "/text/" in m.name}
        meta = next(m for m in tar.getmembers() if m.name.endswith("metadata.tsv"))
        source = tar.extractfile(meta)
        rows = csv.DictReader(io.StringIO(source.read().decode("utf-8") if source else ""), delimiter="\t")
        for row in rows:
            agency = WIRES.get(row["wire"]) or WIRES.get(row["wire"].lower())
            member = texts.get(row["filename"])
            data = tar.extractfile(member) if agency and member else None
            if agency and member and data:
                path = Path(folder) / f"{row['filename']}.txt"
                path.write_bytes(data.read())
                reports, _, _ = read.read([path])
                counts[Path(member.name).parts[-3], outcome(agency, [c.origin for c in reports[0].credits], reports[0].text)] += 1
    return counts


def outcome(agency: str, found: list[str], text: str) -> str:
    """What became of one credited text."""
    if agency in found:
        return "found"
    spellings = "|".join(re.escape(name) for name in AGENCIES[agency])
    return "missed" if re.search(rf"\b(?:{spellings})\b", text, re.IGNORECASE if agency == "Reuters" else 0) else "not in the text"


def of_keys() -> Counter[tuple[str, str]]:
    """Counts of the keys' credits, by the origin that the key names."""
    counts: Counter[tuple[str, str]] = Counter()
    known = [SHARED / "keys" / "seeds.json", *sorted((SHARED / "keys" / "stories").glob("*.json")), *sorted(SAMPLES.glob("keys/*.json"))]
    for key in known:
        if not key.is_file():
            continue
        folder = SHARED / "seeds" if key.stem == "seeds" else SAMPLES / key.stem if SAMPLES in key.parents else key.with_suffix("")
        credited = [item for item in json.loads(key.read_text("utf-8")).get("lineage", ()) if "credit" in item]
        reports = read.read([folder])[0] if credited else ()
        for item in credited:
            mine = [r for r in reports if Path(r.path).stem.startswith(item["credit"]["report"]) or r.label == item["credit"]["report"]]
            wanted = re.sub(r"\W", "", item["origin"].lower())
            names = [re.sub(r"\W", "", credit.origin.lower()) for report in mine for credit in report.credits]
            counts["keys", "found" if any(wanted in name or name in wanted for name in names) else "missed"] += 1
    return counts


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-write", action="store_true", help="write no file of results")
    options = parser.parse_args(arguments)
    if not POLNEAR.is_file():
        print("The labelled texts are not at hand.", file=sys.stderr)
        return 3
    counts = of_polnear() + of_keys()
    rows = {part: {what: n for (of, what), n in sorted(counts.items()) if of == part} for part in sorted({of for of, _ in counts})}
    for part, row in rows.items():
        total = sum(row.values())
        print(f"{part:6} named {row.get('found', 0)}/{total} = {row.get('found', 0) / total:.3f}   {row}")
    if not options.no_write:
        today = datetime.now(UTC).date().isoformat()
        content = {"date": today, "counts": rows}
        (ROOT / "bench" / "results" / f"credits-{today}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
