"""Passages that tell one thing meet; none is lost; order changes nothing."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from tests.stories import COPY, LOCAL, WIRE
from tests.telling import language, told

from retold.collate import collate
from retold.model import Claim
from retold.relate import relate

TEXTS = {"wire": WIRE, "copy": COPY, "local": LOCAL}


def _claims(texts: dict[str, str]) -> tuple[Claim, ...]:
    annotations, lexicon = told(texts), language().lexicon
    return collate(annotations, relate(annotations, lexicon.rarity), lexicon).claims


def _claim_with(claims: tuple[Claim, ...], phrase: str) -> Claim:
    return next(claim for claim in claims if any(phrase in p.span.exact for p in claim.passages))


def test_rival_tolls_meet_in_one_claim() -> None:
    claim = _claim_with(_claims(TEXTS), "bodies of 12 people")
    assert any("21 people" in p.span.exact for p in claim.passages)


def test_a_matter_only_one_report_tells_stands_alone() -> None:
    assert _claim_with(_claims(TEXTS), "buttering toast").reports == ("local",)


def test_no_passage_stands_in_two_claims() -> None:
    count = Counter(p.span for claim in _claims(TEXTS) for p in claim.passages)
    assert set(count.values()) == {1}


@given(st.permutations(list(TEXTS)))
def test_order_of_reports_changes_nothing(order: list[str]) -> None:
    assert _claims({label: TEXTS[label] for label in order}) == _claims(TEXTS)


def test_few_passages_of_one_report_in_one_claim() -> None:
    for claim in _claims(TEXTS):
        assert max(Counter(p.span.report for p in claim.passages).values()) <= 2
