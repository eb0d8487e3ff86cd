"""Word alignment on MultiMWA-MTRef (Lan et al. 2021): two human renderings of one news sentence, words linked by hand.

A line holds an id, the tokens of both, flags, and the links "i-j" that two annotators agreed on (sure) and those of one
(possible). Precision counts a link that is sure or possible, recall the sure ones, as the authors score.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

Links = set[tuple[int, int]]


def measured(path: Path, most: int = 0) -> dict[str, Any]:
    """F1 over all words and over words that are not the same, and CPU milliseconds a pair; printed too."""
    from retold.compare.words import align_words
    from retold.models import load_language

    language = load_language()
    found: dict[str, list[int]] = {"all": [0, 0, 0, 0], "other": [0, 0, 0, 0]}
    lines = [line for line in path.read_text("utf-8").split("\n") if line.strip()]
    spent = 0.0
    for line in lines[: most or None]:
        words_a, words_b, sure, possible = _row(line)
        (tokens_a, where_a), (tokens_b, where_b) = _read(language, words_a), _read(language, words_b)
        start = time.process_time()
        links = align_words(tokens_a, tokens_b, language.lexicon)
        spent += time.process_time() - start
        ours = {(where_a[link.a], where_b[link.b]) for link in links}
        for name, same in (("all", None), ("other", False)):
            _count(found[name], *(_only(x, words_a, words_b, same) for x in (ours, sure, possible)))
    out = {f"{name} f1": _f1(row) for name, row in found.items()} | {"ms": 1000 * spent / len(lines[: most or None])}
    out["all precision"] = found["all"][0] / max(1, found["all"][1])
    out["all recall"] = found["all"][2] / max(1, found["all"][3])
    print("word alignment, MTRef:", "  ".join(f"{key} {value:.3f}" for key, value in out.items()), f"({path.stem})")
    return out


def _row(line: str) -> tuple[list[str], list[str], Links, Links]:
    cells = line.split("\t")
    sure = _links(cells[7])
    return cells[1].split(" "), cells[3].split(" "), sure, sure | _links(cells[8] if len(cells) > 8 else "")


def _links(text: str) -> Links:
    return {(int(i), int(j)) for i, _, j in (pair.partition("-") for pair in text.split())}


def _read(language: Any, words: list[str]) -> tuple[Any, list[int]]:
    """Our tokens of the text, and for each the number of the given word it lies in."""
    text = " ".join(words)
    starts, at = [], 0
    for number, word in enumerate(words):
        starts += [number] * (len(word) + 1)
        at += len(word) + 1
    tokens, _ = language.read(text)
    return tokens, [starts[token.start] for token in tokens]


def _only(links: Links, a: list[str], b: list[str], same: bool | None) -> Links:
    return links if same is None else {(i, j) for i, j in links if (a[i].lower() == b[j].lower()) == same}


def _count(row: list[int], ours: Links, sure: Links, possible: Links) -> None:
    row[0] += len(ours & possible)
    row[1] += len(ours)
    row[2] += len(ours & sure)
    row[3] += len(sure)


def _f1(row: list[int]) -> float:
    precision, recall = row[0] / max(1, row[1]), row[2] / max(1, row[3])
    return 2 * precision * recall / max(1e-9, precision + recall)
