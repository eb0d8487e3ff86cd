"""The signs of the outputs: a glyph and a word for each variant type, operation and status. Never a glyph alone."""

from __future__ import annotations

TYPES = {
    "number": "#",
    "date": "◷",
    "place": "⌖",
    "negation": "¬",
    "antonym": "⇄",
    "name": "@",
    "term": "§",
    "hedge": "!",
    "attribution": "☞",
    "role": "⇋",
    "scope": "∀",
    "tense": "⇥",
    "quote": "❝",
    "addition": "+",
    "omission": "−",
    "specified": "⊃",
    "generalised": "⊂",
    "garble": "※",
    "reworded": "~",
}
GLOSSES = {  # each type in a few words, for people who meet its sign
    "number": "another value",
    "date": "another day or time",
    "place": "another place",
    "negation": "said here, denied there",
    "antonym": "the contrary",
    "name": "another name, or one misspelt",
    "term": "a word of another meaning",
    "hedge": "more or less certain",
    "attribution": "who is said to say it",
    "role": "who did it, and to whom",
    "scope": "all, most, some or only",
    "tense": "planned, under way or done",
    "quote": "words between quotation marks",
    "addition": "more than the other tells",
    "omission": "less than the other tells",
    "specified": "more exact",
    "generalised": "less exact",
    "garble": "words damaged",
    "reworded": "the same in other words",
}
STATUS = {"agreed": "●", "disputed": "◐", "single": "○"}
SHOWN_PROBABILITY = 0.6  # nothing less sure reaches a card; chosen by us, stated in Method, not yet set on data
ORDER_OF_SEVERITY = {"high": 0, "medium": 1, "low": 2, "none": 3}
MOVED = "↷"


def glyph(kind: str, operation: str = "") -> str:
    """The sign of a variant: that of its type, or of having moved when it did nothing else."""
    return MOVED if operation == "moved" else TYPES.get(kind, "·")


def with_arrows(sentence: str) -> str:
    """A sentence of a step for show: its -> as the arrow that the outputs use."""
    return sentence.replace(" -> ", " → ")
