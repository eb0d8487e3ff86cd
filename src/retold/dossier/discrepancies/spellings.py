"""One name that reports spell in ways of which one is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Discrepancy, Name, Span, Spelling, Variant


def spellings(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each name that reports spell apart, as the changes of type name tell it; whoever it names is one."""
    told = [v for v in found.variants if v.type == "name" and v.meaning == "changed" and v.severity != "high"]
    for name in found.names:
        mine = [variant for variant in sorted(told, key=lambda v: (v.rank, v.id)) if _of(name, variant)]
        apart = {span.exact for variant in mine for span in (variant.before, variant.after) if span is not None}
        spans = few(span for spelling in name.spellings if spelling.text in apart for span in _first_of_each(spelling))
        if len({span.report for span in spans}) >= 2:
            words = dict.fromkeys(" ".join(span.exact.split()) for span in spans)
            what = f"{name.name}: {', '.join(f'“{text}”' for text in words)}"
            yield discrepancy("name", "compatible", found.claim_at(spans), "low", what, spans, "One name, spelt in ways that are not one.")


def _first_of_each(spelling: Spelling) -> list[Span]:
    """Where each report first has the spelling."""
    first: dict[str, Span] = {}
    for span in sorted(spelling.spans):
        first.setdefault(span.report, span)
    return list(first.values())


def _of(name: Name, variant: Variant) -> bool:
    """Whether both sides of the change are places of the name."""
    spans = [span for spelling in name.spellings for span in spelling.spans]
    return all(side is not None and any(side.overlap(span) for span in spans) for side in (variant.before, variant.after))
