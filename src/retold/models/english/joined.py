"""Where no sentence begins whatever a reader makes of it: inside quotations, before who said them, after a dateline or a label.

Set on the EWT and GUM dev sets, lines not shown (sentences F 83.3 without, 84.1 with these rules).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retold.models.english.sentences import BULLETS, CLOSERS, STOPS, speech_follows

NEVER_FIRST = frozenset(", ; : . ! ? % ) ] } … ” ’ '' n't n’t 's ’s 're ’re 've ’ve 'll ’ll 'd ’d 'm ’m".split())
OPENING = frozenset("“ ‘ « ( [ { ``".split())
STRAIGHT = frozenset(["'", '"'])
JOINING = frozenset("And But Or So Yet".split())
DASHES = frozenset(["—", "–", "-", "--"])
LABEL = 5
"""Most tokens of a label that tells who speaks ("JANE DOE:"), its colon among them."""
DATELINE = 12
"""Most tokens of a dateline: city, region, day and agency."""
_LABELLED = re.compile(r"(?i)(?:image|media|photo|picture|video)\s+(?:caption|copyright|credit|playback)\b")
"""How the line of a picture begins whose label, rights and caption lost the breaks between them: a caption stays with its label."""
_PLACED = re.compile(r"[^\W\d_]*[A-Z][\w.'’-]*|\d{1,4}|[,./()]|\(\w+\)")


def joined(text: str, tokens: Sequence[tuple[int, int]], lines: frozenset[int]) -> list[int]:
    """For each token of ``text``: 0 where a sentence may begin, 1 where none can, 2 where it would begin at the token before,
    a mark that opens what follows. ``lines`` holds the offsets at which lines begin.
    """
    words = [text[start:end] for start, end in tokens]
    found: list[int] = []
    line, labelled = 0, False
    for place, (start, _) in enumerate(tokens):
        if start in lines:
            line, labelled = place, bool(_LABELLED.match(text, start))
        if labelled and start not in lines:
            found.append(1)
            continue
        if place == line or start in lines:
            found.append(0)
        elif _opens(text, tokens, words, place - 1):
            found.append(2)
        else:
            found.append(int(not text[start - 1].isspace() or _joined(words, place, line)))
    return found


def _joined(words: Sequence[str], place: int, line: int) -> bool:
    word, before = words[place], words[place - 1]
    if word in NEVER_FIRST or before in JOINING or before in BULLETS or (before == "," and speech_follows(words, place)):
        return True
    if before == "," and word in OPENING | STRAIGHT:
        return True
    if before == ":" and (word in OPENING | STRAIGHT or (words[place - 2].isupper() and place - line <= LABEL)):
        return True
    back = place - 1
    while back > line and words[back] in CLOSERS:
        back -= 1
    if word[0].islower() and (before in CLOSERS or words[back][-1] not in STOPS):
        return True
    if back < place - 1 and words[back][-1] in ",!?" and (words[back] == "," or speech_follows(words, place)):
        return True
    return place - line <= DATELINE and _dateline(words[line:place])


def _opens(text: str, tokens: Sequence[tuple[int, int]], words: Sequence[str], place: int) -> bool:
    """Whether the token at ``place`` is a mark that belongs to what follows it."""
    start, end = tokens[place]
    apart = start == 0 or text[start - 1].isspace()
    if words[place] in OPENING:
        return apart or not text[end].isspace()  # “ touching what stands before it alone was meant to close
    return words[place] in STRAIGHT and apart and end == tokens[place + 1][0]


def _dateline(words: Sequence[str]) -> bool:
    """ "LISBON, Portugal (AP) —" or "(CNN)": names, days and marks up to a dash, or one agency in parentheses."""
    if words[-1] in DASHES:
        return len(words) > 1 and all(_PLACED.fullmatch(word) for word in words[:-1])
    return len(words) == 3 and words[0] == "(" and words[1].isupper() and words[2] == ")"
