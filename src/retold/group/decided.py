"""Stories as people decided: reports said to be of one event joined, those said not to be of it taken out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retold.group.stories import bare, first_sentence
from retold.model import Kin, Report, Story, content_id


def keep_to_stories(stories: Sequence[Story], alone: Sequence[Report], kin: Sequence[Kin]) -> tuple[tuple[Story, ...], tuple[Report, ...]]:
    """Stories and reports of no story with the decisions on who belongs where kept, in the order they were made; both sorted by id."""
    if not kin:
        return tuple(stories), tuple(alone)
    homes: list[tuple[str, dict[str, Report]]] = [(story.title, {report.id: report for report in story.reports}) for story in stories]
    homes += [("", {report.id: report}) for report in alone]
    for tie in kin:
        a, b = (next((home for home in homes if report in home[1]), None) for report in (tie.a, tie.b))
        if a is None or b is None:
            continue
        if tie.related and a is not b:
            a[1][tie.b] = b[1].pop(tie.b)
        elif not tie.related and a is b:
            homes.append(("", {tie.b: b[1].pop(tie.b)}))
    before = {story.id: story for story in stories}
    kept: list[Story] = []
    left: list[Report] = []
    for title, held in homes:
        members = tuple(held[key] for key in sorted(held))
        if len({bare(report.text) for report in members}) < 2:
            left.extend(members)
            continue
        identity = content_id("s", *(report.id for report in members))
        made = Story(identity, title or members[0].title or first_sentence(members[0]), members)
        kept.append(before[identity] if identity in before else replace(made, id=identity))
    return tuple(sorted(kept, key=lambda story: story.id)), tuple(sorted(left, key=lambda report: report.id))
