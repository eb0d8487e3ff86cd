"""Claims of facts that two reports tell in passages which, as wholes, are not alike: a long sentence that holds a short one's matter.

Clustering puts a passage where most of it belongs. Here each pair of passages is asked by itself whether both tell one fact
(:mod:`retold.collate.one_fact`); the surest pairs that stand in no claim together make one, which passages of further reports join
when what they share with it is what the pair shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from retold.collate.claims import claim_of
from retold.collate.decided import free_of
from retold.collate.held import Held
from retold.collate.one_fact import Pair, pairs
from retold.model import Annotations, Claim, Quantity, Span, Tie
from retold.ports import Lexicon

# Set on 23 keyed stories (decision 019): agreed facts found .74 to .78 on those that no rule was made on, .93 to .95 on the others; lower
# limits find more on the first and push others out of the first ranks.
SURE = 0.6  # chance from which a pair makes a claim
LIKELY = 0.4  # chance from which a passage of a further report joins it
SHARED = 0.6  # part of the lemmas of the pair's stretch that it must share
MOST = 1.0  # new claims for each claim of two reports or more: the surest


def with_facts(
    claims: Sequence[Claim],
    groups: Iterable[Sequence[Quantity]],
    annotations: Sequence[Annotations],
    lexicon: Lexicon,
    ties: Sequence[Tie] = (),
) -> tuple[Claim, ...]:
    """``claims``, sorted by id, and beside them one for each fact that two reports surely tell and no claim holds.

    A claim of one report whose passages all stand in such a fact is told by it. ``groups`` are figures that count one thing.
    Passages that ``ties``, what people decided on passages, hold apart never meet.
    """
    passages = {passage.span: passage for item in annotations for passage in item.passages}
    held = Held(claims)
    left = int(MOST * sum(len(claim.reports) > 1 for claim in claims))
    new: list[Claim] = []
    for spans in _facts(pairs(annotations, groups, lexicon), held):
        told = free_of([passages[span] for span in sorted(spans)], ties)
        if len(new) < left and len(told) > 1 and not held.tells(told):
            new.append(claim_of(told))
            held.add(told)
    within = {passage.span for claim in new for passage in claim.passages}
    kept = [claim for claim in claims if len(claim.reports) > 1 or not all(p.span in within for p in claim.passages)]
    return tuple(sorted({claim.id: claim for claim in (*kept, *new)}.values(), key=lambda claim: claim.id))


def _facts(found: Sequence[Pair], held: Held) -> Iterable[set[Span]]:
    """The passages of each fact, the surest pair first; a pair that a claim or an earlier fact holds makes none."""
    likely: dict[Span, list[tuple[Span, Pair]]] = defaultdict(list)
    for pair in found:
        if pair.chance >= LIKELY:
            likely[pair.a].append((pair.b, pair))
            likely[pair.b].append((pair.a, pair))
    done: set[tuple[Span, Span]] = set()
    for pair in sorted((p for p in found if p.chance >= SURE), key=lambda p: (-p.chance, p.a, p.b)):
        if (pair.a, pair.b) in done or held.together(pair.a, pair.b):
            continue
        spans = {pair.a, pair.b, *_further(pair, likely)}
        done |= {(a, b) for a in spans for b in spans if a < b}
        yield spans


def _further(pair: Pair, likely: Mapping[Span, Sequence[tuple[Span, Pair]]]) -> list[Span]:
    """The likeliest passage of each further report that shares with one of the pair what the pair shares."""
    best: dict[str, tuple[float, Span]] = {}
    for span in (pair.a, pair.b):
        for other, link in likely[span]:
            of_pair = other.report in (pair.a.report, pair.b.report)
            if of_pair or len(link.words & pair.words) < SHARED * len(pair.words):
                continue
            if other.report not in best or (link.chance, other) > best[other.report]:
                best[other.report] = (link.chance, other)
    return [span for _, span in best.values()]
