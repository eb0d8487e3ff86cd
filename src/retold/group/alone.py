"""What to tell of reports that belong to no story: R108."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retold.model import Input, Report

ALONE = "R108"


def with_alone(inputs: Sequence[Input], alone: Sequence[Report]) -> tuple[Input, ...]:
    """``inputs`` with R108 at those whose report is in ``alone``: as their code, or on a line of its own behind another."""
    paths = {report.path for report in alone}
    return tuple(remarked(entry) if entry.path in paths and entry.status != "skipped" else entry for entry in inputs)


def remarked(entry: Input) -> Input:
    """One input with the remark."""
    said = f"{entry.path}: the only report of its event: nothing to compare. Listed, not built."
    if not entry.code:
        return replace(entry, code=ALONE, message=said)
    return replace(entry, message=f"{entry.message}\n{ALONE} {said}")
