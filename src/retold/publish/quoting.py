"""The one place where quotation marks are put around words of reports.

:func:`quote` takes a span and slices the stored text; what does not read as the span says is refused. So whatever
stands between our marks is, letter for letter, in a report. Sentences that come from other steps pass
:func:`only_true_quotes`, which takes the marks off anything that is no such slice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from retold.model import Span
from retold.publish.visible import one_line

Texts = Mapping[str, str]
STRETCH = re.compile("“([^“”]*)”|„([^„”“]*)[”“]|«([^«»]*)»|\"([^\"]*)\"|‘([^‘’]*)’(?!\\w)|(?<!\\w)'([^']*)'(?!\\w)")

WORDING = re.compile("“([^“”]*)”")
LISTED = re.compile("(?:(?P<whose>[^“”]*): )?“[^“”]*”(?:(?:, | / | against )“[^“”]*”)+")  # as discrepancies word what they are about


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands before and after quoted words in one kind of output, and whether that output is HTML."""

    before: str
    after: str
    html: bool


PAIRS = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("‘", "’"))
PLAIN = Marks("“", "”", html=False)
HTML = Marks("<q>", "</q>", html=True)  # browsers draw the marks of <q>, so that copied text and searches see the words alone
# Words that hold double marks stand between single ones.
AROUND = {PLAIN: Marks("‘", "’", html=False), HTML: Marks("<q class=o>", "</q>", html=True)}
DOUBLE = re.compile('["“”„]')


def words(span: Span, texts: Texts) -> str:
    """The words of ``span`` as the stored text holds them. Raises ValueError when they differ from ``span.exact``."""
    text = texts.get(span.report)
    if text is None or text[span.start : span.end] != span.exact or not 0 <= span.start <= span.end:
        raise ValueError(f"span {span.start}-{span.end} of {span.report} does not quote its text")
    return text[span.start : span.end]


def quote(span: Span, texts: Texts, marks: Marks = PLAIN) -> str:
    """The words of ``span`` between quotation marks, hostile characters made visible; Markup for HTML.

    ``texts`` are the stored texts by report id. Raises ValueError when the span does not quote its text.
    """
    words(span, texts)
    shown = one_line(words(unwrapped(span), texts))
    marks = AROUND.get(marks, marks) if DOUBLE.search(shown) else marks
    if marks.html:
        return Markup(marks.before) + escape(shown) + Markup(marks.after)
    return f"{marks.before}{shown}{marks.after}"


def head(span: Span, longest: int) -> Span:
    """``span`` itself, or its beginning of at most ``longest`` code points, cut between words."""
    if len(span.exact) <= longest:
        return span
    cut = max(span.exact.rfind(" ", 0, longest + 1), span.exact.rfind("\n", 0, longest + 1))
    kept = span.exact[: cut if cut > longest // 2 else longest].rstrip()
    return Span(span.report, span.start, span.start + len(kept), kept)


def unwrapped(span: Span) -> Span:
    """``span`` without quotation marks of the text at its ends that enclose it whole, or have no partner in it, so that ours do not
    double them.
    """
    exact = span.exact.strip()
    start = span.start + span.exact.index(exact) if exact else span.start
    for before, after in PAIRS:
        inner = exact[1:-1]
        if len(exact) > 2 and exact[0] == before and exact[-1] == after and before not in inner and after not in inner:
            return Span(span.report, start + 1, start + 1 + len(inner), inner)
    if len(exact) > 1 and exact.count("“") + 1 == exact.count("”") and exact[-1] == "”":
        return Span(span.report, start, start + len(exact) - 1, exact[:-1])
    if len(exact) > 1 and exact.count("”") + 1 == exact.count("“") and exact[0] == "“":
        return Span(span.report, start + 1, start + len(exact), exact[1:])
    return span


def without_torn_marks(line: str) -> str:
    """A cut line of a report's words without double marks whose partner was cut away."""
    torn = line.count("“") != line.count("”") or line.count('"') % 2
    return line.translate(str.maketrans("", "", '“”"')) if torn else line


def without_listed(line: str, shown: set[str]) -> str:
    """Of a line that names something and lists wordings of it, all among ``shown`` (lower case), the name alone; any other as it is."""
    found = LISTED.fullmatch(line)
    listed = {" ".join(words.casefold().split()) for words in WORDING.findall(line)}
    return found["whose"] or "" if found and listed <= shown else line


def only_true_quotes(sentence: str, texts: Texts, marks: Marks = PLAIN) -> str:
    """A sentence of ours for show: stretches it quotes keep quotation marks where a stored text reads just so, else lose them."""
    pieces: list[str] = []
    place = 0
    for match in STRETCH.finditer(sentence):
        inner = next(group for group in match.groups() if group is not None)
        span = _find(inner, texts)
        pieces.append(_plain(sentence[place : match.start()], marks))
        pieces.append(quote(span, texts, marks) if span else _plain(inner, marks))
        place = match.end()
    pieces.append(_plain(sentence[place:], marks))
    return Markup("").join(pieces) if marks.html else "".join(pieces)


def _plain(text: str, marks: Marks) -> str:
    return escape(one_line(text)) if marks.html else one_line(text)


def _find(inner: str, texts: Texts) -> Span | None:
    """Where a stored text holds ``inner``, whole words only; None when none does."""
    if not inner.strip():
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(inner)}(?!\w)")
    for report in sorted(texts):
        found = pattern.search(texts[report]) if inner in texts[report] else None
        if found:
            return Span(report, found.start(), found.end(), inner)
    return None
