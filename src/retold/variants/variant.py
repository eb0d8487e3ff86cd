"""What a variant type is: one file, one constant ``VARIANT``, whose examples run as tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retold.model import Vote
from retold.variants.pair import Pair


@dataclass(frozen=True, slots=True)
class Example:
    """Two texts and what the type must say of them: phrases of a and b ("" where absent) and the meaning; None: nothing."""

    a: str
    b: str
    meaning: str | None
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class VariantType:
    """A type of difference.

    ``rank`` says which type is the headline when several see one difference (1 wins); ``glyph`` marks it for people;
    ``vote`` looks at a pair and gives every difference of this type it sees, with code points of the two reports.
    """

    name: str
    gloss: str
    glyph: str
    rank: int
    vote: Callable[[Pair], Sequence[Vote]]
    examples: tuple[Example, ...] = ()
    extra: str = ""
