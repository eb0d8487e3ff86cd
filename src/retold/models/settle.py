"""Names of one text made to agree: a reader sees one sentence at a time, a text calls the same thing the same name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from retold.models.english.titles import title_length

Name = tuple[int, int, str]

CUE = 2
"""What a word beside a name weighs against the reader's kind at one place; set on UniversalNER EWT dev and invented text: a reader that
has not met a group takes its name for a person's."""
MEMBERS = frozenset(
    "fighters militants insurgents rebels gunmen extremists jihadists militiamen insurgency employees subsidiary headquarters".split()
)

_INITIALS = re.compile(r"[A-Z]\.?|(?:[A-Z]\.){2,}")

CAREFUL = 0.8  # share of a text's names with a capital from which one without is no name; set on UniversalNER EWT dev


def settle(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """``names`` (first token, last exclusive, kind) of a text of ``words``, in order, corrected by one another.

    A person's title is no part of the name, initials are part of the one that follows; what has no capital is dropped in a text that
    writes names with capitals; equal names get the kind most of them have, the words beside them heard; a person's surname alone is that
    person; and a name found elsewhere in the text is found wherever it stands.
    """
    names = [plain for name in _whole(words, names) if (plain := _untitled(words, name))]
    capital = [name for name in names if any(word[:1].isupper() or word[:1].isdigit() for word in words[name[0] : name[1]])]
    kept = capital if len(capital) >= CAREFUL * len(names) else list(names)
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for first, last, kind in kept:
        key = tuple(words[first:last])
        votes[key][kind] += 1
        votes[key].update(_beside(words, first, last))
    people = _surnames(votes)
    kinds = {key: _kind(key, votes[key], people) for key in votes}
    settled = [(first, last, kinds[tuple(words[first:last])]) for first, last, _ in kept]
    return sorted(settled + _elsewhere(words, settled, kinds))


def _whole(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """``names`` with a person who ends in initials and the person right after made one: "R. E." and "Duarte"."""
    found: list[Name] = []
    for name in names:
        before = found[-1] if found else (0, 0, "")
        if before[1:] == (name[0], "person") and name[2] == "person" and _INITIALS.fullmatch(words[name[0] - 1]):
            found[-1] = (before[0], name[1], "person")
        else:
            found.append(name)
    return found


def _untitled(words: Sequence[str], name: Name) -> Name | None:
    """``name`` without the title of a person; None when it is nothing else."""
    first, last, kind = name
    if kind == "person":
        first += title_length(words[first:last])
    return (first, last, kind) if first < last else None


def _beside(words: Sequence[str], first: int, last: int) -> dict[str, int]:
    """Votes of the words before and after a name: "Mr. X", "X, who", "the X", "X fighters"."""
    before = words[first - 1].lower() if first else ""
    after = words[last].lower() if last < len(words) else ""
    if after in MEMBERS:
        return {"organization": CUE}
    if title_length([before]) or after == "who":
        return {"person": CUE}
    return {"person": -CUE} if before == "the" else {}


def _surnames(votes: dict[tuple[str, ...], Counter[str]]) -> Counter[str]:
    """How often each word ends the name of a person of two words or more."""
    found: Counter[str] = Counter()
    for key, kinds in votes.items():
        if len(key) > 1 and kinds["person"] * 2 > kinds.total():
            found[key[-1]] += kinds["person"]
    return found


def _kind(key: tuple[str, ...], kinds: Counter[str], people: Counter[str]) -> str:
    """The kind of most votes, the full names of people who share the word voting too; in a tie the first in the alphabet."""
    votes = Counter(kinds)
    if len(key) == 1 and people[key[0]]:
        votes["person"] += people[key[0]]
    return max(sorted(votes), key=lambda kind: votes[kind])


def _elsewhere(words: Sequence[str], names: Sequence[Name], kinds: dict[tuple[str, ...], str]) -> list[Name]:
    """Places where a name of ``kinds`` stands outside ``names``; longer names first."""
    taken = {place for first, last, _ in names for place in range(first, last)}
    begins: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(kinds, key=lambda key: (-len(key), key)):
        if key[0][:1].isupper() and (len(key) > 1 or len(key[0]) > 2):
            begins[key[0]].append(key)
    found: list[Name] = []
    place = 0
    while place < len(words):
        step = 1
        for key in begins.get(words[place], ()):
            end = place + len(key)
            if tuple(words[place:end]) == key and taken.isdisjoint(range(place, end)):
                found.append((place, end, kinds[key]))
                step = len(key)
                break
        place += step
    return found
