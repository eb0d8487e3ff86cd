"""What a field of a noun looks like in JSON, read off its type: the one place both directions and the schema share."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache

from retold.model import Case, Claim, Claims, Story


@dataclass(frozen=True, slots=True)
class Shape:
    """A JSON form.

    ``kind`` is text, integer, number, flag, optional, list, pair, mapping, claims, report_ids or object; ``inner``
    holds the shapes inside (the value, the item, both sides), ``noun`` the class of an object.
    """

    kind: str
    inner: tuple[Shape, ...] = ()
    noun: type | None = None


SCALARS = {str: "text", int: "integer", float: "number", bool: "flag"}


def shape_of(hint: object) -> Shape:
    """The shape of a value annotated ``hint``. Raises TypeError for a type the contract has no form for."""
    if isinstance(hint, type) and hint in SCALARS:
        return Shape(SCALARS[hint])
    if hint is Claims:
        return Shape("claims", (shape_of(Claim),))
    if isinstance(hint, type) and is_dataclass(hint):
        return Shape("object", noun=hint)
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) in (typing.Union, types.UnionType) and len(arguments) == 2 and arguments[1] is type(None):
        return Shape("optional", (shape_of(arguments[0]),))
    if typing.get_origin(hint) is tuple and len(arguments) == 2:
        return _tuple_shape(arguments)
    raise TypeError(f"no JSON form for {hint!r}")


def _tuple_shape(arguments: tuple[object, ...]) -> Shape:
    """``tuple[X, ...]`` is a list, a list of pairs of text a mapping, ``tuple[X, Y]`` a pair."""
    if arguments[1] is not Ellipsis:
        return Shape("pair", (shape_of(arguments[0]), shape_of(arguments[1])))
    if typing.get_args(arguments[0]) == (str, str):
        return Shape("mapping")
    return Shape("list", (shape_of(arguments[0]),))


@cache
def fields_of(noun: type) -> tuple[tuple[str, Shape], ...]:
    """Keys of a noun's JSON object with their shapes, in order; a case begins with its ``schema``."""
    hints = typing.get_type_hints(noun)
    names = [item.name for item in fields(noun)]
    if noun is Case:
        names.sort(key=lambda name: name != "schema")
    found = [(name, shape_of(hints[name])) for name in names]
    if noun is Story:
        found = [(name, Shape("report_ids") if name == "reports" else shape) for name, shape in found]
    return tuple(found)


@cache
def required_of(noun: type) -> frozenset[str]:
    """Keys that must be there; those with a default may be absent, so that older files of ``retold/1`` still load."""
    return frozenset(item.name for item in fields(noun) if item.default is MISSING and item.default_factory is MISSING) | (
        {"schema"} if noun is Case else frozenset()
    )
