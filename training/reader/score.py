"""Scores the shipped models on the held-out sets, raw text in: names, tags, attachment, sentences, words a second.

PYTHONPATH=src:model-en/src python training/reader/score.py --data FOLDER
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sources import KINDS, documents

from retold.models.backbone import Backbone, shipped
from retold.models.english.tokens import places
from retold.models.lexicon import english
from retold.models.reader import NEVER_HERE, Reader, Window
from retold.models.trained import TrainedLanguage

Spans = set[tuple[int, int, str]]
NAME_SETS = {"test": ("ner-wwn-test", "ner-wwn-latam-test", "ner-uner-test", "ner-gum-test"), "dev": ("ner-uner-dev", "ner-gum-dev")}
SYNTAX_SETS = {"test": ("ewt-test-official", "gum-test", "gum-news-test"), "dev": ("syn-dev",)}


def main() -> None:
    """Print one line a test set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--most", type=int, default=100_000, help="documents read of each set")
    parser.add_argument("--part", choices=list(NAME_SETS), default="test", help="dev to choose by, test at the end")
    parser.add_argument("--model", type=Path, help="a folder of models instead of the installed ones")
    options = parser.parse_args()
    reader = Reader(Backbone(options.model) if options.model else shipped())
    language = TrainedLanguage(english(), reader)
    for name in NAME_SETS[options.part]:
        print(name, names_line(language, documents(options.data / f"{name}.spacy")[: options.most]), flush=True)
    for name in SYNTAX_SETS[options.part]:
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
        raw.update(score_raw(language, doc))
        gold_words += [list(sentence) for sentence in doc.sents]
    on_gold: Counter[str] = Counter()
    windows = [window([token.text for token in sentence]) for sentence in gold_words]
    for sentence, (read,) in zip(gold_words, reader.read(windows), strict=True):
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


def window(words: list[str]) -> Window:
    """A window of one sentence."""
    return Window(tuple(words), (NEVER_HERE,) * len(words))


def score_raw(language: TrainedLanguage, doc) -> Counter[str]:  # type: ignore[no-untyped-def]
    """Counts for one document: words align where they cover the same code points (CoNLL 2018 shared task)."""
    text = doc.text
    spots = places(text)
    cut = [language.cut(text[start:end]) for start, end in spots]
    words: dict[tuple[int, int], tuple[str, str, tuple[int, int] | None, str]] = {}
    said = set()
    for first, last, read in language.sentences(text, spots, cut):
        said.add((spots[first][0], spots[last - 1][1]))
        placed = [place for token in range(first, last) for place in _parted(spots[token][0], cut[token])]
        for (start, end), word in zip(placed, read, strict=True):
            head = None if word.head < 0 else placed[word.head]
            words[start, end] = (word.tag, language._lemma(text[start:end], word.tag), head, word.dep)
    counts: Counter[str] = Counter(gold=len(doc), said=len(words))
    for token in doc:
        span = (token.idx, token.idx + len(token.text))
        if span not in words:
            continue
        tag, lemma, head, dep = words[span]
        true_head = None if token.dep_ == "ROOT" else (token.head.idx, token.head.idx + len(token.head.text))
        counts.update({"word": 1, "tag": tag == token.pos_, "lemma": lemma == token.lemma_.lower(), "uas": head == true_head})
        counts["las"] += head == true_head and dep == ("root" if token.dep_ == "ROOT" else token.dep_)
    true = {(sentence[0].idx, sentence[-1].idx + len(sentence[-1].text)) for sentence in doc.sents}
    counts.update({"sentence": len(said & true), "gold_s": len(true), "said_s": len(said)})
    return counts


def _parted(start: int, cut: list[str]) -> Iterator[tuple[int, int]]:
    """The places of the words of a token."""
    for part in cut:
        yield start, start + len(part)
        start += len(part)


if __name__ == "__main__":
    main()
