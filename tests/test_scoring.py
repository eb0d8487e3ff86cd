"""Our scorer: the matching rules on hand-made cases, and the same counts as the shared scorer on many made-up ones."""

from __future__ import annotations

import importlib.util
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import scoring

Json = dict[str, Any]

TEXTS = {
    "one": "At least 12 people died in Orrel on Monday, Mayor Ida Noll said. \u201cWe are in mourning,\u201d she said.",
    "two": "At least 21 people died in Orrel, said Ida Nol, the mayor. \u201cWe are in mourning,\u201d she said.",
    "three": "A dozen dead were counted by the Orrel Gazette, whose offices face the quay.",
}


def span(report: str, phrase: str) -> Json:
    start = TEXTS[report].index(phrase)
    return {"report": f"r-{report}", "start": start, "end": start + len(phrase), "exact": phrase}


def phrase(report: str, text: str) -> Json:
    return {"report": report, "text": text}


def story(**content: Any) -> Json:
    stemma = {"derivations": [], "independent": {"best": 3}}
    return {"id": "s-1", "reports": [f"r-{name}" for name in TEXTS], "stemma": stemma} | content


def case(**content: Any) -> Json:
    reports = [{"id": f"r-{name}", "path": f"folder/{name}.txt", "text": text} for name, text in TEXTS.items()]
    return {"reports": reports, "stories": [story(**content)]}


def key(**content: Any) -> Json:
    pairs = (("one", "two", "derived"), ("one", "three", "independent"), ("two", "three", "independent"))
    lineage = [{"id": f"L{n}", "a": a, "b": b, "relation": relation} for n, (a, b, relation) in enumerate(pairs, 1)]
    return {"reports": [{"id": name, "file": f"{name}.txt"} for name in TEXTS], "lineage": lineage} | content


def edge(parent: str, child: str, kind: str = "edited", p: float = 0.9) -> Json:
    return {"parent": parent, "child": child, "kind": kind, "p": p}


def counts(part: str, measured: Json, gold: Json) -> Json:
    return scoring.score(measured, gold)[part]


def test_a_span_that_does_not_quote_its_text_is_bad() -> None:
    good, bad = span("one", "Orrel"), span("one", "Orrel") | {"exact": "Orel"}
    assert counts("sound", case(names=[{"spellings": [good, bad]}]), key())["bad_spans"] == (1, 2)


def test_reports_tied_by_an_unseen_source_are_one_family() -> None:
    tied = {"derivations": [edge("u-1", "r-one"), edge("u-1", "r-two")], "independent": {"best": 2}}
    row = counts("lineage", case(stemma=tied), key(roots=2))
    assert row["pair_precision"] == row["pair_recall"] == (1, 1)
    assert row["roots_right"] == (1, 1)
    assert row["wrong"] == []


@pytest.mark.parametrize("weak", [edge("r-one", "r-two", p=0.4), edge("r-one", "r-two", kind="partial")])
def test_an_improbable_or_partial_edge_joins_no_family(weak: Json) -> None:
    row = counts("lineage", case(stemma={"derivations": [weak], "independent": {"best": 3}}), key())
    assert row["pair_recall"] == (0, 1)
    assert row["wrong"] == ["L1"]


def test_a_parent_counts_from_any_height() -> None:
    chain = {"derivations": [edge("r-three", "r-two"), edge("r-two", "r-one")], "independent": {"best": 1}}
    gold = key()
    gold["lineage"][1]["parent"] = "three"
    assert counts("lineage", case(stemma=chain), gold)["direction"] == (1, 1)
    gold["lineage"][1]["parent"] = "one"
    assert counts("lineage", case(stemma=chain), gold)["direction"] == (0, 1)


NUMBER = {
    "id": "V1",
    "types": ["number"],
    "severity": "changed",
    "a": phrase("one", "At least 12 people"),
    "b": phrase("two", "At least 21 people"),
}


