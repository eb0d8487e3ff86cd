"""Who or what is counted in: "including American, German and French citizens" against a list that names another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Annotations, Discrepancy, Span

# Set by reading newscluster-dev; see alike.py.
WORD = r"(?:(?:[A-Z]\.)+|[A-Z][\w’'-]+)"
MEMBER = rf"(?:[Tt]he |ex-)?{WORD}(?: {WORD}){{0,3}}"
LIST = re.compile(rf"(?<![\w.’'-])(?<![A-Z][a-z] )(?P<list>{MEMBER}(?:, (?:and )?{MEMBER})*,? and {MEMBER})(?![\w.’'-]*-)")
SHARED, APART = 2, 3  # telling words that the sentences share beside the lists, in one claim and in none
COMMON = 2  # members that the lists share
TWO = 6  # telling words beside, where one names but two: set by reading ECB+ (topics 1 to 35), where 7 of 9 so told are right
ONE_NAME = {"us": "ameri", "usa": "ameri", "united states": "ameri", "uk": "briti", "united kingdom": "briti", "britain": "briti"}
BEFORE = re.compile(r"^(?:[Tt]he |ex-)")
STEM = 5  # first letters by which a country and its people are one


@dataclass(frozen=True, slots=True)
class _List:
    """Names in a row: ``members`` by their first letters in lower case."""

    members: dict[str, str]
    phrase: Span


def lists(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each list of names and those of other reports that share some of them and name others."""
    told = [one for item in found.annotations for one in _of_report(item) if not _one_name(found, one)]
    shown: set[Span] = set()
    for number, x in enumerate(told):
        rivals = [y for y in told[number + 1 :] if _differ(found, x, y)]
        if not rivals or x.phrase in shown:
            continue
        spans = few([x.phrase, *(y.phrase for y in rivals)])
        shown |= set(spans)
        extra = {x.members.get(key) or y.members[key] for y in rivals for key in x.members.keys() ^ y.members.keys()}
        what = f"which ones: not all name {', '.join(sorted(extra))}"
        why = "One list names what another leaves out: both may be parts of one."
        yield discrepancy("omission", "compatible", found.claim_at(spans), "low", what, spans, why)


def _of_report(item: Annotations) -> Iterator[_List]:
    for sentence in item.sentences:
        if sentence.part == "body":
            for match in LIST.finditer(item.report.text, sentence.start, sentence.end):
                names = [BEFORE.sub("", name) for name in re.split(r",? and |, (?:and )?", match["list"])]
                yield _List({_key(name): name for name in names}, item.report.span(*match.span("list")))


def _key(name: str) -> str:
    plain = name.replace(".", "").casefold()
    return ONE_NAME.get(plain, plain[:STEM])


def _differ(found: Findings, x: _List, y: _List) -> bool:
    """Whether two lists of two reports, in sentences on one matter, share members and are not one."""
    if x.phrase.report == y.phrase.report or x.members.keys() == y.members.keys():
        return False
    if len(x.members.keys() & y.members.keys()) < COMMON:
        return False
    listed = {word.casefold() for one in (x, y) for name in one.members.values() for word in name.split()}
    fewer, more = sorted((x.members.keys(), y.members.keys()), key=len)
    if len(fewer) <= COMMON and not fewer < more:
        return False
    shared = len((found.sentences.terms(x.phrase) & found.sentences.terms(y.phrase)) - listed)
    if len(fewer) <= COMMON:
        return shared >= TWO
    return shared >= (SHARED if found.claims_of(x.phrase) & found.claims_of(y.phrase) else APART)


def _one_name(found: Findings, one: _List) -> bool:
    """Whether a name that has an "and" in it stands among the words."""
    places = found.named.get(one.phrase.report, ())
    return any(span.overlap(one.phrase) and " and " in span.exact for span, _ in places)
