"""Measure what claims bring together, on the event chains of ECB+ (Cybulska & Vossen 2014), and what collating costs.

    python bench/alignment.py [--test] [--no-write]

ECB+ tells two happenings of one kind under each topic, and links the words that speak of one event across reports. A claim is
right where two of its passages hold words of one chain. Only sentences that the annotators kept are looked at, and only passages
that hold an annotated event. ``precision``: of two passages of a claim, from two reports, that both hold events, the part that
share one. ``recall``: of pairs of passages that share an event, the part that a claim brings together. ``chain``: the F1 of
reports between a chain and its best claim, over chains of two reports or more. Baselines: every passage alone with the passages
whose words it shares (cosine of tf-idf from .3 on, joined by single links).

The test topics (36 to 45) are read with ``--test`` alone. The cost is that of :func:`retold.collate.collate` on made stories of
600 words a report, with :func:`retold.collate.with_propositions`. Counts go to ``bench/results/alignment-<date>.json``.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import math
import re
import sys
import tarfile
import time
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from made_story import write

ROOT = Path(__file__).resolve().parents[1]
ECB = ROOT.parent / "shared" / "data" / "stories" / "ecbplus"
TEST = frozenset(range(36, 46))
JOINED = re.compile(r"[.,;:!?%)\]]|'s|n't|''")
BASELINE = 0.3

Place = tuple[str, int, int]


class Topic(NamedTuple):
    """One story: (name, text) of its reports, and the places of each chain of events."""

    name: str
    texts: list[tuple[str, str]]
    chains: dict[str, list[Place]]


def topics(test: bool) -> Iterator[Topic]:
    """The stories of ECB+, the test topics or the others; ``ecb`` and ``ecbplus`` of a topic tell two happenings."""
    with tarfile.open(ECB / "ecbplus.tar.xz") as archive:
        files = {member.name: archive.extractfile(member) for member in archive.getmembers() if member.isfile()}
        data = {name: file.read() for name, file in files.items() if file is not None and name.endswith((".xml", ".csv"))}
    kept = _kept(next(data[name] for name in data if name.endswith("ECBplus_coreference_sentences.csv")))
    groups: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in sorted(data):
        found = re.fullmatch(r"(\d+)_\d+(ecb|ecbplus)", Path(name).stem)
        if found and (int(found[1]) in TEST) == test:
            groups[int(found[1]), found[2]].append(name)
    for (number, kind), members in sorted(groups.items()):
        if len(members) > 1:
            yield _topic(f"{number}{kind}", [(Path(name).stem, data[name]) for name in members], kept)


def _kept(table: bytes) -> dict[str, set[int]]:
    """The sentences whose chains the annotators checked, by file."""
    kept: dict[str, set[int]] = defaultdict(set)
    for topic, file, sentence in list(csv.reader(io.StringIO(table.decode("utf-8"))))[1:]:
        kept[f"{topic}_{file}"].add(int(sentence))
    return kept


def _topic(name: str, files: Sequence[tuple[str, bytes]], kept: dict[str, set[int]]) -> Topic:
    texts, chains = [], defaultdict(list)
    for stem, data in files:
        root = ET.fromstring(data)
        text, places = _text(root)
        texts.append((stem, text))
        marked = {}
        for mention in root.find("Markables") or ():
            anchors = [int(anchor.get("t_id", "0")) for anchor in mention.findall("token_anchor")]
            if anchors and "ACTION" in mention.tag:
                marked[mention.get("m_id")] = anchors
        for relation in (root.find("Relations") or ET.Element("none")).findall("CROSS_DOC_COREF"):
            for source in relation.findall("source"):
                anchors = marked.get(source.get("m_id"), [])
                if anchors and places[anchors[0]][2] in kept[stem]:
                    chains[str(relation.get("note"))].append((stem, places[anchors[0]][0], places[anchors[-1]][1]))
    return Topic(name, texts, dict(chains))


def _text(root: ET.Element) -> tuple[str, dict[int, tuple[int, int, int]]]:
    """The text put together from its tokens, and (start, end, sentence) of each."""
    text, last, places = "", None, {}
    for token in root.iter("token"):
        word, sentence = token.text or "", int(token.get("sentence", "0"))
        if last is not None:
            text += "\n" if sentence != last else "" if JOINED.fullmatch(word) else " "
        places[int(token.get("t_id", "0"))] = (len(text), len(text) + len(word), sentence)
        text, last = text + word, sentence
    return text, places


def claims_of(topic: Topic, language: Any) -> tuple[list[list[Place]], list[list[Place]]]:
    """The places of the passages of each claim, ours and the baseline's."""
    from retold.annotate import annotate
    from retold.collate import collate, count, with_facets, with_propositions
    from retold.identify import identify
    from retold.model import Report
    from retold.relate import relate

    reports = [Report(stem, stem, stem, "", "", "", "", "none", "en", "", "", text) for stem, text in topic.texts]
    annotations = [annotate(report, language) for report in reports]
    relations = relate(annotations, language.lexicon.rarity)
    found = collate(annotations, relations, language.lexicon).claims
    names = identify(annotations, found)
    claims = with_facets(found, count(annotations, found, language.lexicon).groups, annotations)
    claims = with_propositions(claims, annotations, relations, names, language.lexicon)
    ours = [[(p.span.report, p.span.start, p.span.end) for p in claim.passages] for claim in claims]
    passages = [(p.span.report, p.span.start, p.span.end, p.span.exact) for item in annotations for p in item.passages]
    return ours, _single_links(passages)


