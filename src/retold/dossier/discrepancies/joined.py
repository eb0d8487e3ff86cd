"""Changes that are one matter, put together."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Span, Variant


def sides(variant: Variant) -> list[Span]:
    """The places of a change, one or two."""
    return [span for span in (variant.before, variant.after) if span is not None]


def plain(span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(span.exact.split())


def joined(variants: Sequence[Variant], *, by_words: bool) -> list[list[Variant]]:
    """The variants in groups of one type, two of which share a place, or the words of one side where ``by_words``; in the order given."""
    groups: list[list[Variant]] = []
    for variant in variants:
        met = [group for group in groups if any(_meet(variant, other, by_words) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([*(one for group in met for one in group), variant])
    return groups


def _meet(x: Variant, y: Variant, by_words: bool) -> bool:
    if x.type != y.type:
        return False
    if by_words and {plain(span).casefold() for span in sides(x)} & {plain(span).casefold() for span in sides(y)}:
        return True
    return any(p.overlap(q) for p in sides(x) for q in sides(y))
