"""Scores the shipped models on the held-out sets, raw text in: names, tags, attachment, sentences, words a second.

PYTHONPATH=src:model-en/src python training/reader/score.py --data FOLDER
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from pathlib import Path

from sources import KINDS, documents

from retold.models.backbone import shipped
from retold.models.lexicon import english
from retold.models.reader import Reader
from retold.models.trained import TrainedLanguage, parts

Spans = set[tuple[int, int, str]]
NAME_SETS = ("ner-wwn-test", "ner-wwn-latam-test", "ner-uner-test", "ner-gum-test")
SYNTAX_SETS = ("ewt-test-official", "gum-test", "gum-news-test")


def main() -> None:
    """Print one line a test set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=100_000, help="documents read of each set")
    parser.add_argument("--demonyms", type=Path, default=Path(__file__).parent / "demonyms.txt")
    options = parser.parse_args()
    reader = Reader(shipped())
    language = TrainedLanguage(english(), reader)
    for name in NAME_SETS:
        print(name, names_line(language, documents(options.data / f"{name}.spacy")[: options.most]), flush=True)
    for name in SYNTAX_SETS:
        docs = documents(options.data / f"{name}.spacy")[: options.most]
        print(name, syntax_line(language, reader, docs), flush=True)


def names_line(language: TrainedLanguage, docs: list) -> str:  # type: ignore[type-arg]
    """Precision, recall and F of spans over raw text, all kinds and each."""
    hit: Counter[str] = Counter()
    said: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    words, began = 0, time.process_time()
    for doc in docs:
        found = name_spans(language, doc.text)
        true = {(ent.start_char, ent.end_char, KINDS[ent.label_]) for ent in doc.ents if ent.label_ in KINDS}
        words += len(doc)
        for counter, spans in ((hit, found & true), (said, found), (gold, true)):
            counter["all"] += len(spans)
            counter.update(kind for _, _, kind in spans)
    speed = words / (time.process_time() - began)
    cells = [f"{kind} P {100 * hit[kind] / max(1, said[kind]):.1f} R {100 * hit[kind] / max(1, gold[kind]):.1f} F "
             f"{200 * hit[kind] / max(1, said[kind] + gold[kind]):.1f}" for kind in ("all", *KINDS.values())]  # fmt: skip
    return " | ".join([*cells, f"{speed:.0f} words a CPU second"])


def name_spans(language: TrainedLanguage, text: str) -> Spans:
    """Names of ``text`` as (start, end, kind) in code points."""
    tokens, _ = language.read(text)
    found: list[tuple[int, int, str]] = []
    for token in tokens:
        mark, _, kind = token.name.partition("-")
        if mark == "I" and found and found[-1][2] == kind:
            found[-1] = (found[-1][0], token.end, kind)
        elif mark:
            found.append((token.start, token.end, kind))
    return set(found)


def syntax_line(language: TrainedLanguage, reader: Reader, docs: list) -> str:  # type: ignore[type-arg]
    """From raw text: words, tags, lemmas, UAS and LAS (F of aligned words) and sentences; then UAS and LAS on gold words."""
    raw: Counter[str] = Counter()
    gold_words: list[list] = []  # type: ignore[type-arg]
    for doc in docs:
        raw.update(score_raw(language, reader, doc))
        gold_words += [list(sentence) for sentence in doc.sents]
    on_gold: Counter[str] = Counter()
    for sentence, read in zip(gold_words, reader.read([[token.text for token in sentence] for sentence in gold_words]), strict=True):
        first = sentence[0].i
        for place, (token, word) in enumerate(zip(sentence, read, strict=True)):
            head = token.head.i - first
            right = (word.head if word.head >= 0 else place) == head
            dep = "root" if token.dep_ == "ROOT" else token.dep_
            on_gold.update(
                {"n": 1, "uas": right, "las": right and word.dep == dep, "tag": word.tag == token.pos_, "fine": word.fine == token.tag_}
            )
    cells = [f"{name} F {200 * raw[name] / (raw['gold'] + raw['said']):.1f}" for name in ("word", "tag", "lemma", "uas", "las")]
    cells.append(f"sentence F {200 * raw['sentence'] / (raw['gold_s'] + raw['said_s']):.1f}")
    cells += [f"gold words: {name} {100 * on_gold[name] / on_gold['n']:.1f}" for name in ("tag", "fine", "uas", "las")]
    return " | ".join(cells)


def score_raw(language: TrainedLanguage, reader: Reader, doc) -> Counter[str]:  # type: ignore[no-untyped-def]
    """Counts for one document: words align where they cover the same code points (CoNLL 2018 shared task)."""
    text = doc.text
    tokens, sentences = language.read(text)
    words: dict[tuple[int, int], tuple[str, str, tuple[int, int] | None, str]] = {}
    cut = []
    for sentence in sentences:
        places = []
        for token in tokens[sentence.first : sentence.last]:
            at = token.start
            for part in parts(token.text):
                places.append((at, at + len(part), token))
                at += len(part)
        cut.append(places)
    for places, read in zip(cut, reader.read([[text[start:end] for start, end, _ in places] for places in cut]), strict=True):
        for (start, end, token), word in zip(places, read, strict=True):
            head = None if word.head < 0 else places[word.head][:2]
            lemma = token.lemma if (start, end) == (token.start, token.end) else language._lemma(text[start:end], word.tag)
            words[start, end] = (word.tag, lemma, head, word.dep)
    counts: Counter[str] = Counter(gold=len(doc), said=len(words))
    for token in doc:
        span = (token.idx, token.idx + len(token.text))
        if span not in words:
            continue
        tag, lemma, head, dep = words[span]
        true_head = None if token.dep_ == "ROOT" else (token.head.idx, token.head.idx + len(token.head.text))
        counts.update({"word": 1, "tag": tag == token.pos_, "lemma": lemma == token.lemma_.lower(), "uas": head == true_head})
        counts["las"] += head == true_head and dep == ("root" if token.dep_ == "ROOT" else token.dep_)
    said = {(tokens[sentence.first].start, tokens[sentence.last - 1].end) for sentence in sentences}
    true = {(sentence[0].idx, sentence[-1].idx + len(sentence[-1].text)) for sentence in doc.sents}
    counts.update({"sentence": len(said & true), "gold_s": len(true), "said_s": len(said)})
    return counts


if __name__ == "__main__":
    main()
