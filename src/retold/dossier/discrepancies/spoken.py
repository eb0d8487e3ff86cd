"""One utterance, given to two speakers, or told elsewhere as the report's own word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.dossier.discrepancies.kin import kin
from retold.model import Discrepancy, Name, Span

# Set by reading newscluster-dev; see alike.py.
BESIDE = 30  # code points between an utterance and the words that name its speaker
AROUND = 200  # code points about an utterance within which another speaker is named
WORDS = 5  # of an utterance; what is shorter several people say

VOICE = re.compile(r"(?i)\b(?:spokes\w+|representative|lawyer|attorney|publicist|statement)\b")
"""Who speaks for another, so that both may be said to speak."""
BEHIND = re.compile(r"(?i)\b(?:for|to|of|by|with|from)\b|[’']s\b")  # what stands before a name that is not the speaker's


def spoken(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each utterance of which two reports name speakers that cannot be one."""
    given = _attributions(found)
    for quote in found.quotes:
        by_name: dict[str, list[Span]] = defaultdict(list)
        for reading in quote.readings:
            speaker = given.get(reading.span)
            if speaker is not None and len(reading.span.exact.split()) >= WORDS:
                by_name[speaker].append(reading.span)
        names = sorted(by_name)
        rivals = [(x, y) for x in names for y in names if x < y and not _one(found, x, y)]
        rivals = [(x, y) for x, y in rivals if {s.report for s in by_name[x]} != {s.report for s in by_name[y]}]
        rivals = [(x, y) for x, y in rivals if not (_names(found, by_name[x], y) or _names(found, by_name[y], x))]
        if not rivals:
            continue
        spans = few(span for pair in rivals for name in pair for span in by_name[name])
        told = " / ".join(sorted({name for pair in rivals for name in pair}))
        why = f"The same words are given to {told}."
        yield discrepancy("attribution", "conflict", found.claim_at(spans), "medium", f"who said it: {told}", spans, why)


def _attributions(found: Findings) -> dict[Span, str]:
    """The person to whom the words around each marked quotation give it; what "he", or somebody's spokesman, said is nobody's here."""
    called = {span: name.name for name in found.names if _full(name) for spelling in name.spellings for span in spelling.spans}
    given = {}
    for item in found.annotations:
        for quotation in item.quotations:
            source = quotation.source if quotation.marked else None
            if source is None or not _beside(quotation.span, source) or VOICE.search(source.exact):
                continue
            names = sorted(span for span in called if source.overlap(span))
            if not names:
                continue
            if not BEHIND.search(source.exact[: max(0, names[0].start - source.start)]):
                given[quotation.span] = called[names[0]]
    return given


def _names(found: Findings, utterances: list[Span], speaker: str) -> bool:
    """Whether each report that gives the words to somebody else names ``speaker`` beside them too: then who speaks was misread."""
    last = speaker.rsplit(maxsplit=1)[-1]
    around = (found.text_of(span.report)[max(0, span.start - AROUND) : span.end + AROUND] for span in utterances)
    return all(last in text for text in around)


def _full(name: Name) -> bool:
    return name.kind == "person" and " " in name.name


def _beside(words: Span, source: Span) -> bool:
    """Whether the speaker is named right before or after the words, not somewhere in the paragraph."""
    return 0 <= source.start - words.end <= BESIDE or 0 <= words.start - source.end <= BESIDE


def _one(found: Findings, x: str, y: str) -> bool:
    """Whether one may speak for the other, or both are one under two names."""
    first, second = (set(name.casefold().split()) for name in (x, y))
    return bool(first & second) or y in kin(x, found.names) or x in kin(y, found.names)
