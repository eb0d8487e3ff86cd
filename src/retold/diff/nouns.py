"""What a comparison of two cases gives: frozen dataclasses that mirror what ``retold diff --json`` prints."""

from __future__ import annotations

from dataclasses import dataclass, field

from retold.model import Independent


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a case: its id, what it says in a line, and the labels of the reports that it stands in, sorted."""

    id: str
    text: str
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Altered:
    """A thing found in both cases: ``after`` as it is now, ``before`` its id then, and every property that differs (name, then, now).

    ``tellers`` are labels of reports of the new case, not in the old one, that now stand behind it.
    """

    before: str
    after: Item
    properties: tuple[tuple[str, str, str], ...] = ()
    tellers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the things of one kind in a story.

    ``joined`` are pairs (then, now): what stands now in one thing with what was another; ``parted`` the other way about, what is now
    a thing by itself and was part of another. ``same`` counts the others, in which nothing changed.
    """

    kind: str
    new: tuple[Item, ...] = ()
    gone: tuple[Item, ...] = ()
    altered: tuple[Altered, ...] = ()
    joined: tuple[tuple[Item, Item], ...] = ()
    parted: tuple[tuple[Item, Item], ...] = ()
    same: int = 0

    @property
    def any(self) -> bool:
        """Whether anything of this kind changed at all."""
        return bool(self.new or self.gone or self.altered or self.joined or self.parted)


@dataclass(frozen=True, slots=True)
class StoryDiff:
    """One story then and now; "" for an id where it is in one case only. ``changes`` go by kind, in the order of :data:`KINDS`."""

    before: str
    after: str
    title: str
    roots_before: Independent = field(default_factory=Independent)
    roots_after: Independent = field(default_factory=Independent)
    changes: tuple[Changes, ...] = ()

    def of(self, kind: str) -> Changes:
        """The changes of one kind; none when nothing of it was looked for."""
        return next((item for item in self.changes if item.kind == kind), Changes(kind))


@dataclass(frozen=True, slots=True)
class Diff:
    """Two cases side by side: the stories of both, those of the new case first."""

    stories: tuple[StoryDiff, ...]

    @property
    def any(self) -> bool:
        """Whether anything changed at all."""
        return any(not (s.before and s.after) or s.roots_before != s.roots_after or any(c.any for c in s.changes) for s in self.stories)
