"""What figures count, and whether two figures count one thing: pure functions of annotations."""

from __future__ import annotations

from retold.counting.one_thing import SURE, features, one_thing
from retold.counting.told import Counted, counted

__all__ = ["SURE", "Counted", "counted", "features", "one_thing"]
