"""What of a text is not running text: title, date stub, byline, dateline, captions, lists, boilerplate.

The text itself is never changed; a part is two offsets and a kind. When in doubt a line stays running text: a sentence
wrongly set aside is lost to every later step, a stray caption costs little. Patterns are general newsroom habits; they
were checked on the 239 articles of the newscluster development set, which are not part of this project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retold.read.dates import DATE, MONTH, WEEKDAY, iso
from retold.read.furniture import is_boilerplate, is_caption, is_credit, opens_related_list
from retold.read.reader import LOOKED_AT

SENTENCE_END = re.compile(r"[.!?…。؟][\"'”’»)\]]*$|[:;,]$")
STUB = re.compile(
    rf"\W*(?:[\w .]{{1,30}}\s*\|\s*)?(?:(?:date|published|posted|updated|last updated|publication date)\b\s*:?\s*(?:on\s+)?)?"
    rf"{WEEKDAY}(?P<date>{DATE.pattern})(?P<rest>.{{0,40}})",
    re.IGNORECASE,
)
STUB_REST = re.compile(
    r"[T\s,|·—–-]*(?:at\s+)?"
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{1,4}|[+-]\d{2}:?\d{2})?)?\W*",
    re.IGNORECASE,
)
NAME = r"[A-ZÀ-Þ][\w’'.-]*(?:\s+(?:(?:de|del|della|van|von|bin|al|el|la|le|di|da|dos|der|ter)\s+)*[A-ZÀ-Þ][\w’'.-]*){1,4}"
BYLINE = re.compile(
    rf"(?:By|BY|Written by|Reported by|Words by)\s*:?\s+(?P<names>{NAME}(?:(?:,\s+|\s+and\s+|\s*&\s*){NAME})*)"
    r"(?P<rest>(?:\s+in\s+|\s+for\s+|\s*[,|/–—-]\s*|\s*\().{0,80})?"
)
ROLE = r"(?:Staff|Reporter|Correspondent|Editor|Writer|Associated Press|Reuters|AFP|Press Association|Bureau|News Service|Columnist)"
NAMED_ROLE = re.compile(rf"(?P<names>{NAME})\s*[,|]\s*(?:[\w’'&.-]+\s+){{0,4}}{ROLE}(?:\s+[\w’'&.-]+){{0,3}}")
PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?:[\s/-]+[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*){0,4}(?:,\s+[A-ZÀ-Þ][\w’'.-]*(?:\s+[A-ZÀ-Þ][\w’'.-]*){0,3}){0,2}"
TOWN = r"[A-ZÀ-Þ][\w’'.-]*(?:\s+[A-ZÀ-Þ][\w’'.-]*){0,3}"
NO_PLACE = r"FILE|UPDATED?|WATCH|BREAKING|EXCLUSIVE|LIVE|VIDEO|PHOTOS?|PICTURES?|ANALYSIS|OPINION|COMMENT|READ MORE|MORE|NOTE|CORRECTION"
DAY = rf"(?:,?\s+(?i:{MONTH.replace('?P<month>', '?:')})\s+\d{{1,2}}(?:,?\s+\d{{4}})?)?"
AGENCY = r"(?:\s*\([A-Z][\w’'. /&-]{1,30}\))?"
DASH = r"\s*(?:—|–|--|-(?=\s))\s*"
DATELINES = (
    re.compile(rf"(?!(?:{NO_PLACE})\b){PLACE}{DAY}{AGENCY}{DASH}"),
    re.compile(rf"\([A-Z][\w’'. /&-]{{1,24}}\)\s*(?:{DASH})?"),
    re.compile(rf"(?P<date>(?i:{DATE.pattern})){AGENCY}\s*(?:—|–|--|-|,)\s*{TOWN}(?:,\s+[A-ZÀ-Þ][\w’'. -]{{1,30}})?\s*(?::|—|–|--)\s*"),
    re.compile(rf"{TOWN}(?:,\s+[A-ZÀ-Þ][\w’'.-]*){{0,2}},?\s+\(?(?P<date>(?i:{DATE.pattern}))\)?{AGENCY}\s*(?::|—|–|--|-(?=\s))\s*"),
)  # fmt: skip
LIST_MARK = re.compile(r"(?:[-*•·▪●◦]|\d{1,2}[.)])\s+\S(?!.*\s-$)")
SMALL_WORDS = frozenset("from with over into that after amid than upon".split())
LATE = 3
LONGEST_DECK = 40
LONGEST_TITLE = 25
"""Words. The longest headline of the development set has 24."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it: code points ``start`` to ``end``."""

    start: int
    end: int
    text: str
    blank_after: bool

    @property
    def words(self) -> int:
        """How many words it holds."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text as (kind, start, end), sorted and apart, and what the parts state ("" if nothing)."""

    parts: tuple[tuple[str, int, int], ...]
    title: str = ""
    byline: str = ""
    published: str = ""
    basis: str = ""


