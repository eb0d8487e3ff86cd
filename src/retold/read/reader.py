"""What a reader is: one file of this folder defines one :class:`Reader`, and nothing else need change.

A reader gets a :class:`Material` (bytes under a name) and yields, one after another, a :class:`Draft` for each report it
finds and a :class:`Note` for each thing it had to leave out. It never raises for bad bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import BinaryIO

TEXT_LIMIT = 20_000_000
"""Longest text, in bytes, that is read as one report or one JSON file. A long feature is 100 kB; a book is 2 MB."""

LOOKED_AT = 1_000_000
"""Code points of a text in which parts and credits are looked for. No report is as long; what is, is kept all the same."""

NO_MAPPING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell about an input: a code of ``messages.CODES``, a place in the input ("" or "line 7"), a text."""

    code: str
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as a reader found it, before ids: ``text`` exactly as decoded, the other fields as stated ("" if not).

    ``key`` is the report's own id within the input ("" if it has none), ``place`` where in the input it stands, and
    ``notes`` what to tell about it although it is kept.
    """

    text: str
    outlet: str = ""
    title: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    url: str = ""
    key: str = ""
    place: str = ""
    notes: tuple[Note, ...] = ()


Found = Draft | Note


@dataclass(frozen=True, slots=True)
class Material:
    """The bytes to read: ``stream`` stands at their start, ``head`` holds the first of them, ``name`` tells the suffix.

    ``mapping`` maps a field of :class:`Draft` to the name it has in the input ({"text": "content"}).
    """

    name: str
    stream: BinaryIO
    size: int
    head: bytes
    mapping: Mapping[str, str] = field(default_factory=dict)

    def whole(self) -> bytes | None:
        """All bytes, or None when there are more than :data:`TEXT_LIMIT`, which costs neither time nor memory."""
        if self.size > TEXT_LIMIT:
            return None
        return self.stream.read()


@dataclass(frozen=True, slots=True)
class Example:
    """Bytes and what comes of them: the texts read, in order, and the codes of all notes, sorted. Run as tests."""

    data: bytes
    texts: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    name: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of input.

    ``name`` and ``gloss`` are shown to people; ``suffixes`` are lower case with their dot; ``extra`` names the optional
    dependency group that it needs ("" for none). ``sniff`` looks at the first bytes and says how well they fit, from 0
    (not at all) to 1 (certainly); a fitting suffix adds :data:`SUFFIX_WEIGHT`. ``read`` yields what it finds.
    """

    name: str
    gloss: str
    suffixes: tuple[str, ...]
    extra: str
    sniff: Callable[[bytes], float]
    read: Callable[[Material], Iterator[Found]]
    examples: tuple[Example, ...]


SUFFIX_WEIGHT = 0.5
