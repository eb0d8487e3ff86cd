"""Differences as people decided: dropped, confirmed, or kept in meaning where two readings were said to be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retold.model import Difference, Ruling, Span, Tie


def keep_to_differences(differences: Sequence[Difference], rulings: Sequence[Ruling], same: Sequence[Tie] = ()) -> tuple[Difference, ...]:
    """``differences`` with the decisions on variants and readings kept.

    What was decided on one change holds for its copies too: the same words, differing in the same way between other reports.
    """
    rulings = [ruling for ruling in rulings if ruling.kind == "variant"]
    kept = [ruled for difference in differences if (ruled := _ruled(difference, rulings)) is not None]
    equal = {_told(difference) for difference in kept if _between_same(difference, same)}
    return tuple(_kept(difference) if _told(difference) in equal else difference for difference in kept)


def _ruled(difference: Difference, rulings: Sequence[Ruling]) -> Difference | None:
    """The difference as the last ruling on it has it; None when that says there is none."""
    ruling = next((ruling for ruling in reversed(rulings) if _concerns(ruling, difference)), None)
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
