"""Look-alikes held independent, and why: one quotation or statement, one picture's caption, one event in its usual words."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Evidence, Relation
from retold.relate.alignment import Alignment, Match
from retold.relate.evidence import span_of
from retold.relate.quoted import Place, Quoted
from retold.relate.wording import Wording

QUOTED = 8  # shared quoted words, or words of captions, from which two independent reports look alike to a reader
DOUBT = 0.1  # probability of a relation from which a reader is told that it was considered
SPEAKERS = 3  # named at most
PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that"})


def held_apart(a: Wording, b: Wording, alignment: Alignment, quoted: Quoted, p: float) -> Relation | None:
    """The relation "apart" of two reports that look alike at a glance; None for two that do not. ``p`` is what speaks against it."""
    captions = [m for m in alignment.matches if m.words >= QUOTED and not (a.lines[m.x].body and b.lines[m.y].body)]
    if quoted.words < QUOTED and not captions and p < DOUBT:
        return None
    looked_at = dict.fromkeys([*quoted.lines, *((m.x, m.y) for m in alignment.matches if m.likely)])
    spans = tuple(dict.fromkeys(span for x, y in looked_at for span in (span_of(a, x), span_of(b, y))))
    why = Evidence("apart", _why(a, b, alignment, quoted, captions), spans)
    return Relation(a.annotations.report.id, b.annotations.report.id, "apart", 0.0, 0.0, round(p, 4), (), (why,))


def _why(a: Wording, b: Wording, alignment: Alignment, quoted: Quoted, captions: Sequence[Match]) -> str:
    shared = []
    if quoted.words:
        speakers = _speakers(a, [place for place, _ in quoted.runs]) or _speakers(b, [place for _, place in quoted.runs])
        whose = f" ({', '.join(speakers)})" if speakers else ""
        shared.append(f"{quoted.words} shared words stand in quotations of others{whose}")
    if captions:
        shared.append(f"{sum(m.words for m in captions)} in headlines or captions of pictures")
    longest = max((m.run for m in alignment.matches if m not in captions), default=0)
    if not shared:
        return f"Held independent: two tellings of one event; the longest run of shared words is {longest}, and too little else recurs."
    said = " and ".join(shared)
    return f"Held independent: {said}; outside of them the longest run of shared words is {longest}, and too little else recurs."


def _speakers(text: Wording, places: Sequence[Place]) -> list[str]:
    """Who is quoted at the ``places`` of a report, pronouns left out; each once, in order of place."""
    starts = [text.lines[line].places[word][0] for line, word in places]
    inside = [q for q in text.annotations.quotations if q.attribution and any(q.span.start <= start < q.span.end for start in starts)]
    names = [" ".join(q.attribution.speaker.split()) for q in inside if q.attribution]
    return [name for name in dict.fromkeys(names) if name and name.lower() not in PRONOUNS][:SPEAKERS]
