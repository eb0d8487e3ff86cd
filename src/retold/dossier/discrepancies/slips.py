"""One name, spelt in two ways within one report, of which one is a slip."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from retold.dossier.discrepancies.found import Findings, discrepancy
from retold.model import Discrepancy, Name, Span

# Set by reading newscluster-dev and ECB+ (topics 1 to 35), where 9 of 9 are right.
SHORTEST = 5  # letters of a word; of shorter ones many are other names
LETTERS = 2  # letters by which the two may differ


def slips(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each two spellings of one name in one report; those that tell a plural, an owner or an accent are none."""
    homes: dict[str, set[str]] = defaultdict(set)
    for name in found.names:
        for spelling in name.spellings:
            for word in spelling.text.split() if " " in spelling.text else ():
                homes[word].add(name.id)
    for name in found.names:
        others = {word for word, names in homes.items() if names - {name.id}}
        for first, second in _spelt_twice(name, others):
            words = " / ".join(" ".join(span.exact.split()) for span in (first, second))
            why = "One report spells one name in two ways."
            yield discrepancy("name", "self", None, "low", f"{name.name}, within one report: {words}", (first, second), why)


def _spelt_twice(name: Name, others: set[str]) -> Iterator[tuple[Span, Span]]:
    """Where a report first has each of two spellings of the name that differ by a slip; ``others`` are words of longer other names."""
    times = Counter(word for spelling in name.spellings for word in spelling.text.split() for _ in spelling.spans)
    first: dict[str, dict[str, Span]] = defaultdict(dict)
    for spelling in name.spellings:
        for span in sorted(spelling.spans):
            first[span.report].setdefault(spelling.text, span)
    for _, spelt in sorted(first.items()):
        shown: set[frozenset[str]] = set()
        for x, y in combinations(sorted(spelt, key=lambda text: spelt[text]), 2):
            pair = _slip(x.split(), y.split())
            odd = min(sorted(pair), key=lambda word: times[word], default="")
            if pair and pair not in shown and odd not in others:
                shown.add(pair)
                yield spelt[x], spelt[y]


def _slip(x: list[str], y: list[str]) -> frozenset[str]:
    """The two words by which two spellings of a name differ by a slip; empty for none."""
    mine, theirs = [word for word in x if word not in y], [word for word in y if word not in x]
    return next((frozenset((word, other)) for word in mine for other in theirs if _slipped(word, other)), frozenset())


def _slipped(word: str, other: str) -> bool:
    p, q = _plain(word), _plain(other)
    if p == q or min(len(p), len(q)) < SHORTEST or not (p + q).isalpha() or p[0] != q[0]:
        return False
    if p.rstrip("s") == q.rstrip("s") or p.endswith(q) or q.endswith(p):
        return False
    return Levenshtein.distance(p, q) <= (LETTERS if min(len(p), len(q)) > SHORTEST else 1)


def _plain(word: str) -> str:
    """The word in small letters without accents, hyphens and what marks an owner."""
    bare = unicodedata.normalize("NFKD", word.lower().removesuffix("'s").removesuffix("’s"))
    return "".join(c for c in bare if c.isalnum())
