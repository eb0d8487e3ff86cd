"""What stands in one row of the page: things that are told alike, put together, the commonest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from retold.model import (
    CLOCK,
    Case,
    Description,
    Discrepancy,
    Figure,
    FigureReading,
    Happening,
    Input,
    Name,
    Position,
    Quote,
    QuoteReading,
    Report,
    Sign,
    Span,
    Spelling,
    Story,
    Variant,
)  # fmt: skip
from retold.publish.signs import ORDER_OF_SEVERITY

GAP = 4  # thousandths of a text; bars of the strip that lie nearer than this are one
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
DAYS = "mon tue wed thu fri sat sun".split()
# Words of a line that says no more than when a text came out.
DATELINE = re.compile(
    rf"(?i)\b(?:(?:{'|'.join(MONTHS + DAYS)})[a-z]*|published|updated|posted|modified|date|on|at|[ap]\.?m\b|utc|gmt|t|z)\b|[\d\W]+"
)
SPELLINGS_SHOWN, DESCRIPTIONS_SHOWN = 6, 3  # of a name


def names_told(story: Story) -> list[Name]:
    """Names that stand more than once or are described."""
    once = {name.id for name in names_once(story)}
    return [name for name in story.names if name.id not in once]


def names_once(story: Story) -> list[Name]:
    """Names that stand in one place only and of which nothing more is said."""
    return [name for name in story.names if not name.described_as and [len(item.spans) for item in name.spellings] == [1]]


def spelled(name: Name) -> list[Spelling]:
    """The commonest spellings of a name that stand somewhere."""
    placed = (spelling for spelling in name.spellings if spelling.spans)
    return sorted(placed, key=lambda item: (-len(item.spans), item.text))[:SPELLINGS_SHOWN]


def described(name: Name) -> list[Description]:
    """The first things that reports call a name, each wording once."""
    first: dict[str, Description] = {}
    for item in name.described_as:
        first.setdefault(item.text.casefold(), item)
    return list(first.values())[:DESCRIPTIONS_SHOWN]


def quoted(item: Quote) -> list[tuple[str, bool, list[QuoteReading]]]:
    """The wordings of a quotation (status, whether between marks, the reports that have it, each once), the exact ones first."""
    found: dict[tuple[str, bool, str], list[QuoteReading]] = {}
    for reading in item.readings:
        wording = "" if reading.status == "exact" else " ".join(reading.span.exact.split())
        same = found.setdefault((reading.status, reading.marked, wording), [])
        if all(reading.span.report != other.span.report for other in same):
            same.append(reading)
    groups = [(status, marked, same) for (status, marked, _), same in found.items()]
    return sorted(groups, key=lambda group: (group[0] != "exact", not group[1], -len(group[2])))


def quotes_told(story: Story) -> tuple[list[Quote], list[Quote]]:
    """The quotations that several reports have, and those of one report, those of one speaker together."""
    twice = [item for item in story.quotes if len({reading.span.report for reading in item.readings}) > 1]
    said = Counter(item.speaker for item in story.quotes)
    once = [item for item in story.quotes if item not in twice]
    return twice, sorted(once, key=lambda item: (not item.speaker, -said[item.speaker], item.speaker))


def figures_told(story: Story) -> tuple[list[Figure], list[Figure]]:
    """The figures that several reports give, or one in several ways, and those that one report gives once."""
    told = [item for item in story.figures if item.readings]
    alone = [item for item in told if len({(reading.span.report, reading.value) for reading in item.readings}) == 1]
    return [item for item in told if item not in alone], alone


def counted(figure: Figure) -> str:
    """What a figure counts, with its unit where that says more; "" where neither is known."""
    if figure.unit == CLOCK:
        return "time of day"
    if figure.unit in ("", figure.what) or not figure.what:
        return figure.what or figure.unit
    return f"{figure.what} ({figure.unit})"


def timeline(story: Story) -> list[Happening]:
    """What is dated, by time; not the lines in which reports merely date themselves, which stand with the reports."""
    told = (item for item in story.timeline if DATELINE.sub("", item.what).strip())
    return sorted(told, key=lambda item: (item.when, item.id))


def values(figure: Figure) -> list[tuple[str, list[FigureReading]]]:
    """The values of a figure with the reports that give each, a report once with the first place where it does."""
    found: dict[str, list[FigureReading]] = {}
    for reading in figure.readings:
        bound = "" if reading.bound == "exact" else f"{reading.bound} "
        told = found.setdefault(f"{bound}{figure.told(reading.value)}", [])
        if all(reading.span.report != other.span.report for other in told):
            told.append(reading)
    return sorted(found.items(), key=lambda item: -len(item[1]))


def alike(spans: Iterable[Span]) -> list[list[Span]]:
    """Spans by their words, in any case; those of each group in their own order."""
    found: dict[str, list[Span]] = {}
    for span in spans:
        found.setdefault(" ".join(span.exact.casefold().split()), []).append(span)
    return sorted(found.values(), key=lambda same: -len(same))


def positions(story: Story) -> list[tuple[str, list[tuple[str, list[list[Position]]]]]]:
    """Who holds what, by party and stance, in the order in which they first appear; what several reports tell alike once."""
    found: dict[str, dict[str, dict[str, list[Position]]]] = {}
    for item in story.positions:
        words = " ".join(item.span.exact.casefold().split())
        found.setdefault(item.party, {}).setdefault(item.stance, {}).setdefault(words, []).append(item)
    return [(party, [(stance, list(told.values())) for stance, told in held.items()]) for party, held in found.items()]


def damage(report: Report) -> list[tuple[str, list[Sign]]]:
    """The signs of damage of a report by kind."""
    found: dict[str, list[Sign]] = {}
    for sign in report.condition.signs:
        found.setdefault(sign.kind, []).append(sign)
    return list(found.items())


def inputs_alike(case: Case) -> list[list[Input]]:
    """The inputs of a run, those with one fate and message together, what was skipped first."""
    found: dict[tuple[bool, str, str, str], list[Input]] = {}
    for item in case.run.inputs:
        message = item.message.replace(item.path, "").strip()
        found.setdefault((item.status != "skipped", item.status, item.code, message), []).append(item)
    return [found[key] for key in sorted(found)]


def bars(spans: Iterable[Span], report: Report) -> str:
    """Bars over ``spans`` in thousandths of the report's text, joined where they touch, as one SVG path 10 high; "" for none."""
    scale = 1000 / max(1, len(report.text))
    joined: list[list[int]] = []
    for span in sorted(set(spans)):
        if joined and (span.start - joined[-1][1]) * scale <= GAP:
            joined[-1][1] = max(joined[-1][1], span.end)
        else:
            joined.append([span.start, span.end])
    drawn = ((round(start * scale), max(2, round((end - start) * scale))) for start, end in joined)
    return "".join(f"M{start} 0h{width}v10h-{width}z" for start, width in drawn)


def base36(number: int) -> str:
    """``number`` (0 or more) to base 36, as the script's parseInt reads it."""
    digits = ""
    while number or not digits:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits


def severity(thing: Variant | Discrepancy) -> str:
    """How grave a variant or discrepancy is, as a class of the style sheet; a word we do not know is no class."""
    return thing.severity if thing.severity in ORDER_OF_SEVERITY else "none"


def web_address(url: str) -> str:
    """``url`` when it is an http or https address, else ""; nothing else may become a link."""
    return url if re.match(r"https?://[^\s<>\"'\x00-\x20\\]+$", url, re.IGNORECASE) else ""


ROWS: dict[str, Callable[..., object]] = {
    made.__name__: made
    for made in (
        names_told,
        names_once,
        spelled,
        described,
        quoted,
        quotes_told,
        figures_told,
        counted,
        timeline,
        positions,
        values,
        alike,
        damage,
        severity,
        web_address,
    )
}
