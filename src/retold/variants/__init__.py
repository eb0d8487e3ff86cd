"""The types of difference, one file each; each file defines ``VARIANT``. Others join by entry points ``retold.variants``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pkgutil import iter_modules

from retold.variants.variant import VariantType

__all__ = ["variant_types"]

_NOT_TYPES = frozenset({"false_friends", "pair", "senses", "values", "variant"})


@cache
def variant_types() -> tuple[VariantType, ...]:
    """All variant types, the built-in and the joined, by rank and name."""
    found = []
    for module in iter_modules(__path__):
        constant = getattr(import_module(f"{__name__}.{module.name}"), "VARIANT", None) if module.name not in _NOT_TYPES else None
        if isinstance(constant, VariantType):
            found.append(constant)
    found.extend(point.load() for point in entry_points(group="retold.variants"))
    return tuple(sorted(found, key=lambda kind: (kind.rank, kind.name)))
