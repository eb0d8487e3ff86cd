"""What news counts and disputes most, and the verbs and nouns by which reports speak of it.

A closed list of general English, like a stop list: two tellings of one toll rarely share a word ("12 dead", "killed twelve").
"""

from __future__ import annotations

from retold.counting.words import BEFELL

_BESIDES = {
    "dead": "lose",
    "held": "remain",
    "taken": "take",
    "sent": "remove removal",
    "voted": "seat",
    "paid": "pay cost price worth fine award grant fund raise spend invest",
    "moved": "transfer ship export import smuggle transport",
}
MATTERS: dict[str, str] = BEFELL | {word: matter for matter, words in _BESIDES.items() for word in words.split()}
