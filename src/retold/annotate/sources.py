"""How far the words that name a speaker reach: from the title before the name to the apposition behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from retold.annotate.speech_events import Event
from retold.annotate.trees import Tree
from retold.model import Mention, Sentence, Token

NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
JOINING = frozenset("of for from at in with on to and by".split())
"""Words that tie two nouns of one phrase: "a spokesman for the ministry"."""
LONGEST_APPOSITION = 30
"""Tokens between a name and its verb that are still taken for an apposition or a relative clause to it."""
MARKS = frozenset("“\"”‘’';:—–")


def whole_source(tokens: Sequence[Token], sentence: Sentence, event: Event, ends: Mapping[int, Mention], tree: Tree) -> tuple[int, int]:
    """First and last token (exclusive) of all words of ``sentence`` that name the speaker of ``event``.

    ``ends`` maps the end of each name to its mention: a name is never cut.
    """
    first, last = event.first, event.last
    if last - first == 1 and tokens[first].tag == "PRON":
        return first, last
    head = tree.subject(event.cue, sentence) if tree else None
    if head is not None and event.first <= head < event.last:
        begin, end = tree.phrase(head, sentence)
        if end <= event.cue or begin > event.cue:
            return _with_comma(tokens, begin, end, event)
    first = _leftwards(tokens, sentence, event, ends)
    before = not event.inverted and event.last <= event.cue
    return first, (_to_the_verb(tokens, event) if before else _rightwards(tokens, sentence, event))


def _with_comma(tokens: Sequence[Token], first: int, last: int, event: Event) -> tuple[int, int]:
    """The phrase with the comma that closes its apposition before the verb."""
    closes = last < event.cue and tokens[last].text == "," and any(token.text == "," for token in tokens[first:last])
    return first, last + closes


def _leftwards(tokens: Sequence[Token], sentence: Sentence, event: Event, ends: Mapping[int, Mention]) -> int:
    """Where the noun phrase that holds the event's speaker begins."""
    first = event.first
    while first > sentence.first:
        before = tokens[first - 1]
        if _nominal(before, ends):
            first -= 1
        elif first - 1 > sentence.first and (
            _tied(tokens, first, ends) or (first == event.first and _apposed(tokens, sentence, event, ends))
        ):
            first -= 2
        else:
            break
    return first


def _tied(tokens: Sequence[Token], first: int, ends: Mapping[int, Mention]) -> bool:
    """ "a spokesman for ..." before token ``first``."""
    return tokens[first - 1].text.lower() in JOINING and _noun(tokens[first - 2], ends)


def _apposed(tokens: Sequence[Token], sentence: Sentence, event: Event, ends: Mapping[int, Mention]) -> bool:
    """ "a spokesman for the mayor, Jane Doe": the comma before a name that closes a phrase which began with an article."""
    first = event.first
    if (
        tokens[event.last - 1].end not in ends
        or event.last >= len(tokens)  # the text ends with the verb
        or tokens[event.last].text != ","
        or tokens[first - 1].text != ","
        or not _noun(tokens[first - 2], ends)
    ):
        return False
    begin = first - 2
    while begin > sentence.first and (_nominal(tokens[begin], ends) or tokens[begin].text.lower() in JOINING):
        begin -= 1
    free = begin == sentence.first or tokens[begin].tag in {"PUNCT", "CCONJ"}
    opening = tokens[begin if _nominal(tokens[begin], ends) else begin + 1]
    return free and (opening.tag in {"DET", "NOUN", "PROPN"} or opening.text.lower() == "one")


def _nominal(token: Token, ends: Mapping[int, Mention]) -> bool:
    return token.tag in NOMINAL or token.text in {"'s", "’s", "-"} or token.end in ends


def _noun(token: Token, ends: Mapping[int, Mention]) -> bool:
    return token.tag in {"NOUN", "PROPN", "NUM"} or token.end in ends


def _to_the_verb(tokens: Sequence[Token], event: Event) -> int:
    """Where the words between the name and its verb that tell more of it end: ", the mayor of Lorn,"."""
    last = event.cue
    while last > event.last and tokens[last - 1].tag in {"AUX", "ADV", "PART"}:
        last -= 1
    between = tokens[event.last : last]
    if not between or len(between) > LONGEST_APPOSITION or any(token.text in MARKS for token in between):
        return event.last
    opens = between[0]
    closed = between[-1].text in {",", ")"}
    tells_more = opens.text in {",", "("} and closed
    return last if tells_more or opens.text.lower() in JOINING or opens.text.lower() in {"who", "that"} else event.last


def _rightwards(tokens: Sequence[Token], sentence: Sentence, event: Event) -> int:
    """Where the phrase after "said" or "according to" ends, its apposition taken in: "Jane Doe, the mayor of Lorn"."""
    last = event.last
    while last < sentence.last - 1 and tokens[last].text.lower() in JOINING - {"on", "to"} and tokens[last + 1].tag in NOMINAL:
        last = _phrase_end(tokens, sentence, last + 1)
    while last < sentence.last - 2 and tokens[last].text in {",", "("} and _begins_apposition(tokens, last + 1):
        end = _apposition_end(tokens, sentence, last)
        if end is None:
            break
        last = end - 1 if tokens[end - 1].text == "," else end  # a comma may open the next one
    return last


def _phrase_end(tokens: Sequence[Token], sentence: Sentence, place: int) -> int:
    while place < sentence.last and (tokens[place].tag in NOMINAL or tokens[place].text in {"'s", "’s", "-"}):
        place += 1
    return place


def _begins_apposition(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    return token.tag in {"DET", "NOUN", "ADJ", "NUM"} or token.text.lower() in {"who", "whose", "which"} or tokens[place - 1].text == "("


def _apposition_end(tokens: Sequence[Token], sentence: Sentence, comma: int) -> int | None:
    """After the mark that closes what the one at ``comma`` opens; None where a verb of its own or a quotation comes first."""
    relative = tokens[comma + 1].text.lower() in {"who", "whose", "which"}
    for place in range(comma + 1, min(sentence.last, comma + LONGEST_APPOSITION)):
        text = tokens[place].text
        if text == ")" and tokens[comma].text == "(":
            return place + 1
        if text == "," and tokens[comma].text == ",":
            return place + 1 if place + 1 < sentence.last and tokens[place + 1].tag not in NOMINAL else place
        if text in {".", "!", "?"} and place >= sentence.last - 2:
            return place
        if text in MARKS or (tokens[place].tag in {"VERB", "AUX"} and not relative and not text.lower().endswith("ing")):
            return None
    return None
