"""What changed between two cases as lines for people, and as JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from retold.diff.kinds import KINDS, interval
from retold.diff.nouns import Altered, Changes, Diff, Item, StoryDiff
from retold.publish.answers import shortened
from retold.publish.grounds import number_of
from retold.publish.visible import one_line

SCHEMA = "retold-diff/1"
SHOWN = 8  # things of one kind in one state; --json holds all
LONGEST = 150  # characters of what a thing says
LONGEST_VALUE = 60  # characters of a property then and now
LONGEST_LABELS = 4  # reports named after a thing
NEW, GONE = {"discrepancy": "opened"}, {"discrepancy": "settled"}
PLURALS = {"report": "reports", **{kind.name: kind.plural for kind in KINDS}}


def to_json(found: Diff) -> dict[str, Any]:
    """``found`` as JSON values: every change, none shortened."""
    stories = []
    for story in found.stories:
        changes = {PLURALS[item.kind].replace(" ", "_"): _plain(item) for item in story.changes}
        roots = {"before": _roots(story.before, story.roots_before), "after": _roots(story.after, story.roots_after)}
        stories.append({"before": story.before or None, "after": story.after or None, "title": story.title, "roots": roots, **changes})
    return {"schema": SCHEMA, "changed": found.any, "stories": stories}


def _roots(story: str, count: Any) -> dict[str, Any] | None:
    return {**asdict(count), "roots": list(count.roots)} if story else None


def _plain(changes: Changes) -> dict[str, Any]:
    altered = [
        {
            "before": item.before,
            "after": _item(item.after),
            "properties": {name: {"before": then, "after": now} for name, then, now in item.properties},
            "new_reports": list(item.tellers),
        }
        for item in changes.altered
    ]
    pairs = {key: [{"before": _item(a), "after": _item(b)} for a, b in getattr(changes, key)] for key in ("joined", "parted")}
    return {"new": [*map(_item, changes.new)], "gone": [*map(_item, changes.gone)], "altered": altered, **pairs, "same": changes.same}


def _item(item: Item) -> dict[str, Any]:
    return {"id": item.id, "text": item.text, "reports": list(item.reports)}


# ----------------------------------------------------------------------------------------------------- for people


def lines(found: Diff) -> Iterator[str]:
    """``found`` line by line, what heads a list without indent: what came first, what went last. At most :data:`SHOWN` of a list."""
    if not found.any:
        yield "Nothing changed."
        return
    for number, story in enumerate(found.stories):
        if number:
            yield ""
        yield from _story(story)


def _story(story: StoryDiff) -> Iterator[str]:
    yield shortened(one_line(story.title), 160)
    if not (story.before and story.after):
        state, count = ("A new story", story.roots_after) if story.after else ("No longer a story", story.roots_before)
        items = (*story.of("report").new, *story.of("report").gone)
        labels = ", ".join(one_line(label) for item in items for label in item.reports)
        yield f"  {state} of {number_of(len(items), 'report')} ({labels}); independent texts {interval(count)}"
        return
    first, second = interval(story.roots_before), interval(story.roots_after)
    yield f"  independent texts {first}" + (f" → {second}" if first != second else ", as before")
    quiet = [PLURALS[item.kind] for item in story.changes if not item.any and item.same]
    for changes in story.changes:
        if changes.any:
            yield from _changes(changes)
    if quiet:
        yield from ("", f"AS BEFORE  {', '.join(quiet)}")


def _changes(changes: Changes) -> Iterator[str]:
    new, gone = NEW.get(changes.kind, "new"), GONE.get(changes.kind, "gone")
    turned = [item for item in changes.altered if item.properties]
    further = [item for item in changes.altered if not item.properties]
    counts = (
        (len(changes.new), new),
        (len(changes.gone), gone),
        (len(turned), "changed"),
        (len(further), "told by more reports"),
        (len(changes.joined), "joined with another"),
        (len(changes.parted), "taken from another"),
        (changes.same, "as before"),
    )
    yield ""
    yield f"{PLURALS[changes.kind].upper()}  " + ", ".join(f"{count} {what}" for count, what in counts if count)
    yield from _listed("+", [_told(item) for item in changes.new])
    yield from _listed("~", [_turned(item) for item in turned])
    yield from _listed("=", ["; ".join([_told(item.after), *_further(item)]) for item in further])
    yield from _listed(">", [f"{_told(then)} → {now.id}" for then, now in changes.joined])
    yield from _listed("<", [f"{_told(now)} ← {then.id}" for then, now in changes.parted])
    yield from _listed("-", [_told(item) for item in changes.gone])


def _listed(sign: str, told: Sequence[str]) -> Iterator[str]:
    yield from (f"  {sign} {line}" for line in told[:SHOWN])
    if len(told) > SHOWN:
        yield f"  {sign} {len(told) - SHOWN} more"


def _told(item: Item) -> str:
    who = f" [{_few(item.reports)}]" if item.reports else ""
    return f"{shortened(one_line(item.text), LONGEST)}{who}  {item.id}"


def _turned(item: Altered) -> str:
    told = [
        f"{name} {shortened(one_line(then), LONGEST_VALUE) or 'none'} → {shortened(one_line(now), LONGEST_VALUE) or 'none'}"
        for name, then, now in item.properties
    ]
    return f"{_told(item.after)}: {'; '.join([*told, *_further(item)])}"


def _further(item: Altered) -> list[str]:
    return [f"now also {_few(item.tellers)}"] if item.tellers else []


def _few(labels: Sequence[str]) -> str:
    more = f" and {len(labels) - LONGEST_LABELS} more" if len(labels) > LONGEST_LABELS else ""
    return ", ".join(one_line(label) for label in labels[:LONGEST_LABELS]) + more
