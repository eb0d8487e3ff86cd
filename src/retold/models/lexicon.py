"""What single English words are and how they relate, from WordNet, offline; implements ``retold.ports.Lexicon``.

The data (``data/english.lexicon``, made by ``training/lexicon``) is a few compressed arrays: words in code-point
order, their word classes, how rare they are, their senses with the share each sense has of the word's use, and the
links between senses and words. Nothing is looked up outside the file.
"""

from __future__ import annotations

import functools
import json
import sys
import zlib
from array import array
from collections.abc import Iterable
from importlib import resources
from typing import NamedTuple

from retold.errors import StoreError
from retold.models.morphology import CLOSED_FORMS, bases
from retold.models.spelling import bare_letters, plain_spelling

MAGIC = b"retold-lexicon 1\n"
TAGS = ("NOUN", "VERB", "ADJ", "ADV")
NAME_ONLY = 16

# Shares of use below which a link between two words does not hold between the words as such. Set by eye on the pairs
# of tests/models/test_lexicon.py: lower, and rare senses (kill: to defeat a motion) relate everything.
SYNONYM_STRENGTH = 0.06
ANTONYM_STRENGTH = 0.04
BROADER_STRENGTH = 0.08
SIBLING_STRENGTH = 0.2

LEVELS, LEVEL_LOSS = 4, 0.8  # how far up a broader word may lie (car, vehicle: 4), and what each step costs
CLOSE, SPECIFIC = 1, 2  # bits of a sense's width: few kinds below it; far enough from the top to say something

Senses = dict[int, float]


class _Family(NamedTuple):
    """One word's plain spelling, base form, number, senses, the senses above, its close parents, and the numbers of words linked to it.

    ``reach`` holds every sense by which it can be tied to another word: two words whose reaches do not meet are not related by sense.
    """

    plain: str
    base: str
    number: int | None
    senses: Senses
    above: Senses
    close: Senses
    opposites: frozenset[int]
    derived: frozenset[int]
    reach: frozenset[int]


