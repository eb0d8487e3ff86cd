"""The readings of a claim: which passages stand together, which against one another, and which do not speak to what is disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from retold.model import Passage, Reading, Span, Tie, content_id

DAMAGED = 0.15  # condition score from which a report's wording does not speak for others


def split(
    passages: Sequence[Passage], rivals: set[tuple[Span, Span]], values: Mapping[Span, str]
) -> tuple[list[list[Passage]], list[Passage]]:
    """Passages that stand together in each rival reading, and those that do not speak to what is disputed.

    Without rivals all stand in one reading. With rivals a passage joins a reading only by taking part in the dispute on its
    side, or by holding its words: silence on the point supports nobody. Two figures that both differ from a third are the
    same reading only when their ``values`` are.
    """
    against: dict[int, set[int]] = defaultdict(set)
    words: dict[int, set[str]] = defaultdict(set)
    of_report: dict[str, list[int]] = defaultdict(list)
    for i, passage in enumerate(passages):
        of_report[passage.span.report].append(i)
    told = _values_told(passages, values, rivals, of_report)
    for x, y in rivals:
        here = [i for i in of_report[x.report] if passages[i].span.overlap(x)]
        there = [j for j in of_report[y.report] if passages[j].span.overlap(y)]
        for i, j in ((i, j) for i in here for j in there if i != j):
            against[i].add(j)
            against[j].add(i)
            words[i].add(x.exact.casefold())
            words[j].add(y.exact.casefold())
    if not against:
        return [list(passages)], []
    for i, j in ((i, j) for i in against for j in against if i != j):
        if told[i] and told[j] and not told[i] & told[j]:
            against[i].add(j)
    groups: list[list[int]] = []
    for i in sorted(against, key=lambda i: (-len(against[i]), passages[i].span)):
        home = next((group for group in groups if not against[i] & set(group)), None)
        if home is None:
            groups.append([i])
        else:
            home.append(i)
    silent = []
    for i in (i for i in range(len(passages)) if i not in against):
        text = passages[i].span.exact.casefold()
        home = next((group for group in groups if any(phrase in text for k in group for phrase in words[k])), None)
        if home is None:
            silent.append(i)
        else:
            home.append(i)
    return [[passages[i] for i in sorted(group)] for group in groups], [passages[i] for i in silent]


def tied(groups: list[list[Passage]], silent: list[Passage], ties: Sequence[Tie]) -> tuple[list[list[Passage]], list[Passage]]:
    """The split with each silent passage that people tied to one of a reading, over however many ties, put into that reading."""
    left = list(silent)
    moved = bool(ties)
    while moved:
        moved = False
        for passage in list(left):
            kin = [tie.b if passage.span.meets(tie.a) else tie.a for tie in ties if passage.span.meets(tie.a) or passage.span.meets(tie.b)]
            home = next((group for group in groups if any(other.span.meets(span) for other in group for span in kin)), None)
            if home is not None:
                left.remove(passage)
                home.append(passage)
                moved = True
    return [sorted(group, key=lambda passage: passage.span) for group in groups], left


def firm(groups: Sequence[Sequence[Passage]], rivals: set[tuple[Span, Span]], doubtful: Collection[Span]) -> list[list[Passage]]:
    """The groups without the ``doubtful`` passages that take no part in the dispute; a group of such alone stays whole."""
    points = [span for pair in rivals for span in pair]
    kept = []
    for group in groups:
        stays = [p for p in group if p.span not in doubtful or any(p.span.overlap(span) for span in points)]
        kept.append(stays or list(group))
    return kept


def _values_told(
    passages: Sequence[Passage], values: Mapping[Span, str], rivals: set[tuple[Span, Span]], of_report: Mapping[str, Sequence[int]]
) -> dict[int, set[str]]:
    """The disputed values that each passage gives, by its number."""
    told: dict[int, set[str]] = defaultdict(set)
    for span in {span for pair in rivals for span in pair if span in values}:
        for i in of_report.get(span.report, ()):
            if passages[i].span.overlap(span):
                told[i].add(values[span])
    return told


def reading_of(
    group: Sequence[Passage], condition: Mapping[str, float], rivals: set[tuple[Span, Span]], doubtful: Collection[Span] = ()
) -> Reading:
    """The passages of one reading; its text is sliced from one that holds what is disputed, undamaged and nearest to all.

    One that is not ``doubtful`` is taken before all that are.
    """
    points = [span for pair in rivals for span in pair]
    best = min(
        group,
        key=lambda p: (
            p.span in doubtful,
            not any(p.span.overlap(s) for s in points),
            condition.get(p.span.report, 0.0) >= DAMAGED,
            -_middle(p, group),
            p.span,
        ),
    )
    identity = content_id("w", *(f"{p.span.report}:{p.span.start}-{p.span.end}" for p in group))
    return Reading(identity, best.span.exact, tuple(group))


def _middle(passage: Passage, group: Sequence[Passage]) -> float:
    """How near a passage stands to all of its group: the mean of shared over all words (the medoid of a reading speaks for it)."""
    mine = set(passage.span.exact.casefold().split())
    others = [set(p.span.exact.casefold().split()) for p in group]
    return round(sum(len(mine & words) / len(mine | words) for words in others) / len(others), 6)
