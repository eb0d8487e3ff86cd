"""Can a fitted model tell which differences of a story a careful reader flags? Decision 018 rests on this.

    python bench/flagged.py

Every difference that pairs of passages of the 24 keyed stories show (six shared, 18 development; figures, dates, additions and omissions
aside, which are told by other means) is labelled by its key: flagged where its two sides meet the two sides of a key's change, or two
passages of one of its conflicts. A key lists what its reader took for worth telling, so what it lacks is a weak "no"; the pairs of
passages with every difference annotated (``pairs.jsonl``, ``passages.jsonl``) are strong labels. A logistic model with a ridge over named
features is fitted with one story (one tenth of the pairs) left out, and AUROC told for what was left out. It writes nothing.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import keys
import unseen
from variants import SHARED, auroc

LEFT_ASIDE = frozenset({"number", "date", "addition", "omission", "reworded"})
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "WORD", "PROPN", "NUM"})
TELLING = 0.3
RIDGE = 5.0
PARTS = 10

Row = tuple[str, bool, bool, Mapping[str, float]]  # story, flagged, told as unsure, features


def features(pair: Any, vote: Any, known: Mapping[str, set[str]], ends: tuple[float, float]) -> dict[str, float]:
    """Named features of one difference; ``known`` are the lemmas of each report, ``ends`` where in their reports the passages begin."""
    from retold.variants.agreement import agreement

    rarity = pair.lexicon.rarity
    words = [
        [n for n in (side.numbers(*place) if place else ()) if side.tokens[n].tag in CONTENT]
        for side, place in ((pair.a, vote.a), (pair.b, vote.b))
    ]
    lemmas = [[side.tokens[n].lemma for n in found] for side, found in zip((pair.a, pair.b), words, strict=True)]
    telling = [{w for w in found if rarity(w) >= TELLING} for found in lemmas]
    told = [sum(bool(found) and found <= report for report in known.values()) for found in telling]
    other = [known[pair.b.item.report.id], known[pair.a.item.report.id]]
    elsewhere = [len(found & report) / len(found) if found else 0.0 for found, report in zip(telling, other, strict=True)]
    tie = pair.relation(words[0][0], words[1][0]) or "none" if len(words[0]) == len(words[1]) == 1 else "several words"
    tags = {side.tokens[n].tag for side, found in zip((pair.a, pair.b), words, strict=True) for n in found}
    rare = [max((rarity(w) for w in found), default=0.0) for found in lemmas]
    return {
        "(always)": 1.0,
        f"type {vote.type}": 1.0,
        f"tie {tie}": 1.0,
        "told changed": float(vote.meaning == "changed"),
        "carried": float(pair.carried),
        "agreement": agreement(pair, vote),
        "likeness": pair.likeness,
        "rarer word": max(rare),
        "less rare word": min(rare),
        "told elsewhere too": sum(elsewhere),
        "rarely told": min(told) / max(1, sum(told)),
        "told by several each": float(min(told) > 1),
        "names": float("PROPN" in tags),
        "nouns": float(tags == {"NOUN"}),
        "verbs": float(tags == {"VERB"}),
        "quoted": float(any(pair.a.quoted(n) for n in words[0]) + any(pair.b.quoted(n) for n in words[1])),
        "words": min(2.0, sum(map(len, words)) / 4),
        "early": 1 - min(ends),
        "long": min(2.0, (len(pair.a.tokens) + len(pair.b.tokens)) / 60),
    }


def of_stories() -> Iterator[Row]:
    """Differences of the 24 stories with weak labels."""
    score = keys.scorer().__globals__["Case"]
    with tempfile.TemporaryDirectory() as scratch:
        unseen.write_keys("development", Path(scratch))
        for name, key, reports in [*keys.keys(), *keys.keys(folder=Path(scratch))]:
            if (SHARED / "keys") in key.parents or Path(scratch) in key.parents:
                yield from _of_story(name, json.loads(key.read_text("utf-8")), reports, score)


def _of_story(name: str, key: Any, reports: Path, scorer: Any) -> Iterator[Row]:
    import retold.compare as step

    found: list[tuple[Any, Any, Any]] = []
    original = step._difference

    def kept(pair: Any, choice: Any, vote: Any, also: Any) -> Any:
        found.append((pair, choice, vote))
        return original(pair, choice, vote, also)

    step._difference = kept  # the pairs compared are no part of a case
    try:
        with tempfile.TemporaryDirectory() as folder:
            case, _ = keys.build(reports, Path(folder) / "case.json")
    finally:
        step._difference = original
    told = scorer(case, key)
    known = {item.report.id: {t.lemma for t in item.tokens} for pair, _, _ in found for item in (pair.a.item, pair.b.item)}
    seen = set()
    for pair, choice, vote in found:
        place = (choice.a.report, vote.a, choice.b.report, vote.b, vote.type)
        if vote.type in LEFT_ASIDE or vote.meaning == "kept" or place in seen:
            continue
        seen.add(place)
        x, y = (
            {"report": side.item.report.id, "start": at[0], "end": at[1]} if at else None
            for side, at in ((pair.a, vote.a), (pair.b, vote.b))
        )
        ends = tuple(span.start / len(side.item.report.text) for span, side in ((choice.a, pair.a), (choice.b, pair.b)))
        yield name, _flagged(told, key, x, y), vote.meaning == "unsure", features(pair, vote, known, ends)


def _flagged(told: Any, key: Any, x: Any, y: Any) -> bool:
    changes = [(g["a"], g["b"]) for g in key["variants"] if g.get("b") and g["severity"] != "added"]
    if any(told.phrase_hit(p, a) and told.phrase_hit(q, b) for a, b in changes for p, q in ((x, y), (y, x))):
        return True
    spans = [span for span in (x, y) if span]
    return any(len(told.touched(spans, g["passages"])) > 1 for g in key["conflicts"])


def of_pairs() -> Iterator[Row]:
    """Differences of annotated pairs with strong labels; those annotated as unsure are left out."""
    sys.path.insert(0, str(SHARED / "keys"))
    from score_pairs import meets, spans

    from retold.compare import name_places
    from retold.compare.pairs import pair_of, side_of
    from retold.compare.verdict import gather, votes_on
    from retold.flow import _bare, annotate
    from retold.identify import identify
    from retold.models import load_language

    language = load_language()
    shared = [json.loads(line) for line in (SHARED / "keys" / "pairs.jsonl").read_text("utf-8").splitlines() if line.strip()]
    for number, one in enumerate([*shared, *unseen.pairs("development")]):
        texts = {side: one[side]["text"] for side in "ab"}
        items = [annotate(_bare(side, texts[side]), language) for side in "ab"]
        sides = [side_of(item, item.report.span(item.tokens[0].start, item.tokens[-1].end)) for item in items]
        pair = pair_of(sides[0], sides[1], language.lexicon, carried=False, name_of=name_places(identify(items)))
        known = {item.report.id: {t.lemma for t in item.tokens} for item in items}
        gold = [(d["meaning"], spans(d, texts)) for d in one["differences"]]
        for vote, _ in gather(votes_on(pair)):
            met = {meaning for meaning, place in gold if meets((vote.a, vote.b), place)}
            if vote.type in LEFT_ASIDE or vote.meaning == "kept" or ("unsure" in met and "changed" not in met):
                continue
            yield str(number % PARTS), "changed" in met, vote.meaning == "unsure", features(pair, vote, known, (0.0, 0.0))


def left_out(rows: Sequence[Row]) -> list[float]:
    """The log odds of every row by a model fitted without its story."""
    names = ["(always)", *sorted({name for *_, found in rows for name in found} - {"(always)"})]
    x = np.array([[found.get(name, 0.0) for name in names] for *_, found in rows])
    x[:, 1:] = (x[:, 1:] - x[:, 1:].mean(0)) / (x[:, 1:].std(0) + 1e-9)
    y = np.array([float(flagged) for _, flagged, _, _ in rows])
    stories = np.array([story for story, *_ in rows])
    out = np.zeros(len(rows))
    for story in sorted(set(stories)):
        mine = stories == story
        out[mine] = x[mine] @ _fitted(x[~mine], y[~mine])
    return [float(value) for value in out]


def _fitted(x: Any, y: Any) -> Any:
    """Weights of least log loss by Newton's method; the constant bears no ridge."""
    found, ridge = np.zeros(x.shape[1]), np.full(x.shape[1], RIDGE)
    ridge[0] = 0.0
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        bend = (x * (p * (1 - p) + 1e-9)[:, None]).T @ x + np.diag(ridge)
        found = found - np.linalg.solve(bend, x.T @ (p - y) + ridge * found)
    return found


def main() -> int:
    """Run the command."""
    if not unseen.NEWS.is_file():
        print("skipped: ../shared/data is not there", file=sys.stderr)
        return 0
    for title, rows in (("stories", list(of_stories())), ("annotated pairs", list(of_pairs()))):
        for part, chosen in (("all", rows), ("told as unsure", [row for row in rows if row[2]])):
            odds = left_out(chosen)
            flagged = [p for p, row in zip(odds, chosen, strict=True) if row[1]]
            others = [p for p, row in zip(odds, chosen, strict=True) if not row[1]]
            first = sorted(zip(odds, chosen, strict=True), key=lambda item: -item[0])[: len(flagged)]
            share = sum(row[1] for _, row in first) / max(1, len(first))
            print(f"{title}, {part}: {len(chosen)} differences, {len(flagged)} flagged; left out: AUROC {auroc(flagged, others):.3f}, "
                  f"flagged of the {len(first)} surest {share:.2f}")  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
