"""Tokens of a text -> its sentences, by rules: stops, abbreviations, closing marks, line breaks and hard wrapping."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retold.models.english.stubs import stub_edges
from retold.models.english.words import STARTERS, TITLE_ABBREVIATIONS

STOPS = frozenset([".", "!", "?", "…", "。", "！", "？"])
CLOSERS = frozenset([*"”’»)]}\"'", "''"])
OPENERS = frozenset([*"“‘«([{\"'", "``"])
BULLETS = frozenset("•▪‣◦●■◆·")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SPEECH = frozenset("said says asked told added wrote replied cried shouted exclaimed demanded tweeted declared asks adds writes".split())

GO_ON = frozenset({"e.g.", "i.e.", "p.s."})
LONGEST = 400
"""Tokens after which a sentence is cut whatever stands there: text without stops is no prose, and later steps look through sentences."""
WRAP_WIDTH = (45, 100)
"""Columns between which a hard-wrapped line of e-mail or wire text ends; set by hand on 60-, 72- and 80-column text."""


def breaks(text: str, tokens: Sequence[tuple[int, int]]) -> list[int]:
    """Positions in ``tokens`` at which a sentence begins (the first is 0); empty when there are no tokens.

    Each line of a report begins a sentence, unless the text is hard-wrapped there.
    """
    words = [text[start:end] for start, end in tokens]
    lines = line_starts(text)
    stubs = frozenset(stub_edges(words))
    begins: list[int] = []
    for place in range(len(tokens)):
        if not begins or place - begins[-1] >= LONGEST or place in stubs or _breaks_before(tokens, words, place, lines):
            begins.append(place)
    return begins


def _breaks_before(tokens: Sequence[tuple[int, int]], words: Sequence[str], place: int, lines: frozenset[int]) -> bool:
    start = tokens[place][0]
    if start in lines:
        return True
    if words[place] in BULLETS:
        return tokens[place - 1][1] < start
    return _stop_before(tokens, words, place)


def _stop_before(tokens: Sequence[tuple[int, int]], words: Sequence[str], place: int) -> bool:
    """Whether a stop, with the marks that close after it, ends a sentence right before token ``place``."""
    back = place - 1
    while back >= 0 and words[back] in CLOSERS and _closes(tokens, words, back):
        back -= 1
    if back < 0 or (words[place] in CLOSERS and _closes(tokens, words, place)):
        return False
    if not _ends(words, back, place):
        return False
    glued = tokens[place - 1][1] == tokens[place][0]
    if glued and not _glued_break(words, back, place):
        return False
    if words[back][-1] in "!?" and back < place - 1 and speech_follows(words, place):
        return False
    return _can_begin(words, place)


def _closes(tokens: Sequence[tuple[int, int]], words: Sequence[str], place: int) -> bool:
    """A straight mark closes when it touches what stands before it; the others always do."""
    if words[place] not in {'"', "'", "''", "’"}:
        return True
    return place > 0 and tokens[place - 1][1] == tokens[place][0]


def _ends(words: Sequence[str], back: int, place: int) -> bool:
    """Whether the token ``back`` can end a sentence that is followed by token ``place``."""
    word = words[back]
    if word in STOPS or re.fullmatch(r"\.{2,}|[!?]{2,}", word):
        return True
    if not (word.endswith(".") and len(word) > 1 and word[0].isalpha()):
        return False
    if word[:-1].lower() in TITLE_ABBREVIATIONS or word.lower() in GO_ON:
        return False
    following = next((words[k] for k in range(place, min(place + 2, len(words))) if words[k] not in OPENERS), "")
    return following[:1].isupper() and following.lower() in STARTERS


def _glued_break(words: Sequence[str], back: int, place: int) -> bool:
    """ "ended.The": a space was lost after the stop."""
    before = words[back - 1] if back else ""
    following = words[place]
    return len(before) > 1 and before.islower() and len(following) > 1 and following[0].isupper() and following[1:2].islower()


def speech_follows(words: Sequence[str], place: int) -> bool:
    """ "Why?" Smith asked: the question is part of the sentence that tells who asked."""
    ahead = [word.lower() for word in words[place : place + 4]]
    return any(word in _SPEECH for word in ahead[:3]) and (words[place][0].isupper() or ahead[0] in _SPEECH)


def _can_begin(words: Sequence[str], place: int) -> bool:
    """Whether token ``place`` looks like the first of a sentence: a capital, a figure or a mark that opens."""
    for k in range(place, min(place + 3, len(words))):
        word = words[k]
        if word in OPENERS or word in {"—", "–", "-", "--", "...", "…"}:
            continue
        return not word[0].islower() and (word[0].isalnum() or word[0] in "$£€¥₹@#¿¡")
    return True


def line_starts(text: str) -> frozenset[int]:
    """Offsets of the first non-space character of each line that begins a sentence."""
    lines = [(match.start(), match.group()) for match in _LINE.finditer(text) if match.group().strip()]
    starts: set[int] = set()
    for number, (start, line) in enumerate(lines):
        if number == 0 or not _wrapped(text, lines, number):
            starts.add(start + len(line) - len(line.lstrip()))
    return frozenset(starts)


def _wrapped(text: str, lines: Sequence[tuple[int, str]], number: int) -> bool:
    """Whether line ``number`` continues the line before it, which was broken only because the column ended."""
    start, line = lines[number]
    before_start, before = lines[number - 1]
    between = text[before_start + len(before) : start]
    if between not in {"\n", "\r\n", "\r"}:
        return False
    width = len(before.rstrip())
    low, high = WRAP_WIDTH
    if not low <= width <= high or line.lstrip()[:1] in BULLETS or line.lstrip()[:2] in {"- ", "* "}:
        return False
    first_word = line.split(None, 1)[0]
    full = width + 1 + len(first_word) > _column(lines, number)
    if before.rstrip()[-1] in '.!?…”"':
        return False
    return line.lstrip()[0].islower() or (full and _block(lines, text, number) >= 3)


def _column(lines: Sequence[tuple[int, str]], number: int) -> int:
    """Longest line near line ``number``: the column at which a wrapped text would have been broken."""
    return max(len(line.rstrip()) for _, line in lines[max(0, number - 4) : number + 4])


def _block(lines: Sequence[tuple[int, str]], text: str, number: int) -> int:
    """How many lines, at most five, stand without an empty line between around line ``number``."""

    def joined(k: int) -> bool:
        return 0 < k < len(lines) and text[lines[k - 1][0] + len(lines[k - 1][1]) : lines[k][0]] in {"\n", "\r\n"}

    before = next((k for k in range(2) if not joined(number - k)), 2)
    after = next((k for k in range(2) if not joined(number + 1 + k)), 2)
    return 1 + before + after
