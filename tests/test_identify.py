"""Names joined across the reports of a story, and kept apart where they are two."""

from __future__ import annotations

from tests.telling import language, report

from retold.annotate import annotate
from retold.identify import identify
from retold.model import Name


def names(**texts: str) -> dict[str, Name]:
    return {name.name: name for name in identify([annotate(report(label, text), language()) for label, text in texts.items()])}


def spellings(name: Name) -> set[str]:
    return {spelling.text for spelling in name.spellings}


def test_surname_title_and_lost_accent_join_the_full_name() -> None:
    found = names(
        a="President Tomás Agüero spoke on Monday. Agüero left early.",
        b="Mr. Agero said no. Officials praised Toms Agero on Monday.",
    )
    assert spellings(found["Tomás Agüero"]) == {"Tomás Agüero", "Agüero", "Toms Agero", "Agero"}


def test_people_who_share_a_surname_stay_apart() -> None:
    found = names(
        a="Police questioned María Inés Brandt and Celia Brandt on Monday. Brandt said nothing.", b="Celia Brandt left. Brandt wept."
    )
    assert spellings(found["Celia Brandt"]) == {"Celia Brandt", "Brandt"}
    assert [span.report for spelling in found["Celia Brandt"].spellings if spelling.text == "Brandt" for span in spelling.spans] == ["b"]
    assert spellings(found["María Inés Brandt"]) == {"María Inés Brandt"}


def test_an_acronym_joins_the_name_it_abbreviates() -> None:
    found = names(
        a="The Harbour Safety Authority (HSA) closed it.", b="The HSA said so.", c="Officials of the Harbour Safety Authority left."
    )
    assert spellings(found["Harbour Safety Authority"]) == {"Harbour Safety Authority", "HSA"}


def test_an_acronym_told_in_brackets_joins_even_when_its_letters_differ() -> None:
    found = names(a="Guards of the Centre for Holding Prisoners (CEHOP) fled. Cehop burned.")
    assert spellings(found["Centre for Holding Prisoners"]) == {"Centre for Holding Prisoners", "CEHOP", "Cehop"}


def test_particles_and_dots_do_not_part_names() -> None:
    found = names(
        a="He met Corina Paz de Robles in the U.S. today.", b="He met Corina Paz of Robles in the United States.", c="He left the US."
    )
    assert spellings(found["Corina Paz de Robles"]) == {"Corina Paz de Robles", "Corina Paz of Robles"}
    assert spellings(found["United States"]) == {"U.S.", "US", "United States"}


def test_what_reports_call_a_person_is_kept() -> None:
    found = names(a="The opposition leader Ada Brandt left.", b="Mayor Ada Brandt left.")
    assert {description.text for description in found["Ada Brandt"].described_as} == {"opposition leader", "Mayor"}


def test_the_order_of_reports_changes_nothing() -> None:
    texts = {
        "a": "Ada Brandt met Tom Ruiz in Lisbon.",
        "b": "Brandt praised Ruiz.",
        "c": "The Lisbon Harbour Authority praised Ada Brandt.",
    }
    told = [annotate(report(label, text), language()) for label, text in texts.items()]
    assert identify(told) == identify(list(reversed(told)))
