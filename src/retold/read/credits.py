"""A report's own words on where its text, or what it tells, comes from: agencies, other outlets, copyright lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
    "CNN", "BBC", "Sky News", "NBC News", "NBC", "ABC News", "CBS News", "CBS", "Fox News", "MSNBC", "PBS", "NPR", "CNBC", "ITV", "Channel 4 News",
    "RTE", "RT", "CCTV", "NHK", "Al Jazeera", "Al Arabiya", "Deutsche Welle", "France 24", "Euronews", "Politico", "Axios", "Vox", "Wired", "BuzzFeed News",
    "USA Today", "Newsweek", "Time magazine", "Der Spiegel", "Le Monde", "Le Figaro", "El País", "Bild", "Corriere della Sera", "Haaretz", "Global Times",
    "MailOnline", "TMZ", "People magazine", "Variety", "Vanity Fair", "Rolling Stone", "The Verge", "TechCrunch", "Daily Mail", "Mirror",
)  # fmt: skip
"""Outlets whose names do not end in a word of :data:`OUTLET_WORD`."""

OUTLET_WORD = (
    r"(?:Times|Post|Journal|Herald|Tribune|Guardian|Telegraph|Independent|Gazette|Chronicle|Observer|Standard|Mail|Express|Sun|News|Globe"
    r"|Examiner|Inquirer|Daily|Star|Courier|Dispatch|Sentinel|Monitor|Examiner|Bulletin|Wire|Newswire|Radio|Television|TV)"
)
KNOWN = {spelling: name for name, spellings in AGENCIES.items() for spelling in spellings}
SPELLINGS = "|".join(re.escape(name) for name in sorted([*KNOWN, *OUTLETS], key=lambda name: (-len(name), name)))
TITLED = rf"(?:[A-Z][\w.&’'-]*\s+){{1,4}}{OUTLET_WORD}"
NAMED = rf"(?:the\s+|The\s+)?(?P<origin>(?:{SPELLINGS}|{TITLED}|The {OUTLET_WORD}))(?![\w-])(?:\s+(?:newspaper|magazine|news agency))?"
DOMAIN = r"(?P<origin>(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|news|co\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2})(?:/\S*)?)"
SHORT_AGENCY = "|".join(re.escape(name) for name in sorted(KNOWN, key=lambda name: (-len(name), name)))

SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        # where the text comes from
        rf"(?:[Tt]his|[Tt]he) (?:post|article|story|report|piece|text|content)?\s*(?:was |has been )?(?:originally |first )*(?:appeared|published|posted)(?: first| originally)? (?:on|in|at|by) (?:{DOMAIN}|{NAMED.replace('?P<origin>', '?P<second>')})",
        rf"(?:^|(?<=[\s\n]))\((?P<origin>{SHORT_AGENCY}|CNN|BBC)\)(?=\s*(?:[-–—]|[A-Z“\"]|$))",
        rf"(?:[Cc]opyright|©|\([Cc]\))\s*(?:©\s*)?(?:(?:19|20)\d\d)?,?\s*(?:by )?{NAMED}",
        rf"{NAMED}(?:,? [A-Z][\w .,-]{{0,80}})? contributed to this (?:report|story|article|post)",
        rf"(?:[Aa]dditional|[Ff]urther) reporting (?:by|from) {NAMED}",
        rf"(?:[Ss]ource|[Cc]redit|[Vv]ia|VIA|SOURCE)\s*:\s*{NAMED}\s*$",
        rf"^\s*[-–—(]?\s*(?P<origin>{SHORT_AGENCY})\s*\)?\s*$",
        rf"(?<=[.!?”\"] )[-–—]\s*(?P<origin>{SHORT_AGENCY})\s*$",
        r"(?:^|(?<=\s))(?:[-–—(]\s*)?[Ww]ith (?:reporting (?:by|from) )?(?:additional )?(?P<origin>(?:news |wire )?agenc(?:y|ies)|wires?)(?: reports)?\)?\s*$",
        rf"[Rr]eporting (?:by|from) (?P<origin>agencies|wires|{SHORT_AGENCY})",
        # what it tells on another's word
        rf"\b(?:told|tells|informed)\s+{NAMED}",
        rf"\b(?:according to|as reported by|first reported by|reported by|citing|quoted by|in an interview with|an interview with|interviewed by|in a statement to|a report (?:by|in|from))\s+{NAMED}",
        rf"{NAMED}\s+(?:reports|reported|has reported|is reporting|quoted|said it had seen)\b",
    )
)  # fmt: skip


def credits_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Every credit in ``text`` as (origin, start, end), by place; of overlapping ones the first and longest.

    The origin of an agency is its full name, of a site its address without "www.", of another outlet its name as written.
    """
    hits = sorted((match.start(), -match.end(), origin(match)) for match in matches(text))
    behind = 0
    for start, minus_end, name in hits:
        if start >= behind and name:
            behind = -minus_end
            yield name, start, behind


def matches(text: str) -> Iterator[re.Match[str]]:
    """All matches of all shapes, line by line, with offsets into ``text``."""
    compiled = SHAPES
    for shape in compiled:
        yield from shape.finditer(text)


def origin(match: re.Match[str]) -> str:
    """The name of the outlet or agency in a match."""
    fields = match.groupdict()
    written = " ".join((fields.get("origin") or fields.get("second") or "").split())
    if written in KNOWN:
        return KNOWN[written]
    return written.removeprefix("www.").rstrip("/.,") if "." in written and " " not in written else written
