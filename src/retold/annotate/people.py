"""The people of one report, and whom a surname, a pronoun or a description stands for: rules that can be told in a sentence each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from retold.annotate.words.countries import DEMONYMS
from retold.annotate.words.genders import FEMALE_NAMES, FEMALE_WORDS, MALE_NAMES, MALE_WORDS
from retold.annotate.words.roles import TITLES
from retold.annotate.words.speech import SOURCE_NOUNS
from retold.model import Mention, Sentence, Span, Token

RESTRICTING = frozenset("opposition former deputy vice ex acting assistant".split())
"""Words that make an office another one: the opposition leader is not the leader."""
COMMON = frozenset("the a an of s u former new old one two three first second and local senior top".split())
DESCRIBING = TITLES | SOURCE_NOUNS | FEMALE_WORDS | MALE_WORDS | frozenset("nominee candidate".split())
NEAR = 4  # sentences before a description in which somebody else may be so called
INDEFINITE = frozenset("a an one another some many".split())
GENDERS = {
    "he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "herself": "female",
}  # fmt: skip
BY_TITLE = 3
"""Votes of a title or a description for how a person is spoken of; a given name has one, a pronoun two."""
MOST_TOLD = 2
"""Sentences whose pronouns count so; more would outvote a title."""
ESTABLISHED = 3
"""Bare mentions of a surname before anybody bears it in full, from which it is somebody else's."""


