"""Figures where they stand: bound, number, unit and what is counted. Years, dates and times are moments, not figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retold.annotate.numerals import Numeral, may_begin, numeral_at, unit_of
from retold.annotate.ordinals import UNIT as ORDINAL
from retold.annotate.ordinals import ordinal_at
from retold.annotate.shares import UNIT as SHARE
from retold.annotate.shares import share_at
from retold.annotate.words.countries import DEMONYMS
from retold.annotate.words.numbers import BOUNDS, CURRENCY_SIGNS
from retold.model import Mention, Moment, Quantity, Report, Sentence, Span, Token
from retold.ports import Lexicon

LONGEST_COUNTED = 6
"""Words between a number and the end of what it counts."""
TOLL_WORDS = 6  # words before a figure among which "toll" says what it counts
BEING = frozenset("were was are is have has had been being people others more reportedly also still already now".split())
BEFALLING = frozenset(
    "killed dead injured wounded hurt missing hospitalised hospitalized arrested detained rescued evacuated trapped released freed "
    "kidnapped abducted taken treated displaced stranded homeless unaccounted drowned deported".split()
)
"""What befalls people in news: a figure that stands before one of these words alone counts people."""
OLD_TOLL = frozenset("earlier previous initial preliminary original".split())
"""Words before a toll that a report tells only to put another in its place."""
BEFELL = frozenset("killed killing kills injured injuring injures wounded wounding wounds hurt hurting".split())
WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
TO_PLURAL = 4  # words after a name within which the plural comes
ROUGHLY = frozenset({"roughly", "nearly", "almost"})  # no year is told so: "roughly 2000 planets"
CLOSING = frozenset("people others".split())  # nouns that end what is counted: in a headline "70 People Killed" goes on with a verb
PICTURES = frozenset("photos photographs images pictures slides".split())
NUMBERING = frozenset("caption captions photo photos image images slide picture".split())  # "Caption 10 of 25" numbers a gallery
NAMED_BY_NUMBER = frozenset("no. number flight resolution chapter article section page route highway channel game week".split())
IRREGULAR = frozenset("people men women children police cattle staff crew feet teeth geese mice".split())
_AGO = re.compile(r"(?i)\b(?:days?|weeks?|months?|years?|decades?) (?:ago|earlier)$")  # "25 years ago" tells how long as well as when
_BRITISH_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d$")
_BOUND_WORDS = max(len(phrase.split()) for phrase, _ in BOUNDS)
GIVEN_OVER = frozenset({"hand", "turn", "give", "carry", "pass"})  # "handed over three of them" bounds nothing
_BOUND = {tuple(phrase.split()): bound for phrase, bound in BOUNDS}


def find_quantities(
    report: Report,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    moments: Sequence[Moment],
    lexicon: Lexicon,
) -> tuple[Quantity, ...]:
    """The figures of ``report`` in order of place; numbers inside names and dates are none."""
    dated = (moment.span for moment in moments if not _AGO.search(moment.span.exact))
    taken = _covered(tokens, [*(mention.span for mention in mentions), *dated])
    found: list[Quantity] = []
    for sentence in sentences:
        place = sentence.first
        while place < sentence.last:
            quantity, after = _at(report, tokens, sentence, place, taken, lexicon)
            if quantity is not None:
                found.append(quantity)
            place = after
    return tuple(found)


def _covered(tokens: Sequence[Token], spans: Sequence[Span]) -> frozenset[int]:
    """Start offsets of tokens that lie inside ``spans``."""
    edges = sorted((span.start, span.end) for span in spans)
    covered: set[int] = set()
    at = 0
    for start, end in edges:
        while at < len(tokens) and tokens[at].start < start:
            at += 1
        k = at
        while k < len(tokens) and tokens[k].start < end:
            covered.add(tokens[k].start)
            k += 1
    return frozenset(covered)


def _at(
    report: Report, tokens: Sequence[Token], sentence: Sentence, place: int, taken: frozenset[int], lexicon: Lexicon
) -> tuple[Quantity | None, int]:
    """The figure that begins at token ``place`` (None when none does) and where to look on."""
    if not may_begin(tokens[place].text):
        return None, place + 1
    if tokens[place].start in taken and not any(sign in tokens[place].text for sign in CURRENCY_SIGNS):
        return None, place + 1
    if tokens[place].text.lower() == "no":
        return _none(report, tokens, sentence, place), place + 1
    if ordinal := ordinal_at(tokens, sentence, place):
        return _ordered(report, tokens, place, ordinal, lexicon)
    numeral = _numeral(tokens, sentence, place)
    if (
        numeral is None
        or (numeral.last > place + 1 and tokens[numeral.last - 1].start in taken)
        or _is_no_figure(tokens, sentence, numeral)
        or (place > sentence.first and tokens[place - 1].start in taken and _is_model(tokens, sentence, numeral, lexicon))
    ):
        return None, place + 1 if numeral is None else max(place + 1, numeral.last)
    first, bound = _bound(tokens, sentence, numeral)
    last, unit, what = _counted(tokens, sentence, numeral, first, lexicon)
    if last < sentence.last - 1 and tokens[last].text.lower() == "or" and tokens[last + 1].text.lower() in {"more", "so"}:
        bound = "at least" if tokens[last + 1].text.lower() == "more" else "about"
        last += 2
    if bound == "exact":
        rounded = numeral.rest.endswith("-about") or (numeral.unit == SHARE and numeral.value % 1 > 0)
        bound = "at least" if numeral.vague else "about" if rounded else bound
    end = tokens[last - 1].end
    number = report.span(tokens[numeral.first].start, tokens[numeral.last - 1].end)
    quantity = Quantity(report.span(tokens[first].start, end), number, numeral.value, numeral.high, unit, bound, what)
    return quantity, max(last, place + 1)


def _numeral(tokens: Sequence[Token], sentence: Sentence, place: int) -> Numeral | None:
    """The number, share, decade of life or article for one that begins at ``place``; "between 20 and 30" is one number with two ends."""
    found = share_at(tokens, place, sentence.last) or numeral_at(tokens, place, sentence.last)
    if found is None:
        return _one(tokens, sentence, place) or _decade_of_life(tokens, sentence, place)
    between = place > sentence.first and tokens[place - 1].text.lower() == "between"
    if between and not found.rest and found.last + 1 < sentence.last and tokens[found.last].text.lower() == "and":
        upper = numeral_at(tokens, found.last + 1, sentence.last)
        if upper is not None and upper.value > found.value:
            return Numeral(place, upper.last, found.value, upper.value, found.unit or upper.unit, upper.rest, False)
    return found


def _decade_of_life(tokens: Sequence[Token], sentence: Sentence, place: int) -> Numeral | None:
    """ "a man in his 40s": about forty years old; the number ends before its "s" counts as a unit."""
    word = tokens[place].text
    owned = place - 1 >= sentence.first and tokens[place - 1].text.lower() in {"his", "her", "their", "mid", "late", "early"}
    if not (owned and word[:-1].isdigit() and word.endswith("s") and 20 <= int(word[:-1]) <= 100 and int(word[:-1]) % 10 == 0):
        return None
    return Numeral(place, place + 1, float(word[:-1]), None, "year", "year-old-about", False)


def _ordered(
    report: Report, tokens: Sequence[Token], place: int, ordinal: tuple[float, int, int], lexicon: Lexicon
) -> tuple[Quantity, int]:
    value, head, last = ordinal
    span = report.span(tokens[place].start, tokens[last - 1].end)
    number = report.span(tokens[place].start, tokens[place].end)
    return Quantity(span, number, value, None, ORDINAL, "exact", _lemma(tokens[head], lexicon)), last


def _one(tokens: Sequence[Token], sentence: Sentence, place: int) -> Numeral | None:
    """ "more than a mile": an article counts one where a bound stands before it and a unit after."""
    if tokens[place].text.lower() not in {"a", "an"} or place + 1 >= sentence.last or not unit_of(tokens[place + 1].text):
        return None
    numeral = Numeral(place, place + 1, 1.0, None, "", "", False)
    return numeral if _bound(tokens, sentence, numeral)[1] != "exact" else None


def _none(report: Report, tokens: Sequence[Token], sentence: Sentence, place: int) -> Quantity | None:
    """ "There were no passengers": nought is a figure too."""
    before = tokens[place - 1].text.lower() if place > sentence.first else ""
    last, head = _phrase(tokens, sentence, place + 1)
    after = tokens[last].text.lower() if last < sentence.last else ""
    if before not in {"were", "are", "was", "is", "with", "reported", "leaving"} and after not in {"were", "was", "are", "have", "had"}:
        return None
    if head is None or not tokens[head].text.lower().endswith("s") or tokens[head].text.lower().endswith("ss"):
        return None
    span = report.span(tokens[place].start, tokens[last - 1].end)
    return Quantity(span, report.span(tokens[place].start, tokens[place].end), 0.0, None, "", "exact", tokens[head].lemma)


def _is_no_figure(tokens: Sequence[Token], sentence: Sentence, numeral: Numeral) -> bool:
    """A bare year, "one" as a pronoun, a number of a list or of a flight."""
    word = tokens[numeral.first].text.lower()
    before = tokens[numeral.first - 1].text.lower() if numeral.first > sentence.first else ""
    after = tokens[numeral.last].text.lower() if numeral.last < sentence.last else ""
    if numeral.last == numeral.first + 1 and word.isdigit() and len(word) == 4 and 1000 <= numeral.value <= 2100 and not unit_of(after):
        return before not in ROUGHLY
    if word == "one" and numeral.last == numeral.first + 1 and not numeral.rest:
        return before in {"no", "the", "any", "every", "this", "that", "each", "another", "which", "number"} or not (
            numeral.last < sentence.last and tokens[numeral.last].tag in {"NOUN", "ADJ", "PROPN", "VERB"} and after != "another"
        )
    if (
        before in NUMBERING
        or (before == "of" and _numbered(tokens, sentence, numeral.first - 1))
        or _of_pictures(tokens, sentence, numeral)
    ):
        return True
    if before == "at" and _BRITISH_CLOCK.match(word) and not unit_of(after) and not numeral.rest:
        return True
    if word == "half" and not unit_of(after) and after not in {"of", "million", "billion", "a"}:
        return True
    return before in NAMED_BY_NUMBER


def _is_model(tokens: Sequence[Token], sentence: Sentence, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether the number right behind a name belongs to it: "a Boeing 747", "the iPhone 8"; "in Velm 84 people died" counts people."""
    bare = numeral.last == numeral.first + 1 and tokens[numeral.first].text.isdigit() and not numeral.unit
    if not bare or not tokens[numeral.first - 1].text[0].isupper() or tokens[numeral.first - 1].text.lower() in DEMONYMS:
        return False
    after = tokens[numeral.last] if numeral.last < sentence.last else None
    if tokens[numeral.first - 1].text in WEEKDAYS or (after is not None and after.text.lower() in {"of", "more", "other", "others"}):
        return False
    if after is None or after.tag == "PUNCT":
        return tokens[numeral.first - 1].tag == "PROPN" and (after is None or after.text not in {",", ")"})
    low = after.text.lower()
    return not (unit_of(low) or _plural(after, lexicon) or low in BEFALLING or low in BEING or after.tag in {"ADJ", "NUM", "PROPN"})


