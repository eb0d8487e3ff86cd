"""Titles stop being (part of) names: GUM names whoever is meant ("the President"), the others mostly leave "President" out."""

from __future__ import annotations

from dataclasses import replace

from retold.models.english.titles import title_length
from sources.examples import Document, Example, spans


def without_titles(document: Document) -> Document:
    """``document`` with the titles before the names of persons, and persons who are but a title, no longer named."""
    return [replace(example, names=_cleared(example)) if example.names else example for example in document]


def _cleared(example: Example) -> tuple[str, ...]:
    cleared = list(example.names or ())
    for start, end, kind in spans(cleared):
        count = title_length(example.words[start:end]) if kind == "person" else 0
        if count:
            cleared[start : start + count] = ["O"] * count
            if start + count < end:
                cleared[start + count] = f"B-{kind}"
    return tuple(cleared)
