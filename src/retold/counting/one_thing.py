"""Whether two figures of two reports count one thing: what speaks for it and against it, feature by feature, and how much in all.

A logistic model whose features have names and whose weights were set by hand, on the pairs of figures that differ in every second event
of newscluster-dev, read one by one (bench/labels/counts.jsonl; bench/one_thing.py scores it, the other events apart), and on the rows of
figures of fourteen hand-made keys. A pair that the model
does not hold for one thing may still be one: what it says is enough to tell an editor that two reports clash.
"""

from __future__ import annotations

import math
from datetime import date

from retold.counting.told import AGE, Counted
from retold.counting.words import BROAD, FEMALE, MALE, SELDOM
from retold.ports import Lexicon

NEAR = frozenset({"same", "synonym"})
SURE = 0.5  # from which two figures count one thing surely enough to tell an editor that they clash
LARGE = 100  # two values over it and within a tenth of one another seldom count two things
LONG = 14  # days between reports from which two happenings may be told
FEW = 4  # words of a sentence so short that sharing them all says little
KIND = frozenset({"broader", "narrower"})
KIN = frozenset({"hurt", "treated"})  # "84 were taken to hospital", "at least 90 were wounded": one toll, read at two doors
STILL = frozenset({"still"})  # "two remain trapped", where another report told of five
RARE = 0.7  # rarity from which a story tells of one such thing: excavators, not houses
A_YEAR, YEARS = 1, 3  # by which two reports differ on one age, often and at the most
FAR = 3  # times: values further apart seldom count one thing
SMALL = 10  # under it a story counts many things of one name
WEIGHTS: dict[str, float] = {
    "(always)": -3.3,
    "one thing named": 1.0,
    "things near in meaning": 0.8,
    "one of a kind": 0.5,
    "seldom told of": 0.3,
    "told once": 1.0,
    "other things named": -1.5,
    "thing named beside": 0.8,
    "measured": -0.5,
    "seldom measured": 2.5,
    "one narrows": -1.0,
    "both narrow alike": 1.0,
    "one is a part": -2.2,
    "both are parts": -1.5,
    "another rate": -3.0,
    "one befell": 3.2,
    "hurt or treated": 0.0,
    "another befell": -4.0,
    "befell told of one": -0.7,
    "other befell besides": -2.5,
    "of many hospitals": -3.0,
    "worse off": -5.0,
    "only age told": 1.8,
    "a year apart": 0.8,
    "another's age": -4.0,
    "age of one name": 3.0,
    "age of nobody named": -1.0,
    "another time": -3.3,
    "still told of one": -1.5,
    "other days": -1.0,
    "weeks apart": -0.7,
    "measured weeks apart": -1.5,
    "names shared": 0.2,
    "other names": -0.8,
    "nothing shared": -0.7,
    "words shared": 0.3,
    "words part": 1.2,
    "governed alike": 0.7,
    "close values": 1.4,
    "large and near": 1.3,
    "small": -0.8,
    "far apart": -1.0,
    "told there too": -2.2,
    "told elsewhere there": -0.7,
}


def one_thing(x: Counted, y: Counted, lexicon: Lexicon) -> float:
    """P (0..1) that two figures of one unit, in two reports, count one thing."""
    odds = WEIGHTS["(always)"] + sum(WEIGHTS[name] * value for name, value in features(x, y, lexicon).items())
    return 1 / (1 + math.exp(-odds))


def features(x: Counted, y: Counted, lexicon: Lexicon) -> dict[str, float]:
    """What the two have in common and what not; most are 0 or 1, none is over 4."""
    found = {**_things(x, y, lexicon), **_ages(x, y), **_befell(x, y), **_around(x, y)}
    return {name: float(value) for name, value in found.items() if value}


