"""What a figure counts, read from the words around it: a thing, what befell it, what narrows it, where and when.

No parse is needed: an English figure tells what it counts to its right ("84 people have died", "18 are critically injured") or by the
verb on its left ("killing at least six"); clause marks, "and" and the next figure end its reach.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from retold.counting.measures import MONEY
from retold.counting.words import (
    AHEAD,
    ASIDES,
    AT_PRESENT,
    BARRIERS,
    BEFELL,
    BEFORE,
    BROAD,
    EMPTY,
    GRAVE,
    MARKS,
    NIGHT,
    OTHERS,
    PARTS,
    PERSON,
    QUOTED,
    RATES,
    SLIGHT,
    STILL,
    TOLD_OF_PEOPLE,
    VAGUE,
    VALUED,
)  # fmt: skip
from retold.model import Annotations, Quantity, Sentence, Token
from retold.ports import Lexicon

RIGHT, LEFT = 9, 8  # words on either side among which a figure tells what befell those it counts
ASIDE = 8  # words between the marks of an aside
AROUND = 8  # words on either side of a figure that say what it is about
LEAD = 5  # sentences in which a report gives the figures that its story turns on
NEAREST, REACH = 2, 7  # words of content on either side that govern a figure, and the words among which they stand
DATED = 12  # words before a figure that say when
TELLING = 0.3  # rarity from which a word of the sentence says what is spoken of
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "WORD"})
TOLL_AT = frozenset("to at is was of reached passed topped hit".split())
AGE = "age"
PRICED = 5  # words before a price that say that it is one of the hour
DIAL = 16  # code points beside a figure in which the rest of a telephone number stands
DIALLED = re.compile(
    r"(?i)\b(?:call|calls|called|calling|dial|dialed|dialled|dialling|phone|phoned|ring)[:.]? $"
    r"|(?<![\d.,])0\d{2,4} (?:\d{3} )?$"
)
DIALS = re.compile(r"0\d{2,4}(?: \d{3,4}){1,2}(?!\d)|0\d{3,}(?![\d.,])")


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure and what it counts.

    ``thing``: the lemma of what is counted ("" when none is named, "people" for those of whom is only told what befell them);
    ``people``: whether these are people; ``befell``: what befell them, values of :data:`~retold.counting.words.BEFELL`;
    ``grade``: "grave" where only those in danger are counted, "slight" where only those out of it; ``narrowed``: words of its own
    phrase that narrow it; ``part``: some of others, or others still; ``rate``: the word for each of which it is so much; ``whose``: the
    words of the name of the one whose age it is; ``governing``: the nearest words of content outside the phrase; ``when``: words and
    years by which another time is meant than that of the report; ``days``: days and times that its sentence names (MM-DD...);
    ``names``, ``words``, ``values``: the names, the telling words and the other figures of its sentence; ``published``: the day of the
    report (ISO 8601, "" where not known); ``quoted``: whether it is a price of the hour of writing; ``dialled``: whether it is (part of) a
    telephone number.
    """

    quantity: Quantity
    thing: str
    people: bool
    befell: frozenset[str]
    grade: str
    narrowed: frozenset[str]
    part: bool
    rate: str
    whose: frozenset[str]
    governing: frozenset[str]
    when: frozenset[str]
    days: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    values: frozenset[float]
    published: str
    near: frozenset[str] = frozenset()
    lead: bool = False
    besides: frozenset[float] | None = None
    quoted: bool = False
    dialled: bool = False

    @property
    def vague(self) -> bool:
        """Whether only the size is told ("dozens")."""
        return self.quantity.number.exact.split()[-1].lower() in VAGUE


def counted(item: Annotations, quantity: Quantity, lexicon: Lexicon) -> Counted:
    """What ``quantity``, a figure of ``item``, counts."""
    phrase = _Phrase(item, quantity, lexicon)
    befell = phrase.befell()
    thing = quantity.what
    people = not quantity.unit and (thing in PERSON or (thing != "" and lexicon.relation(thing, "person") == "broader"))
    people = people or (not quantity.unit and not thing and not befell.isdisjoint(TOLD_OF_PEOPLE))
    return Counted(
        quantity,
        thing or ("people" if people else ""),
        people,
        befell,
        phrase.grade(),
        phrase.narrowed(thing),
        phrase.part(),
        phrase.rate(),
        phrase.whose() if thing == AGE else frozenset(),
        frozenset(phrase.governing()) - {thing},
        frozenset(phrase.when()),
        phrase.days(),
        phrase.names(),
        phrase.words(),
        frozenset(q.value for q in phrase.others),
        item.report.published[:10],
        phrase.near(),
        phrase.lead(),
        quoted=phrase.quoted(),
        dialled=phrase.dialled(),
    )


