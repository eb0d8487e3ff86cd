"""The application: addresses to pages and actions. An action is a POST that ends in a redirect (or in JSON, when asked so)."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from retold import casework
from retold.api import case_bytes
from retold.errors import OptionError, ReadError, RetoldError
from retold.model import Case
from retold.publish.html import publish
from retold.web import pages
from retold.web.actions import Received, received
from retold.web.builds import Builds
from retold.web.guard import LARGEST_BODY, TooLarge, error_json
from retold.web.shelf import Listed, Shelf

ANCHOR = re.compile(r"[A-Za-z0-9._:+-]{1,120}")
Endpoint = Callable[[Request], Awaitable[Response]]


class Desk:
    """What all addresses share: the shelf, the queue of builds, and the name of whoever decides."""

    def __init__(self, shelf: Shelf, builds: Builds, by: str) -> None:
        self.shelf = shelf
        self.builds = builds
        self.by = by

    def listed(self, request: Request) -> Listed:
        """The case that the address names. Raises HTTPException (404)."""
        found = self.shelf.find(request.path_params["name"])
        if found is None:
            raise HTTPException(404, "no case of that name is served here.")
        return found

    def case(self, listed: Listed) -> Case:
        """The case as built. Raises HTTPException (404) before its first build."""
        case = self.shelf.case(listed)
        if case is None:
            raise HTTPException(404, "this case was not built yet.")
        return case


def make_app(shelf: Shelf, *, by: str = "") -> Starlette:
    """The application for ``shelf``; decisions carry the name ``by``. It checks nobody: put :class:`retold.web.guard.Guard` before it."""
    builds = Builds()
    desk = Desk(shelf, builds, by)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        for listed in await run_in_threadpool(shelf.due):  # what a crash left unbuilt
            builds.ask(listed)
        yield
        builds.close()

    gets: list[tuple[str, Callable[[Desk, Request], Response]]] = [
        ("/", _home), ("/index.json", _home),
        ("/case/{name}.json", _case_json), ("/case/{name}", _case), ("/case/{name}/report.html", _file),
        ("/case/{name}/work", _work), ("/case/{name}/work.json", _work),
        ("/case/{name}/decisions", _decisions), ("/case/{name}/decisions.json", _decisions),
        ("/case/{name}/thing", _thing), ("/case/{name}/thing.json", _thing),
        ("/static/{file}", _static),
    ]  # fmt: skip
    posts: list[tuple[str, Callable[[Desk, Request, Received], Response]]] = [
        ("/new", _new), ("/new.json", _new),
        ("/case/{name}/reports", _reports), ("/case/{name}/reports.json", _reports),
        ("/case/{name}/decide", _decide), ("/case/{name}/decide.json", _decide),
        ("/case/{name}/undo", _undo), ("/case/{name}/undo.json", _undo),
        ("/case/{name}/build", _build), ("/case/{name}/build.json", _build),
    ]  # fmt: skip
    routes = [Route(path, _getting(desk, function), methods=["GET"]) for path, function in gets]
    routes += [Route(path, _posting(desk, function), methods=["POST"]) for path, function in posts]
    handlers: dict[Any, Any] = {RetoldError: _told_error, HTTPException: _http_error, TooLarge: _too_large}
    return Starlette(routes=routes, exception_handlers=handlers, lifespan=lifespan)


def _getting(desk: Desk, function: Callable[[Desk, Request], Response]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(function, desk, request)

    return endpoint


def _posting(desk: Desk, function: Callable[[Desk, Request, Received], Response]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(function, desk, request, await received(request))

    return endpoint


# -------------------------------------------------------------------------------------------------------- errors


def wants_json(request: Request) -> bool:
    """Whether the address asks for data."""
    return bool(request.url.path.endswith(".json"))


def _error(request: Request, status: int, code: str, message: str, hint: str = "") -> Response:
    if wants_json(request):
        return error_json(status, code, message, hint)
    return HTMLResponse(pages.page("error.html", status=status, code=code, message=message, hint=hint), status)


def _told_error(request: Request, error: RetoldError) -> Response:
    status = 422 if isinstance(error, OptionError | ReadError) else 500
    return _error(request, status, error.code, error.message, error.hint)


def _http_error(request: Request, error: HTTPException) -> Response:
    return _error(request, error.status_code, f"HTTP {error.status_code}", str(error.detail))


def _too_large(request: Request, _: TooLarge) -> Response:
    return _error(request, 413, "HTTP 413", f"too large: at most {LARGEST_BODY // 2**20} MiB at once.")


# --------------------------------------------------------------------------------------------------------- pages


def _home(desk: Desk, request: Request) -> Response:
    if wants_json(request):
        return JSONResponse(pages.home_data(desk.shelf))
    cases = desk.shelf.cases()
    if desk.shelf.alone and cases[0].built:
        return RedirectResponse(f"/case/{cases[0].name}", 303)
    return HTMLResponse(pages.page("home.html", cases=cases, alone=desk.shelf.alone))


def _case(desk: Desk, request: Request) -> Response:
    listed = desk.listed(request)
    case = desk.shelf.case(listed)
    if case is None:
        return RedirectResponse(f"/case/{listed.name}/work", 303)
    progress = desk.builds.progress(listed.name)
    stale = casework.is_stale(listed.files, case)
    return HTMLResponse(pages.case_page(listed, case, progress, desk.shelf.waiting(listed), stale=stale))


def _case_json(desk: Desk, request: Request) -> Response:
    return Response(case_bytes(desk.case(desk.listed(request))), media_type="application/json")


def _file(desk: Desk, request: Request) -> Response:
    """The report as one file, to keep or pass on."""
    listed = desk.listed(request)
    headers = {"content-disposition": f'attachment; filename="{listed.name}.html"'}
    return Response(publish(desk.case(listed), "full"), media_type="text/html", headers=headers)


def _work(desk: Desk, request: Request) -> Response:
    listed = desk.listed(request)
    progress = desk.builds.progress(listed.name)
    data = pages.work_data(listed, progress)
    if wants_json(request):
        return JSONResponse(data)
    return HTMLResponse(pages.page("work.html", listed=listed, data=data, back=anchor(request.query_params.get("back", ""))))


def _decisions(desk: Desk, request: Request) -> Response:
    listed = desk.listed(request)
    case = desk.shelf.case(listed)
    if wants_json(request):
        return JSONResponse(pages.decisions_data(listed, case))
    return HTMLResponse(pages.decisions_page(listed, case))


def _thing(desk: Desk, request: Request) -> Response:
    listed = desk.listed(request)
    case, wanted = desk.case(listed), request.query_params.get("id", "")
    if wants_json(request):
        return JSONResponse(pages.thing_data(listed, case, wanted))
    return HTMLResponse(pages.thing_page(listed, case, wanted, anchor(request.query_params.get("back", ""))))


def _static(_: Desk, request: Request) -> Response:
    found = pages.static(request.path_params["file"])
    if found is None:
        raise HTTPException(404, "there is no such file.")
    return Response(found[0], media_type=found[1])


def anchor(given: str) -> str:
    """A fragment that came from outside, when it can be one of ours; else ""."""
    return given if ANCHOR.fullmatch(given) else ""


# ------------------------------------------------------------------------------------------------------- actions


def _new(desk: Desk, request: Request, given: Received) -> Response:
    _require(given)
    listed = desk.shelf.new(given.field("title") or given.reports[0].headline)
    return _kept(desk, request, listed, given)


def _reports(desk: Desk, request: Request, given: Received) -> Response:
    _require(given)
    return _kept(desk, request, desk.listed(request), given)


def _require(given: Received) -> None:
    if not given.reports:
        raise ReadError("there was no text and no file.", hint="Paste a text, or drop text, HTML or JSON files.")


def _kept(desk: Desk, request: Request, listed: Listed, given: Received) -> Response:
    """The reports that came, on disk; then the build."""
    names = [casework.add(listed.files, report.name, report.data) for report in given.reports]
    desk.builds.ask(listed)
    if wants_json(request):
        return JSONResponse({"case": listed.name, "kept": names, "work": f"/case/{listed.name}/work.json"}, 202)
    return RedirectResponse(f"/case/{listed.name}/work", 303)


def _decide(desk: Desk, request: Request, given: Received) -> Response:
    listed = desk.listed(request)
    decision = casework.decide(
        listed.files,
        given.field("target"),
        given.field("action"),
        other=given.field("other"),
        only=given.field("only"),
        note=given.field("note")[:1000],
        by=given.field("by")[:100] or desk.by,
        case=desk.case(listed),
    )
    return _going_on(desk, request, listed, anchor(given.field("back") or decision.target), {"decision": decision.id})


def _undo(desk: Desk, request: Request, given: Received) -> Response:
    listed = desk.listed(request)
    decision = casework.undo(listed.files, given.field("decision"), by=given.field("by")[:100] or desk.by, case=desk.shelf.case(listed))
    return _going_on(desk, request, listed, anchor(given.field("back") or decision.target), {"undone": decision.id})


def _build(desk: Desk, request: Request, given: Received) -> Response:
    return _going_on(desk, request, desk.listed(request), anchor(given.field("back")), {})


def _going_on(desk: Desk, request: Request, listed: Listed, back: str, said: dict[str, str]) -> Response:
    """Build, and show how far it is; from there the way leads back to where the person was."""
    desk.builds.ask(listed)
    if wants_json(request):
        return JSONResponse({"case": listed.name, **said, "work": f"/case/{listed.name}/work.json"}, 202)
    return RedirectResponse(f"/case/{listed.name}/work?back={quote(back)}", 303)
