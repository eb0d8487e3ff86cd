"""A case as files. Every module here that defines ``PUBLISHER`` is a format; others join by the entry point ``retold.publishers``."""

from __future__ import annotations

import difflib
import importlib
import os
import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from retold.errors import OptionError, StoreError
from retold.model import Case, Run, Story
from retold.publish.publisher import TEXTS, Publisher
from retold.records import write_whole

__all__ = ["TEXTS", "Publisher", "export", "publisher_for", "publisher_named", "publishers", "save"]


@cache
def publishers() -> tuple[Publisher, ...]:
    """All formats, by name: those of this folder, then those of installed packages (which cannot replace ours)."""
    modules = [importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    ours = [module.PUBLISHER for module in modules if isinstance(getattr(module, "PUBLISHER", None), Publisher)]
    theirs = [point.load() for point in entry_points(group="retold.publishers")]
    named = {found.name: found for found in [*theirs, *ours] if isinstance(found, Publisher)}
    return tuple(named[name] for name in sorted(named))


def publisher_for(path: str | Path) -> Publisher:
    """The format that the suffix of ``path`` asks for, html for a folder. Raises OptionError (R202) when none does."""
    if is_folder(path):
        return publisher_named("html")
    suffix = Path(path).suffix.lower()
    known = sorted(item for publisher in publishers() for item in publisher.suffixes)
    for publisher in publishers():
        if suffix in publisher.suffixes:
            return publisher
    close = difflib.get_close_matches(suffix, known, 1)
    hint = f"Did you mean {close[0]}?" if close else f"Known: {', '.join(known)}."
    raise OptionError(f"{path}: no output format has the suffix {suffix!a}.", code="R202", hint=hint, path=str(path))


def is_folder(path: str | Path) -> bool:
    """Whether ``path`` names a folder: one that is there, or a name that ends like one."""
    return str(path).endswith(("/", os.sep)) or Path(path).is_dir()


def publisher_named(name: str) -> Publisher:
    """The format of that name. Raises OptionError (R202) when there is none."""
    for publisher in publishers():
        if publisher.name == name:
            return publisher
    known = [publisher.name for publisher in publishers()]
    close = difflib.get_close_matches(name, known, 1)
    hint = f"Did you mean {close[0]}?" if close else f"Known: {', '.join(known)}."
    raise OptionError(f"no output format is called {name!a}.", code="R202", hint=hint)


def as_case(thing: Case | Story) -> Case:
    """``thing`` itself, or a case that holds just that story and knows nothing of how it was made."""
    if isinstance(thing, Case):
        return thing
    return Case(run=Run(version="", started="", seconds=0.0), reports=thing.reports, stories=(thing,))


def save(thing: Case | Story, path: str | Path, *, texts: str = "full") -> Path:
    """Write a case or one story to ``path`` in the format of its suffix; the path comes back. A folder gets pages, ``index.html`` first.

    ``texts`` (full, snippets or none) says how much of the reports goes into a page. Raises OptionError for an unknown
    suffix (R202) or ``texts`` (R203) and StoreError (R504) when the file cannot be written.
    """
    known_texts(texts)
    target = Path(path)
    if is_folder(path):
        return export(thing, ["html"], target, "index", texts=texts)[0]
    return write(target, publisher_for(target).publish(as_case(thing), texts))


def export(thing: Case | Story, names: Sequence[str], folder: str | Path, stem: str, *, texts: str = "full") -> list[Path]:
    """Write a case or one story in the formats of these ``names`` into ``folder``, each file named after ``stem``; their paths come back.

    Raises OptionError for an unknown format (R202) or ``texts`` (R203) and StoreError (R504) when a file cannot be written.
    """
    known_texts(texts)
    chosen = [publisher_named(name) for name in dict.fromkeys(names)]
    files: dict[str, bytes] = {}
    for publisher in chosen:
        files |= parts_of(publisher, as_case(thing), texts, stem)
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(place, error) from error
    return [write(place / name, data) for name, data in files.items()]


def parts_of(publisher: Publisher, case: Case, texts: str, stem: str) -> dict[str, bytes]:
    """All files of a case in one format, by name."""
    if publisher.parts:
        return publisher.parts(case, texts, stem)
    return {f"{stem}{publisher.suffixes[0]}": publisher.publish(case, texts)}


def known_texts(texts: str) -> None:
    """Raise OptionError (R203) unless ``texts`` is one of :data:`TEXTS`."""
    if texts not in TEXTS:
        raise OptionError(f"unknown texts {texts!a}.", code="R203", hint=f"Known: {', '.join(TEXTS)}.")


def write(target: Path, data: bytes) -> Path:
    """Put ``data`` into the file ``target``. Raises StoreError (R504)."""
    try:
        write_whole(target, data)
    except OSError as error:
        raise _unwritten(target, error) from error
    return target


def _unwritten(target: Path, error: OSError) -> StoreError:
    reason = error.strerror or str(error)
    return StoreError(f"{target}: cannot be written ({reason}).", code="R504", hint="Choose another place with -o.", path=str(target))
