"""The case as spreadsheets: one CSV file for each sheet of :mod:`retold.publish.tables` (RFC 4180, UTF-8 with a byte order mark).

A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP advises against CSV injection; numbers
of ours stay numbers. Controls and characters that reorder a line are made visible, line breaks become spaces.
"""

from __future__ import annotations

import csv
import io
import re

from retold.model import Case
from retold.publish.publisher import Publisher
from retold.publish.tables import SHEETS, Cell, Sheet, table
from retold.publish.visible import one_line

FORMULA = re.compile(r"\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20|%]")  # also in full width, and after spaces, which some programs skip
MAIN = "readings"  # the sheet that stands for the case where one file must do


def safe(cell: Cell) -> Cell:
    """``cell`` as a spreadsheet may show it: a number as it is, text on one line and never a formula."""
    if not isinstance(cell, str):
        return cell
    text = one_line(cell)
    return "'" + text if FORMULA.match(text) else text


def written(case: Case, sheet: Sheet) -> bytes:
    """One sheet of ``case`` as the bytes of a CSV file."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerows(map(safe, row) for row in table(case, sheet))
    return lines.getvalue().encode("utf-8-sig", "replace")


def publish(case: Case, texts: str) -> bytes:  # noqa: ARG001  a sheet holds passages, never whole texts
    """The readings of ``case`` as one CSV file."""
    return written(case, next(sheet for sheet in SHEETS if sheet.name == MAIN))


def parts(case: Case, texts: str, stem: str) -> dict[str, bytes]:  # noqa: ARG001
    """All sheets of ``case`` by file name."""
    return {f"{stem}-{sheet.name}.csv": written(case, sheet) for sheet in SHEETS}


PUBLISHER = Publisher(
    name="csv",
    suffixes=(".csv",),
    gloss="spreadsheets: claims, readings, variants, edges, quotes, names, figures ... (one file: the readings)",
    extra="",
    publish=publish,
    parts=parts,
    examples=(("full", "story,claim,status,reading"), ("none", "The ferry stopped with 21 people aboard.")),
)
