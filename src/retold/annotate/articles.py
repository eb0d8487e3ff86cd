"""Names that begin with a small word of their own, "The Lorn News", "All Lorn Airways": taken with it wherever they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from retold.annotate.name_runs import Run
from retold.model import Token

OWN = frozenset({"The", "All"})
SENTENCE_ENDS = frozenset(".!?:;“”\"‘’'—–•|([")
"""What a capital of the small word may be due to when it stands before it."""


def with_article(tokens: Sequence[Token], found: Sequence[Run]) -> list[Run]:
    """The runs, those of a name that always follows a small word with a capital inside sentences with it, wherever it stands."""
    inside: Counter[str] = Counter()
    otherwise: Counter[str] = Counter()
    for run in found:
        text = _text(tokens, run)
        if _follows_article(tokens, run):
            inside[text] += _inside_sentence(tokens, run.first - 1)
        else:
            otherwise[text] += 1
    return [
        replace(run, first=run.first - 1, title=run.first - 1)
        if _follows_article(tokens, run) and inside[text := _text(tokens, run)] and not otherwise[text]
        else run
        for run in found
    ]


def _text(tokens: Sequence[Token], run: Run) -> str:
    return " ".join(token.text for token in tokens[run.first : run.last])


def _follows_article(tokens: Sequence[Token], run: Run) -> bool:
    before = tokens[run.first - 1] if run.first and run.title == run.first else None
    return before is not None and before.text in OWN and tokens[run.first].start - before.end == 1


def _inside_sentence(tokens: Sequence[Token], place: int) -> bool:
    """Whether nothing but the name itself accounts for the capital of the article at ``place``."""
    if not place:
        return False
    before = tokens[place - 1]
    return before.text not in SENTENCE_ENDS and before.text[0].islower() and tokens[place].start - before.end == 1
