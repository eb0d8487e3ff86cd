"""Who said it, where from, which ones, which day: finders that read names and dates. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

import retold
from retold.model import Discrepancy

TELLER = """Fire at the Oster depot

A fire broke out at the Oster depot on {day}, and about 40 workers fled over the canal bridge, the police said.

{more}
"""


def found(folder: Path, first: str, second: str, days: tuple[str, str] = ("Monday", "Monday")) -> tuple[Discrepancy, ...]:
    """The discrepancies of two independent tellings of one fire, each with a paragraph of its own."""
    other = "Forty people who worked at the depot in Oster ran across the canal when fire broke out on {day}.\n\n{more}\n"
    (folder / "courier.txt").write_text(TELLER.format(day=days[0], more=first), encoding="utf-8")
    (folder / "mirror.txt").write_text(other.format(day=days[1], more=second), encoding="utf-8")
    (story,) = retold.build([folder]).stories
    return story.discrepancies


SAID = '"The gates of the depot had been chained since the spring," said {} on the quay.'


def test_one_utterance_of_two_speakers(tmp_path: Path) -> None:
    (one,) = (d for d in found(tmp_path, SAID.format("Ilka Brandt"), SAID.format("Paul Rhee")) if d.kind == "attribution")
    assert one.weight == "conflict"
    assert "Ilka Brandt / Paul Rhee" in one.what


@pytest.mark.parametrize("speaker", ["Brandt", "a spokesman for Paul Rhee", "he"])
def test_one_speaker_told_shortly_or_by_another_is_none(tmp_path: Path, speaker: str) -> None:
    again = found(tmp_path, SAID.format("Ilka Brandt"), SAID.format(speaker))
    assert not any(d.kind == "attribution" for d in again)


OWN = "The gates of the depot had been chained since the early spring{}"


def test_words_of_somebody_told_as_a_report_s_own(tmp_path: Path) -> None:
    said = f'"{OWN.format(",")}" said Ilka Brandt on the quay.'
    every = [d for d in found(tmp_path, said, OWN.format(".")) if d.kind == "attribution"]
    assert [d.weight for d in every] == ["compatible"]
    assert "Ilka Brandt" in every[0].what


def test_words_that_the_other_report_gives_to_somebody_too_are_none(tmp_path: Path) -> None:
    said = f'"{OWN.format(",")}" said Ilka Brandt on the quay.'
    again = found(tmp_path, said, f"According to Ilka Brandt, {OWN.format('.').lower()}")
    assert not any(d.kind == "attribution" for d in again)


@pytest.mark.parametrize(("holder", "told"), [("according to Tresania", True), ("he says", False)])
def test_one_statement_in_two_mouths(tmp_path: Path, holder: str, told: bool) -> None:
    text = (
        "President Paul Rhee of Lumbria wrote of the thousands of stolen harbour barrels which {} were loaded aboard the burning silver "
        "freighter beside the depot of Oster in Tresania."
    )
    every = found(tmp_path, text.format("he says"), text.format(holder))
    assert any(d.kind == "attribution" for d in every) == told


def test_one_person_from_two_places(tmp_path: Path) -> None:
    first, second = "Paul Rhee, 31, from Oster, had a burnt hand.", "Paul Rhee, 31, from Harlan, was treated for burns to a hand."
    (one,) = (d for d in found(tmp_path, first, second) if d.kind == "place")
    assert one.weight == "compatible"
    assert "Harlan / Oster" in one.what


def test_one_ship_under_two_flags(tmp_path: Path) -> None:
    first = "The Lumbrian-flagged Silver Petrel was moored at the depot."
    second = "Silver Petrel is registered in Tresania and lay beside the burning sheds."
    named = [d for d in found(tmp_path, first, second) if d.kind == "place"]
    assert all(d.weight == "conflict" for d in named)


def test_people_of_one_place_are_no_discrepancy(tmp_path: Path) -> None:
    first, second = "Paul Rhee, 31, from Oster, had a burnt hand.", "Paul Rhee, from Oster, was treated for burns to a hand."
    assert not any(d.kind == "place" for d in found(tmp_path, first, second))


def test_lists_that_name_others(tmp_path: Path) -> None:
    first = "The stolen crates held paintings from museums in Harlan, Lindal, Velm and Corvale."
    second = "Crates with stolen paintings from museums in Harlan, Lindal and Corvale were found."
    (one,) = (d for d in found(tmp_path, first, second) if d.kind == "omission")
    assert one.weight == "compatible"
    assert one.what.endswith("Velm")
    assert not any(d.kind == "omission" for d in found(tmp_path, first, second.replace("Lindal and", "Lindal, Velm and")))


DATED = """April 21, 2025

Fire guts depot in Oster

{when} a fire broke out at the Oster depot, and about 40 workers fled over the canal bridge, the police said.
"""


def test_the_day_of_the_matter_and_the_day_of_the_reports(tmp_path: Path) -> None:
    (tmp_path / "dated.txt").write_text(DATED.format(when="Overnight"), encoding="utf-8")
    (one,) = (d for d in found(tmp_path, "The roof fell in.", "The roof collapsed.", ("Sunday", "Sunday")) if d.kind == "date")
    assert one.weight == "compatible"
    assert "2025-04-20" in one.what


def test_the_day_of_the_reports_is_no_other_day(tmp_path: Path) -> None:
    (tmp_path / "dated.txt").write_text(DATED.format(when="On Monday"), encoding="utf-8")
    assert not any(d.kind == "date" for d in found(tmp_path, "The roof fell in.", "The roof collapsed."))
