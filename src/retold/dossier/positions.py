"""Which party accuses, denies, demands, offers, refuses or has not responded, and about which claim."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from retold.model import Annotations, Claim, Name, Position, Sentence, Span, Token, content_id
from retold.ports import Lexicon

STANCES = {
    "accuses": "accuse allege blame condemn criticize criticise denounce charge decry slam".split(),
    "denies": "deny reject dismiss refute dispute rebuff".split(),
    "demands": "demand call urge insist request ask".split(),
    "offers": "offer propose pledge promise vow".split(),
    "refuses": "refuse decline".split(),
    "confirms": "confirm admit acknowledge concede".split(),
    "supports": "support back welcome praise endorse".split(),
}
STANCE_OF = {verb: stance for stance, verbs in STANCES.items() for verb in verbs}
ANSWERING = frozenset({"respond", "reply", "answer", "comment", "react"})
NOT = frozenset({"not", "n't", "no", "never", "yet"})
UNABLE = frozenset({"decline", "refuse", "fail"})
REACH = 8  # words before the verb in which its subject is sought
ABSENT = "not responded"


@dataclass(frozen=True, slots=True)
class _Party:
    start: int
    end: int
    name: str


def positions(annotations: Sequence[Annotations], claims: Sequence[Claim], names: Sequence[Name], lexicon: Lexicon) -> tuple[Position, ...]:
    """Every stance a named party takes in running text, sorted by id; ``says`` is sliced from the text."""
    home = {p.span: claim.id for claim in claims for p in claim.passages}
    out = {}
    for item in annotations:
        parties = _parties(item, names)
        for sentence in item.sentences:
            if sentence.part == "body":
                for position in _in_sentence(item, sentence, parties, home, lexicon):
                    out[position.id] = position
    return tuple(out[key] for key in sorted(out))


def _parties(item: Annotations, names: Sequence[Name]) -> list[_Party]:
    out: list[_Party] = []
    for name in names:
        for spelling in name.spellings:
            out.extend(_Party(s.start, s.end, name.name) for s in spelling.spans if s.report == item.report.id)
    return sorted(out, key=lambda p: (p.start, p.end))


def _in_sentence(item: Annotations, sentence: Sentence, parties: list[_Party], home: dict[Span, str], lexicon: Lexicon) -> list[Position]:
    out: list[Position] = []
    tokens = item.tokens[sentence.first : sentence.last]
    for n, token in enumerate(tokens):
        stance = _stance(tokens, n, lexicon)
        if not stance or _quoted(item, token):
            continue
        party = _subject(tokens, n, parties)
        if party is None:
            continue
        span = _says(item, sentence, token)
        identity = content_id("p", party.name, stance, span.report, span.start, token.start)
        out.append(Position(identity, party.name, stance, span.exact, span, home.get(span)))
    return out


def _stance(tokens: Sequence[Token], n: int, lexicon: Lexicon) -> str:
    """The stance that token ``n`` expresses as a verb; "" for none. A negated stance is none, but for not answering."""
    token = tokens[n]
    lemma = lexicon.lemma(token.text, "VERB")
    before = {t.text.lower().replace("’", "'") for t in tokens[max(0, n - 3) : n]}
    before_lemmas = {lexicon.lemma(t.text, "VERB") for t in tokens[max(0, n - 3) : n]}
    following = {t.text.lower() for t in tokens[n + 1 : n + 3]}
    if lemma == "request" and following & {"comment", "comments"}:
        return ""
    if lemma == "reach" and before & NOT and "comment" in following:
        return ABSENT
    if lemma in ANSWERING and (before & NOT or before_lemmas & UNABLE):
        return ABSENT
    if token.tag not in ("VERB", "WORD") or before & NOT:
        return ""
    if lemma in UNABLE and any(lexicon.lemma(t.text, "VERB") in ANSWERING for t in tokens[n + 1 : n + 3]):
        return ""
    return STANCE_OF.get(lemma, "")


def _quoted(item: Annotations, token: Token) -> bool:
    return any(q.marked and q.span.start <= token.start < q.span.end for q in item.quotations)


def _subject(tokens: Sequence[Token], n: int, parties: list[_Party]) -> _Party | None:
    """The nearest party before the verb, within reach and not behind a full clause mark."""
    first = max(0, n - REACH)
    for k in range(n - 1, first - 1, -1):
        if tokens[k].text in ";:":
            return None
        at = bisect_left(parties, tokens[k].start + 1, key=lambda p: p.start) - 1
        if at >= 0 and parties[at].start <= tokens[k].start < parties[at].end:
            return parties[at]
    return None


def _says(item: Annotations, sentence: Sentence, token: Token) -> Span:
    """The passage that holds the verb, else the sentence."""
    for passage in item.passages:
        if passage.span.start <= token.start < passage.span.end:
            return passage.span
    return item.report.span(sentence.start, sentence.end)
