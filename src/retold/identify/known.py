"""Words that tell two spellings one: countries, transliterations, nicknames, points of the compass."""

from __future__ import annotations

SUFFIXES = frozenset("jr sr ii iii iv inc ltd llc plc corp co".split())
COUNTRIES = {
    "us": "united states",
    "usa": "united states",
    "uk": "united kingdom",
    "un": "united nations",
    "eu": "european union",
    "uae": "united arab emirates",
}
"""Abbreviations that stand for the full words inside longer names: "U.S. Supreme Court" is "United States Supreme Court"."""
SAME_WORDS = dict.fromkeys("muhammad muhammed mohamed mohammad mohamad".split(), "mohammed")
"""Given names that newsrooms transliterate in several ways."""
ALSO_KNOWN = (
    "united states|america|us|usa",
    "united kingdom|britain|great britain|uk",
    "islamic state|isis|isil|daesh|islamic state group|islamic state of iraq and syria|islamic state of iraq and the levant",
    "north korea|dprk|democratic peoples republic of korea",
    "south korea|rok|republic of korea",
    "china|prc|peoples republic of china",
    "netherlands|holland",
    "myanmar|burma",
    "ivory coast|cote divoire",
    "czech republic|czechia",
    "world health organization|who",
    "european union|eu",
    "russia|russian federation",
    "democratic republic of congo|drc|democratic republic of the congo",
    "turkey|turkiye",
    "washington dc|dc|district of columbia",
    "associated press|ap",
    "agence france presse|afp",
)
"""Names of countries and organizations that no rule joins; one group a line, as folded text."""
_NICKNAMES = (
    "alexander:alex,sasha andrew:andy,drew anthony:tony barbara:barb benjamin:ben,benny catherine:kate,cathy charles:charlie,chuck "
    "christopher:chris daniel:dan,danny david:dave deborah:deb,debbie donald:don,donny edward:ed,eddie,ted elizabeth:liz,beth,betty "
    "francisco:paco,pancho gregory:greg james:jim,jimmy,jamie jeffrey:jeff jennifer:jen,jenny john:jack,johnny jonathan:jon "
    "joseph:joe,joey kenneth:ken,kenny lawrence:larry margaret:maggie,peggy matthew:matt michael:mike,mick nicholas:nick "
    "patricia:pat,patty patrick:paddy peter:pete philip:phil rebecca:becky richard:rick,dick,ricky robert:bob,bobby,rob,robbie "
    "ronald:ron,ronnie samuel:sam stephen:steve steven:steve susan:sue theodore:theo thomas:tom,tommy timothy:tim victoria:vicky "
    "walter:walt william:bill,billy,will,willie"
)
NICKNAMES = {short: pair.partition(":")[0] for pair in _NICKNAMES.split() for short in pair.partition(":")[2].split(",")}
"""Given names for short, with the name in full ("Steve" is Stephen or Steven: one of them is enough)."""
COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}
PARTED = frozenset("korea carolina dakota africa sudan ireland yemen america virginia timor germany vietnam".split())
"""Countries and states told apart by a point of the compass, which may be one letter: "N. Korea"."""


def line_of(text: str, folded: str) -> int:
    """Which line of :data:`ALSO_KNOWN` holds the name; -1 when none does. An abbreviation counts in capitals only."""
    line = _LINES.get(folded, -1)
    return -1 if len(folded) <= 4 and not text.replace(".", "").isupper() else line


_LINES = {alias: line for line, aliases in enumerate(ALSO_KNOWN) for alias in aliases.split("|")}
