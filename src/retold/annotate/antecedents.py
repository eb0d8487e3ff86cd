"""Whom "he" or "she" stands for where it speaks: every person told of before is weighed, and the likeliest one taken.

The weights are a conditional logistic regression (McFadden 1973) over the candidates of one pronoun, as in the mention-ranking
models of Denis and Baldridge (2008), fitted by ``training/antecedents`` on the project's own answer keys.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from retold.annotate.bodies import human
from retold.annotate.people import People, fits
from retold.annotate.words.genders import FEMALE_WORDS, MALE_WORDS
from retold.annotate.words.speech import SOURCE_NOUNS
from retold.model import Sentence, Token

PERSONAL = frozenset("he she who i".split())
FARTHEST = 12
"""Sentences between a pronoun and the last place that tells of its person; a quotation may take many of them."""
SURE = 3
"""Votes for how a person is spoken of beyond which more tell nothing."""
FEATURES = ("subject", "distance", "spoke", "silence", "gender", "sure", "times", "caption", "since")
WEIGHTS = (0.22, -1.31, 1.56, -0.72, 1.05, 1.04, 0.61, -0.52, 1.54)
"""What each of :data:`FEATURES` adds to a person's weight."""


UNNAMED = SOURCE_NOUNS & frozenset(
    "aide boy critic driver expert father friend girl investigator judge lawmaker lawyer man member mother neighbor neighbour officer "
    "official owner passenger prosecutor relative reporter resident source spokesman spokesperson spokeswoman student survivor teacher "
    "witness woman doctor diplomat analyst lawyer".split()
) | frozenset("user caller commenter reader customer worker soldier insider fighter trooper commander teenager".split())
"""Words for people whom news often leaves without a name: "the official" need not be whoever was named last."""
SEXES = FEMALE_WORDS | MALE_WORDS
OTHERS = frozenset("other second first third another same".split())
CALLED = frozenset("model star advocate celebrity icon".split())
"""Words for what a person is that no ending shows."""
SOON = 4
"""Tokens after "the director" among which a pronoun is the director's own: "the director said he"."""
NEAREST = 2
"""Sentences back to the last place of the person whom "the director" stands for, unless that person was the last to speak."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person a pronoun can stand for, and the values of :data:`FEATURES`."""

    name: str
    features: tuple[float, ...]

    def value(self, feature: str) -> float:
        """One of the values, by its name."""
        return self.features[FEATURES.index(feature)]


def chosen(candidates: Sequence[Candidate]) -> str:
    """The name of the likeliest candidate, of equals the first; "" when there is none."""
    if not candidates:
        return ""
    return max(candidates, key=lambda found: sum(w * x for w, x in zip(WEIGHTS, found.features, strict=True))).name


def role(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """The pronoun for one person told of by what they are, "the actress", "the gun control advocate" ("" where either may be);

    None where the words from ``first`` to ``last`` are no such phrase.
    """
    head = tokens[last - 1]
    low = head.text.lower()
    inner = tokens[first + 1 : last - 1]
    if last - first < 2 or tokens[first].text.lower() != "the" or low in UNNAMED or not (human(head) or low in CALLED | SEXES):
        return None
    if any(token.tag not in {"NOUN", "ADJ"} or not token.text.islower() or token.text.lower() in OTHERS for token in inner):
        return None
    after = next((token.text.lower() for token in tokens[last : last + SOON] if token.text.lower() in PERSONAL), "")
    return "she" if low in FEMALE_WORDS else "he" if low in MALE_WORDS else after if after in {"he", "she"} else ""


def near(told: Sequence[Candidate]) -> list[Candidate]:
    """Those of the candidates who were the last to speak or stand as the subject of a sentence shortly before."""
    far = math.log1p(NEAREST)
    return [found for found in told if found.value("spoke") or (found.value("subject") and found.value("distance") <= far)]


@dataclass
class _Told:
    """What the text before a pronoun tells of one person: the last place, in which order there, how often, and where they spoke."""

    last: int
    order: int
    subject: bool = True
    caption: bool = False
    times: int = 0
    spoke: int = -1


def candidates(
    people: People, sentences: Sequence[Sentence], number: int, start: int, pronoun: str, spoke: Mapping[int, str], captions: Sequence[bool]
) -> list[Candidate]:
    """Everyone whom the ``pronoun`` at code point ``start`` in sentence ``number`` can stand for, those told of last first.

    ``spoke`` names the person who speaks in a sentence, as far as read; ``captions`` tells which sentences are headings or captions.
    """
    told = _told(people, sentences, number, start, spoke, captions)
    most = max((person.times for person in told.values()), default=0)
    latest = max((person.spoke for person in told.values()), default=-1)
    found = []
    for name, person in sorted(told.items(), key=lambda item: (-item[1].last, item[1].order, item[0])):
        far = number - max(person.last, person.spoke) > FARTHEST and person.times < most
        sure = people.spoken_of(name, pronoun)
        if far or sure < 0 or not fits(name, pronoun):
            continue
        values = (
            float(person.subject),
            math.log1p(min(FARTHEST, number - person.last)),
            float(person.spoke == latest and latest >= 0 and number - latest <= FARTHEST),
            math.log1p(min(FARTHEST, number - person.spoke) if person.spoke >= 0 else FARTHEST),
            min(SURE, sure) / SURE,
            float(people.is_sure(name)),
            math.log1p(person.times),
            float(person.caption),
            float(person.subject and not person.caption and person.last > latest >= 0),
        )
        found.append(Candidate(name, values))
    return found


def _told(
    people: People, sentences: Sequence[Sentence], number: int, start: int, spoke: Mapping[int, str], captions: Sequence[bool]
) -> dict[str, _Told]:
    """The persons named, or speaking without a name, before ``start``."""
    found: dict[str, _Told] = {}
    for back in range(number + 1):
        caption = captions[back] and not captions[number]
        for order, (name, subject) in enumerate(people.told(sentences[back].start, min(sentences[back].end, start))):
            before = found.get(name)
            times = before.times + 1 if before is not None else 1
            if before is None or before.caption or not (caption or before.last == back):
                found[name] = _Told(back, order, subject, caption, times)
            else:
                before.times = times
    for back, name in sorted(spoke.items()):
        if back <= number and name.lower() not in PERSONAL:
            person = found.setdefault(name, _Told(back, 0))
            person.spoke = back
            person.last = max(person.last, back) if not person.times else person.last
    return found
