"""Plain JSON values back to a case; whatever does not fit is refused with the path to the key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from retold.errors import StoreError
from retold.model import SCHEMA, Case, Claims, Report, Span
from retold.records.shape import Shape, fields_of, required_of

REFUSED = "R503"
Noun = TypeVar("Noun")
Reports = Mapping[str, Report] | None  # those of the case by id; None while they are being read


def from_json(value: Any) -> Case:
    """The case that a ``retold/1`` object describes.

    Unknown keys are passed over, since ``/1`` only ever adds. Raises StoreError (R503) with the path to the first key
    that is missing, of the wrong type, names a report that is not there or a span that does not quote its text.
    """
    if not isinstance(value, dict):
        raise refusal("$", f"expected an object, got {_kind(value)}")
    if value.get("schema") != SCHEMA:
        raise refusal("$.schema", f"expected {SCHEMA}, got {str(value.get('schema'))[:40]!a}")
    reports: dict[str, Report] = {}
    for number, item in enumerate(_expect(value.get("reports"), list, "$.reports")):
        report = _decode(Shape("object", noun=Report), item, f"$.reports[{number}]", None)
        if report.id in reports:
            raise refusal(f"$.reports[{number}].id", "two reports have this id")
        reports[report.id] = report
    case = _decode(Shape("object", noun=Case), value, "$", reports)
    assert isinstance(case, Case)
    return case


def from_json_as(noun: type[Noun], value: Any, reports: Reports = None) -> Noun:
    """The ``noun`` that a JSON object describes, as :func:`from_json` reads a case; spans are held against ``reports`` where given."""
    made = _decode(Shape("object", noun=noun), value, "$", reports)
    assert isinstance(made, noun)
    return made


def refusal(path: str, message: str) -> StoreError:
    """The error for a value that does not fit the contract at ``path``."""
    return StoreError(f"{path}: {message}.", code=REFUSED, hint="Is this a file that retold build wrote?", path=path)


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a whole number", float: "a number"}
    return names.get(type(value), "nothing" if value is None else type(value).__name__)


def _expect(value: Any, kind: type, path: str) -> Any:
    if isinstance(value, kind) and not (kind is int and isinstance(value, bool)):
        return value
    raise refusal(path, f"expected {_kind(kind())}, got {_kind(value)}")


SCALARS: Mapping[str, type] = {"text": str, "integer": int, "flag": bool}


def _decode(shape: Shape, value: Any, path: str, reports: Reports) -> Any:
    """``value`` as the Python value of ``shape``; spans and report ids are looked up in ``reports``."""
    if shape.kind in SCALARS:
        return _expect(value, SCALARS[shape.kind], path)
    if shape.kind == "number":
        return _number(value, path)
    if shape.kind == "object":
        return _object(shape, value, path, reports)
    if shape.kind == "optional":
        return None if value is None else _decode(shape.inner[0], value, path, reports)
    if shape.kind == "mapping":
        return tuple((key, _expect(item, str, f"{path}.{key}")) for key, item in _expect(value, dict, path).items())
    items = _expect(value, list, path)
    if shape.kind == "report_ids":
        return tuple(_report(item, f"{path}[{number}]", reports) for number, item in enumerate(items))
    if shape.kind == "pair":
        return _pair(shape, items, path, reports)
    decoded = [_decode(shape.inner[0], item, f"{path}[{number}]", reports) for number, item in enumerate(items)]
    return Claims(decoded) if shape.kind == "claims" else tuple(decoded)


def _number(value: Any, path: str) -> float:
    """A number; whole numbers are welcome, since JSON tells 12 and 12.0 apart and people do not."""
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    result: float = _expect(value, float, path)
    return result


def _pair(shape: Shape, items: list[Any], path: str, reports: Reports) -> tuple[Any, ...]:
    if len(items) != 2:
        raise refusal(path, f"expected 2 items, got {len(items)}")
    return tuple(_decode(shape.inner[side], items[side], f"{path}[{side}]", reports) for side in (0, 1))


def _report(value: Any, path: str, reports: Reports) -> Report:
    report_id = _expect(value, str, path)
    if reports is None or report_id not in reports:
        raise refusal(path, f"no report has the id {report_id[:40]!a}")
    return reports[report_id]


@cache
def _keys(noun: type) -> tuple[tuple[str, Shape, bool], ...]:
    required = required_of(noun)
    return tuple((name, shape, name in required) for name, shape in fields_of(noun))


def _object(shape: Shape, value: Any, path: str, reports: Reports) -> Any:
    assert shape.noun is not None
    _expect(value, dict, path)
    arguments = {}
    for name, inner, required in _keys(shape.noun):
        if name in value:
            arguments[name] = _decode(inner, value[name], f"{path}.{name}", reports)
        elif required:
            raise refusal(f"{path}.{name}", "this key is missing")
    made = shape.noun(**arguments)
    if isinstance(made, Span) and reports is not None:
        _verify(made, path, reports)
    return made


def _verify(span: Span, path: str, reports: Mapping[str, Report]) -> None:
    """Refuse a span that does not quote its text: everything else relies on ``text[start:end] == exact``."""
    text = _report(span.report, f"{path}.report", reports).text
    if not 0 <= span.start <= span.end or text[span.start : span.end] != span.exact:
        raise refusal(path, f"text {span.start}-{span.end} of report {span.report} does not read as the span says")
