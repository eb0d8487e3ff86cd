"""Where one person is from, or where one ship, plane or company belongs, as two reports have it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Annotations, Discrepancy, Span

# Set by reading newscluster-dev; see alike.py.
FROM = re.compile(
    r"(?:,? (?:aged )?\d{1,3})?,?(?: (?:who is|who was))? (?:originally )?(?:from|of) (?:the )?(?:(?:north|south|east|west|central) )?"
)
BORN = re.compile(r"(?: was| is|, who was)? born (?:and raised )?in (?:the )?")
REGISTERED = re.compile(
    r"(?: is| was|, which (?:is|was)|,)? (?:(?:registered|flagged) (?:in|to|under the flag of)|sailing under the flag of) (?:the )?"
)
TIES = (("from", FROM), ("born in", BORN), ("registered in", REGISTERED))
FLAGGED = re.compile(r"\b(?P<place>[A-Z][\w’']+(?: [A-Z][\w’']+){0,2})[-‑ ](?:flagged|registered)(?:,? [a-z-]+){0,3},? $")
PERSON = re.compile(
    r"\b[Tt]he (?:[a-z-]+ )?(?:father|mother|man|woman|boy|girl|teenager|driver|victim|survivor|passenger|\d+-year-old),? from (?:the )?$"
)
GAP = 60  # code points between a name and the place it is tied to
NEAR = 200  # code points between a person's name and "the father, from ..."
SURE = frozenset({"born in", "registered in"})  # a person may be from a town and from its district


@dataclass(frozen=True, slots=True)
class _Tie:
    """Words that tie ``thing`` (a name's id) to a place."""

    thing: str
    tie: str
    place: str
    phrase: Span


def origins(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each name that reports tie to places that are not one."""
    told: dict[tuple[str, str], list[_Tie]] = defaultdict(list)
    called = {name.id: name.name for name in found.names}
    for item in found.annotations:
        for tie in _ties(item, found):
            told[tie.thing, tie.tie].append(tie)
    for (thing, kind), ties in sorted(told.items()):
        rival = [x for x in ties if any(not _one(x.place, y.place) for y in ties)]
        spans = few({(tie.place, tie.phrase.report): tie.phrase for tie in reversed(rival)}.values())
        if len(spans) < 2:
            continue
        places = " / ".join(sorted({tie.place for tie in rival}))
        weight = "compatible" if kind not in SURE else "conflict" if len({span.report for span in spans}) > 1 else "self"
        why = f"{called[thing]} is {kind} {places}" + (": one may lie in the other." if weight == "compatible" else ".")
        yield discrepancy("place", weight, found.claim_at(spans), "medium", f"{called[thing]}, {kind}: {places}", spans, why)


def _ties(item: Annotations, found: Findings) -> Iterator[_Tie]:
    """What a report says of where names belong: "Jo Pell, 30, from Harlan", "the Oster-flagged Petrel", "registered in Oster"."""
    text = item.report.text
    here = found.named.get(item.report.id, [])
    person = None
    for number, (second, name) in enumerate(here):
        first, other = here[number - 1] if number else (second, name)
        between = text[first.end : second.start]
        before = text[max(0, second.start - GAP) : second.start]
        if name.kind == "place":
            for kind, pattern in TIES:
                if pattern.fullmatch(between) and other.kind != "place" and (other.kind == "person") == (kind != "registered in"):
                    yield _Tie(other.id, kind, name.name, item.report.span(first.start, second.end))
            stands = PERSON.search(before)
            if stands and person is not None and len(between) < NEAR:
                yield _Tie(person, "from", name.name, item.report.span(second.start - len(before) + stands.start(), second.end))
        flag = FLAGGED.search(before)
        if flag and name.kind not in ("person", "place"):
            yield _Tie(name.id, "registered in", flag["place"], item.report.span(second.start - len(before) + flag.start(), second.end))
        person = name.id if name.kind == "person" else person


def _one(x: str, y: str) -> bool:
    """Whether two places go by one name, or one names the other."""
    return bool(set(x.casefold().split()) & set(y.casefold().split()))
