"""What a thing was full of, packed with or loaded with, as two reports have it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Annotations, Discrepancy, Span

FILLED = re.compile(r"(?i)\b(?:full of|(?:filled|packed|loaded|laden|crammed|stuffed|rigged) with)\s")
ENDS = re.compile(r"[.,;:!?”\"]|\s(?:when|which|that|who|as|before|after|while|but|by|in|on|at|to|for|from)\s")
BEFORE = 6  # words before "full of" among which the thing that was full stands
FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Load:
    """Words that say what a thing was full of: ``holder`` is the thing, ``heads`` are the nouns it was full of."""

    holder: str
    heads: frozenset[str]
    phrase: Span


def loads(found: Findings) -> Iterator[Discrepancy]:
    """A truck full of explosives, and full of weapons: both may hold, and a reader must know that reports differ on it."""
    by_holder: dict[str, list[_Load]] = defaultdict(list)
    for item in found.annotations:
        for load in _of_report(item):
            by_holder[load.holder].append(load)
    for holder, told in sorted(by_holder.items()):
        rival = [x for x in told if any(x.phrase.report != y.phrase.report and not x.heads & y.heads for y in told)]
        spans = few(load.phrase for load in rival)
        if len({span.report for span in spans}) < 2:
            continue
        heads = sorted({" ".join(sorted(load.heads)) for load in rival})
        why = f"What the {holder} was full of is told as {' / '.join(heads)}: both may hold."
        yield discrepancy("term", "compatible", found.claim_at(spans), "medium", f"{holder}: {' / '.join(heads)}", spans, why)


def _of_report(item: Annotations) -> Iterator[_Load]:
    text = item.report.text
    for sentence in item.sentences:
        tokens = item.tokens[sentence.first : sentence.last]
        for match in FILLED.finditer(text, sentence.start, sentence.end) if sentence.part in ("body", "title") else ():
            end = ENDS.search(text, match.end(), sentence.end)
            stop = end.start() if end else sentence.end
            inside = [t for t in tokens if match.end() <= t.start < stop]
            heads = frozenset(t.lemma for t in inside if t.tag == "NOUN" and len(t.lemma) >= FEWEST_LETTERS)
            before = [t for t in tokens if t.start < match.start()][-BEFORE:]
            holder = next((t.lemma for t in reversed(before) if t.tag == "NOUN"), "")
            if holder and heads and inside:
                yield _Load(holder, heads, item.report.span(match.start(), inside[-1].end))
