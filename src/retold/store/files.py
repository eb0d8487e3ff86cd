"""The files of a case: the case itself, and beside it its decisions, the reports added to it and what was computed once."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from retold.errors import StoreError
from retold.records.whole import settle_folder, write_whole

CASE_NAME = "case.json"
LONGEST_NAME = 80  # characters of a file name that came from outside
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")  # names that Windows keeps for devices


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """Where the parts of one case lie: ``case`` is its file NAME.json, the others are named after it."""

    case: Path

    @property
    def decisions(self) -> Path:
        """The append-only file of decisions."""
        return self.case.with_name(f"{self.case.stem}.decisions.jsonl")

    @property
    def reports(self) -> Path:
        """The folder of reports that were pasted or dropped."""
        return self.case.with_name(f"{self.case.stem}.reports")

    @property
    def store(self) -> Path:
        """Things computed once; may be deleted at any time."""
        return self.case.with_name(f"{self.case.stem}.store")

    def shown(self, path: str) -> str:
        """A path below the folder of the case as the case tells it: without what lies above, which is nobody's business."""
        above = self.case.parent.as_posix().rstrip("/") + "/"
        return path.removeprefix(above) if above not in ("./", "/") else path


def files_of(path: str | Path) -> CaseFiles:
    """The files of the case at ``path``: a case file, or a folder that holds one as case.json."""
    place = Path(path)
    return CaseFiles(place / CASE_NAME if place.is_dir() else place)


def keep_report(files: CaseFiles, name: str, data: bytes) -> Path:
    """Put what was pasted or dropped into the case, whole and on disk; equal bytes under one name are kept once.

    ``name`` comes from outside: only its last part counts, made of letters, digits, dot, hyphen and underscore. Raises StoreError (R504).
    """
    try:
        files.reports.mkdir(parents=True, exist_ok=True)
        settle_folder(files.reports.parent)
        target = files.reports / safe_name(name)
        if target.exists() and target.read_bytes() != data:
            digest = hashlib.sha256(data).hexdigest()[:8]
            target = target.with_name(f"{target.stem}-{digest}{target.suffix}")
        if not target.exists():
            write_whole(target, data)
    except OSError as error:
        message = f"{files.reports}: the report cannot be kept ({error.strerror or error})."
        raise StoreError(message, code="R504", path=str(files.reports)) from error
    return target


def safe_name(name: str) -> str:
    """A file name made of ``name`` that leads nowhere else and hides nothing."""
    last = re.split(r"[\\/]", name)[-1]
    bare = re.sub(r"[^\w.-]+", "_", last, flags=re.ASCII).strip("._-") or "report.txt"
    stem, dot, suffix = bare.rpartition(".")
    short = f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}" if dot and len(suffix) <= 8 else bare[:LONGEST_NAME]
    return f"report-{short}" if RESERVED.match(short) else short
