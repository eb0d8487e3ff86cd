"""Utterances: one quotation in all its readings, marked or not, cut, altered or translated twice."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from retold.dossier.said_by import SaidBy
from retold.model import Annotations, Name, Quotation, Quote, QuoteReading, Span, Token, content_id

# Set on the quotations of the six hand-made keys.
MEET = 0.62  # shared words in order, of the shorter quotation
MEET_WORDS = 4
SMALL = 4  # letters under which a word of a title may be written small
SHORT_MEET = 0.99  # a quotation of one or two words must recur whole
SAID_IN_PART = 0.85  # how surely two words of a longer quotation by the same speaker, or three by no other, are a part of it
SAID_BY_TWO = 0.9  # words in order under which two speakers said two things (set by reading newscluster-dev)
SAID_TWICE = 0.9  # words in order under which two pieces of one report are two sayings, not one told again or cut
LOST_MARKS = 0.62  # shared words of the quotation from which unmarked words in another report are a reading of it
LOST_WORDS = 5
LOST_TELLING = 2  # words among those, longer ones and no names: "a festival in Port Harlan" is no saying
LOST_PART = 0.5  # part of a quotation's words that unmarked words must hold
ALTERED = 0.75  # likeness under which a reading counts as another translation rather than altered


ALONE = frozenset({":", "posted"})
"""Cues of words that stand apart without marks: the label of a transcript's turn, a post."""


@dataclass(frozen=True, slots=True)
class _Saying:
    """One quotation with its folded words."""

    item: Annotations
    quotation: Quotation
    words: tuple[str, ...]


def quotes(annotations: Sequence[Annotations], names: Sequence[Name], speaker_words: int = 6) -> tuple[Quote, ...]:
    """All utterances of a story, sorted by id. Direct quotations found each other's readings; then lost marks are sought.

    ``speaker_words`` bounds the length of a speaker that is no known name.
    """
    sayings = [s for item in sorted(annotations, key=lambda a: a.report.id) for s in _sayings(item)]
    groups = _joined(sayings)
    unmarked, said_by = _Unmarked(annotations), SaidBy(names)
    return tuple(sorted((_quote(group, unmarked, said_by, speaker_words) for group in groups), key=lambda q: q.id))


def _sayings(item: Annotations) -> list[_Saying]:
    starts = [t.start for t in item.tokens]
    out = []
    for quotation in item.quotations:
        if not (quotation.marked or told_alone(quotation)):
            continue
        words = _words(item.tokens[bisect_left(starts, quotation.span.start) : bisect_left(starts, quotation.span.end)])
        if words and (quotation.marked or len(words) >= MEET_WORDS) and not (_title(quotation.span.exact) and not _called(item, quotation)):
            out.append(_Saying(item, quotation, words))
    return out


def _title(exact: str) -> bool:
    """Whether the words between the marks are a title ("Pulp Fiction"): two or more, all capitalised but for small ones."""
    words = [word for word in exact.split() if len(word) >= SMALL]
    return len(words) > 1 and all(word[:1].isupper() for word in words) and not exact.isupper() and exact[-1:] not in ".!?"


def told_alone(quotation: Quotation) -> bool:
    """Whether unmarked words stand apart as someone's own: a turn of a transcript, a post."""
    return quotation.form == "direct" and quotation.attribution is not None and quotation.attribution.cue in ALONE


