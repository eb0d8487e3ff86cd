"""What one independent text alone tells and every other report leaves out: omissions at story level.

A stretch of a sentence is such a thing when no sentence of another family of reports has most of what it speaks of, and it has words that
no other family has at all. It is worth knowing the more of such words it has, names and numbers before others, and the more the rest
of the story speaks of what else it names: nobody misses the colour of a chair.

The limits were set by reading the five best of all stories of newscluster-dev: of 185 there, no other report tells .94 (see
bench/labels/dossier.jsonl).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import Levenshtein

from retold.model import Annotations, Claim, LeftOut, Sentence, Span, Stemma, Token, content_id
from retold.ports import Lexicon

TELLING = 0.2  # rarity from which a word tells something
CLASSES = {"PROPN": 1.5, "NUM": 1.3, "VERB": 0.8, "NOUN": 0.9, "ADJ": 0.4}
"""How much a word that nobody else has makes a thing worth knowing, by its class."""
LEAST_RARE = {"PROPN": 0.4, "NUM": 0.5}  # names, and numbers of two digits or more, tell at least so much
COVERED = 0.67  # part of its words, by rarity, that one sentence elsewhere has of a thing told there
ALONE = 0.8  # ... when it stands in no claim that another family tells
OWN, LEAST = 0.25, 0.6  # weight of words of its own that a passage needs to be part of such a thing, and that the whole needs
MOST_OWN, MOST_SHARED, UNSHARED = 3.0, 2.0, 0.1  # beyond which more such words add nothing; what is shared with nobody still counts for
CHIEF = 3  # shared words that count
BEFORE = 0.5  # part of the weight with which the sentence before counts for what the story speaks of: "He asked ..."
COMMON = 150  # sentences that hold a word from which it finds none that are like another
WITHIN_REACH = 0.35  # part of its words that a sentence must have before it is searched for synonyms of the others
NEAREST = 3  # sentences elsewhere that are searched for synonyms
STEM = 5  # first letters by which two longer words are one
ENDED = re.compile(r"[.!?][\"”’')]*\s*$")  # captions, headlines and credits seldom end so
ALIKE = frozenset({"same", "synonym", "derived"})
MOST = 40  # things told of a story
NAMED = 4  # words named in the reason
LONGEST = 400  # code points; what runs on is a list, or several sentences that no mark parts
FEW_LOUD, LOUD = 2, 0.15  # words, and part of the words, in capitals from which a sentence is a row of headlines
PART = 0.35  # part of its worth that words of its own must make up, were all its words its own ...
TOLD_PART, NAMED_PART = 0.4, 0.25  # ... in a claim that others tell as well; there, with a name of its own
STRANGE = 1.0  # how much what is like nothing elsewhere goes before what is a little like something
FEWEST = 4  # telling words of a thing worth knowing
DOUBT = 0.6  # part of its worth that is left when a claim has other families tell something like it
SHORTEST = 4  # letters of a name that may be misspelt
HARM = 0.5  # part of the worth that a wholly damaged wording loses


@dataclass(frozen=True, slots=True)
class _Word:
    """A telling word: its weight by rarity, its class and how it is written."""

    weight: float
    tag: str
    text: str
    lemma: str

    @property
    def worth(self) -> float:
        """What it is worth where nobody else has it."""
        return self.weight * CLASSES[self.tag]


Words = Mapping[str, _Word]
"""Telling words by stem."""


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """A sentence of a report of ``family`` with its telling words."""

    item: Annotations
    number: int
    family: str
    words: Words

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        sentence = self.item.sentences[self.number]
        return self.item.report.text[sentence.start : sentence.end]


@dataclass(frozen=True, slots=True)
class _Thing:
    """What others leave out; ``own`` are its words that no other family has, ``shared`` those that some of them have."""

    score: float
    span: Span
    family: str
    words: frozenset[str]
    own: tuple[str, ...]
    shared: tuple[str, ...]


def left_out(annotations: Sequence[Annotations], claims: Sequence[Claim], stemma: Stemma, lexicon: Lexicon) -> tuple[LeftOut, ...]:
    """What one family of reports alone tells, sorted by id; ``rank`` 1 is the best worth knowing.

    A family is a root of ``stemma`` with all that derives from it. Only English reports are held against one another.
    """
    story = _Story(annotations, claims, stemma, lexicon)
    found: list[LeftOut] = []
    told: dict[str, list[frozenset[str]]] = defaultdict(list)
    for thing in sorted(story.things(), key=lambda thing: (-thing.score, thing.span)):
        if len(found) == MOST:
            break
        if not any(story.mostly(thing.words, words) for words in told[thing.family]):
            told[thing.family].append(thing.words)
            found.append(_told(story, thing, claims, len(found) + 1))
    return tuple(sorted(found, key=lambda one: one.id))


def _told(story: _Story, thing: _Thing, claims: Sequence[Claim], rank: int) -> LeftOut:
    tellers = story.tellers(thing)
    why = f"No other text has {_listed(thing.own[:NAMED])}"
    if thing.shared:
        why += f"; other texts speak of {_listed(thing.shared[:CHIEF])}"
    held = ((-passage.span.overlap(thing.span), claim.rank, claim.id) for claim in claims for passage in claim.passages)
    overlap, _, claim_id = min(held, default=(0, 0, ""))
    identity = content_id("o", f"{thing.span.report}:{thing.span.start}-{thing.span.end}")
    others = tuple(report for report in story.reports if report not in tellers)
    return LeftOut(identity, rank, claim_id if overlap else None, thing.span, tellers, others, f"{why}.")


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


class _Story:
    """The sentences of the English reports of a story, by family."""

    def __init__(self, annotations: Sequence[Annotations], claims: Sequence[Claim], stemma: Stemma, lexicon: Lexicon) -> None:
        self._items = sorted((item for item in annotations if item.report.language == "en"), key=lambda item: item.report.id)
        self._lexicon = lexicon
        self._family = _families(self.reports, stemma)
        self._lines: list[_Line] = []
        self._index: dict[str, list[int]] = defaultdict(list)
        self._families_with: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))  # by first letter, then the name
        self._spelt: dict[tuple[str, str], bool] = {}
        self._known: dict[tuple[str, str], bool] = {}
        for item in self._items:
            for number, sentence in enumerate(item.sentences):
                self._add(_Line(item, number, self._family[item.report.id], self._words(item, sentence)))

        self._told_elsewhere = {
            passage.span
            for claim in claims
            for passage in claim.passages
            if self._families_of(claim) - {self._family.get(passage.span.report)}
        }

    def _families_of(self, claim: Claim) -> set[str]:
        return {self._family[report] for report in claim.reports if report in self._family}

    def _add(self, line: _Line) -> None:
        for word, of in line.words.items():
            self._index[word].append(len(self._lines))
            self._families_with[word].add(line.family)
            if of.text[:1].isupper() and len(of.lemma) >= SHORTEST:
                name = _plain(of.lemma)
                self._names[name[:1]][name].add(line.family)
        self._lines.append(line)

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports, sorted."""
        return tuple(item.report.id for item in self._items)

    @cached_property
    def _others(self) -> int:
        """How many families there are beside one."""
        return len(set(self._family.values())) - 1

    def _words(self, item: Annotations, sentence: Sentence, span: Span | None = None) -> dict[str, _Word]:
        """The telling words of a sentence, or of those of it that ``span`` holds; days and months tell nothing."""
        found: dict[str, _Word] = {}
        dates = [moment.span for moment in item.moments if sentence.start <= moment.span.start < sentence.end]
        for token in item.tokens[sentence.first : sentence.last]:
            if token.tag not in CLASSES or (span is not None and not span.start <= token.start < span.end):
                continue
            dated = not token.text.isdigit() and any(date.start <= token.start < date.end for date in dates)
            weight = 0.0 if dated else self._weight(token)
            if weight >= TELLING:
                found.setdefault(_stem(token.lemma), _Word(weight, token.tag, token.text, token.lemma))
        return found

    def _weight(self, token: Token) -> float:
        if len(token.text) == 1 or not any(letter.isalnum() for letter in token.text):
            return 0.0
        return max(self._lexicon.rarity(token.lemma), LEAST_RARE.get(token.tag, 0.0))

    def things(self) -> Iterator[_Thing]:
        """What each sentence of running text tells that no other family does."""
        for line in self._lines if self._others else ():
            if line.item.sentences[line.number].part == "body" and ENDED.search(line.text):
                span = self._stretch(line)
                thing = self._thing(line, span) if span is not None else None
                if thing is not None:
                    yield thing

    def _stretch(self, line: _Line) -> Span | None:
        """The passages of a sentence, from the first to the last, that tell what no other family tells; None for none, or too many.

        The one before belongs to them when no other family tells it either: "He asked which crimes they were accused of, and ...".
        """
        spans = self._passages(line)
        told = [number for number, span in enumerate(spans) if self._unheard(line, span)]
        if not told:
            return None
        lead = told[0]
        if lead and spans[lead - 1] not in self._told_elsewhere:
            lead -= self._covered(line.family, self._within(line, spans[lead - 1])) < COVERED
        kept = spans[lead : told[-1] + 1]
        if kept[-1].end - kept[0].start > LONGEST or _loud(kept):
            return None
        return line.item.report.span(kept[0].start, kept[-1].end)

    def _passages(self, line: _Line) -> list[Span]:
        sentence = line.item.sentences[line.number]
        first = bisect_left(line.item.passages, sentence.start, key=lambda passage: passage.span.start)
        last = bisect_left(line.item.passages, sentence.end, key=lambda passage: passage.span.start)
        return [passage.span for passage in line.item.passages[first:last]]

    def _within(self, line: _Line, span: Span) -> Words:
        sentence = line.item.sentences[line.number]
        return self._words(line.item, sentence, span)

    def _unheard(self, line: _Line, span: Span) -> bool:
        """Whether a passage has words of its own, and no sentence elsewhere has most of what it has."""
        words = self._within(line, span)
        own = self._own(line.family, words)
        worth = sum(words[word].worth for word in own)
        if worth < OWN or self._covered(line.family, words) >= (COVERED if span in self._told_elsewhere else ALONE):
            return False
        part = worth / sum(word.worth for word in words.values())
        named = any(words[word].tag == "PROPN" for word in own)
        if span not in self._told_elsewhere:
            return named or part >= PART
        return part >= (NAMED_PART if named else TOLD_PART)

    def _own(self, family: str, words: Words) -> list[str]:
        """Those of ``words`` that no other family has, the weightiest first."""
        own = [word for word in words if not self._families_with.get(word, set()) - {family} and not self._misspelt(family, words[word])]
        return sorted(own, key=lambda word: (-words[word].worth, word))

    def _covered(self, family: str, words: Words) -> float:
        """The part of ``words``, by weight, that the sentence elsewhere has that has most."""
        shared: dict[int, float] = defaultdict(float)
        for word, of in words.items():
            places = self._index.get(word, ())
            for number in places if len(places) <= COMMON else ():
                if self._lines[number].family != family:
                    shared[number] += of.weight
        near = sorted(shared, key=lambda number: (-shared[number], number))[:NEAREST]
        whole = sum(word.weight for word in words.values())
        if not near or shared[near[0]] < WITHIN_REACH * whole:
            return shared[near[0]] / whole if near else 0.0
        return max(self._with_synonyms(words, self._lines[number].words) for number in near) / whole

    def _with_synonyms(self, words: Words, others: Words) -> float:
        """The weight of ``words`` that stand among the others, or a word that means as much does."""
        return sum(of.weight for word, of in words.items() if word in others or any(self._alike(of, other) for other in others.values()))

    def _alike(self, one: _Word, other: _Word) -> bool:
        """Whether two words of the common vocabulary mean as much."""
        if "PROPN" in (one.tag, other.tag):
            return False
        key = (one.lemma, other.lemma)
        if key not in self._known:
            self._known[key] = self._lexicon.relation(*key) in ALIKE
        return self._known[key]

    def _misspelt(self, family: str, word: _Word) -> bool:
        """Whether a name is but one letter, or its accents, away from one that another family has."""
        if not word.text[:1].isupper():
            return False
        plain = _plain(word.lemma)
        known = self._spelt.get((family, plain))
        if known is not None:
            return known
        found = any(
            families - {family} and Levenshtein.distance(plain, name, score_cutoff=1) <= 1
            for name, families in self._names.get(plain[:1], {}).items()
        )
        self._spelt[family, plain] = found
        return found

    def _thing(self, line: _Line, span: Span) -> _Thing | None:
        words = self._within(line, span)
        own = self._own(line.family, words)
        new = sum(words[word].worth for word in own)
        covered = self._covered(line.family, words)
        if new < LEAST or len(words) < FEWEST or covered >= ALONE:
            return None
        spoken = self._spoken_of(line.family, words)
        before = self._lines_before(line)
        context = sum(list(self._spoken_of(line.family, before).values())[:CHIEF]) * BEFORE
        matter = max(sum(list(spoken.values())[:CHIEF]), context)
        score = min(new, MOST_OWN) * (UNSHARED + min(matter, MOST_SHARED)) * (1 - covered) ** STRANGE
        score *= 1 - HARM * line.item.condition.score
        score *= DOUBT if any(passage.overlap(span) for passage in self._passages(line) if passage in self._told_elsewhere) else 1
        texts = tuple(words[word].text for word in own), tuple(words[word].text for word in spoken)
        return _Thing(round(score, 6), span, line.family, frozenset(words), *texts)

    def _lines_before(self, line: _Line) -> Words:
        sentences = line.item.sentences
        if line.number == 0:
            return {}
        before = sentences[line.number - 1]
        return self._words(line.item, before)

    def _spoken_of(self, family: str, words: Words) -> dict[str, float]:
        """Those of ``words`` that other families have, with their weight by the part of the families that do, the weightiest first."""
        found = {word: of.weight * len(self._families_with.get(word, set()) - {family}) / self._others for word, of in words.items()}
        return dict(sorted(((w, weight) for w, weight in found.items() if weight), key=lambda item: (-item[1], item[0])))

    def mostly(self, words: frozenset[str], others: frozenset[str]) -> bool:
        """Whether most of the rarer words of one are among those of the other."""
        return len(words & others) >= COVERED * min(len(words), len(others))

    def tellers(self, thing: _Thing) -> tuple[str, ...]:
        """The reports of the family that have a sentence with most of its words, sorted."""
        found = {thing.span.report}
        kin = (line for line in self._lines if line.family == thing.family)
        found |= {line.item.report.id for line in kin if len(thing.words & line.words.keys()) >= COVERED * len(thing.words)}
        return tuple(sorted(found))


def _families(reports: Sequence[str], stemma: Stemma) -> dict[str, str]:
    """The root of each report, up the edges of whole texts."""
    parent = {edge.child: edge.parent for edge in stemma.derivations if edge.kind != "partial"}
    found = {}
    for report in reports:
        top, seen = report, {report}
        while top in parent and parent[top] not in seen:
            top = parent[top]
            seen.add(top)
        found[report] = top
    return found


def _stem(lemma: str) -> str:
    """The lemma; of longer words the first letters, without a possessive."""
    plain = lemma.replace("’", "'").removesuffix("'s")
    return plain[:STEM] if len(plain) > STEM else plain


@lru_cache(maxsize=20_000)
def _plain(name: str) -> str:
    """A name without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))


def _loud(spans: Sequence[Span]) -> bool:
    """Whether many of the words stand in capitals, as in a row of headlines."""
    words = [word for span in spans for word in span.exact.split() if len(word) >= SHORTEST]
    return sum(word.isupper() for word in words) > max(FEW_LOUD, LOUD * len(words))