def _numbered(tokens: Sequence[Token], sentence: Sentence, place: int) -> bool:
    """Whether "of" stands in "Caption 10 of 25"."""
    return place - 2 >= sentence.first and tokens[place - 1].tag == "NUM" and tokens[place - 2].text.lower() in NUMBERING


def _of_pictures(tokens: Sequence[Token], sentence: Sentence, numeral: Numeral) -> bool:
    """Whether the number is one of the two in "3 of 25 photos", which number a gallery."""
    words = [token.text.lower() for token in tokens[numeral.last : min(sentence.last, numeral.last + 3)]]
    if words[:1] == ["of"] and words[1:2] and words[1].isdigit():
        return words[2:] != [] and words[2] in PICTURES
    of = numeral.first - 1 > sentence.first and tokens[numeral.first - 1].text.lower() == "of" and tokens[numeral.first - 2].text.isdigit()
    return of and words[:1] != [] and words[0] in PICTURES


def _bound(tokens: Sequence[Token], sentence: Sentence, numeral: Numeral) -> tuple[int, str]:
    """Where the words that bound the number begin, and which bound they are; "exact" without any."""
    for size in range(_BOUND_WORDS, 0, -1):
        first = numeral.first - size
        if first < sentence.first:
            continue
        words = tuple(token.text.lower() for token in tokens[first : numeral.first])
        if words in _BOUND and not (words == ("over",) and first > sentence.first and tokens[first - 1].lemma in GIVEN_OVER):
            return first, _BOUND[words]
    return numeral.first, "exact"


