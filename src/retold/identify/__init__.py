"""Mentions joined into names across the reports of a story; a bare surname joins only where it is clear whose it is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from retold.identify.decided import keep_to_names
from retold.model import Annotations, Claim, Description, Mention, Name, Span, Spelling, content_id

__all__ = ["fold", "identify", "keep_to_names"]

PARTICLES = frozenset("de del della di da do dos das du la le van von der den ter bin ibn al el ul y e of the for and & in on".split())
SUFFIXES = frozenset("jr sr ii iii iv inc ltd llc plc corp co".split())
COUNTRIES = {
    "us": "united states",
    "usa": "united states",
    "uk": "united kingdom",
    "un": "united nations",
    "eu": "european union",
    "uae": "united arab emirates",
}
"""Abbreviations that stand for the full words inside longer names: "U.S. Supreme Court" is "United States Supreme Court"."""
SAME_WORDS = dict.fromkeys("muhammad muhammed mohamed mohammad mohamad".split(), "mohammed")
"""Given names that newsrooms transliterate in several ways."""
ALSO_KNOWN = (
    "united states|america|us|usa",
    "united kingdom|britain|great britain|uk",
    "islamic state|isis|isil|daesh|islamic state group|islamic state of iraq and syria|islamic state of iraq and the levant",
    "north korea|dprk|democratic peoples republic of korea",
    "south korea|rok|republic of korea",
    "china|prc|peoples republic of china",
    "netherlands|holland",
    "myanmar|burma",
    "ivory coast|cote divoire",
    "czech republic|czechia",
    "world health organization|who",
    "european union|eu",
    "russia|russian federation",
    "democratic republic of congo|drc|democratic republic of the congo",
    "turkey|turkiye",
)
"""Names of countries and organizations that no rule joins; one group a line, as folded text."""
DAMAGED = 0.5
"""Condition score from which a report's spellings yield to those of cleaner ones; set on the five seeds and newscluster-dev."""
DROPPED = 2
"""Letters that may be missing from a damaged spelling of a word ("Agüero", "Agero")."""


@dataclass(slots=True)
class Form:
    """One spelling (as written) of one kind, with its mentions and the words it is compared by."""

    text: str
    words: tuple[str, ...]
    kinds: Counter[str]
    mentions: list[tuple[int, Mention]]

    @property
    def kind(self) -> str:
        """The kind most of its mentions have."""
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))


def identify(annotations: Sequence[Annotations], claims: Sequence[Claim] = ()) -> tuple[Name, ...]:  # noqa: ARG001
    """The names of a story with all their spellings and descriptions, in order of how often they are met.

    ``annotations`` may come in any order; ``claims`` are not needed by this first version.
    """
    ordered = sorted(annotations, key=lambda item: item.report.id)
    forms = _forms(ordered)
    groups = _Groups(forms)
    _join_same(forms, groups)
    _join_known(forms, groups)
    _join_acronyms(ordered, forms, groups)
    _join_inside(forms, groups)
    _join_damaged(forms, groups)
    singles = _assign_short(forms, groups)
    return _names(ordered, forms, groups, singles)


def fold(text: str) -> str:
    """``text`` in lower case without accents, dots and apostrophes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9#@& ]+", "", re.sub(r"[-/]", " ", plain))


def _forms(ordered: Sequence[Annotations]) -> list[Form]:
    found: dict[str, Form] = {}
    for number, item in enumerate(ordered):
        for mention in item.mentions:
            text = _bare(mention.span.exact)
            form = found.get(text)
            if form is None:
                words = _words(text)
                form = found[text] = Form(text, words, Counter(), [])
            form.kinds[mention.kind] += 1
            form.mentions.append((number, mention))
    return [found[text] for text in sorted(found)]


def _words(text: str) -> tuple[str, ...]:
    """The folded words a spelling is compared by, abbreviated countries written out."""
    folded = [word for word in fold(text).split() if word not in SUFFIXES] or [fold(text) or text]
    if len(folded) > 1 and text.split(maxsplit=1)[0].replace(".", "").isupper():
        folded[:1] = COUNTRIES.get(folded[0], folded[0]).split()
    return tuple(SAME_WORDS.get(word, word) for word in folded)


def _bare(text: str) -> str:
    return " ".join(text.split())


class _Groups:
    """Which forms name the same: a union that keeps the smallest index as its head."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._head = list(range(len(forms)))

    def head(self, index: int) -> int:
        """The group of form ``index``."""
        while self._head[index] != index:
            self._head[index] = self._head[self._head[index]]
            index = self._head[index]
        return index

    def join(self, a: int, b: int) -> None:
        """Make the groups of ``a`` and ``b`` one."""
        one, two = sorted((self.head(a), self.head(b)))
        self._head[two] = one


