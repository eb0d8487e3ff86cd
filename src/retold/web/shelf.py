"""The cases that a server shows: one, or all in a folder. A case is only ever reached by the name it has here, never by a path."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from pathlib import Path

from retold.api import load
from retold.casework import decisions_of, files_of, is_stale
from retold.errors import RetoldError, StoreError
from retold.model import Case
from retold.store.files import CASE_NAME, CaseFiles, safe_name

HEAD = 400  # bytes of a JSON file that tell whether it is a case
MOST_KEPT = 4  # cases held in memory
SOLE = "case"  # the name of a case that is served alone and has no better one


@dataclass(frozen=True, slots=True)
class Listed:
    """A case on the shelf: its name in addresses, its files, whether it was built."""

    name: str
    files: CaseFiles
    built: bool


class Shelf:
    """The cases at ``place``: a case file, a folder that holds one case, or a folder of cases (made when it is not there)."""

    def __init__(self, place: str | Path) -> None:
        self.place = Path(place)
        self.alone = self.place.suffix == ".json" or (self.place / CASE_NAME).is_file()
        if not self.alone:
            try:
                self.place.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                message = f"{self.place}: no folder can be made there ({error.strerror or error})."
                raise StoreError(message, code="R504", path=str(self.place)) from error
        self._lock = threading.Lock()
        self._kept: dict[Path, tuple[tuple[int, int], Case]] = {}

    def cases(self) -> list[Listed]:
        """All cases, by name."""
        if self.alone:
            files = files_of(self.place)
            stem = files.case.parent.name if files.case.name == CASE_NAME else files.case.stem
            return [Listed(_name(stem) if stem else SOLE, files, files.case.is_file())]
        found: dict[str, Listed] = {}
        for entry in sorted(self.place.iterdir(), key=lambda entry: entry.name):
            if (there := _files_at(entry)) is not None:
                name, number = _name(entry.name if entry.is_dir() else entry.stem), 2
                base = name
                while name in found:
                    name, number = f"{base}-{number}", number + 1
                found[name] = Listed(name, there, there.case.is_file())
        return [found[name] for name in sorted(found)]

    def find(self, name: str) -> Listed | None:
        """The case of that name."""
        return next((listed for listed in self.cases() if listed.name == name), None)

    def new(self, title: str) -> Listed:
        """A case with nothing in it yet, named after ``title``; where one case alone is served, that one."""
        if self.alone:
            return self.cases()[0]
        taken = {listed.name for listed in self.cases()} | {entry.name for entry in self.place.iterdir()}
        words = re.findall(r"\w+", title, re.ASCII)[:6]
        base = _name("-".join(words))[:40].strip("._-") if words else SOLE
        name, number = base, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        return Listed(name, CaseFiles(self.place / name / CASE_NAME), built=False)

    def case(self, listed: Listed) -> Case | None:
        """The case as built; None when it was not yet. Read once for each state of its file. Raises StoreError as ``load`` does."""
        path = listed.files.case
        if not path.is_file():
            return None
        state = path.stat()
        key = (state.st_mtime_ns, state.st_size)
        with self._lock:
            kept = self._kept.get(path)
            if kept is None or kept[0] != key:
                kept = (key, load(path))
                self._kept[path] = kept
                while len(self._kept) > MOST_KEPT:
                    self._kept.pop(next(iter(self._kept)))
            return kept[1]

    def due(self) -> list[Listed]:
        """The cases whose decisions or reports came after their last build: after a crash they are built first."""
        out = []
        for listed in self.cases():
            if not listed.built and not listed.files.reports.is_dir():
                continue
            touched = not listed.built or listed.files.decisions.exists() or listed.files.reports.is_dir()
            try:
                if touched and is_stale(listed.files, self.case(listed)):
                    out.append(listed)
            except RetoldError:  # a case that cannot be read says so when it is opened
                continue
        return out

    def waiting(self, listed: Listed) -> int:
        """How many decisions of a case the last build does not know, those taken back included."""
        case = self.case(listed)
        if case is None:
            return 0
        return len({item.id for item in decisions_of(listed.files, case)} ^ {item.id for item in case.decisions})


def _name(given: str) -> str:
    """A name for addresses, of which .json behind it means the data."""
    return safe_name(given).removesuffix(".json") or SOLE


def _files_at(entry: Path) -> CaseFiles | None:
    """The case at an entry of the folder: a folder with a case or with reports for one, or a file that begins as cases do."""
    if entry.name.startswith(".") or entry.is_symlink():
        return None
    if entry.is_dir():
        files = CaseFiles(entry / CASE_NAME)
        return files if files.case.is_file() or files.reports.is_dir() else None
    if entry.suffix != ".json":
        return None
    try:
        with entry.open("rb") as file:
            return CaseFiles(entry) if b'"retold/1"' in file.read(HEAD) else None
    except OSError:
        return None
