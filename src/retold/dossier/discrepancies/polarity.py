"""One report says that it was so, another that it was not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.dossier.discrepancies.tellings import Telling, of_one_happening
from retold.model import Discrepancy


def polarity(found: Findings) -> Iterator[Discrepancy]:
    """Happenings that some passages affirm and others deny, one discrepancy for each denial."""
    against: dict[Telling, list[Telling]] = defaultdict(list)
    for x, y in of_one_happening(found.tellings, found.lexicon):
        if x.denied != y.denied:
            denial, other = (x, y) if x.denied else (y, x)
            against[denial].append(other)
    for denial in sorted(against, key=lambda t: t.phrase):
        spans = few([denial.passage, *(t.passage for t in against[denial])])
        words = denial.phrase.exact, against[denial][0].phrase.exact
        what = "“{}” against “{}”".format(*(" ".join(phrase.split()) for phrase in words))
        why = "One passage says that it is not so, others that it is."
        yield discrepancy("negation", "conflict", denial.claim or None, "high", what, spans, why)
