"""What people decided: made from a target, found again after a rebuild, handed to each step as constraints, and settled at the end."""

from __future__ import annotations

from retold.decide.constraints import constraints
from retold.decide.make import decision_on
from retold.decide.settle import settle
from retold.decide.targets import ALLOWED, Asked, kind_of

__all__ = ["ALLOWED", "Asked", "constraints", "decision_on", "kind_of", "settle"]
