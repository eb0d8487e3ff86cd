"""A report's own words on where its text, or what it tells, comes from: agencies, other outlets, copyright lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retold.read.reader import LOOKED_AT

AGENCIES = {
    "Associated Press": ("The Associated Press", "Associated Press", "AP"),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "Agence France-Presse": ("Agence France-Presse", "AFP"),
    "Press Association": ("Press Association", "PA Media", "PA"),
    "Deutsche Presse-Agentur": ("Deutsche Presse-Agentur", "Deutsche Presse Agentur", "dpa", "DPA"),
    "Xinhua": ("Xinhua News Agency", "Xinhua"),
    "Bloomberg": ("Bloomberg News", "Bloomberg"),
    "EFE": ("EFE",),
    "ANSA": ("ANSA",),
    "Kyodo": ("Kyodo News", "Kyodo"),
    "Yonhap": ("Yonhap News Agency", "Yonhap"),
    "TASS": ("TASS", "Tass"),
    "Interfax": ("Interfax",),
    "Anadolu": ("Anadolu Agency", "Anadolu"),
    "United Press International": ("United Press International", "UPI"),
    "Press Trust of India": ("Press Trust of India", "PTI"),
    "Canadian Press": ("The Canadian Press", "Canadian Press"),
    "Australian Associated Press": ("Australian Associated Press", "AAP"),
}
"""News agencies and what they are called; the key is the name given as origin."""

OUTLETS = (
    "CNN", "BBC", "Sky News", "NBC News", "NBC", "ABC News", "CBS News", "CBS", "Fox News", "MSNBC", "PBS", "NPR", "CNBC",
    "ITV", "Channel 4 News", "RTE", "RT", "CCTV", "NHK", "Al Jazeera", "Al Arabiya", "Deutsche Welle", "France 24", "Euronews",
    "Politico", "Axios", "Vox", "Wired", "BuzzFeed News", "USA Today", "Newsweek", "Time magazine", "Der Spiegel", "Le Monde",
    "Le Figaro", "El País", "Bild", "Corriere della Sera", "Haaretz", "Global Times", "MailOnline", "TMZ", "People magazine",
    "Variety", "Vanity Fair", "Rolling Stone", "The Verge", "TechCrunch", "Daily Mail", "Mirror",
)  # fmt: skip
"""Outlets whose names do not end in a word of :data:`OUTLET_WORD`."""

OUTLET_WORD = (
    r"(?:Times|Post|Journal|Herald|Tribune|Guardian|Telegraph|Independent|Gazette|Chronicle|Observer|Standard|Mail|Express|Sun|News|Globe"
    r"|Examiner|Inquirer|Daily|Star|Courier|Dispatch|Sentinel|Monitor|Examiner|Bulletin|Wire|Newswire|Radio|Television|TV)"
)
KNOWN = {spelling: name for name, spellings in AGENCIES.items() for spelling in spellings}
SPELLINGS = "|".join(re.escape(name) for name in sorted([*KNOWN, *OUTLETS], key=lambda name: (-len(name), name)))
TITLED = rf"(?:[A-Z][\w.&’'-]{{0,30}}\s{{1,3}}){{1,4}}{OUTLET_WORD}"
NAMED = (
    rf"(?:the\s{{1,3}}|The\s{{1,3}})?(?P<origin>(?:{SPELLINGS}|{TITLED}|The {OUTLET_WORD}))(?![\w-])"
    r"(?:\s{1,3}(?:newspaper|magazine|news agency))?"
)
SECOND = NAMED.replace("?P<origin>", "?P<second>")
DOMAIN = (
    r"(?P<origin>(?:www\.)?[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,5}"
    r"\.(?:com|org|net|info|news|co\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2})(?![\w-])(?:/\S{0,200})?)"
)
SHORT_AGENCY = "|".join(re.escape(name) for name in sorted(KNOWN, key=lambda name: (-len(name), name)))

SHAPES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        # where the text comes from
        (
            rf"(?:[Tt]his|[Tt]he) (?:post|article|story|report|piece|text|content)?\s{{0,3}}(?:was |has been )?(?:originally |first )*"
            rf"(?:appeared|published|posted)(?: first| originally)? (?:on|in|at|by) (?:{DOMAIN}|{SECOND})"
        ),
        rf"(?:^|(?<=[\s\n]))\((?P<origin>{SHORT_AGENCY}|CNN|BBC)\)(?=\s{{0,3}}(?:[-–—]|[A-Z“\"]|$))",
        rf"(?:[Cc]opyright|©|\([Cc]\))\s{{0,3}}(?:©\s{{0,3}})?(?:(?:19|20)\d\d)?,?\s{{0,3}}(?:by )?{NAMED}",
        rf"(?:[Aa]dditional|[Ff]urther) reporting (?:by|from) {NAMED}",
        rf"(?:[Ss]ource|[Cc]redit|[Vv]ia|VIA|SOURCE)\s{{0,3}}:\s{{0,3}}{NAMED}\s{{0,3}}$",
        rf"^\s{{0,3}}[-–—(]?\s{{0,3}}(?P<origin>{SHORT_AGENCY})\s{{0,3}}\)?\s{{0,3}}$",
        rf"(?<=[.!?”\"] )[-–—]\s{{0,3}}(?P<origin>{SHORT_AGENCY})\s{{0,3}}$",
        (
            r"(?:^|(?<=\s))(?:[-–—(]\s{0,3})?[Ww]ith (?:reporting (?:by|from) )?(?:additional )?"
            r"(?P<origin>(?:news |wire )?agenc(?:y|ies)|wires?)(?: reports)?\)?\s{0,3}$"
        ),
        rf"[Rr]eporting (?:by|from) (?P<origin>agencies|wires|{SHORT_AGENCY})",
        # what it tells on another's word
        rf"\b(?:told|tells|informed)\s{{1,3}}{NAMED}",
        (
            r"\b(?:according to|as reported by|first reported by|reported by|citing|quoted by|in an interview with|an interview with"
            rf"|interviewed by|in a statement to|a report (?:by|in|from))\s{{1,3}}{NAMED}"
        ),
    )
)  # fmt: skip


BEHIND = (
    (re.compile(r"contributed to this (?:report|story|article|post)"), re.compile(rf"{NAMED}(?:,? [A-Z][\w .,-]{{0,80}})? $")),
    (re.compile(r"\b(?:reports|reported|has reported|is reporting|quoted|said it had seen)\b"), re.compile(rf"{NAMED}\s{{1,3}}$")),
)
"""Cue, and what must stand before it. Looking for the cue first is some ten times faster than for names of any kind."""
REACH = 160

IN_PARENTHESES = re.compile(r"\((?P<origin>[A-Z][\w’'. &-]{1,40})\)")
IN_BYLINE = re.compile(rf"(?<=[,|/(–—-])\s{{0,3}}(?P<origin>(?:[Tt]he )?(?:{SPELLINGS}|{TITLED}|{OUTLET_WORD}))\s{{0,3}}\)?$")


def credits_in(text: str, heads: Sequence[tuple[int, int]] = ()) -> Iterator[tuple[str, int, int]]:
    """Every credit in ``text`` as (origin, start, end), by place; of overlapping ones the first and longest.

    ``heads`` are the code points of datelines and bylines, in which any name in parentheses, or an outlet at the end, is a
    credit. The origin of an agency is its full name, of a site its address without "www.", of another outlet its name as written.
    """
    hits = sorted([*((*extent(match), origin(match)) for match in matches(text, heads)), *before_cues(text)])
    behind = 0
    for start, minus_end, name in hits:
        if start >= behind and name:
            behind = -minus_end
            yield name, start, behind


def before_cues(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, negative end and origin of the credits that name the origin before the cue."""
    for cue, name in BEHIND:
        for match in cue.finditer(text, 0, LOOKED_AT):
            found = name.search(text, max(0, match.start() - REACH), match.start())
            if found:
                yield found.start(), -match.end(), origin(found)


def extent(match: re.Match[str]) -> tuple[int, int]:
    """Where a credit begins, and its end as a negative number (the longer of two sorts first): in a byline, the name alone."""
    if match.re is IN_BYLINE:
        return match.start("origin"), -match.end("origin")
    return match.start(), -match.end()


def matches(text: str, heads: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """All matches of all shapes."""
    for shape in SHAPES:
        yield from shape.finditer(text, 0, LOOKED_AT)
    for start, end in heads:
        for shape in (IN_PARENTHESES, IN_BYLINE):
            yield from shape.finditer(text, start, end)


def origin(match: re.Match[str]) -> str:
    """The name of the outlet or agency in a match."""
    fields = match.groupdict()
    written = " ".join((fields.get("origin") or fields.get("second") or "").split())
    if written in KNOWN:
        return KNOWN[written]
    return written.removeprefix("www.").rstrip("/.,") if "." in written and " " not in written else written
