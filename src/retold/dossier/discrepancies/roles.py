"""One person, called by offices that are not one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Description, Discrepancy

PAST = frozenset({"former", "ex", "onetime", "outgoing", "ousted", "deposed", "late", "founding"})
FORMER = PAST | {"then", "acting", "interim", "deputy", "vice", "assistant"}
"""Words that make another office of an office; those of the past make one."""
ADDRESS = frozenset("mr mrs ms miss dr sir dame lady lord mx prof professor mallam alhaji".split())
OFFICES = frozenset(
    "president minister secretary attorney prosecutor spokesman spokeswoman spokesperson ambassador chancellor premier governor mayor "
    "director chairman chairwoman commissioner senator judge commander manager owner founder driver pilot doctor lawyer teacher "
    "student engineer nurse priest bishop imam".split()
)
"""Offices of which one person holds one at a time; a leader, a chief or a colonel may hold any of them beside."""
ONE_OFFICE = (
    frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    frozenset({"chairman", "chairwoman", "chair"}),
    frozenset({"premier", "minister"}),
    frozenset({"lawyer", "attorney"}),
)
BEFORE = 40  # code points before a description that are looked at
_FOR = re.compile(r"\b(?:of|for|at|in|with|from|to|on)\b|,")


def roles(found: Findings) -> Iterator[Discrepancy]:
    """People whom two reports give different offices: all may hold, and a reader must know that one person is meant."""
    for name in found.names:
        told = [(item, office) for item in name.described_as if name.kind == "person" and (office := _office(item, found))]
        if not _differ(told):
            continue
        offices = sorted({office for _, office in told})
        why = f"{name.name} is called {', '.join(' / '.join(office) for office in offices)}: offices that differ."
        first: dict[tuple[str, ...], Description] = {}
        for item, office in told:
            first.setdefault((*office, item.span.report), item)
        yield discrepancy("role", "compatible", None, "low", f"{name.name}: {_called(told)}", few(d.span for d in first.values()), why)


def _office(item: Description, found: Findings) -> tuple[str, ...]:
    """The office in a description, after what makes another office of it, there or right before; empty when it names none."""
    words = [word.strip(".’'").lower() for word in _FOR.split(item.text)[0].replace("-", " ").split()]
    heads = [lemma for word in words if (lemma := found.lexicon.lemma(word, "NOUN")) in OFFICES and word not in ADDRESS]
    before = found.text_of(item.span.report)[max(0, item.span.start - BEFORE) : item.span.start].lower().replace("-", " ").split()
    other = {"former" if word in PAST else word for word in FORMER & {*words, *before[-3:]}}
    return (*sorted(other), heads[-1]) if heads else ()


def _differ(told: list[tuple[Description, tuple[str, ...]]]) -> bool:
    """Whether two reports give offices of which neither is the other."""
    for x, office in told:
        for y, other in told:
            if x.span.report != y.span.report and office != other and not _one(office, other):
                return True
    return False


def _one(office: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return office[:-1] == other[:-1] and any({office[-1], other[-1]} <= group for group in ONE_OFFICE)


def _called(told: list[tuple[Description, tuple[str, ...]]]) -> str:
    seen: dict[tuple[str, ...], str] = {}
    for item, office in told:
        seen.setdefault(office, " ".join(item.text.split()))
    return ", ".join(f"“{text}”" for text in sorted(seen.values()))