def layout(text: str, stated_title: str = "") -> Layout:
    """The layout of ``text``; ``stated_title`` is the title the input gave apart from the text, if it did."""
    rows = list(lines(text[:LOOKED_AT]))
    head, used = header(rows, stated_title)
    rest = rows[used:]
    start = dateline(rest)
    within = tuple(furniture(rest, skip=start.parts))
    return Layout(
        tuple(sorted({*head.parts, *start.parts, *within}, key=lambda part: part[1:])),
        head.title or late_title(text, rest[:LATE], within),
        head.byline,
        head.published or start.published,
        head.basis or start.basis,
    )


def late_title(text: str, rows: list[Line], within: tuple[tuple[str, int, int], ...]) -> str:
    """A headline that stands below the first paragraph, as on pages that lead with a summary; "" when there is none."""
    starts = {row.start for row in rows}
    return next((" ".join(text[start:end].split()) for kind, start, end in within if kind == "title" and start in starts), "")


def lines(text: str) -> Iterator[Line]:
    """The lines of ``text`` that are not blank."""
    rows, at = [], 0
    for raw in text.splitlines(keepends=True):
        inner = raw.strip()
        start = at + (len(raw) - len(raw.lstrip()))
        rows.append((start, start + len(inner), inner))
        at += len(raw)
    for number, (start, end, inner) in enumerate(rows):
        if inner:
            yield Line(start, end, inner, number + 1 < len(rows) and not rows[number + 1][2])


def header(rows: list[Line], stated_title: str) -> tuple[Layout, int]:
    """The date stubs, bylines and titles before the running text, and how many lines they take."""
    parts: list[tuple[str, int, int]] = []
    found = {"title": "", "byline": "", "date": ""}
    used = 0
    for number, row in enumerate(rows[:8]):
        after = rows[number + 1 :]
        kind, value = header_line(row, after, stated_title, bool(found["title"]))
        if not kind and not is_deck(number, row, after):
            break
        if kind or not SENTENCE_END.search(row.text):
            parts.append((kind or "title", row.start, row.end))
        if kind:
            found[kind] = found[kind] or value
        used = number + 1
    basis = "stated" if found["date"] else ""
    return Layout(tuple(parts), found["title"], found["byline"], found["date"], basis), used


def is_deck(number: int, row: Line, after: list[Line]) -> bool:
    """Whether a line is a sub-heading: it stands after the title, and a byline or a date line follows. A whole sentence stays text."""
    return number > 0 and bool(after) and row.words <= LONGEST_DECK and bool(byline(after[0].text) or stub_date(after[0].text))


def header_line(row: Line, after: list[Line], stated_title: str, titled: bool) -> tuple[str, str]:
    """Kind and value of one line before the running text; ("", "") when it is running text."""
    date = stub_date(row.text)
    if date:
        return "date", date
    names = byline(row.text)
    if names:
        return "byline", names
    if looks_like_title(row, after, stated_title, titled):
        return "title", " ".join(row.text.split())
    return "", ""


def stub_date(line: str) -> str:
    """ISO 8601 for a line that says nothing but a date ("date 2025-04-21", "Published: 3 May 2020, 10:15"); else ""."""
    match = STUB.fullmatch(line) if len(line) <= 90 else None
    if match and STUB_REST.fullmatch(match["rest"]):
        return iso(match["date"] + match["rest"])
    return ""


def byline(line: str) -> str:
    """The names in a byline ("By Jane Roe and John Doe", "Jane Roe, Staff Writer"); "" when the line is none."""
    if len(line) > 140 or (line.endswith((".", "?", "!")) and not line.endswith(("Jr.", "Sr."))):
        return ""
    match = BYLINE.fullmatch(line) or NAMED_ROLE.fullmatch(line)
    return " ".join(match["names"].split()) if match else ""


