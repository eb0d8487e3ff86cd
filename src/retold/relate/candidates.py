"""Which lines of which two reports are worth aligning: those that share rare runs of words, or many rare words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from itertools import combinations

from retold.relate.wording import Line, Wording

RUN = 3  # own words in a row
STOCK = 12  # a run in more lines than this (or three a report, where that is more) is a stock phrase of the event
MOST = 6  # candidates kept a line and other report, by weight of what is shared
RARE = 0.45  # weight from which a word is rare enough to be looked up by itself

Places = dict[int, list[tuple[str, int]]]


def candidates(texts: dict[str, Wording]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """For each pair of reports (ids sorted) the (line of a, line of b) pairs that may be one sentence retold.

    Lines that hold the same words are looked up once, whatever the number of reports they stand in.
    """
    limit = max(STOCK, STOCK * len(texts) // 4)
    lines: dict[int, Line] = {}
    places: Places = defaultdict(list)
    for report in sorted(texts):
        for number, line in enumerate(texts[report].lines):
            lines[line.key] = line
            places[line.key].append((report, number))
    weight = Counter({pair: RUN * count for pair, count in _shared(lines, places, _runs, limit).items()})
    for pair, count in _shared(lines, places, _rare_words, limit).items():  # translated copies share few runs
        if count >= RUN:
            weight[pair] += count
    return {pair: _best(found) for pair, found in sorted(_by_reports(weight, places).items())}


def _shared(
    lines: dict[int, Line], places: Places, things_of: Callable[[Line], Iterable[Hashable]], limit: int
) -> Counter[tuple[int, int]]:
    """How much each two lines (by key, the smaller first; also a line and itself) share of what stands in few lines."""
    index: dict[Hashable, list[int]] = defaultdict(list)
    for key in sorted(lines):
        for thing in things_of(lines[key]):
            index[thing].append(key)
    shared: Counter[tuple[int, int]] = Counter()
    for keys in index.values():
        stands_in = sum(len(places[key]) for key in keys)
        if 2 <= stands_in <= limit:
            shared.update((key, key) for key in keys if len(places[key]) > 1)
            shared.update(combinations(keys, 2))
    return shared


def _runs(line: Line) -> Iterable[Hashable]:
    """The runs of own words of a line, each once."""
    starts = range(len(line.words) - RUN + 1)
    return dict.fromkeys(line.words[i : i + RUN] for i in starts if not any(line.quoted[i : i + RUN]))


def _rare_words(line: Line) -> Iterable[Hashable]:
    """The rarer own words of a line, each once."""
    return dict.fromkeys(w for w, x, q in zip(line.words, line.weights, line.quoted, strict=True) if x > RARE and not q)


def _by_reports(weight: Counter[tuple[int, int]], places: Places) -> dict[tuple[str, str], list[tuple[int, int, int]]]:
    """The weights of pairs of lines as (weight below zero, line of a, line of b) in each pair of reports."""
    out: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for (first, second), shared in weight.items():
        for a, x in places[first]:
            for b, y in places[second]:
                if a < b:
                    out[a, b].append((-shared, x, y))
                elif b < a and first != second:
                    out[b, a].append((-shared, y, x))
    return out


def _best(found: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The heaviest candidates of each line on either side; ties by place."""
    of_a: Counter[int] = Counter()
    of_b: Counter[int] = Counter()
    out = []
    for _, x, y in sorted(found):
        if of_a[x] < MOST or of_b[y] < MOST:
            of_a[x] += 1
            of_b[y] += 1
            out.append((x, y))
    return sorted(out)