def _content(words: Iterable[str]) -> tuple[str, ...]:
    """The words without particles: "Corina Parisca of Machado" and "... de Machado" are one."""
    return tuple(word for word in words if word not in PARTICLES and not (len(word) == 1 and word.isalpha()))


def _join_same(forms: Sequence[Form], groups: _Groups) -> None:
    """Forms whose words are the same but for accents, particles, initials, dots, hyphens and capitals."""
    first: dict[str, int] = {}
    for index, form in enumerate(forms):
        key = _content(form.words) or form.words
        for entry in (" ".join(key), "".join(key).lstrip("#")):
            groups.join(first.setdefault(entry, index), index)


def _join_known(forms: Sequence[Form], groups: _Groups) -> None:
    """Forms that :data:`ALSO_KNOWN` lists as one; an abbreviation counts in capitals only."""
    entries = {alias: line for line, aliases in enumerate(ALSO_KNOWN) for alias in aliases.split("|")}
    first: dict[int, int] = {}
    for index, form in enumerate(forms):
        folded = fold(form.text)
        line = entries.get(folded)
        if line is None or (len(folded) <= 4 and not form.text.replace(".", "").isupper()):
            continue
        groups.join(first.setdefault(line, index), index)


def _join_acronyms(ordered: Sequence[Annotations], forms: Sequence[Form], groups: _Groups) -> None:
    """Acronyms with the one long form whose initials they are: told in brackets, or the only one in the story."""
    by_text = {form.text: index for index, form in enumerate(forms)}
    long_forms: dict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        for initials in _initials(form.text):
            long_forms[initials].append(index)
    for index, form in enumerate(forms):
        acronym = re.sub(r"[^A-Za-z]", "", form.text)
        if not (form.text[0].isupper() and 2 <= len(acronym) <= 7 and (acronym.isupper() or _in_brackets(ordered, form))):
            continue
        told = {by_text[text] for text in _told_before(ordered, form) if text in by_text}
        heads = {groups.head(k) for k in long_forms.get(acronym.upper(), ())} or {groups.head(k) for k in told}
        if len(heads) == 1:
            groups.join(index, next(iter(heads)))


def _initials(text: str) -> set[str]:
    words = [word for word in re.split(r"[\s-]+", text) if word]
    if len(words) < 2:
        return set()
    strong = [word for word in words if word.lower() not in PARTICLES and word[0].isalpha()]
    return {"".join(word[0] for word in strong).upper(), "".join(word[0] for word in words if word[0].isalpha()).upper()}


def _in_brackets(ordered: Sequence[Annotations], form: Form) -> bool:
    return any(_before(ordered[number].report.text, mention.span) == "(" for number, mention in form.mentions)


def _before(text: str, span: Span) -> str:
    return text[max(0, span.start - 1) : span.start]


def _shortens(acronym: str, name: str) -> bool:
    """Whether the letters of ``acronym`` stand in ``name`` in that order, the first of them first: no agency in a dateline's brackets."""
    letters = re.sub(r"[^a-z0-9]", "", fold(acronym))
    whole = re.sub(r"[^a-z0-9]", "", fold(name))
    return bool(letters) and len(name.split()) > 1 and whole[:1] == letters[0] and _subsequence(letters, whole)


