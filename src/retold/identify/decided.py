"""Names as people decided: mentions said to be one name joined, those said to be another's parted, spelling by spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from retold.model import Description, Name, Span, Spelling, Tie, content_id


def keep_to_names(names: Sequence[Name], ties: Sequence[Tie]) -> tuple[Name, ...]:
    """``names`` with the ties of mentions kept: first joined, then parted; of two that contradict one another parting wins."""
    kept = list(names)
    for tie in (tie for tie in ties if tie.together):
        a, b = _holding(kept, tie.a), _holding(kept, tie.b)
        if a is not None and b is not None and a is not b:
            kept = [name for name in kept if name is not a and name is not b] + [_made((*a.spellings, *b.spellings), a, b)]
    apart = [tie for tie in ties if not tie.together]
    for name in list(kept):
        groups = _parted(name, apart)
        if len(groups) > 1:
            kept = [other for other in kept if other is not name] + [_made(group, name) for group in groups]
    return tuple(sorted(kept, key=lambda name: (-sum(len(spelling.spans) for spelling in name.spellings), name.name, name.id)))


def _holding(names: Sequence[Name], place: Span) -> Name | None:
    """The name that has a mention at ``place``."""
    return next((name for name in names if any(span.meets(place) for spelling in name.spellings for span in spelling.spans)), None)


def _parted(name: Name, ties: Sequence[Tie]) -> list[list[Spelling]]:
    """The spellings of ``name`` in groups such that no two of one group are held apart; the commonest come first."""
    barred = {
        (x, y)
        for tie in ties
        for x in _spelled(name, tie.a)
        for y in _spelled(name, tie.b)
        if x != y
    }  # fmt: skip
    barred |= {(y, x) for x, y in barred}
    groups: list[list[Spelling]] = []
    for spelling in sorted(name.spellings, key=lambda item: (-len(item.spans), item.text)):
        home = next((group for group in groups if not any((spelling.text, other.text) in barred for other in group)), None)
        if home is None:
            groups.append([spelling])
        else:
            home.append(spelling)
    return groups


def _spelled(name: Name, place: Span) -> list[str]:
    return [spelling.text for spelling in name.spellings if any(span.meets(place) for span in spelling.spans)]


def _made(spellings: Sequence[Spelling], *origins: Name) -> Name:
    """One name of these spellings, called as the first origin whose name is among them, else as the fullest spelling."""
    spans: dict[str, set[Span]] = {}
    for spelling in spellings:
        spans.setdefault(spelling.text, set()).update(spelling.spans)
    built = tuple(Spelling(text, tuple(sorted(spans[text]))) for text in sorted(spans, key=lambda text: (-len(spans[text]), text)))
    called = next(
        (origin.name for origin in origins if origin.name in spans), max(spans, key=lambda text: (len(text.split()), len(text), text))
    )
    weights = Counter({origin.kind: sum(len(spelling.spans) for spelling in origin.spellings) for origin in origins})
    kind = min(weights, key=lambda kind: (kind == "other", -weights[kind], kind))
    everywhere = [span for spelling in built for span in spelling.spans]
    described = tuple(
        sorted({item for origin in origins for item in origin.described_as if _beside(item, everywhere)}, key=lambda item: item.span)
    )
    return Name(content_id("n", called, kind, min(everywhere)), called, kind, built, described)


def _beside(item: Description, mentions: Sequence[Span], near: int = 80) -> bool:
    """Whether a description stands near one of the mentions, so that it goes along with them."""
    return any(item.span.report == span.report and abs(item.span.start - span.start) <= near for span in mentions)
