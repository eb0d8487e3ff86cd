"""Groups of spellings -> names: the best-attested full spelling first, with all spellings and descriptions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from retold.identify.forms import PARTICLES, Form, Groups, content, fold
from retold.identify.joins import REGIONS
from retold.model import Annotations, Description, Mention, Name, Spelling, content_id

LONG = 4
"""Words above which a spelling is likelier run together than full; set on newscluster-dev."""
DAMAGED = 0.5
"""Condition score from which a report's spellings yield to those of cleaner ones; set on the five seeds and newscluster-dev."""


def named(ordered: Sequence[Annotations], forms: Sequence[Form], groups: Groups, singles: dict[tuple[int, int], int]) -> tuple[Name, ...]:
    """The names that ``groups`` and ``singles`` make of the forms, those met most often first."""
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
    words = _told_words(text)
    full = words >= 2 or all(_told_words(other) < 2 for other in spellings)
    letters = [word.replace(".", "") for word in text.split()]
    shouted = all(word.isupper() for word in letters) and len(letters) > 1  # a name in capitals, whole
    acronym = not shouted and any(len(word) > 1 and word.isupper() for word in letters)
    capitals = all(word[0].isupper() for word in text.split() if word.lower() not in PARTICLES and word[0].isalpha())
    accents = sum(ord(char) > 127 for char in text)
    office = found[0][1].kind == "organization"
    most = 2 if office else len(clean)  # an office is named in full where two reports do; a person as most do
    return bool(clean), full and not acronym and capitals, min(most, len(clean)) if words <= LONG else 0, accents, words, " of " not in text


def _told_words(text: str) -> int:
    """The words of a spelling that name: without particles, initials and the word for what a place is."""
    words = content(tuple(fold(text).split()))
    return len(words) - (len(words) == 2 and words[1] in REGIONS)