def looks_like_title(row: Line, after: list[Line], stated_title: str, titled: bool) -> bool:
    """Whether a line before the running text is a headline.

    It is when it repeats the stated title; without one, when it is short, has no final stop, is neither caption nor list,
    and a blank line or a longer paragraph follows.
    """
    if stated_title:
        return alike(row.text, stated_title)
    if titled or not after or not 2 <= row.words <= LONGEST_TITLE or ends_like_sentence(row.text):
        return False
    if line_kind(row.text) or not (row.text[0].isalnum() or row.text[0] in "'\"“‘"):
        return False
    return row.blank_after or any(following.words > row.words for following in after[:2])


def ends_like_sentence(line: str) -> bool:
    """Whether a line ends as sentences do and headlines do not."""
    return bool(SENTENCE_END.search(line)) and not line.endswith(("?", "!", "’", "”", "'", '"')) and not capitalised(line, least=4)


def alike(line: str, title: str) -> bool:
    """Whether a line repeats a title: nearly the same words, or the title with the outlet's name cut off."""
    words, others = set(re.findall(r"\w+", line.lower())), set(re.findall(r"\w+", title.lower()))
    if not words or not others:
        return False
    return len(words & others) >= 0.8 * max(len(words), min(len(others), len(words) + 3))


def dateline(rows: list[Line]) -> Layout:
    """The dateline at the start of the first paragraph that is no caption, and the date in it."""
    for row in rows[:3]:
        if is_caption(row.text):
            continue
        for shape in DATELINES:
            match = shape.match(row.text)
            if match and match.end() < len(row.text):
                date = iso(match.groupdict().get("date") or "") or iso(found_date(match.group()))
                end = row.start + len(match.group().rstrip())
                return Layout((("dateline", row.start, end),), published=date, basis="dateline" if date else "")
        break
    return Layout(())


def found_date(text: str) -> str:
    """The first full date in a text, "" when none."""
    match = DATE.search(text)
    return match.group() if match else ""


def furniture(rows: list[Line], skip: tuple[tuple[str, int, int], ...]) -> Iterator[tuple[str, int, int]]:
    """Captions, lists, boilerplate and headings among the lines of the running text."""
    taken = {start for _, start, _ in skip}
    related = False
    for number, row in enumerate(rows):
        if row.start in taken:
            related = False
            continue
        kind = line_kind(row.text)
        if opens_related_list(row.text):
            related, kind = True, "boilerplate"
        elif related and not kind:
            related = not SENTENCE_END.search(row.text) and row.words <= LONGEST_TITLE
            kind = "boilerplate" if related else ""
        if not kind and is_heading(number, rows):
            kind = "title"
        if kind:
            yield kind, row.start, row.end


def line_kind(line: str) -> str:
    """Boilerplate, caption, list, byline, or "" for running text, from the line alone."""
    checks = (
        ("boilerplate", is_boilerplate),
        ("caption", is_caption),
        ("byline", byline),
        ("date", stub_date),
        ("credit", is_credit),
        ("list", is_list_item),
    )
    return next((kind for kind, check in checks if check(line)), "")


def is_list_item(line: str) -> bool:
    """Whether a line is an entry of a list. A whole sentence behind a bullet is running text: live pages tell so."""
    return bool(LIST_MARK.match(line)) and not SENTENCE_END.search(line)


def is_heading(number: int, rows: list[Line]) -> bool:
    """Whether a line within the running text is a heading: every longer word begins with a capital, no final stop."""
    row = rows[number]
    if not 2 <= row.words <= 15 or number + 1 >= len(rows) or SENTENCE_END.search(row.text) or rows[number + 1].words <= row.words:
        return False
    return capitalised(row.text, least=2)


def capitalised(line: str, least: int) -> bool:
    """Whether every word of four letters and more begins with a capital, as in headlines, and there are ``least`` of them."""
    long = [word for word in re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", line) if len(word) > 3 and word not in SMALL_WORDS]
    return len(long) >= least and all(word[0].isupper() for word in long)


__all__ = ["Layout", "Line", "layout", "lines"]
