"""Claims of which reports give rival readings."""

from __future__ import annotations

from collections.abc import Iterator

from retold.dossier.discrepancies.found import Findings, few
from retold.model import Discrepancy, content_id


def readings(found: Findings) -> Iterator[Discrepancy]:
    """A disputed claim, with the phrases at which its readings part."""
    for claim in found.claims:
        if claim.status != "disputed":
            continue
        of_claim = [v for v in found.variants if v.claim == claim.id and v.meaning == "changed" and v.before and v.after]
        apart = sorted(of_claim, key=lambda v: v.rank)
        spans = few(s for v in apart for s in (v.before, v.after) if s is not None)
        if len({s.report for s in spans}) < 2 or not apart:
            continue
        lead = apart[0]
        identity = content_id("x", "readings", claim.id)
        what = f"{len(claim.readings)} rival readings ({lead.type})"
        yield Discrepancy(identity, 0, lead.type, "conflict", claim.id, lead.severity, what, spans, lead.why)
