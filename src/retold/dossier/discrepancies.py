"""Where reports cannot all be right: rival readings, figures that do not agree, silence against an answer."""

from __future__ import annotations

from collections.abc import Sequence

from retold.dossier.positions import ABSENT
from retold.model import CLOCK, SEVERITIES, Annotations, Claim, Discrepancy, Figure, Name, Position, Span, Variant, content_id

MOST_PASSAGES = 2  # a report shows at most so many passages in one discrepancy
TALKING = frozenset({"accuses", "denies", "demands", "offers", "refuses", "confirms", "supports"})
WEIGHT_ORDER = {"conflict": 0, "self": 1, "later": 2, "compatible": 3}
FIGURE_WEIGHT = {"conflict": "conflict", "superseded": "later", "compatible": "compatible"}


def discrepancies(
    annotations: Sequence[Annotations],
    claims: Sequence[Claim],
    variants: Sequence[Variant],
    figures: Sequence[Figure],
    positions: Sequence[Position],
    names: Sequence[Name],
) -> tuple[Discrepancy, ...]:
    """All discrepancies of a story with their rank, sorted by id."""
    found = [*_rival_readings(claims, variants), *_figures(figures), *_silences(annotations, positions, names)]
    unique = {d.id: d for d in found}
    roots = {claim.id: claim.independent.best for claim in claims}
    ranked = sorted(
        unique.values(), key=lambda d: (WEIGHT_ORDER[d.weight], SEVERITIES.index(d.severity), -roots.get(d.claim or "", 0), d.id)
    )
    placed = [Discrepancy(d.id, n, d.kind, d.weight, d.claim, d.severity, d.what, d.passages, d.why) for n, d in enumerate(ranked, 1)]
    return tuple(sorted(placed, key=lambda d: d.id))


def _rival_readings(claims: Sequence[Claim], variants: Sequence[Variant]) -> list[Discrepancy]:
    """A disputed claim, with the phrases at which its readings part."""
    out = []
    for claim in claims:
        if claim.status != "disputed":
            continue
        apart = [
            v for v in sorted(variants, key=lambda v: v.rank) if v.claim == claim.id and v.meaning == "changed" and v.before and v.after
        ]
        spans = _few([s for v in apart for s in (v.before, v.after) if s is not None])
        if len({s.report for s in spans}) < 2 or not apart:
            continue
        lead = apart[0]
        identity = content_id("x", "readings", claim.id)
        what = f"{len(claim.readings)} rival readings ({lead.type})"
        out.append(Discrepancy(identity, 0, lead.type, "conflict", claim.id, lead.severity, what, spans, lead.why))
    return out


def _few(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The first few spans of each report, sorted; none inside another."""
    kept: list[Span] = []
    for span in spans:
        mine = [s for s in kept if s.report == span.report]
        if len(mine) < MOST_PASSAGES and not any(s.overlap(span) for s in mine):
            kept.append(span)
    return tuple(sorted(kept))


def _figures(figures: Sequence[Figure]) -> list[Discrepancy]:
    out = []
    for figure in figures:
        weight = FIGURE_WEIGHT.get(figure.status)
        spans = _few([reading.span for reading in figure.readings])
        if weight is None or len({s.report for s in spans}) < 2:
            continue
        values = sorted({reading.value for reading in figure.readings})
        told = ", ".join(figure.told(value) for value in values)
        why = f"The reports {'tell the' if figure.unit == CLOCK else 'count'} {figure.what or 'this'} as {told}: {figure.status}."
        severity = "high" if weight == "conflict" else "medium" if weight == "later" else "low"
        what = f"{figure.what or 'figure'}: {told}"
        out.append(
            Discrepancy(
                content_id("x", figure.id), 0, "date" if figure.unit == CLOCK else "number", weight, None, severity, what, spans, why
            )
        )
    return out


def _silences(annotations: Sequence[Annotations], positions: Sequence[Position], names: Sequence[Name]) -> list[Discrepancy]:
    """Some reports say that a party has not answered, others report its answer: one discrepancy a party."""
    times = {item.report.id: item.report.published for item in annotations}
    out = []
    for party in sorted({p.party for p in positions if p.stance == ABSENT}):
        silent = [p for p in positions if p.stance == ABSENT and p.party == party]
        mute = {p.span.report for p in silent}
        kin = _kin(party, names)
        answers = [p.span for p in positions if p.stance in TALKING and p.party in kin and p.span.report not in mute]
        answers += _spoken(annotations, kin, mute)
        spans = _few([*(p.span for p in silent), *answers])
        if not answers or len({s.report for s in spans}) < 2:
            continue
        later = all(times[m] and times[s.report] > times[m] for s in answers for m in mute)
        told = "1 report says" if len(mute) == 1 else f"{len(mute)} reports say"
        why = f"{told} that {party} had not answered; others report what {party} holds."
        identity = content_id("x", "silence", *(f"{s.report}:{s.start}" for s in spans))
        what = f"{party}: no answer against an answer"
        weight = "later" if later else "conflict"
        out.append(Discrepancy(identity, 0, "absence", weight, silent[0].claim, "medium", what, spans, why))
    return out


def _kin(party: str, names: Sequence[Name]) -> set[str]:
    """The party and names that hold it or that it holds ("the Harlan council" and "Harlan")."""
    words = {w.lower() for w in party.split() if len(w) > 3}
    return {party} | {name.name for name in names if words & {w.lower() for w in name.name.split()}}


def _spoken(annotations: Sequence[Annotations], kin: set[str], but: set[str]) -> list[Span]:
    """Where other reports first give words to one of ``kin``: who says, and how."""
    folded = {name.lower() for name in kin}
    out = []
    for item in sorted(annotations, key=lambda a: a.report.id):
        if item.report.id in but:
            continue
        for quotation in item.quotations:
            speaker = quotation.attribution.speaker.lower() if quotation.attribution else ""
            if quotation.says and quotation.attribution and speaker and any(name in speaker or speaker in name for name in folded):
                out.append(quotation.attribution.span)
                break
    return out
