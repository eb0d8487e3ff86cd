"""What a POST brings: fields, pasted texts and dropped files, from a form or from JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_FILES = 500
MOST_FIELDS = 200
LARGEST_FIELD = 20_000_000  # bytes, as of one text that is read
HEADLINE = 80  # characters


@dataclass(frozen=True, slots=True)
class Incoming:
    """A report that was pasted or dropped: its ``name`` as a file, its bytes, and its first words."""

    name: str
    data: bytes
    headline: str


@dataclass(frozen=True, slots=True)
class Received:
    """The fields and reports of one request."""

    fields: Mapping[str, str]
    reports: tuple[Incoming, ...] = ()

    def field(self, name: str) -> str:
        """A field without the space around it; "" when it was not sent."""
        return self.fields.get(name, "").strip()


async def received(request: Request) -> Received:
    """What ``request`` brings. Raises HTTPException (400, 415) for a body that is neither a form nor a JSON object."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        return _from_json(await request.body())
    if kind not in ("multipart/form-data", "application/x-www-form-urlencoded", ""):
        raise HTTPException(415, "send a form or JSON.")
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FIELD) as form:
        fields, reports = {}, []
        texts: dict[str, dict[str, str]] = {}
        for key, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read()
                if data:
                    reports.append(Incoming(value.filename or "report.txt", data, PurePosixPath(value.filename or "report").stem))
            elif found := re.fullmatch(r"(text|outlet|published)(?:-(\d{1,3}))?", key):
                texts.setdefault(found[2] or "", {})[found[1]] = value
            else:
                fields[key] = value
    pasted = [paste for text in texts.values() if (paste := _pasted(text)) is not None]
    return Received(fields, (*pasted, *reports))


def _from_json(body: bytes) -> Received:
    """``{"target": ..., "reports": [{"text", "outlet", "published"}]}``: fields as text, reports as pasted."""
    try:
        value = json.loads(body or b"{}")
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, "the body is not JSON.") from error
    if not isinstance(value, dict) or not isinstance(value.get("reports", []), list):
        raise HTTPException(400, "the body is no JSON object with fields and a list of reports.")
    reports = [{str(key): str(text) for key, text in item.items()} for item in value.get("reports", []) if isinstance(item, dict)]
    fields = {str(key): str(text) for key, text in value.items() if isinstance(text, str | int)}
    return Received(fields, tuple(paste for item in reports[:MOST_FILES] if (paste := _pasted(item)) is not None))


def _pasted(given: Mapping[str, str]) -> Incoming | None:
    """A pasted text as the JSON file of one report; None when there is no text."""
    text = given.get("text", "").replace("\r\n", "\n")  # forms send line breaks so; the person did not type them
    if not text.strip():
        return None
    outlet, published = given.get("outlet", "").strip(), given.get("published", "").strip()
    headline = text.strip().split("\n", 1)[0].strip()[:HEADLINE]
    fields = {"outlet": outlet, "published": published, "title": given.get("title", "").strip(), "url": given.get("url", "").strip()}
    data = json.dumps({**{key: value for key, value in fields.items() if value}, "text": text}, ensure_ascii=False, indent=1)
    words = re.findall(r"\w+", outlet or headline)[:6]
    return Incoming(f"{'-'.join(words) or 'pasted'}.json", data.encode("utf-8", "replace"), headline)
