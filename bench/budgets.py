"""Measure the budgets of time and memory, each in processes of its own, and keep the dated results.

    python bench/budgets.py [--quick] [--no-write]

Time is wall-clock and CPU seconds of the command and all its workers; memory is the peak resident set of its largest process, as the kernel
counts it. ``--quick`` leaves out the story of 200 reports. The budget is in the table beside what was measured.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from made_story import FACTS, write

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
RETOLD = Path(sys.executable).with_name("retold")
PAIRS = """
import sys, time, retold
from retold.models import load_language
pairs = [line.rstrip("\\n").split("\\t") for line in sys.stdin]
language = load_language()
retold.compare_texts(*pairs[0], language=language)
start = time.perf_counter()
for a, b in pairs: retold.compare_texts(a, b, language=language)
print((time.perf_counter() - start) / len(pairs))
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: seconds of wall clock and CPU, MiB of memory, beside the budget (None: none was set)."""

    what: str
    wall: float
    cpu: float
    memory: float
    wall_budget: float
    memory_budget: float | None
    ok: bool


def measured(what: str, command: list[str], wall_budget: float, memory_budget: float | None = None, *, repeat: int = 1) -> Row:
    """Run ``command`` ``repeat`` times; the quickest run counts. A command that fails is over every budget."""
    best: tuple[float, float, float] | None = None
    for _ in range(repeat):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        trouble = child.stderr.read() if child.stderr else b""
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            print(f"{what}: exit {child.returncode}: {trouble.decode('utf-8', 'replace')[-500:]}", file=sys.stderr)
            return Row(what, wall, float("nan"), float("nan"), wall_budget, memory_budget, ok=False)
        run = (wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
        best = min(best or run, run)
    assert best
    fits = best[0] <= wall_budget and (memory_budget is None or best[2] <= memory_budget)
    return Row(what, *(round(value, 3) for value in best), wall_budget, memory_budget, ok=fits)


def one_pair() -> Row:
    """The time a typed comparison of two sentences takes, the language loaded."""
    facts = {
        "n": 140,
        "few": 12,
        "town": "Port Harlan",
        "hour": "8 p.m.",
        "month": "May",
        "mayor": "Mayor Ana Ruiz",
        "witness": "Tomas Velde",
    }
    facts |= {"captain": "Jonas Brecht", "company": "Sound Lines", "minutes": 25, "cost": 3}
    lines = "".join("\t".join(phrasing.format(**facts) for phrasing in fact) + "\n" for fact in FACTS) * 10
    done = subprocess.run([sys.executable, "-c", PAIRS], input=lines, capture_output=True, text=True)
    seconds = float(done.stdout) if done.returncode == 0 else float("nan")
    if done.returncode:
        print(done.stderr[-500:], file=sys.stderr)
    return Row("one pair, typed, without a judge", round(seconds, 4), round(seconds, 4), 0, 0.010, None, ok=seconds <= 0.010)


def build(folder: Path, scratch: Path) -> list[str]:
    """The command that builds ``folder`` into JSON and HTML, cold."""
    return [str(RETOLD), "build", str(folder), "-q", "-o", str(scratch / "case.json"), "-o", str(scratch / "report.html")]


def rows(*, quick: bool) -> Iterator[Row]:
    """All measurements in the order of the table of budgets."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        yield measured("retold --help", [str(RETOLD), "--help"], 0.15, repeat=7)
        if SEEDS.is_dir():
            yield measured("five real reports, cold, JSON and HTML", build(SEEDS, scratch), 4, 700, repeat=3)
        yield measured("40 reports of 600 words", build(write(scratch / "forty", 40, 600), scratch), 60, 1200)
        if not quick:
            yield measured("200 reports of one story", build(write(scratch / "hundreds", 200, 400), scratch), 360, 2000)
        yield one_pair()


def line(row: Row) -> str:
    """One line of the table."""
    memory = f"{row.memory:7.0f} MiB" + (f" of {row.memory_budget:5.0f}" if row.memory_budget else " " * 9)
    return f"{row.what:42}{row.wall:9.3f} s of {row.wall_budget:7.2f}{row.cpu:9.2f} s CPU {memory}  {'ok' if row.ok else 'OVER'}"


def main() -> int:
    """Measure, print, keep; the exit status says whether every budget was kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave out the story of 200 reports")
    parser.add_argument("--no-write", action="store_true", help="keep no file of results")
    options = parser.parse_args()
    found = []
    for row in rows(quick=options.quick):
        print(line(row), flush=True)
        found.append(row)
    if not options.no_write:
        now = datetime.now(UTC)
        machine = {"python": platform.python_version(), "cores": os.cpu_count(), "processor": platform.machine()}
        path = ROOT / "bench" / "results" / f"budgets-{now:%Y-%m-%d}.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            json.dumps({"date": f"{now:%Y-%m-%d}", "machine": machine, "rows": [asdict(row) for row in found]}, indent=1) + "\n", "utf-8"
        )
    return 0 if all(row.ok for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
