"""The server: one process, on this machine alone, behind a key that is new each time."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from pathlib import Path

from retold.errors import MissingExtra, StoreError

HOST = "127.0.0.1"


def serve(place: str | Path, *, port: int = 0, by: str = "", token: str = "", on_ready: Callable[[str], None] | None = None) -> None:
    """Serve the case or folder of cases at ``place`` until interrupted.

    ``port`` 0 takes a free one; ``on_ready`` is told the address to open, which holds the key. Raises MissingExtra (R413) without
    the extra, StoreError (R507) when the port is taken.
    """
    try:
        import uvicorn

        from retold.web.app import make_app
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("starlette", "uvicorn", "multipart", "python_multipart", "anyio", "h11"):
            raise
        raise MissingExtra("the local app needs Starlette and uvicorn.", code="R413", hint="pip install 'retold[serve]'") from error
    from retold.web.guard import DOOR, Guard
    from retold.web.shelf import Shelf

    app = make_app(Shelf(place), by=by)
    key = token or secrets.token_urlsafe(32)
    with _listening(port) as listening:
        taken = listening.getsockname()[1]
        config = uvicorn.Config(
            Guard(app, key, taken), log_level="warning", access_log=False, server_header=False, date_header=False,
            proxy_headers=False, ws="none", timeout_graceful_shutdown=3,
        )  # fmt: skip
        if on_ready is not None:
            on_ready(f"http://{HOST}:{taken}{DOOR}{key}")
        uvicorn.Server(config).run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    """A socket that listens on this machine alone."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise StoreError(
            f"port {port} cannot be used ({error.strerror or error}).", code="R507", hint="Choose another with --port."
        ) from error
    return made
