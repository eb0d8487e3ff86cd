"""scope: changes all/some/most/only, a restriction."""

from __future__ import annotations

from retold.model import Vote
from retold.variants.pair import Pair
from retold.variants.variant import Example, VariantType

DEGREE = {
    "all": 5, "every": 5, "each": 5, "entire": 5, "always": 5, "most": 4, "mostly": 4, "mainly": 4, "majority": 4, "largely": 4,
    "usually": 4,
    "many": 3, "often": 3, "several": 2, "some": 2, "multiple": 2, "various": 2, "sometimes": 2, "few": 1, "rarely": 1, "little": 1,
    "scant": 1,
}  # fmt: skip


def vote(pair: Pair) -> list[Vote]:
    """Words of extent in one place that do not cover the same."""
    votes = []
    places = {(n, m) for n, m in pair.links.items() if n not in pair.exact}
    places |= {(e.a[0], e.b[0]) for e in pair.edits if e.a and e.b and pair.anchored(e)}
    for n, m in sorted(places):
        x, y = pair.a.tokens[n], pair.b.tokens[m]
        degree_x, degree_y = DEGREE.get(x.text.lower()), DEGREE.get(y.text.lower())
        if degree_x is None or degree_y is None or degree_x == degree_y:
            continue
        far = abs(degree_x - degree_y) >= 2
        why = f"{x.text.lower()} -> {y.text.lower()}: another extent"
        votes.append(
            Vote(
                "scope",
                "substituted",
                "changed" if far else "unsure",
                0.75 if far else 0.5,
                "medium",
                (x.start, x.end),
                (y.start, y.end),
                why,
            )
        )
    return votes


VARIANT = VariantType(
    "scope",
    "changes all, some, most or only",
    "⊂",
    10,
    vote,
    (
        Example("All members of the council agreed.", "Some members of the council agreed.", "changed", "All", "Some"),
        Example("Several shops were closed.", "Multiple shops were closed.", None),
    ),
)
