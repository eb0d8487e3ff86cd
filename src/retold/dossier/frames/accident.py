"""People come to harm at a place and a time: attack or accident. The toll by kind, place, time, suspects, cause.

What makes a story one is told first: a report fits that gives a toll, and names what happened, in its first sentences. Words and
reaches were set by reading three hand-made keys; of 36 stories of newscluster-dev six were read so, each rightly, and one was missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.dossier.frames.frame import Filling, FrameKind, SlotKind
from retold.dossier.frames.scene import Line, Scene, of_people, told
from retold.model import Quantity

SHARE = 0.5  # of the reports; tolls of other events stand in many a story
LEAD = 8  # sentences at the head of a report, in which it tells what its story is
REACH = 45  # code points between a figure and the word that says what befell those counted
BACKWARD = 4  # how much nearer a word before a figure must stand: "seven were killed and dozens more injured"
NEAR = 60  # code points between a suspect's name and the word that says he is one
MOST_PEOPLE = 100_000  # a greater toll is that of a war or an epidemic
EVENT = re.compile(
    r"\b(?:attack|shooting|stabbing|bombing|blast|explosion|massacre|crash|derailment|collision|collapse|accident|blaze|sinking|wreck|rampage)"
    r"s?\b|\b(?:crash|derail|collid|collaps|explod|overturn|capsiz|plough|plow|ramm|detonat)(?:ed|es|ing)\b|\b(?:opened fire|gunned down|"
    r"blew up|rammed|sank|jumped the rails|mowed down|shot dead|gave way|caught fire)\b",
    re.IGNORECASE,
)
BEFELL = {
    "killed": re.compile(r"\b(?:kill(?:ed|ing|s)|dead|died|deaths?|death toll|lost their lives|bodies|claimed|lives)\b", re.IGNORECASE),
    "injured": re.compile(
        r"\b(?:injur(?:ed|ies|ing)|wound(?:ed|ing)|hurt|hospitali[sz]ed|(?:taken|rushed) to (?:the )?hospital)\b", re.IGNORECASE
    ),
    "missing": re.compile(r"\b(?:missing|unaccounted for)\b", re.IGNORECASE),
}
ALL = frozenset({"", "people", "person", "victim", "body", "casualty", "other", "others", "dead"})
OF_THEM = re.compile(r"\bof (?:the|those|them)\b", re.IGNORECASE)
SAID = re.compile(r"\b(?:said|says|say|told|reported|announced|confirmed)\b[^.;]{0,25}$", re.IGNORECASE)  # "officials said Friday"
WHERE = re.compile(
    r"\b(?:in|at|near|on|outside|from|off)\s+(?:(?:the|central|southern|northern|eastern|western|downtown|nearby)\s+|[\w’]+['’]s\s+)*$",
    re.IGNORECASE,
)
SUSPECT = re.compile(
    r"\b(?:suspects?|suspected|attackers?|gunm[ae]n|bombers?|assailants?|perpetrators?|arrested|charged with|"
    r"identified (?:\w+ )?(?:as|by))\b",
    re.IGNORECASE,
)
CAUSE = re.compile(
    r"\b(?:caused by|the cause of|because of|due to|blamed (?:on|for)|as a result of|believed to have|"
    r"may have been (?:caused|going|travelling|traveling)|claimed responsibility)\b",
    re.IGNORECASE,
)


def _lead(scene: Scene) -> Iterator[Line]:
    """The first sentences of each report that somewhere in them names what happened."""
    first = [line for line in scene.lines if line.number < LEAD]
    telling = {line.item.report.id for line in first if EVENT.search(line.text)}
    return (line for line in first if line.item.report.id in telling)


def _befell(line: Line, quantity: Quantity) -> str:
    """What befell those that ``quantity`` counts: the kind whose word stands nearest, after it rather than before; "" for none."""
    start, end = quantity.span.start - line.start, quantity.span.end - line.start
    found = []
    for kind, words in BEFELL.items():
        for word in words.finditer(line.text):
            after = word.start() >= end
            away = word.start() - end if after else BACKWARD * max(0, start - word.end())
            first, last = (end, word.start()) if after else (word.end(), start)
            other = any(first <= q.span.start - line.start < last for q in line.quantities)  # the word is then about that one
            if away <= REACH and not other:
                found.append((away, kind))
    return min(found)[1] if found else ""


def toll(kind: str, scene: Scene) -> Iterator[Filling]:
    """How many were killed, injured or are missing."""
    for line in _lead(scene):
        for quantity in line.quantities:
            if 0 < quantity.value < MOST_PEOPLE and of_people(quantity, scene.lexicon) and _befell(line, quantity) == kind:
                part = quantity.what not in ALL or OF_THEM.search(quantity.span.exact)  # "10 children", "two of the injured"
                yield Filling(quantity.span.exact if part else told(quantity), quantity.span)


def killed(scene: Scene) -> Iterator[Filling]:
    """The dead."""
    return toll("killed", scene)


def injured(scene: Scene) -> Iterator[Filling]:
    """The injured."""
    return toll("injured", scene)


def missing(scene: Scene) -> Iterator[Filling]:
    """The missing."""
    return toll("missing", scene)


def events(scene: Scene) -> Iterator[Filling]:
    """What reports call it."""
    for line in _lead(scene):
        for word in EVENT.finditer(line.text):
            yield Filling(word[0].casefold(), line.span(*word.span()), scene.lexicon.lemma(word[0].casefold()))


def places(scene: Scene) -> Iterator[Filling]:
    """Where, as the sentences say that name what happened."""
    for line in _lead(scene):
        if EVENT.search(line.text):
            for span, name in line.named:
                if name.kind == "place" and WHERE.search(line.text[: span.start - line.start]):
                    yield Filling(name.name, span, name.id)


def times(scene: Scene) -> Iterator[Filling]:
    """When, as the sentences say that name what happened."""
    for line in _lead(scene):
        if EVENT.search(line.text):
            for moment in line.moments:
                telling = SAID.search(line.text[: moment.span.start - line.start])
                if moment.when and moment.precision in ("day", "minute") and not telling:
                    yield Filling(moment.when, moment.span, moment.when)


def suspects(scene: Scene) -> Iterator[Filling]:
    """Who is said to have done it, or was arrested."""
    for line in scene.lines:
        for word in SUSPECT.finditer(line.text):
            for span, name in line.named:
                away = max(span.start - line.start - word.end(), word.start() - (span.end - line.start))
                if name.kind == "person" and away <= NEAR:
                    yield Filling(name.name, span, name.id)


def causes(scene: Scene) -> Iterator[Filling]:
    """Why, in the words of the reports."""
    for line in scene.lines:
        word = CAUSE.search(line.text)
        span = line.passage(word.start()) if word else None
        if span and EVENT.search(span.exact):
            yield Filling(span.exact, span)


FRAME = FrameKind(
    name="attack or accident",
    share=SHARE,
    slots=(
        SlotKind("what", events, core=True, fewest=2),
        SlotKind("killed", killed),
        SlotKind("injured", injured),
        SlotKind("missing", missing),
        SlotKind("toll", lambda scene: (*killed(scene), *injured(scene), *missing(scene)), core=True, shown=False),
        SlotKind("place", places, fewest=2),
        SlotKind("time", times),
        SlotKind("suspects", suspects, fewest=2),
        SlotKind("cause", causes),
    ),
)
