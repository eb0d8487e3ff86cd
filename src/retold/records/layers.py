"""Annotations as bytes and back, so that a store can keep them: JSON without the report, compressed."""

from __future__ import annotations

import hashlib
import json
import zlib

from retold.errors import StoreError
from retold.model import Annotations, Report
from retold.records.decode import from_json_as
from retold.records.encode import to_json_of


def layers_key(report: Report, language: str) -> str:
    """What the annotations of ``report`` by the language of that name are kept under: a hash of all that they can depend on."""
    given = json.dumps([language, to_json_of(report)], ensure_ascii=True, sort_keys=True)
    return "annotations-" + hashlib.sha256(given.encode("ascii")).hexdigest()


def pack_layers(annotations: Annotations) -> bytes:
    """The layers of ``annotations`` as bytes."""
    value = to_json_of(annotations)
    del value["report"]
    return zlib.compress(json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii"), 1)


def unpack_layers(data: bytes, report: Report) -> Annotations | None:
    """The layers in ``data`` over ``report``; None when they are damaged, or do not fit its text."""
    try:
        value = json.loads(zlib.decompress(data))
        return from_json_as(Annotations, {**value, "report": to_json_of(report)}, {report.id: report})
    except (zlib.error, ValueError, RecursionError, TypeError, StoreError):
        return None