class EnglishLexicon:
    """English words without context: base forms, word classes, rarity, relations.

    ``data`` is the content of a lexicon file, ``pairs`` the lines of a closed list ("a b relation") that goes before it.
    Raises StoreError when ``data`` is no lexicon of this version.
    """

    def __init__(self, data: bytes, pairs: str = "") -> None:
        sections = _sections(data)
        self._words = sections["words"].decode("utf-8").split("\n")
        self._index = {word: number for number, word in enumerate(self._words)}
        self._rarity = sections["rarity"]
        self._tags = sections["tags"]
        self._uses = _numbers(sections["uses"])
        self._sense_start = _numbers(sections["sense_start"])
        self._sense = _numbers(sections["sense"])
        self._parent_start = _numbers(sections["parent_start"])
        self._parent = _numbers(sections["parent"])
        self._width = sections["width"]
        self._link_start = _numbers(sections["link_start"])
        self._link = _numbers(sections["link"])
        self._opposite = _pairs_of_senses(_numbers(sections["opposite"]))
        self._exceptions = _forms(sections["exceptions"].decode("utf-8"))
        self._preferred = dict(line.split(" ") for line in sections["preferred"].decode("utf-8").splitlines())
        self._pairs = _listed(pairs)
        self._family = functools.lru_cache(maxsize=100_000)(self._family_of)
        self._relate = functools.lru_cache(maxsize=200_000)(self._relation)
        self._base = functools.lru_cache(maxsize=100_000)(self._lemma)

    def __reduce__(self) -> tuple[object, tuple[()]]:
        """Workers load the shipped lexicon themselves instead of being sent it."""
        return english, ()

    def __contains__(self, lemma: str) -> bool:
        return lemma in self._index

    def lemma(self, word: str, tag: str = "") -> str:
        """Base form of ``word`` in lower case, as the commonest reading has it ("left": leave); itself when unknown.

        ``tag`` is a UPOS tag and restricts the reading to its word class; names (PROPN) keep their form.
        """
        return self._base(word.lower().replace("’", "'"), tag)

    def tags(self, lemma: str) -> frozenset[str]:
        """Open word classes of ``lemma``; empty for unknown words and for words that only stand capitalised (names)."""
        number = self._index.get(lemma)
        if number is None:
            return frozenset()
        return frozenset(tag for bit, tag in enumerate(TAGS) if self._tags[number] >> bit & 1)

    def rarity(self, lemma: str) -> float:
        """How much ``lemma`` tells: 0 for the commonest word to 1 for one never met; the logarithm of its frequency."""
        number = self._index.get(lemma)
        if number is None:
            number = self._index.get(self.lemma(lemma))
        return 1.0 if number is None else self._rarity[number] / 255

    def relation(self, a: str, b: str) -> str:
        """How lemma ``b`` stands to ``a``: same, synonym, antonym, derived, broader, narrower, sibling, or "".

        "broader" says that ``b`` is the wider word (lorry, vehicle). Only senses that make up enough of the use of
        both words count, so that rare senses relate nothing.
        """
        return self._relate(a, b)

    # ------------------------------------------------------------------------------------- base forms

    def _lemma(self, word: str, tag: str) -> str:
        open_class = tag in TAGS
        if tag == "PROPN":
            return word
        if word in CLOSED_FORMS and (tag == "VERB" or not open_class):
            return CLOSED_FORMS[word]
        if not open_class:
            if tag not in ("", "WORD", "AUX"):
                return word
            if tag != "AUX" and word in self._preferred:
                return self._preferred[word]
        found = [(self._use(base, bit), -bit, base) for bit, base in self._readings(word, tag if open_class else "")]
        return max(found)[2] if found else word

    def _readings(self, word: str, tag: str) -> Iterable[tuple[int, str]]:
        for bit, name in enumerate(TAGS):
            if tag in ("", name):
                known = self._exceptions[bit].get(word, ()) or bases(word, name)
                yield from ((bit, base) for base in known if self._can_be(base, bit))

    def _can_be(self, word: str, bit: int) -> bool:
        number = self._index.get(word)
        return number is not None and bool(self._tags[number] >> bit & 1)

    def _use(self, word: str, bit: int) -> int:
        return self._uses[self._index[word] * len(TAGS) + bit]

    # -------------------------------------------------------------------------------------- relations

    def _relation(self, a: str, b: str) -> str:
        if a == b:
            return "same"
        x, y = self._family(a), self._family(b)
        if x.plain == y.plain and self._spelled_apart(a, b, x.senses, y.senses):
            return "same"
        listed = self._pairs.get((a, b))
        if listed:
            return listed
        if x.base == y.base and not (x.senses and y.senses):
            return "same"
        return self._linked(x, y) or self._by_sense(x, y) or _twice_derived(a, b, x, y)

    def _family_of(self, word: str) -> _Family:
        """All that relations of one word rest on, gathered once."""
        senses = self._senses(word)
        above, close = self._above(senses), self._close_parents(senses)
        opposites, derived = (frozenset(self._links(word, kind)) for kind in (0, 1))
        opposed = (other for sense in senses for other in self._opposite.get(sense, ()))
        reach = frozenset([*senses, *above, *close, *opposed])
        return _Family(plain_spelling(word), self.lemma(word), self._index.get(word), senses, above, close, opposites, derived, reach)

    def _spelled_apart(self, a: str, b: str, senses_a: Senses, senses_b: Senses) -> bool:
        """Whether two words of one plain spelling are one word: they mean the same, or one is in no list."""
        return bare_letters(a) == bare_letters(b) or bool(senses_a.keys() & senses_b.keys()) or a not in self._index or b not in self._index

    def _by_sense(self, x: _Family, y: _Family) -> str:
        if x.reach.isdisjoint(y.reach):
            return ""
        if _overlap(x.senses, y.senses) >= SYNONYM_STRENGTH:
            return "synonym"
        if self._opposed(x.senses, y.senses):
            return "antonym"
        if _overlap(x.above, y.senses) >= BROADER_STRENGTH:
            return "broader"
        if _overlap(x.senses, y.above) >= BROADER_STRENGTH:
            return "narrower"
        return "sibling" if _overlap(x.close, y.close) >= SIBLING_STRENGTH else ""

    def _senses(self, word: str) -> Senses:
        number = self._index.get(word)
        if number is None:
            return {}
        entries = self._sense[self._sense_start[number] : self._sense_start[number + 1]]
        return {entry >> 8: (entry & 255) / 255 for entry in entries}

    def _parents(self, sense: int) -> array[int]:
        return self._parent[self._parent_start[sense] : self._parent_start[sense + 1]]

    def _above(self, senses: Senses) -> Senses:
        """Senses up to four levels up, with the share of the best sense below; beyond the first only where specific."""
        above: Senses = {}
        for sense, share in senses.items():
            level = [sense]
            for step in range(LEVELS):
                level = [up for one in level for up in self._parents(one) if not step or self._width[up] & SPECIFIC]
                for up in level:
                    above[up] = max(above.get(up, 0.0), share * LEVEL_LOSS**step)
        return above

    def _close_parents(self, senses: Senses) -> Senses:
        found: Senses = {}
        for sense, share in senses.items():
            for parent in self._parents(sense):
                if self._width[parent] & CLOSE:
                    found[parent] = max(found.get(parent, 0.0), share)
        return found

    def _opposed(self, a: Senses, b: Senses) -> bool:
        return any(share * b.get(other, 0.0) >= ANTONYM_STRENGTH for sense, share in a.items() for other in self._opposite.get(sense, ()))

    # ------------------------------------------------------------------------------------ word to word

    def _links(self, word: str, kind: int) -> list[int]:
        number = self._index.get(word)
        if number is None:
            return []
        entries = self._link[self._link_start[number] : self._link_start[number + 1]]
        return [entry >> 2 for entry in entries if entry & 3 == kind]

    def _linked(self, x: _Family, y: _Family) -> str:
        if y.number is None:
            return ""
        if y.number in x.opposites:
            return "antonym"
        return "derived" if y.number in x.derived else ""