def variant(before: Json | None, after: Json | None, **content: Any) -> Json:
    return {"rank": 1, "type": "number", "meaning": "changed", "before": before, "after": after, "between": ["r-one", "r-two"]} | content


@pytest.mark.parametrize(
    ("found", "recall"),
    [
        (variant(span("one", "12"), span("two", "21")), 1),
        (variant(span("two", "21"), span("one", "12")), 1),
        (variant(span("one", "12"), span("two", "21"), meaning="kept"), 0),
        (variant(span("one", "12"), None), 0),
        (variant(span("one", "12"), span("two", "Ida Nol")), 0),
    ],
)
def test_a_variant_needs_both_sides_and_a_changed_meaning(found: Json, recall: int) -> None:
    assert counts("variants", case(variants=[found]), key(variants=[NUMBER]))["recall"] == (recall, 1)


def test_a_type_beside_the_right_one_is_found_but_not_typed() -> None:
    row = counts("variants", case(variants=[variant(span("one", "12"), span("two", "21"), type="date")]), key(variants=[NUMBER]))
    assert (row["recall"], row["typed"]) == ((1, 1), (0, 1))


def test_a_change_said_of_a_kept_passage_is_a_false_alarm() -> None:
    gold = key(kept=[{"id": "K1", "a": phrase("one", "Mayor Ida Noll said"), "b": phrase("two", "said Ida Nol, the mayor")}])
    alarm = variant(span("one", "Mayor Ida Noll"), span("two", "Ida Nol, the mayor"))
    assert counts("kept", case(variants=[alarm]), gold)["false_alarm_rate"] == (1, 1)
    assert counts("kept", case(variants=[alarm | {"meaning": "kept"}]), gold)["false_alarm_rate"] == (0, 1)
    lone = variant(None, span("two", "the mayor"))
    assert counts("kept", case(variants=[lone]), gold)["wrong"] == ["K1"]
    assert counts("kept", case(variants=[lone | {"between": ["r-two", "r-three"]}]), gold)["wrong"] == []


def test_a_group_that_names_everything_finds_nothing() -> None:
    gold = key(
        quotes=[{"id": "Q1", "speaker": "Ida Noll", "readings": [phrase("one", "We are in mourning"), phrase("two", "We are in mourning")]}]
    )
    both = [span("one", "We are in mourning"), span("two", "We are in mourning")]
    row = counts("quotes", case(quotes=[{"speaker": "Mayor Noll", "readings": [{"span": s} for s in both]}]), gold)
    assert (row["recall"], row["readings_joined"], row["speaker"]) == ((1, 1), (2, 2), (1, 1))
    flood = [*both, span("one", "Orrel"), span("one", "Monday"), span("one", "she said")]
    assert counts("quotes", case(quotes=[{"speaker": "", "readings": [{"span": s} for s in flood]}]), gold)["recall"] == (0, 1)


def test_two_people_under_one_name_are_wrongly_merged() -> None:
    gold = key(names=[{"id": "N1", "name": "Ida Noll", "spellings": [phrase("one", "Ida Noll"), phrase("two", "Ida Nol")]},
                      {"id": "N2", "name": "Orrel Gazette", "spellings": [phrase("three", "Orrel Gazette")]}])  # fmt: skip
    good = {"name": "Ida Noll", "spellings": [{"spans": [span("one", "Ida Noll"), span("two", "Ida Nol")]}]}
    row = counts("names", case(names=[good]), gold)
    assert (row["recall"], row["spellings_joined"], row["canonical"], row["missed"]) == ((1, 2), (2, 3), (1, 1), ["N2"])
    merged = {"name": "Ida Nol", "spellings": [*good["spellings"], {"spans": [span("three", "Orrel Gazette")]}]}
    row = counts("names", case(names=[merged]), gold)
    assert row["wrongly_merged"] == (1, 2)
    assert row["merged"] == ["Ida Nol"]


