"""Words that are part of names -> runs of words that are one name, and the titles before them cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retold.annotate.words.countries import DEMONYMS, PLACES
from retold.annotate.words.roles import (
    GIVEN_NAMES,
    HEADS_WITH_OF,
    LAW_WORDS,
    ORGANIZATION_WORDS,
    PLACE_WORDS,
    TITLE_PARTS,
    TITLES,
)
from retold.model import Sentence, Token
from retold.ports import Lexicon

AGENCIES = frozenset("AP AFP EPA PA Reuters Getty Xinhua UPI ANSA DPA Twitter Facebook Instagram YouTube Telegram".split())
_CREDITS = frozenset(agency.upper() for agency in AGENCIES)
SAINTS = frozenset("san santa sao saint st los las new big old".split())
PARTICLES = frozenset("de des los las del della di da do dos das du la le van von der den ter bin ibn al el ul y e ben abu af zu".split())
COLLEGE_TITLES = frozenset("dean provost principal rector".split())
"""Offices that are given names too: titles only after what they are an office of ("Lorn College Dean Jane Doe")."""
NUMBERED = frozenset({"flight"})
"""What a number behind it is of: "Lorn Airways Flight 12"."""
LINKS = frozenset("of for on against in the to and".split())
MATTERS = frozenset(
    "securities food health customs safety trade energy science education housing aviation agriculture commerce transport culture sports "
    "research finance environment information markets standards antiquities oceans fisheries alcohol medicines privacy competition".split()
)
"""First matters of offices that have two: "Securities and Exchange Commission"."""
PEOPLE_WITH_POSSESSIVE = frozenset(
    "people women children men king queen workers writers teachers peoples students veterans farmers".split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``first`` to ``last`` (exclusive) that are a name, and from where its title begins (``title``, = first if none)."""

    first: int
    last: int
    title: int


def runs(tokens: Sequence[Token], sentence: Sentence, named: Sequence[bool]) -> list[Run]:
    """The runs of a sentence; ``named`` tells of each of its tokens whether it is part of a name."""
    found: list[Run] = []
    place = sentence.first
    while place < sentence.last:
        if not named[place - sentence.first]:
            place += 1
            continue
        first, last = place, place + 1
        while (step := _reach(tokens, sentence, named, first, last)) > 0:
            last += step
        if first > sentence.first and _ordinal_street(tokens, first):
            first -= 1
        found.append(Run(first, last, first))
        place = last
    return found


def _ordinal_street(tokens: Sequence[Token], first: int) -> bool:
    """ "53rd" before "Street"."""
    before = tokens[first - 1].text
    return before[0].isdigit() and before.endswith(("st", "nd", "rd", "th")) and tokens[first].text.lower() in PLACE_WORDS


def _reach(tokens: Sequence[Token], sentence: Sentence, named: Sequence[bool], first: int, last: int) -> int:
    """How many further tokens the name that stands at ``first`` to ``last`` takes in next; 0 when it ends here."""

    def is_named(place: int) -> bool:
        return place < sentence.last and named[place - sentence.first]

    if last >= sentence.last or tokens[last].start - tokens[last - 1].end > 1:
        return 0
    word, low = tokens[last].text, tokens[last].text.lower()
    if is_named(last):
        return int(tokens[last].start > tokens[last - 1].end and not _new_name(tokens, last) and not _owns(tokens, first, last))
    if word in {"'s", "’s"} and tokens[last - 1].text.lower() in PEOPLE_WITH_POSSESSIVE and is_named(last + 1):
        return 2
    if word in {"'", "’"} and tokens[last - 1].text.lower() in PEOPLE_WITH_POSSESSIVE and is_named(last + 1):  # "Workers' Party"
        return 2
    if low in PARTICLES and word[0].islower():
        if is_named(last + 1):
            return 2
        return 3 if last + 1 < sentence.last and tokens[last + 1].text.lower() in PARTICLES and is_named(last + 2) else 0
    if word[0].isupper() and is_named(last + 1) and tokens[last].tag in {"DET", "ADP", "PRON"}:
        return 2
    if low in LINKS:
        return _link(tokens, sentence, first, last, is_named(last + 1), is_named(last + 2))
    if word == "&" and is_named(last + 1):
        return 2
    return int(_numbered(tokens, sentence, first, last))


