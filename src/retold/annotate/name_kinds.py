"""What a name is a name of, by the words in it and around it, voted over the report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from retold.annotate.name_runs import AGENCIES, Run
from retold.annotate.words.countries import DEMONYMS, PLACES
from retold.annotate.words.roles import EVENT_WORDS, GIVEN_NAMES, LAW_WORDS, ORGANIZATION_WORDS, PLACE_WORDS, TITLES
from retold.annotate.words.speech import cue_lemma
from retold.model import Token
from retold.ports import Lexicon

_INNER = re.compile(r"[a-z][A-Z]")
KINDS = ("person", "organization", "place", "law", "other")
READER_WEIGHT = 6
"""What the trained reader's kind weighs, once a name: as much as a title before a person. Set on UniversalNER EWT and GUM dev."""
SILENT_WEIGHT = 4
"""What it weighs for no kind that the trained reader finds no name in any place of it. Set on the same."""
IN = frozenset("in at near from across outside inside around toward towards off".split())
GANG_WORDS = frozenset("gang gangs cartel cartels mafia militia militias syndicate guerrillas".split())
GANG_WEIGHT = 8
"""More than the reader's kind: no person's name follows such a word directly."""
COMPANIES = frozenset(
    "Google Apple Microsoft Amazon Netflix Uber Snapchat Snap WhatsApp Reddit LinkedIn Boeing Airbus Toyota Samsung Sony Walmart "
    "TikTok Spotify Intel IBM Volkswagen Siemens Starbucks SeaWorld SpaceX NASA FIFA Nato NATO Interpol Unicef Unesco Pentagon".split()
)
"""Companies and bodies of the whole world that the words around them may give away as persons or places ("at Google")."""
LINKS = frozenset("of like called named as such".split())
GROUP_WORDS = frozenset("gang group party agency newspaper company firm network militia outlet ship vessel tanker website".split())


