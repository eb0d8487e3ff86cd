"""Tokens -> the words of Universal Dependencies that they hold, for what is trained on treebanks."""

from __future__ import annotations

import re

PREFIXES = frozenset("anti co counter cross e ex mid mini multi non over post pre pro re semi sub un".split())
"""What the treebanks leave joined by a hyphen ("non-profit", "e-mail"): three times or more, and mostly, in EWT and GUM train."""
_AMOUNT = re.compile(r"(?i)((?:US|A|C|NZ|HK|R)?[$£€¥₹₽₩₦])?(\d+(?:[.,:]\d+)*)(am|pm|km|kg|mph|kph|bn|mn|tn|m|k|cm|mm|ft)?")
_HYPHEN = re.compile(r"(?<=[^\W_])([-‐‑])(?=[^\W_])")
_WHOLE = re.compile(r"https?:|www\.|[@#][^\W\d]|\w+@|\d+(?:[-‐‑]\d+){2,}$")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z][a-z0-9]{1,3}(?:/.*)?$", re.IGNORECASE)
_JOINED = {
    word.replace("+", ""): tuple(word.split("+"))
    for word in (
        "can+not gon+na wan+na got+ta out+ta do+nt did+nt does+nt is+nt was+nt were+nt have+nt has+nt had+nt could+nt would+nt should+nt "
        "are+nt ca+nt i+m i+ve that+s what+s"
    ).split()
}
"""Two words written as one without a mark between them."""


def parts(token: str) -> list[str]:
    """The words that ``token`` holds: "long-term" gives three, "$5.2bn" three, "cannot" two, most give one."""
    if len(token) < 2 or _WHOLE.match(token):
        return [token]
    joined = _JOINED.get(token.lower())
    if joined:
        cut = len(joined[0])
        return [token[:cut], token[cut:]]
    if token[0] == "#" and token[1:].isdigit():
        return ["#", token[1:]]
    if _SITE.match(token):
        return [token]
    found: list[str] = []
    for piece in _pieces(token):
        amount = _AMOUNT.fullmatch(piece)
        found += [part for part in amount.groups() if part] if amount else [piece]
    return found


def _pieces(token: str) -> list[str]:
    """``token`` cut at its hyphens, but not after a prefix."""
    found = _HYPHEN.split(token)
    while len(found) > 2 and found[0].lower() in PREFIXES and found[2].isalpha():
        found[:3] = ["".join(found[:3])]
    return found