class People:
    """The persons a report names, where they stand and whether they are spoken of as he or she."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention], quoted: Sequence[bool]) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._sentence_starts = [sentence.start for sentence in sentences]
        self._all = [mention for mention in mentions if mention.kind == "person" and not _several(mention.span.exact)]
        self._starts = [mention.span.start for mention in self._all]
        places = {token.start: place for place, token in enumerate(tokens)}
        self._places = [places.get(start, 0) for start in self._starts]
        self._inside = [quoted[place] for place in self._places]
        self._full = _full_names(self._all, self._titles())
        self._names = [self._full.get(index, mention.span.exact) for index, mention in enumerate(self._all)]
        self._gender = self._genders()
        told = {name for mention, name in zip(self._all, self._names, strict=True) if mention.described or mention.span.exact != name}
        self._sure = told | {name for name, gender in self._gender.items() if gender}
        self._described = [
            (mention.span.start, name, words) for mention, name in zip(self._all, self._names, strict=True) if (words := _words(mention))
        ]

    def _titles(self) -> list[str]:
        """Of each mention, "male" or "female" when the word before it says so."""
        before = [self._tokens[place - 1].text.lower().rstrip(".") if place else "" for place in self._places]
        return ["female" if word in FEMALE_WORDS else "male" if word in MALE_WORDS else "" for word in before]

    def _genders(self) -> dict[str, int]:
        """Name -> how surely the person is spoken of as she (above 0) or he (below): by titles, descriptions, given names, pronouns."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for index, (mention, name, title) in enumerate(zip(self._all, self._names, self._titles(), strict=True)):
            given = name.split()[0].lower()
            described = set(_words(mention))
            votes[name]["female"] += BY_TITLE * (title == "female" or bool(described & FEMALE_WORDS)) + (given in FEMALE_NAMES)
            votes[name]["male"] += BY_TITLE * (title == "male" or bool(described & MALE_WORDS)) + (given in MALE_NAMES)
            told[name][self._pronoun_after(index)] += 1
        for name, found in told.items():
            for gender in ("female", "male"):
                votes[name][gender] += 2 * min(MOST_TOLD, found[gender])
        return {name: found["female"] - found["male"] for name, found in votes.items()}

    def _pronoun_after(self, index: int) -> str:
        """ "female" or "male" when "she" or "his" follows the only person of a sentence, its subject, there or at the next one's start."""
        number = bisect_right(self._sentence_starts, self._starts[index]) - 1
        sentence = self._sentences[number]
        beside = self._tokens[self._last(index) : self._last(index) + 2]
        if len(beside) == 2 and beside[0].text == "and" and not self._inside[index]:  # "Jane Doe and her husband"
            return GENDERS.get(beside[1].text.lower(), "")
        alone = len(self._indexes(sentence.start, sentence.end)) == 1 and self._subject(index)
        if self._inside[index] or not alone or self._human_before(sentence.first, self._places[index]):
            return ""
        following = [*self._tokens[self._places[index] : sentence.last], *self._tokens[sentence.last : sentence.last + 1]]
        quoted = next((k for k, token in enumerate(following) if token.text in {"“", '"', "‘"}), len(following))
        return next((GENDERS[token.text.lower()] for token in following[:quoted] if token.text.lower() in GENDERS), "")

    def _human_before(self, first: int, place: int) -> bool:
        """Whether a word for somebody stands at ``first`` to ``place``, apart from the name's own title: a pronoun may mean them."""
        while place > first and self._tokens[place - 1].tag in {"NOUN", "ADJ", "PROPN", "DET"}:
            place -= 1
        return any(token.text.lower() in DESCRIBING or token.text.lower() in GENDERS for token in self._tokens[first:place])

    def between(self, start: int, end: int) -> list[str]:
        """Full names of the persons named from code point ``start`` to ``end``, in order."""
        return [self._names[index] for index in self._indexes(start, end)]

    def _indexes(self, start: int, end: int) -> range:
        first = bisect_right(self._starts, start - 1)
        return range(first, max(first, bisect_right(self._starts, end - 1)))

    def spoken_of(self, name: str, pronoun: str) -> int:
        """How surely the person is spoken of so: above 0 by what is known, below 0 where the contrary is, 0 where nothing is."""
        sign = {"female": 1, "male": -1}.get(GENDERS.get(pronoun, ""), 0)
        return sign * self._gender.get(name, 0)

    def is_sure(self, name: str) -> bool:
        """Whether the text tells more of the person than a name that may be another thing's."""
        return name in self._sure

    def told(self, start: int, end: int) -> list[tuple[str, bool]]:
        """The persons named from ``start`` to ``end``, and whether each stands as a subject does, neither an owner nor after "of".

        Names inside quotation marks are the speaker's matter, not the speaker.
        """
        return [(self._names[k], self._subject(k)) for k in self._indexes(start, end) if not self._inside[k]]

    def opening(self, first: int, last: int) -> tuple[str, Span] | None:
        """The person with whose name, title included, the tokens ``first`` to ``last`` begin, and where; None when none does."""
        indexes = self._indexes(self._tokens[first].start, self._tokens[last - 1].end)
        if not indexes or self._inside[indexes[0]] or not self._subject(indexes[0]):
            return None
        index = indexes[0]
        before = self._tokens[first : self._places[index]]
        titled = all(token.tag in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} for token in before)
        return (self._names[index], self._all[index].span) if titled else None

    def places(self, start: int, end: int) -> list[tuple[Span, bool]]:
        """Where persons are named from ``start`` to ``end`` outside quotation marks, and whether as a subject."""
        return [(self._all[k].span, self._subject(k)) for k in self._indexes(start, end) if not self._inside[k]]

    def trust(self, start: int, end: int) -> None:
        """Take the persons named from ``start`` to ``end`` for persons indeed: they speak."""
        self._sure.update(self.between(start, end))

    def _last(self, index: int) -> int:
        """The token behind a name."""
        last = self._places[index]
        while last < len(self._tokens) and self._tokens[last].end <= self._all[index].span.end:
            last += 1
        return last

    def _subject(self, index: int) -> bool:
        """Whether the name is neither after a preposition nor the owner of something."""
        place = self._places[index]
        before = place - 1
        while before >= 0 and self._tokens[before].tag in {"DET", "ADJ", "NOUN", "PROPN"} and self._tokens[before].text != ",":
            before -= 1
        last = self._last(index)
        owner = last < len(self._tokens) and self._tokens[last].text in {"'s", "’s", "'", "’"}
        first = bisect_right(self._sentence_starts, self._tokens[place].start) - 1
        return not owner and (before < self._sentences[first].first or self._tokens[before].tag != "ADP")

    def described_as(self, first: int, last: int) -> str:
        """The person whose description has the head noun of the phrase ("the president") and most of its other words; "" when none."""
        words = [_home(token.text) for token in self._tokens[first:last] if token.tag in {"NOUN", "ADJ", "PROPN"}]
        head = self._tokens[last - 1].text.lower()
        if not words or head not in DESCRIBING or self._tokens[first].text.lower() in INDEFINITE:
            return ""
        place = self._tokens[first].start
        if self.another(first, head):
            return ""
        best: tuple[int, bool, int] | None = None
        name = ""
        for start, person, terms in self._described:
            if head not in terms or terms & RESTRICTING != RESTRICTING.intersection(words):
                continue
            fit = 2 * sum(word in terms for word in words) - 2 * sum(word not in terms for word in words) - len(terms.difference(words))
            score = (fit, start < place, -abs(place - start))
            if fit > -2 and (best is None or score > best):
                best, name = score, person
        return name

    def another(self, first: int, head: str) -> bool:
        """Whether the last one so called shortly before is somebody else, told of without a name: "An American witness"."""
        number = bisect_right(self._sentence_starts, self._tokens[first].start) - 1
        begin = self._sentences[max(0, number - NEAR)].first
        for k in range(first - 1, begin, -1):
            if self._tokens[k].text.lower() == head:
                start = k
                while start > begin and self._tokens[start - 1].tag in {"ADJ", "NOUN", "PROPN"}:
                    start -= 1
                opened = self._tokens[start - 1].text.lower() in INDEFINITE if start > begin else False
                apposed = start - 2 >= begin and self._tokens[start - 2].text == ","
                named = bool(self._indexes(self._tokens[k].end, self._tokens[min(k + 2, len(self._tokens) - 1)].end))
                return opened and not apposed and not named
        return False


