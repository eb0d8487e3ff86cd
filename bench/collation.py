"""Word by word alignment of two copies of one text, beside CollateX (Dekker et al. 2015), on copies whose true alignment is known.

    python bench/collation.py [--collatex PYTHON] [--no-write]

The base texts are read at run time (ECB+, training topics). A copy is cut (a fifth of the sentences), has one word in twelve replaced
by another word of the text, and in half of the copies one block of sentences is moved. ``found``: of the words that both have from
one place, the part that is aligned; ``right``: of the words aligned, the part that is from one place; ``moved``: found, of the words in
the moved block alone. Ours is what every build does: ``relate`` for the sentences carried over, quotations joined, ``compare`` for
the words in them; its time is that of ``relate`` and of the words, after reading. ``PYTHON`` is an interpreter that has CollateX
(GPL: it stands in an environment of its own and is run as a program); without it our row stands alone. Counts go to
``bench/results/collation-<date>.json``.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from relation_pairs import DEV_TOPICS, TEST_TOPICS, ecb_stories

ROOT = Path(__file__).resolve().parents[1]
ECB = ROOT.parent / "shared" / "data" / "stories" / "ecbplus"
COPIES = 60
CUT, REPLACED, BLOCK = 0.2, 1 / 12, 3
WORD = re.compile(r"\w+")

THEIRS = r"""
import json, sys, time
from collatex import Collation, collate
for line in sys.stdin:
    pair = json.loads(line)
    made = Collation.create_from_dict({"witnesses": [{"id": s, "tokens": [{"t": w + " ", "n": w} for w in pair[s]]} for s in "ab"]})
    start = time.process_time()
    table = collate(made, segmentation=False, near_match=False)
    seconds = time.process_time() - start
    at, links = {"a": 0, "b": 0}, []
    rows = [row.cells for row in table.rows]
    for column in zip(*rows):
        here = {}
        for side, cell in zip("ab", column):
            if cell:
                here[side] = at[side]
                at[side] += 1
        if len(here) == 2 and pair["a"][here["a"]] == pair["b"][here["b"]]:
            links.append((here["a"], here["b"]))
    print(json.dumps([links, seconds]), flush=True)
