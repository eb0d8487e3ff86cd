"""What a publisher is: one file of this folder defines one, and everything that lists formats reads it from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from retold.model import Case

TEXTS = (
    "full",
    "snippets",
    "none",
)  # how much of the reports' own text goes into a page: all, the passages referred to, nothing but those on show


@dataclass(frozen=True, slots=True)
class Publisher:
    """One output format.

    ``name`` is its word on the command line, ``suffixes`` choose it by file name (".json"), ``gloss`` says in one line what
    it is for, ``extra`` names the optional package it needs ("" for none). ``publish`` turns a case into the bytes of a file; its
    second argument is one of :data:`TEXTS`. ``examples`` are pairs of that argument and words the output on
    :mod:`retold.publish.specimen` must hold; they run as tests. ``parts``, for a format that may need several files, takes the stem of
    their names too and gives the bytes of each by its name; ``publish`` then gives the one file that says most.
    """

    name: str
    suffixes: tuple[str, ...]
    gloss: str
    extra: str
    publish: Callable[[Case, str], bytes]
    examples: tuple[tuple[str, str], ...]
    parts: Callable[[Case, str, str], dict[str, bytes]] | None = None
