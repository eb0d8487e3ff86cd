"""Names that reports spell with other letters, told of the whole story."""

from __future__ import annotations

from tests.telling import language, told

from retold.compare.spelled import spelled_apart
from retold.identify import identify
from retold.model import Difference


def differences(**texts: str) -> list[Difference]:
    annotations = told(texts)
    layers = {item.report.id: item for item in annotations}
    return spelled_apart(layers, identify(annotations), (), (), language().lexicon)


def pairs(found: list[Difference]) -> set[frozenset[str]]:
    return {frozenset({item.a.exact, item.b.exact}) for item in found if item.a and item.b}


def test_an_odd_spelling_is_told_once_a_report_against_the_best_attested() -> None:
    found = differences(
        a="A van burned in Quellburg on Monday. Mayor Henrik Tallander wept in the old square.",
        b="The mayor, Henrik Tallander, wept in the old square.",
        c="Firemen came late. Henrik Tallanter left before noon. Henrik Tallanter said nothing.",
    )
    assert pairs(found) == {frozenset({"Henrik Tallander", "Henrik Tallanter"})}
    assert len(found) == 1
    assert found[0].type == "name"
    assert found[0].meaning == "changed"


def test_what_sounds_alike_weighs_little() -> None:
    found = differences(a="Doctor Noor Samad Faiz spoke. Doctor Noor Samad Faiz left.", b="So said the doctor Noor Samad Fayez on Monday.")
    assert [item.severity for item in found] == ["low"]


def test_accents_capitals_and_short_forms_are_no_corruption() -> None:
    assert not differences(a="Mayor José Tallander spoke on Monday. Tallander left.", b="Mayor Jose Tallander spoke. JOSE TALLANDER left.")
    assert not differences(a="It was in Vesk-i-Lorn on Monday.", b="It was in Vesk-e-Lorn on Monday.")


def test_the_order_of_reports_changes_nothing() -> None:
    texts = {"a": "Mayor Henrik Tallander wept.", "b": "Mayor Henrik Tallander wept.", "c": "Mayor Henrik Tallanter wept."}
    assert differences(**texts) == differences(**dict(reversed(texts.items())))
