"""The labelled texts the reader is trained on, one function a source: leave one out by leaving it out of ``--sources``.

Files are spaCy DocBins; docs/reference/models.md and model-en/NOTICE name their origins and licences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

KINDS = {"PERSON": "person", "ORG": "organization", "LOC": "place"}
NAME_LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS.values() for mark in "BI"))


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


def ewt(folder: Path, part: str = "train") -> list[Example]:
    """UD English EWT with the names of UniversalNER; annotation CC BY-SA 4.0."""
    names = {example.words: example.names for example in _named(folder / f"ner-uner-{part}.spacy")}
    return [replace(example, names=names.get(example.words)) for example in _parsed(folder / f"ewt-{part}.spacy")]


def gum(folder: Path, part: str = "train") -> list[Example]:
    """UD English GUM without its NC genres, with named spans derived from its entities; CC BY 4.0 (see NOTICE)."""
    parsed = list(_parsed(folder / f"gum-{part}.spacy"))
    flat = [label for example in _named(folder / f"ner-gum-{part}.spacy") for label in zip(example.words, example.names or (), strict=True)]
    if [word for example in parsed for word in example.words] != [word for word, _ in flat]:
        raise SystemExit("GUM: the words of the names file are not those of the treebank")
    found, place = [], 0
    for example in parsed:
        labels = tuple(label for _, label in flat[place : place + len(example.words)])
        found.append(replace(example, names=labels))
        place += len(example.words)
    return found


def wikigold(folder: Path) -> list[Example]:
    """Wikipedia with names; CC BY 4.0, text CC BY-SA."""
    return list(_named(folder / "ner-wikigold.spacy"))


def crossner(folder: Path) -> list[Example]:
    """Names in Wikipedia on politics, science, literature, music and AI; MIT over CC BY-SA text."""
    return list(_named(folder / "ner-crossner.spacy"))


SOURCES: dict[str, Callable[[Path], list[Example]]] = {"ewt": ewt, "gum": gum, "wikigold": wikigold, "crossner": crossner}


def without_demonyms(examples: Iterable[Example], demonyms: frozenset[str]) -> Iterator[Example]:
    """Demonyms (Venezuelan, Syrians) stop being names: the sources disagree about them, and a list serves better."""
    for example in examples:
        yield replace(example, names=_cleared(example.words, example.names, demonyms)) if example.names else example


def _cleared(words: tuple[str, ...], labels: tuple[str, ...], demonyms: frozenset[str]) -> tuple[str, ...]:
    cleared = list(labels)
    for start, end, kind in spans(labels):
        last = words[end - 1].lower()
        if kind != "person" and end - start <= 2 and (last in demonyms or last.removesuffix("s") in demonyms):
            cleared[start:end] = ["O"] * (end - start)
    return tuple(cleared)


def spans(labels: Iterable[str]) -> list[tuple[int, int, str]]:
    """(first, last exclusive, kind) of each name in a row of BIO labels."""
    found: list[tuple[int, int, str]] = []
    for place, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark == "I" and found and found[-1][1] == place and found[-1][2] == kind:
            found[-1] = (found[-1][0], place + 1, kind)
        elif mark != "O":
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


def _named(path: Path) -> Iterator[Example]:
    for doc in documents(path):
        for sentence in _sentences(doc):
            words = tuple(token.text for token in sentence)
            names = tuple("O" if token.ent_iob_ in ("O", "") else f"{token.ent_iob_}-{KINDS[token.ent_type_]}" for token in sentence)
            yield Example(words, tuple(bool(token.whitespace_) for token in sentence), names)


def _parsed(path: Path) -> Iterator[Example]:
    for doc in documents(path):
        for sentence in _sentences(doc):
            first = sentence[0].i
            yield Example(
                tuple(token.text for token in sentence),
                tuple(bool(token.whitespace_) for token in sentence),
                tags=tuple(token.pos_ for token in sentence),
                fine=tuple(token.tag_ for token in sentence),
                heads=tuple(token.head.i - first for token in sentence),
                deps=tuple("root" if token.dep_ == "ROOT" else token.dep_ for token in sentence),
            )
