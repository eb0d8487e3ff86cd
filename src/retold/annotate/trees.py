"""What a syntax tree adds where the language adapter reads one: the subject of a verb, and the words that hang on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from retold.model import Sentence, Token

SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})
SHARED = frozenset({"conj", "xcomp", "advcl", "ccomp"})
"""Relations by which a verb without a subject has that of the verb it hangs on: "left and said", "went on to say", "..., adding"."""
LONGEST_SUBJECT = 40


class Tree:
    """The dependents of the tokens of one text; empty when the adapter reads no syntax."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._under: dict[int, list[int]] = defaultdict(list)
        for place, token in enumerate(tokens):
            if token.head >= 0:
                self._under[token.head].append(place)

    def __bool__(self) -> bool:
        return bool(self._under)

    def subject(self, verb: int, sentence: Sentence) -> int | None:
        """The head of the subject of the verb at ``verb``, or of the verb it shares one with; None when the tree gives none."""
        place = verb
        for _ in range(3):
            found = next((k for k in self._under.get(place, ()) if self._tokens[k].dep in SUBJECTS), None)
            if found is not None:
                return found if sentence.first <= found < sentence.last else None
            if self._tokens[place].dep not in SHARED or self._tokens[place].head < 0:
                return None
            if self._tokens[place].dep == "ccomp":
                return None
            place = self._tokens[place].head
        return None

    def phrase(self, head: int, sentence: Sentence) -> tuple[int, int]:
        """First and last token (exclusive) of the words that hang on ``head``, the verb's own side clauses apart."""
        seen = {head}
        todo = [head]
        while todo:
            new = [k for k in self._under.get(todo.pop(), ()) if k not in seen and self._tokens[k].dep not in {"cc", "parataxis"}]
            seen.update(new)
            todo += new
        inside = [k for k in seen if sentence.first <= k < sentence.last]
        first, last = min(inside), max(inside) + 1
        return (first, last) if last - first <= LONGEST_SUBJECT else (head, head + 1)