def _twice_derived(a: str, b: str, x: _Family, y: _Family) -> str:
    """Words of one family by way of a third (inaugural, inaugurate, inauguration); they must begin alike."""
    return "derived" if a[:4] == b[:4] and not x.derived.isdisjoint(y.derived) else ""


@functools.lru_cache(maxsize=1)
def english() -> EnglishLexicon:
    """The lexicon shipped with the package, loaded once a process. Raises StoreError when the file is damaged."""
    folder = resources.files("retold.models").joinpath("data")
    return EnglishLexicon(folder.joinpath("english.lexicon").read_bytes(), folder.joinpath("english-pairs.txt").read_text("utf-8"))


def _sections(data: bytes) -> dict[str, bytes]:
    """The named parts of a lexicon file: a magic line, a line of JSON with names and lengths, then the parts."""
    if not data.startswith(MAGIC):
        raise StoreError("The lexicon file is not one of this version.", hint="Reinstall retold.")
    end = data.index(b"\n", len(MAGIC))
    place = end + 1
    found = {}
    for name, length in json.loads(data[len(MAGIC) : end]):
        found[name] = zlib.decompress(data[place : place + length])
        place += length
    return found


def _numbers(data: bytes) -> array[int]:
    """Unsigned 32-bit numbers, stored little endian."""
    numbers = array("I")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _pairs_of_senses(numbers: array[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    for a, b in zip(numbers[::2], numbers[1::2], strict=True):
        found[a] = (*found.get(a, ()), b)
    return found


def _forms(text: str) -> tuple[dict[str, tuple[str, ...]], ...]:
    """Irregular forms a word class: lines "bit form base base"."""
    found: tuple[dict[str, tuple[str, ...]], ...] = ({}, {}, {}, {})
    for line in text.splitlines():
        bit, form, *known = line.split(" ")
        found[int(bit)][form] = tuple(known)
    return found


def _listed(text: str) -> dict[tuple[str, str], str]:
    """The closed list both ways round; what is broader one way is narrower the other."""
    turned = {"broader": "narrower", "narrower": "broader"}
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            a, b, relation = line.split()
            found[a, b] = relation
            found[b, a] = turned.get(relation, relation)
    return found


def _overlap(a: Senses, b: Senses) -> float:
    """Greatest product of shares over the senses of both."""
    return max((share * b[sense] for sense, share in a.items() if sense in b), default=0.0)
