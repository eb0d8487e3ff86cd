"""What the trees of a text hold: noun phrases and clauses. Pure functions of its tokens; a text read without syntax has neither."""

from __future__ import annotations

from retold.syntax.clauses import clauses
from retold.syntax.phrases import noun_phrases

__all__ = ["clauses", "noun_phrases"]
