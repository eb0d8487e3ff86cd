"""The readings of each claim, and what stands behind each: independent roots (low, best, high) and cited sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from retold.model import (
    Attribution,
    Cited,
    Claim,
    Claims,
    Derivation,
    Difference,
    Independent,
    Name,
    Passage,
    Reading,
    Report,
    Span,
    Stemma,
    Tie,
    content_id,
)

# Types that make two passages rival readings of one matter when the meaning changed; the others qualify a reading.
RIVAL = frozenset({"number", "date", "negation", "antonym", "name", "role", "place", "attribution"})
RIVAL_BESIDE = frozenset({"number", "date", "negation", "antonym"})
SPEAKERS_P = 0.7  # from here on two named speakers are meant; below, one report merely does not name one
RIVAL_P = 0.6
DAMAGED = 0.15  # condition score from which a report's wording does not speak for others
SURE = 0.9  # probability from which a copy surely is one
DOCUMENT = ("statement", "post", "report", "tweet", "letter", "press release", "filing", "indictment", "study", "document", "message")
AGENCY = ("news agency", "agency", "wire")


def weigh(
    claims: Sequence[Claim],
    differences: Sequence[Difference],
    stemma: Stemma,
    reports: Sequence[Report],
    names: Sequence[Name] = (),
    ties: Sequence[Tie] = (),
) -> Claims:
    """The claims with readings split, roots and cited sources counted, status and rank given; sorted by id.

    A copy counts with its root; a passage that a partial edge carried counts with its parent's root, wherever the rest of
    the report comes from. A claim is *agreed* when one reading has two independent roots and no rival, *disputed* when it
    has rivals, else *single*. Passages of a disputed claim that do not speak to what is disputed become a claim of their own,
    unless one of the ``ties`` (what people decided on passages) holds them there.
    """
    rivals = _rivals(differences, claims)
    condition = {report.id: report.condition.score for report in reports}
    scales = _Scales(_Roots(stemma), condition, _Speakers(names), _values(differences), [tie for tie in ties if tie.together])
    weighed = [part for claim in claims for part in _weigh(claim, rivals.get(claim.id, set()), scales)]
    ranked = sorted(weighed, key=lambda c: (-_importance(c, len(reports)), c.id))
    return Claims(sorted((replace(claim, rank=rank) for rank, claim in enumerate(ranked, 1)), key=lambda c: c.id))


class _Roots:
    """The root that stands behind a passage."""

    def __init__(self, stemma: Stemma) -> None:
        self._parent = {e.child: e.parent for e in stemma.derivations if e.kind != "partial"}
        self._sure = {e.child: e.p for e in stemma.derivations if e.kind != "partial"}
        self._carried: dict[str, list[tuple[Span, Derivation]]] = defaultdict(list)
        for edge in stemma.derivations:
            if edge.kind == "partial":
                for _, mine in edge.carried:
                    self._carried[edge.child].append((mine, edge))

    def of(self, passage: Passage) -> str:
        """Id of the root behind ``passage``: up partial edges that carried it, then up the tree."""
        edge = self._carrier(passage)
        return self._top(edge.parent if edge is not None else passage.span.report)

    def _carrier(self, passage: Passage) -> Derivation | None:
        edges = [edge for span, edge in self._carried.get(passage.span.report, ()) if span.overlap(passage.span)]
        return min(edges, key=lambda e: (-e.p, e.parent), default=None)

    def count(self, passages: Sequence[Passage]) -> Independent:
        """Roots behind the passages; fewer if partial kin are one (low), more if unsure copies are none (high)."""
        roots = sorted({self.of(p) for p in passages})
        kin = {root: root for root in roots}
        for edges in self._carried.values():
            for _, edge in edges:
                x, y = self._top(edge.parent), self._top(edge.child)
                if x in kin and y in kin:
                    first, second = sorted((kin[x], kin[y]))
                    kin = {root: first if group == second else group for root, group in kin.items()}
        unsure = {p.span.report for p in passages if self._sure.get(p.span.report, 1.0) < SURE}
        return Independent(len(roots), len(set(kin.values())), len(roots) + len(unsure), tuple(roots))

    def _top(self, report: str) -> str:
        seen = set()
        while report in self._parent and report not in seen:
            seen.add(report)
            report = self._parent[report]
        return report


class _Speakers:
    """The name behind a speaker as one report puts it."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self._places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for name in names:
            for spelling in name.spellings:
                for span in spelling.spans:
                    self._places[span.report].append((span.start, span.end, name.name))

    def of(self, attribution: Attribution) -> str:
        """The best spelling of the name inside the attribution, or of the speaker's own words; else those words."""
        span = attribution.span
        inside = sorted(
            (start, -end, name) for start, end, name in self._places.get(span.report, ()) if start < span.end and span.start < end
        )
        if inside:
            return inside[0][2]
        words = attribution.speaker.lower()
        return next((name.name for name in self._names if any(s.text.lower() == words for s in name.spellings)), attribution.speaker)