def _called(item: Annotations, quotation: Quotation) -> bool:
    """Whether marked words in capitals are what someone calls somebody ("... her the “Maid of Lorn”."), not a title before its noun."""
    if quotation.attribution is None:
        return False
    starts = [token.start for token in item.tokens]
    first = bisect_left(starts, quotation.span.start)
    after = bisect_left(starts, quotation.span.end)
    before = [token.text.lower() for token in item.tokens[max(0, first - 2) : first] if token.tag != "PUNCT"]
    following = [token for token in item.tokens[after : after + 2] if any(char.isalnum() for char in token.text)]
    return before[-1:] in (["the"], ["a"], ["an"]) and not (following[:1] and following[0].tag in {"NOUN", "PROPN"})


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(_fold(t.text) for t in tokens if any(c.isalnum() for c in t.text))


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _joined(sayings: Sequence[_Saying]) -> list[list[_Saying]]:
    """Quotations grouped where their words recur in order; a quotation joins the group of its likeliest reading."""
    index: dict[str, list[int]] = defaultdict(list)
    for number, saying in enumerate(sayings):
        for word in set(saying.words):
            index[word].append(number)
    top = list(range(len(sayings)))

    def find(x: int) -> int:
        while top[x] != x:
            x = top[x]
        return x

    found = []
    for i, saying in enumerate(sayings):
        shared: Counter[int] = Counter(j for word in set(saying.words) for j in index[word] if j > i)
        for j in shared:
            score = _meet(saying, sayings[j])
            if score:
                found.append((-score, i, j))
    longest = {number: number for number in range(len(sayings))}
    told_by = {number: {saying.item.report.id} for number, saying in enumerate(sayings)}
    for score, i, j in sorted(found):
        x, y = sorted((find(i), find(j)))
        twice = -score < SAID_TWICE and told_by[x] & told_by[y]
        if x != y and not twice and _meet(sayings[longest[x]], sayings[longest[y]]):
            top[y] = x
            told_by[x] |= told_by[y]
            longest[x] = max(longest[x], longest[y], key=lambda n: (len(sayings[n].words), -n))
    groups: dict[int, list[_Saying]] = defaultdict(list)
    for number, saying in enumerate(sayings):
        groups[find(number)].append(saying)
    return [groups[key] for key in sorted(groups)]


def _meet(x: _Saying, y: _Saying) -> float:
    """How surely two quotations are one utterance: 0 when they are not held to be."""
    few = min(len(x.words), len(y.words))
    common = LCSseq.similarity(x.words, y.words)
    share = common / few
    if share < SAID_BY_TWO and _of_two(x, y):
        return 0.0
    if few < MEET_WORDS:
        short = max(len(x.words), len(y.words)) <= few + 2
        same = x.words == y.words or (share >= SHORT_MEET and few >= 2 and short and _row(x.words, y.words))
        if same or x.item is y.item:
            return share if x.item is not y.item else 0.0
        part = few >= 2 and _row(x.words, y.words) and _tells(x, y) and (_of_one(x, y) or (few > 2 and not _of_two(x, y)))
        return SAID_IN_PART if part else 0.0
    return share if share >= MEET and common >= MEET_WORDS and _dense(x.words, y.words, common) else 0.0


def _of_two(x: _Saying, y: _Saying) -> bool:
    """Whether two quotations are given to two speakers whose names share no word."""
    first, second = _names(x), _names(y)
    return bool(first) and bool(second) and not first & second


def _of_one(x: _Saying, y: _Saying) -> bool:
    """Whether two quotations are given to one speaker: told of by names that share a word."""
    one, two = _names(x), _names(y)
    return bool(one & two)


def _names(saying: _Saying) -> set[str]:
    """The capitalised words of whom a quotation is given to."""
    attribution = saying.quotation.attribution
    return {word.casefold() for word in attribution.speaker.split() if word[:1].isupper()} if attribution else set()


def _tells(x: _Saying, y: _Saying) -> bool:
    """Whether the shorter of two quotations holds words by which it is known again: two longer ones, small."""
    few = min(x, y, key=lambda saying: len(saying.words))
    return sum(_telling(word) for word in few.quotation.span.exact.split()) >= LOST_TELLING


