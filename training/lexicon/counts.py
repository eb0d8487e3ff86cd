"""Word counts of openly licensed English text. Only the counts go into the lexicon; no text does."""

from __future__ import annotations

import csv
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from wordnet import WordNet

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|n't|'(?:s|ll|re|ve|d|m)\b")
ECB_TEST_TOPICS = range(36, 46)
TAGS = {"NOUN": 0, "VERB": 1, "ADJ": 2, "ADV": 3, "AUX": 1}


def words_of(texts: Iterable[str]) -> Counter[str]:
    """How often each word, in lower case, stands in ``texts``."""
    return Counter(word for text in texts for word in WORD.findall(text.lower().replace("’", "'")))


def glosses(wordnet: WordNet) -> Iterator[str]:
    """The definitions and examples of WordNet (WordNet licence)."""
    return (wordnet.synsets[key].gloss for key in sorted(wordnet.synsets))


def ecb_plus(archive: Path) -> Iterator[str]:
    """News of ECB+ (CC BY 3.0), without its test topics."""
    with tarfile.open(archive) as files:
        for member in sorted(files.getmembers(), key=lambda member: member.name):
            topic = re.match(r"(\d+)_", Path(member.name).name)
            content = files.extractfile(member) if topic and int(topic[1]) not in ECB_TEST_TOPICS else None
            if content:
                yield " ".join(token.text or "" for token in ET.fromstring(content.read()).iter("token"))


def mnli(path: Path) -> Iterator[str]:
    """Sentence pairs of MultiNLI (its premises from the Open American National Corpus and openly licensed fiction)."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["premise"]
            yield row["hypothesis"]


def treebank(path: Path) -> list[tuple[str, str, str]]:
    """(form, lemma, tag) of every token of a spaCy DocBin (GUM, CC BY 4.0, its non-commercial genres left out)."""
    import spacy
    from spacy.tokens import DocBin

    docs = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
    return [(token.text, token.lemma_.lower(), token.pos_) for doc in docs for token in doc]


def preferred_bases(tokens: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """The base form that each inflected form has most often in a treebank, where at least three tokens tell."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for form, lemma, tag in tokens:
        if tag in TAGS and form.isalpha() and (form.islower() or form.istitle()):
            seen[form.lower()][lemma] += 1
    best = {form: max(bases.items(), key=lambda item: (item[1], item[0])) for form, bases in seen.items()}
    return {form: base for form, (base, count) in sorted(best.items()) if count >= 3 and " " not in base}


def merge_counts(parts: Iterable[tuple[Counter[str], float]]) -> dict[str, float]:
    """One count a word from several texts, each scaled to ``weight`` million words; no text speaks for more than 4 of a word met once."""
    merged: dict[str, float] = defaultdict(float)
    for counts, weight in parts:
        scale = min(4.0, weight * 1e6 / max(1, sum(counts.values())))
        for word in sorted(counts):
            merged[word] += counts[word] * scale
    return merged
