"""Who holds it: one statement that two reports put into two mouths, within its own sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.dossier.discrepancies.kin import kin
from retold.model import Annotations, Discrepancy, Span

# Set so that newscluster-dev, where sentences so alike name one holder, has no hit; ECB+ has one, rightly.
NAME = r"(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
HELD = re.compile(
    rf"\b[Aa]ccording to (?:the )?(?P<by>{NAME})|"
    rf"\b(?P<who>[Hh]e|[Ss]he|{NAME}) (?:says?|said|claims?|claimed|argues?|argued|insists?|insisted)\b"
)
SHARED, PART = 8, 0.7  # telling words that the two sentences share, and the part of the shorter's that they make up
PERSON = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class _Held:
    """Words that say whose a statement is."""

    holder: str
    phrase: Span


def holders(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each claim of which two nearly like sentences name holders that cannot be one."""
    items = {item.report.id: item for item in found.annotations}
    told: set[tuple[Span, Span]] = set()
    for claim in found.claims:
        held = [one for passage in claim.passages for one in _of_passage(items[passage.span.report], passage.span)]
        for x, y in combinations(held, 2):
            if x.phrase.report == y.phrase.report or (x.phrase, y.phrase) in told or _one(found, x.holder, y.holder):
                continue
            shared = found.sentences.shared(x.phrase, y.phrase)
            if shared.words >= SHARED and shared.part >= PART:
                told.add((x.phrase, y.phrase))
                what = f"who holds it: {x.holder} / {y.holder}"
                spans = few((x.phrase, y.phrase))
                yield discrepancy("attribution", "conflict", claim.id, "medium", what, spans, "One statement, put into two mouths.")


def _of_passage(item: Annotations, passage: Span) -> Iterator[_Held]:
    for match in HELD.finditer(item.report.text, passage.start, min(len(item.report.text), passage.end + 30)):
        yield _Held(match["by"] or match["who"], item.report.span(*match.span()))


def _one(found: Findings, x: str, y: str) -> bool:
    """Whether two holders may be one: a pronoun and anybody but a country, a body and who speaks for it, or one name."""
    kinds = {spelling.text.casefold(): name for name in found.names for spelling in name.spellings}
    first, second = kinds.get(x.casefold()), kinds.get(y.casefold())
    if x.lower() in PERSON or y.lower() in PERSON:
        named = second if x.lower() in PERSON else first
        return named is None or named.kind != "place"
    if first is None or second is None or first.kind != second.kind:
        return True
    return first.id == second.id or second.name in kin(first.name, found.names) or first.name in kin(second.name, found.names)
