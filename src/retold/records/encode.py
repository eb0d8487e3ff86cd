"""A case as plain JSON values."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from retold.model import Case
from retold.records.shape import Shape, fields_of

Encoder = Callable[[Any], Any]


def to_json(case: Case) -> dict[str, Any]:
    """The ``retold/1`` object of ``case``: keys in the order of the contract, tuples as lists, stories by report id."""
    result: dict[str, Any] = _encoder(Shape("object", noun=Case))(case)
    return result


def to_json_of(thing: Any) -> dict[str, Any]:
    """The JSON object of any noun, with the keys of its class in their order."""
    result: dict[str, Any] = _encoder(Shape("object", noun=type(thing)))(thing)
    return result


def _same(value: Any) -> Any:
    return value


def _mapping(value: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return dict(value)


def _report_ids(value: tuple[Any, ...]) -> list[str]:
    return [report.id for report in value]


@cache
def _encoder(shape: Shape) -> Encoder:
    """A function that turns a value of ``shape`` into JSON values; made once a shape."""
    simple: dict[str, Encoder] = {"text": _same, "integer": _same, "flag": _same, "number": float, "mapping": _mapping}
    if shape.kind in simple:
        return simple[shape.kind]
    if shape.kind == "report_ids":
        return _report_ids
    if shape.kind == "object":
        return _object_encoder(shape)
    inner = [_encoder(item) for item in shape.inner]
    if shape.kind == "optional":
        return lambda value: None if value is None else inner[0](value)
    if shape.kind == "pair":
        return lambda value: [inner[0](value[0]), inner[1](value[1])]
    return lambda value: [inner[0](item) for item in value]


def _object_encoder(shape: Shape) -> Encoder:
    """Encoders of the fields are looked up at first use, since nouns may hold one another."""
    noun = shape.noun
    assert noun is not None
    keys = fields_of(noun)

    def encode(value: Any) -> dict[str, Any]:
        return {name: _encoder(inner)(getattr(value, name)) for name, inner in keys}

    return encode
