"""A file is written whole or not at all: whoever reads it, or finds it after a crash, sees the old bytes or the new ones."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: str | Path, data: bytes) -> None:
    """Put ``data`` in the place of what is at ``path``, by way of a file beside it that is on disk before it takes the name.

    What is no plain file (a pipe, a device) is written to directly. Raises OSError.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode & 0o777)
        part.replace(target)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
    settle_folder(target.parent)


def settle_folder(folder: Path) -> None:
    """Have the names in ``folder`` on disk too; where the system cannot open folders (Windows) they are anyway."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
