"""What each report says of a happening, slot by slot: what it was done to or with, where, and whose deed it was. No parse is needed.

A slot is read from the order of English words: the noun phrase right behind a verb is its object ("rammed a truck"), or the one a passive
begins with ("a truck was rammed"); the one behind a word of place says where ("into a wall"); the word right before a noun of doing
says which or whose ("coalition air strikes").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.counting.words import LIGHT_VERBS
from retold.model import Annotations, Span, Token
from retold.ports import Lexicon
from retold.variants.place import WHERE

TELLING = 0.3  # rarity from which a word says what is spoken of
LEAST = 0.15  # rarity under which a verb stands for too much to tell a happening by
NEAR = 9  # words behind a happening among which its slots stand
BEFORE = 12  # words before a passive among which what it was done to begins its clause
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})
BREAKS = frozenset({"PUNCT", "CCONJ", "SCONJ"})
BE = frozenset("was were been being".split())
ONE = frozenset({"a", "an", "one", "the"})
OF_SEVERAL = frozenset("pair couple group number handful dozen".split())  # "a pair of guards" are guards
AT_WHOM = frozenset({"against", "on"})
DEEDS = frozenset("strike attack raid assault offensive operation invasion bombing shelling".split())
"""Nouns of doing whose doer English puts before them: "Nato airstrikes", "a rebel attack"."""


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One slot of one happening, filled.

    ``happening`` is its lemma, ``verb`` whether a verb tells it, ``kind`` the slot: object, where or whose. ``head`` is the token that
    fills it, ``named`` whether a name does; ``one`` and ``many`` say whether one or several are told of. ``span`` is the phrase together
    with the happening, ``terms`` are the telling lemmas of the sentence.
    """

    happening: str
    verb: bool
    kind: str
    head: Token
    named: bool
    one: bool
    many: bool
    span: Span
    terms: frozenset[str]


def slots_of(item: Annotations, lexicon: Lexicon) -> Iterator[Slot]:
    """All filled slots of the title and the running text of one report, in order of place."""
    named = {place for mention in item.mentions for place in range(mention.span.start, mention.span.end)}
    for sentence in item.sentences:
        if sentence.part not in ("body", "title"):
            continue
        tokens = item.tokens[sentence.first : sentence.last]
        terms = frozenset(t.lemma for t in tokens if t.tag in CONTENT and (t.tag == "PROPN" or lexicon.rarity(t.lemma) >= TELLING))
        for n, token in enumerate(tokens):
            happening = _happening(token, lexicon)
            for kind, first, head in _filled(tokens, n) if happening else ():
                filler, opening = tokens[head], tokens[first].text.lower()
                span = item.report.span(min(tokens[first].start, token.start), max(filler.end, token.end))
                singular = filler.lemma == filler.text.lower()
                one, many = first < head and opening in ONE and singular, filler.tag == "NOUN" and not singular
                proper = filler.start in named or filler.tag == "PROPN"
                yield Slot(happening, token.tag == "VERB", kind, filler, proper, one, many, span, terms)


def _happening(token: Token, lexicon: Lexicon) -> str:
    """The lemma under which a verb, or a noun of doing, is found again; "" for other words."""
    if token.tag == "VERB":
        lemma = lexicon.lemma(token.text, "VERB")
        return "" if lemma in LIGHT_VERBS or lexicon.rarity(lemma) < LEAST else lemma
    if token.tag != "NOUN":
        return ""
    deed = next((deed for deed in sorted(DEEDS) if token.lemma.removesuffix("s").endswith(deed)), "")
    return deed or (token.lemma if "VERB" in lexicon.tags(token.lemma) and lexicon.rarity(token.lemma) >= TELLING else "")


def _filled(tokens: Sequence[Token], n: int) -> Iterator[tuple[str, int, int]]:
    """(kind, first, head) of each slot filled around the happening at ``n``."""
    end, k = min(len(tokens), n + 1 + NEAR), n + 1
    passive = _passive(tokens, n)
    if passive:
        yield "object", *passive
    elif tokens[n].tag == "VERB" and not _describes(tokens, n) and (phrase := _phrase(tokens, k, end)):
        yield "object", *phrase
        k = phrase[1] + 1
    while k < end and tokens[k].tag in ("ADP", "ADV", "NOUN"):
        low = tokens[k].text.lower()
        phrase = _phrase(tokens, k + 1, end) if tokens[k].tag == "ADP" else None
        if phrase and (low in WHERE or low in AT_WHOM):
            yield ("object" if low in AT_WHOM and tokens[n].tag == "NOUN" else "where"), *phrase
        k = phrase[1] + 1 if phrase else k + 1
    if tokens[n].tag == "NOUN":
        before = n - 2 if n > 1 and tokens[n - 1].lemma == "air" else n - 1
        if before >= 0 and tokens[before].tag in ("NOUN", "PROPN"):
            yield "whose", before, before


def _describes(tokens: Sequence[Token], n: int) -> bool:
    """Whether the verb at ``n`` is a participle that only describes the noun behind it: "transfers of refined products"."""
    return n > 0 and tokens[n - 1].tag in ("ADP", "DET", "ADJ") and tokens[n].text.lower().endswith(("ed", "en"))


def _phrase(tokens: Sequence[Token], first: int, end: int) -> tuple[int, int] | None:
    """(first, head) of the noun phrase that begins at ``first``."""
    head = None
    for k in range(first, end):
        if tokens[k].tag in ("NOUN", "PROPN"):
            head = k
        elif head is not None or not (tokens[k].tag in PHRASE or (k > first and tokens[k].text.lower().endswith(("ed", "ing")))):
            break
    if head is not None and tokens[head].lemma in OF_SEVERAL and head + 1 < end and tokens[head + 1].text.lower() == "of":
        inner = _phrase(tokens, head + 2, end)
        return (first, inner[1]) if inner else (first, head)
    return None if head is None else (first, head)


def _passive(tokens: Sequence[Token], n: int) -> tuple[int, int] | None:
    """(first, head) of the noun phrase that begins the clause of a passive at ``n``; None where it is none."""
    auxiliary = next((k for k in (n - 1, n - 2) if k > 0 and tokens[k].text.lower() in BE), None)
    if tokens[n].tag != "VERB" or auxiliary is None or not tokens[n].text.lower().endswith(("ed", "en", "n", "t")):
        return None
    first = auxiliary
    while first > 0 and auxiliary - first < BEFORE and tokens[first - 1].tag not in BREAKS:
        first -= 1
    return _phrase(tokens, first, auxiliary)
