"""Builds, one after another in a thread of their own, and how far each is."""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from retold.casework import rebuild
from retold.errors import RetoldError
from retold.web.shelf import Listed

if TYPE_CHECKING:
    from retold.ports import Language

STEPS = {
    "read": "read the reports",
    "group": "put those of one event together",
    "annotate": "find names, figures, quotations and dates",
    "relate": "find shared wording",
    "collate": "align what speaks to one matter",
    "identify": "join the spellings of names",
    "compare": "compare and type the differences",
    "derive": "draw the tree of who copied whom",
    "weigh": "count independent texts",
    "trace": "find where each change was born",
    "dossier": "collect quotes, figures, dates and discrepancies",
}
"""The steps of a build, in their order, in words for people."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the build of one case is: ``state`` is none, waiting, building, done or failed; ``step`` a key of :data:`STEPS`."""

    state: str = "none"
    step: str = ""
    story: str = ""
    message: str = ""
    number: int = 0
    began: float = field(default=0.0, compare=False)

    @property
    def under_way(self) -> bool:
        """Whether it will change by itself."""
        return self.state in ("waiting", "building")


class Builds:
    """The queue of builds; :meth:`close` ends its thread after the build under way."""

    def __init__(self) -> None:
        self._states: dict[str, Progress] = {}
        self._lock = threading.Lock()
        self._queue: queue.Queue[Listed | None] = queue.Queue()
        self._language: Language | None = None
        self._thread = threading.Thread(target=self._work, name="builds", daemon=True)
        self._thread.start()

    def ask(self, listed: Listed) -> Progress:
        """Have a case built; when it waits already, it is built once. A build under way is followed by another."""
        with self._lock:
            now = self._states.get(listed.name, Progress())
            if now.state != "waiting":
                self._states[listed.name] = Progress("waiting", number=now.number + 1)
                self._queue.put(listed)
            return self._states[listed.name]

    def progress(self, name: str) -> Progress:
        """How far the case of that name is."""
        with self._lock:
            return self._states.get(name, Progress())

    def close(self) -> None:
        """Take no more builds."""
        self._queue.put(None)

    def _tell(self, name: str, **news: object) -> None:
        """Note news of the build under way; a case asked for anew in the meantime stays waiting."""
        with self._lock:
            now = self._states[name]
            if now.state != "waiting" or news.get("state") == "building":
                self._states[name] = replace(now, **news)  # type: ignore[arg-type]

    def _work(self) -> None:
        while (listed := self._queue.get()) is not None:
            self._tell(listed.name, state="building", step="read", story="", message="", began=time.monotonic())
            try:
                self._build(listed)
            except RetoldError as error:
                self._tell(listed.name, state="failed", message=str(error))
            except Exception as error:  # noqa: BLE001  the server must outlive a bug in a build, and say that there was one
                self._tell(listed.name, state="failed", message=f"R999 this is a bug in retold ({type(error).__name__}: {error}).")
            else:
                self._tell(listed.name, state="done", step="", story="", message="")

    def _build(self, listed: Listed) -> None:
        from retold.models import load_language

        self._language = self._language or load_language()
        rebuild(listed.files, language=self._language, on_step=lambda step, story: self._tell(listed.name, step=step, story=story))
