"""From decisions to what each step must keep to, in the texts of today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise, product

from retold.decide.targets import report_at, span_at
from retold.model import Constraints, Decision, Kin, Place, Report, Ruling, Span, Tie


def constraints(decisions: Sequence[Decision], reports: Sequence[Report]) -> Constraints:
    """What ``decisions``, in the order they were made, ask of each step; places that are gone ask for nothing.

    Of two decisions on the parent of one report the later one holds.
    """
    made = _Making(reports)
    for decision in decisions:
        if decision.kind in MAKERS:  # a log may come from a later version, or from a hand that slipped
            MAKERS[decision.kind](made, decision)
    latest = {kin.b: kin for kin in made.parents}
    return Constraints(
        tuple(made.stories), tuple(made.texts), tuple(latest.values()), tuple(made.passages), tuple(made.mentions), tuple(made.same),
        tuple(made.rulings),
    )  # fmt: skip


class _Making:
    """The constraints so far, and the reports in which places are looked up."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = reports
        self.stories: list[Kin] = []
        self.texts: list[Kin] = []
        self.parents: list[Kin] = []
        self.passages: list[Tie] = []
        self.mentions: list[Tie] = []
        self.same: list[Tie] = []
        self.rulings: list[Ruling] = []

    def spans(self, places: Sequence[Place]) -> list[Span]:
        """The places that are still there."""
        return [span for place in places if (span := span_at(place, self.reports)) is not None]

    def ids(self, places: Sequence[Place]) -> list[str]:
        """The reports of the places that are still there."""
        return [report.id for place in places if (report := report_at(place, self.reports)) is not None]


def why(decision: Decision) -> str:
    """The reason that stands with what a decision brought about."""
    note = f": {decision.note}" if decision.note else ""
    return f"Decided by {decision.by or 'somebody'}{f' on {decision.at[:10]}' if decision.at else ''}{note}."


def _ties(decision: Decision, spans: Sequence[Span], others: Sequence[Span]) -> list[Tie]:
    """What a decision on passages or mentions says of them, two by two."""
    if decision.action in ("accept", "merge"):
        return [Tie(decision.id, True, a, b) for a, b in pairwise([*spans, *others])]
    if others:
        return [Tie(decision.id, False, a, b) for a, b in product(spans, others)]
    return [Tie(decision.id, False, a, b) for a, b in combinations(spans, 2)]


def _claim(made: _Making, decision: Decision) -> None:
    ties = _ties(decision, made.spans(decision.places), made.spans(decision.other_places))
    # Taken apart as a whole, a claim falls into one for each report: what one report says of it in two places stays together.
    whole = decision.action == "split" and not decision.other_places
    made.passages += [tie for tie in ties if not (whole and tie.a.report == tie.b.report)]


def _reading(made: _Making, decision: Decision) -> None:
    spans, others = made.spans(decision.places), made.spans(decision.other_places)
    if decision.action == "merge":
        made.same += [Tie(decision.id, True, a, b) for a, b in product(spans, others)]
    made.passages += _ties(decision, spans, others)


def _name(made: _Making, decision: Decision) -> None:
    spans, others = _one_each(made.spans(decision.places)), _one_each(made.spans(decision.other_places))
    made.mentions += _ties(decision, spans, others)


def _one_each(spans: Sequence[Span]) -> list[Span]:
    """The first place of each spelling: names are joined and parted by spellings, and one may stand in hundreds of places."""
    return list({" ".join(span.exact.split()): span for span in reversed(spans)}.values())


def _variant(made: _Making, decision: Decision) -> None:
    spans, others = made.spans(decision.places), made.spans(decision.other_places)
    detail = decision.only
    if decision.action == "not-same":  # the passages have nothing to do with one another: no difference of any type
        made.passages += [Tie(decision.id, False, a, b) for a, b in product(spans, others)]
        detail = ""
    if decision.action == "accept":  # the passages must meet in one claim to be compared at all
        made.passages += [Tie(decision.id, True, a, b) for a, b in product(spans, others)]
    if spans or others:
        made.rulings.append(Ruling(decision.id, "variant", decision.action == "accept", (*spans, *others), detail, why(decision)))


def _finding(made: _Making, decision: Decision) -> None:
    spans = tuple(made.spans(decision.places))
    if spans:
        made.rulings.append(Ruling(decision.id, decision.kind, decision.action == "accept", spans, decision.only, why(decision)))


def _membership(made: _Making, decision: Decision) -> None:
    if decision.action == "parent":
        _parent(made, decision)
        return
    together = decision.action != "split"
    for mine, other in product(made.ids(decision.places), made.ids(decision.other_places)):
        made.stories.append(Kin(decision.id, together, other, mine, why(decision)))
    if decision.kind == "story" and decision.action == "accept":
        made.stories += [Kin(decision.id, True, a, b, why(decision)) for a, b in pairwise(made.ids(decision.places))]


def _parent(made: _Making, decision: Decision) -> None:
    above, root = made.ids(decision.other_places), not decision.other_places
    for child in made.ids(decision.places):
        if root:
            made.parents.append(Kin(decision.id, False, "", child, why(decision)))
        made.parents += [Kin(decision.id, True, parent, child, why(decision)) for parent in above]


def _kinship(made: _Making, decision: Decision) -> None:
    if decision.action == "parent" or not decision.other_places:
        _parent(made, decision)
        return
    together = decision.kind == "derivation" and decision.action == "accept"
    for child, parent in product(made.ids(decision.places), made.ids(decision.other_places)):
        made.texts.append(Kin(decision.id, together, parent, child, why(decision)))
        if together and decision.only != "partial":
            made.parents.append(Kin(decision.id, True, parent, child, why(decision)))


MAKERS: dict[str, Callable[[_Making, Decision], None]] = {
    "story": _membership, "report": _membership, "derivation": _kinship, "apart": _kinship, "claim": _claim, "reading": _reading,
    "variant": _variant, "name": _name, "quote": _finding, "figure": _finding, "position": _finding, "happening": _finding,
    "discrepancy": _finding,
}  # fmt: skip
