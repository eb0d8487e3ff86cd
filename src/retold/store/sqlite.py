"""Things computed once, by content hash, in one SQLite file. A cache: it may be deleted at any time, and a damaged one is begun anew."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

LARGEST = 2**30  # bytes of the file, beyond which it is begun anew
WAIT = 10.0  # seconds for another process that is writing
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS things (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS made (generation TEXT NOT NULL)",
)

Result = TypeVar("Result")


class SqliteStore:
    """A :class:`retold.ports.Store` in the file at ``path``.

    ``generation`` names what computed the things (code, models): those of another generation are forgotten on opening. Nothing
    that fails here fails the work: what cannot be kept is computed again. Several processes may share one file.
    """

    def __init__(self, path: str | Path, generation: str = "") -> None:
        self.path = Path(path)
        self.generation = generation
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def get(self, key: str) -> bytes | None:
        """What was put under ``key``; None when nothing was."""
        row = self._try(lambda opened: opened.execute("SELECT value FROM things WHERE key = ?", (key,)).fetchone())
        return bytes(row[0]) if row else None

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""

        def write(opened: sqlite3.Connection) -> None:
            with opened:
                opened.execute("INSERT OR REPLACE INTO things VALUES (?, ?)", (key, value))

        self._try(write)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _try(self, work: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """``work`` on the open file; a file that is no database is replaced by an empty one, any other failure gives None."""
        with self._lock:
            for _ in range(2):
                try:
                    self._connection = self._connection or self._opened()
                    return work(self._connection)
                except sqlite3.OperationalError:  # locked, read-only, no space: not its fault
                    return None
                except sqlite3.DatabaseError:
                    self._begin_anew()
            return None

    def _opened(self) -> sqlite3.Connection:
        if self.path.exists() and self.path.stat().st_size > LARGEST:
            self._begin_anew()
        opened = sqlite3.connect(self.path, timeout=WAIT, check_same_thread=False)
        try:
            opened.execute("PRAGMA journal_mode = WAL")
            opened.execute("PRAGMA synchronous = NORMAL")  # a crash may lose the last things, never the file
            with opened:
                for statement in SCHEMA:
                    opened.execute(statement)
                row = opened.execute("SELECT generation FROM made").fetchone()
                if row is None or row[0] != self.generation:
                    opened.execute("DELETE FROM things")
                    opened.execute("DELETE FROM made")
                    opened.execute("INSERT INTO made VALUES (?)", (self.generation,))
        except sqlite3.Error:
            opened.close()
            raise
        return opened

    def _begin_anew(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        for name in (self.path, *(self.path.with_name(self.path.name + end) for end in ("-wal", "-shm"))):
            with suppress(OSError):
                name.unlink()
