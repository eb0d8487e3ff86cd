"""One happening, told for two times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.dossier.discrepancies.tellings import Telling, of_one_happening
from retold.model import Discrepancy

WIDTH = {"year": 4, "month": 7, "day": 10}  # characters of the ISO form that a precision vouches for


def dates(found: Findings) -> Iterator[Discrepancy]:
    """Happenings that two reports put at times which cannot both hold, one discrepancy for each two times of a predicate."""
    groups: dict[tuple[str, ...], list[tuple[Telling, Telling]]] = defaultdict(list)
    for x, y in of_one_happening(found.tellings, found.lexicon):
        if apart(x, y):
            groups[x.predicate, *sorted((x.moments[0].when, y.moments[0].when))].append((x, y))
    for (predicate, *times), pairs in sorted(groups.items()):
        first, second = pairs[0][0].moments[0], pairs[0][1].moments[0]
        spans = few(telling.passage for pair in pairs for telling in pair)
        why = f"“{first.span.exact}” is {first.when}, “{second.span.exact}” is {second.when}."
        severity = "high" if first.basis == second.basis == "stated" else "medium"
        claim = next((t.claim for pair in pairs for t in pair if t.claim), None)
        yield discrepancy("date", "conflict", claim, severity, f"when: {predicate}: {', '.join(times)}", spans, why)


def apart(x: Telling, y: Telling) -> bool:
    """Whether the two tellings each tell one time, and the two cannot both hold."""
    if len(x.moments) != 1 or len(y.moments) != 1 or x.denied != y.denied:
        return False
    first, second = x.moments[0], y.moments[0]
    if not first.when or not second.when or first.precision not in WIDTH or second.precision not in WIDTH:
        return False
    width = min(WIDTH[first.precision], WIDTH[second.precision])
    return first.when[:width] != second.when[:width]
