"""What can be decided on one thing, as buttons and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.decide import ALLOWED, kind_of
from retold.model import Apart, Case, Claim, Decision, Derivation, Name, Reading, Report, Story, Variant
from retold.publish.answers import shortened

WORDS: Mapping[str, str] = {
    "accept": "Accept", "reject": "Reject", "not-same": "Not the same", "split": "Split", "merge": "Merge", "parent": "Set parent",
}  # fmt: skip
"""What the actions are called on a button."""

DONE: Mapping[str, str] = {
    "accept": "accepted", "reject": "rejected", "not-same": "held apart", "split": "split", "merge": "merged", "parent": "parent set",
}  # fmt: skip
"""What was done, once it was."""

GLOSSES: Mapping[tuple[str, str], str] = {
    ("claim", "accept"): "these passages speak to one matter; keep them together whatever is added",
    ("claim", "not-same"): "one report does not speak to this matter",
    ("claim", "split"): "each report speaks to a matter of its own",
    ("claim", "merge"): "another claim speaks to the same matter",
    ("reading", "accept"): "these passages tell it alike",
    ("reading", "split"): "this reading is of another matter",
    ("reading", "merge"): "another reading means the same",
    ("variant", "accept"): "the difference is as it says",
    ("variant", "reject"): "there is no such difference, here or in copies",
    ("variant", "not-same"): "the two passages speak of different matters",
    ("name", "accept"): "all spellings are this one name",
    ("name", "not-same"): "one spelling is another's name",
    ("name", "split"): "every spelling is a name of its own",
    ("name", "merge"): "another name is the same",
    ("derivation", "accept"): "the text derives from that one",
    ("derivation", "not-same"): "the text has nothing of that one",
    ("derivation", "parent"): "the text derives from another report, or from none",
    ("apart", "accept"): "the two are independent",
    ("apart", "parent"): "one derives from the other after all",
    ("report", "parent"): "the text derives from this report, or from none",
    ("report", "split"): "this report is not of this event",
    ("report", "merge"): "this report is of that event too",
    ("story", "accept"): "these reports are of one event",
    ("story", "merge"): "another story is of the same event",
}

NEEDS_MORE = frozenset({("claim", "not-same"), ("name", "not-same")})  # which part is meant must be said
MOST_OFFERED = 300  # things in a list to choose from


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: its id (or label) and how it reads."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One action that can be taken: ``others`` are the things to take it with, ``parts`` the parts it can be narrowed to."""

    action: str
    word: str
    gloss: str
    others: tuple[Option, ...] = ()
    parts: tuple[Option, ...] = ()


def at_once(kind: str) -> tuple[Choice, ...]:
    """The actions on a kind of thing that need nothing but a click."""
    ready = (action for action in ALLOWED.get(kind, ()) if action not in ("merge", "parent") and (kind, action) not in NEEDS_MORE)
    return tuple(Choice(action, WORDS[action], GLOSSES.get((kind, action), "")) for action in ready if kind != "report")


def from_unseen(case: Case) -> frozenset[str]:
    """Ids of the derivations from sources that nobody gave us."""
    unseen = {source.id for story in case.stories for source in story.stemma.unseen}
    return frozenset(edge.id for story in case.stories for edge in story.stemma.derivations if edge.parent in unseen)


def choices(case: Case, story: Story | None, thing: object) -> tuple[Choice, ...]:
    """All that can be decided on ``thing``, with what there is to choose from."""
    kind = kind_of(thing)
    out = []
    for action in ALLOWED.get(kind, ()):
        others = tuple(_others(case, story, thing, action))[:MOST_OFFERED]
        parts = tuple(_parts(story, thing)) if action in ("not-same", "split") and kind in ("claim", "name") else ()
        if action in ("merge", "parent") and not others:
            continue
        if action == "accept" and isinstance(thing, Derivation) and thing.id in from_unseen(case):
            continue  # there is no text to hold it to
        if (kind, action) in NEEDS_MORE and len(parts) < 2:
            continue
        out.append(Choice(action, WORDS[action], GLOSSES.get((kind, action), ""), others, parts if action == "not-same" else ()))
    return tuple(out)


def _others(case: Case, story: Story | None, thing: object, action: str) -> Sequence[Option]:
    """What ``thing`` can be merged with or derive from."""
    if action == "parent":
        return _parents(story, thing)
    if action != "merge":
        return ()
    if isinstance(thing, Story | Report):
        return [Option(other.id, shortened(other.title, 90)) for other in case.stories if other is not thing and (story is not other)]
    if story is None:
        return ()
    if isinstance(thing, Claim):
        return [
            Option(other.id, shortened(other.text, 90)) for other in sorted(story.claims, key=lambda item: item.rank) if other is not thing
        ]
    if isinstance(thing, Reading):
        claim = next((claim for claim in story.claims if thing in claim.readings), None)
        return [Option(other.id, shortened(other.text, 90)) for other in (claim.readings if claim else ()) if other is not thing]
    if isinstance(thing, Name):
        return [Option(other.id, f"{other.name} ({other.kind})") for other in story.names if other is not thing]
    return ()


def _parents(story: Story | None, thing: object) -> list[Option]:
    if story is None:
        return []
    if isinstance(thing, Apart):
        return [Option(report, _label(story, report)) for report in (thing.a, thing.b)]
    child = thing.child if isinstance(thing, Derivation) else getattr(thing, "id", "")
    held = [Option(report.id, report.label) for report in story.reports if report.id != child]
    return [*sorted(held, key=lambda option: option.text.casefold()), Option("none", "none: it derives from no other")]


def _parts(story: Story | None, thing: object) -> list[Option]:
    """The reports of a claim, the spellings of a name."""
    if isinstance(thing, Name):
        return [Option(spelling.text, spelling.text) for spelling in thing.spellings]
    if isinstance(thing, Claim) and story is not None:
        return [Option(report, _label(story, report)) for report in thing.reports]
    return []


def _label(story: Story, report_id: str) -> str:
    return next((report.label for report in story.reports if report.id == report_id), report_id)


def title_of(story: Story | None, thing: object, target: str) -> str:
    """What a thing is, in a few words."""
    kind = kind_of(thing)
    if isinstance(thing, Claim | Reading):
        return f"{kind}: {shortened(thing.text, 120)}"
    if isinstance(thing, Name):
        return f"name: {thing.name}"
    if isinstance(thing, Report):
        return f"report: {thing.label}"
    if isinstance(thing, Story):
        return f"story: {shortened(thing.title, 120)}"
    if isinstance(thing, Derivation) and story is not None:
        return f"{_label(story, thing.child)} derives from {_label(story, thing.parent)}"
    if isinstance(thing, Apart) and story is not None:
        return f"{_label(story, thing.a)} and {_label(story, thing.b)} are held apart"
    if isinstance(thing, Variant):
        sides = [span.exact for span in (thing.before, thing.after) if span is not None and span.exact]
        return f"{thing.type}: {shortened(' / '.join(sides), 120)}"
    return f"{kind or 'thing'} {target}"


def told(decision: Decision) -> str:
    """A decision in words: what was decided, by whom, when."""
    return f"{DONE.get(decision.action, decision.action)} · {decision.by or 'somebody'}, {decision.at[:16].replace('T', ' ')}"
