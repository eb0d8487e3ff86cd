"""Two aligned passages as the variant types see them: tokens, links between them, edits, and the layers over each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar, cast

from retold.model import Annotations, Attribution, Mention, Moment, Quantity, Quotation, Span, Token
from retold.ports import Lexicon
from retold.variants.senses import relation

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Side:
    """One passage: the report's layers cut to it. Token numbers are local to ``tokens``; offsets are the report's."""

    item: Annotations
    start: int
    end: int
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    attribution: Attribution | None
    found: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    def once(self, find: Callable[[Side], Found]) -> Found:
        """What ``find`` finds in this side, looked for once however many votes and pairs ask for it."""
        if find not in self.found:
            self.found[find] = find(self)
        return cast("Found", self.found[find])

    def span(self, start: int, end: int) -> Span:
        """The span of the report from ``start`` to ``end`` (code points)."""
        return self.item.report.span(start, end)

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Code points from token ``first`` to token ``last`` (exclusive)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def words(self, first: int, last: int) -> str:
        """The text from token ``first`` to ``last`` (exclusive), exactly as it stands."""
        start, end = self.place(first, last)
        return self.item.report.text[start:end]

    def numbers(self, start: int, end: int) -> range:
        """Numbers of the tokens that lie in the code points ``start`` to ``end``."""
        inside = [n for n, token in enumerate(self.tokens) if token.start < end and start < token.end]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def quoted(self, number: int) -> bool:
        """Whether token ``number`` stands between quotation marks."""
        token = self.tokens[number]
        return any(q.marked and q.span.start <= token.start < q.span.end for q in self.quotations)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of tokens that differs: ``a`` and ``b`` are (first, last exclusive), None where that side has nothing."""

    a: tuple[int, int] | None
    b: tuple[int, int] | None

    @property
    def operation(self) -> str:
        """substituted, added (b has more) or omitted (a has more)."""
        if self.a and self.b:
            return "substituted"
        return "omitted" if self.a else "added"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages with their word alignment.

    ``links`` maps token numbers of a to those of b, ``back`` the other way; ``exact`` holds the numbers of a whose partner
    is the same word; ``carried`` says that one text stands behind both, which ``bare`` texts, known from no story, are only
    taken to have; ``loose`` holds the numbers of a that only their place links; ``likeness`` is the part of all word weight that
    is linked (0..1); ``name_of`` maps (report id, start of a mention) to the id of its name.
    """

    a: Side
    b: Side
    lexicon: Lexicon
    links: Mapping[int, int]
    back: Mapping[int, int]
    exact: frozenset[int]
    edits: tuple[Edit, ...]
    carried: bool
    likeness: float
    name_of: Mapping[tuple[str, int], str] = field(default_factory=dict)
    bare: bool = False
    loose: frozenset[int] = frozenset()

    def partner(self, number: int, of_a: bool) -> int | None:
        """Number of the linked token on the other side."""
        return (self.links if of_a else self.back).get(number)

    def relation(self, n: int, m: int) -> str:
        """How token ``n`` of a and token ``m`` of b relate as words: see :data:`retold.variants.senses.ORDER`."""
        return relation(self.a.tokens[n], self.b.tokens[m], self.lexicon)

    def side(self, of_a: bool) -> tuple[Side, Side]:
        """(this side, other side)."""
        return (self.a, self.b) if of_a else (self.b, self.a)

    def anchored(self, edit: Edit) -> int:
        """On how many ends (0..2) the words beside the two stretches of the edit are linked to one another."""
        if edit.a is None or edit.b is None:
            return 0
        left = (edit.a[0] == 0 and edit.b[0] == 0) or self._firm(edit.a[0] - 1, edit.b[0] - 1)
        right = (edit.a[1] == len(self.a.tokens) and edit.b[1] == len(self.b.tokens)) or self._firm(edit.a[1], edit.b[1])
        return int(left) + int(right)

    def _firm(self, n: int, m: int) -> bool:
        return self.links.get(n, -2) == m and n not in self.loose
