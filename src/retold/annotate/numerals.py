"""Tokens that spell a number -> its value, with magnitude, range and the words it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retold.annotate.words.numbers import (
    CURRENCY_SIGNS,
    MAGNITUDE_LETTERS,
    MAGNITUDES,
    MULTIPLES,
    ORDINALS,
    TENS,
    UNITS,
    UNITS_WORDS,
    VAGUE,
)
from retold.model import Token

_DIGITS = re.compile(
    r"^(?:(?:US|A|C|NZ|HK|R)?(?P<sign>[$£€¥₹₽₩₦])(?:US|NZ|HK)?)?(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:[-‐‑](?P<high>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?))?(?P<rest>(?:[-‐‑]?[A-Za-z%]+)*)$"
)
_ORDINAL = frozenset("st nd rd th".split())
SIGN_LETTERS = frozenset({"us", "a$", "c$", "hk", "nz", "r$"})
SETS = {"pair": 2.0, "trio": 3.0, "quartet": 4.0}
WORN = frozenset("shoes boots sneakers trainers socks gloves trousers pants jeans shorts glasses sunglasses scissors binoculars".split())
HALF_MORE = ["and", "a", "half"]
SEVERAL, TENS_LEAST = 3.0, 20.0  # the least that "several" and "tens" can mean


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at tokens ``first`` to ``last`` (exclusive); ``rest`` is what is glued to it ("-year-old", "km")."""

    first: int
    last: int
    value: float
    high: float | None
    unit: str
    rest: str
    vague: bool


BEGINNERS = frozenset({*UNITS_WORDS, *TENS, *MAGNITUDES, *VAGUE, *MULTIPLES, *ORDINALS, "a", "an", "tens", "several", "few", "no"})
"""Words with which a figure can begin; "a dozen", "a third of", "no passengers" among them."""


def may_begin(word: str) -> bool:
    """Whether a figure can begin with ``word``: most words are told apart by their first letters, and cheaply."""
    low = word.lower()
    return low in BEGINNERS or not low[0].isalpha() or low[:2] in SIGN_LETTERS or ("-" in low and low.split("-")[0] in BEGINNERS)


def numeral_at(tokens: Sequence[Token], place: int, limit: int) -> Numeral | None:
    """The number that begins at token ``place``, None when none does; it ends before token ``limit``."""
    low = tokens[place].text.lower()
    if low[0].isdigit() or low[0] in "$£€¥₹₽₩₦" or low[:2] in SIGN_LETTERS:
        return _from_digits(tokens, place, limit)
    return _from_words(tokens, place, limit)


def _from_digits(tokens: Sequence[Token], place: int, limit: int) -> Numeral | None:
    match = _DIGITS.match(tokens[place].text)
    if match is None:
        return None
    value = _number(match["value"])
    high = _number(match["high"]) if match["high"] else None
    if high is not None and high <= value:  # a score, a form, a page
        return None
    unit = CURRENCY_SIGNS.get(match["sign"] or "", "")
    rest = match["rest"].lower()
    if rest in _ORDINAL or rest in {"s", "am", "pm"}:
        return None
    if rest in MAGNITUDE_LETTERS and (unit or rest in {"bn", "tn", "mn", "k"}):
        value, rest = value * MAGNITUDE_LETTERS[rest], ""
        high = high * MAGNITUDE_LETTERS[match["rest"].lower()] if high else None
    last = place + 1
    pieces = re.split(r"[-‐‑]", rest.strip("-‐‑"))
    if pieces and pieces[0] in MAGNITUDES:
        value *= MAGNITUDES[pieces.pop(0)]
        rest = "-".join(pieces)
    elif not rest:
        value, last, high = _magnitude(tokens, value, last, limit, high)
        value, last, rest = _compound(tokens, value, last, limit)
    value, last, rest = _and_a_half(tokens, value, last, limit, rest)
    last, high = _range(tokens, last, limit, high)
    return Numeral(place, last, value, high, unit, rest, False)


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))


