"""The JSON Schema (draft 2020-12) of ``retold/1``, made from the nouns, so that it cannot drift from them."""

from __future__ import annotations

from typing import Any

from retold import model
from retold.model import SCHEMA, Case
from retold.records.shape import Shape, fields_of, required_of

CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("Case", "schema"): (SCHEMA,),
    ("Input", "status"): ("read", "copy", "skipped"),
    ("Report", "published_basis"): ("stated", "dateline", "file", "none"),
    ("Part", "kind"): model.PART_KINDS,
    ("Derivation", "kind"): model.DERIVATION_KINDS,
    ("Claim", "status"): ("agreed", "disputed", "single"),
    ("Cited", "kind"): ("person", "document", "outlet", "agency"),
    ("Variant", "operation"): model.OPERATIONS,
    ("Variant", "meaning"): model.MEANINGS,
    ("Variant", "severity"): model.SEVERITIES,
    ("Name", "kind"): ("person", "organization", "place", "law", "other"),
    ("QuoteReading", "status"): ("exact", "altered", "partial", "translated"),
    ("Figure", "status"): ("agree", "compatible", "superseded", "conflict"),
    ("FigureReading", "bound"): ("exact", "about", "at least", "at most", "nearly", "more than"),
    ("Happening", "precision"): ("minute", "day", "month", "year"),
    ("Happening", "basis"): ("stated", "resolved", "published"),
    ("Discrepancy", "weight"): ("conflict", "later", "compatible", "self"),
    ("Discrepancy", "severity"): model.SEVERITIES,
    ("Decision", "action"): model.ACTIONS,
}
UNIT_INTERVAL = {"p", "direction_p", "share", "score"}
COUNTS = {"start", "end", "bytes", "rank", "best", "low", "high"}


def schema() -> dict[str, Any]:
    """The JSON Schema of a case file."""
    definitions: dict[str, Any] = {}
    _define(Case, definitions)
    top = definitions.pop("Case")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:retold:schema:retold-1",
        "title": SCHEMA,
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _define(noun: type, definitions: dict[str, Any]) -> None:
    """Put ``noun`` and all it holds into ``definitions``."""
    if noun.__name__ in definitions:
        return
    definitions[noun.__name__] = {}
    properties = {name: _property(noun, name, shape, definitions) for name, shape in fields_of(noun)}
    first_line = (noun.__doc__ or "").strip().split("\n")[0]
    required = [name for name, _ in fields_of(noun) if name in required_of(noun)]
    definitions[noun.__name__] = {"description": first_line, "type": "object", "properties": properties, "required": required}


def _property(noun: type, name: str, shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    if (noun.__name__, name) in CHOICES:
        return {"enum": list(CHOICES[noun.__name__, name])}
    found = _form(shape, definitions)
    if shape.kind == "number" and name in UNIT_INTERVAL:
        return {**found, "minimum": 0, "maximum": 1}
    if shape.kind == "integer" and name in COUNTS:
        return {**found, "minimum": 0}
    return found


def _form(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of one shape."""
    simple = {"text": "string", "integer": "integer", "number": "number", "flag": "boolean"}
    if shape.kind in simple:
        return {"type": simple[shape.kind]}
    if shape.kind == "mapping":
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if shape.kind == "report_ids":
        return {"type": "array", "items": {"type": "string"}}
    if shape.noun is not None:
        _define(shape.noun, definitions)
        return {"$ref": f"#/$defs/{shape.noun.__name__}"}
    inner = [_form(item, definitions) for item in shape.inner]
    if shape.kind == "optional":
        return {"anyOf": [inner[0], {"type": "null"}]}
    if shape.kind == "pair":
        return {"type": "array", "prefixItems": inner, "items": False, "minItems": 2}
    return {"type": "array", "items": inner[0]}
