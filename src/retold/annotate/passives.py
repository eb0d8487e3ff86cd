"""Passive clauses of saying: "he was told by doctors that", "is believed to have": the subject is not the one who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from retold.annotate.words.speech import WEEKDAYS
from retold.model import Sentence, Token

BE = frozenset("is are was were be been being isn wasn weren aren".split())
PARTICIPLES = frozenset("said told thought felt found known seen written understood sworn spoken begun".split())
"""Participles of verbs of saying and holding that do not end in -ed."""
HELD = frozenset("worried opposed convinced determined agreed persuaded committed decided pleased disappointed concerned".split())
"""Participles after "be" whose subject itself holds the view: "she is opposed to it"."""
SPEAKING = frozenset("quoted cited reached".split())
"""Participles whose subject speaks or is asked to speak all the same: "was quoted as saying", "could not be reached"."""
MEANS = frozenset("telephone phone email e-mail text mail fax satellite video letter radio".split())
"""By what means something is told, which is nobody who tells it: "said by telephone that"."""
REACH = 5
"""Tokens before a participle among which its "be" stands."""


def is_passive(tokens: Sequence[Token], sentence: Sentence, cue: int) -> bool:
    """Whether the verb at ``cue`` is a participle after a form of "be", or has its agent right behind ("described by police")."""
    low = tokens[cue].text.lower()
    if not (low.endswith("ed") or low in PARTICIPLES) or low in HELD | SPEAKING:
        return False
    k = cue - 1
    while k >= max(sentence.first, cue - REACH) and (tokens[k].tag in {"AUX", "ADV", "PART"} or _is_be(tokens[k])):
        if _is_be(tokens[k]):
            return True
        k -= 1
    return agent_of(tokens, sentence, cue) is not None


def agent_of(tokens: Sequence[Token], sentence: Sentence, cue: int) -> int | None:
    """The token at which the phrase after "by" begins, right behind the verb at ``cue``; None where nobody is named so."""
    if cue + 2 >= sentence.last or tokens[cue + 1].text.lower() != "by":
        return None
    after = tokens[cue + 2]
    if after.tag == "NUM" or after.text.lower() in MEANS or after.text.lower() in WEEKDAYS or after.text.lower().endswith("ing"):
        return None
    return cue + 2 if after.tag in {"DET", "ADJ", "NOUN", "PROPN"} else None


def _is_be(token: Token) -> bool:
    return token.text.lower() in BE
