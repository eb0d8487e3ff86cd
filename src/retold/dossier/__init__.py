"""What the reports say, by whom and how firmly: quotations, figures, positions, frames, timeline, discrepancies. One file each."""

from __future__ import annotations

from retold.dossier.changes import changes
from retold.dossier.decided import without_rejected
from retold.dossier.discrepancies import Findings, discrepancies
from retold.dossier.figures import figures
from retold.dossier.flights import flights
from retold.dossier.frames import frames
from retold.dossier.left_out import left_out
from retold.dossier.positions import positions
from retold.dossier.quotes import quotes
from retold.dossier.timeline import timeline
from retold.dossier.times import times

__all__ = [
    "Findings",
    "changes",
    "discrepancies",
    "figures",
    "flights",
    "frames",
    "left_out",
    "positions",
    "quotes",
    "timeline",
    "times",
    "without_rejected",
]