def _single_links(passages: Sequence[tuple[str, int, int, str]]) -> list[list[Place]]:
    words = [Counter(re.findall(r"\w+", text.lower())) for *_, text in passages]
    spread = Counter(word for bag in words for word in bag)
    vectors = []
    for bag in words:
        weights = {word: count * math.log(len(words) / spread[word]) for word, count in bag.items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items()})
    home = list(range(len(passages)))
    for i, x in enumerate(vectors):
        for j in range(i):
            if passages[i][0] != passages[j][0] and sum(w * vectors[j].get(word, 0.0) for word, w in x.items()) >= BASELINE:
                old, new = home[i], home[j]
                home = [new if h == old else h for h in home]
    groups: dict[int, list[Place]] = defaultdict(list)
    for place, group in zip(passages, home, strict=True):
        groups[group].append(place[:3])
    return list(groups.values())


def counted(claims: Sequence[Sequence[Place]], chains: dict[str, list[Place]]) -> Counter[str]:
    """Pairs of passages in one claim, those that share an event, pairs that share one, and the sum of F1 over chains."""
    held: dict[Place, set[str]] = defaultdict(set)
    for chain, places in chains.items():
        for report, start, end in places:
            for place in {place for claim in claims for place in claim if place[0] == report and place[1] < end and start < place[2]}:
                held[place].add(chain)
    right, together = set(), set()
    for claim in claims:
        for i, x in enumerate(claim):
            for y in claim[:i]:
                if x[0] != y[0] and held[x] and held[y]:
                    together.add((min(x, y), max(x, y)))
                    if held[x] & held[y]:
                        right.add((min(x, y), max(x, y)))
    places = sorted(place for place in held if held[place])
    gold = sum(1 for i, x in enumerate(places) for y in places[:i] if x[0] != y[0] and held[x] & held[y])
    best = 0.0
    out: Counter[str] = Counter(together=len(together), right=len(right), gold=gold)
    for chain, spans in chains.items():
        reports = {report for report, _, _ in spans}
        if len(reports) > 1:
            out["chains"] += 1
            best += max((_f1(reports, claim, chain, held) for claim in claims), default=0.0)
    out["f1 in thousandths"] = round(1000 * best)
    return out


def _f1(reports: set[str], claim: Sequence[Place], chain: str, held: dict[Place, set[str]]) -> float:
    mine = {place[0] for place in claim if chain in held[place]}
    return 2 * len(mine) / (len(reports) + len({place[0] for place in claim})) if mine else 0.0


def cost(language: Any) -> list[dict[str, float]]:
    """CPU seconds of collating made stories of 10, 20 and 40 reports of 600 words."""
    from retold.annotate import annotate
    from retold.collate import collate, with_propositions
    from retold.identify import identify
    from retold.read import read
    from retold.relate import relate

    out = []
    for size in (10, 20, 40):
        with TemporaryDirectory() as scratch:
            reports = read([write(Path(scratch) / str(size), size, 600)])[0]
        annotations = [annotate(report, language) for report in reports]
        relations = relate(annotations, language.lexicon.rarity)
        start = time.process_time()
        claims = collate(annotations, relations, language.lexicon).claims
        seconds = time.process_time() - start
        names = identify(annotations, claims)
        start = time.process_time()
        with_propositions(claims, annotations, relations, names, language.lexicon)
        seconds += time.process_time() - start
        row = {"reports": size, "passages": sum(len(a.passages) for a in annotations), "seconds": seconds}
        print(f"collate {size} reports, {row['passages']} passages: {row['seconds']:.2f} CPU s")
        out.append(row)
    return out


def main() -> None:
    """Print the tables and keep the results."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", action="store_true", help="the test topics of ECB+, once, at the end")
    parser.add_argument("--no-write", action="store_true", help="write no file of results")
    options = parser.parse_args()
    if not ECB.is_dir():
        sys.exit("skipped: ECB+ is not there")
    from retold.models import load_language

    language = load_language()
    sums: dict[str, Counter[str]] = {"ours": Counter(), "tf-idf": Counter()}
    for topic in topics(options.test):
        for name, claims in zip(sums, claims_of(topic, language), strict=True):
            sums[name] += counted(claims, topic.chains)
    table = {
        name: {
            "precision": row["right"] / max(1, row["together"]),
            "recall": row["right"] / max(1, row["gold"]),
            "chain": row["f1 in thousandths"] / 1000 / max(1, row["chains"]),
            **row,
        }
        for name, row in sums.items()
    }
    for name, row in table.items():
        shown = f"precision {row['precision']:.3f} ({row['together']})  recall {row['recall']:.3f} ({row['gold']})"
        print(f"{name:8} {shown}  chain {row['chain']:.3f} ({row['chains']})")
    result = {"part": "test" if options.test else "train", "ecb": table, "cost": cost(language)}
    if not options.no_write:
        path = ROOT / "bench" / "results" / f"alignment-{result['part']}-{datetime.now(UTC).date()}.json"
        path.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
