"""Which lines of which two reports are worth aligning: those that share rare runs of words, or many rare words."""

from __future__ import annotations

from collections import Counter, defaultdict

from retold.relate.wording import Wording, shared_by

RUN = 3  # own words in a row
STOCK = 12  # a run in more lines than this (or three a report, where that is more) is a stock phrase of the event
MOST = 6  # candidates kept a line and other report, by weight of what is shared


def candidates(texts: dict[str, Wording]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """For each pair of reports (ids sorted) the (line of a, line of b) pairs that may be one sentence retold."""
    limit = max(STOCK, STOCK * len(texts) // 4)
    weight: dict[tuple[str, str], Counter[tuple[int, int]]] = defaultdict(Counter)
    for places in shared_by(texts, RUN).values():
        if 2 <= len(places) <= limit:
            for i, (a, x) in enumerate(places):
                for b, y in places[i + 1 :]:
                    if a != b:
                        weight[a, b][x, y] += RUN
    _add_rare_words(texts, weight, limit)
    return {pair: _best(found) for pair, found in sorted(weight.items())}


def _add_rare_words(texts: dict[str, Wording], weight: dict[tuple[str, str], Counter[tuple[int, int]]], limit: int) -> None:
    """Translated copies share few runs: lines that share three rarer own words are looked at too."""
    index: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for report in sorted(texts):
        for number, line in enumerate(texts[report].lines):
            for word in sorted({w for w, x, q in zip(line.words, line.weights, line.quoted, strict=True) if x > 0.45 and not q}):
                index[word].append((report, number))
    shared: dict[tuple[str, str], Counter[tuple[int, int]]] = defaultdict(Counter)
    for _, places in sorted(index.items()):
        if 2 <= len(places) <= limit:
            for i, (a, x) in enumerate(places):
                for b, y in places[i + 1 :]:
                    if a != b:
                        shared[a, b][x, y] += 1
    for pair, lines in shared.items():
        for place, count in lines.items():
            if count >= RUN:
                weight[pair][place] += count


def _best(found: Counter[tuple[int, int]]) -> list[tuple[int, int]]:
    """The heaviest candidates of each line on either side; ties by place."""
    kept: Counter[tuple[int, int]] = Counter()
    out = []
    for (x, y), _ in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if kept[0, x] < MOST or kept[1, y] < MOST:
            kept[0, x] += 1
            kept[1, y] += 1
            out.append((x, y))
    return sorted(out)
