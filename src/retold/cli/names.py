"""Names that people type: lists of them, and the nearest known one for a slip."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from retold.errors import OptionError
from retold.publish.signs import TYPES


def split_names(listed: str | None) -> list[str]:
    """The names in a comma-separated list, without the empty ones."""
    return [name.strip() for name in (listed or "").split(",") if name.strip()]


def known_type(name: str, also: tuple[str, ...] = ()) -> str:
    """``name`` when it is a variant type (or one of ``also``). Raises OptionError (R207) with the nearest one."""
    known = [*TYPES, *also]
    if name in known:
        return name
    raise OptionError(f"unknown type {name!a}.", code="R207", hint=nearest(name, known) or f"Known: {', '.join(known)}.")


def nearest(name: str, known: Iterable[str]) -> str:
    """A question naming the known name most like ``name``; "" when none is."""
    folded = {item.casefold(): item for item in known}
    close = difflib.get_close_matches(name.casefold(), sorted(folded), 1, cutoff=0.6)
    return f"Did you mean {folded[close[0]]}?" if close else ""
