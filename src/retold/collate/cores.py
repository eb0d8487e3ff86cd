"""What a claim says, as the terms its passages share; other reports' passages that say it too join it, whatever else they say.

A long sentence that tells three things cannot be near, as a whole, to three short ones; it can hold what each of them says. A
passage may therefore speak to two claims.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from retold.collate.clusters import crowded
from retold.collate.likeness import RELATED
from retold.collate.units import Unit
from retold.ports import Lexicon

# Set on ECB+ (training topics: of passages paired in one claim 82 % share an event, as without this step, and twice as many
# pairs that do are found) and checked on the hand-made keys.
COVERED = 0.55  # part of a claim's core that a passage must hold to speak to it
SUPPORT = 0.5  # part of a claim's reports that must use a term for it to be of the core
FEWEST = 2  # terms of a core, and reports that share each: one word in common says nothing
PRESENT = 0.6  # part of what must be covered that must be there word for word before related words are looked up
FREE = 0.08  # weight from which a term of the passage may stand for a related one of the core
HELD = 0.6  # part of a smaller claim's passages in a larger from which they are one claim

Terms = Mapping[str, float]


def extend(
    units: Sequence[Unit], groups: Sequence[Sequence[int]], lexicon: Lexicon, apart: Collection[tuple[int, int]] = ()
) -> list[list[int]]:
    """The groups (of unit numbers), each with the best passage of every further report that holds its core; every unit stays in a group.

    No pair of ``apart`` (smaller number first) is brought together.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for term in unit.terms:
            index[term].append(number)
    spoken = [_joined(units, group, index, lexicon, apart) for group in groups]
    return _without_held(units, spoken, apart)


def core_of(units: Sequence[Unit], group: Sequence[int]) -> dict[str, float]:
    """Terms that half of the group's reports, and at least two, use; each weighed by the part of them that do."""
    reports = {units[i].passage.span.report for i in group}
    users: dict[str, set[str]] = defaultdict(set)
    weights: dict[str, float] = defaultdict(float)
    for i in group:
        for term, weight in units[i].terms.items():
            users[term].add(units[i].passage.span.report)
            weights[term] = max(weights[term], weight)
    enough = max(FEWEST, SUPPORT * len(reports))
    return {term: weights[term] * len(told) / len(reports) for term, told in sorted(users.items()) if len(told) >= enough}


def coverage(core: Terms, terms: Terms, lexicon: Lexicon) -> float:
    """Part of ``core`` that ``terms`` hold, 0..1; a related word holds a term as far as it is related."""
    free = [term for term, weight in terms.items() if term not in core and weight > FREE]
    held = 0.0
    for term, weight in core.items():
        if term in terms:
            held += weight
        elif free:
            held += weight * max(RELATED.get(lexicon.relation(term, other), 0.0) for other in free)
    return held / (sum(core.values()) or 1.0)


def _joined(
    units: Sequence[Unit], group: Sequence[int], index: Mapping[str, Sequence[int]], lexicon: Lexicon, apart: Collection[tuple[int, int]]
) -> list[int]:
    reports = {units[i].passage.span.report for i in group}
    core = core_of(units, group) if len(reports) > 1 else {}
    if len(core) < FEWEST:
        return list(group)
    word_for_word: dict[int, float] = defaultdict(float)
    for term, weight in core.items():
        for number in index[term]:
            if units[number].passage.span.report not in reports:
                word_for_word[number] += weight
    enough = PRESENT * COVERED * sum(core.values())
    best: dict[str, tuple[float, int]] = {}
    for number, weight in sorted(word_for_word.items()):
        if weight < enough or any((min(i, number), max(i, number)) in apart for i in group):
            continue
        score = coverage(core, units[number].terms, lexicon)
        report = units[number].passage.span.report
        if score >= COVERED and score > best.get(report, (0.0, 0))[0]:
            best[report] = (score, number)
    return sorted([*group, *(number for _, number in best.values())])


def _without_held(units: Sequence[Unit], groups: Sequence[Sequence[int]], apart: Collection[tuple[int, int]]) -> list[list[int]]:
    """Groups that now lie for the most part in a larger one become part of it, unless that would crowd it."""
    order = sorted(
        range(len(groups)), key=lambda k: (-len({units[i].passage.span.report for i in groups[k]}), -len(groups[k]), groups[k][0])
    )
    sets = {k: set(groups[k]) for k in order}
    homes: dict[int, list[int]] = defaultdict(list)  # unit -> larger groups that hold it, in order
    for k in order:
        shared = Counter(home for i in sorted(sets[k]) for home in homes[i])
        home = next(
            (h for h, count in sorted(shared.items()) if count >= HELD * len(sets[k]) and _fit(units, sets[h], sets[k], apart)), None
        )
        into = k if home is None else home
        sets[into] |= sets[k]
        for i in sorted(sets[k]):
            if into not in homes[i]:
                homes[i].append(into)
        if home is not None:
            del sets[k]
    return [sorted(group) for _, group in sorted(sets.items())]


def _fit(units: Sequence[Unit], larger: set[int], smaller: set[int], apart: Collection[tuple[int, int]]) -> bool:
    joined = larger | smaller
    if any((min(i, j), max(i, j)) in apart for i in larger for j in smaller if i != j):
        return False
    return smaller <= larger or not crowded(Counter(units[i].passage.span.report for i in joined))
