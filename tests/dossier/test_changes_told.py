"""Changes that are discrepancies: two kinds of thing in one slot, names spelt apart, what is certain. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

import retold
from retold.model import Discrepancy

TELLER = """Fire at the Oster depot

A fire broke out at the Oster depot on Monday, and about 40 workers fled over the canal bridge, the police said.

{}
"""
OTHER = "Forty people who worked at the depot in Oster ran across the canal when fire broke out on Monday.\n\n{}\n"


def found(folder: Path, first: str, second: str, kind: str) -> list[Discrepancy]:
    """The discrepancies of one kind of two independent tellings of one fire, each with a paragraph of its own."""
    (folder / "courier.txt").write_text(TELLER.format(first), encoding="utf-8")
    (folder / "mirror.txt").write_text(OTHER.format(second), encoding="utf-8")
    (story,) = retold.build([folder]).stories
    return [d for d in story.discrepancies if d.kind == kind]


def test_two_kinds_of_thing_in_one_slot(tmp_path: Path) -> None:
    first, second = (
        "Masked men rammed a truck into the gate of the mill.",
        "A car was rammed into the gate, and masked men fled from the mill.",
    )
    (one,) = found(tmp_path, first, second, "term")
    assert (one.weight, one.severity) == ("compatible", "low")
    assert {span.exact for span in one.passages} == {"rammed a truck", "A car was rammed"}


def test_one_kind_in_one_slot_is_none(tmp_path: Path) -> None:
    first, second = (
        "Masked men rammed a truck into the gate of the mill.",
        "A lorry was rammed into the gate, and masked men fled from the mill.",
    )
    assert not found(tmp_path, first, second, "term")


@pytest.mark.parametrize(("other", "told"), [("Rajao Tellwick", True), ("Rajai Tellwick", False)])
def test_a_name_spelt_apart(tmp_path: Path, other: str, told: bool) -> None:
    line = "The foreman {} counted the barrels on the quay twice, and {} wept."
    every = found(tmp_path, line.format("Rajai Tellwick", "Tellwick"), line.format(other, "Tellwick"), "name")
    assert bool(every) == told
    assert all({"Rajai Tellwick", other} <= {span.exact for span in one.passages} for one in every)


@pytest.mark.parametrize(("hedge", "told"), [("allegedly ", True), ("", False)])
def test_certain_here_and_hedged_there(tmp_path: Path, hedge: str, told: bool) -> None:
    first = "At least thirty barges {}transferred silver barrels to the rebel ship since October."
    second = "Since October at least thirty barges transferred silver barrels to the rebel ship at night."
    every = found(tmp_path, first.format(hedge), second, "hedge")
    assert [(one.weight, one.severity) for one in every] == [("compatible", "low")] * told
