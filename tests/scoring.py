"""Scores cases against answer keys and keeps the floors below which no measure may fall.

    python tests/scoring.py CASE.json KEY.json [--misses]    the counts of one case
    python tests/scoring.py --raise                          build every key at hand, raise the floors to what is measured

A key lists what a careful reader found in a story (``docs/reference/keys.md``); the measures stand in ``measures.py``.
Floors stand in ``quality_floors.json``, a list of [right, of] a key and measure. They only rise: a measure that got
worse keeps its floor, and the test that compares them fails. A key that was changed ("of" differs) starts anew.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import measures

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "samples"
FLOORS = Path(__file__).resolve().parent / "quality_floors.json"

Json = dict[str, Any]

PARTS: Mapping[str, Callable[[measures.Scored], measures.Row]] = {
    "lineage": measures.lineage,
    "variants": measures.variants,
    "kept": measures.kept,
    "conflicts": measures.conflicts,
    "agreed": measures.agreed,
    "names": measures.names,
    "quotes": measures.quotes,
    "figures": measures.figures,
}

# A floor is kept on these; of the false alarms, wrongly merged names and bad spans it is a ceiling that only sinks.
RISING = (
    "lineage.pair_precision",
    "lineage.pair_recall",
    "lineage.partial_recall",
    "lineage.direction",
    "lineage.roots_right",
    "variants.recall",
    "variants.typed",
    "conflicts.recall",
    "agreed.recall",
    "agreed.count_right",
    "names.recall",
    "names.spellings_joined",
    "names.canonical",
    "quotes.recall",
    "quotes.readings_joined",
    "quotes.speaker",
    "figures.recall",
    "figures.values_joined",
)
SINKING = ("kept.false_alarm_rate", "names.wrongly_merged", "sound.bad_spans")
MOST_ALARMS = 0.2  # the share of false alarms that the project allows itself
# Their second number depends on what the case says, not on the key alone.
RELATIVE = frozenset({"lineage.pair_precision", "variants.typed", "names.canonical", "quotes.speaker"})


def score(case: Json, key: Json) -> dict[str, measures.Row]:
    """All measures of a case of exactly the reports of one key; parts the key leaves empty are left out."""
    scored = measures.Scored(case, key)
    matched = (len(scored.matched), len(scored.gold_ids))
    parts = {name: part(scored) for name, part in PARTS.items() if key.get(name)}
    return {"reports": {"matched": matched}, "sound": measures.sound(scored)} | parts


def keys_at_hand() -> dict[str, tuple[Path, Path]]:
    """Name -> (key file, folder of its reports) of our samples and, where they lie there, of the shared keys."""
    found = {path.stem: (path, SAMPLES / path.stem) for path in sorted((SAMPLES / "keys").glob("*.json"))}
    if (SHARED / "keys" / "seeds.json").is_file():
        found["seeds"] = (SHARED / "keys" / "seeds.json", SHARED / "seeds")
    found |= {path.stem: (path, path.with_suffix("")) for path in sorted((SHARED / "keys" / "stories").glob("*.json"))}
    return found


def case_of(folder: Path) -> Json:
    """The case of a folder of reports, as the JSON that is published."""
    import retold

    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "case.json"
        retold.save(retold.build([folder]), target)
        case: Json = json.loads(target.read_text(encoding="utf-8"))
        return case


def floors_of(row: Mapping[str, measures.Row]) -> dict[str, list[int]]:
    """The counts of a score on which floors and ceilings are kept."""
    flat = {f"{part}.{name}": value for part, values in row.items() for name, value in values.items() if isinstance(value, tuple)}
    return {name: [int(flat[name][0]), int(flat[name][1])] for name in (*RISING, *SINKING) if name in flat}


def worse(name: str, now: Sequence[int], floor: Sequence[int]) -> bool:
    """Whether a measure lies on the wrong side of its floor. A ratio over nothing counts as 1.

    Where "of" is fixed by the key, or a measure sinks, the counts themselves are compared; relative measures are
    compared as ratios with a margin of .05, since one more find may bring one more mistake and still be progress. Agreed
    facts whose roots are counted right are compared as counts: the facts are the key's, and finding one more is no loss.
    For the same reason one false alarm more is let pass while they stay within what was asked for.
    """
    if name == "kept.false_alarm_rate":
        return now[0] > floor[0] and (now[0] > floor[0] + 1 or ratio(now) > MOST_ALARMS)
    if name in SINKING:
        return now[0] > floor[0]
    if name in RELATIVE:
        return ratio(now) < ratio(floor) - 0.05
    return now[0] < floor[0]


def ratio(counts: Sequence[int]) -> float:
    """Right by of; 1 when there was nothing to get wrong."""
    return counts[0] / counts[1] if counts[1] else 1.0


def raised(old: Mapping[str, Sequence[int]], new: Mapping[str, Sequence[int]]) -> dict[str, list[int]]:
    """Floors after a measurement: the better of both, and the new one where the key itself has changed."""
    result = {}
    for name, counts in new.items():
        before = old.get(name)
        fixed = name not in RELATIVE and name != "sound.bad_spans"
        if before is None or (fixed and before[1] != counts[1]) or better(name, counts, before):
            result[name] = list(counts)
        else:
            result[name] = list(before)
    return result


def better(name: str, new: Sequence[int], old: Sequence[int]) -> bool:
    """Whether ``new`` may replace the floor ``old``."""
    if name in SINKING:
        return new[0] <= old[0]
    return ratio(new) >= ratio(old) if name in RELATIVE else new[0] >= old[0]


def raise_floors() -> dict[str, dict[str, list[int]]]:
    """Build and score every key at hand and write the floors; keys not at hand keep theirs."""
    floors: dict[str, dict[str, list[int]]] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    for name, (key, folder) in keys_at_hand().items():
        measured = floors_of(score(case_of(folder), json.loads(key.read_text(encoding="utf-8"))))
        floors[name] = raised(floors.get(name, {}), measured)
    lines = [
        f'  "{name}": {{\n' + ",\n".join(f'    "{measure}": {json.dumps(counts)}' for measure, counts in floors[name].items()) + "\n  }"
        for name in sorted(floors)
    ]
    FLOORS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    return floors


def main(arguments: Sequence[str]) -> int:
    """Score one case, or raise the floors; returns the exit status."""
    if "--raise" in arguments:
        for name, floors in raise_floors().items():
            print(f"{name:16}", "  ".join(f"{measure} {right}/{of}" for measure, (right, of) in floors.items()))
        return 0
    files = [name for name in arguments if not name.startswith("-")]
    if len(files) != 2:
        print(__doc__)
        return 2
    case, key = (json.loads(Path(name).read_text(encoding="utf-8")) for name in files)
    for part, row in score(case, key).items():
        print(f"{part:10}", "  ".join(f"{name} {value[0]}/{value[1]}" for name, value in row.items() if isinstance(value, tuple)))
        for name, value in row.items():
            if "--misses" in arguments and isinstance(value, list) and value:
                print(f"{'':10} {name}: {', '.join(map(str, value))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
