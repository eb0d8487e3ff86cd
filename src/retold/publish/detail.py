"""How much of a case its page shows, so that the page stays within a size that opens at once and can be mailed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from retold.model import Case


@dataclass(frozen=True, slots=True)
class Detail:
    """How much a page shows of each kind of thing, the best-ranked first; what more there is, is counted and stands in the JSON."""

    changed: int  # changes, each told once
    unsure: int
    kept: int
    claims: int  # agreed ones with their passages; of further ones the words alone
    single: int  # claims of one independent text, below each report
    wordings: int  # of a reading
    reports: int  # of a wording
    words: int  # code points of a passage
    rows: int  # names, quotations of one report, figures, dated things
    order: bool  # the weakest kinds of evidence for a derivation
    exact: bool  # whether names, figures and the like link to their very words, not to a passage around them that has an anchor


# From much to little. The first that keeps the page within :func:`allowed` is taken. Of a short story the wordings of a claim are
# kept longest, since they are read line by line; of a long one the changes, since every claim has dozens of like wordings.
SHORT = (
    Detail(120, 30, 20, 400, 200, 6, 6, 400, 400, order=True, exact=True),
    Detail(56, 8, 4, 200, 100, 4, 4, 200, 200, order=True, exact=True),
    Detail(40, 5, 3, 120, 60, 4, 3, 160, 150, order=True, exact=True),
    Detail(28, 3, 2, 80, 40, 3, 3, 140, 100, order=False, exact=False),
    Detail(20, 2, 1, 60, 30, 3, 2, 110, 80, order=False, exact=False),
    Detail(20, 2, 1, 50, 25, 2, 2, 90, 60, order=False, exact=False),
)
LONG = (
    Detail(56, 8, 4, 60, 30, 2, 1, 120, 60, order=False, exact=False),
    Detail(36, 4, 2, 50, 20, 2, 1, 90, 40, order=False, exact=False),
    Detail(20, 2, 1, 30, 10, 1, 1, 60, 30, order=False, exact=False),
)
DETAILS = (*SHORT, *LONG)
REPORTS_FEW = 12  # of a story; a longer one is told as :data:`LONG` says


# Reports and KiB: what REPORT allows for 5 and for 40, more between them, where a story is read line by line, then 6 KiB a report.
SIZES = ((0, 120.0), (5, 120.0), (10, 200.0), (40, 300.0), (200, 300.0 + 160 * 6))


def allowed(case: Case) -> int:
    """How many bytes the page of ``case`` may have: by :data:`SIZES` for its number of reports, more for texts of over 3 KiB on average."""
    count = len(case.reports)
    size = SIZES[-1][1]
    for (fewer, small), (more, large) in pairwise(SIZES):
        if fewer <= count <= more:
            size = small + (large - small) * (count - fewer) / (more - fewer)
            break
    texts = sum(len(report.text.encode("utf-8", "replace")) for report in case.reports)
    return int(size * 1024) + max(0, texts - 3 * 1024 * count)


def details(case: Case) -> tuple[Detail, ...]:
    """The details to try for a case, from much to little."""
    few = all(len(story.reports) <= REPORTS_FEW for story in case.stories)
    return (*SHORT, LONG[-1]) if few else LONG
