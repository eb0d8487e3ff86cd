"""What a kind of frame is: its slots, what fills them, and when it fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from retold.dossier.frames.scene import Scene
from retold.model import Span


@dataclass(frozen=True, slots=True)
class Filling:
    """One answer to a slot's question: ``value`` as told, ``span`` where it stands; fillings of one ``key`` are one reading."""

    value: str
    span: Span
    key: str = ""


@dataclass(frozen=True, slots=True)
class SlotKind:
    """A question that a frame asks.

    A ``core`` slot must be filled for the frame to fit; a reading needs ``fewest`` reports behind it.

    One that is not ``shown`` only decides whether the frame fits.
    """

    name: str
    find: Callable[[Scene], Iterable[Filling]]
    core: bool = False
    fewest: int = 1
    shown: bool = True


@dataclass(frozen=True, slots=True)
class FrameKind:
    """A kind of event. ``share`` is the part of a story's reports that must fill each core slot."""

    name: str
    slots: tuple[SlotKind, ...]
    share: float
