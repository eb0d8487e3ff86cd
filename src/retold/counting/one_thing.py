"""Whether two figures of two reports count one thing: what speaks for it and against it, feature by feature, and how much in all.

A logistic model whose features have names; its weights are fitted (bench/fit_one_thing.py) on the figures of 24 hand-made keys and on
pairs of figures of newscluster-dev read one by one, about the weights that were once set by hand. On stories it was not fitted on six in
seven of the differing pairs that it holds for one thing at :data:`SURE` are. A pair that it does not hold for one thing may still be one.
"""

from __future__ import annotations

import math
from datetime import date

from retold.counting.measures import OPEN_UP
from retold.counting.told import AGE, Counted
from retold.counting.words import BROAD, FEMALE, MALE, SELDOM
from retold.ports import Lexicon

NEAR = frozenset({"same", "synonym"})
SURE = 0.65  # from which two figures count one thing surely enough to tell an editor that they clash
LARGE = 100  # two values over it and within a tenth of one another seldom count two things
LONG = 14  # days between reports from which two happenings may be told
FEW = 4  # words of a sentence so short that sharing them all says little
KIND = frozenset({"broader", "narrower"})
KIN = frozenset({"hurt", "treated"})  # "84 were taken to hospital", "at least 90 were wounded": one toll, read at two doors
STILL = frozenset({"still"})  # "two remain trapped", where another report told of five
TELLING_VALUE, DIGITS = 13, 3  # a value, and digits of one, that two reports seldom share by chance
VERY_CLOSE, NEARLY = 1.04, 1.1  # times
TIME = frozenset("second minute hour day week month year decade century".split())
A_YEAR, YEARS = 1, 3  # by which two reports differ on one age, often and at the most
FAR = 3  # times: values further apart seldom count one thing
SMALL = 10  # under it a story counts many things of one name
WEIGHTS: dict[str, float] = {
    "(always)": -1.7,
    "one thing named": 0.7,
    "things near in meaning": 1.0,
    "one of a kind": 0.8,
    "told once": 1.5,
    "other things named": -1.3,
    "broad for narrow": -1.0,
    "thing named beside": 0.2,
    "one named": -0.3,
    "nothing named": -0.7,
    "people": 0.0,
    "measured": 0.1,
    "span of time": 0.7,
    "seldom measured": 2.6,
    "times of what": -0.9,
    "one narrows": -1.2,
    "both narrow alike": 0.8,
    "one is a part": -1.1,
    "both are parts": -1.3,
    "another rate": -1.8,
    "one befell": 2.5,
    "another befell": -3.7,
    "other befell besides": -2.5,
    "of many hospitals": -3.0,
    "worse off": -5.8,
    "only age told": 1.9,
    "a year apart": 1.9,
    "another's age": -4.0,
    "age of one name": 3.0,
    "ages told besides": -0.7,
    "age of nobody named": 0.3,
    "another time": -2.0,
    "another year": -2.1,
    "still told of one": -0.7,
    "other days": -0.3,
    "weeks apart": -0.3,
    "other names": -0.9,
    "words part": 1.9,
    "rare words near": 0.1,
    "governed alike": 0.7,
    "governed by like": 0.6,
    "both lead": 0.5,
    "one value": 2.4,
    "one telling value": 1.6,
    "one value of many digits": 0.7,
    "very close": 1.0,
    "close values": 1.9,
    "large and near": 2.4,
    "bounds part": -0.1,
    "small": -1.7,
    "far apart": -1.7,
    "told there too": -1.7,
    "told elsewhere there": -0.8,
    "price of the hour": -8.0,
}


def one_thing(x: Counted, y: Counted, lexicon: Lexicon) -> float:
    """P (0..1) that two figures of one unit, in two reports, count one thing."""
    if x.dialled or y.dialled:
        return 0.0
    odds = WEIGHTS["(always)"] + sum(WEIGHTS[name] * value for name, value in features(x, y, lexicon).items())
    return 1 / (1 + math.exp(-odds))


def features(x: Counted, y: Counted, lexicon: Lexicon) -> dict[str, float]:
    """What the two have in common and what not, one another's mirror; most are 0 or 1, none is over 3."""
    found = {**_things(x, y, lexicon), **_ages(x, y), **_befell(x, y), **_around(x, y, lexicon)}
    return {name: float(value) for name, value in found.items() if value}


