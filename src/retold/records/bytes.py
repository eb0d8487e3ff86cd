"""JSON values as bytes: one line for each report, claim, variant ..., so that two files can be compared line by line."""

from __future__ import annotations

import json
import re
from typing import Any

from retold.errors import StoreError

OPEN_LEVELS = 4  # case, its lists, a story, a story's lists: these stand on lines of their own, what is deeper on one line
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(value: Any) -> bytes:
    """``value`` as UTF-8 JSON with a final newline. Raises StoreError (R503) for a number that is not finite."""
    try:
        text = _layout(value, 0) + "\n"
    except ValueError as error:
        raise StoreError(f"a number is not finite ({error}).", code="R503") from error
    return LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text).encode("utf-8")


def parse(data: bytes, path: str = "") -> Any:
    """The JSON values in ``data``; ``path`` names the place in messages. Raises StoreError (R502) when it is not JSON."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        raise StoreError(
            f"{path or 'input'}: not JSON ({error}).", code="R502", hint="Pass a file written with -o NAME.json.", path=path
        ) from error


def _layout(value: Any, level: int) -> str:
    """``value`` as JSON, its outer levels indented by one space a level."""
    if level >= OPEN_LEVELS or not value or not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    pad = " " * (level + 1)
    if isinstance(value, dict):
        lines = [f"{json.dumps(key, ensure_ascii=False)}: {_layout(item, level + 1)}" for key, item in value.items()]
    else:
        lines = [_layout(item, level + 1) for item in value]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    body = f",\n{pad}".join(lines)
    return f"{opening}\n{pad}{body}\n{pad[1:]}{closing}"
