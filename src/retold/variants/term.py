"""term: a content word in the same place that is no synonym: a mistranslation, or another fact."""

from __future__ import annotations

from retold.model import Vote
from retold.variants.pair import Edit, Pair, Side
from retold.variants.variant import Example, VariantType

KEPT = frozenset({"same", "synonym", "derived"})
WIDER = frozenset({"broader", "narrower"})
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "WORD"})
DAMAGED = 0.25  # condition score from which a text is held damaged: there an odd word is more likely a wrong one
COMMONPLACE = 0.16  # words commoner than this (get, make, take) stand for too much to be called another term
MOST_WORDS = 3
ALIKE = 0.55


def vote(pair: Pair) -> list[Vote]:
    """Substituted content words held firmly in one place whose dictionary senses do not meet."""
    votes = []
    for edit in pair.edits:
        x, y = _head(pair, edit, True), _head(pair, edit, False)
        if x is None or y is None or not _held(pair, edit):
            continue
        tie = pair.relation(x, y)
        if tie in KEPT:
            continue
        first, second = pair.a.tokens[x], pair.b.tokens[y]
        meaning, p, why = _verdict(pair, first.lemma, second.lemma, tie)
        votes.append(Vote("term", "substituted", meaning, p, "medium", (first.start, first.end), (second.start, second.end), why))
    return votes


def _held(pair: Pair, edit: Edit) -> bool:
    return pair.anchored(edit) == 2 or (pair.carried and pair.anchored(edit) == 1)


def _head(pair: Pair, edit: Edit, of_a: bool) -> int | None:
    """Number of the one content word of the stretch that has no partner; None when there is none or several."""
    stretch = edit.a if of_a else edit.b
    side: Side = pair.a if of_a else pair.b
    if stretch is None or stretch[1] - stretch[0] > MOST_WORDS:
        return None
    words = [n for n in range(*stretch) if side.tokens[n].tag in CONTENT and not side.tokens[n].text[0].isupper()]
    if len(words) != 1 or any(side.tokens[n].tag in ("NUM", "PROPN") for n in range(*stretch)):
        return None
    token = side.tokens[words[0]]
    return words[0] if pair.lexicon.rarity(token.lemma) > COMMONPLACE else None


def _verdict(pair: Pair, x: str, y: str, relation: str) -> tuple[str, float, str]:
    if relation in WIDER:
        return "kept", 0.6, f"{x} -> {y}: the one says more precisely what the other says"
    if relation == "sibling":
        return "unsure", 0.5, f"{x} -> {y}: near in meaning, not the same"
    damaged = max(pair.a.item.condition.score, pair.b.item.condition.score) >= DAMAGED
    if pair.carried and damaged and not relation:
        return "changed", 0.6, f"{x} -> {y}: no dictionary sense meets, and one text shows signs of translation"
    if pair.carried or pair.likeness >= ALIKE:
        return "changed", 0.5, f"{x} -> {y}: no dictionary sense meets"
    return "unsure", 0.45, f"{x} -> {y}: no dictionary sense meets"


VARIANT = VariantType(
    "term",
    "renders an expression by a non-equivalent",
    "≠",
    11,
    vote,
    (
        Example("The court heard of the theft at noon.", "The court heard of the weather at noon.", "unsure", "theft", "weather"),
        Example("The lorry crossed the bridge at noon.", "The truck crossed the bridge at noon.", None),
    ),
)
