"""The measures by which a case is held against an answer key; ``scoring.py`` is their command.

They are those of ``../shared/keys/score.py``, written anew: a span hits a gold phrase when both overlap by at least
half of the shorter; counts are pairs (right, of); a list in a row names what was missed or wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Any

Json = dict[str, Any]
Row = dict[str, Any]

# A gold type is also met by these types, because two careful annotators use them for the same difference.
NEIGHBOURS: Mapping[str, frozenset[str]] = {
    "agent": frozenset({"role", "attribution"}),
    "reference": frozenset({"role"}),
    "term": frozenset({"garble", "antonym"}),
    "name": frozenset({"garble"}),
    "omission": frozenset({"addition", "scope", "place", "attribution", "hedge", "generalised", "specified"}),
    "addition": frozenset({"omission"}),
    "detail": frozenset({"specified", "generalised", "addition", "omission", "place"}),
    "number": frozenset({"scope"}),
    "quote": frozenset({"term"}),
    "place": frozenset({"name"}),
    "attribution": frozenset({"role"}),
}

LONGEST = 400  # a longer span says nothing exact
LONGEST_NAME = 80


def fold(text: str | None) -> str:
    """Words of ``text`` in lower case without accents, joined by one space."""
    ascii_only = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", ascii_only.lower()))


def first(items: Iterable[Json], most: int) -> list[Json]:
    """The ``most`` best-ranked items."""
    return sorted(items, key=lambda item: item.get("rank", 0))[:most]


@dataclass
class Scored:
    """A case beside the key it is scored against."""

    case: Json
    key: Json

    @cached_property
    def texts(self) -> dict[str, str]:
        """Text of each report by its id in the case."""
        return {report["id"]: report["text"] for report in self.case["reports"]}

    @cached_property
    def gold_ids(self) -> list[str]:
        """Ids by which the key calls the reports."""
        in_pairs = {pair[side] for pair in self.key["lineage"] for side in ("a", "b") if side in pair}
        return sorted(in_pairs | {report["id"] for report in self.key.get("reports", [])})

    @cached_property
    def matched(self) -> dict[str, str]:
        """Id in the key -> id in the case, where exactly one report of the case has the file's name."""
        files = {report["id"]: report["file"] for report in reversed(self.key.get("reports", []))}
        found = {}
        for gold in self.gold_ids:
            start = PurePath(files.get(gold, gold)).name
            hits = [report["id"] for report in self.case["reports"] if PurePath(report["path"]).name.startswith(start)]
            if len(hits) == 1:
                found[gold] = hits[0]
        return found

    def every(self, name: str) -> list[Json]:
        """The list ``name`` of all stories together."""
        return [item for story in self.case["stories"] for item in story.get(name, [])]

    def places(self, phrase: Json) -> list[tuple[int, int]]:
        """Where a gold phrase stands in its report, white space being free."""
        report = self.matched.get(phrase["report"])
        if report is None:
            return []
        pattern = r"\s+".join(re.escape(word) for word in phrase["text"].split())
        return [match.span() for match in re.finditer(pattern, self.texts[report])]

    def hit(self, span: Json | None, phrase: Json, longest: int = LONGEST) -> bool:
        """Whether ``span`` covers half of the phrase, or the phrase half of it."""
        if not span or not 2 <= span["end"] - span["start"] <= longest or span["report"] != self.matched.get(phrase["report"]):
            return False
        return any(meets((span["start"], span["end"]), place) for place in self.places(phrase))

    def touched(self, spans: Sequence[Json], gold: Sequence[Json], longest: int = LONGEST) -> set[int]:
        """Positions of the gold phrases that one of the spans hits."""
        return {i for i, phrase in enumerate(gold) if any(self.hit(span, phrase, longest) for span in spans)}


