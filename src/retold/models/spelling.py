"""One spelling for words that British and American English, hyphens or accents merely write differently."""

from __future__ import annotations

import functools
import re
import unicodedata

MARKS = "'’‐‑-"

_RULES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1"),
        (r"ys(e|ed|es|er|ers|ing)$", r"yz\1"),
        (r"our(?=$|s$|ed$|er|ing|abl|ite|less|ful|ly|hood|ist)", "or"),
        (r"(?<=[bcdght])re(s?)$", r"er\1"),
        (r"ll", "l"),
        (r"ogue", "og"),
        (r"enc(e|es|eless)$", r"ens\1"),
        (r"[ao]e(?=[a-z]{3})", "e"),
        (r"mme$", "m"),
        (r"dgement", "dgment"),
        (r"^sc(?=ept)", "sk"),
        (r"grey", "gray"),
        (r"plough", "plow"),
        (r"mould", "mold"),
        (r"alumini", "alumin"),
        (r"moust", "must"),
        (r"ageing", "aging"),
        (r"^tsar", "czar"),
        (r"manoeuvre$", "maneuver"),
    )
)


@functools.lru_cache(maxsize=50_000)
def bare_letters(word: str) -> str:
    """``word`` without accents, hyphens and apostrophes."""
    letters = unicodedata.normalize("NFD", word) if not word.isascii() else word
    return "".join(letter for letter in letters if letter not in MARKS and not unicodedata.combining(letter))


@functools.lru_cache(maxsize=50_000)
def plain_spelling(word: str) -> str:
    """``word`` (lower case) as a key: equal for colour and color, re-election and reelection, café and cafe.

    Unlike words may share a key (tour, tor): the caller must know that both mean the same.
    """
    key = bare_letters(word)
    for pattern, plain in _RULES:
        key = pattern.sub(plain, key)
    return key
