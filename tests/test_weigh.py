"""Copies are no witnesses: what counts is roots, and rivals make a claim disputed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.telling import report

from retold.model import Claim, Derivation, Difference, Independent, Passage, Reading, Span, Stemma
from retold.weigh import followed, weigh

A, B, C, D = (
    report(label, "At least 12 people died in the flood." if label != "d" else "At least 21 people died in the flood.") for label in "abcd"
)
WHOLE = {item.id: Passage(item.span(0, len(item.text))) for item in (A, B, C, D)}


def _claim(*labels: str) -> Claim:
    passages = tuple(WHOLE[label] for label in labels)
    return Claim("c-1", 0, "", "", Independent(), (), (Reading("w-1", "", passages),))


def _edge(parent: str, child: str, kind: str = "edited", carried: tuple[tuple[Span, Span], ...] = ()) -> Derivation:
    return Derivation(f"e-{parent}{child}", parent, child, kind, 0.9, 0.99, 0.9, carried)


def _swap(x: str, y: str) -> Difference:
    a, b = WHOLE[x].span, WHOLE[y].span
    reports = {"a": A, "b": B, "c": C, "d": D}
    return Difference(
        f"d-{x}{y}",
        "c-1",
        "number",
        (),
        "substituted",
        "changed",
        0.95,
        "high",
        (x, y),
        reports[x].span(0, 18),
        reports[y].span(0, 18),
        (a, b),
        True,
        "12 -> 21",
    )


def test_two_roots_agree() -> None:
    (claim,) = weigh([_claim("a", "b")], [], Stemma(roots=("a", "b")), [A, B])
    assert (claim.status, claim.independent.best) == ("agreed", 2)


def test_a_copy_adds_no_witness() -> None:
    (claim,) = weigh([_claim("a", "b")], [], Stemma((_edge("a", "b"),), roots=("a",)), [A, B])
    assert (claim.status, claim.independent.best, claim.independent.roots) == ("single", 1, ("a",))


def test_a_carried_passage_counts_with_its_parent() -> None:
    carried = ((WHOLE["a"].span, WHOLE["b"].span),)
    (claim,) = weigh([_claim("a", "b")], [], Stemma((_edge("a", "b", "partial", carried),), roots=("a", "b")), [A, B])
    assert claim.independent.best == 1


def test_rival_numbers_make_a_dispute_with_two_readings() -> None:
    (claim,) = weigh([_claim("a", "b", "d")], [_swap("a", "d"), _swap("b", "d")], Stemma(roots=("a", "b", "d")), [A, B, D])
    assert claim.status == "disputed"
    assert [reading.reports for reading in claim.readings] == [("a", "b"), ("d",)]


def test_a_reworded_passage_is_no_rival() -> None:
    mild = _swap("a", "b")
    other = Difference(
        mild.id,
        "c-1",
        "reworded",
        (),
        "substituted",
        "kept",
        0.9,
        "none",
        *[getattr(mild, f) for f in ("between", "a", "b", "passages", "carried", "why")],
    )
    (claim,) = weigh([_claim("a", "b")], [other], Stemma(roots=("a", "b")), [A, B])
    assert claim.status == "agreed"


def test_the_low_count_holds_partial_kin_for_one() -> None:
    stemma = Stemma((_edge("a", "b", "partial", ((A.span(0, 5), B.span(0, 5)),)),), roots=("a", "b"))
    (claim,) = weigh([_claim("b", "c")], [], stemma, [A, B, C])
    assert claim.independent.low <= claim.independent.best <= claim.independent.high


def test_a_passage_silent_on_the_point_supports_no_reading() -> None:
    silent = report("s", "The flood came at night and nobody was warned.")
    passages = (WHOLE["a"], WHOLE["d"], Passage(silent.span(0, len(silent.text))))
    claim = Claim("c-1", 0, "", "", Independent(), (), (Reading("w-1", "", passages),))
    weighed = weigh([claim], [_swap("a", "d")], Stemma(roots=("a", "d", "s")), [A, D, silent])
    (disputed,) = weighed.disputed
    (single,) = weighed.single
    assert [reading.reports for reading in disputed.readings] == [("a",), ("d",)]
    assert disputed.id == "c-1"
    assert single.reports == ("s",)


def test_no_passage_is_lost_in_the_split() -> None:
    claim = _claim("a", "b", "c", "d")
    weighed = weigh([claim], [_swap("a", "d")], Stemma(roots=("a", "b", "c", "d")), [A, B, C, D])
    assert sorted(p.span for c in weighed for p in c.passages) == sorted(p.span for p in claim.passages)


def test_two_figures_that_differ_from_a_third_are_not_one_reading() -> None:
    e = report("e", "At least 14 people died in the flood.")
    passages = (WHOLE["a"], WHOLE["d"], Passage(e.span(0, len(e.text))))
    claim = Claim("c-1", 0, "", "", Independent(), (), (Reading("w-1", "", passages),))
    other = replace(_swap("a", "d"), id="d-ae", between=("a", "e"), b=e.span(0, 18), why="12 -> 14: another value")
    first = replace(_swap("a", "d"), why="12 -> 21: another value")
    (disputed,) = weigh([claim], [first, other], Stemma(roots=("a", "d", "e")), [A, D, e])
    assert [reading.reports for reading in disputed.readings] == [("a",), ("d",), ("e",)]


def test_two_claims_on_one_passage_are_told_in_words_of_their_own() -> None:
    first = Claim("c-1", 0, "", "", Independent(), (), (Reading("w-1", "", (WHOLE["a"], WHOLE["d"])),))
    second = Claim("c-2", 0, "", "", Independent(), (), (Reading("w-2", "", (WHOLE["a"], WHOLE["b"], WHOLE["d"])),))
    weighed = weigh([first, second], [], Stemma(roots=("a", "b", "d")), [A, B, D])
    assert len(weighed) == 2
    texts = [claim.text for claim in weighed]
    assert len(set(texts)) == 2
    assert all(claim.text == claim.readings[0].text for claim in weighed)
    assert all(any(p.span.exact == claim.text for p in claim.passages) for claim in weighed)


def test_one_set_of_passages_is_one_claim() -> None:
    first = Claim("c-1", 0, "", "", Independent(), (), (Reading("w-1", "", (WHOLE["a"], WHOLE["d"])),))
    second = replace(first, id="c-2")
    weighed = weigh([first, second], [_swap("a", "d")], Stemma(roots=("a", "d")), [A, D])
    assert len(weighed) == 1
    (moved,) = followed([replace(_swap("a", "d"), claim="c-2")], weighed)
    assert moved.claim == weighed[0].id


@pytest.mark.parametrize(
    ("kind", "p", "why", "status"),
    [
        ("number", 0.95, "12 -> 21", "disputed"),
        ("number", 0.6, "12 -> 21: another value, as newsrooms round", "agreed"),
        ("number", 0.2, "12 -> 21: another value, if they count one thing", "agreed"),
        ("negation", 0.9, "the predicate that not denies on one side stands without it on the other", "disputed"),
        ("negation", 0.9, "the predicate that without denies on one side stands without it on the other", "agreed"),
        ("place", 0.65, "in -> near: the harbour is the same, the place is not", "agreed"),
    ],
)
def test_a_small_difference_is_a_dispute_only_where_both_cannot_be_right(kind: str, p: float, why: str, status: str) -> None:
    small = replace(_swap("a", "d"), type=kind, p=p, why=why, severity="low")
    (claim,) = weigh([_claim("a", "d")], [small], Stemma(roots=("a", "d")), [A, D])
    assert claim.status == status
