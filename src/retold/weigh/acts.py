"""The act by which a source spoke: a post, a statement, a report, a press conference. What many cite is often one act."""

from __future__ import annotations

import re

from retold.model import Attribution, Span

PLACES = r"(?:X|Twitter|Facebook|Instagram|Telegram|Threads|Weibo|Bluesky|Truth Social|social (?:media|networks?)|the (?:social )?platform)"
ACTS = (
    ("post", re.compile(rf"\b(?:posts?|tweets?|tweeted|retweeted|posted|posting)\b|\b(?:on|in|to|via|over) {PLACES}\b")),
    (
        "press conference",
        re.compile(r"\b(?:(?:news|press) conference|(?:press |news )?briefing|told (?:reporters|journalists|the press))\b"),
    ),
    ("interview", re.compile(r"\binterview(?:ed)?\b")),
    ("letter", re.compile(r"\b(?:letter|memo|memorandum|e-?mail)\b")),
    ("statement", re.compile(r"\b(?:statement|press release|communiqu[eé])\b")),
    (
        "report",
        re.compile(
            r"\b(?:report|study|survey|review|filing|indictment|complaint|affidavit|court documents?|audit) "
            r"(?:by|from|of|in|published|released|issued)\b"
        ),
    ),
    ("speech", re.compile(r"\b(?:speech|televised address|sermon)\b")),
)
"""Name of the act, and the words beside an attribution that tell of it; the first that is found counts."""

SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘'(]?[A-Z])|\n+")
DOCUMENTS = frozenset({"post", "letter", "statement", "report"})
LONGEST = 600  # code points of a sentence that are looked at on either side
BY_WHOM = re.compile(
    r"\b(?:report|study|survey|review|audit|statement|filing|letter) (?:\w+ )?(?:by|from|of) (?P<who>(?:the |a |an )?[^,.;:“”\"]{3,60})"
)


def act_of(attribution: Attribution, passage: Span, text: str) -> str:
    """Name of the act that the sentence of ``passage`` or of its attribution tells of; "" when it tells of none."""
    return act_in(text, attribution.span) or act_in(text, passage)


def act_in(text: str, span: Span) -> str:
    """Name of the act that the sentence around ``span`` tells of; "" for none."""
    told = unquoted(sentence_at(text, span))
    return next((name for name, words in ACTS if words.search(told)), "")


def author_of(passage: Span, text: str) -> str:
    """Who wrote the document that the sentence of ``passage`` rests on ("a report by the harbour authority"); "" when untold."""
    found = BY_WHOM.search(sentence_at(text, passage))
    return re.sub(r"^(?:the|a|an)\s+", "", found["who"]).strip() if found else ""


def sentence_at(text: str, span: Span) -> str:
    """The sentence around ``span``, or the part of it within reach."""
    before = text[max(0, span.start - LONGEST) : span.start]
    starts = [match.end() for match in SENTENCE_END.finditer(before)]
    after = text[span.end : span.end + LONGEST]
    end = SENTENCE_END.search(after)
    return before[starts[-1] if starts else 0 :] + text[span.start : span.end] + after[: end.start() + 1 if end else len(after)]


def unquoted(sentence: str) -> str:
    """The sentence without what stands between quotation marks: the words of the source do not tell how it spoke."""
    return re.sub(r"[“\"][^“”\"]*[”\"]", " ", sentence)
