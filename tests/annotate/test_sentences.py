"""Sentences know the part of the report they stand in."""

from __future__ import annotations

from dataclasses import replace

from tests.telling import language, report

from retold.annotate import annotate
from retold.model import Part


def test_a_dateline_is_cut_from_its_sentence() -> None:
    item = report("r", "LORN, Portugal — The mayor left.\nThe bridge closed.")
    item = replace(item, parts=(Part("dateline", item.span(0, 16)),))
    found = annotate(item, language()).sentences
    assert [(item.text[sentence.start : sentence.end], sentence.part) for sentence in found] == [
        ("LORN, Portugal —", "dateline"),
        ("The mayor left.", "body"),
        ("The bridge closed.", "body"),
    ]
