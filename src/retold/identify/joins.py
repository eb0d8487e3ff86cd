"""Spellings that are one name by their words: the same, known as the same, with an initial or a nickname, or one inside the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from retold.identify.forms import Form, Groups, content, fold, initials_in, subsequence
from retold.identify.known import NICKNAMES, line_of

LONGER_PERSON = 2
"""Words by which a person's longer name may exceed the shorter one; one more where they stand before it, as titles do."""
LEFT_OUT = 1
"""Words in the middle of an office's name that a shorter telling may leave out: "International (Committee of the) Red Cross"."""


MINISTRIES = frozenset({"ministry", "department"})
REGIONS = frozenset("province prefecture governorate oblast".split())
PLACE_KINDS = REGIONS | {"prison", "jail"}
"""Words for what a place is that are said or left out: "Hebei", "Hebei Province"; "Ofer", "Ofer Prison"."""


def join_places(forms: Sequence[Form], groups: Groups) -> None:
    """A place with and without the word for what it is, where the story has one place so called and no city or airport of that name."""
    longer: dict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        if len(form.words) == 2 and form.kind != "person":
            longer[form.words[0]].append(index)
    for index, form in enumerate(forms):
        if len(form.words) == 1 and form.kind in {"place", "other", "organization"}:
            hosts = longer.get(form.words[0], [])
            if hosts and all(forms[k].words[1] in PLACE_KINDS for k in hosts) and len({groups.head(k) for k in hosts}) == 1:
                groups.join(index, hosts[0])


def join_same(forms: Sequence[Form], groups: Groups) -> None:
    """Forms whose words are the same but for accents, particles, initials, dots, hyphens and capitals.

    An initial alone is no given name: "J. Smith" and "K. Smith" stay apart, as do "John A. Smith" and "John B. Smith".
    """
    first: dict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        key = content(form.words) or form.words
        if len(key) == 1 and initials_in(form.words):
            key = tuple(word for word in form.words if word in key or word in initials_in(form.words))
        turned = (*key[1:], key[0]) if key[0] in MINISTRIES else key  # the Ministry of Defense, the Defense Ministry
        for entry in sorted({" ".join(key), " ".join(turned), "".join(key).lstrip("#")}):
            other = next((k for k in first[entry] if _initials_agree(forms[k], form)), None)
            if other is not None:
                groups.join(other, index)
            first[entry].append(index)


def _initials_agree(a: Form, b: Form) -> bool:
    one, two = initials_in(a.words), initials_in(b.words)
    return not one or not two or subsequence(one, two) or subsequence(two, one)


def join_initials(forms: Sequence[Form], groups: Groups) -> None:
    """ "J. Smith" with the one "Jane Smith" of the story; nicknames ("Bill Smith") with the one full name they shorten."""
    long_names: dict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        words = content(form.words)
        if len(words) >= 2 and form.kind == "person":
            long_names[words[-1]].append(index)
    for index, form in enumerate(forms):
        words = content(form.words)
        if not words or len(form.words) < 2 or form.kind not in {"person", "other"}:
            continue
        fitting = [k for k in long_names[words[-1]] if k != index and _short_for(form, forms[k])]
        if fitting and len({groups.head(k) for k in fitting}) == 1:
            groups.join(index, fitting[0])


def _short_for(short: Form, long: Form) -> bool:
    """Whether the given name of ``short`` is an initial or a nickname of that of ``long``."""
    given, full = short.words[0], long.words[0]
    if len(content(short.words)) == 1 and len(given) == 1:
        return full.startswith(given) and len(full) > 1
    return len(content(short.words)) == 2 and (NICKNAMES.get(given) == full or (given == "steve" and full in {"stephen", "steven"}))


def join_known(forms: Sequence[Form], groups: Groups) -> None:
    """Forms that the list of known names gives as one."""
    first: dict[int, int] = {}
    for index, form in enumerate(forms):
        line = line_of(form.text, fold(form.text))
        if line >= 0:
            groups.join(first.setdefault(line, index), index)


def join_inside(forms: Sequence[Form], groups: Groups) -> None:
    """Longer and shorter forms of one thing: "Amina Ali Nkeki" and "Amina Ali"; "U.S. Supreme Court" and "Supreme Court"."""
    contents = [content(form.words) for form in forms]
    with_word: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(contents):
        for word in dict.fromkeys(words):
            with_word[word].append(index)
    hosts: dict[int, list[int]] = {}
    for a, short in enumerate(contents):
        if len(short) >= 2:
            hosts[a] = [b for b in with_word[short[-1]] if b != a and _holds(contents[b], short, forms[a].kind, forms[b].kind)]
    compounds = _compounds(contents, hosts)
    for a, found in hosts.items():
        single = [b for b in found if b not in compounds or contents[b][-1] == contents[a][-1]]
        if single and len({groups.head(b) for b in single}) == 1:
            groups.join(a, single[0])


def _compounds(content: Sequence[tuple[str, ...]], hosts: dict[int, list[int]]) -> set[int]:
    """Long forms that hold two names which share no word: two names run together, not one."""
    held: dict[int, list[int]] = defaultdict(list)
    for short, found in hosts.items():
        for long in found:
            held[long].append(short)
    return {long for long, shorts in held.items() if any(not set(content[x]) & set(content[y]) for x in shorts for y in shorts)}


def _holds(long: Sequence[str], short: Sequence[str], kind: str, long_kind: str) -> bool:
    """Whether ``long`` is ``short`` with words before or after it (a person keeps given name and surname)."""
    if len(long) <= len(short) or {kind, long_kind} == {"place", "person"} or {kind, long_kind} == {"place", "organization"}:
        return False
    before = tuple(long[-len(short) :]) == tuple(short)
    if (kind == "person" or long_kind == "person") and len(long) > len(short) + LONGER_PERSON + before:
        return False
    if {kind, long_kind} == {"person", "organization"}:
        return before
    if kind == "person" or long_kind == "person":
        places = [k for k, word in enumerate(long) if word == short[0]]
        ordered = any(subsequence(short, long[k:]) for k in places)
        return ordered and (short[0] == long[0] or before)
    inner = len(short) >= 3 and len(long) - len(short) <= LEFT_OUT and short[0] == long[0] and short[-1] == long[-1]
    return before or (inner and kind == long_kind == "organization" and subsequence(short, long))
