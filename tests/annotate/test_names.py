"""Names where they stand: their span, their kind and what the text calls them."""

from __future__ import annotations

import pytest
from tests.telling import language, report

from retold.annotate import annotate
from retold.model import Mention


def mentions(text: str) -> list[Mention]:
    return list(annotate(report("r", text), language()).mentions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yesterday President Ada Brandt met Mr. Ruiz.", [("Ada Brandt", "person"), ("Ruiz", "person")]),
        ("Venezuelan officials met in April. The men left on Monday.", []),
        ("She works for the Ministry of Health in Lisbon.", [("Ministry of Health", "organization"), ("Lisbon", "place")]),
        (
            "The International Committee of the Green Star left Kenya.",
            [("International Committee of the Green Star", "organization"), ("Kenya", "place")],
        ),
        ("It was banned under the Harbour Safety Act of 1932.", [("Harbour Safety Act", "law")]),
        ("The rebels of Abu Hasan al-Rashidi fled.", [("Abu Hasan al-Rashidi", "person")]),
        ("Police arrested Theresa May and María de la Cruz.", [("Theresa May", "person"), ("María de la Cruz", "person")]),
        ("They are members of the gang Velo de Plata.", [("Velo de Plata", "organization")]),
        ("Gangs like Velo de Plata moved north.", [("Velo de Plata", "organization")]),
        ("The ruling Workers' Party met in Lisbon.", [("Workers' Party", "organization"), ("Lisbon", "place")]),
        ("It asked the Securities and Exchange Commission.", [("Securities and Exchange Commission", "organization")]),
        ("They met the Senate and the Exchange Commission.", [("Senate", "organization"), ("Exchange Commission", "organization")]),
        ("He praised People for the Kind Treatment of Cats.", [("People for the Kind Treatment of Cats", "other")]),
        ("Lorn County Executive Kathy Vesker spoke.", [("Lorn County", "place"), ("Kathy Vesker", "person")]),
        (
            "Lorn Records COO Jane Okoro spoke at Facebook.",
            [("Lorn Records", "organization"), ("Jane Okoro", "person"), ("Facebook", "organization")],
        ),
        ("London Mayor Jane Okoro spoke.", [("London", "place"), ("Jane Okoro", "person")]),
        ("The US-backed fighters shouted STOP THIS NOW at us.", []),
        ("A storm hit 53rd Street on the XR-13 line.", [("53rd Street", "place"), ("XR-13", "organization")]),
    ],
)
def test_names_are_found_without_their_titles(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.span.exact, mention.kind) for mention in mentions(text)] == expected


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    assert [mention.span.exact for mention in mentions("Boats were burning. Firefighters arrived. Smoke rose over the town.")] == []


def test_a_surname_at_the_beginning_is_known_from_elsewhere() -> None:
    found = [mention.span.exact for mention in mentions("The mayor thanked Ada Marsh. Marsh left early. The marsh was dry.")]
    assert found == ["Ada Marsh", "Marsh"]


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("The opposition leader Ada Brandt fled.", "opposition leader"),
        ("On Monday Prime Minister Ada Brandt fled.", "Prime Minister"),
        ("Ada Brandt, the mother of two soldiers, fled.", "the mother of two soldiers"),
    ],
)
def test_what_the_text_calls_a_person_is_kept(text: str, described: str) -> None:
    spans = [mention.described.exact for mention in mentions(text) if mention.described]
    assert spans == [described]
