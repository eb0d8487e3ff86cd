"""A story read as one kind of event: a file a kind, each defining ``FRAME``. A frame that its reports do not fill is not shown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from retold.dossier.frames.frame import Filling, FrameKind, SlotKind
from retold.dossier.frames.scene import Scene
from retold.model import Annotations, Figure, Frame, Name, Position, Slot, SlotReading, Span, content_id
from retold.ports import Lexicon

__all__ = ["frame_kinds", "frames"]

FEWEST_REPORTS = 2  # that fill a core slot, else the story is of another kind: what one report alone tells is no frame of the story
MOST_READINGS = 8  # of one slot, the best attested first
MOST_PLACES = 2  # of one report in one reading


@cache
def frame_kinds() -> tuple[FrameKind, ...]:
    """All kinds of frame, by name."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = [constant for module in modules if isinstance(constant := getattr(module, "FRAME", None), FrameKind)]
    return tuple(sorted(found, key=lambda kind: kind.name))


def frames(
    annotations: Sequence[Annotations], names: Sequence[Name], figures: Sequence[Figure], positions: Sequence[Position], lexicon: Lexicon
) -> tuple[Frame, ...]:
    """The frames that the story fits, by name; every value of a slot with the spans that it rests on.

    A frame fits when each of its core slots is filled by at least :data:`FEWEST_REPORTS` reports, and by the part of all reports
    that the frame asks for. Texts in other languages than English fill nothing.
    """
    scene = Scene(annotations, names, figures, positions, lexicon)
    found = (_filled(kind, scene) for kind in frame_kinds())
    return tuple(frame for frame in found if frame is not None)


def _filled(kind: FrameKind, scene: Scene) -> Frame | None:
    slots, known = [], []
    least = max(FEWEST_REPORTS, kind.share * len(scene.annotations))
    for slot in kind.slots:
        readings = _readings(slot, slot.find(scene))
        reports = {span.report for reading in readings for span in reading.spans}
        if slot.core and len(reports) < least:
            return None
        if slot.core:
            known += [f"{slot.name} {span.report}:{span.start}" for reading in readings for span in reading.spans]
        if readings and slot.shown:
            slots.append(Slot(slot.name, readings))
    return Frame(content_id("e", kind.name, *sorted(known)), kind.name, tuple(slots))


def _readings(slot: SlotKind, fillings: Iterable[Filling]) -> tuple[SlotReading, ...]:
    """One reading for each key, told as most reports have it; the best attested first."""
    groups: dict[str, list[Filling]] = defaultdict(list)
    for filling in fillings:
        groups[filling.key or filling.value.casefold()].append(filling)
    made = []
    for key, group in groups.items():
        reports = {filling.span.report for filling in group}
        if len(reports) < slot.fewest:
            continue
        values = Counter(filling.value for filling in {(f.value, f.span.report): f for f in group}.values())
        value = min(values, key=lambda told: (-values[told], -len(told), told))
        made.append((-len(reports), key, SlotReading(value, _few(group))))
    return tuple(reading for _, _, reading in sorted(made, key=lambda item: item[:2])[:MOST_READINGS])


def _few(group: Sequence[Filling]) -> tuple[Span, ...]:
    """Where a reading stands: the first few places of each report, sorted."""
    seen: Counter[str] = Counter()
    kept = []
    for span in sorted({filling.span for filling in group}):
        seen[span.report] += 1
        if seen[span.report] <= MOST_PLACES:
            kept.append(span)
    return tuple(kept)
