"""Words given as someone's: marked ones by their marks, and unmarked ones by the verb of saying before or after them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retold.model import Sentence, Token

PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
LONGEST_OPEN = 600
"""Code points after which an opening mark without a closing one in its paragraph is taken for a slip; 600 is a long paragraph."""
LONGEST_QUOTED = 4000
"""Code points within which the closing mark is sought: longer than any quoted paragraph met."""
_DOUBLED = re.compile(r"(?<!')''(?!')")
_TURNED = re.compile(r"(?<![^\s(\[])”(?=\w)")
"""A closing mark where only an opening one can stand: after space and before a word."""
_PARAGRAPH = re.compile(r"[^\n\r\v\f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Marked:
    """Code points between marks (exclusive of them); ``outer`` includes them; ``closed`` is False where the closing mark is missing."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool


def marked_stretches(text: str) -> list[Marked]:
    """Every stretch of ``text`` between quotation marks, in order, outermost only; none crosses a line."""
    found: list[Marked] = []
    plain = _TURNED.sub("“", _DOUBLED.sub(_single, text))
    for paragraph in _PARAGRAPH.finditer(plain):
        found.extend(_in_paragraph(plain, paragraph.start(), paragraph.end()))
    return found if plain == text else [_over_doubled(text, stretch) for stretch in found]


def _single(match: re.Match[str]) -> str:
    """Two apostrophes for one mark (old wire copy), as one of the same length: the mark stands on the outer side of a space."""
    before = match.string[match.start() - 1 : match.start()]
    return ' "' if not before or before.isspace() or before in "([{—–-:" else '" '


def _over_doubled(text: str, stretch: Marked) -> Marked:
    """The stretch with both apostrophes of its marks outside it."""
    start = stretch.outer_start - (text[stretch.outer_start - 1 : stretch.outer_start + 1] == "''")
    end = stretch.outer_end + (text[stretch.outer_end - 1 : stretch.outer_end + 1] == "''")
    return replace(stretch, outer_start=start, outer_end=end)


def _in_paragraph(text: str, start: int, end: int) -> list[Marked]:
    found: list[Marked] = []
    searched: dict[str, int] = {}
    at = start
    while at < end:
        char = text[at]
        if char not in PAIRS or not _opens(text, at, start):
            at += 1
            continue
        close = _closing(text, at, end, searched)
        if close is None and char == '"':
            close = _crossed(text, at, end)
        if close is None and (char in "'‘" or not _continues(text, at, start, end)):
            at += 1
            continue
        stop = end if close is None else close
        stretch = _stripped(text, at, stop, close is not None)
        if stretch is not None:
            found.append(stretch)
        at = stop + 1
    return found


def _stripped(text: str, opening: int, stop: int, closed: bool) -> Marked | None:
    inner_start, inner_end = opening + 1, stop
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and text[inner_end - 1].isspace():
        inner_end -= 1
    if inner_end - inner_start < 2:
        return None
    return Marked(inner_start, inner_end, opening, stop + 1 if closed else inner_end, closed)


def _opens(text: str, at: int, start: int) -> bool:
    """Whether the mark at ``at`` opens: it stands after space or a bracket and before something that is not space."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if after.isspace():
        return False
    if text[at] in "“„«":
        return True
    if text[at] in "'‘" and (after in "'’" or re.match(r"['‘](?:\d\ds?\b|em\b|til\b|n\b|cause\b)", text[at : at + 7])):
        return False
    return before.isspace() or before in "([{—–-:/“‘\"'"


def _closing(text: str, at: int, end: int, searched: dict[str, int]) -> int | None:
    """Place of the mark that closes the one at ``at``, before ``end``; None when there is none.

    ``searched`` remembers up to where no mark closes an opening one, so that many unclosed marks cost no more than one.
    """
    opening = text[at]
    closers = PAIRS[opening]
    depth = 0
    limit = min(end, at + LONGEST_QUOTED)
    for place in range(max(at + 1, searched.get(opening, 0)), limit):
        char = text[place]
        if opening == "“" and char == "“":
            depth += 1
        elif char in closers and _closes(text, place, end, opening):
            if not depth:
                return place
            depth -= 1
        elif opening == "“" and char == '"' and _closes(text, place, end, '"'):
            return place
    searched[opening] = limit
    return None


def _crossed(text: str, at: int, end: int) -> int | None:
    """Place of a turned mark that closes the straight one at ``at``, where no turned one opens between; None when there is none."""
    place = text.find("”", at + 1, min(end, at + LONGEST_QUOTED))
    return place if place >= 0 and "“" not in text[at:place] else None


def _closes(text: str, place: int, end: int, opening: str) -> bool:
    """Whether a closing mark at ``place`` closes and is no apostrophe."""
    before = text[place - 1]
    after = text[place + 1] if place + 1 < end else " "
    if opening in "“«„":
        return True
    if before.isspace() and not after.isspace():
        return False
    if opening == '"':
        return not after.isalnum()
    if after.isalnum():
        return False
    return before in '.,!?…;”"' or not _plural_owner(text, place, end)


def _plural_owner(text: str, place: int, end: int) -> bool:
    """ "the girls' release": an apostrophe, when another mark that can close follows in the line."""
    if text[place - 1] not in "sS":
        return False
    rest = text[place + 1 : min(end, place + LONGEST_OPEN)]
    return rest[:1] == " " and rest[1:2].islower() and bool(re.search(r"[.,!?\w]['’](?!\w)", rest))


def _continues(text: str, at: int, start: int, end: int) -> bool:
    """Whether an opening mark without its closing one is speech that runs on: to the end of its line."""
    if end - at > LONGEST_OPEN:
        return False
    goes_on = text[end : end + 200].lstrip()[:1] == text[at]
    return goes_on or not text[start:at].strip() or text[start:at].rstrip()[-1:] in ":,"


def pieces(stretch: Marked, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The stretch cut where sentences end inside it, as (start, end): each an utterance that another report may give alone."""
    starts = [sentence.start for sentence in sentences]
    first = max(0, bisect_right(starts, stretch.start) - 1)
    last = bisect_left(starts, stretch.end)
    found: list[tuple[int, int]] = []
    for sentence in sentences[first:last]:
        start, end = max(stretch.start, sentence.start), min(stretch.end, sentence.end)
        if end - start >= 2:
            found.append((start, end))
    return found


def is_whole(tokens: Sequence[Token], start: int, end: int, stretch: Marked, text: str) -> bool:
    """Whether the marked words at ``start`` to ``end`` are a clause of their own (direct speech), not words woven in (mixed)."""
    inside = [token for token in tokens if token.start >= start and token.end <= end and token.tag != "PUNCT"]
    if not inside:
        return False
    verb = any(token.tag in {"VERB", "AUX"} for token in inside)
    capital = inside[0].text[0].isupper()
    before = text[max(0, stretch.outer_start - 2) : stretch.outer_start].strip()
    return (capital and (verb or before[-1:] in {"", ":", ",", "."})) or (verb and len(inside) >= 4 and before[-1:] in {":", ","})
