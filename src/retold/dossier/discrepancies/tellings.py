"""What reports say, predicate by predicate, and which two reports say of one happening: the ground for rival times and denials.

A claim is as wide as a passage, and a passage tells several things; whether two reports clash over *when* or *whether* is
decided on the predicate that the time or the "not" belongs to.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retold.counting.words import LIGHT_VERBS
from retold.model import Annotations, Claim, Moment, Passage, Span, Token
from retold.ports import Lexicon

# Set by reading what was found in the hand-made keys and a third of the events of newscluster-dev.
TELLING = 0.3  # rarity from which a word says what is spoken of
REACH = 9  # words on either side of a predicate that belong to it, within its passage
SHARED = 2  # telling words that two tellings of one happening share beside the predicate ...
COVERED = 0.25  # ... and the part of the lighter telling's weight that they make up
MOST_PARTNERS = 40  # tellings of one predicate looked at: a verb that stands everywhere tells nothing
SAME = frozenset({"same", "synonym", "derived"})
CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
OPENERS = frozenset("that which who whom whose after before when where while as if because since until although though".split())
NOT = frozenset("not n't n’t never neither nor cant can't dont don't didnt didn't doesnt wont isnt wasnt".split())
NONE = frozenset({"no", "none", "nobody", "nothing"})
UNDONE = frozenset({"fail", "refuse", "decline"})
ALIKE = SAME | {"broader", "narrower"}


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One predicate in running text: the ``passage`` it stands in, the words around it and when it is said to be.

    ``theme`` is the lemma of what it is said of: the object, or the subject of a passive ("" when none is near). ``phrase`` spans
    the predicate with its negation; ``terms`` are the telling lemmas around it with their rarity; ``moments`` the times
    that belong to it, as :func:`_timed` has it.
    """

    predicate: str
    theme: str
    phrase: Span
    passage: Span
    claim: str
    denied: bool
    terms: dict[str, float]
    moments: tuple[Moment, ...]


def tellings(annotations: Sequence[Annotations], claims: Sequence[Claim], lexicon: Lexicon) -> tuple[Telling, ...]:
    """Every predicate of running text that says enough to be found again elsewhere, in order of place."""
    home = {passage.span: claim.id for claim in claims for passage in claim.passages}
    return tuple(t for item in annotations if item.report.language == "en" for t in _of_report(item, home, lexicon))


def _of_report(item: Annotations, home: dict[Span, str], lexicon: Lexicon) -> Iterator[Telling]:
    starts = [token.start for token in item.tokens]
    body = [(s.start, s.end) for s in item.sentences if s.part == "body"]
    places = [start for start, _ in body]
    for passage in item.passages:
        at = bisect_left(places, passage.span.start + 1) - 1
        if at < 0 or passage.span.start >= body[at][1]:
            continue
        first, last = bisect_left(starts, passage.span.start), bisect_left(starts, passage.span.end)
        yield from _of_passage(item, passage, first, last, home.get(passage.span, ""), lexicon)


def _of_passage(item: Annotations, passage: Passage, first: int, last: int, claim: str, lexicon: Lexicon) -> Iterator[Telling]:
    tokens = item.tokens
    verbs = [n for n in range(first, last) if tokens[n].tag == "VERB"]
    moments: dict[int, list[Moment]] = defaultdict(list)
    for moment in item.moments:
        if verbs and passage.span.start <= moment.span.start < passage.span.end:
            place = bisect_left([t.start for t in tokens[first:last]], moment.span.start) + first
            moments[_timed(tokens, verbs, place)].append(moment)
    timed = frozenset(moment.span.start for moment in item.moments)
    for n in verbs:
        predicate = lexicon.lemma(tokens[n].text, "VERB")
        if predicate in LIGHT_VERBS:
            continue
        low, high = max(first, n - REACH), min(last, n + REACH + 1)
        terms = {
            t.lemma: max(TELLING, lexicon.rarity(t.lemma))
            for t in tokens[low:high]
            if t.tag in CONTENT and t.lemma != predicate and (t.tag == "PROPN" or lexicon.rarity(t.lemma) >= TELLING)
        }
        cue = _cue(tokens, first, n, last, lexicon)
        start, end = tokens[n if cue is None else min(cue, n)].start, tokens[n if cue is None else max(cue, n)].end
        phrase = item.report.span(start, end)
        yield Telling(
            predicate,
            _theme(tokens, first, n, last, timed),
            phrase,
            passage.span,
            claim,
            cue is not None,
            terms,
            tuple(moments[n]),
        )


