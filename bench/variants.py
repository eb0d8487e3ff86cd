"""Typed differences: did the meaning change? Every table of ``retold compare``, beside the baselines.

    python bench/variants.py [--test] [--most 200] [--only pairs,demetr,menli,summedits,words] [--misses] [--judge minilm] [--write]

``pairs``: the annotated passage pairs of ``../shared/keys/pairs.jsonl``, odd ids (thresholds are set there) and even ids
(reported), by the rules of ``score_pairs.py``, with 95 % intervals from resampled pairs, and which type was told for which.
The other sets are those of ``bench/variant_sets.py``: for each kind of injected change precision and recall of the types
that may name it, the false alarms on pairs that keep the meaning, AUROC of P(changed), and CPU milliseconds a pair.
``words``: word alignment on MultiMWA-MTRef. Test splits are read only with ``--test``. ``--write`` keeps the figures in
``bench/results/variants-<date>.json``.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import variant_sets
import word_sets

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CRITICAL = ("number", "negation", "antonym", "name")
CRITICAL_TYPES = frozenset({"number", "date", "negation", "antonym", "name", "place"})
FALSE_ALARMS = 0.05
ROUNDS = 1000

# Precision and recall of 281 lines of rules with static vectors, measured for ../shared/anchors/README.md.
BASELINE = {
    "DEMETR": {"number": ".994/.977", "negation": ".991/.845", "name": ".896/.448", "antonym": ".957/.313", "role": ".983/.830",
               "term": ".69/.66", "tense": ".841/.657", "aspect": ".884/.959", "addition": ".66/.94", "omission": ".64/.90"},
    "MENLI": {"number": ".998/1.00", "negation": ".969/.95", "name": ".978/.875", "role": ".985/.925"},
}  # fmt: skip

Compare = Callable[[str, str], Any]
Json = dict[str, Any]


def comparer(judge: str | None = None) -> Compare:
    """``retold.compare_texts`` with the models loaded once."""
    from retold.api import compare_texts
    from retold.models import load_judge, load_language

    language, asked = load_language(), load_judge(judge)
    return lambda a, b: compare_texts(a, b, language=language, judge=asked)


# --------------------------------------------------------------------------------------------- annotated pairs


def pair_counts(compare: Compare, pairs: Iterable[Json]) -> list[Json]:
    """For each annotated pair what was found, missed and falsely told, by the rules of ``score_pairs.py``."""
    sys.path.insert(0, str(SHARED / "keys"))
    from score import ALIKE
    from score_pairs import meets, spans

    from retold.publish.pairs import pair_json

    rows = []
    for pair in pairs:
        texts = {side: pair[side]["text"] for side in "ab"}
        got = pair_json(compare(texts["a"], texts["b"]))
        gold = [(d, spans(d, texts)) for d in pair["differences"]]
        said = [(d, spans(d, texts)) for d in got["differences"] if d["meaning"] == "changed"]
        row: Json = {"id": pair["id"], "tp": 0, "fp": 0, "fn": 0, "typed": 0, "told": [], "notes": []}
        for d, place in gold:
            if d["meaning"] == "changed":
                hits = [x for x, xs in said if meets(xs, place)]
                row["tp" if hits else "fn"] += 1
                right = any({x["type"], *x["also"]} & ({d["type"]} | ALIKE.get(d["type"], set())) for x in hits)
                row["typed"] += right
                row["told"].append((d["type"], d["type"] if right else hits[0]["type"] if hits else "(missed)"))
                if not hits:
                    row["notes"].append(f"missed {pair['id']} {d['type']}: {d.get('a')!r} / {d.get('b')!r}")
        for x, xs in said:
            near = [d for d, place in gold if meets(xs, place)]
            if not {d["meaning"] for d in near} & {"changed", "unsure"}:
                row["fp"] += 1
                row["told"].append((f"kept {near[0]['type']}" if near else "(nothing)", x["type"]))
                words = [texts[side][t[0] : t[1]] if t else None for side, t in zip("ab", xs, strict=True)]
                row["notes"].append(f"false  {pair['id']} {x['type']} {x['p']}: {words}")
        changed = any(d["meaning"] == "changed" for d in pair["differences"])
        clear = changed or not any(d["meaning"] == "unsure" for d in pair["differences"])
        row["verdict"] = (changed, got["meaning"] == "changed") if clear else None
        rows.append(row)
    return rows


def pair_figures(rows: Sequence[Json]) -> Json:
    """Precision, recall, F0.5 and typing on changed spans; balanced accuracy on whole pairs."""
    tp, fp, fn, typed = (sum(row[key] for row in rows) for key in ("tp", "fp", "fn", "typed"))
    precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
    verdicts = Counter(row["verdict"] for row in rows if row["verdict"])
    found = verdicts[True, True] / max(1, verdicts[True, True] + verdicts[True, False])
    alone = verdicts[False, False] / max(1, verdicts[False, False] + verdicts[False, True])
    f_half = 1.25 * precision * recall / (0.25 * precision + recall) if precision + recall else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f0.5": f_half,
        "typed": typed / max(1, tp),
        "balanced": (found + alone) / 2,
        "tp": tp,
        "fp": fp,
        "fn": fn,
    }


def interval(rows: Sequence[Json]) -> dict[str, tuple[float, float]]:
    """95 % intervals of the figures: pairs drawn with replacement, the same draws every time."""
    draw = random.Random(7)
    drawn = [pair_figures(draw.choices(rows, k=len(rows))) for _ in range(ROUNDS)]
    ends = {}
    for key in ("precision", "recall", "f0.5", "typed", "balanced"):
        values = sorted(one[key] for one in drawn)
        ends[key] = (values[ROUNDS * 25 // 1000], values[ROUNDS * 975 // 1000 - 1])
    return ends


def annotated(compare: Compare, *, misses: bool) -> Json:
    """The table of annotated pairs: odd ids, even ids."""
    lines = (SHARED / "keys" / "pairs.jsonl").read_text("utf-8").splitlines()
    pairs = [json.loads(line) for line in lines if line.strip()]
    out: Json = {}
    for name, odd in (("odd", 1), ("even", 0)):
        rows = pair_counts(compare, [p for p in pairs if int(p["id"].lstrip("p")) % 2 == odd])
        figures, ends = pair_figures(rows), interval(rows)
        out[f"pairs {name}"] = {**figures, "interval": ends}
        shown = "  ".join(f"{key} {figures[key]:.3f} [{ends[key][0]:.2f} {ends[key][1]:.2f}]" for key in ends)
        print(f"pairs, {name} ids: {shown}  ({figures['tp']} right, {figures['fp']} false, {figures['fn']} missed)")
        told = Counter(entry for row in rows for entry in row["told"])
        print("   told as: " + "; ".join(f"{gold} -> {ours} {count}" for (gold, ours), count in sorted(told.items())))
        if misses and odd:
            print("\n".join(note for row in rows for note in row["notes"]))
    return out


# ---------------------------------------------------------------------------------------------- injected changes


def measured(compare: Compare, chosen: variant_sets.Set) -> Json:
    """The table of one set: each kind's precision, recall and recall at 5 % false alarms; AUROC; preference; cost."""
    start, seen = time.process_time(), 0
    kept = [compare(a, b) for a, b in chosen.kept]
    rows: Json = {}
    told: dict[str, list[Any]] = {}
    for kind in chosen.changed:
        found = told[kind.kind] = [compare(a, b) for a, b in kind.pairs]
        seen += len(found)
        if kind.types:
            hits, alarms = _named(found, kind.types), _named(kept, kind.types)
            share = alarms / max(1, len(kept))
            rows[kind.kind] = {
                "precision": hits / len(found) / max(1e-9, hits / len(found) + share),
                "recall": hits / len(found),
                "alarms": share,
                "recall_95": wilson(hits, len(found)),
                "alarms_95": wilson(alarms, len(kept)),
                "recall_at_5": at_alarms(_strengths(found, kind.types), _strengths(kept, kind.types)),
            }
    cost = 1000 * (time.process_time() - start) / max(1, seen + len(kept))
    every = [one for found in told.values() for one in found]
    whole = auroc([changed(x) for x in every], [changed(x) for x in kept])
    rows["all"] = {"auroc": whole, "auroc_95": around(whole, len(every), len(kept)), "ms": cost, **_verdicts(every, kept)}
    critical = [x for kind in CRITICAL for x in told.get(kind, ())]
    if critical:
        strong = _strengths(critical, CRITICAL_TYPES), _strengths(kept, CRITICAL_TYPES)
        rows["critical"] = {"recall_at_5": at_alarms(*strong), "recall_at_1": at_alarms(*strong, 0.01), "auroc": auroc(*strong)}
    if chosen.preferred:
        wins = [_prefers(changed(compare(ref, good)), changed(compare(ref, bad))) for ref, good, bad in chosen.preferred]
        rows["preference"] = {"rate": sum(wins) / len(wins)}
    _print(chosen.name, rows)
    return rows


