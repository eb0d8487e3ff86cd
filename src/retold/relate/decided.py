"""Relations as people decided: two texts said to have nothing of one another are held apart, a copy that was confirmed is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retold.model import Evidence, Kin, Relation


def keep_to_texts(relations: Sequence[Relation], kin: Sequence[Kin]) -> tuple[Relation, ...]:
    """``relations`` with the decisions on pairs of texts kept; the latest on a pair holds. Sorted by the two ids."""
    found = {(relation.a, relation.b): relation for relation in relations}
    for tie in kin:
        pair = (min(tie.a, tie.b), max(tie.a, tie.b))
        reason = Evidence("decision", tie.why)
        relation = found.get(pair)
        if not tie.related:
            found[pair] = Relation(*pair, "apart", 0.0, 0.0, 0.0, (), (reason,))
        elif relation is not None and relation.kind not in ("apart", "independent"):
            found[pair] = replace(relation, p=1.0, evidence=(reason, *relation.evidence))
    return tuple(found[pair] for pair in sorted(found))
