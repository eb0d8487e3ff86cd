"""Figures that do not agree: between reports, and within one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from retold.counting import SURE, hardly_apart, rounded
from retold.dossier.discrepancies.core import core
from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import CLOCK, Discrepancy, Figure, FigureReading, Quantity, Span, content_id

WEIGHT = {"conflict": "conflict", "superseded": "later", "compatible": "compatible"}
# Set by reading newscluster-dev; see alike.py.
SURER = 0.85  # P from which a clash is grave
LIKELY = 0.3  # P from which the words around may tell that one thing is counted
CLOSE, LARGE, CLOSE_PART = 1.1, 1000, 0.25  # times: two large values so near one another seldom count two things
NEAR = 1.5  # times: two values so near one another count one thing with little else to say so ...
SMALL = 10  # under it a story counts many things of one name
FEW_WORDS, SOME_WORDS, SOME_PART = 2, 4, 0.3  # ... than so many telling words around both, or, with nothing named, so many and such a part
FAR_WORDS, FAR_PART, FAR = 5, 0.4, 3.5  # values further apart must share so many, and may be at most so many times one another
VAGUE_SPREAD = 50.0  # times: "dozens" may be hundreds
RARE = 2.0  # times: values of a unit that a story seldom uses
LOOSE_PART = 0.28  # what is compatible, though nothing is named
MEASURED = 4  # values of one measure (miles, dollars) from which the story measures several things
LONG = 14  # days between reports from which two happenings may be told
AGE, OF_ONE_AGE = "age", 5  # years by which two reports may differ on the age of one person
LISTED = 3  # rival pairs within one report from which it lists several things
PERSONS = frozenset("people person man woman child girl boy other others victim civilian dead wounded body injured".split())
SELDOM = frozenset("mph kph knot degree ton tonne magnitude km/h".split())
"""Units of which a story seldom measures two things: the speed of the lorry, its weight, the strength of the quake."""
JUDGING = frozenset(
    "leader official member militant terrorist fighter rebel insurgent extremist jihadist guerrilla activist protester protestor "
    "demonstrator rioter dissident opponent criminal gangster suspect convict prisoner hostage detainee inmate migrant refugee deportee "
    "immigrant civilian soldier combatant mercenary gunman attacker citizen national foreigner".split()
)
"""What people are called is a finding where a word says whose they are or on what side; others are wider words for the same people."""
VAGUE = re.compile(r"(?i)\b(?:dozens|scores|tens|hundreds|thousands|millions|several)\b")
LEFT = re.compile(r"(?i)\b(?:left|other|more|another)\b")
PART_OF = re.compile(r"^\W*of (?:the|them|those|these|whom|which|his|her|its|their|our)\b", re.IGNORECASE)


def counted(found: Findings) -> Iterator[Discrepancy]:
    """Things that reports count, or time, differently."""
    for figure in found.figures:
        weight = WEIGHT.get(figure.status)
        spans = few(_at_odds(found, figure))
        if weight is None or len({s.report for s in spans}) < 2:
            continue
        values = sorted({reading.value for reading in figure.readings if reading.span in spans})
        told = ", ".join(figure.told(value) for value in values)
        why = f"The reports {'tell the' if figure.unit == CLOCK else 'count'} {figure.what or 'this'} as {told}: {figure.status}."
        sure = figure.unit == CLOCK or _surest(found, spans) >= SURER
        severity = "low" if weight == "compatible" or not sure else "high" if weight == "conflict" else "medium"
        kind = "date" if figure.unit == CLOCK else "number"
        what = f"{figure.what or 'figure'}: {told}"
        yield Discrepancy(content_id("x", figure.id), 0, kind, weight, found.claim_at(spans), severity, what, spans, why)


def _at_odds(found: Findings, figure: Figure) -> list[Span]:
    """Where a figure is read as some other reading surely counters it, or as one of these is; of counts, what hangs together."""
    values = {reading.value for reading in figure.readings}
    if figure.unit and len(values) >= MEASURED:
        return []
    against = {
        reading.value
        for k, x in enumerate(figure.readings)
        for y in figure.readings[k + 1 :]
        if x.value != y.value and x.span.report != y.span.report and _told_apart(found, x, y)
        if _one_thing(found, figure, x, y) or _one_count(found, figure, x, y)
        for reading in (x, y)
    }
    told = {reading.span: reading for reading in figure.readings if reading.value in against}
    if figure.unit == CLOCK:
        return list(told)
    at = {span: reading.value for span, reading in told.items()}
    return list(
        core(found, at, lambda x, y: _one_count(found, figure, told[x], told[y]), loose=figure.status == "compatible" or figure.what == AGE)
    )


def _told_apart(found: Findings, x: FigureReading, y: FigureReading) -> bool:
    """Whether two values, if of one thing, are worth an editor's line."""
    first, second = found.quantities.get(x.span), found.quantities.get(y.span)
    return first is None or second is None or not hardly_apart(first, second)


def _surest(found: Findings, spans: Sequence[Span]) -> float:
    """The surest that two of the figures there, of two reports and not of one value, count one thing."""
    quantities = [found.quantities[span] for span in spans]
    pairs = ((x, y) for n, x in enumerate(quantities) for y in quantities[n + 1 :])
    return max((found.one_thing(x.span, y.span) for x, y in pairs if x.value != y.value and x.span.report != y.span.report), default=0.0)


def _one_thing(found: Findings, figure: Figure, x: FigureReading, y: FigureReading) -> bool:
    """Whether two values surely count one thing (:mod:`retold.counting`)."""
    if figure.unit == CLOCK:
        return found.sentences.days_between(x.span, y.span) <= LONG
    if not {x.span, y.span} <= found.quantities.keys():
        return False
    first, second = found.quantities[x.span], found.quantities[y.span]
    if first.unit != second.unit or rounded(first, second):
        return False
    low, high, vague = *sorted((x.value, y.value)), _vague(x) or _vague(y)
    if (vague and figure.status != "compatible") or not 0 < high <= (VAGUE_SPREAD if vague else FAR) * low:
        return False
    return found.one_thing(x.span, y.span) >= SURE