def test_an_agreed_fact_needs_two_passages_in_one_claim() -> None:
    gold = key(agreed=[{"id": "A1", "independent": 2, "passages": [phrase("one", "12 people died"), phrase("three", "A dozen dead")]}])
    passages = [{"span": span("one", "12 people died in Orrel")}, {"span": span("three", "A dozen dead")}]
    claim = {"rank": 1, "status": "agreed", "independent": {"best": 2}, "readings": [{"passages": passages}]}
    assert counts("agreed", case(claims=[claim]), gold)["count_right"] == (1, 1)
    halves = [claim | {"readings": [{"passages": [passage]}]} for passage in passages]
    assert counts("agreed", case(claims=halves), gold)["recall"] == (0, 1)


# --------------------------------------------------------------------------------------------------- floors


def test_floors_only_rise() -> None:
    old = {"names.recall": [8, 10], "kept.false_alarm_rate": [2, 10], "variants.typed": [3, 4], "quotes.recall": [5, 6]}
    new = {"names.recall": [9, 10], "kept.false_alarm_rate": [3, 10], "variants.typed": [5, 9], "quotes.recall": [4, 7]}
    assert scoring.raised(old, new) == {
        "names.recall": [9, 10],
        "kept.false_alarm_rate": [2, 10],
        "variants.typed": [3, 4],
        "quotes.recall": [4, 7],  # the key itself has changed
    }
    assert scoring.raised(old, old) == old


def test_worse_is_told_from_better() -> None:
    assert scoring.worse("names.recall", [7, 10], [8, 10])
    assert not scoring.worse("names.recall", [8, 10], [8, 10])
    assert scoring.worse("kept.false_alarm_rate", [3, 10], [2, 10])
    assert scoring.worse("kept.false_alarm_rate", [3, 20], [1, 20])
    assert not scoring.worse("kept.false_alarm_rate", [2, 20], [1, 20])
    assert scoring.worse("sound.bad_spans", [1, 900], [0, 900])
    assert not scoring.worse("kept.false_alarm_rate", [1, 10], [2, 10])
    assert scoring.worse("quotes.speaker", [3, 6], [3, 4])


# ------------------------------------------------------------------------------------------ the shared scorer


