"""Trees: who is the parent, when nobody is, and how many roots remain."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.stories import COPY, LOCAL, WIRE
from tests.telling import credited, language, report, told

from retold.derive import derive
from retold.model import Condition, Relation, Report, Stemma
from retold.relate import relate


def _stemma(reports: list[Report], relations: tuple[Relation, ...]) -> Stemma:
    return derive(reports, relations)


def _relations(texts: dict[str, str]) -> tuple[Relation, ...]:
    return relate(told(texts), language().lexicon.rarity)


def test_the_earlier_of_two_copies_is_the_parent() -> None:
    reports = [report("wire", WIRE, published="2026-11-03T08:02"), report("copy", COPY, published="2026-11-03T09:40")]
    stemma = _stemma(reports, _relations({"wire": WIRE, "copy": COPY}))
    edge = stemma.parent_of("copy")
    assert edge is not None
    assert (edge.parent, edge.child) == ("wire", "copy")
    assert edge.direction_p > 0.6
    assert stemma.roots == ("wire",)
    assert stemma.independent.best == 1


def test_a_credit_outweighs_a_lying_clock() -> None:
    copy = credited(
        report("copy", COPY + "Source: Continental Wire.", published="2026-11-03T07:00"), "Continental Wire", "Continental Wire"
    )
    reports = [report("wire", WIRE, outlet="Continental Wire", published="2026-11-03T08:02"), copy]
    edge = _stemma(reports, _relations({"wire": WIRE, "copy": copy.text})).parent_of("copy")
    assert edge is not None
    assert edge.parent == "wire"


def test_two_copies_that_credit_an_absent_agency_descend_from_an_unseen_source() -> None:
    first = credited(report("first", WIRE), "Continental Wire", "Continental Wire")
    second = report("second", COPY)
    stemma = _stemma([first, second], _relations({"first": WIRE, "second": COPY}))
    assert [source.origin for source in stemma.unseen] == ["Continental Wire"]
    assert stemma.unseen[0].children == ("first", "second")
    assert stemma.independent.best == 1


def test_independent_reports_are_roots_of_their_own() -> None:
    reports = [report("wire", WIRE), report("local", LOCAL)]
    stemma = _stemma(reports, _relations({"wire": WIRE, "local": LOCAL}))
    assert stemma.roots == ("local", "wire")
    assert not stemma.derivations


def test_an_undated_pair_in_which_each_holds_more_has_an_unseen_parent() -> None:
    lines, extra = WIRE.splitlines(), LOCAL.splitlines()
    first = "\n".join([*lines, extra[0], extra[2]])
    second = "\n".join([lines[0], lines[1], extra[4], *lines[2:]])
    reports = [report("first", first), replace(report("second", second), condition=Condition(0.4))]
    stemma = _stemma(reports, _relations({"first": first, "second": second}))
    assert len(stemma.unseen) == 1
    assert stemma.unseen[0].children == ("first", "second")


@given(st.permutations(["wire", "copy", "local"]))
def test_order_of_reports_changes_nothing(order: list[str]) -> None:
    texts = {"wire": WIRE, "copy": COPY, "local": LOCAL}
    relations = _relations(texts)
    assert _stemma([report(label, texts[label]) for label in order], relations) == _stemma([report(x, texts[x]) for x in texts], relations)


def test_every_report_hangs_under_a_root() -> None:
    texts = {"wire": WIRE, "copy": COPY, "third": COPY.replace("21", "22"), "local": LOCAL}
    stemma = _stemma([report(x, texts[x], published=f"2026-11-03T0{n + 5}:00") for n, x in enumerate(texts)], _relations(texts))
    children = {edge.child for edge in stemma.derivations if edge.kind != "partial"}
    assert set(texts) == children | (set(stemma.roots) & set(texts))
    for child in children:
        at: str | None = child
        for _ in range(len(texts) + 1):
            edge = stemma.parent_of(at) if at else None
            at = edge.parent if edge else at
        assert at in stemma.roots