class _Phrase:
    """A figure's own phrase, tokens ``first`` to ``last`` (exclusive), in its sentence, ``low`` to ``high``."""

    def __init__(self, item: Annotations, quantity: Quantity, lexicon: Lexicon) -> None:
        self.item, self.quantity, self.lexicon, self.tokens = item, quantity, lexicon, item.tokens
        self.first, self.last = self._places(quantity.span.start, quantity.span.end)
        self.sentence = item.sentences[max(0, bisect_right(item.sentences, quantity.span.start, key=_start) - 1)]
        self.low, self.high = self.sentence.first, self.sentence.last
        self.others = [q for q in item.quantities if q.number != quantity.number and self._here(q.number.start)]
        self.figures = frozenset(n for q in self.others for n in range(*self._places(q.number.start, q.number.end)))
        self.named = [m.span for m in item.mentions if self._here(m.span.start)]
        self.after = [t for t in self.tokens[self.first : self.last] if t.start >= quantity.number.end]

    def _places(self, start: int, end: int) -> tuple[int, int]:
        first = bisect_left(self.tokens, start, key=_start)
        return first, max(first + 1, bisect_left(self.tokens, end, key=_start))

    def _here(self, place: int) -> bool:
        return self.sentence.start <= place < self.sentence.end

    def _words(self, first: int, last: int) -> list[str]:
        return [token.text.lower() for token in self.tokens[max(self.low, first) : min(self.high, last)]]

    def befell(self) -> frozenset[str]:
        """What befell the people counted: told in the phrase or by the verb just before it, else after it, else further before."""
        left = list(self._leftward())
        near = [*self.after, *left[:1]]
        after = list(self._rightward())
        for tokens in (near, after):
            if found := frozenset(matter for token in tokens for matter in self._told_by(token)):
                return found
        if "toll" in self._words(self.low, self.first) and not TOLL_AT.isdisjoint(self._words(self.first - 1, self.first)):
            return frozenset({"dead"})  # "the death toll in the attack, in which ..., rose to 85"
        return next((found for token in left if (found := self._told_by(token))), frozenset())

    def _told_by(self, token: Token) -> frozenset[str]:
        bases = {token.lemma, self.lexicon.lemma(token.text, "VERB")}
        return frozenset(BEFELL[base] for base in bases if base in BEFELL)

    def _rightward(self) -> Iterator[Token]:
        start = self._past_aside()
        for n in range(start, min(self.high, start + RIGHT)):
            low = self.tokens[n].text.lower()
            if n in self.figures or low in BARRIERS or low in MARKS:
                return
            yield self.tokens[n]

    def _past_aside(self) -> int:
        """Where the sentence goes on behind ", many of them children,"."""
        if self.last >= self.high or self.tokens[self.last].text not in MARKS:
            return self.last
        inside = self._words(self.last + 1, self.last + 1 + ASIDE)
        closing = next((k for k, word in enumerate(inside) if word in MARKS), None)
        return self.last + 2 + closing if closing is not None and not ASIDES.isdisjoint(inside[:2]) else self.last

    def _leftward(self, words: int = LEFT) -> Iterator[Token]:
        """Nearest first."""
        for n in range(self.first - 1, max(self.low, self.first - words) - 1, -1):
            if n in self.figures or self.tokens[n].text.lower() in BARRIERS:
                return
            yield self.tokens[n]

    def grade(self) -> str:
        """How badly off those counted are ("18 are critically injured"); "" where it is not said."""
        behind = self._words(self.last, self.last + RIGHT)
        around = {*self._words(self.first - 1, self.last), *(behind if "condition" in behind else behind[:3])}
        return "grave" if around & GRAVE else "slight" if around & SLIGHT else ""

    def narrowed(self, thing: str) -> frozenset[str]:
        """Words of the phrase, the thing counted aside, that say which of them ("relief innings")."""
        inside = {t.lemma for t in self.after if t.tag in CONTENT and not self._told_by(t)}
        return frozenset(inside - {thing, self.quantity.unit} - BROAD - EMPTY - GRAVE - OTHERS)

    def part(self) -> bool:
        """ "two of them", "another 18", "three other vessels", "six more"."""
        following, before = self._words(self.last, self.last + 2), self._words(self.first - 2, self.first)
        inside = [t.text.lower() for t in self.after]
        of = following[:1] == ["of"] and not PARTS.isdisjoint(following[1:])
        within = any(x == "of" and y in PARTS for x, y in pairwise(inside))
        of = of or (before[:1] == ["of"] and not PARTS.isdisjoint(before[1:]))  # "20 were treated, of whom four ..."
        still = not OTHERS.isdisjoint([*inside, *before[-1:]]) or following[:1] == ["more"]
        opens = self.quantity.bound == "exact" and self._words(self.first, self.first + 1)[0] in OTHERS
        second = any(n < self.first for n in self.figures)  # "killing two and wounding 40 others": the others are all the wounded
        return of or within or ((still or opens) and not second)

    def rate(self) -> str:
        """ "$82 a share", "nine hours of media per day": the word for each of which it is."""
        for n in range(self.last, min(self.high - 1, self.last + 3)):
            if self.tokens[n].text.lower() in RATES and self.tokens[n + 1].tag in CONTENT:
                return self.tokens[n + 1].lemma
        return ""

    def quoted(self) -> bool:
        """ "is trading at $6,116", "currently valued at $7,348": a price of the hour, which no other report need have."""
        before = {token.text.lower() for token in self._leftward(PRICED)} if self.quantity.unit in MONEY else set()
        return not before.isdisjoint(QUOTED) or not (before.isdisjoint(AT_PRESENT) or before.isdisjoint(VALUED))

    def dialled(self) -> bool:
        """ "call 0207 946 0000", "dial 911": a number with a leading nought, right beside other digits, or after words of calling."""
        text, start, end = self.item.report.text, self.quantity.number.start, self.quantity.number.end
        led = DIALLED.search(text[max(0, start - DIAL) : start]) is not None
        return not self.quantity.what and (led or DIALS.match(text, start, end + DIAL) is not None)

    def whose(self) -> frozenset[str]:
        """ "31-year-old Ana Ruiz", "Ana Ruiz, 31": the words of the name; empty where no name is given."""
        beside = (span for span in self.named if 0 <= self.quantity.span.start - span.end <= len(", ") or span.meets(self.quantity.span))
        after = (span for span in self.named if 0 <= span.start - self.quantity.span.end <= 1)
        return frozenset(word.casefold() for span in (*beside, *after) for word in span.exact.split())

    def governing(self) -> Iterator[str]:
        """The nearest words of content on either side; other figures are passed over."""
        for side in (range(self.first - 1, max(self.low, self.first - REACH) - 1, -1), range(self.last, min(self.high, self.last + REACH))):
            found = [self.tokens[n].lemma for n in side if n not in self.figures and self._says(self.tokens[n])]
            yield from found[:NEAREST]

    def _says(self, token: Token) -> bool:
        return token.tag in CONTENT and token.text[0].isalpha() and token.lemma not in EMPTY

    def when(self) -> Iterator[str]:
        """ "last year", "in 1991", "the previous offer"."""
        published = self.item.report.published[:4]
        years = {m.when[:4] for m in self.item.moments if self._here(m.span.start) and m.when[:4].isdigit()}
        yield from years - {published}
        left = [t.text.lower() for t in self._leftward(DATED)]
        words = [*reversed(left), *(t.text.lower() for t in self._rightward())]
        for word, following in zip(words, [*words[1:], ""], strict=False):
            if word in BEFORE and following not in NIGHT:
                yield "before"
            elif word in AHEAD:
                yield "ahead"
            elif word in STILL and following != "to":
                yield "still"

    def days(self) -> frozenset[str]:
        """The days and times of day that the sentence names, as far as they are known."""
        return frozenset(m.when[5:] for m in self.item.moments if self._here(m.span.start) and len(m.when) >= len("2000-01-01"))

    def near(self) -> frozenset[str]:
        """The telling words around the figure, the thing counted and what befell those counted aside."""
        around = (*range(max(self.low, self.first - AROUND), self.first), *range(self.last, min(self.high, self.last + AROUND)))
        found = (self.tokens[n] for n in around if n not in self.figures and self._says(self.tokens[n]))
        return frozenset(t.lemma for t in found if self.lexicon.rarity(t.lemma) >= TELLING and not self._told_by(t))

    def lead(self) -> bool:
        """Whether the figure stands in the title or the first sentences of the text, where a report tells what its story turns on."""
        if self.sentence.part == "title":
            return True
        body = [s.start for s in self.item.sentences if s.part == "body"][:LEAD]
        return self.sentence.start in body

    def names(self) -> frozenset[str]:
        """The last words of the names in the sentence."""
        return frozenset(span.exact.split()[-1].casefold().removesuffix("’s").removesuffix("'s") for span in self.named)

    def words(self) -> frozenset[str]:
        """The telling words of the sentence, but those of names and of what befell people."""
        number = range(self.quantity.number.start, self.quantity.number.end)
        return frozenset(
            t.lemma
            for t in self.tokens[self.low : self.high]
            if t.tag in CONTENT
            and t.start not in number
            and t.lemma not in BROAD
            and not self._told_by(t)
            and self.lexicon.rarity(t.lemma) >= TELLING
            and not any(span.start <= t.start < span.end for span in self.named)
        )


def _start(place: Token | Sentence) -> int:
    return place.start
