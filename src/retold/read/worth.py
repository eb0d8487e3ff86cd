"""Whether a text is an article at all, and whether it is all there."""

from __future__ import annotations

import re

from retold.read.reader import Note

CONSENT = re.compile(
    r"\b(?:cookies?|consent|gdpr|privacy (?:policy|choices|settings)|partners|accept all|reject all|manage (?:preferences|options|settings)"
    r"|legitimate interests?|personali[sz]ed (?:ads|advertising|content)|enable javascript|ad ?blocker|unusual traffic"
    r"|are (?:you )?(?:not )?a robot|captcha)\b",
    re.IGNORECASE,
)
WALL_WORDS = 400
"""A consent page is shorter than this; an article about cookies of this length is kept."""
FUNCTION_WORDS = frozenset(
    "a an the of to in on at by for with from and or but that which who as is was are were be been has have had his her its their".split()
)
CLOSED = re.compile(r"[.!?…。؟:;)\]}>\"'”’»*_|-]$")
LINK = re.compile(r"https?://\S+$|\bwww\.\S+$|@\w+$")


def wall(text: str) -> str:
    """What is said of a text that is a consent page or a bot check and no article; "" for any other.

    At least three such expressions, one for every 25 words: set by hand on ten common consent texts.
    """
    words = len(text.split())
    if words > WALL_WORDS:
        return ""
    hits = len(CONSENT.findall(text))
    if hits >= 3 and hits * 25 >= words:
        found = f"no article text found (cookie wall? {words} words, {hits} of them of consent)"
        return f"{found}. Skipped. Save the page in reader mode or pass the text."
    return ""


def cut_off(last_line: str) -> Note | None:
    """R113 for a last line of running text that stops in the middle of a sentence; None when it is whole or too short to tell.

    It must hold at least six words and end in a comma, a hyphen, a function word, or a plain word after a full sentence.
    """
    line = last_line.rstrip()
    words = line.split()
    if len(words) < 6 or LINK.search(line) or (CLOSED.search(line) and not line.endswith("-")):
        return None
    inside = re.search(r"[.!?][\"”’')]*\s+[A-Z“\"]", line) is not None
    hanging = words[-1].lower() in FUNCTION_WORDS or line.endswith((",", "-"))
    if hanging or (inside and words[-1][:1].islower()):
        return Note("R113", f"ends in the middle of a sentence (after “{' '.join(words[-3:])[-40:]}”). Kept as far as it goes.")
    return None