def _things(x: Counted, y: Counted, lexicon: Lexicon) -> dict[str, float]:
    same = x.thing != "" and (x.thing == y.thing or (x.people and y.people and {x.thing, y.thing} <= BROAD))
    named = x.thing != "" and y.thing != "" and not same
    relation = lexicon.relation(x.thing, y.thing) if named else ""
    near, kind, age = relation in NEAR, relation in KIND, AGE in (x.thing, y.thing)
    broad = named and not near and not kind and x.people and y.people and bool({x.thing, y.thing} & BROAD)
    measured = x.quantity.unit != ""
    return {
        "one thing named": same,
        "things near in meaning": near,
        "one of a kind": kind,
        "told once": _told_once(x, y) and not age and (same or near or (measured and not named)),
        "other things named": named and not near and not kind and not broad and not measured,
        "broad for narrow": broad,
        "nothing named": not x.thing and not y.thing and measured,
        "one named": bool(x.thing) != bool(y.thing),
        "thing named beside": (x.thing in y.governing) + (y.thing in x.governing) > 0,
        "measured": measured and x.quantity.unit not in SELDOM and not age,
        "span of time": x.quantity.unit in TIME and not age,
        "times of what": (x.quantity.unit == "time") != (y.quantity.unit == "time"),
        "people": x.people and y.people,
        "seldom measured": x.quantity.unit in SELDOM,
        "one narrows": not measured and bool(x.narrowed ^ y.narrowed),
        "both narrow alike": bool(x.narrowed & y.narrowed),
        "one is a part": x.part != y.part,
        "both are parts": x.part and y.part,
        "price of the hour": (x.quoted or y.quoted) and x.quantity.value != y.quantity.value,
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
        "ages told besides": not _told_once(x, y),
        "age of nobody named": not x.whose and not y.whose,
    }


def _befell(x: Counted, y: Counted) -> dict[str, float]:
    one = bool(x.befell & y.befell)
    kin = not one and bool(x.befell & KIN) and bool(y.befell & KIN)
    return {
        "one befell": one,
        "another befell": bool(x.befell and y.befell) and not one and not kin,
        "other befell besides": one and x.befell != y.befell,
        "of many hospitals": "treated" in x.befell & y.befell,
        "worse off": x.grade != y.grade,
    }


def _around(x: Counted, y: Counted, lexicon: Lexicon) -> dict[str, float]:
    p, q = x.quantity.value, y.quantity.value
    shared, weeks = x.words & y.words, _days(x, y) > LONG
    low, high, equal = min(p, q), max(p, q), p == q
    told = not (x.vague or y.vague)  # "thousands" lies near no number
    return {
        "another time": x.when - STILL != y.when - STILL and not x.when & y.when,
        "another year": bool(_years(x) ^ _years(y)) and not _years(x) & _years(y),
        "still told of one": x.when ^ y.when == STILL,
        "weeks apart": weeks,
        "other days": bool(x.days and y.days) and not x.days & y.days,
        "other names": bool(x.names and y.names) and not x.names & y.names,
        "words part": len(shared) / max(FEW, min(len(x.words), len(y.words))),
        "governed alike": min(2, len(x.governing & y.governing)),
        "rare words near": min(3.0, sum(lexicon.rarity(word) for word in x.near & y.near)),
        "governed by like": min(2, _alike(x, y, lexicon)),
        "both lead": x.lead and y.lead,
        "one value": equal,
        "one telling value": equal and p >= TELLING_VALUE,
        "one value of many digits": equal and len(f"{p:g}".strip("0.")) >= DIGITS,
        "very close": told and x.thing != AGE and 0 < low < high <= VERY_CLOSE * low,
        "bounds part": (x.quantity.bound in OPEN_UP) != (y.quantity.bound in OPEN_UP),
        "close values": max(0.0, 1 - math.log2(high / low)) if low > 0 and (equal or (told and x.thing != AGE)) else 0.0,
        "far apart": told and high > FAR * low > 0,
        "large and near": told and low >= LARGE and high <= NEARLY * low,
        "small": low < SMALL and x.thing != AGE,
        "told there too": not equal and (p in y.values or q in x.values),
        "told elsewhere there": not equal and (p in (y.besides or ()) or q in (x.besides or ())),
    }


def _alike(x: Counted, y: Counted, lexicon: Lexicon) -> int:
    """How many of the nearest words go with one of the other's that means nearly the same."""
    return sum(any(lexicon.relation(word, other) in NEAR for other in y.governing - x.governing) for word in x.governing - y.governing)


def _years(x: Counted) -> frozenset[str]:
    """The years, other than the report's, that its sentence names."""
    return frozenset(word for word in x.when if word.isdigit())


def _days(x: Counted, y: Counted) -> int:
    """Days between the two reports; 0 where one is not known."""
    if len(x.published) < len("2000-01-01") or len(y.published) < len("2000-01-01"):
        return 0
    return abs((date.fromisoformat(x.published) - date.fromisoformat(y.published)).days)
