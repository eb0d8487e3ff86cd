"""Small reports and what is known of them, for the tests of the steps: made from bare text, read as any report is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from retold.annotate import annotate
from retold.identify import identify
from retold.model import Annotations, Claim, Credit, Name, Relation, Report
from retold.models import load_language
from retold.ports import Language


@cache
def language() -> Language:
    """The English of the tests, loaded once."""
    return load_language()


def report(label: str, text: str, **fields: str) -> Report:
    """A report whose id is its label; ``fields`` are fields of Report (outlet, published ...)."""
    known = {
        "outlet": label,
        "title": "",
        "byline": "",
        "published": "",
        "published_basis": "none",
        "language": "en",
        "url": "",
        "sha256": label,
    }
    return Report(id=label, label=label, path=f"{label}.txt", text=text, **{**known, **fields})


def credited(item: Report, phrase: str, origin: str) -> Report:
    """The report with a credit to ``origin`` where ``phrase`` stands."""
    start = item.text.index(phrase)
    return replace(item, credits=(Credit(origin, item.span(start, start + len(phrase))),))


def told(texts: Mapping[str, str]) -> list[Annotations]:
    """The annotated reports of a story: label to text."""
    return [annotate(report(label, text), language()) for label, text in texts.items()]


def named(annotations: Sequence[Annotations], claims: Sequence[Claim] = ()) -> tuple[Name, ...]:
    """The names of a story."""
    return identify(annotations, claims)


def between(relations: Sequence[Relation], x: str, y: str) -> Relation | None:
    """The relation of two reports, in whichever order."""
    return next((r for r in relations if {r.a, r.b} == {x, y}), None)
