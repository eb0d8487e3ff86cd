"""The list of messages cannot drift from the code."""

from __future__ import annotations

import re
from pathlib import Path

from retold.read.messages import CODES

REPOSITORY = Path(__file__).parents[2]
CODE = re.compile(r"\bR[0-9]{3}\b")


def test_the_page_lists_exactly_the_codes_that_the_code_can_give() -> None:
    page = (REPOSITORY / "docs" / "reference" / "messages.md").read_text("utf-8")
    listed = re.findall(r"^\| (R\d{3}) \|", page, re.MULTILINE)
    given = {
        code
        for path in (REPOSITORY / "src" / "retold").rglob("*.py")
        for code in re.findall(r"[\"'](R[0-9]{3})[\"']", path.read_text("utf-8"))
    }
    assert listed == sorted(set(listed))
    assert set(listed) == given - {"R000"}


def test_reading_gives_no_code_that_is_not_listed() -> None:
    folder = REPOSITORY / "src" / "retold" / "read"
    used = {code for path in folder.glob("*.py") for code in CODE.findall(path.read_text("utf-8"))}
    assert {code for code in used if code.startswith("R1")} == set(CODES)
