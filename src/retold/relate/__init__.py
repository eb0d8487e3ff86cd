"""Which texts share text: what was carried over, from where to where, for each pair and from the texts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations

from retold.model import Annotations, Relation
from retold.relate.alignment import Memory, align
from retold.relate.candidates import candidates
from retold.relate.decided import keep_to_texts
from retold.relate.quoted import quoted_alike, quoted_runs
from retold.relate.slips import slips
from retold.relate.verdict import judge
from retold.relate.wording import wordings

__all__ = ["keep_to_texts", "relate"]

FEW = 4  # reports, or one in so many: what more than these misspell is how the word is written


def relate(annotations: Sequence[Annotations], rarity: Callable[[str], float]) -> tuple[Relation, ...]:
    """Relations between the reports of one story, for every pair that shares wording.

    ``rarity`` maps a lemma to 0 (common) .. 1 (never met). Pairs that share nothing worth a look are left out. Quotations
    (marked in any report of the story), names and stock phrases count as what unrelated reports share, not as copying.
    """
    texts = wordings(annotations, rarity)
    found = candidates(texts)
    misspelled = {item.report.id: slips(item, rarity) for item in annotations}
    common = Counter(word for words in misspelled.values() for word in words)
    said = {report: quoted_runs(text) for report, text in texts.items()}
    relations = []
    memory: Memory = {}
    for a, b in combinations(sorted(texts), 2):
        pairs, quoted = found.get((a, b), ()), quoted_alike(said[a], said[b])
        if pairs or quoted.words:
            shared = sorted(word for word in misspelled[a] & misspelled[b] if common[word] <= max(FEW, len(texts) // FEW))
            relation = judge(texts[a], texts[b], align(texts[a], texts[b], pairs, memory), quoted, shared)
            if relation is not None:
                relations.append(relation)
    return tuple(relations)
