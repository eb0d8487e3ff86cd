"""What happened when: dated passages of all reports, and the reports themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from retold.model import Annotations, Claim, Happening, Moment, Span, content_id


def timeline(annotations: Sequence[Annotations], claims: Sequence[Claim]) -> tuple[Happening, ...]:
    """Happenings by time, then id: passages of one claim that resolve to one time are one happening (event time only)."""
    home = _homes(claims)
    groups: dict[tuple[str, str, str], list[tuple[Moment, Span]]] = defaultdict(list)
    for item in annotations:
        for moment in item.moments:
            if not moment.when:
                continue
            passage = next((p.span for p in item.passages if p.span.start <= moment.span.start < p.span.end), moment.span)
            key = home.get(passage, f"{passage.report}:{passage.start}")
            groups[moment.when, moment.precision, key].append((moment, passage))
    out = [_happening(when, precision, found) for (when, precision, _), found in sorted(groups.items())]
    return tuple(sorted(out, key=lambda h: (h.when, h.id)))


def _homes(claims: Sequence[Claim]) -> dict[Span, str]:
    return {p.span: claim.id for claim in claims for p in claim.passages}


def _happening(when: str, precision: str, found: Sequence[tuple[Moment, Span]]) -> Happening:
    passages = sorted({passage for _, passage in found})
    what = min(passages, key=lambda s: (abs(s.end - s.start - 100), s))
    basis = "stated" if any(m.basis == "stated" for m, _ in found) else "resolved"
    identity = content_id("t", when, precision, *(f"{s.report}:{s.start}" for s in passages))
    spans = tuple(sorted({m.span for m, _ in found} | set(passages)))
    return Happening(identity, when, precision, basis, what.exact, spans)
