"""place: names another place, or puts a thing elsewhere: in a tunnel, near a tunnel."""

from __future__ import annotations

from retold.model import Mention, Vote
from retold.variants.governing import governed_alike
from retold.variants.pair import Pair, Side
from retold.variants.variant import Example, VariantType

WHERE = {
    "in": "in", "inside": "in", "within": "in", "into": "in", "at": "at", "near": "near", "beside": "near",
    "outside": "out", "off": "out",
    "under": "under", "beneath": "under", "below": "under", "over": "over", "above": "over", "behind": "behind", "across": "across",
    "on": "on",
}  # fmt: skip
APART = frozenset(
    frozenset(p)
    for p in (("in", "near"), ("in", "out"), ("at", "out"), ("under", "over"), ("under", "on"), ("in", "under"), ("on", "near"))
)
FIGURATIVE = frozenset("suspicion condition pressure order effort way fire law rule control arrest force case".split())
"""Nouns behind "in", "under" and "on" that are no place."""
BEFORE_NOUN = 4  # words between "in" and the noun it belongs to


def vote(pair: Pair) -> list[Vote]:
    """The same noun behind another word of place, and two places in one slot of which neither lies in the other's name."""
    return _elsewhere(pair) + _other_place(pair)


def _elsewhere(pair: Pair) -> list[Vote]:
    votes = []
    for n, m in sorted(pair.links.items()):
        x, y = pair.a.tokens[n], pair.b.tokens[m]
        if _owner(pair.a, n) or _owner(pair.b, m):
            continue
        if x.tag not in ("NOUN", "PROPN") or x.lemma != y.lemma or not (pair.carried or pair.likeness >= 0.45):
            continue
        place_x, place_y = _where(pair.a, n), _where(pair.b, m)
        if place_x is None or place_y is None:
            continue
        words = pair.a.tokens[place_x].text.lower(), pair.b.tokens[place_y].text.lower()
        if frozenset((WHERE[words[0]], WHERE[words[1]])) not in APART:
            continue
        why = f"{words[0]} -> {words[1]}: the {x.lemma} is the same, the place is not"
        span_a, span_b = pair.a.place(place_x, _whole(pair.a, n)), pair.b.place(place_y, _whole(pair.b, m))
        same = governed_alike(pair, place_x, place_y) and _any_one(pair.a, place_x) == _any_one(pair.b, place_y)
        severity = "medium" if same and (pair.bare or x.lemma not in FIGURATIVE) else "low"
        meaning, p = ("changed", 0.65) if pair.carried or pair.bare or same else ("unsure", 0.5)  # two things of one kind may be elsewhere
        votes.append(Vote("place", "substituted", meaning, p, severity, span_a, span_b, why))
    return votes


def _any_one(side: Side, place: int) -> bool:
    """Whether any one of the kind is meant: "in a galaxy", and not in ours."""
    return place + 1 < len(side.tokens) and side.tokens[place + 1].text.lower() in ("a", "an", "another")


def _owner(side: Side, noun: int) -> bool:
    """Whether the noun only says whose: in the city's prison it is the prison that something is in."""
    last = _whole(side, noun)
    following = side.tokens[last].text if last < len(side.tokens) else ""
    return following in ("'s", "’s", "'", "’") or side.tokens[last - 1].text.endswith(("'s", "’s"))


def _whole(side: Side, noun: int) -> int:
    """The number after the noun, or after the name it begins."""
    token = side.tokens[noun]
    name = next((m for m in side.mentions if m.span.start <= token.start < m.span.end), None)
    return side.numbers(token.start, name.span.end).stop if name else noun + 1


def _where(side: Side, noun: int) -> int | None:
    """The word of place that governs the noun: the nearest before it with only words of the noun phrase between."""
    for n in range(noun - 1, max(-1, noun - 1 - BEFORE_NOUN), -1):
        token = side.tokens[n]
        if token.text.lower() in WHERE:
            return n
        if token.tag not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"):
            return None
    return None


def _other_place(pair: Pair) -> list[Vote]:
    votes = []
    for edit in pair.edits:
        if edit.a is None or edit.b is None or not pair.anchored(edit):
            continue
        x, y = _mention(pair.a, edit.a), _mention(pair.b, edit.b)
        if x is None or y is None or _nested(pair, x, y):
            continue
        sure = pair.carried and pair.anchored(edit) == 2 and _located(pair.a, x) and _located(pair.b, y)
        why = "another place stands in the same slot; one may lie in the other"
        places = (x.span.start, x.span.end), (y.span.start, y.span.end)
        votes.append(Vote("place", "substituted", "changed" if sure else "unsure", 0.6 if sure else 0.5, "medium", *places, why))
    return votes


def _located(side: Side, mention: Mention) -> bool:
    """Whether something is said to be there; a capital or country that does something stands for its government."""
    first = side.numbers(mention.span.start, mention.span.end).start
    before = next((side.tokens[n].text.lower() for n in range(first - 1, max(-1, first - 3), -1) if side.tokens[n].tag != "DET"), "")
    return before in WHERE or before in ("to", "from", "of")


def _mention(side: Side, stretch: tuple[int, int]) -> Mention | None:
    start, end = side.place(*stretch)
    return next((m for m in side.mentions if m.kind == "place" and m.span.start < end and start < m.span.end), None)


def _nested(pair: Pair, x: Mention, y: Mention) -> bool:
    """One name, or names that share a word (Harlan, Port Harlan)."""
    one = pair.name_of.get((x.span.report, x.span.start), "x") == pair.name_of.get((y.span.report, y.span.start), "y")
    return one or bool(set(x.span.exact.lower().split()) & set(y.span.exact.lower().split()))


VARIANT = VariantType(
    "place",
    "names another place, or puts a thing elsewhere",
    "⌖",
    13,
    vote,
    (
        Example(
            "The tram stopped in a tunnel that night.",
            "The tram stopped near a tunnel that night.",
            "changed",
            "in a tunnel",
            "near a tunnel",
        ),
        Example("The tram stopped inside the tunnel that night.", "The tram stopped in the tunnel that night.", None),
    ),
)
