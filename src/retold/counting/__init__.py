"""What figures count, and whether two figures count one thing: pure functions of annotations."""

from __future__ import annotations

from retold.counting.measures import aside, converted, hardly_apart, in_unit, kind_of, near_by, rounded
from retold.counting.one_thing import SURE, features, one_thing
from retold.counting.report import of_report
from retold.counting.told import Counted, counted

__all__ = [
    "SURE",
    "Counted",
    "aside",
    "converted",
    "counted",
    "features",
    "hardly_apart",
    "in_unit",
    "kind_of",
    "near_by",
    "of_report",
    "one_thing",
    "rounded",
]
