"""Discrepancies in how far a thing went, in who contests what, in lists of two and in spellings, on invented texts."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import retold
from retold.model import Discrepancy

OPENING = "The Dorland council met in Harlan on Tuesday evening to speak about the winter fair.\n\n"


def found(texts: dict[str, str]) -> tuple[Discrepancy, ...]:
    """All discrepancies of one story of invented reports."""
    with TemporaryDirectory() as folder:
        for name, text in texts.items():
            (Path(folder) / f"{name}.txt").write_text(f"Report {name}\n\n{text}\n", encoding="utf-8")
        return tuple(one for story in retold.build([folder]).stories for one in story.discrepancies)


def of_kind(texts: dict[str, str], kind: str) -> list[Discrepancy]:
    return [one for one in found(texts) if one.kind == kind]


def test_nearly_destroyed_against_destroyed() -> None:
    texts = {
        "a": "A fire on Monday nearly destroyed the old timber warehouse by the canal in Harlan, officials said.",
        "b": "The old timber warehouse by the canal in Harlan was destroyed by a fire on Monday, officials said.",
    }
    (one,) = of_kind(texts, "scope")
    assert one.what == "“nearly destroyed” against “destroyed”"
    assert one.weight == "compatible"


def test_what_falls_short_of_the_whole_is_told_though_it_is_the_whole_that_it_falls_short_of() -> None:
    texts = {
        "a": "A fire on Monday almost totally destroyed the old timber warehouse by the canal in Harlan.",
        "b": "The old timber warehouse by the canal in Harlan was destroyed by a fire on Monday.",
    }
    assert [one.what for one in of_kind(texts, "scope")] == ["“almost destroyed” against “destroyed”"]


@pytest.mark.parametrize(
    "second",
    [
        "The old timber warehouse by the canal in Harlan was completely destroyed, nearly destroyed some say, by a fire on Monday.",
        "The storm of 1987 destroyed forty barns in the hills of Wendle.",
    ],
)
def test_a_grade_told_by_both_or_of_another_matter_is_none(second: str) -> None:
    texts = {"a": "A fire on Monday nearly destroyed the old timber warehouse by the canal in Harlan.", "b": second}
    assert of_kind(texts, "scope") == []


def contested(text: str) -> list[Discrepancy]:
    texts = {"a": OPENING + text, "b": OPENING + "It was adjourned before supper."}
    return [one for one in found(texts) if one.what.startswith("contested")]


@pytest.mark.parametrize(
    "denial",
    [
        "Scholars are skeptical of that claim.",
        "The mayor denied the report on Friday.",
        "A lawyer for the firm said the allegations were false.",
    ],
)
def test_what_is_given_on_somebodys_word_and_contested_at_once(denial: str) -> None:
    (one,) = contested(f"The guild says that it has already built an engine small enough for a rowing boat. {denial}")
    assert [span.exact.split()[0] for span in one.passages] == ["The", denial.split()[0]]


@pytest.mark.parametrize(
    "denial",
    [
        "The mayor denied rumours of a strike at the mill.",
        "The mayor did not deny the report.",
        "A judge dismissed the charges.",
    ],
)
def test_what_is_contested_by_its_own_name_or_not_at_all_is_none(denial: str) -> None:
    assert contested(f"The guild says that it has already built an engine small enough for a rowing boat. {denial}") == []


def test_what_nobody_said_is_not_contested() -> None:
    assert contested("The river rose by two metres in the night. The mayor denied the report on Friday.") == []


def test_one_name_spelt_twice_in_one_report() -> None:
    texts = {
        "a": "Tobias Merrin fell into the quarry on Monday. His mother said that Tobias Merin had climbed the fence.",
        "b": "A boy of four fell into the quarry on Monday.",
    }
    (one,) = (one for one in of_kind(texts, "name") if one.weight == "self")
    assert "Merrin / Tobias Merin" in one.what


@pytest.mark.parametrize("second", ["Tobias Merrin’s", "The Merrins", "Tobias Merrín"])
def test_owners_plurals_and_accents_are_no_slips(second: str) -> None:
    texts = {
        "a": f"Tobias Merrin fell into the quarry on Monday. {second} mother had climbed the fence, police said.",
        "b": "A boy of four fell into the quarry on Monday.",
    }
    assert [one for one in of_kind(texts, "name") if one.weight == "self"] == []


def test_a_list_of_three_against_two_of_them() -> None:
    texts = {
        "a": "Telephone lines in Dorland, Wendle and Harlan were badly disrupted on Friday after three undersea cables snapped.",
        "b": "Telephone lines in Wendle and Harlan were badly disrupted on Friday after three undersea cables snapped.",
    }
    (one,) = of_kind(texts, "omission")
    assert one.what == "which ones: not all name Dorland"


def test_two_of_three_told_of_another_matter_are_no_discrepancy() -> None:
    texts = {
        "a": "Telephone lines in Dorland, Wendle and Harlan were badly disrupted on Friday after three undersea cables snapped.",
        "b": "A folk choir from Wendle and Harlan sang at the winter fair on Friday.",
    }
    assert of_kind(texts, "omission") == []
