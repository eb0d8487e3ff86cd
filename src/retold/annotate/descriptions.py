"""What a text calls a name where it stands: "opposition leader", "the mother of ..."."""

from __future__ import annotations

from collections.abc import Sequence

from retold.annotate.name_kinds import GROUP_WORDS
from retold.annotate.name_runs import Run
from retold.annotate.words.countries import DEMONYMS
from retold.annotate.words.roles import TITLES
from retold.annotate.words.speech import SOURCE_NOUNS
from retold.model import Report, Span, Token

KIN = frozenset(
    "mother father son daughter sister brother wife husband widow teen teenager boy girl baby victim suspect attacker hero star".split()
)
ROLE_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ant", "ess", "eer")
LONGEST_BEFORE = 6
LONGEST_AFTER = 12


def describe(report: Report, tokens: Sequence[Token], run: Run, kind: str) -> Span | None:
    """The words that describe the name: its title or role before it, else what it stands in apposition with; None without any."""
    first = _before(tokens, run)
    if first < run.first:
        return report.span(tokens[first].start, tokens[run.first - 1].end)
    beside = (_after(tokens, run) or _apposed(tokens, run)) if kind in {"person", "organization"} else None
    return report.span(tokens[beside[0]].start, tokens[beside[1] - 1].end) if beside else None


def _before(tokens: Sequence[Token], run: Run) -> int:
    """Where the title or role before the name begins; ``run.first`` when there is none."""
    first = run.title
    if first == run.first and (first == 0 or not _role(tokens[first - 1]) or tokens[first].start - tokens[first - 1].end != 1):
        return run.first
    while (
        first > 0
        and run.first - first < LONGEST_BEFORE
        and _describes(tokens[first - 1])
        and tokens[first].start - tokens[first - 1].end == 1
    ):
        first -= 1
    return first


def _apposed(tokens: Sequence[Token], run: Run) -> tuple[int, int] | None:
    """The noun phrase that the name stands in apposition to, between commas: "the mayor of Harlan, Ann Reed, said"."""
    first = run.first
    closes = run.last < len(tokens) and tokens[run.last].text == ","
    if first < 3 or tokens[first - 1].text != "," or not closes:
        return None
    for place in range(first - 2, max(0, first - 2 - LONGEST_AFTER) - 1, -1):
        token = tokens[place]
        if token.tag == "DET" and any(_role(inside) for inside in tokens[place + 1 : first - 1]):
            return place, first - 1
        if token.tag in {"PUNCT", "VERB", "AUX", "SCONJ", "PRON"}:
            return None
    return None


def _role(token: Token) -> bool:
    """Whether the word says what someone or something is: an office, a trade, kin, a group."""
    low = token.text.lower()
    known = low in TITLES or low in SOURCE_NOUNS or low in GROUP_WORDS or low in KIN
    return known or (token.tag == "NOUN" and len(low) > 4 and low.endswith(ROLE_ENDINGS))


def _describes(token: Token) -> bool:
    return token.tag in {"NOUN", "ADJ"} or token.text in DEMONYMS


def _after(tokens: Sequence[Token], run: Run) -> tuple[int, int] | None:
    """The apposition between commas after the name."""
    place = run.last
    if place + 2 >= len(tokens) or tokens[place].text != "," or tokens[place + 1].tag not in {"DET", "NOUN", "ADJ"}:
        return None
    last = place + 1
    while last < len(tokens) and tokens[last].tag not in {"PUNCT", "VERB", "AUX", "PRON", "SCONJ"} and last - place <= LONGEST_AFTER:
        last += 1
    closes = last < len(tokens) and tokens[last].text in {",", "."}
    return (place + 1, last) if closes and any(token.tag == "NOUN" for token in tokens[place + 1 : last]) else None