def _things(x: Counted, y: Counted, lexicon: Lexicon) -> dict[str, float]:
    same = x.thing != "" and (x.thing == y.thing or (x.people and y.people and {x.thing, y.thing} <= BROAD))
    named = x.thing != "" and y.thing != "" and not same
    relation = lexicon.relation(x.thing, y.thing) if named else ""
    near, kind, age = relation in NEAR, relation in KIND, AGE in (x.thing, y.thing)
    measured = x.quantity.unit != ""
    rare = max(lexicon.rarity(x.thing), lexicon.rarity(y.thing)) >= RARE if same or near else False
    return {
        "one thing named": same,
        "things near in meaning": near,
        "one of a kind": kind,
        "seldom told of": rare and not age and x.thing not in BROAD,
        "told once": _told_once(x, y) and not age and (same or near or (measured and not named)),
        "other things named": named and not near and not kind,
        "thing named beside": (x.thing in y.governing) + (y.thing in x.governing) > 0,
        "measured": measured and x.quantity.unit not in SELDOM and not age,
        "seldom measured": x.quantity.unit in SELDOM,
        "one narrows": not measured and bool(x.narrowed ^ y.narrowed),
        "both narrow alike": bool(x.narrowed & y.narrowed),
        "one is a part": x.part != y.part,
        "both are parts": x.part and y.part,
        "another rate": not x.people and not age and x.rate != y.rate,
    }


def _told_once(x: Counted, y: Counted) -> bool:
    """Whether neither report gives another value of what may be the thing; False where the reports were not read for it."""
    return x.besides == y.besides == frozenset()


def _ages(x: Counted, y: Counted) -> dict[str, float]:
    """Whether two ages are of one person; an age and a span of years never count one thing."""
    if not x.thing == y.thing == AGE:
        return {"another's age": x.quantity.unit != "" and AGE in (x.thing, y.thing)}
    apart = abs(x.quantity.value - y.quantity.value)
    unlike = any(p.narrowed & MALE and q.narrowed & FEMALE for p, q in ((x, y), (y, x)))
    others = unlike or (bool(x.whose and y.whose) and not x.whose & y.whose)
    return {
        "only age told": _told_once(x, y) and apart <= YEARS and not others,
        "a year apart": apart <= A_YEAR and not others,
        "another's age": others,
        "age of one name": bool(x.whose & y.whose),
        "age of nobody named": not x.whose and not y.whose,
    }


def _befell(x: Counted, y: Counted) -> dict[str, float]:
    one = bool(x.befell & y.befell)
    kin = not one and bool(x.befell & KIN) and bool(y.befell & KIN)
    return {
        "one befell": one,
        "hurt or treated": kin,
        "another befell": bool(x.befell and y.befell) and not one and not kin,
        "befell told of one": bool(x.befell) != bool(y.befell),
        "other befell besides": one and x.befell != y.befell,
        "of many hospitals": "treated" in x.befell & y.befell,
        "worse off": x.grade != y.grade,
    }


def _around(x: Counted, y: Counted) -> dict[str, float]:
    p, q = x.quantity.value, y.quantity.value
    shared, weeks = x.words & y.words, _days(x, y) > LONG
    return {
        "another time": x.when - STILL != y.when - STILL and not x.when & y.when,
        "still told of one": x.when ^ y.when == STILL,
        "weeks apart": weeks,
        "measured weeks apart": weeks and bool(x.quantity.unit),
        "other days": bool(x.days and y.days) and not x.days & y.days,
        "names shared": min(3, len(x.names & y.names)),
        "other names": bool(x.names and y.names) and not x.names & y.names,
        "nothing shared": not shared and not x.names & y.names,
        "words shared": min(4, len(shared)),
        "words part": len(shared) / max(FEW, min(len(x.words), len(y.words))),
        "governed alike": min(2, len(x.governing & y.governing)),
        "close values": max(0.0, 1 - abs(math.log2(p / q))) if p > 0 and q > 0 else 0.0,
        "far apart": not (x.vague or y.vague) and max(p, q) > FAR * min(p, q) > 0,
        "large and near": min(p, q) >= LARGE and max(p, q) <= 1.1 * min(p, q),
        "small": min(p, q) < SMALL and x.thing != AGE,
        "told there too": p != q and (p in y.values or q in x.values),
        "told elsewhere there": p != q and (p in (y.besides or ()) or q in (x.besides or ())),
    }


def _days(x: Counted, y: Counted) -> int:
    """Days between the two reports; 0 where one is not known."""
    if len(x.published) < len("2000-01-01") or len(y.published) < len("2000-01-01"):
        return 0
    return abs((date.fromisoformat(x.published) - date.fromisoformat(y.published)).days)
