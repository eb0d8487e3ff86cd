"""Headlines, captions and titles of sections made of the sentences of a text, as pages hold them that lost their line breaks.

A headline says what a sentence says, short of articles and auxiliaries; a caption or a title is a noun with what hangs on it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from sources import Document, Example

HEADLINE = range(4, 15)  # words
CAPTION = range(3, 17)
TITLE = range(1, 4)
_TITLES = (
    "Background;History;Overview;Introduction;Early life;Personal life;Career;Death;Legacy;Works;Education;Family;Reception;Geography;"
    "Climate;Demographics;Economy;Culture;Politics;Transport;Sport;Architecture;Religion;Tourism;Understand;Get in;Get around;See;Do;Buy;"
    "Eat;Drink;Sleep;Connect;Stay safe;Go next;Talk;Methods;Results;Discussion;Conclusion;Summary;Abstract;Related work;Related news;"
    "Related articles;Sources;Reaction;Aftermath;Investigation;Response;Casualties;Timeline;Analysis;Share this;Read more;More on this;"
    "Advertisement;Interview;Questions;Comments;Latest news;Top stories;What happened;What we know so far;Correction;Notes;References"
)
TITLES = tuple(_TITLES.split(";"))


def headline(example: Example, dice: random.Random) -> Example | None:
    """``example`` as a headline; None where it is too long, not parsed, or a question or quotation."""
    if not example.tags or not example.deps or not example.heads:
        return None
    kept = [
        place
        for place, (tag, dep) in enumerate(zip(example.tags, example.deps, strict=True))
        if not (tag == "DET" and dep == "det")
        and not dep.startswith(("aux", "cop"))
        and not (tag == "PUNCT" and example.words[place] in ".!;")
    ]
    words = [example.words[place] for place in kept]
    if len(words) not in HEADLINE or any(word in ('"', "?", "“", "(", ":") for word in words) or not words[0][0].isalpha():
        return None
    case = dice.random()
    if case < 0.25:
        words = [word[:1].upper() + word[1:] if len(word) > 3 else word for word in words]
    elif case < 0.32:
        words = [word.upper() for word in words]
    return _line(words)


def phrase(document: Sequence[Example], lengths: range, dice: random.Random) -> Example | None:
    """A noun of ``document`` with all that hangs on it, as a caption or a title; None where eight tries find none."""
    for _ in range(8):
        example = document[dice.randrange(len(document))]
        if not example.tags or not example.heads:
            continue
        nouns = [place for place, tag in enumerate(example.tags) if tag in ("NOUN", "PROPN")]
        if not nouns:
            continue
        span = _below(example.heads, nouns[dice.randrange(len(nouns))])
        words = list(example.words[span.start : span.stop])
        if len(words) > 1 and example.tags[span.start] in ("DET", "ADP", "CCONJ", "PUNCT"):
            words = words[1:]
        if len(words) in lengths and words[0][0].isalpha() and words[-1][-1].isalnum() and "," not in words[:2]:
            return _line([words[0][:1].upper() + words[0][1:], *words[1:]])
    return None


def subject(example: Example) -> Example | None:
    """What ``example`` begins by naming, as the title of the article or section that it begins; None where it begins otherwise."""
    if not example.tags or not example.deps or not example.heads:
        return None
    for place, dep in enumerate(example.deps[:8]):
        if dep.startswith("nsubj") and example.tags[place] in ("NOUN", "PROPN"):
            words = [example.words[at] for at in _below(example.heads, place) if at <= place and example.tags[at] != "DET"]
            if words and len(words) <= 4 and words[0][0].isalpha():
                return _line([words[0][:1].upper() + words[0][1:], *words[1:]])
    return None


def title(dice: random.Random) -> Example:
    """A title that many pages have."""
    return _line(dice.choice(TITLES).split())


def with_fragments(window: tuple[Example, ...], document: Document, dice: random.Random) -> tuple[Example, ...]:
    """``window`` with one or two headlines, captions or titles of its document between its sentences."""
    found = list(window)
    for _ in range(1 if dice.random() < 0.6 else 2):
        at = 0 if dice.random() < 0.4 else dice.randrange(len(found))
        kind = dice.random()
        if kind < 0.25:
            made = headline(document[dice.randrange(len(document))] if at else document[0], dice)
        elif kind < 0.55:
            made = phrase(document, CAPTION, dice)
        elif kind < 0.7:
            made = phrase(document, TITLE, dice)
        elif kind < 0.85:
            made = subject(found[at])
        else:
            made = title(dice)
        if made:
            found.insert(at, made)
    return tuple(found)


def _below(heads: Sequence[int], root: int) -> range:
    """The words from the first to the last that hang on ``root``, itself among them."""
    under = {root}
    for _ in range(len(heads)):
        more = {place for place, head in enumerate(heads) if head in under and head != place} - under
        if not more:
            break
        under |= more
    return range(min(under), max(under) + 1)


def _line(words: Sequence[str]) -> Example:
    return Example(tuple(words), (True,) * len(words))
