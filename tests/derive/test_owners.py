"""Outlets of one owner count as two texts at best and as one at least; lists of owners are read or refused in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.stories import LOCAL, WIRE
from tests.telling import report

import retold
from retold.derive import Owners, derive, owners_in, shipped
from retold.errors import OptionError
from retold.model import Passage, Stemma
from retold.weigh.roots import Roots


def test_an_outlet_is_found_by_address_domain_or_name() -> None:
    owners = Owners({"House": ["example.com", "The Evening Bell"]})
    assert owners.of(replace(report("a", WIRE), url="https://www.news.example.com/x", outlet="")) == "House"
    assert owners.of(report("b", WIRE, outlet="edition.example.com")) == "House"
    assert owners.of(report("c", WIRE, outlet="evening bell")) == "House"
    assert owners.of(report("d", WIRE, outlet="myexample.com")) == ""
    assert owners.of(report("e", WIRE, outlet="")) == ""


def test_a_later_list_goes_before_an_earlier_one() -> None:
    owners = Owners({"Old": ["example.com"]}, {"New": ["example.com"]})
    assert owners.of(report("a", WIRE, outlet="example.com")) == "New"


def test_no_outlet_of_the_shipped_list_has_two_owners() -> None:
    outlets = [outlet for names in shipped().values() for outlet in names]
    assert len(outlets) == len(set(outlets)) > 50


def test_texts_of_one_owner_are_one_in_the_low_count_only() -> None:
    reports = [report("a", WIRE), report("b", LOCAL), report("c", "Nothing else happened.")]
    stemma = derive(reports, [], owners={"a": "House", "b": "House", "c": ""})
    assert (stemma.independent.low, stemma.independent.best, stemma.independent.high) == (2, 3, 3)
    roots = Roots(Stemma(roots=("a", "b", "c")), {"a": "House", "b": "House"})
    counted = roots.count([Passage(item.span(0, 9)) for item in reports])
    assert (counted.low, counted.best, counted.high) == (2, 3, 3)


@pytest.mark.parametrize(
    "text", ["[owner", "owner = 3", '[owner]\n"House" = "example.com"', '[hidden]\n"a" = ["b"]', "[owner]\nHouse = [1]"]
)
def test_what_is_no_list_of_owners_is_refused(text: str) -> None:
    with pytest.raises(OptionError) as refused:
        owners_in(text, "mine.toml")
    assert refused.value.code == "R218"
    assert "mine.toml" in str(refused.value)


def test_a_build_reads_the_list_it_is_given(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("bell.txt", WIRE), ("horn.txt", LOCAL)):
        (folder / name).write_text(text, encoding="utf-8")
    table = tmp_path / "outlets.toml"
    table.write_text('[owner]\n"House" = ["bell", "horn"]\n', encoding="utf-8")
    plain, owned = retold.build(folder), retold.build(folder, outlets=table)
    assert plain.stories
    assert all(story.stemma.independent.low <= story.stemma.independent.best for story in owned)
    with pytest.raises(OptionError):
        retold.build(folder, outlets=tmp_path / "none.toml")
