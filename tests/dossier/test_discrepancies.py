"""What the finders of discrepancies find in invented stories, and what they leave alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.telling import language, named, told

from retold.collate import collate, count
from retold.dossier import Findings, discrepancies, positions
from retold.model import Discrepancy

CLAIMED = {
    "morning": "So far no group has claimed responsibility for the fire at the Oster depot, the police said on Monday.\n",
    "evening": "A group that calls itself Red Lantern claimed responsibility for the fire at the Oster depot in a letter.\n",
}
PASSED = {
    "courier": "The Oster council passed a dam law in March 2024 that bans night work at the depot.\n",
    "mirror": "The council of Oster says that a dam law passed in September 2024 bans all night work at the depot.\n",
}
OFFICE = {
    "courier": "Ilka Brandt, the mayor of Oster, spoke to the crowd at the depot.\n",
    "mirror": "The crowd at the depot heard Ilka Brandt, the former mayor of Oster, on Tuesday.\n",
}
SILENT = {
    "courier": "The government of President Anna Velm of Tresania has not responded to the offer of Ilka Brandt.\n",
    "mirror": "The chief prosecutor of Tresania, Paul Rhee, criticized the offer of Brandt as a trick.\n"
    "Tresanian President Anna Velm was travelling.\n",
}


def found(texts: dict[str, str]) -> tuple[Discrepancy, ...]:
    annotations = told(texts)
    lexicon = language().lexicon
    claims = collate(annotations, (), lexicon).claims
    counts = count(annotations, claims, lexicon)
    names = named(annotations)
    held = positions(annotations, claims, names, lexicon)
    return discrepancies(Findings(annotations, claims, (), (), held, names, lexicon, counts.labels, counts.selves, (), counts.rivals))


def of_kind(texts: dict[str, str], kind: str) -> list[Discrepancy]:
    return [one for one in found(texts) if one.kind == kind]


def test_affirmed_here_and_denied_there() -> None:
    (one,) = of_kind(CLAIMED, "negation")
    assert one.weight == "conflict"
    assert {span.report for span in one.passages} == {"morning", "evening"}
    assert "no group has claimed" in one.what


OPEN = {
    "cause": (
        "It was not immediately clear what caused the fire at the Oster depot.\n",
        "The fire brigade says that an old heater most likely caused the fire at the Oster depot.\n",
    ),
    "fate": (
        "The condition of the missing girl is unknown, the police in Oster said.\n",
        "The missing girl was found alive in a barn near Oster on Friday evening, the police said.\n",
    ),
    "suspect": (
        "The police in Oster have not yet identified any suspects in the depot fire.\n",
        "Detectives in Oster have arrested three men over the fire at the depot.\n",
    ),
    "responsibility": (
        "There was no immediate claim of responsibility for the blast at the depot.\n",
        "A group that calls itself Red Lantern claimed responsibility in a letter to a newspaper.\n",
    ),
    "motive": (
        "The motive of the attacker is still unclear, a spokesman for the court said.\n",
        "The attack was motivated by a quarrel over wages, the court heard on Friday.\n",
    ),
}


@pytest.mark.parametrize("topic", sorted(OPEN))
def test_what_one_report_leaves_open_another_answers(topic: str) -> None:
    left_open, answered = OPEN[topic]
    assert [one.what.partition(":")[0] for one in of_kind({"early": left_open, "late": answered}, "absence")] == [topic]
    assert of_kind({"early": left_open, "late": left_open}, "absence") == []
    assert of_kind({"early": answered, "late": answered}, "absence") == []


def test_two_denials_or_another_object_are_no_discrepancy() -> None:
    denied = CLAIMED | {"evening": "No group has claimed responsibility for the fire at the Oster depot yet.\n"}
    assert of_kind(denied, "negation") == []
    other = CLAIMED | {"evening": "A clerk of the Oster depot claimed a refund for the police fine on Monday.\n"}
    assert of_kind(other, "negation") == []


def test_one_act_at_two_times() -> None:
    (one,) = of_kind(PASSED, "date")
    assert {span.report for span in one.passages} == {"courier", "mirror"}
    assert of_kind(PASSED | {"mirror": PASSED["mirror"].replace("September", "March")}, "date") == []


def test_offices_that_differ_are_told_as_compatible() -> None:
    (one,) = of_kind(OFFICE, "role")
    assert one.weight == "compatible"
    assert "former mayor" in one.what
    assert of_kind(OFFICE | {"mirror": OFFICE["mirror"].replace("former ", "")}, "role") == []


def test_who_holds_office_answers_for_the_country() -> None:
    (one,) = of_kind(SILENT, "absence")
    assert any("criticized the offer" in span.exact for span in one.passages)


def test_an_answer_on_another_matter_is_no_answer() -> None:
    other = SILENT | {"mirror": SILENT["mirror"].replace("the offer of Brandt as a trick", "the harvest")}
    assert of_kind(other, "absence") == []


def test_a_report_that_counts_one_thing_twice_is_at_odds_with_itself() -> None:
    text = "The mayor said 77 people died in the flood.\nThe county said 80 people died in the flood that night.\n"
    (one,) = [d for d in found({"courier": text}) if d.weight == "self"]
    assert [span.exact for span in one.passages] == ["77 people", "80 people"]
    again = text.replace("80", "77")
    assert not [d for d in found({"courier": again}) if d.weight == "self"]


@given(st.permutations(list(SILENT)))
def test_order_of_reports_changes_nothing(order: list[str]) -> None:
    assert found({label: SILENT[label] for label in order}) == found(SILENT)


NONE_HELD = {
    "courier": "The council of Oster says that it holds no armed guards at the depot.\n",
    "mirror": "Dozens of armed guards were at the depot of Oster, a farmer said.\n",
}


def test_none_of_a_thing_against_some_of_it() -> None:
    (one,) = of_kind(NONE_HELD, "absence")
    assert {span.exact for span in one.passages} == {"no armed guards", "Dozens of armed guards"}
    other = NONE_HELD | {"mirror": NONE_HELD["mirror"].replace("armed", "tired")}
    assert of_kind(other, "absence") == []


NAMELESS = {
    "courier": "The police of Oster did not identify the gunman who shot at the depot.\n",
    "mirror": "The police of Oster identified the gunman as Paul Rhee, a former guard of the depot.\n",
}


def test_a_name_kept_here_and_given_there() -> None:
    (one,) = of_kind(NAMELESS, "absence")
    assert "Paul Rhee" in one.what
    assert one.weight == "conflict"
    another = NAMELESS | {"mirror": "The police of Oster identified the horse as Bruno, a gelding of the depot.\n"}
    assert of_kind(another, "absence") == []


def test_not_only_denies_nothing() -> None:
    text = "The Oster council not only banned night work at the depot, it closed the gate.\n"
    other = "The Oster council banned night work at the depot.\n"
    assert of_kind({"courier": text, "mirror": other}, "negation") == []


def test_ages_of_two_people_are_no_discrepancy() -> None:
    texts = {
        "courier": "Ilka Brandt, 31, was hurt in the fire at the Oster depot, the police said.\n",
        "mirror": "Paul Rhee, 33, was hurt in the fire at the Oster depot, the police said.\n",
    }
    assert of_kind(texts, "number") == []


def test_two_ages_of_one_child_in_two_claims() -> None:
    texts = {
        "courier": "A five-year-old boy is trapped in a shaft at Oster.\n",
        "mirror": "Rescuers dug all night.\nThe six-year-old boy was trapped in the shaft when he picked cabbages.\n",
    }
    (one,) = of_kind(texts, "number")
    assert (one.weight, one.severity in ("high", "medium")) == ("conflict", True)
    assert "five-year-old" in one.what
    assert "six-year-old" in one.what


def test_what_may_be_two_things_is_no_discrepancy() -> None:
    texts = {
        "courier": "Dozens of rescuers are at work near Oster.\n",
        "mirror": "Another 500 rescuers were sent home to Velm in 2011.\n",
    }
    assert of_kind(texts, "number") == []


def test_a_size_and_a_count_of_one_thing_are_told_as_compatible() -> None:
    texts = {
        "courier": "Dozens of rescuers are at work near Oster.\n",
        "mirror": "More than 500 rescuers took turns in the fields by night.\n",
    }
    (one,) = of_kind(texts, "number")
    assert (one.weight, one.severity) == ("compatible", "low")


def test_a_value_in_the_range_of_another_is_no_rival() -> None:
    texts = {
        "courier": "The men in the crowd at Oster were of ages 18 to 35, the police said.\n",
        "mirror": "The men in the crowd at Oster were of ages 18 and over, the police said.\n",
    }
    assert of_kind(texts, "number") == []
