"""What someone holds, wants, approves, blames or leaves unanswered, without their words: "called for an inquiry", "did not respond"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retold.annotate.words.speech import ANSWERS, STANCE_LINKS, UNANSWERED, cue_lemma, stance_lemma
from retold.model import Sentence, Token

NOT = frozenset({"not", "n't", "n’t", "never", "yet"})
LINK_REACH = 12
"""Tokens within which "see ... as" and "call on ... to" are sought."""
CLOSERS = frozenset("but while whereas although though because after before since until unless when as".split())
LONGEST_STANCE = 45
"""Tokens a stance may have: a longer one has swallowed the next clause."""


@dataclass(frozen=True, slots=True)
class Stance:
    """Tokens ``first`` to ``last`` (exclusive) hold what is held; ``form`` is "stance" or "absence"."""

    first: int
    last: int
    form: str


def stands_for(tokens: Sequence[Token], sentence: Sentence, place: int) -> bool:
    """Whether the verb at ``place`` tells a stance here: one that needs a link word ("call for") has it."""
    lemma = stance_lemma(tokens[place].text)
    if tokens[place].text.lower() == "reached":
        return absence_of(tokens, sentence, place) is not None
    if tokens[place].tag != "VERB" and not lemma:
        return False
    if lemma in {"see", "call"}:
        return _linked(tokens, sentence, place, lemma)
    links = STANCE_LINKS.get(lemma, "").split()
    return bool(lemma) and (not links or (place + 1 < sentence.last and tokens[place + 1].text.lower() in links))


def _linked(tokens: Sequence[Token], sentence: Sentence, place: int, lemma: str) -> bool:
    wanted = STANCE_LINKS[lemma].split()
    ahead = range(place + 1, min(sentence.last, place + (LINK_REACH if lemma == "see" else 3)))
    return any(tokens[k].text.lower() in wanted for k in ahead)


def stance_of(tokens: Sequence[Token], sentence: Sentence, cue: int, quoted: Sequence[bool]) -> Stance | None:
    """What follows the verb at ``cue`` as the matter of a stance; None when it is none."""
    lemma = stance_lemma(tokens[cue].text)
    if not lemma or lemma in ANSWERS or not stands_for(tokens, sentence, cue):
        return None
    links = STANCE_LINKS.get(lemma, "").split() if lemma not in {"back", "see"} else []
    first = cue + 1 + (tokens[cue + 1].text.lower() in links if cue + 1 < sentence.last else 0)
    last = _end(tokens, sentence, first, quoted)
    inside = tokens[first:last]
    told = any(token.tag in {"NOUN", "PROPN", "PRON", "VERB"} for token in inside)
    return Stance(first, last, "stance") if told and inside[0].tag != "PUNCT" else None


def absence_of(tokens: Sequence[Token], sentence: Sentence, cue: int) -> Stance | None:
    """ "declined to comment", "did not respond to requests", "could not be reached": the words that say there is no answer."""
    lemma = stance_lemma(tokens[cue].text) or cue_lemma(tokens[cue].text)
    before = {token.text.lower() for token in tokens[max(sentence.first, cue - 4) : cue]}
    following = [stance_lemma(token.text) or token.text.lower() for token in tokens[cue + 1 : min(sentence.last, cue + 5)]]
    refuses = lemma in UNANSWERED and any(word in ANSWERS for word in following[:3])
    silent = (lemma in ANSWERS or tokens[cue].text.lower() == "reached") and bool(before & NOT)
    if not (refuses or silent):
        return None
    first = cue
    while first > sentence.first and tokens[first - 1].tag in {"AUX", "ADV", "PART"}:
        first -= 1
    return Stance(first, _end(tokens, sentence, cue + 1, ()), "absence")


def _end(tokens: Sequence[Token], sentence: Sentence, first: int, quoted: Sequence[bool]) -> int:
    """Where what is held ends: before a clause that begins after a comma, or with the sentence."""
    limit = min(sentence.last, first + LONGEST_STANCE)
    for place in range(first, limit):
        if quoted and quoted[place]:
            continue
        text, low = tokens[place].text, tokens[place].text.lower()
        if text in {";", ":", "—", "–"}:
            return place
        after = tokens[place + 1].text.lower() if place + 1 < limit else ""
        if text == "," and (after in CLOSERS or (after in {"and", "who", "which", "saying", "adding"} and place - first >= 2)):
            return place
        if low in CLOSERS - {"as", "since"} and place > first + 1 and tokens[place].tag in {"SCONJ", "CCONJ"}:
            return place
    return limit
