"""Tokens with heads -> who hangs on whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retold.model import Token

Children = dict[int, list[int]]


def children_of(tokens: Sequence[Token], first: int, last: int) -> Children:
    """By place, the places in ``first`` to ``last`` (exclusive) that hang on it, from left to right."""
    found: Children = {place: [] for place in range(first, last)}
    for place in range(first, last):
        head = tokens[place].head
        if first <= head < last and head != place:
            found[head].append(place)
    return found


def below(children: Children, place: int, leave_out: Iterable[int] = ()) -> list[int]:
    """``place`` and everything that hangs on it, directly or not, in order; without the branches at ``leave_out``."""
    cut, found, open_ = set(leave_out), [], [place]
    while open_:
        at = open_.pop()
        found.append(at)
        open_ += [child for child in children[at] if child not in cut]
    return sorted(found)
