"""Who may ask, and how: every request passes here before anything else looks at it.

The server listens on this machine alone, and that is not enough: pages of other sites run in the same browser. So a request must
name this server as its host (a name of another site that was made to point here does not: DNS rebinding), carry the token that
only the address printed at the start gave out, and, where it changes something, come from a page of ours. Bodies are counted as
they come in. Every answer forbids what these pages never need.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

LARGEST_BODY = 64 * 2**20  # bytes of one request: some hundred long articles
DOOR = "/open/"
SAFE = {"GET", "HEAD"}

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    ("cache-control", "no-store"),
)  # fmt: skip


class TooLarge(Exception):
    """A body is larger than :data:`LARGEST_BODY`; the application answers it with 413."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The application ``inside`` behind its checks; ``token`` is what the printed address holds, ``port`` where it listens."""

    inside: Callable[[Message, Receive, Send], Awaitable[None]]
    token: str
    port: int

    @property
    def cookie(self) -> str:
        """The name of the cookie: cookies of one host are shared by all its ports."""
        return f"retold_{self.port}"

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.inside(scope, receive, send)
            return
        heard = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        answer = self._refusal(scope, heard)
        if answer is not None:
            await answer(scope, receive, _with_headers(send))
            return
        await self.inside(scope, _counted(receive), _with_headers(send))

    def _refusal(self, scope: Message, heard: dict[str, str]) -> Response | None:
        """Why this request is not let in, or the way in itself; None when it may pass."""
        hosts = {f"127.0.0.1:{self.port}", f"localhost:{self.port}"}
        if heard.get("host", "").lower() not in hosts:
            return _said(421, "this server answers to 127.0.0.1 alone.")
        path = scope["path"]
        if path.startswith(DOOR):
            return self._door(path.removeprefix(DOOR), scope["method"])
        bearer = heard.get("authorization", "").removeprefix("Bearer ")
        if not (self._is_token(bearer) or self._is_token(_cookie(heard.get("cookie", ""), self.cookie))):
            return _said(403, "open the address that retold serve printed: it holds the key to these pages.")
        if scope["method"] not in SAFE and not self._is_token(bearer) and not self._is_ours(heard, hosts):
            return _said(403, "this request did not come from a page of this server.")
        length = heard.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return _said(413, f"too large: at most {LARGEST_BODY // 2**20} MiB at once.")
        return None

    def _door(self, given: str, method: str) -> Response:
        if method != "GET" or not self._is_token(given):
            return _said(403, "this key does not fit: open the address that retold serve printed last.")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie, self.token, httponly=True, samesite="strict", path="/")
        return answer

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())

    @staticmethod
    def _is_ours(heard: dict[str, str], hosts: set[str]) -> bool:
        """Whether the browser says that a page of ours asks. ``Origin: null`` is what it says under no-referrer."""
        origin, site = heard.get("origin", "null"), heard.get("sec-fetch-site", "")
        if origin != "null" and origin.removeprefix("http://") not in hosts:
            return False
        return site in ("same-origin", "none") or (site == "" and origin != "null")


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except Exception:  # noqa: BLE001  a header that cannot be read holds no cookie
        return ""
    return found.value if found is not None else ""


def _said(status: int, message: str) -> Response:
    return PlainTextResponse(f"retold: {message}\n", status)


def error_json(status: int, code: str, message: str, hint: str = "") -> JSONResponse:
    """An error as the JSON pages tell it."""
    return JSONResponse({"error": {"code": code, "message": message, "hint": hint}}, status)


def _counted(receive: Receive) -> Receive:
    """``receive`` that stops at :data:`LARGEST_BODY` bytes, whatever the headers said."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > LARGEST_BODY:
            raise TooLarge
        return message

    return counted


def _with_headers(send: Send) -> Send:
    """``send`` that adds :data:`HEADERS` to the start of every answer."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            ours = {name for name, _ in HEADERS}
            kept = [(name, value) for name, value in message.get("headers", []) if name.decode("latin-1").lower() not in ours]
            message = {**message, "headers": kept + [(name.encode(), value.encode()) for name, value in HEADERS]}
        await send(message)

    return sent
