"""Spellings that lost letters or slipped by one, as careless rewriting and lost accents leave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from retold.identify.forms import Form, Groups, content, subsequence
from retold.variants.sounds import SOUNDS, heard_alike

DROPPED = 2
"""Letters that may be missing from a damaged spelling of a word ("Agüero", "Agero")."""


def join_damaged(forms: Sequence[Form], groups: Groups) -> None:
    """Spellings that lost letters or slipped by one: "Agero" for "Agüero", "Brant" for "Brandt"."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    contents = [content(form.words) for form in forms]
    for b, words in enumerate(contents):
        same_letters = alike[tuple(SOUNDS.get(word[0], word[0]) for word in words)]
        for a in same_letters:
            together = {number for number, _ in forms[a].mentions} & {number for number, _ in forms[b].mentions}
            rendered = not together and forms[a].kind == forms[b].kind == "person" and _rendered(contents[a], words)
            if groups.head(a) != groups.head(b) and (rendered or _slipped(contents[a], words)):
                groups.join(a, b)
        same_letters.append(b)
    by_text = {form.text: index for index, form in enumerate(forms)}
    for text, index in by_text.items():
        if len(text) >= 7 and text + "s" in by_text and forms[index].kind in {"person", "place"}:
            groups.join(index, by_text[text + "s"])


def _slipped(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the words are the same but for few letters: in long names one letter a word, or letters only lost."""
    same = sum(x == y for x, y in zip(a, b, strict=True))
    if any({x[:-1], y[:-1]} == {x[:-1]} and {x[-1], y[-1]} == {"a", "o"} for x, y in zip(a, b, strict=True)):
        return False  # Maria and Mario are two
    if sum(map(len, a)) < 6 or (len(a) == 2 and same == 0 and not _lost_throughout(a, b)):
        return False
    return all(x == y or close(x, y, alone=len(a) == 1) for x, y in zip(a, b, strict=True))


def _rendered(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names are one, of which one word is written down from another script in two ways: "Noor Faiz", "Noor Fayez"."""
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(a) >= 2 and len(differing) == 1 and heard_alike(*differing[0])


def _lost_throughout(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one spelling lost letters in every word and gained none ("Toms Agero")."""
    short, long = (a, b) if sum(map(len, a)) < sum(map(len, b)) else (b, a)
    return all(subsequence(x, y) and x[-1] == y[-1] for x, y in zip(short, long, strict=True))


def close(x: str, y: str, alone: bool) -> bool:
    """Whether two words are one but for letters lost or one slip; ``alone``: letters may only be lost, as nothing else tells them one."""
    short, long = sorted((x, y), key=len)
    if (
        len(short) < 4
        or x.isdigit()
        or y.isdigit()
        or {short + "s", short + "n", short + "i", short + "ns", short + "es", short + "an"} & {long}
    ):
        return long == short + "s" and len(short) >= 5 and alone is False
    lost = 0 < len(long) - len(short) <= DROPPED and subsequence(short, long) and short[0] == long[0] and short[-1] == long[-1]
    if alone:
        return lost and len(short) >= 5
    return lost or (Levenshtein.distance(x, y, score_cutoff=1) <= 1 and len(short) >= 4)
