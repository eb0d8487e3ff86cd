"""Whether a sentence begins at a word of a window: the reader's score, the rules' vote and what stands around it, weighed together.

Two logistic models whose weights can be read (``starts.json`` of retold-model-en), fitted by ``training/reader/starts.py``. They find what
rules cannot see: headings, bylines and items of lists that lost the line breaks between them. Where the first is in doubt a tagger that
was trained for nothing else is asked, and the second weighs what it says with the rest.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from retold.models.english.sentences import CLOSERS, OPENERS
from retold.models.english.words import STARTERS

FARTHEST = -9.0
"""Scores of the reader below this are taken for it: of 2,468 sentences that begin inside the texts of the EWT and GUM dev sets one has a
lower one."""
HOPELESS = -6.0
"""A score below which nothing but a rule can make a sentence begin, whatever stands around it: with the shipped weights all other clues
together are worth less (at none of 786 such places of GUM dev did they suffice)."""
MARGIN = 0.3
"""What the clues must weigh together. Fitted on text that lost all its lines, at 0 as many starts are too many as are missed; at 0.3 the
held out F was the same (sentences 88.1 of 100, with fewer clues), and fewer names are cut in two where lines are kept."""
DOUBT = 2.5
"""How far from :data:`MARGIN` the first model's weight is doubtful: so that the tagger reads 3 of 10 words of news. Held out on the EWT and
GUM dev sets (sentences F) .05 gave 88.5, 2 89.4, 2.5 89.9, 4 90.0, 6 89.8."""
BENDS = (-6, -4, -2, 0, 2)
"""Scores at which the weight of the score changes."""
SUREST, TAGGER_BENDS = 9.0, (-6, -4, -2, 0, 2, 4)
"""Scores of the tagger are taken for at most so much either way, and those at which their weight changes."""
BRACKETS = frozenset("()[]{}")
_STOP = re.compile(r"[.!?…]+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_MARKS = {",": "comma", ";": "comma", ":": "colon", "—": "dash", "–": "dash", "-": "dash", "--": "dash"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A window as the model sees it: for each word its text, the reader's score that a sentence begins, whether the rules say so, the
    place of a name that it is ("B", "I" or "O"), and its class as the reader has it.
    """

    words: Sequence[str]
    scores: Sequence[float]
    rules: Sequence[bool]
    names: Sequence[str]
    tags: Sequence[str]


class Starts:
    """The fitted models."""

    def __init__(self, first: Mapping[str, float], second: Mapping[str, float]) -> None:
        """Weights by clue of the model that is always asked and of the one for doubtful places; "always" is added everywhere."""
        self._first, self._second = first, second

    def begin(self, seen: Seen, places: Iterable[int], tagged: Callable[[], Sequence[float]]) -> list[int]:
        """Those of ``places``, all above 0, at which a sentence rather begins than not. ``tagged`` is called once, where there is doubt:
        the tagger's score of each word.
        """
        weights = {place: self._weight(seen, place) for place in places}
        if doubtful := [place for place, weight in weights.items() if abs(weight - MARGIN) < DOUBT]:
            scores = tagged()
            weights |= {place: weighed(self._second, clues(seen, place) | tagger_clues(scores, place)) for place in doubtful}
        return [place for place, weight in weights.items() if weight > MARGIN]

    def _weight(self, seen: Seen, place: int) -> float:
        hopeless = seen.scores[place] < HOPELESS and not seen.rules[place]
        return -math.inf if hopeless else weighed(self._first, clues(seen, place))


def weighed(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    """The logit of the chance that a sentence begins where ``found`` was seen."""
    return sum(weights.get(clue, 0.0) * value for clue, value in found.items())


def clues(seen: Seen, place: int) -> dict[str, float]:
    """What tells whether a sentence begins at ``place``, each a number; what is not told is 0."""
    words, names = seen.words, seen.names
    back = place - 1
    while back > 0 and words[back] in CLOSERS:
        back -= 1
    front = place
    while front < len(words) - 1 and words[front] in OPENERS:
        front += 1
    score = max(seen.scores[place], FARTHEST)
    found = {
        "always": 1.0,
        "score": score,
        **{f"score above {bend}": score - bend for bend in BENDS if score > bend},
        "score before": max(seen.scores[place - 1], FARTHEST) if place > 1 else FARTHEST,
        "score after": max(seen.scores[place + 1], FARTHEST) if place + 1 < len(words) else FARTHEST,
        "rule": float(seen.rules[place]),
        f"after {written(words[place - 1])}": 1.0,
        f"at {written(words[front])}": 1.0,
        f"at {seen.tags[place]}": 1.0,
        f"at {seen.tags[place]} {written(words[place])} after {written(words[place - 1])}": 1.0,
        f"before {written(words[place + 1]) if place + 1 < len(words) else 'the end'}": 1.0,
    }
    if place + 1 < len(words):
        found[f"before {seen.tags[place + 1]}"] = 1.0
    if back < place - 1:
        found[f"closed {written(words[back])}"] = 1.0
    if place <= 3:
        found["second word" if place == 1 else "third or fourth word"] = 1.0
    if len(words) - place <= 2:
        found["last words"] = 1.0
    if words[front].lower() in STARTERS:
        found["word of a closed class"] = 1.0
    if _upper(words[place - 1]) and _upper(words[front]) and front + 1 < len(words) and words[front + 1].islower():
        found["capitals before, none after"] = 1.0
    if names[place - 1] != "O":
        found["after a name"] = 1.0
    if names[place] == "B":
        titled = names[place - 1] == "O" and words[place - 1][0].isalpha()
        found["name after a word" if titled else "name"] = 1.0
    return found


def tagger_clues(scores: Sequence[float], place: int) -> dict[str, float]:
    """What the tagger's ``scores`` of the words of a window tell of ``place``; very sure ones count alike."""
    score = min(max(scores[place], -SUREST), SUREST)
    return {"tagger": score, **{f"tagger above {bend}": score - bend for bend in TAGGER_BENDS if score > bend}}


def written(word: str) -> str:
    """How a word looks: stop, comma, colon, dash, bracket, quotation mark, sign, year, figure, capitals, capital, small."""
    if _STOP.fullmatch(word):
        return "stop"
    if word in _MARKS:
        return _MARKS[word]
    if word in BRACKETS:
        return "bracket"
    if word in CLOSERS or word in OPENERS:
        return "quotation mark"
    if any(letter.isdigit() for letter in word):
        return "year" if _YEAR.fullmatch(word) else "figure"
    if not any(letter.isalpha() for letter in word):
        return "sign"
    if len(word) > 1 and word.isupper():
        return "capitals"
    return "capital" if _upper(word) else "small"


def _upper(word: str) -> bool:
    return word[0].isupper()