"""


class Copy(NamedTuple):
    """Sentences of a text and of its copy; ``origin`` maps the number of a word of the copy to that of the base it is."""

    base: list[str]
    copy: list[str]
    origin: dict[int, int]
    moved: set[int]  # words of the copy that stand in the moved block


def copies() -> list[Copy]:
    """The made copies, the same in every run."""
    draw = Random(7)
    held_out = DEV_TOPICS | TEST_TOPICS
    texts = [text for (topic, _), found in ecb_stories(ECB / "ecbplus.tar.xz").items() if topic not in held_out for text in found]
    return [_copy(list(text.lines), draw, number % 2 == 1) for number, text in enumerate(draw.sample(texts, COPIES))]


def _copy(lines: list[str], draw: Random, move: bool) -> Copy:
    places, at = [], 0
    for line in lines:
        size = len(WORD.findall(line))
        places.append(range(at, at + size))
        at += size
    vocabulary = sorted({word for line in lines for word in WORD.findall(line)})
    kept = [number for number in range(len(lines)) if draw.random() >= CUT]
    block: list[int] = []
    if move and len(kept) > 2 * BLOCK:
        first = draw.randrange(len(kept) - BLOCK)
        block = kept[first : first + BLOCK]
        rest = kept[:first] + kept[first + BLOCK :]
        to = draw.choice([place for place in range(len(rest) + 1) if abs(place - first) >= BLOCK] or [0])
        kept = rest[:to] + block + rest[to:]
    copy, origin, moved, word_at = [], {}, set(), 0
    for number in kept:
        words = iter(places[number])

        def told(match: re.Match[str], words: Iterator[int] = words, number: int = number) -> str:
            nonlocal word_at
            place, here = next(words), word_at
            word_at += 1
            if draw.random() < REPLACED:
                return str(draw.choice(vocabulary))
            origin[here] = place
            if number in block:
                moved.add(here)
            return str(match[0])

        copy.append(WORD.sub(told, lines[number]))
    return Copy(lines, copy, origin, moved)


def ours(pair: Copy, language: Any) -> tuple[list[tuple[int, int]], float]:
    """Words aligned with the same word, as numbers in base and copy, and CPU seconds."""
    from retold.annotate import annotate
    from retold.compare.choose import choose
    from retold.compare.words import align_words
    from retold.dossier import quotes
    from retold.identify import identify
    from retold.model import Report
    from retold.relate import relate

    texts = {"a": "\n".join(pair.base), "b": "\n".join(pair.copy)}
    reports = [Report(side, side, side, "", "", "", "", "none", "en", "", "", text) for side, text in texts.items()]
    layers = {report.id: annotate(report, language) for report in reports}
    numbers = {side: [match.start() for match in WORD.finditer(text)] for side, text in texts.items()}
    said = quotes(list(layers.values()), identify(list(layers.values()), ()))
    start = time.process_time()
    links: set[tuple[int, int]] = set()
    for choice in choose(list(layers.values()), (), relate(list(layers.values()), language.lexicon.rarity), said, ()):
        first, second = ([t for t in layers[s.report].tokens if s.start <= t.start < s.end] for s in (choice.a, choice.b))
        for link in align_words(first, second, language.lexicon, gaps=False):
            a, b = first[link.a], second[link.b]
            if a.text == b.text:
                here, there = bisect_left(numbers["a"], a.start), bisect_left(numbers["b"], b.start)
                links.update((here + k, there + k) for k in range(len(WORD.findall(a.text))))
    return sorted(links), time.process_time() - start


def counted(pair: Copy, links: list[tuple[int, int]]) -> Counter[str]:
    """Counts of one copy: see the head of this file."""
    right = {b for a, b in links if pair.origin.get(b) == a}
    moved = pair.moved & set(pair.origin)
    return Counter(aligned=len(links), right=len(right), gold=len(pair.origin), moved=len(right & moved), moved_gold=len(moved))


def theirs(pairs: list[Copy], python: str) -> list[tuple[list[tuple[int, int]], float]]:
    """What CollateX aligns, and the CPU seconds it takes a copy."""
    lines = [
        json.dumps({s: [w for line in lines for w in WORD.findall(line)] for s, lines in zip("ab", (p.base, p.copy), strict=True)})
        for p in pairs
    ]
    found = subprocess.run([python, "-c", THEIRS], input="\n".join(lines), capture_output=True, text=True, check=True)
    out = []
    for line in found.stdout.splitlines():
        links, seconds = json.loads(line)
        out.append(([(a, b) for a, b in links], seconds))
    return out


def main() -> None:
    """Print the table and keep the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--collatex", metavar="PYTHON", help="an interpreter that has CollateX")
    parser.add_argument("--no-write", action="store_true", help="write no file of results")
    options = parser.parse_args()
    if not ECB.is_dir():
        sys.exit("skipped: ECB+ is not there")
    from retold.models import load_language

    language = load_language()
    pairs = copies()
    rows = {"ours": [ours(pair, language) for pair in pairs]}
    if options.collatex:
        rows["CollateX"] = theirs(pairs, options.collatex)
    table = {}
    for name, found in rows.items():
        sums: Counter[str] = Counter()
        for pair, (links, _) in zip(pairs, found, strict=True):
            sums += counted(pair, links)
        seconds = sum(time_taken for _, time_taken in found)
        table[name] = {**sums, "seconds": round(seconds, 3), "copies": len(pairs)}
        told = f"found {sums['right'] / sums['gold']:.4f} ({sums['gold']})  right {sums['right'] / max(1, sums['aligned']):.4f}"
        moved = f"moved {sums['moved'] / sums['moved_gold']:.4f} ({sums['moved_gold']})"
        print(f"{name:9} {told}  {moved}  {1000 * seconds / len(pairs):.1f} ms a copy")
    if not options.no_write:
        path = ROOT / "bench" / "results" / f"collation-{datetime.now(UTC).date()}.json"
        path.write_text(json.dumps(table, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
