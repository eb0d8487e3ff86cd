"""Words that sound alike: one name written down from another script in two ways."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

SHORTEST_RENDERED = 4
"""Letters under which two words that differ in a vowel are two names ("Tim", "Tom")."""
VOWELS = frozenset("aeiouyw")
SOUNDS = {"z": "s", "c": "k", "q": "k"}
"""Letters by which newsrooms write one sound of another script."""
MOST_LETTERS = 2
"""Letters by which two renderings may differ."""


def heard_alike(x: str, y: str) -> bool:
    """Whether two lower-case words have the same consonants in order; not where the last vowel tells a man's name from a woman's."""
    if min(len(x), len(y)) < SHORTEST_RENDERED or {x[-1], y[-1]} == {"a", "o"}:
        return False
    if Levenshtein.distance(x, y, score_cutoff=MOST_LETTERS) > MOST_LETTERS:
        return False
    first, second = ("".join(SOUNDS.get(char, char) for char in word if char not in VOWELS) for word in (x, y))
    return first == second and len(first) >= 2
