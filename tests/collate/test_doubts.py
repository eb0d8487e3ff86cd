"""Passages that stand in a claim and may speak of something else."""

from __future__ import annotations

import random

from tests.telling import language, told

from retold.collate import claim_of, with_doubts
from retold.model import Annotations, Claim, Difference, Quantity, Stemma, Tie
from retold.weigh import weigh

TEXTS = {
    "courier": "Inspectors found the brakes of the ferry had failed near Oxmoor quay. Gulls circled over the pier all morning.",
    "mirror": "The brakes of the ferry failed, said Mayor Ilse Brandt. Nobody was hurt.",
    "herald": "Mayor Ilse Brandt opened a garden show on Sunday. The roses were late.",
}


def passages_with(annotations: list[Annotations], *words: str) -> Claim:
    return claim_of([p for item in annotations for p in item.passages if any(word in p.span.exact for word in words)])


def doubted(
    annotations: list[Annotations], claim: Claim, groups: tuple[tuple[Quantity, ...], ...] = (), ties: tuple[Tie, ...] = ()
) -> Claim:
    found = with_doubts([claim], groups, annotations, language().lexicon, ties)
    assert len(found) == 1
    return found[0]


def test_a_name_alone_does_not_make_one_matter() -> None:
    annotations = told(TEXTS)
    claim = doubted(annotations, passages_with(annotations, "brakes", "garden"))
    assert [span.report for span in claim.doubtful] == ["herald"]
    assert {p.span.report for p in claim.passages} == {"courier", "mirror", "herald"}, "a doubtful passage stays"
    assert {p.span.report for p in claim.sure} == {"courier", "mirror"}


def test_the_order_of_reports_changes_nothing() -> None:
    annotations = told(TEXTS)
    claim = passages_with(annotations, "brakes", "garden")
    mixed = list(annotations)
    random.Random(3).shuffle(mixed)
    assert doubted(mixed, claim) == doubted(annotations, claim)


def test_what_people_tied_together_is_not_doubted() -> None:
    annotations = told(TEXTS)
    claim = passages_with(annotations, "brakes", "garden")
    by_report = {p.span.report: p.span for p in claim.passages}
    tie = Tie("d-1", True, by_report["herald"], by_report["mirror"])
    assert not doubted(annotations, claim, ties=(tie,)).doubtful


def test_one_figure_for_one_thing_is_one_matter() -> None:
    annotations = told({"courier": "Forty sailors left.", "mirror": "On Monday 40 of the crew went ashore at dawn."})
    claim = claim_of([item.passages[0] for item in annotations])
    groups = (tuple(quantity for item in annotations for quantity in item.quantities if quantity.value == 40),)
    assert len(groups[0]) == 2
    assert len(with_doubts([claim], (), annotations, language().lexicon)) == 2
    assert not doubted(annotations, claim, groups).doubtful


def test_a_claim_of_one_report_is_not_doubted() -> None:
    annotations = told(TEXTS)
    assert not doubted(annotations, passages_with(annotations, "Gulls")).doubtful


def test_what_is_doubtful_leaves_its_claim() -> None:
    annotations = told(TEXTS)
    reports = tuple(item.report for item in annotations)
    claim = doubted(annotations, passages_with(annotations, "brakes", "garden"))
    weighed = weigh([claim], (), Stemma(), reports)
    assert [found.reports for found in weighed.agreed] == [("courier", "mirror")]
    assert [found.reports for found in weighed.single] == [("herald",)]
    assert {p.span for found in weighed for p in found.passages} == {p.span for p in claim.passages}, "no passage is lost"


def test_what_is_doubtful_stays_in_a_dispute_and_counts_in_the_high_count_alone() -> None:
    annotations = told(TEXTS)
    claim = doubted(annotations, passages_with(annotations, "brakes", "garden"))
    places = {p.span.report: p.span for p in claim.passages}
    a, b = sorted((places["herald"], places["mirror"]))
    clash = Difference(
        "d-1", claim.id, "role", (), "substitution", "changed", 0.9, "high", (a.report, b.report), a, b, (a, b), False, "another one"
    )
    disputed = weigh([claim], [clash], Stemma(), [item.report for item in annotations]).disputed[0]
    assert disputed.doubtful == (places["herald"],)
    assert disputed.independent.best < disputed.independent.high


def test_a_claim_of_which_nothing_is_sure_falls_apart() -> None:
    annotations = told(TEXTS)
    claim = passages_with(annotations, "said Mayor", "garden")
    found = with_doubts([claim], (), annotations, language().lexicon)
    assert sorted(part.reports for part in found) == [("herald",), ("mirror",)]
    assert {p.span for part in found for p in part.passages} == {p.span for p in claim.passages}
    whole = passages_with(annotations, "brakes")
    found = with_doubts([claim, whole], (), annotations, language().lexicon)
    assert sorted(part.reports for part in found) == [("courier", "mirror"), ("herald",)], "what another claim holds is not told twice"
