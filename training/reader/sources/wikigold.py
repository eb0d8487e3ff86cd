"""Wikipedia with names by hand (Balasuriya et al. 2009); CC BY 4.0, text CC BY-SA."""

from __future__ import annotations

from pathlib import Path

from sources.examples import Document, named


def wikigold(folder: Path) -> list[Document]:
    """All documents."""
    return named(folder / "ner-wikigold.spacy")