def _rivals(differences: Sequence[Difference], claims: Sequence[Claim]) -> dict[str, set[tuple[Span, Span]]]:
    """By claim, the pairs of spans in it between which the meaning changed in a way that both cannot be right."""
    home: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in claims:
        for passage in claim.passages:
            home[passage.span.report].append((passage.span, claim.id))
    out: dict[str, set[tuple[Span, Span]]] = defaultdict(set)
    for d in differences:
        grave = d.type in RIVAL or bool(RIVAL_BESIDE & set(d.also))
        garbled = d.type == "name" and "garbled" in d.why
        dropped = d.type == "attribution" and d.p < SPEAKERS_P
        if d.meaning == "changed" and grave and not (garbled or dropped) and d.p >= RIVAL_P and d.a is not None and d.b is not None:
            for claim_id in _claims_at(home, d.a) & _claims_at(home, d.b):
                out[claim_id].add((d.a, d.b))
    return out


def _values(differences: Sequence[Difference]) -> dict[Span, str]:
    """The value of every figure that a difference compares, as its reason gives it."""
    out: dict[Span, str] = {}
    for d in differences:
        first, arrow, second = d.why.partition(": ")[0].partition(" -> ")
        if d.type == "number" and arrow and d.a is not None and d.b is not None:
            out[d.a], out[d.b] = _digits(first), _digits(second)
    return out


def _digits(told: str) -> str:
    return next((word for word in told.replace(",", "").split() if word[:1].isdigit()), told)


def _claims_at(home: Mapping[str, Sequence[tuple[Span, str]]], span: Span) -> set[str]:
    return {claim for passage, claim in home.get(span.report, ()) if passage.overlap(span)}


@dataclass(frozen=True, slots=True)
class _Scales:
    """What every claim is weighed with."""

    root_of: _Roots
    condition: Mapping[str, float]
    speakers: _Speakers
    values: Mapping[Span, str]
    ties: Sequence[Tie]


def _weigh(claim: Claim, rivals: set[tuple[Span, Span]], scales: _Scales) -> list[Claim]:
    """The claim weighed, and beside it a claim of the passages that turn out not to speak to what is disputed, if any."""
    groups, silent = _tied(*_split(claim.passages, rivals, scales.values), scales.ties)
    if not silent:
        return [_weighed(claim, groups, rivals, scales)]
    apart = replace(claim, id=content_id("c", *(f"{p.span.report}:{p.span.start}-{p.span.end}" for p in silent)))
    return [_weighed(claim, groups, rivals, scales), _weighed(apart, [silent], set(), scales)]


def _weighed(claim: Claim, groups: Sequence[Sequence[Passage]], rivals: set[tuple[Span, Span]], scales: _Scales) -> Claim:
    roots = [{scales.root_of.of(p) for p in group} for group in groups]
    order = sorted(range(len(groups)), key=lambda i: (-len(roots[i]), -len(groups[i]), groups[i][0].span))
    readings = tuple(_reading(groups[i], scales.condition, rivals) for i in order)
    passages = [p for group in groups for p in group]
    status = "disputed" if len(groups) > 1 else "agreed" if len(roots[0]) >= 2 else "single"
    independent, cited = scales.root_of.count(passages), _cited(passages, scales.speakers)
    return replace(claim, text=readings[0].text, status=status, independent=independent, cited=cited, readings=readings)


