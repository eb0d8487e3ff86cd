"""antonym: puts the contrary: rose/fell, before/after, support/oppose."""

from __future__ import annotations

from retold.model import Vote
from retold.variants.negation import NO, cues
from retold.variants.pair import Pair
from retold.variants.senses import bases
from retold.variants.variant import Example, VariantType

# Contraries in news that a dictionary holds apart; each pair both ways.
CONTRARY = frozenset(
    frozenset(pair)
    for pair in (
        ("before", "after"), ("above", "below"), ("guilty", "innocent"), ("support", "oppose"), ("accept", "reject"), ("deny", "admit"),
        ("deny", "confirm"), ("win", "lose"), ("rise", "fall"), ("rise", "drop"), ("increase", "decrease"), ("increase", "fall"),
        ("gain", "lose"),
        ("convict", "acquit"), ("release", "detain"), ("legal", "illegal"), ("alive", "dead"), ("open", "close"), ("up", "down"),
    )
)  # fmt: skip


def vote(pair: Pair) -> list[Vote]:
    """Linked words that are contraries, where neither stands negated against the other."""
    votes = []
    denied_a = {n for _, scope in cues(pair.a) for n in scope}
    denied_b = {n for _, scope in cues(pair.b) for n in scope}
    for n, m in sorted(pair.links.items()):
        x, y = pair.a.tokens[n], pair.b.tokens[m]
        listed = any(frozenset((p, q)) in CONTRARY for p in bases(x, pair.lexicon) for q in bases(y, pair.lexicon))
        if x.lemma == y.lemma or {x.lemma, y.lemma} & NO or not (listed or pair.relation(n, m) == "antonym"):
            continue
        if (n in denied_a) != (m in denied_b) or not _beside(pair, n, m):
            continue
        sure = pair.carried or pair.likeness >= 0.75
        why = f"{x.lemma} -> {y.lemma}: contraries in the same place"
        p = 0.88 if sure else 0.5
        votes.append(Vote("antonym", "substituted", "changed" if sure else "unsure", p, "high", (x.start, x.end), (y.start, y.end), why))
    return votes


def _beside(pair: Pair, n: int, m: int) -> bool:
    """A word next to the one is linked to a word next to the other: the two stand in one place, not merely in one sentence."""
    return any(abs(pair.links.get(n + step, -9) - m) == 1 for step in (-1, 1)) or len(pair.a.tokens) <= 2


VARIANT = VariantType(
    "antonym",
    "puts the contrary",
    "⇄",
    5,
    vote,
    (
        Example("Prices rose after the vote.", "Prices fell after the vote.", "changed", "rose", "fell"),
        Example("The gate was not open that night.", "The gate was closed that night.", None),
    ),
)