def _counted(tokens: Sequence[Token], sentence: Sentence, numeral: Numeral, first: int, lexicon: Lexicon) -> tuple[int, str, str]:
    """Where the figure ends, its unit and the lemma of what is counted."""
    if numeral.rest:
        return _glued(tokens, sentence, numeral, lexicon)
    place = numeral.last
    unit = numeral.unit
    if place < sentence.last and not unit and (named := unit_of(tokens[place].text)):
        unit, place = named, place + 1
    elif not unit and place + 1 < sentence.last and (tokens[place].text.lower(), tokens[place + 1].text.lower()) == ("per", "cent"):
        unit, place = "percent", place + 2
    if unit == "year" and place < sentence.last and tokens[place].text.lower() == "old":
        return place + 1, "year", "age"
    if not unit and _is_age(tokens, sentence, numeral, lexicon):
        return place, "year", "age"
    if numeral.vague and place + 1 < sentence.last and tokens[place].text.lower() == "of" and (named := unit_of(tokens[place + 1].text)):
        return place + 2, named, ""
    if unit or numeral.vague or (place < sentence.last and tokens[place].text.lower() == "of"):
        last, what = _after_of(tokens, sentence, place, lexicon, bool(unit) and numeral.unit != SHARE)
        alone = numeral.vague and not what and _of_people(tokens, sentence, numeral, first)
        return last, unit, "people" if alone else what
    last, head = _phrase(tokens, sentence, place, numeral.value > 1, lexicon)
    if head is not None and (money := unit_of(tokens[head].text)) and all(token.text in DEMONYMS for token in tokens[place:head]):
        return last, money, ""  # "30,000 Egyptian pounds"
    if head is not None:
        return last, unit, _lemma(tokens[head], lexicon)
    return place, unit, "people" if _of_people(tokens, sentence, numeral, first) else ""


