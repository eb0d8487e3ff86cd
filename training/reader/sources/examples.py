"""Labelled sentences and how they are read from spaCy DocBins; model-en/NOTICE names their origins and licences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

KINDS = {"PERSON": "person", "ORG": "organization", "LOC": "place"}
NAME_LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS.values() for mark in "BI"))
UNKNOWN = "?"  # the label of a word of which a source does not say whether it is (part of) a name


@dataclass(frozen=True)
class Example:
    """One sentence: words, whether a space follows each, and the labels that its source has (None where it has none)."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    names: tuple[str, ...] | None = None
    tags: tuple[str, ...] | None = None
    fine: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None  # index of the head's word; its own index for the root
    deps: tuple[str, ...] | None = None
    cut: bool = True  # whether the source says where sentences begin


Document = list[Example]


def spans(labels: Iterable[str]) -> list[tuple[int, int, str]]:
    """(first, last exclusive, kind) of each name in a row of BIO labels."""
    found: list[tuple[int, int, str]] = []
    for place, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark == "I" and found and found[-1][1] == place and found[-1][2] == kind:
            found[-1] = (found[-1][0], place + 1, kind)
        elif mark not in ("O", UNKNOWN):
            found.append((place, place + 1, kind))
    return found


def documents(path: Path) -> list:  # type: ignore[type-arg]
    """The documents of a DocBin."""
    import spacy
    from spacy.tokens import DocBin

    return list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))


def _sentences(doc) -> Iterator[list]:  # type: ignore[no-untyped-def,type-arg]
    """Tokens sentence by sentence, without the blank ones; where no boundaries are set, up to each full stop."""
    sentence: list = []  # type: ignore[type-arg]
    known = doc.has_annotation("SENT_START")
    for token in doc:
        if sentence and (token.is_sent_start if known else sentence[-1].text in ".!?" and len(sentence) > 3):
            yield sentence
            sentence = []
        sentence.append(token)
    if sentence:
        yield sentence


def named(path: Path) -> list[Document]:
    """Documents with names alone."""
    found = []
    for doc in documents(path):
        cut = doc.has_annotation("SENT_START")
        found.append([_named(sentence, cut) for sentence in _sentences(doc)])
    return found


def _named(sentence: list, cut: bool) -> Example:  # type: ignore[type-arg]
    labels = tuple("O" if token.ent_iob_ in ("O", "") else f"{token.ent_iob_}-{KINDS[token.ent_type_]}" for token in sentence)
    return Example(tuple(token.text for token in sentence), tuple(bool(token.whitespace_) for token in sentence), labels, cut=cut)


def parsed(path: Path) -> list[Document]:
    """Documents with tags and dependencies, without names."""
    return [[_parsed(sentence) for sentence in _sentences(doc)] for doc in documents(path)]


def _parsed(sentence: list) -> Example:  # type: ignore[type-arg]
    first = sentence[0].i
    return Example(
        tuple(token.text for token in sentence),
        tuple(bool(token.whitespace_) for token in sentence),
        tags=tuple(token.pos_ for token in sentence),
        fine=tuple(token.tag_ for token in sentence),
        heads=tuple(token.head.i - first for token in sentence),
        deps=tuple("root" if token.dep_ == "ROOT" else token.dep_ for token in sentence),
    )
