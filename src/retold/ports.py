"""The protocols through which the outside comes in. Steps take them as arguments and construct none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from retold.model import Sentence, Token

Item = TypeVar("Item")
Result = TypeVar("Result")


class Lexicon(Protocol):
    """What is known of single words, without context. Lemmas are lower case."""

    def lemma(self, word: str, tag: str = "") -> str:
        """Base form of ``word`` (any case), as the commonest reading has it; ``tag`` is a UPOS tag or ""."""
        ...

    def tags(self, lemma: str) -> frozenset[str]:
        """Open word classes the lemma can be: a subset of NOUN, VERB, ADJ, ADV; empty when unknown."""
        ...

    def rarity(self, lemma: str) -> float:
        """How much a word tells: 0 for the commonest ("the") to 1 for a word never met in the reference text."""
        ...

    def relation(self, a: str, b: str) -> str:
        """How two lemmas relate: same, synonym, antonym, derived, broader (b is broader), narrower, sibling or ""."""
        ...


class Language(Protocol):
    """Reads text of one language: sentences and tokens with exact offsets, and what its words mean."""

    @property
    def name(self) -> str:
        """Name and version for ``run.models``."""
        ...

    @property
    def lexicon(self) -> Lexicon:
        """The words of the language."""
        ...

    def read(self, text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """Tokens and sentences of ``text``; offsets are code points; every non-space character lies in one token."""
        ...


class Encoder(Protocol):
    """Turns passages into vectors."""

    @property
    def name(self) -> str:
        """Name and version for ``run.models``."""
        ...

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One unit vector a text, in order."""
        ...


class Judge(Protocol):
    """Says whether two passages mean the same."""

    @property
    def name(self) -> str:
        """Name and version for ``run.models``."""
        ...

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[tuple[float, float, float]]:
        """For each pair the probabilities of meaning kept, changed, and of no bearing on one another."""
        ...


class Engine(Protocol):
    """Runs one function over many items: inline, in local processes or on a distributed engine."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> list[Result]:
        """``[function(item) for item in items]``, in that order, wherever it runs."""
        ...


class Store(Protocol):
    """Keeps computed things by content hash."""

    def get(self, key: str) -> bytes | None:
        """What was put under ``key``; None when nothing was."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """Keep ``value`` under ``key``."""
        ...
