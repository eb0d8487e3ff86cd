"""Who a speaker is: one name for all the ways in which the reports of a story put it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from retold.model import Attribution, Name, Span

PRONOUNS = frozenset("he she they it we i you who which that this these those one others some many people someone his her their".split())
LEADING = re.compile(r"^(?:the|a|an|some|several|other|both|one of the|two|three|many)\s+", re.IGNORECASE)
TRAILING = re.compile(r"\s+(?:that|which|who)$", re.IGNORECASE)
SHORTEST = 3  # code points of a speaker's own words


class Speakers:
    """The names of a story's speakers."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._kind = {name.name: name.kind for name in names}
        self._places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for name in names:
            for spelling in name.spellings:
                for span in spelling.spans:
                    self._places[span.report].append((span.start, -span.end, name.name))
        self._surnames: dict[str, set[str]] = defaultdict(set)
        for name in names:
            if name.kind == "person":
                self._surnames[name.name.rsplit(maxsplit=1)[-1]].add(name.name)

    def of(self, attribution: Attribution) -> str:
        """The best spelling of the person or body named inside the attribution, else the speaker's own words; "" for a pronoun.

        A place names a speaker only alone: "South Korea said", but not "a South Korean official said".
        """
        inside = self.named_in(attribution.span)
        body = next((name for kind in ("person", "organization") for name in inside if self.kind(name) == kind), "")
        if body:
            return body
        words = LEADING.sub("", TRAILING.sub("", " ".join(attribution.speaker.split())))
        if words.lower() in PRONOUNS or len(words) < SHORTEST or any(c.isdigit() for c in words):
            return ""
        return next((name.name for name in self._names if any(s.text.lower() == words.lower() for s in name.spellings)), words)

    def named_in(self, span: Span) -> list[str]:
        """The names that stand in ``span``, in order of place."""
        found = (place for place in self._places.get(span.report, ()) if place[0] < span.end and span.start < -place[1])
        return [name for _, _, name in sorted(found)]

    def kind(self, speaker: str) -> str:
        """Kind of the name (person, organization, place ...); "" for a speaker without a name."""
        return self._kind.get(speaker, "")

    def brief(self, speaker: str) -> str:
        """A person by the surname where nobody else bears it, all others in full."""
        surname = speaker.rsplit(maxsplit=1)[-1] if speaker else ""
        alone = self.kind(speaker) == "person" and self._surnames.get(surname) == {speaker}
        return surname if alone else speaker


def merged(speakers: Sequence[str]) -> dict[str, str]:
    """Each speaker to the fuller one it is short for: "police" to "county police" where only one fuller one is at hand."""
    words = {speaker: frozenset(speaker.lower().split()) for speaker in speakers}
    out = {}
    for speaker in speakers:
        fuller = sorted(other for other in words if words[speaker] < words[other] and other.lower().endswith(speaker.lower()))
        lower = speaker.islower()
        out[speaker] = fuller[0] if lower and len(fuller) == 1 and fuller[0].islower() else speaker
    return out
