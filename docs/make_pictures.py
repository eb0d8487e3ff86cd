"""Make the pictures of the README and the docs: real screenshots of the demo's report, taken with a Chromium that is on the path."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import retold

ROOT = Path(__file__).resolve().parents[1]
STORY = ROOT / "samples" / "harlan_bridge"
PICTURES = {  # name: viewport in CSS pixels, fragment, colour scheme
    "report.png": (1280, 1200, "", "light"),
    "report-phone.png": (390, 844, "", "light"),
    "report-dark.png": (1280, 760, "", "dark"),
    "claims.png": (1280, 700, "#claims", "light"),
    "base.png": (1280, 620, "#differences?base=continental_wire", "light"),
}


def main() -> None:
    """Build the sample story and write docs/images anew."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("No Chromium on the path (make browser installs one when root and apt are here).")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        report = Path(folder) / "report.html"
        retold.save(retold.build([STORY]), report)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (width, height, fragment, scheme) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(report.as_uri() + fragment)
            page.screenshot(path=ROOT / "docs" / "images" / name)
        browser.close()


if __name__ == "__main__":
    main()
