"""Makes pairs of tellings of one news sentence: translated there and back, retold in several ways at once and, in half of them, changed.

The sentences are those of ``training/condition/round_trips.py`` (ECB+, CC BY 3.0, without its test topics; GUM, CC BY 4.0): as written
and through up to three translators. A round trip that lost a figure, a denial or a he or she is left out, so that what is called kept is.
Both sides are retold, so that neither clumsy English nor the number of differences tells the label.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from perturb import OTHER_WORDS, Rewrite, both_ways, front_moved, shortened, swapped_word, ways_of
from sources import Example

from retold.ports import Lexicon

TRANSLATORS = ("spa", "cat", "gl")
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
SAYING = ("said", "stated", "told reporters", "added", "noted", "explained")
SHORT_NAMES = {
    "the United States": "the US", "United Nations": "UN", "European Union": "EU", "the United Kingdom": "Britain", "percent": "per cent",
    "U.S.": "US", "million": "m", "vice president": "vice-president", "died": "was killed", "killed": "slain", "kilometers": "km",
    "police officer": "officer", "miles per hour": "mph", "approximately": "about", "according to": "as reported by",
}  # fmt: skip
STATUS = {
    "will be": "has been", "is expected to": "went on to", "plans to": "has begun to", "tried to": "managed to", "could": "did",
    "was to": "had already begun to", "is likely to": "is certain to", "suspected": "convicted", "accused of": "convicted of",
    "is accused": "was found guilty", "attempted": "completed", "injured": "killed", "wounded": "dead", "charged with": "cleared of",
    "arrested": "released", "at least": "at most", "more than": "fewer than", "nearly": "well over", "only": "even", "all": "some of",
    "million": "billion",
}  # fmt: skip
_CLAIM = re.compile(
    r"(?P<what>[A-Z][^,\"]{30,}), (?P<who>(?:[A-Za-z.]+ ){0,4}[A-Za-z]+) (?P<verb>said|says|added|announced)(?P<day> \w+day)?\."
)
_PASSIVE = re.compile(
    r"(?P<what>[A-Z][^,]{3,60}?) (?P<aux>was|were) (?P<verb>\w+ed) by (?P<who>(?:the |a |an )?[^,.]{3,40}?)"
    r"(?P<rest>(?: (?:in|on|at|after|when|during) .*|, .*)?\.)"
)
_NAME = re.compile(
    r"(?<=[a-z,] )(?:(?:President|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Senator|Sgt\.?|Gen\.?) )?[A-Z][a-z]+ (?:[A-Z]\. )?([A-Z][a-z]{3,})\b(?! [A-Z])"
)
_WORDS = re.compile(r"[a-z]{3,}")
_HEDGE_LY = frozenset(
    "allegedly reportedly possibly probably apparently nearly only early daily family likely supposedly barely hardly rarely".split()
)


def sentences(folder: Path) -> list[list[str]]:
    """For each sentence of ``folder`` (``originals.jsonl``, ``translated.jsonl``) its wordings, the original first."""
    texts: dict[str, list[str]] = {}
    for line in (folder / "originals.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        texts[row["id"]] = row["text"].split("\n")
    trips: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for line in (folder / "translated.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        lines = row["text"].split("\n")
        if row["pair"] in TRANSLATORS and len(lines) == len(texts.get(row["id"], ())):
            for number, told in enumerate(lines):
                trips[row["id"], number].append(_tidy(told))
    out = []
    for name, lines in sorted(texts.items()):
        for number, line in enumerate(lines):
            text = _tidy(line)
            if 45 <= len(text) <= 260 and text[-1] in '."”':
                out.append([text, *sorted({told for told in trips[name, number] if _trusted(text, told)})])
    return out


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([,.;:!?%)])", r"\1", re.sub(r"\s+", " ", text)).strip()
    return re.sub(r"(?<=[A-Za-z]) '(?=s\b)", "'", text)


def _trusted(text: str, told: str) -> bool:
    """Whether a round trip kept what can be counted, and most of the words, but not all."""
    words, after = (Counter(_WORDS.findall(t.lower())) for t in (text, told))
    shared = sum((words & after).values()) / max(1, sum(words.values()))
    denials = [len(re.findall(r"\b(?:not?|never|none|nor|without|nobody|nothing)\b|n't|cannot", t.lower())) for t in (text, told)]
    persons = [sorted(re.findall(r"\b(?:he|she|him|her|his|hers)\b", t.lower())) for t in (text, told)]
    figures = [sorted(re.findall(r"\d[\d.,]*\d|\d", t)) for t in (text, told)]
    return told != text and shared >= 0.45 and all(x == y for x, y in (denials, persons, figures))


def claim_moved(text: str, dice: random.Random) -> str:
    """Who says it goes from the end to the front."""
    met = _CLAIM.fullmatch(text)
    if not met:
        return text
    that = dice.choice((" that", ""))
    who = met["who"] if met["who"].split()[0].lower() not in ("the", "a", "an", "he", "she", "they") else met["who"].capitalize()
    return f"{who} {met['verb']}{met['day'] or ''}{that} {_lowered(met['what'])}."


def _lowered(text: str) -> str:
    first = text.split(" ", 1)[0]
    return (
        text[0].lower() + text[1:]
        if first in ("The", "A", "An", "He", "She", "They", "It", "We", "This", "There", "In", "Two", "Three")
        else text
    )


def saying(text: str, dice: random.Random) -> str:
    """Another verb of saying."""
    found = [verb for verb in SAYING if re.search(rf"\b{verb}\b", text)]
    return re.sub(rf"\b{found[0]}\b", dice.choice([v for v in SAYING if v != found[0]]), text, count=1) if found else text


def active(text: str, dice: random.Random) -> str:
    """A passive sentence in the active; what is done to whom stays."""
    del dice
    met = _PASSIVE.fullmatch(text)
    return f"{met['who'][0].upper()}{met['who'][1:]} {met['verb']} {_lowered(met['what'])}{met['rest']}" if met else text


def turned(text: str, dice: random.Random) -> str:
    """A passive sentence whose doer and sufferer change places."""
    del dice
    met = _PASSIVE.fullmatch(text)
    return f"{met['who'][0].upper()}{met['who'][1:]} {met['aux']} {met['verb']} by {_lowered(met['what'])}{met['rest']}" if met else text


def name_shortened(text: str, dice: random.Random) -> str:
    """A name without its given name or title, or a day of the week left out."""
    if dice.random() < 0.3:
        return re.sub(r" (?:on )?(?:" + "|".join(DAYS) + r")\b(?! (?:night|morning))", "", text, count=1)
    found = list(_NAME.finditer(text))
    if not found:
        return text
    met = dice.choice(found)
    return text[: met.start()] + met[1] + text[met.end() :]


def rounded(text: str, dice: random.Random) -> str:
    """A large figure told roughly, or written in another way."""
    met = re.search(r"(?<![\w.,$])(\d{1,3}(?:,\d{3})+|\d{3,6})(?![\w,.]*\d)(?! ?(?:BC|AD))", text)
    if not met or (len(met[1]) == 4 and met[1][:2] in ("19", "20")):
        return re.sub(r"(\$?\d[\d.]*) (billion|million)", lambda m: m[1] + {"billion": "bn", "million": "m"}[m[2]], text, count=1)
    value = int(met[1].replace(",", ""))
    unit = 10 ** (len(str(value)) - 2)
    near = round(value / unit) * unit
    if near == value:
        return text[: met.start()] + (f"{value}" if "," in met[1] else f"{value:,}") + text[met.end() :]
    return f"{text[: met.start()]}{dice.choice(('about', 'around', 'some'))} {near:,}{text[met.end() :]}"


def adverb_dropped(text: str, dice: random.Random) -> str:
    """Without one adverb that neither hedges nor restricts."""
    found = [m for m in re.finditer(r"(?<=[a-z]) ([a-z]{3,}ly)(?= [a-z])", text) if m[1] not in _HEDGE_LY]
    if not found:
        return text
    met = dice.choice(found)
    return text[: met.start()] + text[met.end() :]


def other_of(words: Sequence[str]) -> Rewrite:
    """One of ``words`` for another."""

    def rewrite(text: str, dice: random.Random) -> str:
        found = list(re.finditer(r"\b(?:" + "|".join(words) + r")\b", text))
        if not found:
            return text
        met = dice.choice(found)
        return text[: met.start()] + dice.choice([w for w in words if w != met[0]]) + text[met.end() :]

    return rewrite


def tellings(folder: Path, lexicon: Lexicon, dice: random.Random, rounds: int = 4) -> list[Example]:
    """``rounds`` pairs of each sentence, with labels as in :class:`~sources.Example`."""
    found = sentences(folder)
    keeping, changing = ways_of([wordings[0] for wordings in found], lexicon)
    keeping = [*keeping, front_moved, claim_moved, saying, saying, active, name_shortened, name_shortened, rounded, adverb_dropped,
               swapped_word(both_ways(SHORT_NAMES)), swapped_word(both_ways(OTHER_WORDS))]  # fmt: skip
    changing = [*changing, turned, turned, other_of(DAYS), other_of(MONTHS), other_of(NUMBERS), *[swapped_word(both_ways(STATUS))] * 2]
    out = []
    for _ in range(rounds):
        for wordings in found:
            a, b = (wordings[0] if dice.random() < 0.4 else dice.choice(wordings) for _ in "ab")
            less = [False, False]
            sides = []
            for number, text in enumerate((a, b)):
                told = _retold(text, keeping, dice, dice.choice((0, 1, 1, 2, 3)))
                short = shortened(told, dice) if dice.random() < 0.35 else told
                less[number] = short != told
                sides.append(short)
            if dice.random() < 0.5:
                side = dice.randrange(2)
                after = _retold(sides[side], changing, dice, dice.choice((1, 1, 1, 2)))
                if after != sides[side]:
                    sides[side] = after
                    out.append(Example(sides[0], sides[1], 1))
                continue
            if sides[0] != sides[1]:
                out.append(Example(sides[0], sides[1], 2 if less[0] else 0))
    return out


def _retold(text: str, ways: Sequence[Rewrite], dice: random.Random, times: int) -> str:
    """``text`` after ``times`` of the ways that do something to it, or as many as there are."""
    for way in dice.sample(ways, len(ways)):
        if times <= 0:
            break
        after = way(text, dice)
        if after != text:
            text, times = after, times - 1
    return text
