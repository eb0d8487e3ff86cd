"""Many reports of one event: what they agree on, what they dispute, who copied whom, what changed on the way.

>>> import retold
>>> case = retold.build(["reports/"])  # doctest: +SKIP
>>> print(retold.answers(case.stories[0]))  # doctest: +SKIP

Importing the package loads nothing heavy: each name is fetched when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retold.api import answers, build, compare_texts, explain, load, save
    from retold.errors import RetoldError
    from retold.model import Case, Claim, Comparison, Reading, Report, Span, Story, Variant

__all__ = [
    "build", "load", "save", "answers", "explain", "compare_texts",
    "Case", "Story", "Report", "Claim", "Reading", "Variant", "Span", "Comparison",
    "RetoldError",
]  # fmt: skip

HOMES = {
    **dict.fromkeys(("build", "load", "save", "answers", "explain", "compare_texts"), "retold.api"),
    **dict.fromkeys(("Case", "Story", "Report", "Claim", "Reading", "Variant", "Span", "Comparison"), "retold.model"),
    "RetoldError": "retold.errors",
}


def __getattr__(name: str) -> Any:
    """Fetch a public name from its home module."""
    from importlib import import_module

    if name == "__version__":
        return import_module("retold.api").version()
    if name not in HOMES:
        raise AttributeError(f"module 'retold' has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