def _magnitude(tokens: Sequence[Token], value: float, last: int, limit: int, high: float | None) -> tuple[float, int, float | None]:
    """The value times the magnitude words that follow ("2.5 million")."""
    while last < limit and tokens[last].text.lower() in MAGNITUDES:
        factor = MAGNITUDES[tokens[last].text.lower()]
        value, high, last = value * factor, high * factor if high else None, last + 1
    return value, last, high


def _compound(tokens: Sequence[Token], value: float, last: int, limit: int) -> tuple[float, int, str]:
    """ "2 million-barrel", "$5 billion-a-year": the magnitude glued to what follows it, and that rest."""
    if last >= limit:
        return value, last, ""
    head, *rest = re.split(r"[-‐‑]", tokens[last].text.lower())
    return (value * MAGNITUDES[head], last + 1, "-".join(rest)) if rest and head in MAGNITUDES else (value, last, "")


def _and_a_half(tokens: Sequence[Token], value: float, last: int, limit: int, rest: str) -> tuple[float, int, str]:
    """ "11-and-a-half hours", "eight and a half hours": the value with the half, where it ends and what else is glued to it."""
    pieces = [piece for piece in re.split(r"[-‐‑]", rest) if piece]
    if pieces[:3] == HALF_MORE:
        return value + 0.5, last, "-".join(pieces[3:])
    if not rest and [token.text.lower() for token in tokens[last : min(limit, last + 3)]] == HALF_MORE:
        return value + 0.5, last + 3, ""
    return value, last, rest


def _range(tokens: Sequence[Token], last: int, limit: int, high: float | None) -> tuple[int, float | None]:
    """ "20 to 25", "20 – 25": the upper end."""
    if high is None and last + 1 < limit and tokens[last].text in {"to", "–", "-", "—"} and tokens[last + 1].text[0].isdigit():
        match = _DIGITS.match(tokens[last + 1].text)
        glued = tokens[last].text == "to" or tokens[last].end == tokens[last + 1].start
        if match is not None and glued and not match["rest"]:
            return last + 2, _number(match["value"])
    return last, high


def _from_words(tokens: Sequence[Token], place: int, limit: int) -> Numeral | None:
    vague = _vague(tokens, place, limit) or _half(tokens, place, limit) or _set(tokens, place, limit)
    if vague is not None:
        return vague
    value, last, rest = _spelled(tokens, place, limit)
    if value is None:
        return None
    value, last, rest = _and_a_half(tokens, value, last, limit, rest)
    high, end, more = (None, last, rest) if rest else _spelled_range(tokens, value, last, limit)
    return Numeral(place, end, value, high, "", more, False)


def _vague(tokens: Sequence[Token], place: int, limit: int) -> Numeral | None:
    """ "dozens", "hundreds of", "tens of thousands", "several hundred", "a few dozen": the least that can be meant."""
    words = [token.text.lower() for token in tokens[place : min(limit, place + 4)]]
    if words[0] == "a":
        words = words[1:] if words[1:2] == ["few"] else []
    if words[:1] in (["several"], ["few"]) and len(words) > 1 and words[1] in {*MAGNITUDES, "dozen"}:
        end = place + 2 + (tokens[place].text.lower() == "a")
        return Numeral(place, end, SEVERAL * (MAGNITUDES.get(words[1]) or MULTIPLES[words[1]]), None, "", "", True)
    if not words or words[0] not in {*VAGUE, "tens"}:
        return None
    value, last = VAGUE.get(words[0], TENS_LEAST), place + 1
    while (
        last + 1 < limit
        and tokens[last].text.lower() == "of"
        and (many := tokens[last + 1].text.lower()) in VAGUE
        and many[:-1] in MAGNITUDES
    ):
        value, last = value * MAGNITUDES[many[:-1]], last + 2
    if words[0] == "tens" and last == place + 1:
        return None
    follows = tokens[last] if last < limit else None
    stands = follows is not None and (follows.text.lower() in {"of", "more", "others"} or follows.tag in {"VERB", "AUX"})
    return Numeral(place, last, value, None, "", "", True) if stands or words[0] == "dozens" or last > place + 1 else None


