"""What a report is about, as weighted words: its running text, without the page around it, the rarer the heavier."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from retold.model import Report

Rarity = Callable[[str], float]

WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
LEFT_OUT = frozenset({"boilerplate", "byline", "date"})
BACKGROUND = 40
"""Reports of other events that are imagined beside the given ones, so that five reports of one event, in which every
word of the matter stands in all five, still know which words tell. Set on newscluster-dev and the six keys."""
NAME_WEIGHT = 1.6
"""How much heavier a word counts that stands capitalised within a sentence: who and where tell two events of a kind apart."""
NUMBER_WEIGHT = 0.5
COMMON = frozenset(
    """
    a about after again all also although am among an and another any are as at back be because been before being between
    both but by came can could day days did do does down during each either even ever every few first for from get give
    given go going good got had has have he her here him his how i if in into is it its itself just know last least less
    like made make many may me might more most much must my near never new next no none nor not now of off often on once one
    only or other others our out over own people per put quite rather said same saw say saying says see seen several she
    should since so some still such take than that the their them then there these they this those though three through time
    to today told too took two under until up upon us use used very want was way we week well went were what when where
    whether which while who whom whose why will with within without would year years yet you your monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november december
    """.split()
)


def vectors(reports: Sequence[Report], rarity: Rarity | None = None) -> list[dict[str, float]]:
    """A unit vector for each report: word -> weight. ``rarity`` (word -> 0 to 1) is known from outside, if it is."""
    counts = [words(report) for report in reports]
    held = Counter(word for count in counts for word in count)
    total = len(reports) + BACKGROUND
    return [unit({word: weigh(word, times, total / held[word], rarity) for word, times in count.items()}) for count in counts]


def words(report: Report) -> Counter[str]:
    """How often each word stands in a report, in its bare form; names count more, and the title counts as text."""
    count: Counter[str] = Counter()
    text = report.text
    for part in report.parts:
        if part.kind in LEFT_OUT:
            text = text[: part.span.start] + " " * (part.span.end - part.span.start) + text[part.span.end :]
    for source in (report.title, text):
        for match in WORD.finditer(source):
            word = bare(match.group())
            if len(word) > 1 and word not in COMMON:
                count[word] += 1
                if is_name(source, match):
                    count[f"@{word}"] += 1
    return count


@lru_cache(maxsize=100_000)
def bare(word: str) -> str:
    """A word in lower case without accents, possessive and plural s, so that damaged and sound spellings meet."""
    folded = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    plain = "".join(character for character in folded if not unicodedata.combining(character)).removesuffix("'s").replace("'", "")
    return plain[:-1] if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss") else plain


def is_name(source: str, match: re.Match[str]) -> bool:
    """Whether a word stands capitalised where no sentence or line begins."""
    before = source[max(0, match.start() - 3) : match.start()].rstrip(" ")
    return match.group()[0].isupper() and not match.group().isupper() and bool(before) and before[-1] not in ".!?\n\"“”'‘:•-"


def weigh(word: str, times: int, oddness: float, rarity: Rarity | None) -> float:
    """Weight of a word that stands ``times`` in a report and in one of ``oddness`` reports."""
    name = word.startswith("@")
    plain = word.removeprefix("@")
    known = 1.0 if rarity is None else rarity(plain)
    kind = NAME_WEIGHT - 1 if name else NUMBER_WEIGHT if plain.isdigit() else 1.0
    return (1 + math.log(times)) * math.log(oddness) * known * kind


def unit(weights: dict[str, float]) -> dict[str, float]:
    """The same direction with length 1; empty stays empty."""
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in sorted(weights.items()) if weight > 0} if length else {}
