"""Differences as people decided: dropped, confirmed, or kept in meaning where two readings were said to be one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from retold.model import Difference, Ruling, Span, Tie

Values = tuple[frozenset[str], frozenset[str]]  # of two figures, and the reports that tell them


def keep_to_differences(differences: Sequence[Difference], rulings: Sequence[Ruling], same: Sequence[Tie] = ()) -> tuple[Difference, ...]:
    """``differences`` with the decisions on variants and readings kept.

    What was decided on one change holds for its copies too: the same words, differing in the same way between other reports; and
    for the same two values wherever else the same two reports tell them, as in a headline.
    """
    rulings = [ruling for ruling in rulings if ruling.kind == "variant"]
    numbers = [item for item in differences if item.type == "number" and _values(item)[0]]
    values = {ruling: {_values(item) for item in numbers if _concerns(ruling, item)} for ruling in rulings}
    kept = [ruled for difference in differences if (ruled := _ruled(difference, rulings, values)) is not None]
    equal = {_told(difference) for difference in kept if _between_same(difference, same)}
    return tuple(_kept(difference) if _told(difference) in equal else difference for difference in kept)


def _ruled(difference: Difference, rulings: Sequence[Ruling], values: Mapping[Ruling, set[Values]]) -> Difference | None:
    """The difference as the last ruling on it has it; None when that says there is none."""
    told = _values(difference) if difference.type == "number" else None
    ruling = next((ruling for ruling in reversed(rulings) if _concerns(ruling, difference) or told in values[ruling]), None)
    if ruling is None:
        return difference
    return replace(difference, p=1.0, why=f"{difference.why} · {ruling.why}") if ruling.stands else None


def _concerns(ruling: Ruling, difference: Difference) -> bool:
    if ruling.detail and ruling.detail != difference.type:
        return False
    sides = [side for side in (difference.a, difference.b) if side is not None and side.start < side.end]
    if len(sides) != len(ruling.spans):
        return False
    met = all(any(side.meets(span) for side in sides) for span in ruling.spans)
    return met or (len(sides) == 2 and bool(ruling.detail) and sorted(map(_words, sides)) == sorted(map(_words, ruling.spans)))


def _values(difference: Difference) -> Values:
    """The two values that a difference of figures compares, and the two reports."""
    compared, _, _ = difference.why.partition(": ")
    figures = frozenset(word for word in compared.replace(",", "").split() if word[:1].isdigit())
    return figures, frozenset(difference.between)


def _words(span: Span) -> str:
    return " ".join(span.exact.casefold().split())


def _told(difference: Difference) -> tuple[str, ...]:
    """What a difference tells, whoever tells it: its type and the words of both sides."""
    return difference.type, *sorted(_words(side) if side else "" for side in (difference.a, difference.b))


def _between_same(difference: Difference, same: Sequence[Tie]) -> bool:
    """Whether a difference lies between readings that were said to mean the same."""
    a, b = difference.a or difference.passages[0], difference.b or difference.passages[1]
    return any((a.meets(tie.a) and b.meets(tie.b)) or (a.meets(tie.b) and b.meets(tie.a)) for tie in same)


def _kept(difference: Difference) -> Difference:
    return replace(difference, meaning="kept", p=1.0, severity="none", why=f"{difference.why} · decided to mean the same")
