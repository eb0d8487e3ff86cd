"""Claims about one proposition: passages that bring the same two terms together more often than chance would.

A long sentence that tells a matter in passing is near to none that tells it alone; but where "blacked out" and "driver", or a ship's
name and "impounded", stand in one clause in two reports, both speak of it, whatever else they say. How unlikely that is by chance is
the Poisson collocation measure (Quasthoff & Wolff 2002).
"""

from __future__ import annotations

import math
import re
import sys
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from retold.collate.claims import claim_of
from retold.collate.decided import free_of
from retold.collate.held import Held
from retold.collate.matters import MATTERS
from retold.collate.units import COMMON, FURNITURE
from retold.model import Annotations, Claim, Name, Passage, Relation, Span, Tie, Token
from retold.ports import Lexicon

# Set on the training topics of ECB+ (of passages brought together .81 share an event, .79 without this step; of those that do .28
# are found, not .24) and checked on the hand-made keys.
TELLING = 6.0  # bits by which two terms must single out a passage, were they independent
SURE = 2.0  # -log10 of the chance that so many reports bring two terms together by accident
REACH = 100  # characters between two terms of one clause
MOST = 0.7  # propositions for each claim of two reports or more: the surest ones

_GALLERY = re.compile(r"\b\d+ (?:of|/) \d+ (?:photo|image|picture|slide)s?\b", re.IGNORECASE)
_PREDICATES = frozenset({"VERB", "NUM"})
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN", "ADV", "X"})


_Place = tuple[str, int]


class _Said(NamedTuple):
    """A passage, the place of each of its terms (names by id, other words by matter or lemma), and its predicates.

    Verbs, numbers and matters say something of others; two nouns are one thing's name as often as a statement.
    """

    passage: Passage
    terms: dict[str, int]
    predicates: frozenset[str]


class _Proposition(NamedTuple):
    sureness: float
    passages: tuple[Passage, ...]


def with_propositions(
    claims: Sequence[Claim],
    annotations: Sequence[Annotations],
    relations: Sequence[Relation],
    names: Sequence[Name],
    lexicon: Lexicon,
    ties: Sequence[Tie] = (),
) -> tuple[Claim, ...]:
    """``claims``, sorted by id, and beside them one for each proposition that none of them tells: its best passage of each report.

    What copies have from one text counts once, and a proposition of that text alone is none: the ``relations`` tell which.
    No passage leaves a claim, and none meets one from which ``ties``, what people decided on passages, hold it apart.
    """
    held = Held(claims)
    left = int(MOST * sum(len(claim.reports) > 1 for claim in claims))
    out = {claim.id: claim for claim in claims}
    for found in _propositions(_said(annotations, names, lexicon), _one_text(relations)):
        passages = free_of(found.passages, ties)
        if left and len(passages) > 1 and not held.tells(passages):
            left -= 1
            held.add(passages)
            claim = claim_of(sorted(passages, key=lambda passage: passage.span))
            out[claim.id] = claim
    return tuple(out[name] for name in sorted(out))


def _propositions(said: Sequence[_Said], text_of: _Texts) -> list[_Proposition]:
    """The surest first."""
    texts = [text_of.of(item.passage.span) for item in said]
    users: dict[str, set[_Place]] = defaultdict(set)
    for item, text in zip(said, texts, strict=True):
        for term in item.terms:
            users[term].add(text)
    size = len(set(texts))
    bits = {term: math.log2((size + 1) / len(found)) for term, found in users.items()}
    found: dict[tuple[int, ...], float] = {}
    for (x, y), places in _together(said, bits, size).items():
        times = min(len({texts[i] for i in places}), len({said[i].passage.span.report for i in places}))
        if times > 1:
            sureness = _unlikely(times, len(users[x]) * len(users[y]) / size)
            if sureness >= SURE:
                found[tuple(places)] = max(sureness, found.get(tuple(places), 0.0))
    out = [_Proposition(sureness, _best(said, places, bits)) for places, sureness in found.items()]
    return sorted(out, key=lambda p: (-p.sureness, -len(p.passages), [passage.span for passage in p.passages]))


def _together(said: Sequence[_Said], bits: Mapping[str, float], size: int) -> dict[tuple[str, str], list[int]]:
    """Passages by the two telling terms that they bring within reach of one another."""
    most = math.log2(size + 1)
    out: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, item in enumerate(said):
        shared = sorted(term for term in item.terms if bits[term] < most)  # a term of one text joins none
        for x, y in combinations(shared, 2):
            near = abs(item.terms[x] - item.terms[y]) <= REACH
            if near and bits[x] + bits[y] >= TELLING and not item.predicates.isdisjoint((x, y)):
                out[x, y].append(number)
    return out