def _split(
    passages: Sequence[Passage], rivals: set[tuple[Span, Span]], values: Mapping[Span, str]
) -> tuple[list[list[Passage]], list[Passage]]:
    """Passages that stand together in each rival reading, and those that do not speak to what is disputed.

    Without rivals all stand in one reading. With rivals a passage joins a reading only by taking part in the dispute on its
    side, or by holding its words: silence on the point supports nobody. Two figures that both differ from a third are the
    same reading only when their ``values`` are.
    """
    against: dict[int, set[int]] = defaultdict(set)
    words: dict[int, set[str]] = defaultdict(set)
    of_report: dict[str, list[int]] = defaultdict(list)
    for i, passage in enumerate(passages):
        of_report[passage.span.report].append(i)
    told = _values_told(passages, values, rivals, of_report)
    for x, y in rivals:
        here = [i for i in of_report[x.report] if passages[i].span.overlap(x)]
        there = [j for j in of_report[y.report] if passages[j].span.overlap(y)]
        for i, j in ((i, j) for i in here for j in there if i != j):
            against[i].add(j)
            against[j].add(i)
            words[i].add(x.exact.casefold())
            words[j].add(y.exact.casefold())
    if not against:
        return [list(passages)], []
    for i, j in ((i, j) for i in against for j in against if i != j):
        if told[i] and told[j] and not told[i] & told[j]:
            against[i].add(j)
    groups: list[list[int]] = []
    for i in sorted(against, key=lambda i: (-len(against[i]), passages[i].span)):
        home = next((group for group in groups if not against[i] & set(group)), None)
        if home is None:
            groups.append([i])
        else:
            home.append(i)
    silent = []
    for i in (i for i in range(len(passages)) if i not in against):
        text = passages[i].span.exact.casefold()
        home = next((group for group in groups if any(phrase in text for k in group for phrase in words[k])), None)
        if home is None:
            silent.append(i)
        else:
            home.append(i)
    return [[passages[i] for i in sorted(group)] for group in groups], [passages[i] for i in silent]


def _tied(groups: list[list[Passage]], silent: list[Passage], ties: Sequence[Tie]) -> tuple[list[list[Passage]], list[Passage]]:
    """The split with each silent passage that people tied to one of a reading, over however many ties, put into that reading."""
    left = list(silent)
    moved = bool(ties)
    while moved:
        moved = False
        for passage in list(left):
            kin = [tie.b if passage.span.meets(tie.a) else tie.a for tie in ties if passage.span.meets(tie.a) or passage.span.meets(tie.b)]
            home = next((group for group in groups if any(other.span.meets(span) for other in group for span in kin)), None)
            if home is not None:
                left.remove(passage)
                home.append(passage)
                moved = True
    return [sorted(group, key=lambda passage: passage.span) for group in groups], left


def _values_told(
    passages: Sequence[Passage], values: Mapping[Span, str], rivals: set[tuple[Span, Span]], of_report: Mapping[str, Sequence[int]]
) -> dict[int, set[str]]:
    """The disputed values that each passage gives, by its number."""
    told: dict[int, set[str]] = defaultdict(set)
    for span in {span for pair in rivals for span in pair if span in values}:
        for i in of_report.get(span.report, ()):
            if passages[i].span.overlap(span):
                told[i].add(values[span])
    return told


def _reading(group: Sequence[Passage], condition: Mapping[str, float], rivals: set[tuple[Span, Span]]) -> Reading:
    """The passages of one reading; its text is sliced from one that holds what is disputed, undamaged and nearest to all."""
    points = [span for pair in rivals for span in pair]
    best = min(
        group,
        key=lambda p: (
            not any(p.span.overlap(s) for s in points),
            condition.get(p.span.report, 0.0) >= DAMAGED,
            -_middle(p, group),
            p.span,
        ),
    )
    identity = content_id("w", *(f"{p.span.report}:{p.span.start}-{p.span.end}" for p in group))
    return Reading(identity, best.span.exact, tuple(group))


def _middle(passage: Passage, group: Sequence[Passage]) -> float:
    """How near a passage stands to all of its group: the mean of shared over all words (the medoid of a reading speaks for it)."""
    mine = set(passage.span.exact.casefold().split())
    others = [set(p.span.exact.casefold().split()) for p in group]
    return round(sum(len(mine & words) / len(mine | words) for words in others) / len(others), 6)


def _cited(passages: Sequence[Passage], speakers: _Speakers) -> tuple[Cited, ...]:
    """Whom the passages themselves name as their source, by name; spans are where they do."""
    found: dict[str, list[Attribution]] = defaultdict(list)
    for passage in passages:
        attribution = passage.attribution
        if attribution is not None and attribution.speaker:
            found[speakers.of(attribution)].append(attribution)
    out = []
    for speaker in sorted(found):
        spans = tuple(sorted({a.span for a in found[speaker]}))
        out.append(Cited(speaker, _kind(speaker), tuple(sorted({s.report for s in spans})), spans))
    return tuple(out)


def _kind(speaker: str) -> str:
    words = speaker.lower()
    if any(word in words for word in AGENCY):
        return "agency"
    if any(word in words for word in DOCUMENT):
        return "document"
    return "person"


def _importance(claim: Claim, reports: int) -> float:
    """How much of the story stands on the claim: roots first, then reports, rivals, and a little for coming early."""
    early = min((p.span.start for p in claim.passages), default=0)
    rival = 0.6 * (len(claim.readings) > 1)
    return claim.independent.best + 0.5 * len(claim.reports) / max(1, reports) + rival + 0.3 / (1 + early / 400)