def meets(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two stretches overlap by at least half of the shorter."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common > 0 and 2 * common >= min(a[1] - a[0], b[1] - b[0])


def focused(spans: Sequence[Json]) -> Sequence[Json]:
    """The spans of a group, or none when it holds over two a report: naming everything finds nothing."""
    return spans if len(spans) <= 2 * len({span["report"] for span in spans}) else []


def claim_spans(claim: Json) -> list[Json]:
    """The passages of a claim."""
    return [passage["span"] for reading in claim["readings"] for passage in reading["passages"]]


# ---------------------------------------------------------------------------------------------------- spans


def spans_in(value: Any, path: str = "") -> Iterator[tuple[str, Json]]:
    """Every span inside a JSON value with the path to it."""
    if isinstance(value, dict):
        if {"report", "start", "end"} <= value.keys():
            yield path, value
        for name, inner in value.items():
            yield from spans_in(inner, f"{path}.{name}")
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from spans_in(inner, f"{path}[{position}]")


def sound(scored: Scored) -> Row:
    """Whether every span quotes its text."""
    total, bad = 0, []
    for path, span in spans_in(scored.case):
        total += 1
        text = scored.texts.get(span["report"])
        if text is None or not span.get("exact") or text[span["start"] : span["end"]] != span["exact"]:
            bad.append(path)
    return {"bad_spans": (len(bad), total), "where": bad[:5]}


# -------------------------------------------------------------------------------------------------- lineage


def families(story: Json) -> dict[str, str]:
    """Report or unseen source -> a name of its family: all it is tied to by derivations of whole texts."""
    neighbours: dict[str, set[str]] = {report: set() for report in story["reports"]}
    for edge in story["stemma"]["derivations"]:
        if edge.get("p", 1) >= 0.5 and edge["kind"] != "partial":
            neighbours.setdefault(edge["parent"], set()).add(edge["child"])
            neighbours.setdefault(edge["child"], set()).add(edge["parent"])
    family: dict[str, str] = {}
    for start in sorted(neighbours):
        todo = [start] if start not in family else []
        while todo:
            node = todo.pop()
            if node not in family:
                family[node] = f"{story['id']} {start}"
                todo += neighbours[node]
    return family


def lineage(scored: Scored) -> Row:
    """Pairs of reports by relation, direction where the key knows the parent, and the number of roots."""
    family: dict[str, str] = {}
    parents: dict[str, set[str]] = {}
    partial: set[frozenset[str | None]] = set()
    for story in scored.case["stories"]:
        family |= {node: name for node, name in families(story).items() if node in set(story["reports"])}
        for edge in story["stemma"]["derivations"]:
            if edge.get("p", 1) >= 0.5 and edge["kind"] == "partial":
                partial.add(frozenset((edge["parent"], edge["child"])))
            elif edge.get("p", 1) >= 0.5:
                parents.setdefault(edge["child"], set()).add(edge["parent"])
    whole, partly, wrong = [], [], []
    for pair in scored.key["lineage"]:
        a, b, relation = scored.matched.get(pair.get("a")), scored.matched.get(pair.get("b")), pair.get("relation")
        same = a is not None and b is not None and a in family and family[a] == family.get(b)
        if relation in ("derived", "independent"):
            whole.append((relation == "derived", same))
            if whole[-1][0] != same:
                wrong.append(pair.get("id", f"{pair['a']}~{pair['b']}"))
        if relation in ("partial", "independent"):
            partly.append((relation == "partial", same or frozenset((a, b)) in partial))
    row: Row = {}
    for name, pairs in (("pair", whole), ("partial", partly)):
        right = sum(gold and found for gold, found in pairs)
        row[f"{name}_precision"] = (right, sum(found for _, found in pairs))
        row[f"{name}_recall"] = (right, sum(gold for gold, _ in pairs))
    row["wrong"] = wrong
    return row | roots(scored) | {"direction": direction(scored, parents)}


def roots(scored: Scored) -> Row:
    """The number of independent roots; a report in no story stands for itself."""
    if "roots" not in scored.key:
        return {}
    mine = set(scored.matched.values())
    stories = scored.case["stories"]
    found = sum(story["stemma"]["independent"]["best"] for story in stories if mine & set(story["reports"]))
    found += len(mine - {report for story in stories for report in story["reports"]})
    return {"roots_right": (int(found == scored.key["roots"]), 1), "roots": [f"gold {scored.key['roots']} found {found}"]}


def direction(scored: Scored, parents: Mapping[str, set[str]]) -> tuple[int, int]:
    """Pairs whose known parent is found among the ancestors of the child, of all such pairs."""
    right = total = 0
    for pair in scored.key["lineage"]:
        if pair.get("parent"):
            total += 1
            child = scored.matched.get(pair["b"] if pair["parent"] == pair["a"] else pair["a"])
            right += scored.matched.get(pair["parent"]) in ancestors(child, parents)
    return right, total


def ancestors(node: str | None, parents: Mapping[str, set[str]]) -> set[str]:
    """Everything above a report in the tree."""
    seen: set[str] = set()
    todo = [node]
    while todo:
        new = parents.get(todo.pop() or "", set()) - seen
        seen |= new
        todo += new
    return seen


# ------------------------------------------------------------------------------------------------- variants


def variants(scored: Scored) -> Row:
    """Changes of meaning found, those with a right type, and how many are said to be changes at all."""
    gold = scored.key["variants"]
    every = [variant for variant in scored.every("variants") if variant["meaning"] == "changed"]
    looked_at = first(every, max(60, 8 * len(gold)))
    typed, missed = 0, []
    for item in gold:
        hits = [variant for variant in looked_at if finds(scored, variant, item)]
        wanted = set(item["types"]).union(*(NEIGHBOURS.get(name, frozenset()) for name in item["types"]))
        typed += any(variant["type"] in wanted for variant in hits)
        if not hits:
            missed.append(item["id"])
    words = sum(len(text.split()) for text in scored.texts.values())
    return {
        "recall": (len(gold) - len(missed), len(gold)),
        "typed": (typed, len(gold) - len(missed)),
        "changed_per_word": (len(every), words),
        "missed": missed,
    }


def finds(scored: Scored, variant: Json, gold: Json) -> bool:
    """Whether a variant stands where a gold variant stands, in either direction."""

    def at(span: Json | None, side: str) -> bool:
        return scored.hit(span, gold[side], max(120, 6 * len(gold[side]["text"])))

    lone = gold["severity"] == "added"
    for a, b in ((variant.get("before"), variant.get("after")), (variant.get("after"), variant.get("before"))):
        if at(a, "a") and (lone or at(b, "b")):
            return True
        one_sided = lone or not {"omission", "addition"}.isdisjoint(gold["types"])
        if one_sided and not (a and b) and (at(a, "a") or (not lone and at(b, "b"))):
            return True
    return False


def kept(scored: Scored) -> Row:
    """False alarms: places where the wording differs, the meaning is kept, and the case says it changed."""
    changed = [variant for variant in scored.every("variants") if variant["meaning"] == "changed"]
    gold = scored.key["kept"]
    wrong = [item["id"] for item in gold if any(alarms(scored, variant, item) for variant in changed)]
    return {"false_alarm_rate": (len(wrong), len(gold)), "wrong": wrong}


def alarms(scored: Scored, variant: Json, gold: Json) -> bool:
    """Whether a variant claims a change at a place of kept meaning."""
    before, after, a, b = variant.get("before"), variant.get("after"), gold["a"], gold["b"]
    if before and after:
        return (scored.hit(before, a) and scored.hit(after, b)) or (scored.hit(before, b) and scored.hit(after, a))
    pair = {scored.matched.get(a["report"]), scored.matched.get(b["report"])}
    lone = before or after
    return set(variant.get("between", pair)) == pair and (scored.hit(lone, a) or scored.hit(lone, b))


# --------------------------------------------------------------------------------------------------- claims


def conflicts(scored: Scored) -> Row:
    """Conflicts of which one discrepancy or disputed claim holds two sides."""
    gold = scored.key["conflicts"]
    most = max(15, 3 * len(gold))
    groups = [item["passages"] for item in first(scored.every("discrepancies"), most)]
    groups += [claim_spans(claim) for claim in first((c for c in scored.every("claims") if c["status"] == "disputed"), most)]
    groups = [focused(spans) for spans in groups]
    missed = [item["id"] for item in gold if not any(len(scored.touched(spans, item["passages"])) >= 2 for spans in groups)]
    return {"recall": (len(gold) - len(missed), len(gold)), "missed": missed}


def agreed(scored: Scored) -> Row:
    """Facts that several reports tell, found as one claim, and those with the right count of roots."""
    gold = scored.key["agreed"]
    claims = first(scored.every("claims"), max(150, 12 * len(gold)))
    missed, right = [], 0
    for item in gold:
        counts = [len(scored.touched(focused(claim_spans(claim)), item["passages"])) for claim in claims]
        most = max(counts, default=0)
        if most < 2:
            missed.append(item["id"])
        else:
            right += (claims[counts.index(most)]["independent"]["best"] or 0) == item["independent"]
    found = len(gold) - len(missed)
    return {"recall": (found, len(gold)), "count_right": (right, found), "missed": missed}


# -------------------------------------------------------------------------------- names, quotations, figures


def names(scored: Scored) -> Row:
    """Names found, spellings joined under one name, the form put first, and names thrown together."""
    gold = scored.key["names"]
    groups = [(name["name"], [span for spelling in name["spellings"] for span in spelling["spans"]]) for name in scored.every("names")]
    touched = [[scored.touched(spans, item["spellings"], LONGEST_NAME) for item in gold] for _, spans in groups]
    missed, canonical, joined = [], 0, 0
    for position, item in enumerate(gold):
        sizes = [len(row[position]) for row in touched]
        best = max(sizes, default=0)
        joined += best
        if best:
            canonical += well_named(groups[sizes.index(best)][0], item)
        else:
            missed.append(item["id"])
    merged = [name for (name, _), row in zip(groups, touched, strict=True) if sum(bool(hits) for hits in row) > 1]
    return {
        "recall": (len(gold) - len(missed), len(gold)),
        "spellings_joined": (joined, sum(len(item["spellings"]) for item in gold)),
        "canonical": (canonical, len(gold) - len(missed)),
        "wrongly_merged": (len(merged), len(gold)),
        "missed": missed,
        "merged": merged,
    }


def well_named(name: str, gold: Json) -> bool:
    """Whether a name is put first in a full and undamaged form."""
    spelled = [spelling["text"] for spelling in gold["spellings"]]
    full = {fold(text) for text in spelled if len(text) >= len(gold["name"]) - 3} | {fold(gold["name"])}
    return fold(name) in full and (name == gold["name"] or name in spelled)


def groups_found(
    scored: Scored, gold: Sequence[Json], groups: Sequence[tuple[Json, list[Json]]], field: str
) -> tuple[Row, list[tuple[Json, Json]]]:
    """For each gold item the best single group: the counts, and the pairs of gold item and group."""
    missed, joined, chosen = [], 0, []
    for item in gold:
        sizes = [len(scored.touched(focused(spans), item[field])) for _, spans in groups]
        best = max(sizes, default=0)
        joined += best
        if best:
            chosen.append((item, groups[sizes.index(best)][0]))
        else:
            missed.append(item["id"])
    row = {"recall": (len(chosen), len(gold)), "joined": (joined, sum(len(item[field]) for item in gold)), "missed": missed}
    return row, chosen


def quotes(scored: Scored) -> Row:
    """Quotations found, readings joined, and speakers named."""
    groups = [(quote, [reading["span"] for reading in quote["readings"]]) for quote in scored.every("quotes")]
    row, chosen = groups_found(scored, scored.key["quotes"], groups, "readings")
    right = 0
    for item, quote in chosen:
        words = fold(quote.get("speaker")).split()
        right += len(words) <= 6 and not set(words).isdisjoint(fold(item["speaker"]).split())
    return {"recall": row["recall"], "readings_joined": row["joined"], "speaker": (right, len(chosen)), "missed": row["missed"]}


def figures(scored: Scored) -> Row:
    """Quantities found, and their values joined across reports."""
    groups = [(figure, [reading["span"] for reading in figure["readings"]]) for figure in scored.every("figures")]
    row, _ = groups_found(scored, scored.key["figures"], groups, "values")
    return {"recall": row["recall"], "values_joined": row["joined"], "missed": row["missed"]}
