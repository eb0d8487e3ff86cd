"""One report says that it was so, another that it was not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from retold.dossier.discrepancies.alike import NEGATORS
from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.dossier.discrepancies.tellings import Telling, of_one_happening
from retold.model import Discrepancy

UNTIL = re.compile(r"(?i)\b(?:until|till)\b")  # "not before Monday" is when, not whether
DENIES = re.compile(r"(?i)\b(?:den(?:y|ies|ied|ying)|dismiss\w*|reject\w*|rul(?:e[sd]?|ing) out)\b")
FEW, PART = 4, 0.6  # telling terms shared, and their weight, from which two clauses of two claims are of one happening
# (set by reading newscluster-dev; see alike.py)


def polarity(found: Findings) -> Iterator[Discrepancy]:
    """Happenings that some passages affirm and others deny, one discrepancy for each denial."""
    against: dict[Telling, list[Telling]] = defaultdict(list)
    for x, y in of_one_happening(found.tellings, found.lexicon):
        denial, other = (x, y) if x.denied else (y, x)
        affirmed = not (NEGATORS.search(other.passage.exact) or DENIES.search(other.passage.exact))
        if x.denied != y.denied and affirmed and _surely_one(x, y):
            against[denial].append(other)
    for denial in sorted(against, key=lambda t: t.phrase):
        spans = few([denial.passage, *(t.passage for t in against[denial])])
        words = denial.phrase.exact, against[denial][0].phrase.exact
        what = "“{}” against “{}”".format(*(" ".join(phrase.split()) for phrase in words))
        why = "One passage says that it is not so, others that it is."
        yield discrepancy("negation", "conflict", denial.claim or None, "high", what, spans, why)


def _surely_one(x: Telling, y: Telling) -> bool:
    """Whether the two stand in one claim, or tell of one happening in nearly the same words."""
    shared = x.terms.keys() & y.terms.keys()
    lighter = min(sum(x.terms.values()), sum(y.terms.values()))
    if any(UNTIL.search(t.passage.exact) for t in (x, y)):
        return False
    return x.claim == y.claim != "" or (len(shared) >= FEW and sum(x.terms[term] for term in shared) >= PART * lighter)
