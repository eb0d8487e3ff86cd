"""Where to read from: files, folders and standard input, each as a place that can be opened. Nothing is read here."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from retold.read.reader import Note

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Place:
    """A file to read: ``shown`` is its path as people see it (as given, "/" between folders); ``note`` says why it cannot be."""

    shown: str
    path: str
    note: Note | None = None


def places(paths: Sequence[str | Path]) -> tuple[Place, ...]:
    """All files under ``paths``, sorted by shown path, each once, whatever way it was named."""
    found: dict[str, Place] = {}
    for given in sorted({os.fspath(path) for path in paths}):
        for place in under(given):
            key = place.path if place.path == STANDARD_INPUT or place.note else os.path.realpath(place.path)
            if key not in found or place.shown < found[key].shown:
                found[key] = place
    return tuple(sorted(found.values(), key=lambda place: place.shown))


def under(given: str) -> Iterator[Place]:
    """The files at one given path: itself, or all in the folder that it names."""
    if given == STANDARD_INPUT:
        yield Place(STANDARD_INPUT, STANDARD_INPUT)
        return
    shown = show(Path(given).as_posix())
    try:
        mode = Path(given).stat().st_mode
    except (OSError, ValueError) as error:
        yield Place(shown, given, unreadable(error))
        return
    if stat.S_ISDIR(mode):
        yield from in_folder(given, os.path.realpath(given))
    elif stat.S_ISREG(mode):
        yield Place(shown, given)
    else:
        yield Place(shown, given, Note("R112", "is neither a file nor a folder. Skipped. Pass its content on standard input (-)."))


def in_folder(folder: str, root: str) -> Iterator[Place]:
    """All files in a folder and the folders within, but for hidden ones. Links that lead out of ``root`` are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Place(show(Path(folder).as_posix()), folder, unreadable(error))
        return
    for entry in entries:
        shown = show(Path(entry.path).as_posix())
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            if not within(os.path.realpath(entry.path), root):
                yield Place(shown, entry.path, Note("R112", "is a link that leads out of the folder or nowhere. Skipped. Name its target."))
        elif entry.is_dir():
            yield from in_folder(entry.path, root)
        elif entry.is_file():
            yield Place(shown, entry.path)


def within(target: str, root: str) -> bool:
    """Whether a link's target exists inside ``root``, where it is read anyway under its own name."""
    return Path(target).exists() and os.path.commonpath([target, root]) == root


def unreadable(error: Exception) -> Note:
    """R112 for what the operating system says."""
    known = ((FileNotFoundError, "does not exist"), (PermissionError, "may not be read by you"))
    reason = next((words for kind, words in known if isinstance(error, kind)), "")
    return Note("R112", f"{reason or 'cannot be read (' + str(getattr(error, 'strerror', None) or error) + ')'}. Skipped. Check the path.")


def show(path: str) -> str:
    """A path that any output can hold: bytes that are no UTF-8 as backslash escapes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
