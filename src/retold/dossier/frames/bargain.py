"""Sentences that set two things against one another: what one side gives, and what it gets or wants for it.

Forms were collected from reports of one proposed exchange and from invented ones of prisoners of war, spies, hostages and the dead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from retold.dossier.frames.scene import Line, Scene, of_people
from retold.model import Name, Quantity, Span

DEAL = r"(?:swap(?:s|ped|ping)?|exchang(?:e|es|ed|ing)|barter(?:s|ed|ing)?)"
GIVE = r"(?:releas|free|fre|repatriat|return|hand|deliver|send|sent|extradit|transfer|publish|surrender|giv|gave|liberat|bring|let go)\w*"
GET = r"(?:receiv(?:e|es|ed|ing)|got|gets?|getting|obtain(?:s|ed|ing)?|took back|brought home|will have)"
WANT = r"(?:want|demand|seek|sought|ask)(?:s|ed|ing)?(?: for)?"
OFFER = re.compile(r"\b(?:offer|propos|pledg|promis|suggest)(?:e|es|ed|s|ing)?\b", re.IGNORECASE)
GIVING = re.compile(rf"\b{GIVE}\b", re.IGNORECASE)
WANTING = re.compile(rf"\b{WANT}\b", re.IGNORECASE)
HELD = re.compile(
    r"\b(?:prisoners?|detainees?|captives?|hostages?|inmates?|imprisoned|detained|releas\w+|freed|jailed|convicted|kidnapped|captured|"
    r"sp(?:y|ies)|agents?|soldiers?|troops|bodies|remains|fallen|POWs?)\b",
    re.IGNORECASE,
)
BACK = r"^in (?:return|exchange),"
HINGES = (
    re.compile(r"\bin (?:exchange|return) for\b", re.IGNORECASE),
    re.compile(rf"\b(?:{DEAL}|trad(?:ed|ing))\s(?P<given>[^.;]{{3,140}}?)(?<!ing)\sfor\b", re.IGNORECASE),
    re.compile(r"\b(?:exchanged|swapped|traded)\s+for\b", re.IGNORECASE),
    re.compile(BACK, re.IGNORECASE),
    re.compile(rf",?\s+and\s+{GET}\b(?=[^.;]*\bin (?:return|exchange)\b)", re.IGNORECASE),
    re.compile(r",?\s+and(?=\s[^.;,]{3,80}\b(?:the other way|in the other direction)\b)", re.IGNORECASE),
    re.compile(r"[,–—-]?\s*\b(?:if|provided that|on (?:the )?condition that)\b", re.IGNORECASE),
)
"""Where the two sides of a bargain meet, the commonest first."""
CONDITION = re.compile(r"^\W*(?:if|provided that|on (?:the )?condition that)$", re.IGNORECASE)
WENT = re.compile(r"\s(?:went|came|passed|crossed|were|was|are|is)\b[^.;,]*\b(?:the other way|in the other direction)\b", re.IGNORECASE)
PASSIVE = re.compile(r"\b(?:are|is|were|was|be)\s+$")
EACH = re.compile(rf"\beach\s+(?:\w+\s+)?{GIVE}\b|\b{GIVE}\b[^.;]{{3,60}}\beach\b", re.IGNORECASE)


@dataclass(frozen=True)
class Bargain:
    """One sentence that sets two things against one another: the figure offered, where one is, and the words asked for."""

    line: Line
    hinge: tuple[int, int]
    offered: Quantity | None
    asked: Span | None
    conditional: bool


@lru_cache(maxsize=1)
def bargains(scene: Scene) -> list[Bargain]:
    """The sentences of the story on which the frame hangs: they set people or things against one another."""
    return [bargain for line in scene.lines if (bargain := next(_bargains(scene, line), None)) is not None]


def _bargains(scene: Scene, line: Line) -> Iterator[Bargain]:
    for pattern in HINGES:
        for hinge in pattern.finditer(line.text):
            bargain = _bargain(scene, line, hinge)
            if bargain is not None:
                yield bargain
    both = EACH.search(line.text)
    counted = [quantity for quantity in line.quantities if quantity.what and of_people(quantity, scene.lexicon)]
    if both and counted and HELD.search(line.text):
        yield Bargain(line, both.span(), counted[0], counted[0].span, conditional=False)


def _bargain(scene: Scene, line: Line, hinge: re.Match[str]) -> Bargain | None:
    conditional = CONDITION.match(hinge[0].strip(" ,–—-")) is not None
    backward = re.match(BACK, hinge[0], re.IGNORECASE) is not None
    before = line.text[: hinge.start()]
    earlier = scene.before(line) if backward else line
    if earlier is None or (conditional and not _promised(before, line.text[hinge.end() :])):
        return None
    asked = line.phrase(hinge.end() + 1) if hinge.end() + 1 < len(line.text) else None
    if conditional or backward:
        asked = _given(line, hinge.end())
    way = WENT.search(line.text, hinge.end()) if "and" in hinge[0] else None
    if way is not None:
        asked = line.span(hinge.end(), way.start())
    given = "given" in hinge.re.groupindex and hinge["given"]
    until = earlier.end if backward else line.start + (hinge.end("given") if given else hinge.start())
    counted = [quantity for quantity in earlier.quantities if quantity.span.start < until and quantity.what]
    if asked is None or not (counted or HELD.search(line.text)):
        return None
    if not (backward or conditional or given) and WANTING.search(before) and not OFFER.search(before) and counted:
        wanted = [quantity for quantity in line.quantities if quantity.span.start > line.start + hinge.end() and quantity.what]
        return Bargain(line, hinge.span(), wanted[0] if wanted else None, line.phrase(counted[-1].span.start - line.start), False)
    return Bargain(line, hinge.span(), counted[-1] if counted else None, asked, conditional)


def _promised(before: str, after: str) -> bool:
    """Whether one gives something if another does: "offered to free ..., if ... releases ..."."""
    return GIVING.search(before) is not None and (GIVING.search(after) is not None or re.search(r"\bfreed\b", after) is not None)


def _given(line: Line, start: int) -> Span | None:
    """What stands behind the verb of giving after code point ``start``; before it, where it is told in the passive."""
    giving = GIVING.search(line.text, start)
    if giving is None:
        return None
    passive = PASSIVE.search(line.text[: giving.start()])
    if passive is not None:
        return line.span(start, passive.start())
    skip = re.match(r"\s+over\b", line.text[giving.end() :])
    first = giving.end() + 1 + (skip.end() if skip else 0)
    return line.phrase(first) if first < len(line.text) else None


def parties(line: Line) -> list[tuple[Span, Name]]:
    """The names in a sentence that can be a side of a bargain."""
    return [(span, name) for span, name in line.named if name.kind in ("person", "place", "organization")]