def _one_count(found: Findings, figure: Figure, x: FigureReading, y: FigureReading) -> bool:
    """Whether two rival values are of one thing, where the words around say so more than :mod:`retold.counting` does."""
    low, high = sorted((x.value, y.value))
    if figure.unit == CLOCK or found.one_thing(x.span, y.span) < LIKELY:
        return False
    shared, days = found.sentences.shared(x.span, y.span), found.sentences.days_between(x.span, y.span)
    if figure.status != "compatible" and (_vague(x) or _vague(y)):
        return False
    if low <= 0 or high > FAR * low:
        return False
    if figure.what == AGE and (high - low > OF_ONE_AGE or found.named_before(x.span) != found.named_before(y.span)):
        return False
    close = high <= CLOSE * low
    if figure.status == "compatible":
        return bool(figure.what) or shared.part >= LOOSE_PART
    if close and low >= LARGE:
        return shared.words >= FEW_WORDS and (bool(figure.what) or shared.part >= CLOSE_PART)
    if days > LONG and not close and (figure.unit or shared.words < SOME_WORDS + FEW_WORDS):
        return False
    named = _named_alike(found, x.span, y.span)
    if named is False or (not close and part_of(found, x.span) != part_of(found, y.span)):
        return False
    if high <= NEAR * low:
        alike = shared.words >= SOME_WORDS and shared.part >= SOME_PART
        return alike or (named is True and low >= SMALL and shared.words >= FEW_WORDS)
    if named is True and figure.what in PERSONS:
        return shared.words > FEW_WORDS and shared.part >= SOME_PART
    if figure.unit in SELDOM and high <= RARE * low and shared.words:
        return True
    return (named is True or bool(figure.unit)) and shared.words >= FAR_WORDS and shared.part >= FAR_PART


def _vague(reading: FigureReading) -> bool:
    return VAGUE.search(reading.span.exact) is not None


def _named_alike(found: Findings, x: Span, y: Span) -> bool | None:
    """Whether two figures name one thing counted, or people both; None when one names nothing."""
    first, second = (found.quantities[span].what if span in found.quantities else "" for span in (x, y))
    if not first or not second:
        return None
    return first == second or (first in PERSONS and second in PERSONS)


def part_of(found: Findings, span: Span) -> bool:
    """Whether the figure at ``span`` counts some of a number told elsewhere ("nine of the dead")."""
    quantity = found.quantities.get(span)
    if quantity is None:
        return False
    text = found.text_of(span.report)
    return PART_OF.match(text[quantity.number.end : quantity.number.end + 20]) is not None


def _at_one_time(found: Findings, x: Quantity, y: Quantity) -> bool:
    """Whether two figures of one report share a telling word, and neither says what is left of the other."""
    around = (found.text_of(q.span.report)[max(0, q.span.start - 30) : q.span.end + 40] for q in (x, y))
    return found.sentences.shared(x.span, y.span).words >= 1 and not any(LEFT.search(words) for words in around)


def labelled(found: Findings) -> Iterator[Discrepancy]:
    """People of one count whom reports call by words of other meaning: four leaders, four militants."""
    groups: list[set[Quantity]] = []
    for pair in found.labels:
        if not all((q.unit == "" or q.what == AGE) and q.high is None and _head(found, q) for q in pair):
            continue
        if found.sentences.shared(pair[0].span, pair[1].span).words < FEW_WORDS:
            continue
        met = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in met] + [set(pair).union(*met)]
    plain = [{quantity for quantity in group if "and" not in quantity.span.exact.split()} for group in groups]
    for group in sorted(filter(None, plain), key=lambda group: min(q.span for q in group)):
        heads = {_head(found, quantity) for quantity in group}
        of_a_people = any(quantity.span.exact.split()[-1][:1].isupper() for quantity in group)
        if len(heads) < 2 or (heads.isdisjoint(JUDGING) and not of_a_people):
            continue
        spans = few(sorted(quantity.span for quantity in group))
        if len({span.report for span in spans}) < 2:
            continue
        told = sorted({" ".join(span.exact.split()) for span in spans})
        why = "The same count; what is counted goes by words of other meaning."
        yield discrepancy("term", "compatible", None, "low", ", ".join(f"“{words}”" for words in told), spans, why)


def _head(found: Findings, quantity: Quantity) -> str:
    """The word for the people counted; "" when no people are."""
    last = quantity.span.exact.split()[-1].strip(",.")
    if quantity.what == AGE and not last[:1].isupper():
        return ""
    if any(last in name.name.split() for name in found.names):
        return ""
    for word in (found.lexicon.lemma(last.lower(), "NOUN"), quantity.what):
        if found.lexicon.relation(word, "person") == "broader":
            return word
    return ""


def at_odds_with_itself(found: Findings) -> Iterator[Discrepancy]:
    """Reports that count one thing twice, and not alike; a list of such things counts several."""
    pairs = [pair for pair in found.selves if pair[0].what != AGE and _at_one_time(found, *pair)]
    of_report = Counter(x.span.report for x, _ in pairs)
    for x, y in pairs:
        if of_report[x.span.report] >= LISTED:
            continue
        first, second = (" ".join(quantity.span.exact.split()) for quantity in (x, y))
        why = f"One report counts “{first}” and “{second}”."
        yield discrepancy("number", "self", None, "medium", f"within one report: {first}, {second}", (x.span, y.span), why)
