"""Words that one report gives as somebody's, and another tells as its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Annotations, Discrepancy, QuoteReading

# Set by reading newscluster-dev, where 2 of its 3 hits are right, and ECB+, where all 6 are.
SAID = re.compile(
    r"(?i)\b(?:sa(?:id|ys?|ying)|told|tells|according|reports?|reported\w*|claim\w*|announc\w*|add(?:ed|s|ing)|tweet\w*|wr(?:ote|ites|iting)|"
    r"stat(?:ed|es|ing|ement)|call(?:ed|s|ing)|den(?:y|ied|ies)|warn\w*|insist\w*|believ\w*|describ\w*|accus\w*|alleg\w*|confirm\w*|post(?:ed|s)?|"
    r"ask(?:ed|s)?|respond\w*|spokes\w*|vow\w*|argu\w*|acknowledg\w*|admit\w*|joked|shared|recall\w*)\b"
)
MARKS = re.compile(r"[“”\"‘]|(?<!\w)'|'(?!\w)")
OWN_VOICE = re.compile(r"(?i)\b(?:i|we|you|me|us|my|our|your|y[’']know)\b")
"""Whoever says so speaks, wherever the marks went."""
WORDS = 5  # of what both have


def facts(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each utterance of which another report has the words and names nobody who said them."""
    items = {item.report.id: item for item in found.annotations}
    for quote in found.quotes:
        marked = [reading.span for reading in quote.readings if reading.marked]
        bare = [reading.span for reading in quote.readings if not reading.marked and _told(items[reading.span.report], reading)]
        if not bare or not marked or not quote.speaker or OWN_VOICE.search(quote.best.exact):
            continue
        spans = few([*bare, *marked])
        what = f"words of {quote.speaker}, told as a report's own"
        why = "One report gives as somebody's words what another tells as its own."
        yield discrepancy("attribution", "compatible", found.claim_at(spans), "low", what, spans, why)


def _told(item: Annotations, reading: QuoteReading) -> bool:
    """Whether a report tells the words as its own: nothing in the sentence or beside it says that somebody speaks."""
    span = reading.span
    if len(span.exact.split()) < WORDS or any(passage.attribution for passage in item.passages if passage.span.overlap(span)):
        return False
    number = next((n for n, s in enumerate(item.sentences) if s.start <= span.start < s.end), -1)
    if number < 0 or item.sentences[number].part != "body":
        return False
    here = item.sentences[number]
    before, after = item.sentences[max(0, number - 1)], item.sentences[min(len(item.sentences) - 1, number + 1)]
    text = item.report.text
    return not SAID.search(text, before.start, here.end) and not MARKS.search(text, before.start, after.end)
