"""Words that tell when something was said and stand between the speaker and the verb: "the company on Friday said"."""

from __future__ import annotations

from collections.abc import Sequence

from retold.annotate.words.speech import WEEKDAYS
from retold.model import Sentence, Token

MONTHS = frozenset("january february march april may june july august september october november december".split())
SPANS = frozenset("week weekend month year morning afternoon evening night".split())
WHICH = frozenset("last this earlier late early next on in".split())


def before_time(tokens: Sequence[Token], sentence: Sentence, back: int) -> int:
    """The last token before the words of time that end at ``back``; ``back`` itself where none end there."""
    k = back
    low = tokens[k].text.lower() if k >= sentence.first else ""
    while k > sentence.first and low in SPANS and tokens[k - 1].text.lower() in WEEKDAYS:  # "Sunday night"
        k -= 1
        low = tokens[k].text.lower()
    if k > sentence.first + 1 and tokens[k].text.isdigit() and tokens[k - 1].text.lower() in MONTHS:
        k -= 1
        low = tokens[k].text.lower()
    capital = k >= sentence.first and tokens[k].text[:1].isupper()
    named = (low in WEEKDAYS or low in MONTHS) and capital
    spans = low in SPANS and k > sentence.first and tokens[k - 1].text.lower() in WHICH
    if not (named or spans or low in {"yesterday", "today"}):
        return back
    k -= 1
    while k > sentence.first and tokens[k].text.lower() in WHICH:
        k -= 1
    return k if k >= sentence.first else back
