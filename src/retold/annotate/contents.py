"""What is reported: the tokens after a verb of saying, before it, or around it."""

from __future__ import annotations

from collections.abc import Sequence

from retold.annotate.speech_events import Event
from retold.annotate.words.speech import ADDRESSING, NO_CONTENT, WEEKDAYS, cue_lemma
from retold.model import Sentence, Token

FEWEST_REPORTED = 3
"""Words below which what follows "said" is no statement ("said so")."""
ROUGHLY = frozenset("about around over nearly almost roughly under up".split())
PLACED = frozenset({"on", "in", "at", "during", "to", "via", "by", "through"})


def reported(tokens: Sequence[Token], sentence: Sentence, event: Event, quoted: Sequence[bool]) -> list[tuple[int, int]]:
    """The stretches of tokens that ``event`` gives as someone's words or statement; mostly one, two around ", X said,"."""
    found = _content(tokens, sentence, event, quoted)
    if found is None:
        return []
    rest = _rest(tokens, sentence, event, quoted) if found[0] < event.cue and not event.according else None
    whole = [found, rest] if rest is not None else [found]
    return [part for part in whole if sum(token.tag != "PUNCT" for token in tokens[part[0] : part[1]]) >= FEWEST_REPORTED]


def _rest(tokens: Sequence[Token], sentence: Sentence, event: Event, quoted: Sequence[bool]) -> tuple[int, int] | None:
    """What goes on after ", X said,": the other half of the words that the event parts."""
    after = max(event.last, event.cue_end)
    if after + FEWEST_REPORTED >= sentence.last or tokens[after].text != "," or quoted[after + 1]:
        return None
    following = tokens[after + 1]
    if following.text.lower().endswith("ing") or following.text.lower() in {"who", "which", "whose", "a", "the", "an", "according"}:
        return None
    if following.tag == "NUM":
        return None
    return trimmed(tokens, after + 1, sentence.last)


def _content(tokens: Sequence[Token], sentence: Sentence, event: Event, quoted: Sequence[bool]) -> tuple[int, int] | None:
    """Tokens of what is reported: after the verb, or before it where the verb closes the sentence."""
    after = event.last if event.inverted else max(event.cue_end, event.last if event.passive else 0)
    if event.according:
        return _around(tokens, sentence, event)
    first = after
    if cue_lemma(tokens[event.cue].text) in NO_CONTENT and not any(quoted[event.cue : event.cue + 3]):
        return None
    first, skipped = _over_addressee(tokens, sentence, event, first)
    if skipped and not _states(tokens, sentence, first):
        return _before(tokens, sentence, event)
    that = first < sentence.last and tokens[first].text.lower() == "that"
    first += that
    weak_ok = that or not event.weak
    if _parenthetical(tokens, sentence, event) and not event.weak:
        return _before(tokens, sentence, event) or _rest(tokens, sentence, event, quoted)
    closes = event.inverted or first >= sentence.last or (tokens[first].text in {".", ",", ";", "?", "!"} and not that)
    if closes or _told_before(tokens, sentence, event, first):
        return _before(tokens, sentence, event) if not event.weak or event.inverted else None
    placed = tokens[first].tag == "ADP" and not that and tokens[first].text.lower() not in ROUGHLY
    if (not weak_ok or placed) and not _clause_follows(tokens, sentence, first):
        return None
    stop = next((k for k in range(first, sentence.last) if tokens[k].text == ";" and not quoted[k]), sentence.last)
    return trimmed(tokens, first, stop)


