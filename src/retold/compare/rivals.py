"""Happenings of which two reports fill one slot in two ways, in whatever claims they tell them: crashed into a mountain, in woods.

Claims bring together passages that share much; a rival telling often shares little more than the happening. What is found is a change
of low severity: two sentences with one verb in one story tell as a rule of one happening, and sometimes of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from retold.compare.choose import ClaimPlaces
from retold.compare.slots import DEEDS, Slot, slots_of
from retold.counting.words import BEFELL, PERSON, SPANS_OF_TIME
from retold.model import Annotations, Claim, Difference, Name, content_id
from retold.ports import Lexicon

MOST = 400  # rival tellings a story
MOST_TELLINGS = 60  # tellings of one slot of one happening that are looked at: what stands everywhere tells nothing
SAME = frozenset({"same", "synonym", "derived"})
NESTED = SAME | {"broader", "narrower"}
SITES = frozenset(
    "mountain mountainside hill hillside river lake sea ocean forest wood woods jungle field beach shore desert valley cliff road "
    "street highway motorway tunnel bridge underpass station square market hotel house apartment flat building wall gate fence "
    "compound consulate embassy church mosque temple synagogue school university hospital clinic prison jail courtroom courthouse "
    "office shop store mall restaurant cafe bar nightclub park farm garden airport runway port harbour harbor factory warehouse "
    "camp barracks theatre theater cinema museum stadium arena platform track car bus train truck van boat ship bedroom bathroom "
    "kitchen cell garage basement roof".split()
)
"""Nouns of which each says where a thing is by itself; a village, a town or an area may hold any of them."""
POWERS = frozenset("coalition government army police military rebel opposition alliance".split())
COLLECTIVE = frozenset("crowd group scene series number family team force report detail statement picture image video".split())
"""Nouns whose plural tells of no more than their singular."""

ABSTRACT = ("tion", "sion", "ment", "ing", "ance", "ence", "ity", "ship", "ness", "ism")
"""Endings of nouns for what cannot be seen: an investigation, two investigations."""


class _Rival(NamedTuple):
    type: str
    why: str
    shared: int  # telling words beside what differs that the two sentences must share


def rival_tellings(
    annotations: Sequence[Annotations], claims: Sequence[Claim], names: Sequence[Name], lexicon: Lexicon
) -> Iterator[Difference]:
    """Slots that two reports fill with what cannot be one: each pair of fillers once for two reports, sorted by happening and place."""
    found = [slot for item in annotations if item.report.language == "en" for slot in slots_of(item, lexicon)]
    told = _Told(found, names, lexicon)
    claim_at = ClaimPlaces(claims)
    yield from islice((_difference(x, y, rival, claim_at) for x, y, rival in told.rivals()), MOST)


class _Told:
    """What the reports of one story say of each happening."""

    def __init__(self, slots: Sequence[Slot], names: Sequence[Name], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.name_of = {
            (s.report, at): name.id for name in names for sp in name.spellings for s in sp.spans for at in range(s.start, s.end)
        }
        self.of_happening: dict[tuple[str, str], list[Slot]] = defaultdict(list)
        self.of_object: dict[str, list[Slot]] = defaultdict(list)
        self.fillers: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        self.deeds: dict[tuple[str, str], set[str]] = defaultdict(set)
        for slot in slots:
            report = slot.span.report
            self.of_happening[slot.kind, slot.happening].append(slot)
            self.fillers[report, slot.kind, slot.happening].add(slot.head.lemma)
            if slot.kind == "object":
                self.of_object[slot.head.lemma].append(slot)
                self.deeds[report, slot.head.lemma].add(slot.happening)

    def rivals(self) -> Iterator[tuple[Slot, Slot, _Rival]]:
        """Pairs of slots of two reports, in order, that are rivals; of two reports' like pairs that whose sentences share most."""
        for slots, rule in self._groups():
            best: dict[tuple[str, ...], tuple[int, Slot, Slot, _Rival]] = {}
            for x in slots if len(slots) <= MOST_TELLINGS else ():
                for y in slots:
                    if x.span.report >= y.span.report or (rival := rule(x, y)) is None:
                        continue
                    shared = len((x.terms & y.terms) - {x.happening, y.happening, x.head.lemma, y.head.lemma})
                    key = (x.span.report, y.span.report, x.head.lemma, y.head.lemma, x.happening, y.happening)
                    if shared >= rival.shared and (key not in best or shared > best[key][0]):
                        best[key] = shared, x, y, rival
            yield from ((x, y, rival) for _, (_, x, y, rival) in sorted(best.items(), key=lambda item: item[0]))

    def _groups(self) -> Iterator[tuple[list[Slot], Callable[[Slot, Slot], _Rival | None]]]:
        for _, slots in sorted(self.of_happening.items()):
            yield slots, self._filled_otherwise
        for _, slots in sorted(self.of_object.items()):
            yield slots, self._done_otherwise

    def _filled_otherwise(self, x: Slot, y: Slot) -> _Rival | None:
        """One happening, two fillers of one slot."""
        if x.head.lemma == y.head.lemma:
            return self._one_and_several(x, y)
        mine, theirs = (self.fillers[slot.span.report, slot.kind, slot.happening] for slot in (x, y))
        if y.head.lemma in mine or x.head.lemma in theirs or y.head.lemma in x.terms or x.head.lemma in y.terms:
            return None  # one of the two reports tells both
        if x.kind == "whose":
            return self._by_others(x, y)
        tie = self.lexicon.relation(x.head.lemma, y.head.lemma)
        if x.named or y.named or tie in NESTED:
            return None
        what = f"{x.head.text} -> {y.head.text}: of one happening ({x.happening})"
        if tie == "sibling" and not {x.head.lemma, y.head.lemma} & (BEFELL.keys() | SPANS_OF_TIME):
            return _Rival("term", f"{what}, one kind for another", 1)
        if x.kind == "where" and {x.head.lemma, y.head.lemma} <= SITES:
            return _Rival("place", f"{what}, two places", 1 if x.verb and y.verb else 2)
        return None

    def _by_others(self, x: Slot, y: Slot) -> _Rival | None:
        """A deed of one power here, of another there."""
        if x.happening not in DEEDS or not all(slot.head.tag == "PROPN" or slot.head.lemma in POWERS for slot in (x, y)):
            return None
        first, second = (self.name_of.get((slot.span.report, slot.head.start), slot.head.lemma) for slot in (x, y))
        if first == second:
            return None
        return _Rival("role", f"{x.head.text} -> {y.head.text}: whose {x.happening} it was", 1)

    def _done_otherwise(self, x: Slot, y: Slot) -> _Rival | None:
        """Two deeds of one kind to the same: slapped a guard, punched a guard."""
        tie = self.lexicon.relation(x.happening, y.happening) if x.happening != y.happening else "same"
        if tie == "same" or not (x.verb and y.verb) or {x.happening, y.happening} & BEFELL.keys():
            return None
        if y.happening in self.deeds[x.span.report, x.head.lemma] or x.happening in self.deeds[y.span.report, y.head.lemma]:
            return None
        if tie == "sibling" and self._somebody(x.head.lemma):
            return _Rival("term", f"{x.happening} -> {y.happening}: done to the same ({x.head.lemma}), one kind for another", 1)
        return self._one_and_several(x, y) if tie in NESTED else None

    def _somebody(self, lemma: str) -> bool:
        """Whether the noun tells of people: what is done to things goes by many verbs (dubbed, titled), and things come in any number."""
        return lemma in PERSON or self.lexicon.relation(lemma, "person") in NESTED

    def _one_and_several(self, x: Slot, y: Slot) -> _Rival | None:
        """One of those to whom it was done on one side, several on the other."""
        return _one_and_several(x, y) if self._somebody(x.head.lemma) else None


def _one_and_several(x: Slot, y: Slot) -> _Rival | None:
    lemma = x.head.lemma
    if x.named or y.named or x.kind != "object" or lemma in COLLECTIVE or lemma in BEFELL or lemma.endswith(ABSTRACT):
        return None
    if not ((x.one and y.many) or (x.many and y.one)):
        return None
    return _Rival("number", f"{x.head.text} -> {y.head.text}: one on one side, several on the other", 2)


def _difference(x: Slot, y: Slot, rival: _Rival, claim_at: ClaimPlaces) -> Difference:
    between = (x.span.report, y.span.report)
    identity = content_id("d", rival.type, *between, (x.span.start, x.span.end), (y.span.start, y.span.end))
    claim = claim_at.of(x.span) or claim_at.of(y.span)
    spans = x.span, y.span
    return Difference(identity, claim, rival.type, (), "substituted", "changed", 0.5, "low", between, *spans, spans, False, rival.why)
