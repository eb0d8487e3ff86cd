"""What changed between two builds of a case: what a new report, a decision or another version adds, and what it takes away."""

from __future__ import annotations

from retold.diff.cases import diff
from retold.diff.nouns import Altered, Changes, Diff, Item, StoryDiff
from retold.diff.output import lines, to_json

__all__ = ["Altered", "Changes", "Diff", "Item", "StoryDiff", "diff", "lines", "to_json"]