def _row(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    """Whether the shorter stands in one row in the longer."""
    few, many = sorted((x, y), key=len)
    return any(many[i : i + len(few)] == few for i in range(len(many) - len(few) + 1))


def _dense(x: tuple[str, ...], y: tuple[str, ...], common: int) -> bool:
    """The shared words stand close together in the longer quotation, not scattered over it."""
    few, many = sorted((x, y), key=len)
    places = [op.dest_start for op in LCSseq.opcodes(few, many) if op.tag == "equal"]
    ends = [op.dest_end for op in LCSseq.opcodes(few, many) if op.tag == "equal"]
    return bool(places) and common >= 0.45 * (max(ends) - min(places))


class _Unmarked:
    """Finds words of a quotation that stand without marks in another report."""

    def __init__(self, annotations: Sequence[Annotations]) -> None:
        self._items = sorted(annotations, key=lambda a: a.report.id)
        self._index: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        self._words = []
        self._alone = [[q.span for q in item.quotations if not q.marked and told_alone(q)] for item in self._items]
        for number, item in enumerate(self._items):
            lines = []
            for at, sentence in enumerate(item.sentences):
                tokens = [t for t in item.tokens[sentence.first : sentence.last] if any(c.isalnum() for c in t.text)]
                words = tuple(_fold(t.text) for t in tokens)
                lines.append((tokens, words))
                for pair in pairwise(words):
                    self._index[pair].append((number, at))
            self._words.append(lines)

    def readings(self, saying: _Saying, but: frozenset[str]) -> list[Span]:
        """In each report not in ``but``, the best stretch of a sentence that holds most of the quotation's words in order."""
        if len(saying.words) < LOST_WORDS:
            return []
        near: Counter[tuple[int, int]] = Counter(place for pair in pairwise(saying.words) for place in self._index.get(pair, ()))
        best: dict[str, tuple[float, Span]] = {}
        for (number, at), count in sorted(near.items()):
            item = self._items[number]
            if item.report.id in but or count < 2:
                continue
            sentence = item.sentences[at]
            if any(span.start < sentence.end and sentence.start < span.end for span in self._alone[number]):
                continue  # somebody's own words: they are a reading where they meet as such
            tokens, words = self._words[number][at]
            equal = [op for op in LCSseq.opcodes(saying.words, words) if op.tag == "equal"]
            common = sum(op.dest_end - op.dest_start for op in equal)
            first, last = min(op.dest_start for op in equal), max(op.dest_end for op in equal)
            share = common / min(len(saying.words), max(LOST_WORDS, last - first))
            if sum(_telling(tokens[k].text) for op in equal for k in range(op.dest_start, op.dest_end)) < LOST_TELLING:
                continue
            if (
                common >= LOST_WORDS
                and share >= LOST_MARKS
                and common >= LOST_MARKS * (last - first)
                and common >= LOST_PART * len(saying.words)
            ):
                span = item.report.span(tokens[first].start, tokens[last - 1].end)
                if item.report.id not in best or common > best[item.report.id][0]:
                    best[item.report.id] = (common, span)
        return [best[key][1] for key in sorted(best)]


def _telling(word: str) -> bool:
    return len(word) >= SMALL and word[:1].islower()


def _quote(group: Sequence[_Saying], unmarked: _Unmarked, said_by: SaidBy, speaker_words: int) -> Quote:
    best = _best(group)
    reports = frozenset(s.item.report.id for s in group)
    readings = {s.quotation.span: QuoteReading(s.quotation.span, _status(s.words, best.words), s.quotation.marked) for s in group}
    for span in unmarked.readings(best, reports):
        readings.setdefault(span, QuoteReading(span, _status(tuple(_fold(w.strip(".,;:")) for w in span.exact.split()), best.words), False))
    ordered = tuple(readings[span] for span in sorted(readings))
    marked = [saying.quotation for saying in group if saying.quotation.marked]  # a transcript's turn may itself quote somebody
    speaker = said_by.speaker(marked or [saying.quotation for saying in group], speaker_words)
    return Quote(content_id("q", *(f"{s.report}:{s.start}-{s.end}" for s in sorted(readings))), speaker, best.quotation.span, ordered)


def _best(group: Sequence[_Saying]) -> _Saying:
    """The best-attested wording: held word for word by most reports, longer before shorter, from the least damaged report."""
    held = Counter(saying.words for saying in group)
    return min(group, key=lambda s: (-held[s.words], -len(s.words), s.item.report.condition.score, s.quotation.span))


def _status(words: tuple[str, ...], best: tuple[str, ...]) -> str:
    if words == best:
        return "exact"
    if _row(words, best) and len(words) < len(best):
        return "partial"
    return "altered" if LCSseq.similarity(words, best) >= ALTERED * min(len(words), len(best)) else "translated"