def _of_people(tokens: Sequence[Token], sentence: Sentence, numeral: Numeral, first: int) -> bool:
    """ "51 were taken to hospital", "injuring around 202", "the death toll rose to 85": people are meant though none are named."""
    after = [token.text.lower() for token in tokens[numeral.last : min(sentence.last, numeral.last + 4)]]
    while after and after[0] in BEING:
        after.pop(0)
    if after and after[0] in BEFALLING:
        return True
    before = [token.text.lower() for token in tokens[max(sentence.first, first - TOLL_WORDS) : first]]
    if not before or not OLD_TOLL.isdisjoint(before):
        return False
    return before[-1] in BEFELL or (
        "toll" in before and before[-1] in {"to", "at", "of", "reached", "passed", "topped", "is", "was", "hit"}
    )


def _glued(tokens: Sequence[Token], sentence: Sentence, numeral: Numeral, lexicon: Lexicon) -> tuple[int, str, str]:
    """ "42-year-old Frenchman", "25-ton truck", "40mph"."""
    pieces = [piece for piece in numeral.rest.replace("‐", "-").replace("‑", "-").split("-") if piece]
    unit = unit_of(pieces[0]) or numeral.unit if pieces else numeral.unit
    age = "old" in pieces and unit == "year"
    last, head = _phrase(tokens, sentence, numeral.last)
    what = "age" if age else _lemma(tokens[head], lexicon) if head is not None else "" if unit else pieces[0] if pieces else ""
    return last, unit, what


def _after_of(tokens: Sequence[Token], sentence: Sentence, place: int, lexicon: Lexicon, measured: bool) -> tuple[int, str]:
    """ "600 tons of refined oil", "21 of the girls", "dozens of people"."""
    if place < sentence.last and tokens[place].text.lower() == "of":
        start = place + 1
        while start < sentence.last and tokens[start].tag in {"DET"} and start - place < 3:
            start += 1
        last, head = _phrase(tokens, sentence, start)
        if head is not None:
            return last, _lemma(tokens[head], lexicon)
        return place, ""
    if measured:
        return place, ""
    last, head = _phrase(tokens, sentence, place)
    return (last, _lemma(tokens[head], lexicon)) if head is not None else (place, "")