def _told_before(ordered: Sequence[Annotations], form: Form) -> set[str]:
    """Names right before the bracket that holds the form: "Center for Confinement (CECOT)"."""
    found: set[str] = set()
    for number, mention in form.mentions:
        text = ordered[number].report.text
        if _before(text, mention.span) != "(":
            continue
        edge = len(text[: mention.span.start - 1].rstrip())
        found.update(
            _bare(other.span.exact)
            for other in ordered[number].mentions
            if other.span.end == edge and _shortens(form.text, other.span.exact)
        )
    return found


def _join_inside(forms: Sequence[Form], groups: _Groups) -> None:
    """Longer and shorter forms of one thing: "Amina Ali Nkeki" and "Amina Ali"; "U.S. Supreme Court" and "Supreme Court"."""
    content = [_content(form.words) for form in forms]
    with_word: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(content):
        for word in dict.fromkeys(words):
            with_word[word].append(index)
    hosts: dict[int, list[int]] = {}
    for a, short in enumerate(content):
        if len(short) >= 2:
            hosts[a] = [b for b in with_word[short[-1]] if b != a and _holds(content[b], short, forms[a].kind, forms[b].kind)]
    compounds = _compounds(content, hosts)
    for a, found in hosts.items():
        single = [b for b in found if b not in compounds or content[b][-1] == content[a][-1]]
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
    if kind == "person" or long_kind == "person":
        places = [k for k, word in enumerate(long) if word == short[0]]
        ordered = any(_subsequence(short, long[k:]) for k in places)
        return ordered and (short[0] == long[0] or tuple(long[-len(short) :]) == tuple(short))
    return tuple(long[-len(short) :]) == tuple(short)


