"""Who a speaker is: one name for all the ways in which the reports of a story put it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from retold.model import Attribution, Name, Span

PRONOUNS = frozenset("he she they it we i you who which that this these those one others some many people someone his her their".split())
LEADING = re.compile(r"^(?:the|a|an|some|several|other|both|one of the|two|three|many|these|those|his|her|its|their|our)\s+", re.IGNORECASE)
INDEFINITE = re.compile(r"^(?:an?|one|some|several|other|another|many)\s", re.IGNORECASE)
TRAILING = re.compile(r"\s+(?:that|which|who)$", re.IGNORECASE)
BODIES = ("person", "organization")  # kinds of names that can speak
SHORTEST = 3  # code points of a speaker's own words
# "a South Korean newspaper said": the name of a people before a common noun says whose, not who.
PEOPLE = re.compile(r"(?:an|ese|ish)$")
COMMON_WORD = re.compile(r"(?<![\w’'-])[a-z]{3,}(?![\w’'-])")
COMMON_NOUN = re.compile(r"\s+[a-z]")
# "Jo Pell, 30, from Merrow, who was on board, said": a place after one of these says where the one named before is from.
FROM = re.compile(r"\b(?:from|of|in|at|near)\s+(?:the\s+)?$")
REACH = 80  # code points before such a place in which the person stands
# Words by which a body is meant that the report named before: one so named, or for the second list any that stands nearest.
NAMED_BODY = frozenset("ministry department authority office court".split())
ANY_BODY = frozenset("agency company operator airline union".split())
SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})
BODY_REACH = 400


class Speakers:
    """The names of a story's speakers; ``texts`` are its reports' texts by id."""

    def __init__(self, names: Sequence[Name], texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._kind = {name.name: name.kind for name in names}
        self._places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self._called: dict[str, str] = {}
        for name in reversed(names):
            for spelling in name.spellings:
                self._called[spelling.text.lower()] = name.name
                for span in spelling.spans:
                    self._places[span.report].append((span.start, span.end, name.name))
        for places in self._places.values():
            places.sort()
        self._common = {word for text in texts.values() for word in COMMON_WORD.findall(text)}
        self._surnames = _surnames(names)
        self._roles = _roles(names)

    def of(self, attribution: Attribution) -> str:
        """The best spelling of the person or body named inside the attribution, else the speaker's own words; "" for a pronoun.

        A place names a speaker only alone: "South Korea said", but not "a South Korean official said". A role stands for the one
        person whom the story's reports call so ("the president"), "the agency" for the body that the report named last.
        """
        told = TRAILING.sub("", " ".join(attribution.speaker.split()))
        words = LEADING.sub("", told)
        named = "" if words.lower() in PRONOUNS else self._called.get(words.lower(), "")
        inside = [] if self.kind(named) in BODIES else self._inside(*_speaking(attribution))
        body = named if not inside else next((name for kind in BODIES for name in inside if self.kind(name) == kind), "")
        body = body or (self._from_there(attribution.span) if inside else "")
        if body:
            return body if sum(c.isdigit() for c in body) < sum(c.isalpha() for c in body) else ""
        if words.lower() in PRONOUNS or len(words) < SHORTEST or any(c.isdigit() for c in words):
            return ""
        return named or ("" if INDEFINITE.match(told) else self._meant(words.lower(), attribution.span)) or self._plain(words)

    def named_in(self, span: Span) -> list[str]:
        """The names that stand in ``span``, in order of place."""
        return [name for start, end, name in self._places.get(span.report, ()) if start < span.end and span.start < end]

    def _inside(self, report: str, first: int, last: int) -> list[str]:
        """The names between two code points of a report, but for names of peoples before a common noun."""
        text = self._texts.get(report, "")
        found = [place for place in self._places.get(report, ()) if place[0] < last and first < place[1]]
        return [name for start, end, name in found if not (PEOPLE.search(text, start, end) and COMMON_NOUN.match(text, end))]

    def _from_there(self, span: Span) -> str:
        """The person named just before a place that says where the person is from; "" where the place says nothing of the kind."""
        before = self._texts.get(span.report, "")[max(0, span.start - REACH) : span.start]
        if not FROM.search(before):
            return ""
        near = span.start - min(REACH, len(before) - 1 - max(before.rfind(mark) for mark in (". ", "\n", "” ", '" ')))
        people = [name for start, end, name in self._places[span.report] if near <= start and end <= span.start]
        return next((name for name in reversed(people) if self.kind(name) == "person"), "")

    def _meant(self, words: str, span: Span) -> str:
        """The person whom the reports call so, or the body that the report named last before; "" for neither."""
        if words in self._roles:
            return self._roles[words]
        if words not in NAMED_BODY | ANY_BODY:
            return ""
        before = [name for start, end, name in self._places.get(span.report, ()) if span.start - BODY_REACH <= start and end <= span.start]
        bodies = [name for name in reversed(before) if self.kind(name) == "organization" and " " in name]
        called = [name for name in bodies if words in name.lower().split()]
        return next(iter([*called, *(bodies if words in ANY_BODY else ())]), "")

    def _plain(self, words: str) -> str:
        """Words as inside a sentence: "Police say" and "police said" name one speaker where some report writes the word so."""
        common = words[1:].islower() and words.split(maxsplit=1)[0].lower() in self._common
        return words[0].lower() + words[1:] if common else words

    def kind(self, speaker: str) -> str:
        """Kind of the name (person, organization, place ...); "" for a speaker without a name."""
        return self._kind.get(speaker, "")

    def brief(self, speaker: str) -> str:
        """A person by the surname where a report does so and nobody else bears it, all others in full."""
        surname = speaker.rsplit(maxsplit=1)[-1] if speaker else ""
        return surname if self._surnames.get(surname) == {speaker} and self._called.get(surname.lower()) == speaker else speaker


def _speaking(attribution: Attribution) -> tuple[str, int, int]:
    """The part of an attribution in which its speaker stands: before the cue, or behind it when the speaker does ("said Jo Pell")."""
    span, cue = attribution.span, attribution.span.exact.find(attribution.cue) if attribution.cue else -1
    speaker = span.exact.find(attribution.speaker) if attribution.speaker else -1
    if min(cue, speaker) < 0:
        return span.report, span.start, span.end
    return (span.report, span.start, span.start + cue) if speaker < cue else (span.report, span.start + cue, span.end)


def _surnames(names: Sequence[Name]) -> dict[str, set[str]]:
    """The persons who bear each surname."""
    out: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind == "person":
            out[name.name.rsplit(maxsplit=1)[-1]].add(name.name)
    return out


def _roles(names: Sequence[Name]) -> dict[str, str]:
    """Each role in lower case that the story's reports give to one person alone, and that person.

    "mayor" is no one person's where another is "mayor of Nice".
    """
    given: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind == "person":
            for description in name.described_as:
                given[LEADING.sub("", " ".join(description.text.split())).lower()].add(name.name)
    words = {role: frozenset(role.split()) for role in given}
    bearers = {role: set().union(*(given[other] for other in given if words[role] <= words[other])) for role in given}
    return {role: next(iter(found)) for role, found in bearers.items() if len(found) == 1}


def merged(speakers: Sequence[str]) -> dict[str, str]:
    """Each speaker to the fuller one it is short for, where only one fuller one is at hand.

    "police" to "county police" (but not to a name: many police forces may be meant), "spokesman" to "Delta spokesman".
    """
    words = {speaker: frozenset(speaker.lower().split()) for speaker in speakers}
    out = {}
    for speaker in speakers:
        fuller = sorted(other for other in words if words[speaker] < words[other] and other.lower().endswith(speaker.lower()))
        fits = len(fuller) == 1 and speaker.islower() and (fuller[0].islower() or speaker in SPOKESPEOPLE)
        out[speaker] = fuller[0] if fits else speaker
    return out
