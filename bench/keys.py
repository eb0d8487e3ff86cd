"""Build and score every answer key at hand: the shared seeds and stories, when present, and our own samples.

    python bench/keys.py [NAME ...] [--misses] [--no-write] [--save FOLDER] [--language-model NAME] [--keys FOLDER]

One row a key, then the six shared keys pooled (counts are added up before dividing, so a long key weighs more) and
all keys pooled. ``NAME`` limits the run to keys of that name ("seeds", "nk_oil", "harlan_bridge" ...); ``--keys`` takes those of another
folder (``NAME.json`` beside the folder ``NAME`` of its reports). The counts go
to ``bench/results/keys-<date>.json``. The measures are those of ``../shared/keys/score.py``, which is used itself
when it lies there, else of ``tests/scoring.py``, which gives the same counts.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# What the table shows: heading, part of the score, measure in that part.
COLUMNS = (
    ("bad", "sound", "bad_spans"),
    ("names", "names", "recall"),
    ("joined", "names", "spellings_joined"),
    ("canon", "names", "canonical"),
    ("merged", "names", "wrongly_merged"),
    ("quotes", "quotes", "recall"),
    ("q-join", "quotes", "readings_joined"),
    ("speaker", "quotes", "speaker"),
    ("variants", "variants", "recall"),
    ("typed", "variants", "typed"),
    ("changed", "variants", "changed_per_word"),
    ("alarms", "kept", "false_alarm_rate"),
    ("pair-p", "lineage", "pair_precision"),
    ("pair-r", "lineage", "pair_recall"),
    ("part-p", "lineage", "partial_precision"),
    ("part-r", "lineage", "partial_recall"),
    ("parents", "lineage", "direction"),
    ("roots", "lineage", "roots_right"),
    ("conflict", "conflicts", "recall"),
    ("agreed", "agreed", "recall"),
    ("counts", "agreed", "count_right"),
    ("figures", "figures", "recall"),
    ("f-join", "figures", "values_joined"),
)

Counts = dict[str, tuple[int, int]]


def load(path: Path) -> ModuleType:
    """The module in the file ``path``."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module in {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def scorer() -> Callable[[Any, Any], dict[str, Any]]:
    """The shared scorer when it is there, else our own."""
    shared = SHARED / "keys" / "score.py"
    sys.path.insert(0, str(ROOT / "tests"))  # our scorer imports its measures
    function: Callable[[Any, Any], dict[str, Any]] = load(shared if shared.is_file() else ROOT / "tests" / "scoring.py").score
    return function


def keys(wanted: Iterable[str] = (), folder: Path | None = None) -> list[tuple[str, Path, Path]]:
    """Name, key file and folder of reports of each key at hand, or in ``folder``; only those named when any is."""
    if folder:
        found = [(path.stem, path, path.with_suffix("")) for path in sorted(folder.glob("*.json"))]
    else:
        found = [("seeds", SHARED / "keys" / "seeds.json", SHARED / "seeds")]
        found += [(path.stem, path, path.with_suffix("")) for path in sorted((SHARED / "keys" / "stories").glob("*.json"))]
        found += [(path.stem, path, ROOT / "samples" / path.stem) for path in sorted((ROOT / "samples" / "keys").glob("*.json"))]
    limit = set(wanted)
    return [item for item in found if item[1].is_file() and item[2].is_dir() and (not limit or item[0] in limit)]


def build(folder: Path, save: Path, model: str | None = None) -> tuple[Any, float]:
    """The case of a folder of reports as JSON, also kept in the file ``save``, and the CPU seconds it took."""
    import retold
    from retold.models import load_language

    start = time.process_time()
    case = retold.build([folder], language=load_language(model))
    seconds = time.process_time() - start
    retold.save(case, save)
    return json.loads(save.read_text(encoding="utf-8")), seconds