def _phrase(
    tokens: Sequence[Token], sentence: Sentence, place: int, many: bool = False, lexicon: Lexicon | None = None
) -> tuple[int, int | None]:
    """End and head of the noun phrase at ``place``: adjectives and participles, then nouns; (place, None) without a noun.

    Of what is ``many`` the head is a plural: "four fire and rescue crews", "four ICE ships" go on until one comes.
    """
    head = None
    k = place
    limit = min(sentence.last, place + LONGEST_COUNTED)
    while k < limit:
        token = tokens[k]
        if head is not None and tokens[head].text.lower() in CLOSING and token.tag != "NOUN":
            break
        if token.text in WEEKDAYS:
            break  # "at least six Friday"
        if token.tag in {"NOUN", "PROPN"} or token.text in DEMONYMS:
            head = k
        elif many and head is not None and lexicon is not None and not _plural(tokens[head], lexicon):
            plural = next((n for n in range(k, min(k + TO_PLURAL, limit)) if _plural(tokens[n], lexicon)), None)
            if plural is None or not all(_leads_on(tokens[n]) for n in range(k, plural)):
                break
            return plural + 1, plural
        elif head is not None or not _modifies(tokens, k, limit):
            break
        k += 1
    return (head + 1, head) if head is not None else (place, None)


def _leads_on(token: Token) -> bool:
    """Whether the word can stand between a name and the plural that is counted: "North Korean shipping and trading companies"."""
    low = token.text.lower()
    return token.tag in {"NOUN", "PROPN", "ADJ", "NUM"} or low in {"and", "or", "&"} or low.endswith("ing")


def _plural(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word can be the plural of a noun."""
    low = token.text.lower()
    base = lexicon.lemma(low, "NOUN")
    return low in IRREGULAR or (len(low) > 3 and low.endswith("s") and not low.endswith("ss") and "NOUN" in lexicon.tags(base))


def _modifies(tokens: Sequence[Token], k: int, limit: int) -> bool:
    token = tokens[k]
    if token.tag in {"ADJ", "DET", "NUM"} and token.text.lower() not in {"the", "a", "an"}:
        return True
    participle = token.tag in {"VERB", "ADV"} and token.text.lower().endswith(("ed", "ing", "en", "ly"))
    return participle and k + 1 < limit and tokens[k + 1].tag in {"NOUN", "PROPN", "ADJ"}


def _is_age(tokens: Sequence[Token], sentence: Sentence, numeral: Numeral, lexicon: Lexicon) -> bool:
    """ ", 42," after a name or a person ("the driver, 42,"), or "aged 42"."""
    first, last = numeral.first, numeral.last
    before = [token.text.lower() for token in tokens[max(sentence.first, first - 3) : first]]
    if before[-1:] in (["aged"], ["age"]) or before in (["as", "young", "as"], ["as", "old", "as"]):
        return True
    following = tokens[last] if last < sentence.last else None
    told = before[-1:] == ["turned"] or (before[-1:] in (["was"], ["is"]) and before[-2:-1] in (["who"], ["he"], ["she"]))
    if (
        told
        and 1 <= numeral.value <= 115
        and (following is None or following.tag in {"PUNCT", "CCONJ", "SCONJ", "ADV", "ADP"} or following.text == "just")
    ):
        return True
    if not 1 <= numeral.value <= 115 or first <= sentence.first + 1 or tokens[first - 1].text not in {",", "("}:
        return False
    closes = last >= sentence.last or tokens[last].text in {",", ")", "."}
    who = tokens[first - 2]
    person = who.text[0].isupper() or _is_person(who, lexicon)
    return closes and person and tokens[first].text.isdigit()


def _is_person(token: Token, lexicon: Lexicon) -> bool:
    """Whether a common noun names a person: by the lexicon, else by its ending (driver, suspect's brother)."""
    if token.tag != "NOUN":
        return False
    return lexicon.relation(token.lemma, "person") == "broader" or token.text.lower().endswith(("er", "or", "ist", "man", "woman", "ian"))


def _lemma(token: Token, lexicon: Lexicon) -> str:
    if token.tag == "NOUN" or (token.tag == "VERB" and _plural(token, lexicon)):
        return lexicon.lemma(token.text, "NOUN")
    return (token.text[:-1] if token.text[:-1] in DEMONYMS else token.text).lower()