def _unlikely(times: int, expected: float) -> float:
    """-log10 of the probability of ``times`` happenings or more where ``expected`` are to be expected (Poisson)."""
    if times <= expected:
        return 0.0  # no rarer than not
    term = math.exp(times * math.log(expected) - expected - math.lgamma(times + 1))
    chance = 0.0
    for further in range(times + 1, times + 60):
        chance += term
        term *= expected / further
    return -math.log10(chance) if chance > 0.0 else math.inf


def _best(said: Sequence[_Said], places: Sequence[int], bits: Mapping[str, float]) -> tuple[Passage, ...]:
    """The passage of each report that has most in common with the others."""
    users = Counter(term for number in places for term in said[number].terms)
    best: dict[str, tuple[float, Passage]] = {}
    for number in places:
        passage, terms, _ = said[number]
        common = math.fsum(bits[term] for term in terms if users[term] > 1)
        if passage.span.report not in best or common > best[passage.span.report][0]:
            best[passage.span.report] = (common, passage)
    return tuple(passage for _, (_, passage) in sorted(best.items()))


class _Texts:
    """Which sentences are one text, carried over; told by the first of them."""

    def __init__(self) -> None:
        self._first: dict[_Place, _Place] = {}
        self._sentences: dict[str, list[tuple[int, int]]] = defaultdict(list)

    def join(self, a: Span, b: Span) -> None:
        """One of the two sentences was copied from the other, or both from a third."""
        for span in (a, b):
            insort(self._sentences[span.report], (span.start, span.end))
        low, high = sorted((self._top((a.report, a.start)), self._top((b.report, b.start))))
        self._first[high] = low

    def of(self, span: Span) -> _Place:
        """The text that a passage is of: where its sentence first stands, or its own place."""
        sentences = self._sentences.get(span.report, [])
        at = bisect_right(sentences, (span.start, sys.maxsize)) - 1
        if at < 0 or span.start >= sentences[at][1]:
            return (span.report, span.start)
        return self._top((span.report, sentences[at][0]))

    def _top(self, place: _Place) -> _Place:
        while self._first.get(place, place) != place:
            place = self._first[place]
        return place


def _one_text(relations: Sequence[Relation]) -> _Texts:
    texts = _Texts()
    for relation in relations:
        for a, b in relation.carried:
            texts.join(a, b)
    return texts


def _said(annotations: Sequence[Annotations], names: Sequence[Name], lexicon: Lexicon) -> list[_Said]:
    """The passages of running text, by report and place."""
    known = {(span.report, span.start): name.id for name in names for spelling in name.spellings for span in spelling.spans}
    return [said for item in sorted(annotations, key=lambda a: a.report.id) for said in _said_in(item, known, lexicon)]


def _said_in(item: Annotations, known: Mapping[tuple[str, int], str], lexicon: Lexicon) -> Iterable[_Said]:
    starts = [token.start for token in item.tokens]
    sentences = [sentence.start for sentence in item.sentences]
    fixed = _fixed(item, known)
    for passage in item.passages:
        at = bisect_right(sentences, passage.span.start) - 1
        if at < 0 or item.sentences[at].part in FURNITURE:
            continue
        terms: dict[str, int] = {}
        predicates = set()
        for token in item.tokens[bisect_left(starts, passage.span.start) : bisect_left(starts, passage.span.end)]:
            term = fixed.get(token.start, MATTERS.get(token.lemma, token.lemma))
            if term and (token.start in fixed or _tells(token, lexicon)):
                terms.setdefault(term, token.start)
                if token.tag in _PREDICATES or token.lemma in MATTERS:
                    predicates.add(term)
        if terms:
            yield _Said(passage, terms, frozenset(predicates))


def _tells(token: Token, lexicon: Lexicon) -> bool:
    return token.tag == "NUM" or (token.tag in _CONTENT and lexicon.rarity(token.lemma) >= COMMON)


def _fixed(item: Annotations, known: Mapping[tuple[str, int], str]) -> dict[int, str]:
    """Terms by character that no lemma stands for: names by id, "" for what numbers the pictures of a gallery."""
    out: dict[int, str] = {}
    for counter in _GALLERY.finditer(item.report.text):
        out |= dict.fromkeys(range(*counter.span()), "")
    for mention in item.mentions:
        name = known.get((mention.span.report, mention.span.start)) or f"@{mention.span.exact.casefold()}"
        out |= dict.fromkeys(range(mention.span.start, mention.span.end), name)
    return out
