"""Copies are found, independent tellings are not called copies, and shared quotations are nobody's copy."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.stories import COPY, LOCAL, WIRE
from tests.telling import between, language, told

from retold.model import Relation
from retold.relate import relate


def _relations(texts: dict[str, str]) -> tuple[Relation, ...]:
    return relate(told(texts), language().lexicon.rarity)


def test_a_copy_with_a_swapped_number_is_a_copy() -> None:
    relation = between(_relations({"wire": WIRE, "copy": COPY, "local": LOCAL}), "wire", "copy")
    assert relation is not None
    assert relation.kind in {"verbatim", "edited", "abridged"}
    assert relation.p > 0.9
    assert max(relation.share_a, relation.share_b) > 0.9


def test_an_independent_telling_that_shares_a_quotation_is_no_copy() -> None:
    relation = between(_relations({"wire": WIRE, "copy": COPY, "local": LOCAL}), "wire", "local")
    assert relation is None or relation.kind == "apart"


def test_one_paragraph_carried_is_partial() -> None:
    paragraph = WIRE.splitlines()[2] + "\n" + WIRE.splitlines()[3] + "\n"
    relation = between(_relations({"wire": WIRE, "local": LOCAL + paragraph}), "wire", "local")
    assert relation is not None
    assert relation.kind == "partial"
    assert {a.exact for a, _ in relation.carried} | {b.exact for _, b in relation.carried} >= {WIRE.splitlines()[2]}


@given(st.permutations(["wire", "copy", "local"]))
def test_order_of_reports_changes_nothing(order: list[str]) -> None:
    texts = {"wire": WIRE, "copy": COPY, "local": LOCAL}
    assert _relations({label: texts[label] for label in order}) == _relations(texts)


def test_carried_spans_quote_their_texts() -> None:
    texts = {"wire": WIRE, "copy": COPY}
    for relation in _relations(texts):
        for pair in relation.carried:
            for span in pair:
                assert texts[span.report][span.start : span.end] == span.exact


def test_evidence_is_told_with_every_relation() -> None:
    for relation in _relations({"wire": WIRE, "copy": COPY, "local": LOCAL}):
        assert relation.evidence
        assert all(item.text for item in relation.evidence)
