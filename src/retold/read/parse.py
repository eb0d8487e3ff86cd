"""JSON text to values, without ever raising; shared by the readers of JSON and of JSON lines."""

from __future__ import annotations

import json
from dataclasses import replace

from retold.read.reader import Found, Note

MORE = "Extra data"
"""How the problem of a text begins that holds a whole value and then something more."""


def begins_like_json(head: bytes) -> float:
    """0.9 when it begins like a JSON object or list."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text[:1] == b"{":
        return 0.9 if text[1:].lstrip()[:1] in (b'"', b"}") else 0.2
    if text[:1] == b"[":
        return 0.9 if text[1:].lstrip()[:1] in (b"{", b"]") else 0.0
    return 0.0


def parse(text: str) -> tuple[object, str]:
    """The value of a JSON text and "", or None and what is wrong with it."""
    try:
        return json.loads(text), ""
    except json.JSONDecodeError as error:
        return None, f"{error.msg.removesuffix(' at')} at line {error.lineno}, column {error.colno}"
    except RecursionError:
        return None, "nested too deep"
    except ValueError:
        return None, "a number has too many digits"


def with_notes(found: Found, notes: tuple[Note, ...]) -> Found:
    """``found`` with the notes of decoding before its own; a Note stays as it is."""
    if isinstance(found, Note) or not notes:
        return found
    return replace(found, notes=notes + found.notes)
