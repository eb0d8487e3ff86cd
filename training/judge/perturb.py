"""Makes pairs of tellings out of single sentences of the sources: reworded ones that keep the meaning, and typed changes of it.

A pair is a sentence and the same sentence reworded in some ways; half of the pairs have one change more. So that the words
differ never tells the label. Nothing here is shared with the sets ``bench/variants.py`` measures on: other words, other text.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from sources import Example

from retold.ports import Lexicon

Rewrite = Callable[[str, random.Random], str]

CONTRACTED = {
    "did not": "didn't", "does not": "doesn't", "do not": "don't", "is not": "isn't", "was not": "wasn't", "were not": "weren't",
    "will not": "won't", "cannot": "can't", "could not": "couldn't", "would not": "wouldn't", "has not": "hasn't", "have not": "haven't",
}  # fmt: skip
SMALL = "zero one two three four five six seven eight nine ten eleven twelve".split()
OTHER_WORDS = {
    "more than": "over", "at least": "no fewer than", "about": "roughly", "because": "since", "but": "yet", "began": "started",
    "also": "as well", "before": "ahead of", "after": "following", "large": "big", "said": "stated", "near": "close to", "many": "a lot of",
    "several": "a number of", "died": "lost their lives", "bought": "purchased", "during": "in the course of", "until": "up to",
}  # fmt: skip
CONTRARY = {
    "rose": "fell", "increased": "decreased", "won": "lost", "before": "after", "accepted": "rejected", "opened": "closed", "more": "less",
    "first": "last", "north": "south", "east": "west", "high": "low", "higher": "lower", "old": "young", "arrived": "left", "early": "late",
    "above": "below", "best": "worst", "largest": "smallest", "male": "female", "success": "failure", "supported": "opposed", "hot": "cold",
    "major": "minor", "public": "private", "strong": "weak", "best-known": "least-known", "good": "bad", "long": "short", "new": "old",
}  # fmt: skip
OPENERS = frozenset("the a an he she it they we this that these those there his her its their most many some several one two".split())
DEGREES = (("all", "some"), ("every", "one"), ("most", "few"), ("many", "few"), ("always", "sometimes"), ("both", "neither"))
HEDGES = ("reportedly", "allegedly", "possibly", "probably")
PERSONS = (("he", "she"), ("his", "her"), ("they", "he"), ("their", "his"), ("we", "they"))
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w,.]*\d)")
_AUX = re.compile(r"\b(is|was|are|were|has|have|had|will|would|can|could|did|does)\b(?! (?:not|n't|only))")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)*")


def swapped_word(table: dict[str, str]) -> Rewrite:
    """Puts one word or phrase of ``table`` for the other."""

    def rewrite(text: str, dice: random.Random) -> str:
        found = [(p, q) for p, q in table.items() if re.search(rf"\b{re.escape(p)}\b", text)]
        if not found:
            return text
        p, q = dice.choice(found)
        return re.sub(rf"\b{re.escape(p)}\b", q, text, count=1)

    return rewrite


def both_ways(table: dict[str, str]) -> dict[str, str]:
    """``table`` and the same turned round."""
    return {**{q: p for p, q in table.items()}, **table}


def figures_as_words(text: str, dice: random.Random) -> str:
    """12 as twelve, twelve as 12."""
    del dice
    turned = re.sub(r"(?<![\w.,$])(\d{1,2})(?![\w,.%])", lambda m: SMALL[int(m[1])] if int(m[1]) < len(SMALL) else m[1], text)
    return turned if turned != text else re.sub(r"\b(" + "|".join(SMALL[2:]) + r")\b", lambda m: str(SMALL.index(m[1])), text)


def front_moved(text: str, dice: random.Random) -> str:
    """A phrase before the first comma goes to the end, or a phrase of time at the end goes to the front."""
    del dice
    met = re.fullmatch(r"((?:In|On|After|During|By|At|When|While|As of) [^,]{3,40}), (.+?)( ?\.)?", text)
    if met:
        return f"{met[2][0].upper()}{met[2][1:]} {met[1][0].lower()}{met[1][1:]}{met[3] or ''}"
    met = re.fullmatch(r"(.{25,}) ((?:in|on|during|after) [^,]{3,30}?)( ?\.)", text)
    return f"{met[2][0].upper()}{met[2][1:]}, {_lowered(met[1])}{met[3]}" if met else text


def _lowered(text: str) -> str:
    """``text`` with a small first letter where its first word is no name."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if first.lower() in OPENERS else text


