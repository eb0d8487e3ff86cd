"""Words after a label that names who says them: "WALLACE: Why now?" in a transcript, "Police: two held" in a headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from retold.annotate.words.roles import TITLES
from retold.annotate.words.speech import SOURCE_NOUNS
from retold.model import Mention, Report, Sentence

_LABEL = re.compile(r"(?m)^[ \t]*(?P<who>(?:[A-Z][\w.'’-]*[ ]){0,3}[A-Z][\w.'’-]*)(?:, [A-Z][A-Z’' -]+)?:[ \t]+(?=\S)")
"""A label, in a transcript with the speaker's part in the programme ("JANE DOE, BYLINE:"); a host's opening lines, below the label,
are the outlet's own."""
FEWEST_TURNS = 3
"""Times a label must open a line before it is taken for a speaker without the report naming such a person elsewhere."""
NO_SPEAKER = frozenset(
    "note update updated watch read related photo photos video image caption correction editor's source sources live breaking opinion "
    "analysis more here also warning date time location where when what who why how cost age contact email phone tel address".split()
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label at ``who_start`` to ``who_end``, its speaker, and the words of its line up to ``end``."""

    speaker: str
    who_start: int
    who_end: int
    start: int
    end: int
    headline: bool


def labelled(report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Labelled]:
    """Every labelled line of ``report`` in order of place."""
    text = report.text
    matches = list(_LABEL.finditer(text))
    times = Counter(_last_word(match["who"]) for match in matches)
    titles = [(sentence.start, sentence.end) for sentence in sentences if sentence.part == "title"] or [(0, _first_line(text))]
    people = {_last_word(mention.span.exact): mention.span.exact for mention in mentions if mention.kind == "person"}
    full = {mention.span.exact.casefold(): mention.span.exact for mention in mentions if " " in mention.span.exact}
    found: list[Labelled] = []
    for match in matches:
        who = match["who"]
        headline = any(start <= match.start() < end for start, end in titles)
        known = full.get(who.casefold()) or people.get(_last_word(who))
        if not _speaks(who, known is not None, headline, times[_last_word(who)]):
            continue
        line = text.find("\n", match.end())
        end = len(text) if line < 0 else line
        found.append(Labelled(known or who, match.start("who"), match.end("who"), match.end(), end, headline))
    return found


def _first_line(text: str) -> int:
    """Where the first line ends, when it ends without a stop as a headline does; else 0."""
    line = text.partition("\n")[0].rstrip()
    return 0 if line.endswith((".", "”", '"')) or len(line) == len(text) else len(line)


def _last_word(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold() if name.split() else ""


def _speaks(who: str, known: bool, headline: bool, times: int) -> bool:
    """Whether the label names a speaker: in capitals and often or known; in a headline a person or someone who can speak."""
    words = [word.casefold() for word in who.split()]
    if any(word in NO_SPEAKER for word in words):
        return False
    if headline:
        return known or words[-1] in SOURCE_NOUNS or words[0] in TITLES
    return who.isupper() and len(who) > 2 and (known or times >= FEWEST_TURNS)
