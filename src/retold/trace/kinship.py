"""Parents, children and the derivations between the reports of one story, and which of them hold which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from retold.counting.words import PERSON
from retold.model import Annotations, Derivation, Difference, Quantity, Span, Stemma

FIRM = 0.6  # direction probability from which a difference between parent and child gets a direction
ONE_SIDED = frozenset({"addition", "omission"})


class Kinship:
    """Of the reports of one story by id, as its stemma has them; partial parents left out."""

    def __init__(self, stemma: Stemma, annotations: Sequence[Annotations]) -> None:
        self.folded = {item.report.id: item.report.text.casefold() for item in annotations}
        self.quantities: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
        self.counted: dict[Span, str] = {}
        for item in annotations:
            for quantity in item.quantities:
                self.quantities[item.report.id, quantity.number.exact.casefold()].append(quantity)
                self.counted[quantity.span] = quantity.what
        self.edge: dict[tuple[str, str], Derivation] = {(e.parent, e.child): e for e in stemma.derivations}
        self.children: dict[str, list[str]] = defaultdict(list)
        self.parent: dict[str, str] = {}
        for edge in stemma.derivations:
            if edge.kind != "partial":
                self.children[edge.parent].append(edge.child)
                self.parent[edge.child] = edge.parent
        self.below = lru_cache(maxsize=None)(self._below)
        self.holders = lru_cache(maxsize=None)(self._holders)
        self.holders_of = lru_cache(maxsize=None)(self._holders_of)

    def _below(self, report: str) -> tuple[str, ...]:
        """All descendants by whole derivations, each after what it derives from."""
        out: list[str] = []
        todo = sorted(self.children.get(report, ()), reverse=True)
        while todo:
            child = todo.pop()
            out.append(child)
            todo.extend(sorted(self.children.get(child, ()), reverse=True))
        return tuple(out)

    def can_tell(self, difference: Difference) -> bool:
        """What one text has more than another is an addition or omission only against its parent, or beside it under one."""
        x, y = difference.between
        if difference.type not in ONE_SIDED or not difference.carried:
            return True
        beside = self.parent.get(x) is not None and self.parent.get(x) == self.parent.get(y)
        return (x, y) in self.edge or (y, x) in self.edge or beside

    def line(self, report: str) -> list[str]:
        """The report and all above it, nearest first."""
        out = [report]
        while (above := self.parent.get(out[-1])) is not None and above not in out:
            out.append(above)
        return out

    def firm(self, child: str) -> bool:
        """Whether the direction of the edge above ``child`` is told with enough certainty; a text that nothing stands above is first."""
        edge = self.edge.get((self.parent.get(child, ""), child))
        return child not in self.parent or (edge is not None and edge.direction_p >= FIRM)

    def _holders(self, words: str) -> frozenset[str]:
        """The reports that have these words whole, in whatever case (a phrase may open a sentence); an unseen source has none."""
        folded = words.casefold()
        return frozenset(report for report, text in self.folded.items() if stands_in(folded, text))

    def _holders_of(self, words: str, thing: str) -> frozenset[str]:
        """The reports that have these words, but those in which they are a figure of other things only: 14 bridges for 14 people."""
        figure = words.casefold()
        found = {report: self.quantities.get((report, figure), ()) for report in self.holders(words)}
        return frozenset(report for report, told in found.items() if not told or any(_one_kind(q.what, thing) for q in told))


def _one_kind(x: str, y: str) -> bool:
    """Whether two words for what is counted may count the same; "" says nothing of it."""
    return not x or not y or x == y or {x, y} <= PERSON


def stands_in(words: str, text: str) -> bool:
    """Whether ``words`` stand in ``text`` as they are and not inside longer words: "12" not in "2012"."""
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if not (text[at - 1 : at].isalnum() and words[:1].isalnum()) and not (text[end : end + 1].isalnum() and words[-1:].isalnum()):
            return True
        at = text.find(words, at + 1)
    return False
