"""The words of a sentence that can name who speaks: a name, a pronoun, or a noun phrase with its owner, from its start or to its end."""

from __future__ import annotations

from collections.abc import Sequence

from retold.annotate.words.speech import NOUN_CUES, SOURCE_NOUNS, WEEKDAYS
from retold.model import Mention, Sentence, Token

SUBJECT_PRONOUNS = frozenset("he she they it i we who".split())
INVERTED_PRONOUNS = frozenset("he she they i we".split())
STILL = frozenset("still also now never always already often really".split())
RELATIVES = frozenset("which that whose what caption".split())
"""Words that join a clause and are no part of its subject: "films which the actress says"; the label of a picture is none either."""
OWNING = frozenset({"'s", "’s"})
AROUND = frozenset("after before during since following amid until".split())
"""Words that hang a time on what stands before: "a commentary after the launch said"."""
QUANTIFIERS = frozenset("many some most all both several few none one two three".split())


def noun_phrase(tokens: Sequence[Token], first: int, limit: int, starts: dict[int, Mention]) -> tuple[int, int] | None:
    """The person, name or group named from token ``first`` on, as token positions; None when nothing of the kind stands there."""
    if tokens[first].text.lower() in WEEKDAYS:
        return None
    place = first
    while (
        place < limit and tokens[place].tag in {"DET", "ADJ", "NUM", "NOUN", "PROPN", "ADV"} and tokens[place].text.lower() not in STILL
    ) or (place < limit and tokens[place].text in {"'s", "’s"}):
        mention = starts.get(tokens[place].start)
        if mention is not None:
            while place < limit and tokens[place].end <= mention.span.end:
                place += 1
            if mention.kind == "person" and not (place < limit and tokens[place].text in OWNING):
                return first, place
            continue
        place += 1
    if place == first:
        return (first, first + 1) if tokens[first].text.lower() in INVERTED_PRONOUNS else None
    last_noun = next((k for k in range(place - 1, first - 1, -1) if tokens[k].tag in {"NOUN", "PROPN"} or _speaks(tokens[k])), None)
    return (first, last_noun + 1) if last_noun is not None else None


def _speaks(token: Token) -> bool:
    """A word for someone who speaks, whatever it was tagged as ("a senior police official")."""
    return token.text.lower() in SOURCE_NOUNS


def ending_at(
    tokens: Sequence[Token], sentence: Sentence, back: int, ends: dict[int, Mention], *, anyone: bool = False
) -> tuple[int, int] | None:
    """The phrase that ends at token ``back`` when it can name who speaks; ``anyone``: the verb proves that its subject does."""
    token = tokens[back]
    if token.text.lower() == "whom" and back - 2 >= sentence.first and tokens[back - 2].text.lower() in QUANTIFIERS:
        return back - 2, back + 1
    mention = ends.get(token.end)
    if mention is not None:
        first = back
        while first > sentence.first and tokens[first - 1].start >= mention.span.start:
            first -= 1
        return _with_owner(tokens, sentence, first, ends), back + 1
    if token.text.lower() in SUBJECT_PRONOUNS:
        return back, back + 1
    quantifier = token.tag == "DET" and token.text.lower() in QUANTIFIERS
    if token.tag not in {"NOUN", "PROPN", "NUM"} and not _speaks(token) and not quantifier:
        return None
    first = back
    while first > sentence.first and _in_phrase(tokens[first - 1], ends):
        first -= 1
    head = token.text.lower()
    human = (
        head in SOURCE_NOUNS or head in NOUN_CUES or head.endswith(("er", "ers", "or", "ors", "ist", "ists", "man", "men", "ian", "ians"))
    )
    return (first, back + 1) if human or (anyone and token.tag == "NOUN") or tokens[first].tag == "DET" or token.tag == "PROPN" else None


def before_event(tokens: Sequence[Token], sentence: Sentence, found: tuple[int, int], ends: dict[int, Mention]) -> tuple[int, int]:
    """The phrase before words that tell when, where ``found`` is no more than those: "a commentary | shortly after the launch | said"."""
    back = found[0] - 1
    if back <= sentence.first or tokens[back].text.lower() not in AROUND or tokens[found[1] - 1].end in ends:
        return found
    back -= 1
    while back > sentence.first and tokens[back].tag == "ADV":
        back -= 1
    return ending_at(tokens, sentence, back, ends) or found


def _with_owner(tokens: Sequence[Token], sentence: Sentence, first: int, ends: dict[int, Mention]) -> int:
    """Where "Jane Doe of France" or "a spokesman for the ministry" begins, given where the last name does."""
    back = first - 1
    while back > sentence.first and tokens[back].tag == "DET":
        back -= 1
    if back <= sentence.first or tokens[back].text.lower() not in {"of", "for", "from", "at", "in", "with"}:
        return first
    head = tokens[back - 1]
    if head.end not in ends and head.text.lower() not in SOURCE_NOUNS:
        return first
    begin = back - 1
    while begin > sentence.first and tokens[begin - 1].tag in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}:
        begin -= 1
    return begin


def _in_phrase(token: Token, ends: dict[int, Mention]) -> bool:
    if token.text.lower() in RELATIVES:
        return False
    return token.tag in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} or token.text in {"'s", "’s", "of"} or token.end in ends
