"""Which passages the claims made so far hold: what a step that adds claims must not tell again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from retold.model import Claim, Passage, Span

# Set with the propositions (decision 013).
KNOWN = 0.8  # Jaccard overlap with a claim from which what is found is that claim
LARGER = 1.5  # a claim that holds all its passages and not many more is that claim too


class Held:
    """The passages of a story's claims, by place."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._groups: list[frozenset[Span]] = []
        self._where: dict[Span, list[int]] = defaultdict(list)
        for claim in claims:
            self.add(claim.passages)

    def add(self, passages: Iterable[Passage]) -> None:
        """A further claim."""
        group = frozenset(passage.span for passage in passages)
        for span in group:
            self._where[span].append(len(self._groups))
        self._groups.append(group)

    def together(self, a: Span, b: Span) -> bool:
        """Whether a claim holds both."""
        return not set(self._where[a]).isdisjoint(self._where[b])

    def tells(self, passages: Iterable[Passage]) -> bool:
        """Whether a claim holds these passages and not many more, or most of both."""
        group = {passage.span for passage in passages}
        met = Counter(number for span in group for number in self._where[span])
        return any(
            shared >= KNOWN * len(self._groups[number] | group) or (shared == len(group) and len(self._groups[number]) <= LARGER * shared)
            for number, shared in met.items()
        )
