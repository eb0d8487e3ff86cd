"""Measure the page: its size, how long it takes to render and to open, beside the budgets of REPORT; dated results are kept.

    python bench/pages.py [CASE.json ...] [--no-write]

Without cases the seeds (where they lie beside the repository), the samples and made stories of 40 reports are built first, and of 200
with ``--large``. ``least`` is the size at the least detail: what is left between it and the budget is room to grow. Opening is
measured in Chromium, from the request to the end of the first layout, the best of three.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

import retold
from made_story import write
from retold.model import Case
from retold.publish import publisher_named
from retold.publish.detail import details
from retold.publish.html import render

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
KIB = 1024
SIZES = {0: 40 * KIB, 5: 120 * KIB, 40: 300 * KIB}  # bytes a page of so many reports may have
RENDER, OPEN = {40: 1.0}, {200: 1.0}  # seconds; of the CPU to render, of the clock to open
OPENED = "performance.getEntriesByType('navigation')[0].loadEventEnd + (document.documentElement.offsetHeight ? 0 : 1)"


def cases(given: list[Path], *, large: bool, folder: Path) -> dict[str, Case]:
    """The cases to measure by name."""
    if given:
        return {path.stem: retold.load(path) for path in given}
    places = {path.name: path for path in sorted((ROOT / "samples").iterdir()) if path.is_dir() and path.name != "keys"}
    places |= {"seeds": SEEDS} if SEEDS.is_dir() else {}
    places |= {f"made {count}": write(folder / str(count), count, 600) for count in ((40, 200) if large else (40,))}
    return {name: retold.build([place]) for name, place in places.items()}


def rendered(case: Case) -> tuple[bytes, float]:
    """The page of ``case`` and the CPU seconds it took, the templates being compiled."""
    publish = publisher_named("html").publish
    publish(Case(run=case.run, reports=(), stories=()), "full")
    start = time.process_time()
    page = publish(case, "full")
    return page, time.process_time() - start


def opened(path: Path) -> float:
    """Seconds from the request to the end of the load event, layout done; the best of three."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        times = []
        for _ in range(3):
            page = browser.new_page()
            page.goto(path.as_uri(), wait_until="load")
            times.append(float(page.evaluate(OPENED)) / 1000)
            page.close()
        browser.close()
    return min(times)


def measured(name: str, case: Case, folder: Path) -> dict[str, object]:
    """One row of the results."""
    page, seconds = rendered(case)
    path = folder / f"{name.replace(' ', '-')}.html"
    path.write_bytes(page)
    count = len(case.reports)
    texts = sum(len(report.text.encode("utf-8", "replace")) for report in case.reports)
    least = len(render(case, detail=details(case)[-1]).encode("utf-8", "replace")) if case.stories else len(page)
    row: dict[str, object] = {"case": name, "reports": count, "texts": texts, "bytes": len(page), "least": least}
    row["render"] = round(seconds, 2)
    budgets = {"bytes_budget": SIZES.get(count), "render_budget": RENDER.get(count), "open_budget": OPEN.get(count)}
    row |= {"open": round(opened(path), 2), **budgets}
    return row


def main() -> None:
    """Measure, print a table, and keep the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", nargs="*", type=Path)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--no-write", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        found = cases(given.cases, large=given.large, folder=folder)
        empty = Case(run=next(iter(found.values())).run, reports=(), stories=())
        rows = [measured(name, case, folder) for name, case in {"shell": empty, **found}.items()]
    for row in rows:
        print("  ".join(f"{key} {value}" for key, value in row.items() if value is not None))
    if not given.no_write:
        target = ROOT / "bench" / "results" / f"pages-{datetime.now(UTC):%Y-%m-%d}.json"
        target.write_text(json.dumps(rows, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