def _new_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a title in the middle begins another name: "Bild President Smith" is rare, "Tuesday President Smith" is not."""
    return tokens[place].text.rstrip(".").lower() in {"mr", "mrs", "ms", "dr"}


def _owns(tokens: Sequence[Token], first: int, last: int) -> bool:
    """ "Costa Ricas Harbour": a place that lost the apostrophe of its possessive ends there."""
    name = " ".join(token.text for token in tokens[first:last])
    return name.endswith("s") and name not in PLACES and name not in DEMONYMS and name[:-1] in PLACES


def _link(tokens: Sequence[Token], sentence: Sentence, first: int, last: int, named_next: bool, named_after: bool) -> int:
    """ "Committee of the Red Cross", "Transport for London": only after a word that asks for it."""
    low = tokens[last].text.lower()
    the = last + 1 < sentence.last and tokens[last + 1].text in {"the", "The"}
    step = 2 if named_next else 3 if the and named_after else 0
    if not step or low in {"the", "to", "in"}:
        return 0
    words = [token.text.lower() for token in tokens[first:last]]
    head = words[-1]
    following = tokens[last + step - 1].text
    if low == "and":
        ends = [token.text.lower() for token in tokens[last + step : min(last + step + 2, sentence.last)]]
        matter = words[0] in MATTERS and len(words) == 1 and any(word in ORGANIZATION_WORDS for word in ends)
        return step if _same_office(words, following) or matter else 0
    if low != "of":
        bare = low == "on" and (following in PLACES or following.isupper())
        return (
            step
            if words[0] not in GIVEN_NAMES and not bare and (head in ORGANIZATION_WORDS or head in {"transport", "campaign", "people"})
            else 0
        )
    if words[0] == "people" and "for" in words:  # "People for the Humane Care of Cats"
        return step
    office = any(word in ORGANIZATION_WORDS for word in words) and not any(word in TITLES for word in words)
    if head in HEADS_WITH_OF or head in LAW_WORDS or office or (head == "secretary" and following == "State"):
        return step
    return step if _foreign_of(tokens, first, last, following) else 0


def _same_office(words: Sequence[str], following: str) -> bool:
    """ "Department of Health and Human Services", "Academy of Arts and Sciences": one office of two matters."""
    if "of" in words and words[words.index("of") - 1] in ORGANIZATION_WORDS | {"academy"} and following not in PLACES:
        return words[-1].endswith("s") and following.endswith("s") and words[-1] not in ORGANIZATION_WORDS
    return "of" in words and words[0] in {"department", "ministry", "office", "secretary", "minister"} and following not in PLACES


def _foreign_of(tokens: Sequence[Token], first: int, last: int, following: str) -> bool:
    """A translated particle ("Banda of Oro"): single words that are no office and no known place on both sides."""
    words = [token.text for token in tokens[first:last]]
    if any(word.lower().rstrip(".") in TITLES | ORGANIZATION_WORDS | TITLE_PARTS for word in words):
        return False
    the = tokens[last + 1].text in {"the", "The"}
    return (
        not the
        and following.lower() not in ORGANIZATION_WORDS
        and not any(word in PLACES or word in DEMONYMS for word in (*words, following))
        and (tokens[last - 1].tag == "PROPN" or words[-1].lower() in GIVEN_NAMES)
    )


def _numbered(tokens: Sequence[Token], sentence: Sentence, first: int, last: int) -> bool:
    """ "Resolution 1200", "Golden Gull 2": a number that belongs to the name before it."""
    word = tokens[last].text
    if word in {"No.", "no."}:
        return last + 1 < sentence.last and tokens[last + 1].text.isdigit()
    if not word.isdigit():
        return False
    if tokens[last - 1].text in {"No.", "no."}:
        return True
    head = tokens[last - 1].text.lower()
    following = tokens[last + 1] if last + 1 < sentence.last else None
    free = following is None or following.tag not in {"NOUN", "ADJ", "PROPN", "NUM", "SYM"}
    return head in LAW_WORDS or (len(word) <= 2 and free and last - first >= 2)


def split(tokens: Sequence[Token], run: Run, lexicon: Lexicon) -> list[Run]:
    """The run cut where a title or a given name begins a person after a place or an office: "London Mayor Jane Doe", "AP Jane Doe".

    The credit of a picture at the end ("Jane Doe REUTERS") is cut off as well.
    """
    if run.last - run.first > 2 and tokens[run.last - 1].text.upper() in _CREDITS and tokens[run.last - 1].text.isupper():
        credit = Run(run.last - 1, run.last, run.last - 1)
        return [*split(tokens, replace(run, last=run.last - 1), lexicon), credit]
    words = [token.text for token in tokens[run.first : run.last]]
    lows = [word.lower().rstrip(".") for word in words]
    if len(words) == 2 and words[0] in AGENCIES and lexicon.tags(lows[1]) and not _office(lows[1:]):
        return [replace(run, last=run.first + 1)]
    for k in range(1, len(words) - 1):
        rest = lows[k + 1 :]
        title = _is_title(lows[k]) and lows[0] not in GIVEN_NAMES and not _office(rest) and rest[0] not in TITLES | LINKS
        agency = (words[k - 1] in AGENCIES and k == 1) or _shouting_ends(words, k)
        placed = lows[k] in GIVEN_NAMES and " ".join(words[:k]) in PLACES and lows[0] not in GIVEN_NAMES and not _office(rest)
        title = title or (lows[k] in COLLEGE_TITLES and _office(lows[:k]) and not _office(rest))
        if agency or placed or _roled(words, lows, k, lexicon):
            return [Run(run.first, run.first + k, run.first), Run(run.first + k, run.last, run.first + k)]
        if title:
            begin = k
            while begin > 0 and (lows[begin - 1] in TITLE_PARTS or lows[begin - 1] in TITLES):
                begin -= 1
            person = Run(run.first + k + 1, run.last, run.first + begin)
            return [Run(run.first, run.first + begin, run.first), person] if begin else [person]
    return [run]


def _is_title(low: str) -> bool:
    """Whether a word is a title, also one of two joined: "secretary-general"."""
    return low in TITLES or ("-" in low and low.rpartition("-")[2] in TITLES)


def _shouting_ends(words: Sequence[str], k: int) -> bool:
    """Whether two or more words in capitals (a headline) end at ``k`` and others follow: "ERUPTION OF ANGER Mount Agung"."""
    before, after = words[:k], words[k:]
    return len(before) >= 2 and all(word.isupper() and len(word) > 1 for word in before) and all(word[1:2].islower() for word in after)


def _roled(words: Sequence[str], lows: Sequence[str], k: int, lexicon: Lexicon) -> bool:
    """Whether a given name begins a person after words that say what the person is: "Physicist David Wright"."""
    if lows[k] not in GIVEN_NAMES or lows[0] in GIVEN_NAMES or _office(lows[k + 1 :]) or not words[k + 1][0].isupper():
        return False
    before = lows[k - 1]
    if before in PARTICLES | PLACE_WORDS | SAINTS or "." in words[k - 1] or lexicon.lemma(before) in LINKS:
        return before in {"road", "street", "avenue"}
    return bool(lexicon.tags(before) & {"NOUN", "ADJ"})


def as_read(tokens: Sequence[Token], run: Run) -> Run:
    """The run without the words before the first that the language adapter reads as a name ("Thanks Ana"); whole when it reads none."""
    named = next((place for place in range(run.first, run.last) if tokens[place].name), run.first)
    return run if named == run.first else replace(run, first=named, title=run.title if run.title < run.first else named)


def trim(tokens: Sequence[Token], run: Run, lexicon: Lexicon) -> Run | None:
    """The run without the titles, offices and demonyms before it; None when it holds nothing else."""
    words = [token.text for token in tokens[run.first : run.last]]
    lows = [word.lower().rstrip(".") for word in words]
    cut = _title_length(words, lows)
    if cut == len(words):
        return None
    if cut:
        run = replace(run, first=run.first + cut)
        words, lows = words[cut:], lows[cut:]
    if len(words) > 1 and words[0] in DEMONYMS and not _office(lows[1:]) and not _one_known(words[1:], lexicon):
        run = replace(run, first=run.first + 1, title=run.title if cut else run.first + 1)
    if len(words) > 1 and words[-1] in DEMONYMS and not any(low in PARTICLES for low in lows):
        run = replace(run, last=run.last - 1)
        words, lows = words[:-1], lows[:-1]
    if len(words) > 1 and lows[-1] in PARTICLES | NUMBERED:
        run = replace(run, last=run.last - 1)
    return run if run.last > run.first else None


def _office(lows: Sequence[str]) -> bool:
    return any(low in ORGANIZATION_WORDS or low in PLACE_WORDS or low in LAW_WORDS for low in lows)


def _one_known(words: Sequence[str], lexicon: Lexicon) -> bool:
    return len(words) == 1 and bool(lexicon.tags(words[0].lower())) and not (words[0].isupper() and len(words[0]) > 2)


def _title_length(words: Sequence[str], lows: Sequence[str]) -> int:
    """How many words at the front are a title ("Kenyan President", "Secretary of State"); all when there is nothing else."""
    cut = 0
    seen = False
    if len(lows) > 1 and lows[-1] == "air":  # an airline, whatever stands before it: "Envoy Air"
        return 0
    for word, low in zip(words, lows, strict=True):
        pieces = low.split("-")
        title = low in TITLES or (len(pieces) > 1 and pieces[-1] in TITLES)
        place = word in DEMONYMS or word in PLACES
        if not (title or low in TITLE_PARTS or place):
            break
        if place and seen and not title:
            break
        seen = seen or title
        cut += 1
    if not seen:
        return 0
    if cut < len(words) and _office(lows[cut:]) and lows[cut] not in GIVEN_NAMES:
        return 0
    return cut if cut < len(words) or not any(low in ORGANIZATION_WORDS for low in lows) else 0