def _several(name: str) -> bool:
    """Whether a "name" is a word for several people with the capital of a lost sentence: "Doctors said"."""
    low = name.lower()
    return low.endswith("s") and low in SOURCE_NOUNS


def _full_names(people: Sequence[Mention], titles: Sequence[str]) -> dict[int, str]:
    """Place of each bare surname among the mentions -> the full name it belongs to, where only one of that gender does."""
    full: dict[str, dict[str, int]] = defaultdict(dict)
    bare: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(people):
        words = mention.span.exact.split()
        if len(words) > 1:
            full[words[-1]].setdefault(mention.span.exact, index)
        else:
            bare[mention.span.exact].append(index)
    found: dict[int, str] = {}
    for word, indexes in bare.items():
        other = {title for index in indexes if (title := titles[index])}
        known = [name for name, first in full[word].items() if bisect_left(indexes, first) < ESTABLISHED or not _parted(other, name)]
        for index in indexes:
            names = [name for name in known if not _contrary(titles[index], name)]
            if len(names) == 1:
                found[index] = names[0]
    return found


def _parted(titles: set[str], name: str) -> bool:
    """Whether all titles before bare mentions of a surname go against its bearer ``name``."""
    return bool(titles) and all(_contrary(title, name) for title in titles)


def _contrary(gender: str, name: str) -> bool:
    """Whether a title ("Mr.") cannot stand before the surname of ``name``."""
    given = name.split(maxsplit=1)[0].lower()
    return (gender == "male" and given in FEMALE_NAMES) or (gender == "female" and given in MALE_NAMES)


def fits(words: str, pronoun: str) -> bool:
    """Whether the pronoun can stand for a person told of in these ``words``: "a spokeswoman" is no "he"."""
    lows = set(words.lower().split())
    return not lows & {"he": FEMALE_WORDS, "she": MALE_WORDS}.get(pronoun, frozenset())


def _home(word: str) -> str:
    """The word in lower case, the country for a word for its people ("Kenyan" and "Kenya" describe alike)."""
    return DEMONYMS.get(word, word).lower()


def _words(mention: Mention) -> frozenset[str]:
    """The telling words of what a mention is described as."""
    if mention.described is None:
        return frozenset()
    told = mention.described.exact.replace("'", " ").replace("’", " ").partition(" of ")[0]
    return frozenset(map(_home, told.split())) - COMMON
