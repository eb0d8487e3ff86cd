"""Claims about one proposition."""

from __future__ import annotations

import random

from tests.telling import language, told

from retold.collate import collate, with_propositions
from retold.identify import identify
from retold.model import Annotations, Claim, Tie

FILLER = (
    "The harvest was poor this year. The council met behind closed doors. A choir sang in the square. Rain fell on the hills. "
    "The bakery opened late. Fishermen mended their nets. The museum showed old maps. Pupils painted the garden wall. "
    "Two swans crossed the canal. The library lent no novels. A goat ate the roses. Nobody bought the piano.\n"
)
TEXTS = {
    "courier": "Three judges will ask whether the pilot had blacked out at the wheel of the crowded ferry.\n" + FILLER,
    "mirror": "The pilot blacked out, shouted a woman with a red umbrella near the pier.\n" + FILLER,
    "herald": "A widowed lighthouse keeper waved at strangers from the balcony of the inn above the harbour.\n" + FILLER,
    "gazette": "Gulls circled over tourists, a lighthouse keeper, nuns and vendors queueing for ice cream and lemonade.\n" + FILLER,
}


def claims_of(annotations: list[Annotations], ties: tuple[Tie, ...] = ()) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    lexicon = language().lexicon
    before = collate(annotations, (), lexicon, ties).claims
    return before, with_propositions(before, annotations, (), identify(annotations, before), lexicon, ties)


def blacked_out(claims: tuple[Claim, ...]) -> list[set[str]]:
    found = [{p.span.report for p in claim.passages if "blacked out" in p.span.exact} for claim in claims]
    return [reports for reports in found if reports]


def test_what_two_reports_tell_in_passing_meets_in_a_claim() -> None:
    before, after = claims_of(told(TEXTS))
    assert {"courier", "mirror"} not in blacked_out(before), "met already: the test shows nothing"
    assert {"courier", "mirror"} in blacked_out(after)


def test_no_passage_and_no_claim_is_lost() -> None:
    before, after = claims_of(told(TEXTS))
    assert {claim.id for claim in before} <= {claim.id for claim in after}
    assert {p.span for c in before for p in c.passages} == {p.span for c in after for p in c.passages}


def test_two_nouns_alone_are_no_proposition() -> None:
    before, after = claims_of(told(TEXTS))
    keeper = [{p.span.report for p in c.passages} for c in set(after) - set(before) if any("keeper" in p.span.exact for p in c.passages)]
    assert not any({"herald", "gazette"} <= {p.span.report for p in c.passages if "keeper" in p.span.exact} for c in before), "met already"
    assert not keeper


def test_people_who_hold_two_passages_apart_are_obeyed() -> None:
    annotations = told(TEXTS)
    spans = [p.span for item in annotations for p in item.passages if "blacked out" in p.span.exact]
    first, second = (next(span for span in spans if span.report == report) for report in ("courier", "mirror"))
    _, after = claims_of(annotations, (Tie("d-1", False, first, second),))
    assert {"courier", "mirror"} not in blacked_out(after)


def test_order_of_reports_changes_nothing() -> None:
    annotations = told(TEXTS)
    _, straight = claims_of(annotations)
    for seed in range(3):
        shuffled = random.Random(seed).sample(annotations, len(annotations))
        assert claims_of(shuffled)[1] == straight
