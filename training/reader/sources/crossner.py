"""Names in Wikipedia on politics, science, literature, music and AI (Liu et al. 2021); MIT over CC BY-SA text."""

from __future__ import annotations

from pathlib import Path

from sources.examples import Document, named


def crossner(folder: Path) -> list[Document]:
    """All documents; their sentences stand alone, so that nothing is said of where sentences begin."""
    return named(folder / "ner-crossner.spacy")
