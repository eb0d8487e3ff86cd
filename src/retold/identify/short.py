"""Bare surnames and given names, report by report: each joins the one long name it is clear to belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from retold.identify.damaged import close
from retold.identify.forms import Form, Groups, content, initials_in

ESTABLISHED = 3
"""Bare mentions of a surname before anybody bears it in full in that report, from which it is somebody else's."""


def assign_short(forms: Sequence[Form], groups: Groups) -> dict[tuple[int, int], int]:
    """Single-word forms, mention by mention: (form, report) -> the group they belong to in that report.

    A bare surname joins the one long name of its own report that it is part of; else the one long name of the story.
    """
    long_ones = [index for index, form in enumerate(forms) if len(content(form.words)) >= 2]
    holders: dict[str, list[int]] = defaultdict(list)
    for index in long_ones:
        for word in _keys(forms[index]):
            holders[word].append(index)
    in_report: dict[int, set[str]] = defaultdict(set)
    for form in forms:
        for number, _ in form.mentions:
            in_report[number].update(content(form.words))
    assigned: dict[tuple[int, int], int] = {}
    for index, form in enumerate(forms):
        if len(content(form.words)) != 1:
            continue
        word = content(form.words)[0]
        candidates = [k for k in holders.get(word) or _lost_holders(word, holders) if _initial_fits(form, forms[k])]
        if not candidates or (word in holders and not _fits(form, forms, candidates)):
            continue
        for number in sorted({number for number, _ in form.mentions}):
            heads = _heads(form, number, word, candidates, forms, groups, in_report)
            if len(heads) == 1:
                assigned[index, number] = next(iter(heads))
    return assigned


def _heads(
    form: Form, number: int, word: str, candidates: Sequence[int], forms: Sequence[Form], groups: Groups, in_report: Mapping[int, set[str]]
) -> set[int]:
    """The groups that ``form`` may belong to in report ``number``: those the report names in full before it, else any of the story.

    A given name alone says little, so it needs its full name before it in the same report, or its surname anywhere there.
    """
    start = min(mention.span.start for other, mention in form.mentions if other == number)
    here = {groups.head(k) for k in candidates if any(number == other for other, _ in forms[k].mentions)}
    before = {groups.head(k) for k in candidates if any(o == number and m.span.start <= start for o, m in forms[k].mentions)}
    if all(content(forms[k].words)[-1] != word for k in candidates) and any(content(forms[k].words)[0] == word for k in candidates):
        if form.kind != "person":
            return set()
        family = {k for k in candidates if content(forms[k].words)[-1] in in_report[number]}
        return before or {groups.head(k) for k in family}
    if len(before) == 1 and len(here) > 1 and _chief(next(iter(before)), here, number, candidates, forms, groups):
        return before  # the other of that surname comes later, with the given name
    others = {groups.head(k) for k in candidates}
    if len(here) == 1 and not before:
        # told of often before anybody there bears it in full: not that one, whom the report names only by the way
        first = min(mention.span.start for k in candidates for o, mention in forms[k].mentions if o == number and groups.head(k) in here)
        often = sum(o == number and mention.span.start < first for o, mention in form.mentions) >= ESTABLISHED
        others -= here if often and len(others) > 1 else set()
        here = set()
    return here or others


def _chief(head: int, heads: set[int], number: int, candidates: Sequence[int], forms: Sequence[Form], groups: Groups) -> bool:
    """Whether report ``number`` names no other of the ``heads`` in full oftener than ``head``."""
    times = dict.fromkeys(heads, 0)
    for k in candidates:
        times[groups.head(k)] = times.get(groups.head(k), 0) + sum(number == other for other, _ in forms[k].mentions)
    return all(times[head] >= times[other] for other in heads)


def _initial_fits(form: Form, long: Form) -> bool:
    """Whether an initial before the surname ("J. Smith") is that of the long name."""
    given = initials_in(form.words)
    return not given or long.words[0].startswith(given[0])


def _keys(form: Form) -> tuple[str, ...]:
    """The words by which a long form may be cited alone: a person's surname or given name."""
    words = content(form.words)
    if form.kind == "person":
        return tuple(dict.fromkeys((words[-1], words[0])))
    return ()


def _lost_holders(word: str, holders: dict[str, list[int]]) -> list[int]:
    """Long names one of whose words is ``word`` with letters lost or an s added."""
    if len(word) < 5:
        return []
    found = [key for key in sorted(holders) if (len(key) >= 5 and word == key + "s") or close(word, key, alone=True)]
    return holders[found[0]] if len(found) == 1 else []


def _fits(form: Form, forms: Sequence[Form], candidates: Sequence[int]) -> bool:
    return form.kind in {"person", "other"} or all(forms[k].kind == form.kind for k in candidates)
