"""Values that stand in one telling and not in the other: figures, days, years, times and ages, whatever is counted.

Two tellings of one sentence hold the same values. One value too many on each side, of one kind and in one place, is a value
changed; this needs no understanding of what is counted, which the figures of ``annotate`` rest on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from retold.variants.pair import Pair, Side
from retold.variants.senses import fold

ALIKE = 0.45  # likeness from which two values left over, one on each side, belong together
NEAR = 2  # words from a value within which linked neighbours hold it in its place

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
WORDS = {word: float(n) for n, word in enumerate(_ONES.split())}
WORDS |= {word: 10.0 * n for n, word in enumerate(_TENS.split(), 2)}
WORDS |= {word: float(n) for n, word in enumerate(_ORDINALS.split(), 1)}
NOT_VALUES = frozenset({"one", "second", "first"})  # as often a pronoun, a unit or an order as a value
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov "
    "dec".split()
)
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:]\d+)?)(st|nd|rd|th|s)?(?:-(year)-olds?|-([a-z]+))?")
_SCORE = re.compile(r"(\d{1,3})(?::|-|–)(\d|\d{3})")  # 2:0, 3-0; two digits behind a colon are minutes
_GALLERY = re.compile(r"(?i)\b\d+ (?:of|/) \d+ (?:photo|image|picture|slide)|\b(?:caption|photo|image|picture|slide)s? \d+ (?:of|/) \d+")
_POINTED = re.compile(r"\d{1,3}\.000")  # thousands, as much of the world writes them


@dataclass(frozen=True, slots=True)
class Value:
    """A value at token ``at`` (global code points in ``place``); ``kind`` is figure, day, year, time or age."""

    at: int
    place: tuple[int, int]
    kind: str
    value: float


def rival_values(pair: Pair) -> Iterator[tuple[Value, Value]]:
    """Values of one kind that stand on one side only, paired where the words around them are linked or nothing else is left."""
    mine, theirs = pair.a.once(_values), pair.b.once(_values)
    left, right = _unanswered(pair, mine, theirs, True), _unanswered(pair, theirs, mine, False)
    taken: set[int] = set()
    for x in left:
        rivals = [y for y in right if _one_kind(x, y) and y.at not in taken]
        alone = len(rivals) == 1 and sum(_one_kind(z, rivals[0]) for z in left) == 1 and (pair.likeness >= ALIKE or "-" in x.kind)
        best = max(rivals, key=lambda y: (pair.links.get(x.at) == y.at, _held(pair, x.at, y.at), -y.at), default=None)
        if best is not None and (alone or pair.links.get(x.at) == best.at or _held(pair, x.at, best.at) >= NEAR):
            taken.add(best.at)
            yield x, best


def _unanswered(pair: Pair, mine: list[Value], theirs: list[Value], of_a: bool) -> list[Value]:
    """Values that the other side holds nowhere, in whatever words, or that stand here once more than there in another value's place."""
    known = _known(pair.side(of_a)[1], theirs)
    counts = Counter(value.value for value in mine)
    counts.subtract(value.value for value in theirs)
    found = []
    for value in mine:
        m = pair.partner(value.at, of_a)
        more = counts[value.value] > 0 and m is not None and any(y.at == m and y.value != value.value for y in theirs)
        if value.value not in known or more:
            found.append(value)
    return found


def _one_kind(x: Value, y: Value) -> bool:
    """Whether the values can answer one another: one kind, a figure with a unit and one without, a day and a bare number."""
    if x.kind == y.kind:
        return True
    kinds = {x.kind, y.kind}
    if len({kind.replace("-", "") for kind in kinds}) == 1:
        return True
    bare = "figure" in kinds
    return bare and (kinds == {"figure", "day"} or all(kind.startswith("figure") and "-" not in kind for kind in kinds))


def _held(pair: Pair, n: int, m: int) -> int:
    """How many words near token ``n`` of a are linked to words as near to token ``m`` of b."""
    return sum(1 for step in (-2, -1, 1, 2) if abs(pair.links.get(n + step, -99) - m) <= NEAR)


def _known(side: Side, values: list[Value]) -> set[float]:
    """All values the side holds, in whatever words."""
    every = {value.value for value in values} | {quantity.value for quantity in side.quantities}
    every |= {quantity.high for quantity in side.quantities if quantity.high is not None}
    return every | {WORDS[word] for word in (fold(token.text) for token in side.tokens) if word in WORDS}


def _values(side: Side) -> list[Value]:
    named = {n for m in side.mentions for n in side.numbers(m.span.start, m.span.end)}
    dated = {n for m in side.moments for n in side.numbers(m.span.start, m.span.end)}
    figures = {n: q for q in side.quantities for n in side.numbers(q.number.start, q.number.end)}
    out = []
    numbering = _numbering(side)
    for n, token in enumerate(side.tokens):
        if (n in named and n not in dated) or n in numbering:
            continue
        found = _read(side, n)
        if found is None:
            continue
        kind, value = found
        if n in figures:
            if figures[n].number.start < token.start:
                continue
            joined = "-" if "-" in token.text and figures[n].unit else ""  # 19-ton: the unit is sure
            kind, value = f"figure{joined}{figures[n].unit}", figures[n].value
        out.append(Value(n, (token.start, token.end), kind, value))
    return out


def _numbering(side: Side) -> set[int]:
    """Tokens of "Caption 10 of 25 Photos": what numbers the pictures of a gallery counts nothing; the words around may lie outside."""
    first = max(0, side.start - len("photographs ") - 1)
    found = _GALLERY.finditer(side.item.report.text, first, side.end + len(" of 100 photographs"))
    return {n for match in found for n in side.numbers(match.start(), match.end())}


def _read(side: Side, n: int) -> tuple[str, float] | None:
    """Kind and value of token ``n``; None when it is no value."""
    word = fold(side.tokens[n].text)
    beside = {fold(side.tokens[k].text).rstrip(".") for k in (n - 1, n + 1) if 0 <= k < len(side.tokens)}
    if word in WORDS and (word not in NOT_VALUES or (beside & MONTHS and word != "one")):
        return "day" if beside & MONTHS else "figure", WORDS[word]
    if score := _SCORE.fullmatch(word):
        return "score", 1000.0 * float(score[1]) + float(score[2]) + 2e6
    match = _DIGITS.fullmatch(word)
    if not match:
        return None
    text, ending, age, unit = match.groups()
    if ":" in text:
        hours, _, minutes = text.partition(":")
        return "time", 60.0 * float(hours) + float(minutes) + 1e6
    value = float(text.replace(",", "") if not _POINTED.fullmatch(text) else text.replace(".", ""))
    if age or unit:
        return ("age" if age else f"figure-{unit}"), value
    if beside & MONTHS and value <= 31:
        return "day", value
    if len(text) == 4 and text.isdigit() and 1400 <= value <= 2100 and n not in side.once(_counting):
        return ("decade" if ending == "s" else "year"), value
    return "figure", value


def _counting(side: Side) -> set[int]:
    return {n for q in side.quantities if q.what or q.unit for n in side.numbers(q.number.start, q.number.end)}
