"""Titles: words that stand before the name of a person and are no part of it."""

from __future__ import annotations

from collections.abc import Sequence

TITLES = frozenset(
    "mr mrs ms miss mx sir dame lord lady dr prof professor president vice-president premier chancellor minister secretary senator sen "
    "representative rep congressman congresswoman governor gov mayor king queen prince princess emperor empress imam sheikh sheik "
    "ayatollah rabbi reverend rev pastor general gen lieutenant lt colonel col major maj captain capt sergeant sgt corporal cpl "
    "admiral adm commander cmdr constable inspector superintendent supt detective det officer judge justice attorney ambassador "
    "chairman chairwoman director commissioner councillor speaker doctor mullah secretary-general spokesman spokeswoman "
    "leader founder emir sultan tsar herr frau señor monsieur".split()
)
PARTS = frozenset("prime vice deputy foreign chief first former acting attorney major lieutenant".split())
"""Words that stand before a title and belong to it."""


def title_length(words: Sequence[str]) -> int:
    """How many of the first ``words`` are a title; all of them when there is nothing else ("Prime Minister")."""
    lows = [word.lower().rstrip(".") for word in words]
    count = 0
    for place, low in enumerate(lows):
        if low in TITLES:
            count = place + 1
        elif low not in PARTS:
            break
    return count