def kinds_of(tokens: Sequence[Token], found: Sequence[Run], lexicon: Lexicon) -> list[str]:
    """One kind a run, each of :data:`KINDS`; runs that read the same get the same kind."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    keys = [" ".join(token.text for token in tokens[run.first : run.last]) for run in found]
    for run, key in zip(found, keys, strict=True):
        if key not in votes:
            votes[key].update(_by_words([token.text for token in tokens[run.first : run.last]], lexicon))
        for kind, weight in _by_context(tokens, run).items():
            votes[key][kind] += weight
    read = _by_reader(tokens, found, keys)
    for key in votes if any(read.values()) else ():
        votes[key][read[key] or "other"] += READER_WEIGHT if read[key] else SILENT_WEIGHT
    decided = {key: _best(votes[key]) for key in keys}
    surnames = {key.split()[-1] for key, kind in decided.items() if kind == "person" and len(key.split()) > 1}
    surnames |= {key.split()[0] for key, kind in decided.items() if kind == "person" and len(key.split()) > 1 and votes[key]["person"] > 1}
    for key, kind in decided.items():
        if " " not in key and key in surnames and kind != "place":
            decided[key] = "person"
    return [decided[key] for key in keys]


def _best(votes: Counter[str]) -> str:
    best = max(KINDS, key=lambda kind: (votes[kind], -KINDS.index(kind)))
    return best if votes[best] > 0 else "other"


def _by_reader(tokens: Sequence[Token], found: Sequence[Run], keys: Sequence[str]) -> dict[str, str]:
    """The kind that a language adapter which finds names itself gives most words of most places of a name; "" where it found none."""
    read: dict[str, Counter[str]] = {key: Counter() for key in keys}
    for run, key in zip(found, keys, strict=True):
        read[key].update(token.name.partition("-")[2] for token in tokens[run.first : run.last] if token.name)
    return {key: max(sorted(kinds), key=lambda kind: kinds[kind], default="") for key, kinds in read.items()}


def _brand(word: str) -> bool:
    """An agency or platform, letters that no person is called by ("CNN", "WLWT"), or a capital inside a word ("SpaceX")."""
    numeral = not word.strip("IVX")
    inner = bool(_INNER.search(word)) and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "O’", "O'", "Fitz", "Van"))
    return word in AGENCIES or (word.isupper() and word.isalpha() and len(word) >= 3 and not numeral) or inner


def _by_context(tokens: Sequence[Token], run: Run) -> dict[str, int]:
    """Votes of the words around one place of the name."""
    votes: Counter[str] = Counter()
    words = [token.text for token in tokens[run.first : run.last]]
    before = tokens[run.first - 1].text if run.first else ""
    after = tokens[run.last].text if run.last < len(tokens) else ""
    beyond = tokens[run.last + 1].text if run.last + 1 < len(tokens) else ""
    if run.title < run.first:
        votes["person"] += 6
    if before.lower() in IN:
        votes["place"] += 2
    if before.lower() == "the" and len(words) > 1:
        votes["organization"] += 1
        votes["person"] -= 3
    votes["organization"] += max(_group_before(tokens, run.first), _group_after(after, beyond))
    if after.lower() in {"who", "whose"} or (after == "," and (beyond == "who" or (beyond.isdigit() and len(beyond) == 2))):
        votes["person"] += 4
    if cue_lemma(after) in {"say", "tell", "add"} or (cue_lemma(before) in {"say", "add"} and after in {",", ".", "’s"}):
        votes["person"] += 2
    if before.lower() in TITLES and before[0].islower():
        votes["person"] += 4
    return dict(votes)


def _group_before(tokens: Sequence[Token], first: int) -> int:
    """The vote of a word for a group before the name, next to it or with "of", "like", "called" between."""
    before = [token.text.lower() for token in tokens[max(0, first - 3) : first]]
    while before and before[-1] in LINKS:
        before.pop()
    if not before:
        return 0
    if before[-1] in GANG_WORDS:
        return GANG_WEIGHT
    return 3 if before[-1] in GROUP_WORDS and tokens[first - 1].text.lower() == before[-1] else 0


def _group_after(after: str, beyond: str) -> int:
    """The vote of a word for a group after the name; a nationality between them leaves no other reading ("the Skarn-9 Syrian militia")."""
    if after in DEMONYMS and beyond.lower() in GANG_WORDS:
        return GANG_WEIGHT
    return 3 if after.lower() in GROUP_WORDS else 0


def _by_words(words: Sequence[str], lexicon: Lexicon) -> dict[str, int]:
    """Votes of the name's own words."""
    lows = [word.lower().rstrip(".") for word in words]
    whole = " ".join(words)
    if whole in PLACES or (whole.isupper() and whole.title() in PLACES):
        return {"place": 20}
    if whole in AGENCIES | COMPANIES:
        return {"organization": 20}
    votes: Counter[str] = Counter()
    if lows[-1] in LAW_WORDS or lows[0] in LAW_WORDS or any(low in {"act", "treaty", "resolution", "amendment"} for low in lows):
        votes["law"] += 8
    if lows[-1] in ORGANIZATION_WORDS or any(low in ORGANIZATION_WORDS for low in lows):
        votes["organization"] += 6
    if lows[-1] in PLACE_WORDS or lows[0] in {"mount", "lake", "port", "cape", "fort"}:
        votes["place"] += 5
    if lows[-1] in EVENT_WORDS:
        votes["other"] += 7
    if words[0][0] == "#" or any(char.isdigit() for char in words[-1]):
        votes["other"] += 3
    if len(words) == 1 and words[0].isupper() and len(words[0]) > 1:
        votes["organization"] += 3
    if lows[0] in GIVEN_NAMES and not (len(words) == 1 and words[0].isupper()):
        votes["person"] += 5 if len(words) > 1 else 2
    if len(words) > 1 and any(_brand(word) for word in words) and not all(word.isupper() for word in words):
        votes["organization"] += 4
    rare = any(not lexicon.tags(low) for low in lows)
    if 2 <= len(words) <= 4 and words[0] not in DEMONYMS and not votes and rare:
        votes["person"] += 1
    return dict(votes)