@pytest.fixture(scope="module")
def theirs(shared: Path) -> Callable[[Json, Json], Json]:
    spec = importlib.util.spec_from_file_location("shared_score", shared / "keys" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    function: Callable[[Json, Json], Json] = module.score
    return function


def read_raw(gold: Json, folder: Path) -> dict[str, str]:
    """Text of each report of a key, good enough to place spans in: the readers are not what is tested here."""
    texts = {}
    for report in gold["reports"]:
        name, _, line = Path(report["file"]).name.partition("#line-")
        text = (folder / name).read_text(encoding="utf-8")
        value = json.loads(text.splitlines()[int(line) - 1] if line else text) if name.endswith(("json", "jsonl")) else {"text": text}
        texts[report["id"]] = re.sub(r"<[^>]*>", "", value["text"])
    return texts


class Guesses:
    """A random case about a key's reports that is right here and there."""

    def __init__(self, gold: Json, texts: dict[str, str], seed: int) -> None:
        self.random, self.key, self.texts = random.Random(seed), gold, texts

    def span(self, wanted: Json | None = None) -> Json:
        pick = self.random
        report = wanted["report"] if wanted else pick.choice(sorted(self.texts))
        text = self.texts[report]
        start = text.find(wanted["text"]) if wanted and pick.random() < 0.8 else -1
        length = len(wanted["text"]) if wanted else 30
        start = pick.randrange(len(text) - 5) if start < 0 else max(0, start + pick.randint(-12, 12))
        end = min(len(text), start + max(1, length + pick.randint(-15, 60)))
        return {"report": f"r-{report}", "start": start, "end": end, "exact": text[start:end] if pick.random() < 0.98 else "?"}

    def variants(self) -> list[Json]:
        pick, found = self.random, []
        for item in self.key["variants"] + self.key["kept"]:
            sides: list[Json | None] = [self.span(item["a"]), self.span(item.get("b"))]
            pick.shuffle(sides)
            if pick.random() < 0.3:
                sides[pick.randrange(2)] = None
            meaning = pick.choice(["changed", "changed", "kept", "unsure"])
            kind = pick.choice(["number", "term", "name", "hedge", "garble", "omission", "role"])
            between = {"between": [f"r-{name}" for name in pick.sample(sorted(self.texts), 2)]} if pick.random() < 0.7 else {}
            found.append({"rank": pick.randint(1, 99), "type": kind, "meaning": meaning, "before": sides[0], "after": sides[1]} | between)
        return found

    def claims(self) -> list[Json]:
        pick, found = self.random, []
        for item in (self.key["agreed"] + self.key["conflicts"]) * 2:
            few = pick.sample(item["passages"], pick.randint(1, len(item["passages"])))
            passages = [{"span": self.span(wanted)} for wanted in few * pick.randint(1, 3)]
            status, best = pick.choice(["agreed", "disputed", "single"]), pick.randint(1, 4)
            readings = [{"passages": passages}]
            found.append({"rank": pick.randint(1, 200), "status": status, "independent": {"best": best}, "readings": readings})
        return found

    def group(self, name: str, field: str) -> list[tuple[Json, list[Json]]]:
        some = [item for item in self.key[name] if self.random.random() < 0.8]
        return [(item, [self.span(wanted) for wanted in item[field] + self.random.choice(some)[field][:1]]) for item in some]

    def stemma(self) -> Json:
        pick = self.random
        nodes = [*(f"r-{name}" for name in sorted(self.texts)), "u-1"]
        kinds = ["partial", "edited", "verbatim"]
        edges = [edge(pick.choice(nodes), pick.choice(nodes), pick.choice(kinds), pick.random()) for _ in range(pick.randint(0, 8))]
        return {"derivations": edges, "independent": {"best": pick.randint(1, 9)}}

    def case(self) -> Json:
        names = [{"name": item["name"], "spellings": [{"spans": spans}]} for item, spans in self.group("names", "spellings")]
        quotes = [
            {"speaker": self.random.choice([item["speaker"], "", None]), "readings": [{"span": span} for span in spans]}
            for item, spans in self.group("quotes", "readings")
        ]
        figures = [{"readings": [{"span": span} for span in spans]} for _, spans in self.group("figures", "values")]
        discrepancies = [{"rank": 1, "passages": [self.span(wanted) for wanted in item["passages"]]} for item in self.key["conflicts"]]
        files = {report["id"]: Path(report["file"]).name for report in self.key["reports"]}
        return {
            "reports": [{"id": f"r-{name}", "path": f"folder/{files[name]}", "text": text} for name, text in self.texts.items()],
            "stories": [
                {
                    "id": "s-1", "reports": [f"r-{name}" for name in self.texts][1:], "stemma": self.stemma(), "claims": self.claims(),
                    "variants": self.variants(), "names": names, "quotes": quotes, "figures": figures, "discrepancies": discrepancies,
                }
            ],
        }  # fmt: skip


@pytest.mark.parametrize("name", sorted(scoring.keys_at_hand()))
def test_both_scorers_give_the_same_counts(name: str, theirs: Callable[[Json, Json], Json]) -> None:
    file, folder = scoring.keys_at_hand()[name]
    gold = json.loads(file.read_text(encoding="utf-8"))
    texts = read_raw(gold, folder)
    for seed in range(2):
        guessed = Guesses(gold, texts, seed).case()
        ours = scoring.score(guessed, gold)
        assert ours == theirs(guessed, gold)
        assert ours["names"]["recall"][0] > 0  # the guesses are no empty test
        assert not gold["agreed"] or ours["agreed"]["recall"][0] > 0