def counts(score: Mapping[str, Any]) -> Counts:
    """The pairs (right, of) of a score by "part.measure"."""
    return {
        f"{part}.{measure}": (int(value[0]), int(value[1]))
        for part, row in score.items()
        for measure, value in row.items()
        if isinstance(value, tuple) and len(value) == 2
    }


def pooled(rows: Iterable[Counts]) -> Counts:
    """Counts added up."""
    total: dict[str, tuple[int, int]] = {}
    for row in rows:
        for name, (right, of) in row.items():
            before = total.get(name, (0, 0))
            total[name] = (before[0] + right, before[1] + of)
    return total


def cell(row: Counts, name: str) -> str:
    """One figure of the table: a ratio, a bare count for what should be few, "-" where there is nothing to measure."""
    right, of = row.get(name, (0, 0))
    if name in {"sound.bad_spans", "variants.changed_per_word"}:
        return str(right)
    return f"{right / of:.2f}" if of else "-"


def table(rows: Mapping[str, Counts], seconds: Mapping[str, float]) -> str:
    """All rows under their headings, right aligned; CPU seconds last."""
    heads = [head for head, _, _ in COLUMNS]
    lines = ["".join([f"{'':16}", *(f"{head:>9}" for head in heads), f"{'CPU s':>9}"])]
    for name, row in rows.items():
        cells = "".join(f"{cell(row, f'{part}.{measure}'):>9}" for _, part, measure in COLUMNS)
        lines.append(f"{name:16}{cells}{seconds[name]:9.1f}" if name in seconds else f"{name:16}{cells}")
    return "\n".join(lines)


def misses(score: Mapping[str, Any]) -> str:
    """The ids of what was missed or wrong, a line a part."""
    lists = [(f"{part}.{name}", value) for part, row in score.items() for name, value in row.items() if isinstance(value, list)]
    return "\n".join(f"    {name}: {', '.join(map(str, value))}" for name, value in lists if value)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status (1 when a span does not quote its text)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    parser.add_argument("--no-write", action="store_true", help="write no file of results (a run of some keys never does)")
    parser.add_argument("--save", type=Path, help="keep the cases built in this folder")
    parser.add_argument("--language-model", metavar="NAME", help="another reader of English than the default (writes no file of results)")
    parser.add_argument("--keys", type=Path, metavar="FOLDER", help="score the keys of this folder instead (writes no file of results)")
    options = parser.parse_args(arguments)
    score, rows, seconds = scorer(), {}, {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.save or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for name, key, reports in keys(options.names, options.keys):
            case, seconds[name] = build(reports, folder / f"{name}.json", options.language_model)
            result = score(case, json.loads(key.read_text(encoding="utf-8")))
            rows[name] = counts(result)
            print(f"{name}: {seconds[name]:.1f} s", file=sys.stderr)
            if options.misses:
                print(name, misses(result), sep="\n")
    if not rows:
        print("No key at hand.", file=sys.stderr)
        return 3
    samples = {path.stem for path in (ROOT / "samples" / "keys").glob("*.json")}
    shared = [row for name, row in rows.items() if name not in samples]
    everything = dict(rows)
    if len(shared) < len(rows):
        everything[f"shared ({len(shared)})"] = pooled(shared)
    everything[f"all ({len(rows)})"] = pooled(rows.values())
    print(table(everything, seconds))
    if not (options.no_write or options.names or options.language_model or options.keys):
        write(everything, seconds)
    return int(any(row["sound.bad_spans"][0] for row in rows.values()))


def write(rows: Mapping[str, Counts], seconds: Mapping[str, float]) -> None:
    """Keep the counts of today in ``bench/results``."""
    today = datetime.now(UTC).date().isoformat()
    target = ROOT / "bench" / "results" / f"keys-{today}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    rounded = {name: round(value, 2) for name, value in seconds.items()}
    content = {"date": today, "python": platform.python_version(), "seconds": rounded, "counts": rows}
    target.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