def _timed(tokens: Sequence[Token], verbs: Sequence[int], place: int) -> int:
    """The verb that a time at ``place`` belongs to: the last before it, as English has it, unless a clause begins between."""
    before, after = [n for n in verbs if n < place], [n for n in verbs if n >= place]
    if not before:
        return after[0]
    begins = any(t.text.lower() in OPENERS for t in tokens[before[-1] + 1 : place])
    return after[0] if begins and after else before[-1]


def _theme(tokens: Sequence[Token], first: int, n: int, last: int, timed: frozenset[int]) -> str:
    """Lemma of the noun that the verb at ``n`` is said of, by the order of words; "" when none is near."""
    passive = any(tokens[k].lemma == "be" for k in range(max(first, n - 4), n)) and tokens[n].text.lower().endswith(
        ("ed", "en", "n", "t", "d")
    )
    follows_noun = n > first and tokens[n - 1].tag in ("NOUN", "PROPN") and n + 1 < last
    reduced = follows_noun and (tokens[n + 1].tag in ("ADP", "ADV") or tokens[n + 1].start in timed)
    if not passive and not reduced and (head := _noun_after(tokens, n, last)):
        return head
    return _noun_before(tokens, first, n)


def _noun_after(tokens: Sequence[Token], n: int, last: int) -> str:
    """Lemma of the head of the noun phrase right behind the verb."""
    head = ""
    for k in range(n + 1, min(last, n + 1 + REACH)):
        tag = tokens[k].tag
        if tag in ("NOUN", "PROPN"):
            head = tokens[k].lemma
        elif head or tag not in ("DET", "ADJ", "NUM", "ADV", "PRON"):
            break
    return head


def _noun_before(tokens: Sequence[Token], first: int, n: int) -> str:
    """Lemma of the nearest noun before the verb with no other verb between but its auxiliaries."""
    for k in range(n - 1, max(first, n - REACH) - 1, -1):
        if tokens[k].tag in ("NOUN", "PROPN"):
            return tokens[k].lemma
        if tokens[k].tag == "VERB":
            break
    return ""


def _cue(tokens: Sequence[Token], first: int, n: int, last: int, lexicon: Lexicon) -> int | None:
    """The word that denies the verb at ``n``: "not" close before it, "no" at its subject or object; None when it is told as so."""
    for k in range(n - 1, max(first, n - 4) - 1, -1):
        word = tokens[k].text.lower()
        if word in NOT and tokens[k + 1].text.lower() == "only":
            return None
        if word in NOT or (lexicon.lemma(word, "VERB") in UNDONE and tokens[k].tag == "VERB"):
            return k
        if tokens[k].tag in ("PUNCT", "VERB"):
            break
    subject = next((k for k in range(n - 1, max(first, n - 6) - 1, -1) if tokens[k].text.lower() in NONE), None)
    if subject is not None and not any(tokens[k].tag in ("PUNCT", "VERB") for k in range(subject, n)):
        return subject
    return n + 1 if n + 1 < last and tokens[n + 1].text.lower() in NONE else None


def of_one_happening(found: Sequence[Telling], lexicon: Lexicon) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of tellings of two reports with one predicate and enough of what stands around it; the reports in order."""
    by_predicate: dict[str, list[Telling]] = defaultdict(list)
    for telling in found:
        by_predicate[telling.predicate].append(telling)
    names = sorted(by_predicate)
    for i, name in enumerate(names):
        for other in names[i:]:
            if name == other or lexicon.relation(name, other) in SAME:
                yield from _pairs(by_predicate[name], by_predicate[other], name == other, lexicon)


def _pairs(xs: Sequence[Telling], ys: Sequence[Telling], same: bool, lexicon: Lexicon) -> Iterator[tuple[Telling, Telling]]:
    if len(xs) * len(ys) > MOST_PARTNERS * MOST_PARTNERS:
        return
    for x in xs:
        for y in ys:
            if x.phrase.report == y.phrase.report or (same and x.phrase > y.phrase):
                continue
            if alike(x, y, lexicon):
                yield (x, y) if x.phrase < y.phrase else (y, x)


def alike(x: Telling, y: Telling, lexicon: Lexicon) -> bool:
    """Whether two tellings of one predicate speak of one happening."""
    if x.claim != y.claim and not (x.theme and y.theme):
        return False
    if x.theme != y.theme and lexicon.relation(x.theme, y.theme) not in ALIKE:
        return False
    shared = x.terms.keys() & y.terms.keys()
    if len(shared) < (1 if x.claim == y.claim != "" else SHARED):
        return False
    lighter = min(sum(x.terms.values()), sum(y.terms.values()))
    return sum(x.terms[term] for term in shared) >= COVERED * lighter
