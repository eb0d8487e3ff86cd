"""Whose reading is new is told by all texts of the tree; what nothing tells has no birthplace."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.telling import report

from retold.model import Annotations, Condition, Derivation, Difference, Independent, Report, Stemma, Unseen, Variant
from retold.trace import trace
from retold.trace.kinship import stands_in

LEAD = "The ferry left at dawn with {} people aboard, the harbour office said."


def _stemma(parents: Mapping[str, str]) -> Stemma:
    edges = tuple(Derivation(f"{above}{below}", above, below, "edited", 1.0, 1.0, 1.0) for below, above in parents.items())
    unseen = tuple(Unseen(above, (), "", "") for above in sorted(set(parents.values())) if above.startswith("u"))
    return Stemma(edges, (), unseen, (), Independent(1, 1, 1, ()))


def _traced(figures: Mapping[str, str], parents: Mapping[str, str]) -> dict[frozenset[str], Variant]:
    """The variants between any two reports that give another figure, by the two."""
    reports = {key: report(key, LEAD.format(figure)) for key, figure in figures.items()}
    differences = [
        _difference(reports[a], reports[b]) for a in sorted(figures) for b in sorted(figures) if a < b and figures[a] != figures[b]
    ]
    annotations = [Annotations(item, (), (), (), (), (), (), (), Condition()) for item in reports.values()]
    return {frozenset(variant.between): variant for variant in trace(differences, _stemma(parents), annotations, {})}


def _difference(a: Report, b: Report) -> Difference:
    spans = [item.span(item.text.index(" people") - 2, item.text.index(" people")) for item in (a, b)]
    name = f"{a.id}{b.id}"
    return Difference(
        name, "c", "number", (), "substituted", "changed", 0.9, "high", (a.id, b.id), spans[0], spans[1], (spans[0], spans[1]), True, ""
    )


def _born(variant: Variant) -> tuple[str | None, str | None]:
    return variant.born_in, variant.after.exact if variant.after else None


def test_a_copy_that_reads_otherwise_than_its_parent_bore_its_reading() -> None:
    told = _traced({"a": "12", "b": "21"}, {"b": "a"})
    assert _born(told[frozenset("ab")]) == ("b", "21")


def test_what_a_child_has_from_above_its_parent_was_not_born_in_it() -> None:
    told = _traced({"a": "12", "b": "21", "c": "12"}, {"b": "a", "c": "b"})
    assert _born(told[frozenset("bc")]) == ("b", "21")
    assert told[frozenset("bc")].between == ("c", "b")


def test_two_lines_against_the_first_text_put_the_new_reading_in_it() -> None:
    told = _traced({"a": "21", "b": "12", "c": "12"}, {"b": "a", "c": "a"})
    assert {_born(variant) for variant in told.values()} == {("a", "21")}


def test_one_line_against_the_first_text_is_what_changed() -> None:
    told = _traced({"a": "12", "b": "21", "c": "12"}, {"b": "a", "c": "a"})
    assert {_born(variant) for variant in told.values()} == {("b", "21")}


def test_a_new_reading_is_born_once_and_copied_down() -> None:
    told = _traced({"a": "12", "b": "21", "c": "21", "d": "21"}, {"b": "a", "c": "b", "d": "c"})
    assert _born(told[frozenset("ad")]) == ("b", "21")
    assert told[frozenset("ad")].copied_by == ("c", "d")


def test_below_an_unseen_source_two_lines_outvote_one_and_one_against_one_tells_nothing() -> None:
    three = _traced({"a": "12", "b": "21", "c": "12"}, {"a": "u", "b": "u", "c": "u"})
    assert _born(three[frozenset("ab")]) == ("b", "21")
    two = _traced({"a": "12", "b": "21"}, {"a": "u", "b": "u"})
    assert two[frozenset("ab")].born_in is None


def test_what_was_changed_once_more_is_told_before_what_it_became() -> None:
    told = _traced({"a": "12", "b": "21", "c": "31"}, {"b": "a", "c": "b"})
    assert told[frozenset("ab")].rank < told[frozenset("bc")].rank


@pytest.mark.parametrize(
    ("words", "text", "held"),
    [("12", "in 2012", False), ("12", "12 people", True), ("12", "2012 and 12", True), ("'s", "the office's", True), ("12", "", False)],
)
def test_words_stand_in_a_text_only_as_they_are(words: str, text: str, held: bool) -> None:
    assert stands_in(words, text) is held
