"""The readings of each claim, and what stands behind each: independent roots (low, best, high) and cited sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from retold.model import Cited, Claim, Claims, Difference, Independent, Name, Passage, Report, Span, Stemma, Tie, content_id
from retold.weigh.cited import Sources, chief_sources
from retold.weigh.readings import DAMAGED, firm, reading_of, split, tied
from retold.weigh.rivals import rivals_of, values_of
from retold.weigh.roots import NONE, Roots

__all__ = ["followed", "sources_of", "weigh"]


def weigh(
    claims: Sequence[Claim],
    differences: Sequence[Difference],
    stemma: Stemma,
    reports: Sequence[Report],
    names: Sequence[Name] = (),
    ties: Sequence[Tie] = (),
    owners: Mapping[str, str] = NONE,
) -> Claims:
    """The claims with readings split, roots and cited sources counted, status and rank given; sorted by id.

    A copy counts with its root; a passage that a partial edge carried counts with its parent's root, wherever the rest of
    the report comes from. A claim is *agreed* when one reading has two independent roots and no rival, *disputed* when it has
    rivals, else *single*. Passages of a disputed claim that do not speak to what is disputed become a claim of their own, unless
    one of the ``ties`` (what people decided on passages) holds them there. What is doubtful leaves its claim; where it takes part
    in a dispute it stays and counts in the high count alone. ``owners`` are the owners of the reports' outlets by report id: one
    owner's texts are one in the low count.
    """
    rivals = rivals_of(differences, claims)
    condition = {report.id: report.condition.score for report in reports}
    scales = _Scales(
        Roots(stemma, owners), condition, Sources(reports, names, claims), values_of(differences), [tie for tie in ties if tie.together]
    )
    weighed = _each_once(part for claim in claims for part in _weigh(claim, rivals.get(claim.id, set()), scales))
    weighed += _left_over(claims, weighed, scales)
    ranked = _in_words_of_their_own(sorted(weighed, key=lambda c: (-_importance(c, len(reports)), c.id)), condition)
    return Claims(sorted((replace(claim, rank=rank) for rank, claim in enumerate(ranked, 1)), key=lambda c: c.id))


def _each_once(claims: Iterable[Claim]) -> list[Claim]:
    """Claims of other passages each: what is left of one claim may be another claim already. The one with more readings stands."""
    found: dict[frozenset[Span], Claim] = {}
    for claim in claims:
        spans = frozenset(passage.span for passage in claim.passages)
        if spans not in found or len(claim.readings) > len(found[spans].readings):
            found[spans] = claim
    return list(found.values())


def _left_over(claims: Sequence[Claim], weighed: Sequence[Claim], scales: _Scales) -> list[Claim]:
    """A claim of each passage that stands in no weighed claim any more: the doubtful ones that left."""
    told = {passage.span for claim in weighed for passage in claim.passages}
    left = {passage.span: (claim, passage) for claim in claims for passage in claim.passages if passage.span not in told}
    return [_weighed(_part(claim, [passage]), [[passage]], set(), scales) for _, (claim, passage) in sorted(left.items())]


def followed(differences: Sequence[Difference], weighed: Claims) -> tuple[Difference, ...]:
    """The differences, each under a claim of ``weighed``: its own, or the one with most of its passages where that one lost some."""
    places: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in weighed:
        for passage in claim.passages:
            places[passage.span.report].append((passage.span, claim.id))
    spans = {span for item in differences for span in item.passages}
    met = {span: frozenset(home for place, home in places[span.report] if place.meets(span)) for span in spans}
    return tuple(replace(item, claim=_home(item, met)) if item.claim else item for item in differences)


def _home(difference: Difference, homes: Mapping[Span, frozenset[str]]) -> str:
    """The claim that holds most of the difference's passages, its own before others; ``homes``: claims that hold any of a passage."""
    met = Counter(home for span in difference.passages for home in homes[span])
    return min(met, key=lambda home: (-met[home], home != difference.claim, home), default="")


def sources_of(claims: Claims, stemma: Stemma) -> tuple[Cited, ...]:
    """What the story's chief claims rest on, the source that most independent texts cite first; see :func:`chief_sources`."""
    return chief_sources(claims, Roots(stemma))


@dataclass(frozen=True, slots=True)
class _Scales:
    """What every claim is weighed with."""

    root_of: Roots
    condition: Mapping[str, float]
    sources: Sources
    values: Mapping[Span, str]
    ties: Sequence[Tie]


def _weigh(claim: Claim, rivals: set[tuple[Span, Span]], scales: _Scales) -> list[Claim]:
    """The claim weighed, and beside it a claim of the passages that turn out not to speak to what is disputed, if any.

    What is doubtful and takes no part in a dispute leaves both.
    """
    groups, silent = tied(*split(claim.passages, rivals, scales.values), scales.ties)
    kept = firm(groups, rivals, claim.doubtful)
    if not silent:
        return [_weighed(claim, kept, rivals, scales)]
    apart = firm([silent], set(), claim.doubtful)
    return [_weighed(claim, kept, rivals, scales), _weighed(_part(claim, apart[0]), apart, set(), scales)]


def _part(claim: Claim, passages: Sequence[Passage]) -> Claim:
    """A claim of some of the passages, under an id of its own."""
    return replace(claim, id=content_id("c", *(f"{p.span.report}:{p.span.start}-{p.span.end}" for p in passages)))


def _weighed(claim: Claim, groups: Sequence[Sequence[Passage]], rivals: set[tuple[Span, Span]], scales: _Scales) -> Claim:
    told = {p.span for group in groups for p in group}
    doubtful = tuple(span for span in claim.doubtful if span in told)
    roots = [{scales.root_of.of(p) for p in group if p.span not in doubtful} for group in groups]
    order = sorted(range(len(groups)), key=lambda i: (-len(roots[i]), -len(groups[i]), groups[i][0].span))
    readings = tuple(reading_of(groups[i], scales.condition, rivals, doubtful) for i in order)
    found = replace(claim, text=readings[0].text, readings=readings, doubtful=doubtful)
    independent = _counted(found, scales.root_of)
    status = "disputed" if len(groups) > 1 else "agreed" if independent.best >= 2 else "single"
    return replace(found, status=status, independent=independent, cited=scales.sources.cited(found.sure))


def _counted(claim: Claim, root_of: Roots) -> Independent:
    """The roots of what surely speaks to the claim, of its own words alone if nothing does; of all its passages in the high count."""
    counted = root_of.count(claim.sure)
    return replace(counted, high=max(counted.high, root_of.count(claim.passages).high)) if claim.doubtful else counted


def _in_words_of_their_own(ranked: Sequence[Claim], condition: Mapping[str, float]) -> list[Claim]:
    """The claims, each told in a passage of its first reading that tells none of higher rank, an undamaged one when there is any."""
    told: set[str] = set()
    out = []
    for claim in ranked:
        text, first = claim.text, claim.readings[0]
        free = [p.span for p in first.passages if p.span.exact not in told] if text in told else []
        if free:
            text = min(free, key=lambda span: (condition.get(span.report, 0.0) >= DAMAGED, span)).exact
        told.add(text)
        out.append(replace(claim, text=text, readings=(replace(first, text=text), *claim.readings[1:])) if free else claim)
    return out


def _importance(claim: Claim, reports: int) -> float:
    """How much of the story stands on the claim: roots first, then reports, rivals, and a little for coming early."""
    early = min((p.span.start for p in claim.passages), default=0)
    rival = 0.6 * (len(claim.readings) > 1)
    return claim.independent.best + 0.5 * len(claim.reports) / max(1, reports) + rival + 0.3 / (1 + early / 400)
