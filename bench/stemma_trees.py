"""Made trees for ``bench/stemma.py``: real base texts copied, cut, edited, lengthened, merged and translated there and back, over steps.

The base texts are read at run time (ECB+, CC BY 3.0). In each step an error may be planted: a figure becomes one that stands nowhere else,
so that its birthplace and its copiers are known. In some trees the first text is taken away. Drawn with a seed: same inputs, same trees.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from random import Random

import numpy as np

from relation_pairs import Text, Translator, cut, ecb_stories, edited, paraphrased, unlike
from retold.derive.stretches import PASSAGE, Passages
from retold.derive.wording import words_of
from retold.model import Report

FIRST = "first"
HIDDEN = 0.4
ROUND_TRIPS = {"round trip spa": "spa", "round trip cat": "cat"}
CHANGES = ("verbatim", "cut", "cut", "edited", "edited", "extended", "paraphrased", "merged", *ROUND_TRIPS)
FIGURE = re.compile(r"(?<![\w.,:])\d{1,3}(?![\w.,:]?\w)")


@dataclass(frozen=True, slots=True)
class Plant:
    """An error born in report ``born``: ``figure`` stands in no text that does not have it from there."""

    born: str
    figure: str


@dataclass(slots=True)
class Tree:
    """Texts by label, their times, the true parent of each (None: of no text of the tree), what was done to it, and what was planted."""

    name: str
    texts: dict[str, str] = field(default_factory=dict)
    published: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)
    second: dict[str, str] = field(default_factory=dict)
    changes: dict[str, str] = field(default_factory=dict)
    plants: list[Plant] = field(default_factory=list)
    hidden: bool = False
    taken: str = ""  # the first text, where it was taken away

    def above(self, first: str, second: str) -> bool:
        """Whether ``second`` descends from ``first``."""
        at = self.parents.get(second)
        while at is not None and at != first:
            at = self.parents.get(at)
        return at == first

    def made_twice(self, label: str) -> bool:
        """Whether the engine that made this round trip had made the same one of the same text before: nobody can tell it from a copy."""
        earlier = [other for other in self.changes if other.startswith("made") and other < label]
        return any(self.changes[other] == self.changes[label] and self._same(other) == self._same(label) for other in earlier)

    def decidable(self) -> bool:
        """Whether whole passages show of every text left that it was not the first: it has some of its own put in, and there are two
        other lines; or it lost one that two other lines still have. What reworded or verbatim copies alone are left of shows nothing.
        """
        kept = [label for label in self.texts if self.changes[label] != "of its own"]
        passages = Passages([words_of(self.taken), *(words_of(self.texts[label]) for label in kept)], [])
        lost = [passages.missing(0, number) for number in range(1, len(kept) + 1)]
        lines = [self._line(label) for label in kept]
        for label, own, gone in zip(kept, lines, lost, strict=True):
            others = {line: np.zeros(len(gone), bool) for line in lines if line != own}
            for line, missing in zip(lines, lost, strict=True):
                if line != own:
                    others[line] |= gone & ~missing
            still = any((one & two).sum() >= PASSAGE for one, two in combinations(others.values(), 2))
            if not still and not (len(others) >= 2 and self._put_in(label)):
                return False
        return True

    def _line(self, label: str) -> str:
        """The child of the first text that ``label`` is or derives from."""
        while (above := self.parents[label]) is not None and above != FIRST:
            label = above
        return label

    def _put_in(self, label: str) -> bool:
        """Whether something was added on the way to ``label``."""
        at: str | None = label
        while at is not None and at != FIRST:
            if self.changes[at] in ("extended", "merged"):
                return True
            at = self.parents[at]
        return False

    def _same(self, label: str) -> str | None:
        """The text that ``label`` was made of, by the first of its verbatim copies."""
        at = self.parents[label]
        while at is not None and self.changes[at] == "verbatim" and self.parents[at] is not None:
            at = self.parents[at]
        return at


def made_trees(archive: Path, topics: frozenset[str], each: int = 2) -> list[Tree]:
    """``each`` trees a story of the topics; every second one without times."""
    stories = ecb_stories(archive)
    out: list[Tree] = []
    for key in sorted(stories):
        own, other = unlike(stories[key], 4), unlike(stories.get((key[0], "ecb" if key[1] == "ecbplus" else "ecbplus"), []), 2)
        long = [text for text in own if len(text.lines) >= 9]
        if key[0] in topics and len(own) >= 2 and other and long:
            for number in range(each):
                base = long[number % len(long)]
                name = f"{'-'.join(key)} {base.name} {number}"
                out.append(_tree(name, base, [text for text in own if text is not base][:2], other[0], dated=len(out) % 2 == 0))
    return out


def _tree(name: str, base: Text, company: Sequence[Text], strange: Text, *, dated: bool) -> Tree:
    random = Random(name)
    tree, lines = Tree(name), {FIRST: list(base.lines)}
    tree.parents[FIRST], tree.changes[FIRST] = None, "first"
    clock = {FIRST: 0}
    for text in company:
        lines[text.name], tree.parents[text.name], tree.changes[text.name] = list(text.lines), None, "of its own"
        clock[text.name] = random.randrange(0, 2000)
    spare = list(strange.lines)
    for number in range(random.randrange(4, 8)):
        label = f"made {number}"
        held = [key for key in lines if key == FIRST or key.startswith("made")]
        parent = FIRST if random.random() < 0.5 else random.choice(held)
        change = random.choice(CHANGES)
        changed = _changed(lines[parent], change, random, spare, company)
        if change == "merged":
            tree.second[label] = company[0].name
        if change != "verbatim" and random.random() < 0.6:
            changed = _planted(changed, label, tree, lines, random)
        lines[label], tree.parents[label], tree.changes[label] = changed, parent, change
        clock[label] = clock[parent] + random.randrange(60, 40000)
    children = [child for child, parent in tree.parents.items() if parent == FIRST]
    if len(children) >= 2 and random.random() < HIDDEN:
        _hide(tree, lines, children, clock)
    tree.texts = {label: "\n".join(value) for label, value in lines.items()}
    if dated:
        start = datetime(2020, 1, 6, 6, 0, 1, tzinfo=UTC)
        tree.published = {label: (start + timedelta(seconds=clock[label])).strftime("%Y-%m-%dT%H:%M:%S") for label in lines}
    return tree


def _hide(tree: Tree, lines: dict[str, list[str]], children: Sequence[str], clock: dict[str, int]) -> None:
    """Takes the first text away; where a copy is the same to the letter, nothing is unseen: that copy stands in its place and time."""
    tree.taken = "\n".join(lines[FIRST])
    del lines[FIRST]
    same = next((child for child in children if tree.changes[child] == "verbatim"), None)
    tree.hidden = same is None
    if same is not None:
        del tree.parents[FIRST]
        tree.parents |= dict.fromkeys(children, same) | {same: None}
        clock[same] = clock[FIRST]


def _changed(lines: Sequence[str], change: str, random: Random, spare: list[str], company: Sequence[Text]) -> list[str]:
    if change == "cut":
        return cut(lines, random)
    if change == "edited":
        return edited(lines, random)
    if change == "paraphrased":
        return paraphrased(lines, random)
    if change in ROUND_TRIPS:
        return Translator(ROUND_TRIPS[change]).there_and_back([lines])[0]
    out = list(lines)
    if change == "extended":
        new = [spare.pop() for _ in range(random.randrange(2, 4)) if spare]
    elif change == "merged":
        start = random.randrange(0, max(1, len(company[0].lines) - 3))
        new = list(company[0].lines[start : start + 3])
    else:
        return out
    at = random.randrange(1, len(out))
    return [*out[:at], *new, *out[at:]]


def _planted(changed: list[str], label: str, tree: Tree, lines: dict[str, list[str]], random: Random) -> list[str]:
    """One figure of the text made one that stands nowhere yet."""
    places = [n for n, line in enumerate(changed) if FIGURE.search(line)]
    if not places:
        return changed
    taken = set(re.findall(r"\d+", "\n".join(line for text in [*lines.values(), changed] for line in text)))
    figure = next(str(value) for value in iter(lambda: random.randrange(11, 99), None) if str(value) not in taken)
    at = random.choice(places)
    tree.plants.append(Plant(label, figure))
    return [FIGURE.sub(figure, line, count=1) if n == at else line for n, line in enumerate(changed)]


def as_reports(tree: Tree) -> dict[str, Report]:
    """The texts by label, under ids and labels that tell nothing of their order."""
    out = {}
    for label, text in tree.texts.items():
        name = sha256(f"{tree.name} {label}".encode()).hexdigest()[:10]
        when = tree.published.get(label, "")
        out[label] = Report(name, name, "", f"outlet {name}", "", "", when, "stated" if when else "none", "en", "", "", text)
    return out
