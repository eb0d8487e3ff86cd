"""Number words, units and the words that bound a figure."""

from __future__ import annotations

UNITS_WORDS = dict(
    zip(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split(),
        range(20),
        strict=True,
    )
)
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
MAGNITUDES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
MAGNITUDE_LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
VAGUE = {"dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2000.0, "millions": 2e6, "billions": 2e9, "trillions": 2e12}
"""Plural magnitudes as the least they can mean: dozens are at least two dozen."""
ORDINALS = dict(
    zip(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
        "seventeenth eighteenth nineteenth twentieth".split(),
        map(float, range(1, 21)),
        strict=True,
    )
)
PARTS = {"half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10}
MULTIPLES = {"dozen": 12.0, "couple": 2.0, "half": 0.5, "score": 20.0}

UNITS: dict[str, str] = {
    form: unit
    for unit, forms in {
        "percent": "% percent percentage pct pc",
        "dollar": "dollar dollars usd",
        "euro": "euro euros eur",
        "pound": "pound pounds lb lbs gbp",
        "yuan": "yuan renminbi rmb",
        "yen": "yen",
        "rupee": "rupee rupees",
        "ruble": "ruble rubles rouble roubles",
        "peso": "peso pesos",
        "naira": "naira",
        "kilometre": "km kilometre kilometres kilometer kilometers kms",
        "metre": "metre metres meter meters m",
        "centimetre": "cm centimetre centimetres centimeter centimeters",
        "millimetre": "mm millimetre millimetres millimeter millimeters",
        "mile": "mile miles",
        "foot": "foot feet ft",
        "inch": "inch inches",
        "yard": "yard yards",
        "mph": "mph",
        "km/h": "kph kmh km/h",
        "knot": "knots",
        "ton": "ton tons tonne tonnes",
        "kilogram": "kg kilogram kilograms kilo kilos",
        "gram": "gram grams g",
        "ounce": "ounce ounces oz",
        "acre": "acre acres",
        "hectare": "hectare hectares",
        "barrel": "barrel barrels",
        "gallon": "gallon gallons",
        "litre": "litre litres liter liters",
        "degree": "degree degrees",
        "megawatt": "mw megawatt megawatts",
        "second": "second seconds secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hrs",
        "day": "day days",
        "week": "week weeks fortnight",
        "month": "month months",
        "year": "year years yr yrs",
        "decade": "decade decades",
        "century": "century centuries",
        "time": "times",
    }.items()
    for form in forms.split()
}
CURRENCY_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "ruble", "₩": "won", "₦": "naira"}

BOUNDS: tuple[tuple[str, str], ...] = tuple(
    (phrase, bound)
    for bound, phrases in (
        ("at least", "at least|not less than|no fewer than|no less than|a minimum of|minimum of"),
        (
            "at most",
            "at most|up to|as many as|as much as|no more than|not more than|a maximum of|less than|fewer than|under|below|not even",
        ),
        ("more than", "more than|over|above|upwards of|in excess of|exceeding|well over|greater than"),
        ("nearly", "nearly|almost|close to|just under|approaching|just short of|virtually"),
        ("about", "about|around|some|roughly|approximately|an estimated|estimated|circa|in the region of|an average of"),
    )
    for phrase in phrases.split("|")
)
"""Longest first within a bound does not matter: the longest phrase that stands before the number wins."""
