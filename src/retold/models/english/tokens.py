"""Text -> the places of its words, numbers and marks. Every character that is not white space lies in exactly one."""

from __future__ import annotations

import re

from retold.models.english.words import abbreviates

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, kana and ideographs: written without spaces between words, so that each character is a token."""
_LETTER = rf"(?:[^\W\d_{_UNSPACED}][\u0300-\u036f]*)"
_APOSTROPHE = r"['’ʼ]"
_WORD = rf"{_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*"
_NUMBER = r"\d+(?:[.,:]\d+)*"
_HYPHEN = r"[-‐‑]"
_FACE = r"(?<!\w)[:;=]['’]?-?[()DPp](?![\w(])|<3(?!\d)"
_SUFFIX = "com|org|net|edu|gov|mil|int|info|biz|co|uk|us|eu|html?|pdf|docx?|xlsx?|pptx?|txt|jpe?g|png|gif|zip|mp3|mp4"

_PIECE = re.compile(
    rf"""
      (?P<face>    {_FACE} )
    | (?P<address> https?://[^\s<>"”»]*[^\s<>"”»,.;:!?)\]'’] | www\.[^\s<>"”»]*[^\s<>"”»,.;:!?)\]'’] | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
    | (?P<site>    (?<![\w.@])(?:[\w-]+\.)+(?:{_SUFFIX})(?![\w-])(?:/[^\s<>"”»]*[^\s<>"”»,.;:!?)\]'’])? )
    | (?P<tag>     [@\#]\w+ )
    | (?P<dotted>  (?:{_LETTER}\.){{2,}}(?:{_HYPHEN}(?:{_WORD}|{_NUMBER}))* )
    | (?P<date>    (?<![\w/])\d+(?:/\d+)+(?![\w/]) )
    | (?P<firm>    (?<!\w)[A-Z]{{1,3}}&[A-Z]{{1,3}}(?!\w) )
    | (?P<number>  (?:(?:US|A|C|NZ|HK)?[$£€¥₹₽₩₦](?:US|NZ|HK)?|R\$)?{_NUMBER}\w*(?:{_HYPHEN}(?:{_WORD}|{_NUMBER}\w*))* )
    | (?P<word>    {_WORD}(?:\d+\w*)?(?:{_HYPHEN}(?:{_WORD}|{_NUMBER}\w*))* )
    | (?P<clitic>  (?<=[\w.]){_APOSTROPHE}(?:s|S|re|ve|ll|d|m)(?!\w) )
    | (?P<mark>    \.{{2,}} | -{{2,}} | [!?]{{2,}} | (?P<repeated>[=*_~<>$\#+^|])(?P=repeated)+ | \S )
    """,
    re.VERBOSE,
)
_NEGATION = re.compile(rf"(?i)^(.+)(n{_APOSTROPHE}t)$")
_CLITIC = re.compile(rf"(?i)^(.+)({_APOSTROPHE}(?:s|re|ve|ll|d|m))$")


def places(text: str) -> list[tuple[int, int]]:
    """Start and end of each token of ``text``, in order; offsets in code points.

    A contraction gives two tokens ("did" "n't", "Lisbon" "’s"); a hyphenated word, an amount with its sign
    ("$5.2bn"), a time ("10.30pm") and an abbreviation with its stop ("U.S.", "Mr.", "J.") give one.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while match := _PIECE.search(text, at):
        start, end = match.span()
        if match.lastgroup == "word":
            end = _with_stop(text, start, end)
        at = end
        found.extend(_parts(text, start, end) if match.lastgroup in {"word", "number", "dotted"} else [(start, end)])
    return found


def _with_stop(text: str, start: int, end: int) -> int:
    """The end moved past the stop when the word and its stop are an abbreviation or an initial."""
    if end >= len(text) or text[end] != ".":
        return end
    following = text[end + 1 : end + 3].lstrip()
    word = text[start:end]
    initial = end - start == 1 and word.isupper() and following[:1].isupper() and word != "I"
    return end + 1 if initial or abbreviates(word, following[:1].isdigit()) else end


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The word at ``start``, with a clitic ("n't", "’s") set apart."""
    word = text[start:end]
    split = (_NEGATION.match(word) or _CLITIC.match(word)) if "'" in word or "’" in word or "ʼ" in word else None
    if split is None:
        return [(start, end)]
    cut = start + split.end(1)
    return [(start, cut), (cut, end)]
