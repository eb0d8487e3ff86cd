"""Two cases compared, story by story and kind by kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from retold.diff.kinds import KINDS, Kind
from retold.diff.matching import Matches, Reports, match
from retold.diff.nouns import Altered, Changes, Diff, Item, StoryDiff
from retold.model import Case, Report, Story
from retold.publish.lineage import names_of


def diff(before: Case, after: Case) -> Diff:
    """What ``after`` adds to ``before``, and what is no longer in it.

    Stories are the same that share most reports; reports, by id, or by path when their text begins much as it did. Everything
    else is found again by its id, or by the places where it stands: half of the shorter of two spans must be covered by both.
    """
    reports = Reports(before, after)
    pairs = _paired(before, after, reports)
    found = [_story(pairs.get(story.id), story, reports) for story in after.stories]
    gone = [_gone(story) for story in before.stories if story.id not in {then.id for then in pairs.values()}]
    return Diff((*found, *gone))


def _paired(before: Case, after: Case, reports: Reports) -> dict[str, Story]:
    """The old story for each new one, by the id of the new one."""
    homes = {report.id: story.id for story in after.stories for report in story.reports}
    shared: Counter[tuple[str, str]] = Counter()
    for story in before.stories:
        for report in story.reports:
            now = homes.get(reports.now.get(report.id, ""))
            if now is not None:
                shared[story.id, now] += 1
    old, pairs, used = {story.id: story for story in before.stories}, {}, set()
    for (then, now), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if now not in pairs and then not in used:
            pairs[now] = old[then]
            used.add(then)
    return pairs


def _gone(story: Story) -> StoryDiff:
    items = tuple(_report_item(report) for report in story.reports)
    return StoryDiff(story.id, "", story.title, roots_before=story.stemma.independent, changes=(Changes("report", gone=items),))


def _story(before: Story | None, after: Story, reports: Reports) -> StoryDiff:
    if before is None:
        items = tuple(_report_item(report) for report in after.reports)
        return StoryDiff("", after.id, after.title, roots_after=after.stemma.independent, changes=(Changes("report", new=items),))
    told = _reports(before, after, reports)
    fresh = {item.id for item in told.new}
    changes: list[Changes] = [told]
    known: Mapping[str, str] = {}
    for kind in KINDS:
        found = match([kind.thing(thing) for thing in kind.listed(before)], [kind.thing(thing) for thing in kind.listed(after)], reports)
        made = _changes(kind, found, before, after, fresh)
        if kind.name == "claim":
            known = found.same
        changes.append(_of_known(made, before, after, known) if kind.name == "reading" else made)
    return StoryDiff(before.id, after.id, after.title, before.stemma.independent, after.stemma.independent, tuple(changes))


def _reports(before: Story, after: Story, reports: Reports) -> Changes:
    """Reports that came, went, or whose text is another."""
    now = {reports.now.get(report.id, ""): report for report in before.reports}
    roots_then, roots_now = ({*story.stemma.roots} for story in (before, after))
    altered = []
    for report in after.reports:
        old = now.get(report.id)
        if old is None:
            continue
        told = [("text", "as it was", "another")] if old.id != report.id else []
        first, second = ("root" if place in roots else "derived" for place, roots in ((old.id, roots_then), (report.id, roots_now)))
        told += [("stands as", first, second)] if first != second else []
        altered += [Altered(old.id, _report_item(report), tuple(told))] if told else []
    here = {report.id for report in after.reports}
    new = tuple(_report_item(report) for report in after.reports if report.id not in now)
    gone = tuple(_report_item(report) for report in before.reports if reports.now.get(report.id) not in here)
    return Changes("report", new, gone, tuple(altered), same=len(after.reports) - len(new) - len(altered))


def _report_item(report: Report) -> Item:
    return Item(report.id, report.title, (report.label,))


def _changes(kind: Kind, found: Matches, before: Story, after: Story, fresh: set[str]) -> Changes:
    """What became of the things of one kind; ``fresh`` are ids of reports that are new in the story."""
    old, new = ({thing.id: thing for thing in kind.listed(story)} for story in (before, after))
    then = {now: before_id for before_id, now in found.same.items()}
    altered, same = [], 0
    for thing in new.values():
        if thing.id not in then:
            continue
        first = kind.properties(before, old[then[thing.id]])
        second = kind.properties(after, thing)
        properties = tuple(
            (name, first.get(name, ""), second.get(name, ""))
            for name in dict.fromkeys([*second, *first])
            if first.get(name, "") != second.get(name, "")
        )
        tellers = _labels(after, {span.report for span in kind.thing(thing).spans} & fresh)
        if properties or tellers:
            altered.append(Altered(then[thing.id], _item(kind, after, thing), properties, tellers))
        else:
            same += 1
    alone = [thing for thing in old.values() if thing.id not in found.same]
    come = [thing for thing in new.values() if thing.id not in then]
    joined = [(_item(kind, before, thing), _item(kind, after, new[now])) for thing in alone if (now := found.into.get(thing.id))]
    parted = [(_item(kind, before, old[was]), _item(kind, after, thing)) for thing in come if (was := found.out_of.get(thing.id))]
    return Changes(
        kind.name,
        new=tuple(_item(kind, after, thing) for thing in come if thing.id not in found.out_of),
        gone=tuple(_item(kind, before, thing) for thing in alone if thing.id not in found.into),
        altered=tuple(altered),
        joined=tuple(joined),
        parted=tuple(parted),
        same=same,
    )


def _of_known(made: Changes, before: Story, after: Story, known: Mapping[str, str]) -> Changes:
    """Readings of claims that both cases know: another way of telling what was told before. Those of other claims go with the claim.

    A reading that only more reports hold is told with its claim as well.
    """
    homes = [{reading.id: claim.id for claim in story.claims for reading in claim.readings} for story in (before, after)]
    new = tuple(item for item in made.new if homes[1][item.id] in known.values())
    gone = tuple(item for item in made.gone if homes[0][item.id] in known)
    return Changes(made.kind, new, gone, same=made.same + len(made.altered))


def _item(kind: Kind, story: Story, thing: Any) -> Item:
    if kind.name == "derivation":
        return Item(thing.id, kind.says(story, thing), _labels(story, {thing.child, thing.parent}))
    return Item(thing.id, kind.says(story, thing), _labels(story, {span.report for span in kind.thing(thing).spans}))


def _labels(story: Story, reports: Sequence[str] | set[str]) -> tuple[str, ...]:
    names = names_of(story)
    return tuple(sorted(names.get(report, report) for report in reports))
