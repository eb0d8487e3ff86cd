"""UD English EWT with the names of UniversalNER, joined sentence by sentence; annotation CC BY-SA 4.0."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sources.examples import Document, named, parsed


def ewt(folder: Path, part: str = "train") -> list[Document]:
    """The documents of ``part``; a sentence that UniversalNER cuts otherwise has no names."""
    names = {example.words: example.names for document in named(folder / f"ner-uner-{part}.spacy") for example in document}
    treebank = parsed(folder / f"ewt-{part}.spacy")
    return [[replace(example, names=names.get(example.words)) for example in document] for document in treebank]
