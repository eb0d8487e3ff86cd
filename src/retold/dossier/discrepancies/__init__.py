"""Where reports cannot all be right, or call one thing by names of other meaning. One file for each way to find it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from retold.dossier.discrepancies.contested import contested
from retold.dossier.discrepancies.counted import at_odds_with_itself, counted, labelled
from retold.dossier.discrepancies.dates import dates
from retold.dossier.discrepancies.disclosures import disclosures
from retold.dossier.discrepancies.extents import extents
from retold.dossier.discrepancies.facts import facts
from retold.dossier.discrepancies.firmness import firmness
from retold.dossier.discrepancies.found import Findings
from retold.dossier.discrepancies.holders import holders
from retold.dossier.discrepancies.kinds import kinds
from retold.dossier.discrepancies.lists import lists
from retold.dossier.discrepancies.loads import loads
from retold.dossier.discrepancies.nones import nones
from retold.dossier.discrepancies.origins import origins
from retold.dossier.discrepancies.polarity import polarity
from retold.dossier.discrepancies.readings import readings
from retold.dossier.discrepancies.rivals import rivals
from retold.dossier.discrepancies.roles import roles
from retold.dossier.discrepancies.silences import silences
from retold.dossier.discrepancies.slips import slips
from retold.dossier.discrepancies.spellings import spellings
from retold.dossier.discrepancies.spoken import spoken
from retold.dossier.discrepancies.weekdays import weekdays
from retold.model import SEVERITIES, Discrepancy

__all__ = ["Findings", "discrepancies"]

FINDERS: tuple[Callable[[Findings], Iterator[Discrepancy]], ...] = (
    counted,
    rivals,
    readings,
    silences,
    polarity,
    nones,
    disclosures,
    loads,
    dates,
    at_odds_with_itself,
    spoken,
    holders,
    origins,
    labelled,
    roles,
    kinds,
    spellings,
    lists,
    facts,
    weekdays,
    firmness,
    extents,
    contested,
    slips,
)
WEIGHT_ORDER = {"conflict": 0, "self": 1, "later": 2, "compatible": 3}
SAME = 0.5  # part of the passages of one discrepancy that another of its kind may share before they are one


def discrepancies(found: Findings) -> tuple[Discrepancy, ...]:
    """All discrepancies of a story with their rank, sorted by id.

    What two finders find is told once, by the one that comes first in :data:`FINDERS`.
    """
    unique: dict[str, Discrepancy] = {}
    for finder in FINDERS:
        for one in finder(found):
            if not any(_same(one, other) for other in unique.values()):
                unique.setdefault(one.id, one)
    roots = {claim.id: claim.independent.best for claim in found.claims}
    ranked = sorted(
        unique.values(), key=lambda d: (WEIGHT_ORDER[d.weight], SEVERITIES.index(d.severity), -roots.get(d.claim or "", 0), d.id)
    )
    return tuple(sorted((replace(one, rank=rank) for rank, one in enumerate(ranked, 1)), key=lambda d: d.id))


def _same(one: Discrepancy, other: Discrepancy) -> bool:
    """Whether the two, of one kind, rest on the same passages for the most part."""
    if one.kind != other.kind:
        return False
    met = sum(any(span.meets(its) for its in other.passages) for span in one.passages)
    return met > SAME * len(one.passages)
