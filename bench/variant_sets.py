"""The sets that ``bench/variants.py`` measures on: pairs of texts in which one thing was changed, and pairs that keep the meaning.

All lie in ``../shared/data/variants`` (DEMETR, MENLI, SummEdits; their licences stand there). "Cross" pairs are two
independent renderings of one sentence, one of them with one injected change: the real task. Splits: DEMETR ids up to 500
and MENLI xpaws are for development, DEMETR ids above 500 and MENLI wmt20_de for the test.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LAST_DEVELOPMENT_ID = 500

# Our types that may name each kind of injected change.
DEMETR = {
    "number": ("critical_id10_numbers_replaced", {"number", "date"}),
    "negation": ("critical_id8_negation", {"negation"}),
    "name": ("critical_id9_ne_replaced", {"name", "place"}),
    "antonym": ("critical_id7_antonym", {"antonym"}),
    "role": ("critical_id11_gender", {"role"}),
    "term": ("major_id3_hypernym", {"term"}),
    "tense": ("major_id17_tense", {"tense", "hedge"}),
    "aspect": ("major_id18_aspect", {"tense"}),
    "addition": ("critical_id6_addition", {"addition", "term"}),
    "omission": ("major_id5_pp_removed", {"omission", "place"}),
}
MENLI = {
    "number": ("num", {"number", "date"}),
    "negation": ("neg", {"negation"}),
    "name": ("name", {"name", "place"}),
    "role": ("pron", {"role"}),
    "term": ("word_NN word_VB word_JJ", {"term", "antonym"}),
    "addition": ("add", {"addition", "term"}),
    "omission": ("drop", {"omission", "place"}),
}


@dataclass(frozen=True)
class Changed:
    """Pairs with one injected change of one kind, and the types that may name it."""

    kind: str
    types: frozenset[str]
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Set:
    """One set: changed pairs by kind, pairs that keep the meaning, and (reference, kept, changed) for the preference."""

    name: str
    changed: tuple[Changed, ...]
    kept: tuple[tuple[str, str], ...]
    preferred: tuple[tuple[str, str, str], ...] = ()


def demetr(folder: Path, *, test: bool, most: int) -> Set:
    """DEMETR cross: human rendering against machine rendering, plain (kept) or with one change; ``most`` pairs a kind."""
    changed = []
    kept: dict[int, tuple[str, str]] = {}
    for kind, (name, types) in DEMETR.items():
        rows = json.loads((folder / "demetr" / "dataset" / f"{name}.json").read_text("utf-8"))
        rows = [r for r in rows if (r["id"] > LAST_DEVELOPMENT_ID) == test]
        kept.update({r["id"]: (r["eng_sent"], r["mt_sent"]) for r in rows})
        sound = [r for r in rows if r["pert_check"] and r["mt_sent"] != r["pert_sent"]]
        changed.append(Changed(kind, frozenset(types), tuple((r["eng_sent"], r["pert_sent"]) for r in sound[:most])))
    return Set(f"DEMETR {'test' if test else 'dev'}", tuple(changed), tuple(kept[i] for i in sorted(kept)))


def menli(folder: Path, *, test: bool, most: int) -> Set:
    """MENLI: paraphrases and a machine rendering (kept) against the rendering with one change; ``most`` pairs a kind."""
    name = "wmt20_de_data_fixed_strict.csv" if test else "xpaws_de_data.csv"
    with (folder / "menli" / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    changed, kept, preferred = [], {}, []
    for kind, (errors, types) in MENLI.items():
        mine = [r for error in errors.split() for r in [x for x in rows if x["error"] == error][: most // len(errors.split())]]
        changed.append(Changed(kind, frozenset(types), tuple((r["ref"], r["hyp_adv_free"]) for r in mine)))
        for row in mine:
            kept[row["ref"]] = (row["ref"], row.get("hyp_para_fixed") or row["hyp_para"])
            preferred.append(
                (row["ref"], row.get("hyp_para_fixed") or row["hyp_para"], row.get("hyp_adv_based_fixed") or row["hyp_adv_based"])
            )
    return Set(f"MENLI {'wmt20_de' if test else 'xpaws_de'}", tuple(changed), tuple(list(kept.values())[: 3 * most]), tuple(preferred))


def summedits(folder: Path, *, most: int) -> Set:
    """SummEdits (development): edited summaries that stay true to their source, or do not; ``most`` pairs of each."""
    kept, changed = [], []
    for path in sorted((folder / "summedits").glob("summedits_*.json")):
        for row in _edited(path):
            (kept if row["label"] == 1 else changed).append((row["original_summary"], row["summary"]))
    step_kept, step_changed = max(1, len(kept) // most), max(1, len(changed) // most)
    every = Changed("any", frozenset(), tuple(changed[::step_changed][:most]))
    return Set("SummEdits", (every,), tuple(kept[::step_kept][:most]))


def _edited(path: Path) -> Iterator[dict[str, object]]:
    for row in json.loads(path.read_text("utf-8")):
        if row["summary"] != row["original_summary"]:
            yield row