def _half(tokens: Sequence[Token], place: int, limit: int) -> Numeral | None:
    """ "half a million", "half a dozen", "half a mile"."""
    words = [token.text.lower() for token in tokens[place : min(limit, place + 3)]]
    if len(words) < 3 or words[0] != "half" or words[1] not in {"a", "an"}:
        return None
    if words[2] in UNITS:
        return Numeral(place, place + 2, 0.5, None, "", "", False)
    factor = MAGNITUDES.get(words[2]) or (MULTIPLES["dozen"] if words[2] == "dozen" else None)
    return Numeral(place, place + 3, factor / 2, None, "", "", False) if factor else None


def _set(tokens: Sequence[Token], place: int, limit: int) -> Numeral | None:
    """ "a pair of soldiers", "a trio of banks"; a pair of shoes is one thing."""
    words = [token.text.lower() for token in tokens[place : min(limit, place + 4)]]
    if len(words) < 4 or words[0] != "a" or words[1] not in SETS or words[2] != "of" or words[3] in WORN:
        return None
    return Numeral(place, place + 2, SETS[words[1]], None, "", "", False)


def _spelled_range(tokens: Sequence[Token], value: float, last: int, limit: int) -> tuple[float | None, int, str]:
    """ "two to three", "ten or twelve": upper end, where it ends and what is glued to it; None where none follows."""
    if last + 1 >= limit or tokens[last].text.lower() not in {"to", "or"}:
        return None, last, ""
    high, end, rest = _spelled(tokens, last + 1, limit)
    return (high, end, rest) if high is not None and high > value else (None, last, "")


def _spelled(tokens: Sequence[Token], place: int, limit: int) -> tuple[float | None, int, str]:
    """Value, end and what is glued to the number words from ``place`` on."""
    total, current, last, seen = 0.0, 0.0, place, False
    while last < limit:
        pieces = re.split(r"[-‐‑]", tokens[last].text.lower())
        if pieces == ["and"] and seen and current >= 100 and last + 1 < limit and _is_small(tokens[last + 1].text.lower()):
            last += 1
            continue
        if (
            pieces == ["a"]
            and not seen
            and last + 1 < limit
            and tokens[last + 1].text.lower() in {"dozen", "hundred", "thousand", "million", "billion"}
        ):
            current, last = 1.0, last + 1
            continue
        value, used = _piece_value(pieces)
        if used == 0 or (seen and value < 1):
            break
        factor = MAGNITUDES.get(pieces[0]) or (MULTIPLES.get(pieces[0]) if pieces[0] != "half" else None)
        if factor is not None and len(pieces) == used:
            current = (current or 1.0) * factor
            if factor > 100:
                total, current = total + current, 0.0
        else:
            current += value
        seen, last = True, last + 1
        if used < len(pieces):
            return total + current, last, "-".join(pieces[used:])
    return (total + current if seen else None), last, ""


def _is_small(word: str) -> bool:
    return re.split(r"[-‐‑]", word)[0] in UNITS_WORDS or re.split(r"[-‐‑]", word)[0] in TENS


def _piece_value(pieces: Sequence[str]) -> tuple[float, int]:
    """Value of the number words at the front of a hyphenated word, and how many they are."""
    value, used = 0.0, 0
    for piece in pieces:
        if piece in UNITS_WORDS:
            value += UNITS_WORDS[piece]
        elif piece in TENS:
            value += TENS[piece]
        elif piece in MAGNITUDES:
            value = (value or 1.0) * MAGNITUDES[piece]
        elif piece in {"dozen", "half"} and not used:
            value = MULTIPLES[piece]
        else:
            break
        used += 1
    return value, used


def unit_of(word: str) -> str:
    """The unit that ``word`` (any case, singular or plural) names, "" when none."""
    return UNITS.get(word.lower(), "")