def _named(found: Sequence[Any], types: frozenset[str]) -> int:
    return sum(any(d.meaning == "changed" and {d.type, *d.also} & types for d in one.differences) for one in found)


def _strengths(found: Sequence[Any], types: frozenset[str]) -> list[float]:
    """For each pair the P(changed) of its surest difference of these types."""
    return [max((_chance(d.meaning, d.p) for d in one.differences if {d.type, *d.also} & types), default=0.0) for one in found]


def _chance(meaning: str, p: float) -> float:
    return 1 - p if meaning == "kept" else p


def changed(comparison: Any) -> float:
    """P(changed) of a whole pair."""
    return _chance(comparison.meaning, comparison.p)


def _verdicts(every: Sequence[Any], kept: Sequence[Any]) -> Json:
    found = sum(x.meaning == "changed" for x in every) / max(1, len(every))
    alone = sum(x.meaning != "changed" for x in kept) / max(1, len(kept))
    return {"balanced": (found + alone) / 2, "changed_found": found, "kept_left_alone": alone}


def _prefers(good: float, bad: float) -> float:
    return 0.5 if good == bad else float(bad > good)


def at_alarms(positive: Sequence[float], negative: Sequence[float], rate: float = FALSE_ALARMS) -> float:
    """Share of ``positive`` above the lowest threshold at which at most ``rate`` of ``negative`` lies above it."""
    allowed = sorted(negative, reverse=True)[int(rate * len(negative))] if negative else 0.0
    return sum(p > allowed for p in positive) / max(1, len(positive))


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Chance that a positive outranks a negative, ties counted half (Mann and Whitney 1947)."""
    ranked = sorted([(p, 1) for p in positive] + [(n, 0) for n in negative])
    total, position = 0.0, 0
    while position < len(ranked):
        last = position
        while last < len(ranked) and ranked[last][0] == ranked[position][0]:
            last += 1
        total += (position + last + 1) / 2 * sum(label for _, label in ranked[position:last])
        position = last
    count = len(positive)
    return (total - count * (count + 1) / 2) / max(1, count * len(negative))


def wilson(hits: int, count: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    if not count:
        return 0.0, 1.0
    share, z = hits / count, 1.96
    middle, half = share + z * z / (2 * count), z * (share * (1 - share) / count + z * z / (4 * count * count)) ** 0.5
    return max(0.0, (middle - half) / (1 + z * z / count)), min(1.0, (middle + half) / (1 + z * z / count))


def around(area: float, positive: int, negative: int) -> tuple[float, float]:
    """95 % interval of an AUROC (Hanley and McNeil 1982)."""
    one, two = area / (2 - area), 2 * area * area / (1 + area)
    spread = area * (1 - area) + (positive - 1) * (one - area * area) + (negative - 1) * (two - area * area)
    half = 1.96 * (max(0.0, spread) / max(1, positive * negative)) ** 0.5
    return max(0.0, area - half), min(1.0, area + half)


def _shown(value: float | tuple[float, float]) -> str:
    return f"[{value[0]:.2f} {value[1]:.2f}]" if isinstance(value, tuple) else f"{value:.3f}"


def _print(name: str, rows: Json) -> None:
    baseline = BASELINE.get(name.split(maxsplit=1)[0], {})
    print(f"{name}")
    for kind, row in rows.items():
        cells = "  ".join(f"{key.removesuffix('_95')} {_shown(value)}" for key, value in row.items())
        print(f"   {kind:12} {cells}" + (f"   baseline {baseline[kind]}" if kind in baseline else ""))


# ------------------------------------------------------------------------------------------------------ command


def main() -> None:
    """Run the tables asked for and print them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", action="store_true", help="read the test splits, not the development splits")
    parser.add_argument("--most", type=int, default=200, help="pairs a kind of change")
    parser.add_argument("--only", default="pairs,demetr,menli,summedits,words")
    parser.add_argument("--misses", action="store_true", help="list what was missed and falsely told on the odd ids")
    parser.add_argument("--judge", help="minilm or cross-encoder:NAME")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    wanted, compare, data = set(options.only.split(",")), comparer(options.judge), SHARED / "data" / "variants"
    out: Json = {
        "made": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "test": options.test,
        "most": options.most,
        "judge": options.judge,
    }
    if "pairs" in wanted:
        out.update(annotated(compare, misses=options.misses))
    for name, load in (("demetr", variant_sets.demetr), ("menli", variant_sets.menli)):
        if name in wanted:
            chosen = load(data, test=options.test, most=options.most)
            out[chosen.name] = measured(compare, chosen)
    if "summedits" in wanted and not options.test:
        out["SummEdits"] = measured(compare, variant_sets.summedits(data, most=options.most))
    if "words" in wanted:
        out["words"] = word_sets.measured(SHARED / "data" / "alignment" / f"mtref-{'test' if options.test else 'dev'}.tsv")
    if options.write:
        path = ROOT / "bench" / "results" / f"variants-{'test' if options.test else 'dev'}-{out['made']}.json"
        path.write_text(json.dumps(out, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
