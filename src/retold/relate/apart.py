"""Look-alikes held independent, and why: one quotation or statement, one picture's caption, one event in its usual words."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Evidence, Relation
from retold.relate.alignment import Alignment, Match
from retold.relate.evidence import span_of
from retold.relate.wording import Wording

QUOTED = 8  # shared quoted words, or words of captions, from which two independent reports look alike to a reader
DOUBT = 0.1  # probability of a relation from which a reader is told that it was considered
SPEAKERS = 3  # named at most


def held_apart(a: Wording, b: Wording, alignment: Alignment, p: float) -> Relation | None:
    """The relation "apart" of two reports that look alike at a glance; None for two that do not. ``p`` is what speaks against it."""
    captions = [m for m in alignment.matches if m.words >= QUOTED and not (a.lines[m.x].body and b.lines[m.y].body)]
    if alignment.quoted < QUOTED and not captions and p < DOUBT:
        return None
    looked_at = [m for m in alignment.matches if m.quoted >= QUOTED // 2 or m.likely]
    spans = tuple(span for m in looked_at for span in (span_of(a, m.x), span_of(b, m.y)))
    why = Evidence("apart", _why(a, b, alignment, captions), spans)
    return Relation(a.annotations.report.id, b.annotations.report.id, "apart", 0.0, 0.0, round(p, 4), (), (why,))


def _why(a: Wording, b: Wording, alignment: Alignment, captions: Sequence[Match]) -> str:
    shared = []
    if alignment.quoted:
        speakers = _speakers(a, b, alignment)
        whose = f" ({', '.join(speakers)})" if speakers else ""
        shared.append(f"{alignment.quoted} shared words stand in quotations of others{whose}")
    if captions:
        shared.append(f"{sum(m.words for m in captions)} in headlines or captions of pictures")
    longest = max((m.run for m in alignment.matches if m not in captions), default=0)
    if not shared:
        return f"Held independent: two tellings of one event; the longest run of shared words is {longest}, and too little else recurs."
    said = " and ".join(shared)
    return f"Held independent: {said}; outside of them the longest run of shared words is {longest}, and too little else recurs."


def _speakers(a: Wording, b: Wording, alignment: Alignment) -> list[str]:
    """Who is quoted in the lines that share quoted words, as the first report names them; each once, in order of place."""
    quoted = [m for m in alignment.matches if m.quoted]
    for text, lines in ((a, {m.x for m in quoted}), (b, {m.y for m in quoted})):
        named = [name for number in sorted(lines) for name in _named_in(text, number)]
        if named:
            return list(dict.fromkeys(named))[:SPEAKERS]
    return []


def _named_in(text: Wording, number: int) -> list[str]:
    """Speakers of the quotations in one line, but for pronouns."""
    line = text.lines[number]
    inside = [q for q in text.annotations.quotations if q.attribution and q.span.start < line.end and line.start < q.span.end]
    names = [" ".join(q.attribution.speaker.split()) for q in inside if q.attribution]
    return [name for name in names if name and name.lower() not in PRONOUNS]


PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that"})
