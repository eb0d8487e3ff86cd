"""number: another value, unit, magnitude, ordinal or percentage after normalising."""

from __future__ import annotations

from collections.abc import Sequence

from retold.counting import SURE, counted, hardly_apart, one_thing, rounded
from retold.counting.measures import BEYOND_BOUND, BEYOND_VAGUE, OPEN_UP, VAGUE
from retold.model import Quantity, Vote
from retold.variants.pair import Pair, Side
from retold.variants.values import rival_values
from retold.variants.variant import Example, VariantType

# Set on ../shared/keys/pairs.jsonl: how sure two figures count the same thing.
MEET_CARRIED = 1.4
MEET_TOLD = 2.2
OTHER_BOUND = "another bound"
IN_RANGE = "one value lies in the range of the other"
LOOSE = frozenset({"about", "nearly"})
ROUNDING = 0.1  # "about 50" covers 45 to 55
ROUNDED = 1.05  # times
DATED = frozenset({"day", "year", "decade"})
LEFT_OVER = 0.8
DOUBTED = 0.5  # P that the meaning changed where two figures hardly count one thing
UNLIKELY = 0.05  # the least chance that is told: no difference of values is surely none
SPREAD = 20.0  # values further apart than this factor seldom count the same thing
ANYONE = frozenset({"other", "others", "one", "more"})  # stand for what was counted before
LIKE_WHAT = frozenset({"same", "synonym", "sibling", "broader", "narrower"})


def vote(pair: Pair) -> list[Vote]:
    """Figures of the two passages that count the same thing and do not agree."""
    votes = []
    for x, y in _partners(pair):
        verdict = compare_figures(x, y)
        if verdict:
            meaning, p, severity, rule = verdict
            if pair.bare and rule in (OTHER_BOUND, IN_RANGE):
                meaning, p = "unsure", 0.45  # "about 50" of one newsroom is "50" of another, and "3 to 5" is "up to 5"
            if meaning == "changed" and not pair.carried and (chance := _one_thing(pair, x, y)) < SURE:
                severity, rule, p = "low", f"{rule}, if they count one thing", round(min(p, max(chance, UNLIKELY)), 4)
            why = f"{told(x)} -> {told(y)}: {rule}"
            votes.append(Vote("number", "substituted", meaning, p, severity, _place(x), _place(y), why))
    return votes + (_left_over(pair, votes) if pair.carried else [])


def _one_thing(pair: Pair, x: Quantity, y: Quantity) -> float:
    """P that two reporters count one thing in the two figures; 0 for places in a row, of which each may have its own."""
    if "ordinal" in (x.unit, y.unit):
        return 0.0
    return one_thing(counted(pair.a.item, x, pair.lexicon), counted(pair.b.item, y, pair.lexicon), pair.lexicon)


def _left_over(pair: Pair, votes: Sequence[Vote]) -> list[Vote]:
    """Values told on one side only, one against one, where no rule above knows what is counted."""
    told_a = [v.a for v in votes if v.a]
    out = []
    for x, y in rival_values(pair):
        if x.kind in DATED or any(place[0] <= x.place[0] < place[1] for place in told_a):
            continue
        why = f"{plain(x.value)} -> {plain(y.value)}: each value stands on one side only, in the same place"
        if x.kind == "time":
            why = "another time of day"
        out.append(Vote("number", "substituted", "changed", LEFT_OVER, "high", x.place, y.place, why))
    return out


def _partners(pair: Pair) -> list[tuple[Quantity, Quantity]]:
    """Figures that count the same thing, one to one, best first; figures that both sides hold are set aside."""
    need = MEET_CARRIED if pair.carried else MEET_TOLD
    values_a = {(q.value, q.unit) for q in pair.a.quantities}
    values_b = {(q.value, q.unit) for q in pair.b.quantities}
    ranked = []
    for i, x in enumerate(pair.a.quantities):
        for j, y in enumerate(pair.b.quantities):
            known = (x.value, x.unit) in values_b or (y.value, y.unit) in values_a
            if (x.value, x.unit) != (y.value, y.unit) and known:
                continue
            score = _meet(pair, x, y)
            if score >= need:
                ranked.append((-score, i, j))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    out = []
    for _, i, j in sorted(ranked):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            out.append((pair.a.quantities[i], pair.b.quantities[j]))
    return sorted(out, key=lambda xy: xy[0].span)


def _meet(pair: Pair, x: Quantity, y: Quantity) -> float:
    if x.unit != y.unit:
        return 0.0
    if x.value > 0 and y.value > 0 and not 1 / SPREAD <= x.value / y.value <= SPREAD:
        return 0.0
    score = 1.0 if x.unit else 0.0
    if x.what and y.what and not {x.what, y.what} & ANYONE:
        same = x.what == y.what
        score += 1.5 if same else 1.0 if pair.lexicon.relation(x.what, y.what) in LIKE_WHAT else -1.0
    elif x.what or y.what:
        score -= 0.0 if pair.carried else 0.6
    numbers_a = pair.a.numbers(x.number.start, x.number.end)
    numbers_b = set(pair.b.numbers(y.number.start, y.number.end))
    score += 1.0 if any(pair.links.get(n) in numbers_b for n in numbers_a) else 0.0
    score += 0.4 * _beside(pair, pair.a, x, pair.b, y)
    return score + 0.4 * (x.value == y.value)


