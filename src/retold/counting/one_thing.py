"""Whether two figures of two reports count one thing: what speaks for it and against it, feature by feature, and how much in all.

A logistic model whose features have names and whose weights were set by hand, on the pairs of figures that differ in every second event
of newscluster-dev, read one by one (bench/labels/counts.jsonl; bench/one_thing.py scores it, the other events apart). A pair that the model
does not hold for one thing may still be one: what it says is enough to tell an editor that two reports clash.
"""

from __future__ import annotations

import math
from datetime import date

from retold.counting.told import AGE, Counted
from retold.counting.words import BROAD, SELDOM
from retold.ports import Lexicon

NEAR = frozenset({"same", "synonym"})
SURE = 0.5  # from which two figures count one thing surely enough to tell an editor that they clash
LARGE = 100  # two values over it and within a tenth of one another seldom count two things
LONG = 14  # days between reports from which two happenings may be told
FEW = 4  # words of a sentence so short that sharing them all says little
SMALL = 10  # under it a story counts many things of one name
WEIGHTS: dict[str, float] = {
    "(always)": -3.5,
    "one thing named": 1.0,
    "things near in meaning": 0.5,
    "other things named": -2.0,
    "one befell": 3.6,
    "another befell": -4.0,
    "befell told of one": -1.0,
    "thing named beside": 0.8,
    "seldom measured": 2.5,
    "one narrows": -1.0,
    "both narrow alike": 1.0,
    "other befell besides": -2.5,
    "of many hospitals": -3.0,
    "worse off": -5.0,
    "one is a part": -3.0,
    "both are parts": -1.5,
    "another rate": -3.0,
    "another's age": -4.0,
    "age of one name": 3.0,
    "age of nobody named": -1.5,
    "another time": -3.5,
    "other days": -1.0,
    "weeks apart": -0.7,
    "measured weeks apart": -1.5,
    "names shared": 0.4,
    "other names": -0.8,
    "nothing shared": -1.0,
    "words shared": 0.3,
    "words part": 1.0,
    "governed alike": 0.7,
    "close values": 1.0,
    "large and near": 1.0,
    "small": -0.8,
    "told there too": -3.0,
}


def one_thing(x: Counted, y: Counted, lexicon: Lexicon) -> float:
    """P (0..1) that two figures of one unit, in two reports, count one thing."""
    odds = WEIGHTS["(always)"] + sum(WEIGHTS[name] * value for name, value in features(x, y, lexicon).items())
    return 1 / (1 + math.exp(-odds))


def features(x: Counted, y: Counted, lexicon: Lexicon) -> dict[str, float]:
    """What the two have in common and what not; most are 0 or 1, none is over 4."""
    found = {**_things(x, y, lexicon), **_befell(x, y), **_around(x, y)}
    return {name: float(value) for name, value in found.items() if value}


def _things(x: Counted, y: Counted, lexicon: Lexicon) -> dict[str, float]:
    same = x.thing != "" and (x.thing == y.thing or (x.people and y.people and {x.thing, y.thing} <= BROAD))
    named = x.thing != "" and y.thing != "" and not same
    near = named and lexicon.relation(x.thing, y.thing) in NEAR
    age = x.thing == y.thing == AGE
    return {
        "one thing named": same,
        "things near in meaning": near,
        "other things named": named and not near,
        "thing named beside": (x.thing in y.governing) + (y.thing in x.governing) > 0,
        "seldom measured": x.quantity.unit in SELDOM,
        "one narrows": x.quantity.unit == "" and bool(x.narrowed ^ y.narrowed),
        "both narrow alike": bool(x.narrowed & y.narrowed),
        "one is a part": x.part != y.part,
        "both are parts": x.part and y.part,
        "another rate": not x.people and x.rate != y.rate,
        "another's age": age and bool(x.whose or y.whose) and not x.whose & y.whose,
        "age of one name": age and bool(x.whose & y.whose),
        "age of nobody named": age and not x.whose and not y.whose,
    }


def _befell(x: Counted, y: Counted) -> dict[str, float]:
    return {
        "one befell": bool(x.befell & y.befell),
        "another befell": bool(x.befell and y.befell) and not x.befell & y.befell,
        "befell told of one": bool(x.befell) != bool(y.befell),
        "other befell besides": bool(x.befell & y.befell) and x.befell != y.befell,
        "of many hospitals": "treated" in x.befell & y.befell,
        "worse off": x.grade != y.grade,
    }


def _around(x: Counted, y: Counted) -> dict[str, float]:
    p, q = x.quantity.value, y.quantity.value
    shared, weeks = x.words & y.words, _days(x, y) > LONG
    return {
        "another time": x.when != y.when and not x.when & y.when,
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
        "large and near": min(p, q) >= LARGE and max(p, q) <= 1.1 * min(p, q),
        "small": min(p, q) < SMALL,
        "told there too": p != q and (p in y.values or q in x.values),
    }


def _days(x: Counted, y: Counted) -> int:
    """Days between the two reports; 0 where one is not known."""
    if len(x.published) < len("2000-01-01") or len(y.published) < len("2000-01-01"):
        return 0
    return abs((date.fromisoformat(x.published) - date.fromisoformat(y.published)).days)
