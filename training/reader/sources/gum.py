"""UD English GUM without its NC genres, with named spans derived from its entities; annotation CC BY 4.0 (see NOTICE for the texts)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sources.examples import Document, named, parsed


def gum(folder: Path, part: str = "train") -> list[Document]:
    """The documents of ``part``. Exits when the words of the names file are not those of the treebank."""
    treebank = parsed(folder / f"gum-{part}.spacy")
    flat = [
        (word, label)
        for document in named(folder / f"ner-gum-{part}.spacy")
        for example in document
        for word, label in zip(example.words, example.names or (), strict=True)
    ]
    if [word for document in treebank for example in document for word in example.words] != [word for word, _ in flat]:
        raise SystemExit("GUM: the words of the names file are not those of the treebank")
    labels = iter(label for _, label in flat)
    return [[replace(example, names=tuple(next(labels) for _ in example.words)) for example in document] for document in treebank]