def _beside(pair: Pair, a: Side, x: Quantity, b: Side, y: Quantity) -> int:
    """How many of the four words nearest to the figure on either side are linked into the other's neighbourhood."""
    near_a, near_b = a.numbers(x.span.start, x.span.end), b.numbers(y.span.start, y.span.end)
    if not near_a or not near_b:
        return 0
    around_b = range(near_b.start - 4, near_b.stop + 4)
    around_a = [n for n in range(near_a.start - 4, near_a.stop + 4) if n not in near_a and 0 <= n < len(a.tokens)]
    return min(3, sum(1 for n in around_a if pair.links.get(n, -99) in around_b and a.tokens[n].tag not in ("PUNCT", "DET", "ADP")))


def compare_figures(x: Quantity, y: Quantity) -> tuple[str, float, str, str] | None:
    """(meaning, p, severity, rule) of two figures that count one thing; None when they say the same."""
    if x.value != y.value and (_names(x, y) or _names(y, x) or _partitive(x) != _partitive(y)):
        return None
    if x.value == y.value and (x.high or x.value) == (y.high or y.value):
        return _bounds(x, y)
    low, high = sorted((x, y), key=lambda q: q.value)
    if rounded(low, high):
        return "kept", 0.85, "none", "the same value, rounded"
    if _within(x, y) or _within(y, x):
        return "changed", 0.55, "low", IN_RANGE
    if low.bound in OPEN_UP and high.bound in OPEN_UP and high.value <= ROUNDED * low.value:
        return "changed", 0.55, "low", "another value, and both can be right"
    if {_word(x), _word(y)} & VAGUE:
        return "unsure", 0.4, "low", "one side gives no figure, only its size"
    if high.bound == "at most" and low.bound in LOOSE | {"exact"}:
        return "unsure", 0.5, "medium", f"{plain(low.value)} lies within {high.bound} {plain(high.value)}: both can be right"
    if high.bound == low.bound == "exact" or ((high.bound in OPEN_UP) == (low.bound in OPEN_UP) and not {x.bound, y.bound} & LOOSE):
        if hardly_apart(low, high):
            return "changed", 0.6, "low", "another value, close by"
        return "changed", 0.93, "high", "another value"
    if low.bound in OPEN_UP and high.bound not in OPEN_UP:
        return "unsure", 0.5, "medium", f"{plain(high.value)} lies within {low.bound} {plain(low.value)}: both can be right"
    if {x.bound, y.bound} & LOOSE and abs(x.value - y.value) <= ROUNDING * max(x.value, y.value):
        return "kept", 0.85, "none", "the same value within the stated precision"
    return "changed", 0.85, "high", "another value, beyond what the bounds allow"


def far_apart(x: Quantity, y: Quantity) -> bool:
    """Whether a reader of one would not guess the other, though both can be right: "dozens" and 359, "at least 50" and 84."""
    low, high = sorted((x, y), key=lambda q: q.value)
    vague = [q for q in (x, y) if _word(q) in VAGUE]
    return len(vague) < len((x, y)) and high.value > (BEYOND_VAGUE if vague else BEYOND_BOUND) * low.value


def _bounds(x: Quantity, y: Quantity) -> tuple[str, float, str, str] | None:
    if x.bound == y.bound or {x.bound, y.bound} in ({"at least", "more than"}, {"about", "nearly"}):
        return None
    if "at most" in (x.bound, y.bound) and {x.bound, y.bound} & OPEN_UP:
        return "changed", 0.85, "high", "the bound is turned round"
    return "changed", 0.55, "low", OTHER_BOUND


def _within(x: Quantity, y: Quantity) -> bool:
    """Whether the value of ``y`` lies in the range of ``x`` ("150-200")."""
    return x.high is not None and any(x.value <= value <= x.high for value in (y.value, y.high) if value is not None)


def _partitive(q: Quantity) -> bool:
    """A part of a number told before ("two of the 34") counts something else than the whole."""
    return " of the " in q.span.exact


def _names(x: Quantity, y: Quantity) -> bool:
    """Whether ``x`` holds the number of ``y`` as well ("two of the 34")."""
    return y.number.exact.lower() in x.span.exact.lower().split()


def plain(value: float) -> str:
    """A value as people write it: 27,000,000 and 1.5."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _word(q: Quantity) -> str:
    return q.number.exact.lower()


def told(q: Quantity) -> str:
    """The figure in one form: bound, value, unit."""
    return f"{'' if q.bound == 'exact' else q.bound + ' '}{plain(q.value)}{' ' + q.unit if q.unit else ''}"


def _place(q: Quantity) -> tuple[int, int]:
    return q.span.start, q.span.end


VARIANT = VariantType(
    "number",
    "gives another value, unit, magnitude, ordinal or percentage after normalising",
    "#",
    1,
    vote,
    (
        Example("At least 12 people died in the fire.", "At least 21 people died in the fire.", "changed", "12", "21"),
        Example("The fire killed twelve people.", "The fire killed 12 people.", None),
        Example("The race was won at 15:50 by the older boat.", "The older boat won the race at 14:50.", "changed", "15:50", "14:50"),
        Example("The damage came to $1.5 billion.", "The damage came to 1.5bn dollars.", None),
    ),
)