def _subsequence(short: Sequence[str], long: Sequence[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _join_damaged(forms: Sequence[Form], groups: _Groups) -> None:
    """Spellings that lost letters or slipped by one: "Agero" for "Agüero", "Brant" for "Brandt"."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    content = [_content(form.words) for form in forms]
    for b, words in enumerate(content):
        same_letters = alike[tuple(word[0] for word in words)]
        for a in same_letters:
            if groups.head(a) != groups.head(b) and _slipped(content[a], words):
                groups.join(a, b)
        same_letters.append(b)
    by_text = {form.text: index for index, form in enumerate(forms)}
    for text, index in by_text.items():
        if len(text) >= 7 and text + "s" in by_text and forms[index].kind in {"person", "place"}:
            groups.join(index, by_text[text + "s"])


def _slipped(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the words are the same but for few letters: in long names one letter a word, or letters only lost."""
    same = sum(x == y for x, y in zip(a, b, strict=True))
    if sum(map(len, a)) < 6 or (len(a) == 2 and same == 0 and not _lost_throughout(a, b)):
        return False
    return all(x == y or _close(x, y, alone=len(a) == 1) for x, y in zip(a, b, strict=True))


def _lost_throughout(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one spelling lost letters in every word and gained none ("Toms Agero")."""
    short, long = (a, b) if sum(map(len, a)) < sum(map(len, b)) else (b, a)
    return all(_subsequence(x, y) and x[-1] == y[-1] for x, y in zip(short, long, strict=True))


def _close(x: str, y: str, alone: bool) -> bool:
    short, long = sorted((x, y), key=len)
    if (
        len(short) < 4
        or x.isdigit()
        or y.isdigit()
        or {short + "s", short + "n", short + "i", short + "ns", short + "es", short + "an"} & {long}
    ):
        return long == short + "s" and len(short) >= 5 and alone is False
    lost = 0 < len(long) - len(short) <= DROPPED and _subsequence(short, long) and short[0] == long[0] and short[-1] == long[-1]
    if alone:
        return lost and len(short) >= 5
    return lost or (Levenshtein.distance(x, y, score_cutoff=1) <= 1 and len(short) >= 4)


def _assign_short(forms: Sequence[Form], groups: _Groups) -> dict[tuple[int, int], int]:
    """Single-word forms, mention by mention: (form, report) -> the group they belong to in that report.

    A bare surname joins the one long name of its own report that it is part of; else the one long name of the story.
    """
    long_ones = [index for index, form in enumerate(forms) if len(_content(form.words)) >= 2]
    holders: dict[str, list[int]] = defaultdict(list)
    for index in long_ones:
        for word in _keys(forms[index]):
            holders[word].append(index)
    assigned: dict[tuple[int, int], int] = {}
    for index, form in enumerate(forms):
        if len(_content(form.words)) != 1:
            continue
        word = _content(form.words)[0]
        candidates = holders.get(word) or _lost_holders(word, holders)
        for number in sorted({number for number, _ in form.mentions}):
            start = min(mention.span.start for other, mention in form.mentions if other == number)
            here = {groups.head(k) for k in candidates if any(number == other for other, _ in forms[k].mentions)}
            if len(here) == 1 and not any(o == number and m.span.start <= start for k in candidates for o, m in forms[k].mentions):
                here = set()
            anywhere = {groups.head(k) for k in candidates}
            heads = here or anywhere
            if len(heads) == 1 and (word not in holders or _fits(form, forms, candidates)):
                assigned[index, number] = next(iter(heads))
    return assigned


def _keys(form: Form) -> tuple[str, ...]:
    """The words by which a long form may be cited alone: a person's surname or given name."""
    words = _content(form.words)
    if form.kind == "person":
        return tuple(dict.fromkeys((words[-1], words[0])))
    return ()


def _lost_holders(word: str, holders: dict[str, list[int]]) -> list[int]:
    """Long names one of whose words is ``word`` with letters lost or an s added."""
    if len(word) < 5:
        return []
    found = [key for key in sorted(holders) if (len(key) >= 5 and word == key + "s") or _close(word, key, alone=True)]
    return holders[found[0]] if len(found) == 1 else []


def _fits(form: Form, forms: Sequence[Form], candidates: Sequence[int]) -> bool:
    return form.kind in {"person", "other"} or all(forms[k].kind == form.kind for k in candidates)


def _names(ordered: Sequence[Annotations], forms: Sequence[Form], groups: _Groups, singles: dict[tuple[int, int], int]) -> tuple[Name, ...]:
    members: dict[int, dict[str, list[tuple[int, Mention]]]] = defaultdict(lambda: defaultdict(list))
    kinds: dict[int, Counter[str]] = defaultdict(Counter)
    for index, form in enumerate(forms):
        for number, mention in form.mentions:
            head = singles.get((index, number), groups.head(index))
            members[head][form.text].append((number, mention))
            kinds[head][mention.kind] += 1
    names = [_name(ordered, members[head], kinds[head]) for head in sorted(members)]
    return tuple(sorted(names, key=lambda name: (-sum(len(spelling.spans) for spelling in name.spellings), name.name, name.id)))


def _name(ordered: Sequence[Annotations], spellings: dict[str, list[tuple[int, Mention]]], kinds: Counter[str]) -> Name:
    best = max(spellings, key=lambda text: (*_attested(ordered, spellings, text), text))
    built = tuple(
        Spelling(text, tuple(sorted(mention.span for _, mention in spellings[text])))
        for text in sorted(spellings, key=lambda text: (-len(spellings[text]), text))
    )
    described = {mention.described for found in spellings.values() for _, mention in found if mention.described is not None}
    descriptions = tuple(Description(" ".join(span.exact.split()), span) for span in sorted(described))
    kind = min(kinds, key=lambda kind: (kind == "other", -kinds[kind], kind))
    spans = [span for spelling in built for span in spelling.spans]
    return Name(content_id("n", best, kind, min(spans)), best, kind, built, descriptions)


def _attested(
    ordered: Sequence[Annotations], spellings: dict[str, list[tuple[int, Mention]]], text: str
) -> tuple[bool, bool, int, int, int, bool]:
    """How well a spelling serves as the name: in how many clean reports the full form stands, then how full it is."""
    found = spellings[text]
    clean = {number for number, _ in found if ordered[number].condition.score < DAMAGED}
    words = len(_content(tuple(fold(text).split())))
    full = words >= 2 or all(len(_content(tuple(fold(other).split()))) < 2 for other in spellings)
    acronym = text.replace(".", "").isupper()
    accents = sum(ord(char) > 127 for char in text)
    return bool(clean), full and not acronym, len(clean) if words <= 4 else 0, accents, words, " of " not in text
