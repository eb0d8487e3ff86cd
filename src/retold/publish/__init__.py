"""A case as files. Every module here that defines ``PUBLISHER`` is a format; others join by the entry point ``retold.publishers``."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from retold.errors import OptionError, StoreError
from retold.model import Case, Run, Story
from retold.publish.publisher import TEXTS, Publisher
from retold.records import write_whole

__all__ = ["TEXTS", "Publisher", "publisher_for", "publishers", "save"]


@cache
def publishers() -> tuple[Publisher, ...]:
    """All formats, by name: those of this folder, then those of installed packages (which cannot replace ours)."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    ours = [module.PUBLISHER for module in modules if isinstance(getattr(module, "PUBLISHER", None), Publisher)]
    theirs = [point.load() for point in entry_points(group="retold.publishers")]
    named = {found.name: found for found in [*theirs, *ours] if isinstance(found, Publisher)}
    return tuple(named[name] for name in sorted(named))


def publisher_for(path: str | Path) -> Publisher:
    """The format that the suffix of ``path`` asks for. Raises OptionError (R202) when none does."""
    suffix = Path(path).suffix.lower()
    known = sorted(item for publisher in publishers() for item in publisher.suffixes)
    for publisher in publishers():
        if suffix in publisher.suffixes:
            return publisher
    close = difflib.get_close_matches(suffix, known, 1)
    hint = f"Did you mean {close[0]}?" if close else f"Known: {', '.join(known)}."
    raise OptionError(f"{path}: no output format has the suffix {suffix!a}.", code="R202", hint=hint, path=str(path))


def as_case(thing: Case | Story) -> Case:
    """``thing`` itself, or a case that holds just that story and knows nothing of how it was made."""
    if isinstance(thing, Case):
        return thing
    return Case(run=Run(version="", started="", seconds=0.0), reports=thing.reports, stories=(thing,))


def save(thing: Case | Story, path: str | Path, *, texts: str = "full") -> Path:
    """Write a case or one story to ``path`` in the format of its suffix; the path comes back.

    ``texts`` (full, snippets or none) says how much of the reports goes into a page. Raises OptionError for an unknown
    suffix (R202) or ``texts`` (R203) and StoreError (R504) when the file cannot be written.
    """
    if texts not in TEXTS:
        raise OptionError(f"unknown texts {texts!a}.", code="R203", hint=f"Known: {', '.join(TEXTS)}.")
    target = Path(path)
    data = publisher_for(target).publish(as_case(thing), texts)
    try:
        write_whole(target, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StoreError(
            f"{target}: cannot be written ({reason}).", code="R504", hint="Choose another place with -o.", path=str(target)
        ) from error
    return target
