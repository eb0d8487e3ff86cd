"""Words a second of the whole annotation, the seconds that loading takes, and memory, of each reader of English.

    python bench/reading.py [FOLDER] [--jobs 2]

Reads the reports of FOLDER (the samples by default; the shared stories make a larger test) with every installed language adapter,
each in a process of its own. CPU seconds are of all processes and threads together; wall time counts only on an idle machine.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def measure(folder: Path, name: str, jobs: int) -> str:
    """One line: what reading ``folder`` with the language ``name`` takes."""
    from retold import read
    from retold.annotate import annotate
    from retold.engines.local import LocalEngine
    from retold.models import load_language

    clock, cpu = time.perf_counter(), time.process_time()
    language = load_language(name)
    language.read("Ana Duarte left Lisbon.")
    load = f"load {time.perf_counter() - clock:.2f} s ({time.process_time() - cpu:.2f} CPU s)"
    reports, _, _ = read.read([folder], mapping={}, on_input=None)
    words = sum(len(report.text.split()) for report in reports)
    clock, cpu = time.perf_counter(), spent()
    LocalEngine(jobs).map(partial(annotate, language=language), reports)
    wall, used = time.perf_counter() - clock, spent() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{name:9} {load}; {words} words: {words / used:.0f} a CPU second, {words / wall:.0f} a second; {memory:.0f} MB"


def spent() -> float:
    """CPU seconds of this process and of those it waited for."""
    parts = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(part.ru_utime + part.ru_stime for part in parts)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "samples")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", choices=("en-rules", "en"))
    options = parser.parse_args()
    if options.only:
        print(measure(options.folder, options.only, options.jobs), flush=True)
        return
    for name in ("en-rules", "en"):
        subprocess.run(
            [sys.executable, __file__, str(options.folder), "--only", name, "--jobs", str(options.jobs)], check=True, cwd=Path.cwd()
        )


if __name__ == "__main__":
    main()