def _over_addressee(tokens: Sequence[Token], sentence: Sentence, event: Event, first: int) -> tuple[int, bool]:
    """The place after whom or when it is told ("told reporters", "said on Friday"), and whether anything was passed over."""
    k = first
    addressed = cue_lemma(tokens[event.cue].text) in ADDRESSING
    if event.inverted or k >= sentence.last:
        return first, False
    if tokens[k].text.lower() in WEEKDAYS or (tokens[k].tag == "ADP" and tokens[k].text.lower() in PLACED):
        limit = min(sentence.last, first + 10)
        that = next((j for j in range(k, limit) if tokens[j].text.lower() == "that"), None)
        return (that, True) if that is not None else (first, tokens[k].text.lower() in WEEKDAYS)
    while addressed and k < sentence.last and k - first < 7 and _addressee(tokens, k, first):
        k += 1
    return k, k > first


def _addressee(tokens: Sequence[Token], k: int, first: int) -> bool:
    token = tokens[k]
    if token.tag == "PRON":
        return k == first and token.text.lower() in {"me", "him", "her", "us", "them", "you"}
    return token.tag in {"NOUN", "PROPN", "ADJ"} or (token.tag == "DET" and k == first) or token.text in {"'s", "’s"}


def _states(tokens: Sequence[Token], sentence: Sentence, first: int) -> bool:
    """Whether a statement begins at ``first``: "that", or a clause of its own."""
    if first >= sentence.last:
        return False
    return tokens[first].text.lower() in {"that", "to", "how", "why", "what"} or _clause_follows(tokens, sentence, first)


def _told_before(tokens: Sequence[Token], sentence: Sentence, event: Event, first: int) -> bool:
    """ "..., Odum said in the post": the words stand before, and only where they were said follows."""
    edge = min(event.first, event.cue)
    comma = edge > sentence.first + FEWEST_REPORTED and tokens[edge - 1].text == ","
    return (
        comma
        and tokens[first].tag in {"ADP", "ADV", "NOUN", "PROPN"}
        and not _clause_follows(tokens, sentence, first)
        and any(token.tag in {"VERB", "AUX"} for token in tokens[sentence.first : edge - 1])
    )


def _clause_follows(tokens: Sequence[Token], sentence: Sentence, first: int) -> bool:
    """Whether a clause of its own begins at ``first``: a subject with its verb, or "to" and a verb."""
    if tokens[first].text.lower() == "to":
        return True
    ahead = tokens[first : min(first + 7, sentence.last)]
    tags = [token.tag for token in ahead]
    verb = next((k for k, tag in enumerate(tags) if tag in {"AUX", "VERB"}), None)
    return (
        verb is not None and verb > 0 and all(tag in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADV"} for tag in tags[:verb])
    )


def _before(tokens: Sequence[Token], sentence: Sentence, event: Event) -> tuple[int, int] | None:
    """What stands before ", X said" at the end of the sentence."""
    edge = min(event.first, event.cue)
    if edge <= sentence.first or tokens[edge - 1].text != ",":
        return None
    return trimmed(tokens, sentence.first, edge - 1)


def _parenthetical(tokens: Sequence[Token], sentence: Sentence, event: Event) -> bool:
    """Whether commas stand on both sides: "The bridge, Brandt said, was unsafe"."""
    edge, after = min(event.first, event.cue), max(event.last, event.cue_end)
    return sentence.first < edge and tokens[edge - 1].text == "," and after < sentence.last and tokens[after].text == ","


def _around(tokens: Sequence[Token], sentence: Sentence, event: Event) -> tuple[int, int] | None:
    """What "according to X" vouches for: what follows it when it opens the sentence, else what precedes it."""
    if event.cue - sentence.first <= 1:
        return trimmed(tokens, event.last, sentence.last)
    return trimmed(tokens, sentence.first, event.cue)


def trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """The tokens ``first`` to ``last`` without punctuation at their edges, quotation marks apart; None when nothing is left."""
    while first < last and tokens[first].tag == "PUNCT" and tokens[first].text not in {"“", '"', "‘", "'"}:
        first += 1
    while last > first and tokens[last - 1].tag == "PUNCT" and tokens[last - 1].text not in {"”", '"', "’", "'"}:
        last -= 1
    return (first, last) if last > first else None
