"""Which word of one passage answers which word of the other: a one-to-one word alignment.

Competitive linking (Melamed 2000) over word likeness, support from neighbours and distance: content words first, then the
words between them. No training; equal inputs give equal links whatever their order.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import cast

from rapidfuzz.distance import JaroWinkler

from retold.model import Token
from retold.ports import Lexicon
from retold.variants.senses import fold, relation_of

# Set on ../shared/keys/pairs.jsonl.
ALIKE = {"same": 0.9, "synonym": 0.72, "derived": 0.74, "antonym": 0.6, "broader": 0.5, "narrower": 0.5, "sibling": 0.5}
SPELLED = 0.88  # Jaro-Winkler likeness from which two longer words may be one word misspelt
NEIGHBOUR = 0.16  # for each of up to two linked neighbours on either side
FAR = 0.28  # taken off for the full distance between relative places
LINK = 0.52
SMALL = 0.34  # likeness of two different small words of one class: needs neighbours to be linked
SMALL_ROUNDS = 3  # small words lean on their neighbours, which may be small words linked a round before
UNTIED = 0.2  # likeness told of two words that only their place joins
REACH = 4  # words from an unlinked word within which a linked one must stand on either side
# Word classes that may answer one another.
CONTENT = {"NOUN": "noun", "PROPN": "noun", "WORD": "noun", "NUM": "number", "VERB": "verb", "ADJ": "quality", "ADV": "quality"}
SMALL_TAGS = frozenset({"DET", "ADP", "PRON", "AUX", "SCONJ", "CCONJ", "PART"})
Word = tuple[str, str, str]  # text, lemma, tag


@dataclass(frozen=True, slots=True)
class Link:
    """Token ``a`` of one passage answers token ``b`` of the other; ``score`` of the words alone (1: the same word)."""

    a: int
    b: int
    score: float


def align_words(a: Sequence[Token], b: Sequence[Token], lexicon: Lexicon, gaps: bool = True) -> tuple[Link, ...]:
    """Links between two token sequences, sorted by ``a``; each token in one link at most. Quotation marks are not linked.

    ``gaps``: words that no tie joins are linked too where they stand between the same linked words (score :data:`UNTIED`).
    """
    scores = _scores(a, b, lexicon)
    links: dict[int, int] = {}
    back: dict[int, int] = {}
    for small in (False, *[True] * SMALL_ROUNDS):
        _link(a, b, scores, links, back, small)
    _fill(a, b, scores, links, back)
    if gaps:
        _in_gaps(a, b, scores, links, back)
    return tuple(Link(i, j, scores[i, j]) for i, j in sorted(links.items()))


def _scores(a: Sequence[Token], b: Sequence[Token], lexicon: Lexicon) -> dict[tuple[int, int], float]:
    alike = _likeness(cast("Hashable", lexicon))
    words = [_word_of(token) for token in b]
    out = {}
    for i, token in enumerate(a):
        x = _word_of(token)
        for j, y in enumerate(words):
            score = alike(x, y)
            if score > 0:
                out[i, j] = score
    return out


def _word_of(token: Token) -> Word:
    return token.text, token.lemma, token.tag


@functools.lru_cache(maxsize=1)
def _likeness(lexicon: Hashable) -> Callable[[Word, Word], float]:
    """:func:`_alike` under one lexicon, remembered: a story says the same words over and over."""
    return functools.lru_cache(maxsize=1 << 17)(functools.partial(_alike, cast("Lexicon", lexicon)))


def _alike(lexicon: Lexicon, x: Word, y: Word) -> float:
    """Likeness of two words wherever they stand."""
    (text_x, lemma_x, tag_x), (text_y, lemma_y, tag_y) = x, y
    if tag_x == "PUNCT" or tag_y == "PUNCT":
        return 0.8 if text_x == text_y and text_x not in "“”\"‘’'" else 0.0
    fx, fy = fold(text_x), fold(text_y)
    if fx == fy:
        return 1.0
    if lemma_x == lemma_y:
        return 0.95
    if tag_x == "NUM" or tag_y == "NUM":
        return 0.55 if tag_x == tag_y else 0.0
    if tag_x in SMALL_TAGS or tag_y in SMALL_TAGS:
        return SMALL if tag_x == tag_y else 0.0
    related = ALIKE.get(relation_of(x[:2], y[:2], lexicon), 0.0)
    if related or min(len(fx), len(fy)) < 4:
        return related
    likeness: float = JaroWinkler.similarity(fx, fy)
    return 0.85 * likeness if likeness >= SPELLED else 0.0


def _link(
    a: Sequence[Token], b: Sequence[Token], scores: dict[tuple[int, int], float], links: dict[int, int], back: dict[int, int], small: bool
) -> None:
    """Link greedily by score with neighbours and distance; small words and marks only in the second pass."""
    ranked = []
    for (i, j), score in scores.items():
        if (a[i].tag in SMALL_TAGS or a[i].tag == "PUNCT") == small and i not in links and j not in back:
            support = _possible(i, j, scores) if not small else _linked(i, j, links)
            value = score + NEIGHBOUR * support - FAR * abs(i / len(a) - j / len(b))
            if value >= LINK and (not small or support > 0):
                ranked.append((-value, i, j))
    for _, i, j in sorted(ranked):
        if i not in links and j not in back:
            links[i] = j
            back[j] = i


def _possible(i: int, j: int, scores: dict[tuple[int, int], float]) -> float:
    """Neighbours that could be linked in the same places (up to 2 on each side), by their own likeness."""
    return sum(scores.get((i + d, j + d), 0.0) for d in (-2, -1, 1, 2) if scores.get((i + d, j + d), 0.0) > 0.5)


def _linked(i: int, j: int, links: dict[int, int]) -> int:
    """Neighbours (up to 3 away) whose partners stand as near on the other side."""
    return sum(1 for d in (-3, -2, -1, 1, 2, 3) if i + d in links and abs(links[i + d] - (j + d)) <= 1)


def _fill(
    a: Sequence[Token], b: Sequence[Token], scores: dict[tuple[int, int], float], links: dict[int, int], back: dict[int, int]
) -> None:
    """A single unlinked word between two linked neighbours answers the single unlinked word in the same gap, if at all alike."""
    for (i, j), score in sorted(scores.items()):
        if i in links or j in back or score < SMALL:
            continue
        left = (i == 0 and j == 0) or links.get(i - 1, -2) == j - 1
        right = (i == len(a) - 1 and j == len(b) - 1) or links.get(i + 1, -2) == j + 1
        if left and right:
            links[i] = j
            back[j] = i


def _in_gaps(
    a: Sequence[Token], b: Sequence[Token], scores: dict[tuple[int, int], float], links: dict[int, int], back: dict[int, int]
) -> None:
    """Words of content of one class that no tie joins, in a gap between the same linked words: nearest in order first."""
    ranked = []
    for i in range(len(a)):
        if i in links or a[i].tag not in CONTENT:
            continue
        low, high = _gap(i, len(a), len(b), links)
        for j in range(low + 1, high):
            if j not in back and CONTENT.get(b[j].tag) == CONTENT[a[i].tag] and (a[i].tag == "NUM") == (b[j].tag == "NUM"):
                beside = (links.get(i - 1, -2) == j - 1) + (links.get(i + 1, -2) == j + 1)
                ranked.append((-scores.get((i, j), 0.0), -beside, abs((i - j) - (min(links, default=i) - min(back, default=j))), i, j))
    for *_, i, j in sorted(ranked):
        if i not in links and j not in back:
            links[i] = j
            back[j] = i
            scores.setdefault((i, j), UNTIED)


def _gap(i: int, size_a: int, size_b: int, links: dict[int, int]) -> tuple[int, int]:
    """Between which tokens of b token ``i`` of a would stand: the partners of the nearest linked words; empty when they cross."""
    before = next((links[k] for k in range(i - 1, max(-1, i - 1 - REACH), -1) if k in links), -1 if i < REACH else size_b)
    after = next((links[k] for k in range(i + 1, min(size_a, i + 1 + REACH)) if k in links), size_b if size_a - i <= REACH else 0)
    return before, after if after - before <= 2 * REACH else before
