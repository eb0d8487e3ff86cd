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


def test_points_of_the_compass_keep_countries_apart() -> None:
    found = names(
        a="Envoys of North Korea and South Korea met on Monday. N. Korea was late, S. Korea was not.",
        b="The Democratic People's Republic of Korea, North Korea, sent a note. The Republic of Korea, South Korea, sent none.",
    )
    assert "N. Korea" in spellings(found["North Korea"])
    assert "S. Korea" in spellings(found["South Korea"])
    assert not spellings(found["North Korea"]) & spellings(found["South Korea"])


def test_initials_and_nicknames_join_the_person_they_fit_and_no_other() -> None:
    found = names(
        a="William Brandt met James Vos on Monday. James Vos left early.", b="Billy Brandt met J. Vos.", c="K. Vos was there with Brandt."
    )
    assert spellings(found["William Brandt"]) == {"William Brandt", "Billy Brandt", "Brandt"}
    assert spellings(found["James Vos"]) == {"James Vos", "J. Vos"}


def test_a_given_name_alone_needs_its_family_in_the_report() -> None:
    found = names(a="Harvey Brandt left on Monday. Harvey wept.", b="The storm Harvey hit Lisbon on Monday. Harvey then passed.")
    assert {span.report for spelling in found["Harvey Brandt"].spellings for span in spelling.spans} == {"a"}


def test_an_acronym_is_no_persons_initials_and_no_flight() -> None:
    found = names(
        a="Amy Porter sang for the AP on Monday. The AP wrote about Amy Porter.", b="Harbour Airlines flight HA446 left. HA446 landed."
    )
    assert spellings(found["Amy Porter"]) == {"Amy Porter"}
    assert "HA446" not in spellings(found.get("Harbour Airlines") or found["HA446"]) - {"HA446"}


def test_an_office_written_small_elsewhere_and_cut_in_the_middle_is_one() -> None:
    found = names(
        a="The Lorn Ambulance Service came first. The International Committee of the Green Star came next.",
        b="The Lorn ambulance service came first. The International Green Star came next.",
    )
    assert spellings(found["Lorn Ambulance Service"]) == {"Lorn Ambulance Service", "Lorn ambulance service"}
    assert spellings(found["International Committee of the Green Star"]) == {
        "International Committee of the Green Star",
        "International Green Star",
    }


def test_what_stands_before_a_given_name_is_no_part_of_the_name() -> None:
    found = names(a="Physicist David Brandt spoke on Monday. Brandt left.", b="Reuters David Brandt of the Union of Lorn spoke.")
    assert "Brandt" in spellings(found["David Brandt"])
    assert "Physicist David Brandt" not in found


def test_a_name_written_down_from_another_script_in_two_ways_is_one() -> None:
    found = names(
        a="Doctor Noor Samad Faiz spoke on Monday. Faiz left.", b="The wounded were brought in, said local doctor Noor Samad Fayez."
    )
    assert any({"Noor Samad Faiz", "Noor Samad Fayez"} <= spellings(name) for name in found.values())


def test_a_man_and_a_woman_whose_names_differ_by_a_letter_are_two() -> None:
    found = names(a="President Maria Brandt spoke on Monday.", b="Mr. Mario Brandt spoke on Monday.")
    assert not any({"Maria Brandt", "Mario Brandt"} <= spellings(name) for name in found.values())


def test_a_province_is_called_with_and_without_the_word() -> None:
    found = names(a="The wall fell in Vesk Province on Monday. Many live in Vesk Province.", b="A wall fell in Vesk.", c="It fell in Vesk.")
    assert spellings(found["Vesk"]) == {"Vesk", "Vesk Province"}


def test_a_name_that_keeps_its_article_is_told_with_it() -> None:
    found = names(
        a="The mayor told The Lorn Unheard that it fell. The Lorn Unheard wrote so.", b="He spoke to reporters of The Lorn Unheard."
    )
    assert "The Lorn Unheard" in found
    assert "The Lorn Unheard" not in names(a="He spoke to the Lorn Unheard. The Lorn Unheard wrote so.")


def test_an_office_of_a_college_stands_before_the_name() -> None:
    found = names(a="Lorn College Dean Shula Rubin Vesker spoke on Monday.", b="Shula R. Vesker, a friend, said so. Dr. Vesker left.")
    assert {"Shula Rubin Vesker", "Shula R. Vesker"} <= spellings(next(name for name in found.values() if "Vesker" in name.name))


def test_a_bare_surname_is_the_chief_ones_until_another_comes() -> None:
    found = names(a="Karl Brandt left on Monday. Brandt said nothing. Brandt is a brother of Ada Brandt, a baker.")
    assert spellings(found["Karl Brandt"]) == {"Karl Brandt", "Brandt"}


def test_a_surname_told_of_often_is_not_the_one_who_is_named_in_full_by_the_way() -> None:
    found = names(
        a="Vesker spoke on Monday. Vesker was glad. Vesker left early. Her father, Karl Vesker, stayed.",
        b="Ada Vesker spoke on Monday. Vesker was glad.",
    )
    assert spellings(found["Ada Vesker"]) == {"Ada Vesker", "Vesker"}
