"""Whether a copy reads as its parent sent through a machine translation: by how it reads, and by what was changed in it.

Who cuts or edits a text leaves most of its small words as they were; a translation there and back makes them anew in nearly every
sentence ("in" becomes "on", "that" becomes "which"). So: small words exchanged for small words, all over the carried sentences, in a text
that reads worse than its parent, or as badly as one that was a translation itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from retold.derive.wording import words_of
from retold.model import Relation, Report

# Set on made trees of development topics (EACH of training/stemma/first.py): of true pairs 301 of 321 round trips, one of 1,382 others.
SMALL_WORDS = 1.5  # exchanged for another, in 100 words of the carried sentences
WORSE = 0.01  # by how much worse a copy reads
POOR = 0.3  # how badly both read, from which a copy need not read worse
ALL_OVER = 0.03  # share of a sentence's words that changed in three sentences of four, where both read poorly

SMALL = frozenset(
    "a an the this that these those of in on at to for from by with as into over under about after before between and or but nor so if "
    "when while which who whom whose what it its he she they them their his her him we our us i you is are was were be been being has "
    "have had do does did will would can could may might shall should must not no than then there here also all any some each such".split()
)


def is_translated(relation: Relation, parent: Report, child: Report) -> bool:
    """Whether ``child`` is a translation of ``parent``, or of a text that reads like it; ``relation`` is that of the two."""
    worse = child.condition.score - parent.condition.score >= WORSE
    poor = min(parent.condition.score, child.condition.score) >= POOR
    if not worse and not poor:
        return False
    exchanged, words, changed = 0, 0, []
    for before, after in _carried(relation, parent.id):
        small, other = _changes(before, after)
        exchanged += small
        words += len(before)
        changed.append(other / max(1, len(before)))
    if not words or 100 * exchanged < SMALL_WORDS * words:
        return False
    return worse or sorted(changed)[len(changed) // 4] >= ALL_OVER


def _carried(relation: Relation, parent: str) -> Iterator[tuple[list[str], list[str]]]:
    """The words of each carried sentence in the parent and in the child."""
    for a, b in relation.carried:
        before, after = (a, b) if relation.a == parent else (b, a)
        yield words_of(before.exact), words_of(after.exact)


def _changes(before: Sequence[str], after: Sequence[str]) -> tuple[int, int]:
    """How many small words were exchanged for other small words, and how many words changed at all."""
    small = changed = 0
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            changed += max(j - i, m - k)
        if kind == "replace":
            old, new = ([word for word in words if word in SMALL] for words in (before[i:j], after[k:m]))
            small += min(len(old), len(new)) if old != new else 0
    return small, changed
