"""Demonyms (Venezuelan, Syrians) stop being names: the sources disagree about them, and a list serves better."""

from __future__ import annotations

from dataclasses import replace

from sources.examples import Document, Example, spans


def without_demonyms(document: Document, demonyms: frozenset[str]) -> Document:
    """``document`` with the labels of demonyms taken off."""
    return [replace(example, names=_cleared(example, demonyms)) if example.names else example for example in document]


def _cleared(example: Example, demonyms: frozenset[str]) -> tuple[str, ...]:
    cleared = list(example.names or ())
    for start, end, kind in spans(cleared):
        last = example.words[end - 1].lower()
        if kind != "person" and end - start <= 2 and (last in demonyms or last.removesuffix("s") in demonyms):
            cleared[start:end] = ["O"] * (end - start)
    return tuple(cleared)