def other_number(text: str, dice: random.Random) -> str:
    """One number gets another value of the same look."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return text
    met = dice.choice(found)
    digits = [n for n, c in enumerate(met[0]) if c.isdigit()]
    place = dice.choice(digits)
    other = dice.choice([d for d in "123456789" if d != met[0][place]])
    return text[: met.start()] + met[0][:place] + other + met[0][place + 1 :] + text[met.end() :]


def denied(text: str, dice: random.Random) -> str:
    """A "not" after an auxiliary, or one taken away."""
    if " not " in text and dice.random() < 0.5:
        return text.replace(" not ", " ", 1)
    found = list(_AUX.finditer(text))
    if not found:
        return text
    met = dice.choice(found)
    return text[: met.end()] + " not" + text[met.end() :]


def names_exchanged(text: str, dice: random.Random) -> str:
    """Two names change places."""
    found = list({m[0]: m for m in _NAME.finditer(text)}.values())
    if len(found) < 2:
        return text
    x, y = sorted(dice.sample(found, 2), key=lambda m: m.start())
    return text[: x.start()] + y[0] + text[x.end() : y.start()] + x[0] + text[y.end() :]


def other_name(pool: Sequence[str]) -> Rewrite:
    """A name of another sentence in the place of one."""

    def rewrite(text: str, dice: random.Random) -> str:
        found = list(_NAME.finditer(text))
        if not found:
            return text
        met = dice.choice(found)
        return text[: met.start()] + dice.choice(pool) + text[met.end() :]

    return rewrite


def hedged(text: str, dice: random.Random) -> str:
    """A hedge put in after an auxiliary or taken out: more or less certain than before."""
    bare = re.sub(r"\b(may|might|could) (have )?", lambda m: "has " if m[2] else "will ", text, count=1)
    if bare != text:
        return bare
    met = _AUX.search(text)
    return text[: met.end()] + " " + dice.choice(HEDGES) + text[met.end() :] if met else text


def synonyms(sentences: Iterable[str], lexicon: Lexicon, most: int = 1200) -> tuple[dict[str, str], dict[str, str]]:
    """From the commonest longer words: one to put for another with the meaning kept, and one with it turned round."""
    counts: defaultdict[str, int] = defaultdict(int)
    for sentence in sentences:
        for word in re.findall(r"\b[a-z]{5,}\b", sentence):
            counts[word] += 1
    words = sorted(counts, key=lambda w: (-counts[w], w))[:most]
    same: dict[str, str] = {}
    contrary: dict[str, str] = {}
    for number, x in enumerate(words):
        for y in words[number + 1 :]:
            if x[-2:] == y[-2:]:  # one inflection
                tie = lexicon.relation(lexicon.lemma(x), lexicon.lemma(y))
                target = same if tie == "synonym" else contrary if tie == "antonym" else None
                if target is not None:
                    target.setdefault(x, y)
                    target.setdefault(y, x)
    return same, contrary


def other_word(sentences: Iterable[str], lexicon: Lexicon) -> Rewrite:
    """Another word of the same class and ending in the place of a noun, verb or adjective, by no dictionary a word for the same."""
    counts = Counter(word for sentence in sentences for word in re.findall(r"\b[a-z]{4,}\b", sentence))
    pools: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for word in sorted(w for w, count in counts.items() if count >= 5):
        tags = set(lexicon.tags(word))
        if len(tags) == 1 and tags <= {"NOUN", "VERB", "ADJ"}:
            pools[next(iter(tags)), _ending(word)].append(word)
    key_of = {word: key for key, words in pools.items() if len(words) > 20 for word in words}

    def rewrite(text: str, dice: random.Random) -> str:
        found = [met for met in re.finditer(r"\b[a-z]{4,}\b", text) if met[0] in key_of]
        if not found:
            return text
        met = dice.choice(found)
        for word in dice.sample(pools[key_of[met[0]]], 5):
            if lexicon.relation(lexicon.lemma(met[0]), lexicon.lemma(word)) in ("", "sibling", "antonym"):
                return text[: met.start()] + word + text[met.end() :]
        return text

    return rewrite


def _ending(word: str) -> str:
    return next((end for end in ("ing", "ed", "ly", "s") if word.endswith(end)), "")


def shortened(text: str, dice: random.Random) -> str:
    """Without a part between commas or its last phrase; a text that denies or restricts stays: less of it may say more."""
    if re.search(r"\b(?:not|no|only|few|never|without|nor|or|if)\b|n't", text):
        return text
    ways = [
        r"(?<=\w),? [^,]{8,60},(?= [a-z])",
        r"(?<=\w) (?:in|on|at|with|for|from|during|after|by|near) [^,.]{3,40}(?= ?\.$)",
        r"(?<=\w) \([^)]*\)",
    ]
    dice.shuffle(ways)
    for way in ways:
        cut = re.sub(way, "", text, count=1)
        if cut != text and len(cut) >= 30:
            return cut
    return text


def ways_of(sentences: Sequence[str], lexicon: Lexicon) -> tuple[list[Rewrite], list[Rewrite]]:
    """Ways to retell that keep the meaning and ways that change it, with the words and names of ``sentences``."""
    same, contrary = synonyms(sentences, lexicon)
    pool = sorted({m[0] for s in sentences for m in _NAME.finditer(s)})
    keeping: list[Rewrite] = [
        swapped_word(both_ways(CONTRACTED)), swapped_word(both_ways(OTHER_WORDS)), swapped_word(same), figures_as_words, front_moved,
    ]  # fmt: skip
    changing: list[Rewrite] = [
        other_number, denied, names_exchanged, other_name(pool), hedged, swapped_word(both_ways(CONTRARY)), swapped_word(contrary),
        swapped_word(both_ways(dict(DEGREES))), swapped_word(both_ways(dict(PERSONS))), *[other_word(sentences, lexicon)] * 3,
    ]  # fmt: skip
    return keeping, changing


def pairs(sentences: Sequence[str], lexicon: Lexicon, dice: random.Random) -> list[Example]:
    """One pair a sentence at most: reworded once or twice and, in half of them, changed once."""
    keeping, changing = ways_of(sentences, lexicon)
    out = []
    for sentence in sentences:
        told = _rewritten(sentence, keeping, dice, dice.choice((1, 2, 2)))
        changed = _rewritten(told, changing, dice, 1) if dice.random() < 0.5 else told
        if told == sentence and changed == told:
            continue
        a, b = (sentence, changed) if dice.random() < 0.5 else (changed, sentence)
        less = shortened(told, dice)
        if changed == told and less != told:
            out.append(Example(sentence, less, 0) if dice.random() < 0.5 else Example(less, sentence, 2))
        out.append(Example(a, b, int(changed != told)))
    return out


def _rewritten(text: str, ways: Sequence[Rewrite], dice: random.Random, times: int) -> str:
    """``text`` after so many of the ways as do something to it, at most ``times``."""
    for way in dice.sample(ways, len(ways)):
        after = way(text, dice)
        if after != text:
            text, times = after, times - 1
        if not times:
            break
    return text
