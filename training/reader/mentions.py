"""Scores names as a report shows them (runs, titles cut, kinds voted) with each reader of English: P, R, F of places and kinds.

PYTHONPATH=src:model-en/src python training/reader/mentions.py --data FOLDER [--part test]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from score import NAME_SETS
from sources import KINDS, documents

from retold.annotate import annotate
from retold.model import Report
from retold.models import load_language
from retold.ports import Language

Spans = set[tuple[int, int, str]]


def main() -> None:
    """Print one line a set and reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=list(NAME_SETS), default="dev", help="dev to choose by, test at the end")
    options = parser.parse_args()
    for name in NAME_SETS[options.part]:
        docs = documents(options.data / f"{name}.spacy")
        for language in (load_language("en-rules"), load_language("en")):
            print(name, language.name, line(language, docs), flush=True)


def line(language: Language, docs: list) -> str:  # type: ignore[type-arg]
    """P, R and F over all documents, and the share of true names whose place is found whatever its kind."""
    hit = said = gold = placed = 0
    for doc in docs:
        true = {(ent.start_char, ent.end_char, KINDS[ent.label_]) for ent in doc.ents if ent.label_ in KINDS}
        every = set(mentions(language, doc.text))
        found = {span for span in every if span[2] in KINDS.values()}
        hit, said, gold = hit + len(found & true), said + len(found), gold + len(true)
        placed += len({span[:2] for span in every} & {span[:2] for span in true})
    figures = {"P": hit / max(1, said), "R": hit / max(1, gold), "F": 2 * hit / max(1, said + gold), "places found": placed / max(1, gold)}
    return " ".join(f"{name} {100 * value:.1f}" for name, value in figures.items())


def mentions(language: Language, text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each mention of ``text``."""
    report = Report("r", "r", "", "", "", "", "", "none", "en", "", "", text)
    for mention in annotate(report, language).mentions:
        yield mention.span.start, mention.span.end, mention.kind


if __name__ == "__main__":
    main()
