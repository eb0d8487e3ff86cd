"""What two reports quote alike: words of others, which both may have from where they were spoken and which are no copying."""

from __future__ import annotations

from dataclasses import dataclass

from retold.relate.wording import QUOTED_RUN, Wording

Place = tuple[int, int]
"""Number of a line, and of its word where a run begins."""
Runs = dict[tuple[str, ...], Place]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quoted words that recur: how many of the first report's, and the (place there, place in the second) of every run of them."""

    words: int
    runs: tuple[tuple[Place, Place], ...]

    @property
    def lines(self) -> list[tuple[int, int]]:
        """The (line of the first, line of the second) pairs in which they stand, each once, in order of place."""
        return sorted({(a[0], b[0]) for a, b in self.runs})


def quoted_runs(text: Wording) -> Runs:
    """Every run of quoted words of a report, with its first place."""
    runs: Runs = {}
    for number, line in enumerate(text.lines):
        for start in range(len(line.words) - QUOTED_RUN + 1):
            if all(line.quoted[start : start + QUOTED_RUN]):
                runs.setdefault(line.words[start : start + QUOTED_RUN], (number, start))
    return runs


def quoted_alike(a: Runs, b: Runs) -> Quoted:
    """What the quoted runs of two reports have in common, wherever it stands and whatever stands around it."""
    runs = sorted((a[run], b[run]) for run in a.keys() & b.keys())
    return Quoted(len({(line, start + i) for (line, start), _ in runs for i in range(QUOTED_RUN)}), tuple(runs))
