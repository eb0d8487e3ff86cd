"""Finds all readers: the files of this folder that define ``READER``, and those of others by entry point."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from retold.read.reader import SUFFIX_WEIGHT, Reader

ENTRY_POINTS = "retold.readers"


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, by name. A foreign reader that fails to load is left out; one of our name replaces ours."""
    package = import_module("retold.read")
    modules = (import_module(f"retold.read.{info.name}") for info in pkgutil.iter_modules(package.__path__))
    found: dict[str, Reader] = {}
    for module in modules:
        reader = getattr(module, "READER", None)
        if isinstance(reader, Reader):
            found[reader.name] = reader
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: (point.name, point.value)):
        try:
            reader = point.load()
        except Exception:  # noqa: BLE001 - a broken plug-in of someone else must not keep our own readers from working
            continue
        if isinstance(reader, Reader):
            found[reader.name] = reader
    return tuple(found[name] for name in sorted(found))


def reader_for(head: bytes, name: str) -> Reader | None:
    """The reader that fits the first bytes and the name of an input best; None when none does."""
    lower = name.lower()
    votes = [(reader.sniff(head) + (SUFFIX_WEIGHT if lower.endswith(reader.suffixes) else 0.0), reader) for reader in readers()]
    best, reader = max(votes, key=lambda vote: vote[0], default=(0.0, None))
    return reader if best > 0 else None
