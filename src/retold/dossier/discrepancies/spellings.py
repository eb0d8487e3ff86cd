"""One name that reports spell in ways of which one is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.model import Discrepancy, Name, Variant


def spellings(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each name that reports spell apart, as the changes of type name tell it; whoever it names is one."""
    told = [v for v in found.variants if v.type == "name" and v.meaning == "changed" and v.severity != "high"]
    for name in found.names:
        mine = [variant for variant in sorted(told, key=lambda v: (v.rank, v.id)) if _of(name, variant)]
        spans = few(span for variant in mine for span in (variant.before, variant.after) if span is not None)
        if len({span.report for span in spans}) >= 2:
            words = dict.fromkeys(" ".join(span.exact.split()) for span in spans)
            what = f"{name.name}: {', '.join(f'“{text}”' for text in words)}"
            yield discrepancy("name", "compatible", found.claim_at(spans), "low", what, spans, "One name, spelt in ways that are not one.")


def _of(name: Name, variant: Variant) -> bool:
    """Whether both sides of the change are places of the name."""
    spans = [span for spelling in name.spellings for span in spelling.spans]
    return all(side is not None and any(side.overlap(span) for span in spans) for side in (variant.before, variant.after))
