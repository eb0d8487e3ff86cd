"""Makes ``src/retold/models/data/english.lexicon``; equal inputs give equal bytes.

    apt-get download wordnet-base && dpkg-deb -x wordnet-base_*.deb wordnet
    PYTHONPATH=src python training/lexicon/build.py --wordnet wordnet/usr/share/wordnet \
        --gum gum-train.spacy --ecb ecbplus.tar.xz --mnli mnli-dev.csv

docs/reference/lexicon.md says what the sources are and under which licences.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from counts import ecb_plus, glosses, merge_counts, mnli, preferred_bases, treebank, words_of
from wordnet import WordNet, read_wordnet

from retold.models.lexicon import CLOSE, MAGIC, NAME_ONLY, SPECIFIC, EnglishLexicon

OUTPUT = Path(__file__).parents[2] / "src/retold/models/data/english.lexicon"
LEAST_COUNT = 2.0  # a word WordNet lacks is kept from this count on
CLOSE_HYPONYMS = 24  # a sense with more kinds than this is too wide for them to be siblings
SPECIFIC_DEPTH = 5  # a noun sense says something from this many steps below the top; a verb sense from 1
LINK_SHARE = 0.03  # senses rarer than this for either word link no words

Key = tuple[int, int]


def shares(entries: list[tuple[Key, int]]) -> dict[Key, float]:
    """The share of a word's use that each of its senses has: counts where there are any, smoothed by 1 / rank."""
    weights = {key: count + 1 / rank for rank, (key, count) in enumerate(entries, 1)}
    total = sum(weights.values())
    return {key: weight / total for key, weight in weights.items()}


def depths(wordnet: WordNet) -> dict[Key, int]:
    """Steps from each sense up to the top of its hierarchy, by the longest way."""
    known: dict[Key, int] = {}

    def depth(key: Key) -> int:
        if key not in known:
            known[key] = 0
            known[key] = max((1 + depth(parent) for parent in wordnet.synsets[key].parents), default=0)
        return known[key]

    for key in sorted(wordnet.synsets):
        depth(key)
    return known


def widths(wordnet: WordNet, order: list[Key]) -> bytes:
    """For each sense the bits CLOSE (narrow enough for the kinds below it to be siblings) and SPECIFIC (not near the top)."""
    below = Counter(parent for synset in wordnet.synsets.values() for parent in synset.parents)
    deep = depths(wordnet)

    def width(key: Key) -> int:
        if deep[key] < (SPECIFIC_DEPTH if key[0] == 0 else 1):
            return 0
        return SPECIFIC | (CLOSE if below[key] <= CLOSE_HYPONYMS and key[0] < 2 else 0)

    return bytes(width(key) for key in order)


def word_links(wordnet: WordNet, share: dict[tuple[str, Key], float]) -> dict[str, set[tuple[str, int]]]:
    """Links between words: (other word, 0) for antonyms, (other word, 1) for derived words."""
    links: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for key, synset in wordnet.synsets.items():
        for symbol, own, other, its in synset.pointers:
            if symbol in ("!", "+", "\\", "<") and own and its:
                a, b = synset.words[own - 1].lower(), wordnet.synsets[other].words[its - 1].lower()
                strength = min(share.get((a, key), 0.0), share.get((b, other), 0.0))
                if a != b and (strength >= LINK_SHARE if symbol == "!" else strength > 0):
                    links[a].add((b, 0 if symbol == "!" else 1))
                    links[b].add((a, 0 if symbol == "!" else 1))
    return links


def opposites(wordnet: WordNet, number: dict[Key, int]) -> list[int]:
    """Pairs of senses some of whose words are antonyms, flat; a satellite adjective takes those of its head."""
    pairs = set()
    for key, synset in wordnet.synsets.items():
        for head in [key, *(synset.parents if synset.satellite else ())]:
            pairs.update((key, other) for symbol, _, other, _ in wordnet.synsets[head].pointers if symbol == "!")
    both = pairs | {(b, a) for a, b in pairs}
    return [number[key] for pair in sorted(both) for key in pair]


def ragged(rows: Iterable[list[int]]) -> tuple[list[int], list[int]]:
    """Rows of numbers as one flat list and the places where each begins, with a last one for the end."""
    starts, flat = [0], []
    for row in rows:
        flat.extend(row)
        starts.append(len(flat))
    return starts, flat


def sections(wordnet: WordNet, counts: dict[str, float], preferred: dict[str, str]) -> dict[str, bytes]:
    """The parts of the lexicon file by name."""
    share = {(lemma, key): value for (lemma, _), entries in wordnet.senses.items() for key, value in shares(entries).items()}
    words = sorted({lemma for lemma, _ in wordnet.senses} | {word for word, count in counts.items() if count >= LEAST_COUNT})
    place = {word: position for position, word in enumerate(words)}
    order = sorted(wordnet.synsets)
    number = {key: position for position, key in enumerate(order)}
    of_word: dict[str, list[Key]] = defaultdict(list)
    for lemma, key in sorted(share):
        of_word[lemma].append(key)
    links = word_links(wordnet, share)
    sense_start, sense = ragged(sorted(number[key] << 8 | max(1, round(255 * share[word, key])) for key in of_word[word]) for word in words)
    parent_start, parent = ragged(sorted(number[key] for key in wordnet.synsets[key_].parents) for key_ in order)
    link_start, link = ragged(sorted(place[other] << 2 | kind for other, kind in links[word] if other in place) for word in words)
    uses = [sum(count for _, count in wordnet.senses.get((word, bit), ())) for word in words for bit in range(4)]
    return {
        "words": "\n".join(words).encode(),
        "rarity": rarities(words, counts),
        "tags": bytes(tag_bits(wordnet, words)),
        "uses": packed(uses),
        "sense_start": packed(sense_start), "sense": packed(sense),
        "parent_start": packed(parent_start), "parent": packed(parent),
        "width": widths(wordnet, order),
        "link_start": packed(link_start), "link": packed(link),
        "opposite": packed(opposites(wordnet, number)),
        "exceptions": "\n".join(f"{bit} {form} {' '.join(known)}" for bit, form, known in sorted(wordnet.exceptions)).encode(),
        "preferred": "\n".join(f"{form} {base}" for form, base in sorted(preferred.items())).encode(),
    }  # fmt: skip


def tag_bits(wordnet: WordNet, words: list[str]) -> list[int]:
    """Word classes as bits; a word written with a capital in all its senses is a name and has none."""
    written: dict[str, set[bool]] = defaultdict(set)
    for synset in wordnet.synsets.values():
        for word in synset.words:
            written[word.lower()].add(word[:1].isupper())
    classes: Counter[str] = Counter()
    for lemma, bit in wordnet.senses:
        classes[lemma] |= 1 << bit  # type: ignore[operator]
    return [NAME_ONLY if written[word] == {True} else classes[word] for word in words]


def rarities(words: list[str], counts: dict[str, float]) -> bytes:
    """255 for a word never counted, down to 0 for the commonest, by the logarithm of the count."""
    top = math.log1p(max(counts.values(), default=1.0))
    return bytes(round(255 * (1 - math.log1p(counts.get(word, 0.0)) / top)) for word in words)


def packed(numbers: list[int]) -> bytes:
    """Unsigned 32-bit numbers, little endian."""
    values = array("I", numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def file_bytes(parts: dict[str, bytes]) -> bytes:
    """The lexicon file of ``parts``."""
    squeezed = {name: zlib.compress(part, 9) for name, part in parts.items()}
    head = json.dumps([[name, len(part)] for name, part in squeezed.items()], separators=(",", ":"))
    return MAGIC + head.encode() + b"\n" + b"".join(squeezed.values())


def lemma_counts(parts: list[tuple[Counter[str], float]], lexicon: EnglishLexicon) -> dict[str, float]:
    """Counts of base forms from counts of forms."""
    found: dict[str, float] = defaultdict(float)
    for word, count in merge_counts(parts).items():
        found[lexicon.lemma(word)] += count
    return found


def main() -> None:
    """Read the sources named on the command line and write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("wordnet", "gum", "ecb", "mnli"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    wordnet = read_wordnet(options.wordnet)
    tokens = treebank(options.gum)
    parts = [
        (words_of(glosses(wordnet)), 0.5),
        (words_of(ecb_plus(options.ecb)), 1.5),
        (words_of(mnli(options.mnli)), 1.0),
        (words_of(form for form, _, _ in tokens), 1.0),
    ]
    bare = sections(wordnet, {}, {})
    without = EnglishLexicon(file_bytes(bare))
    preferred = {form: base for form, base in preferred_bases(tokens).items() if without.lemma(form) != base}
    bare["preferred"] = "\n".join(f"{form} {base}" for form, base in sorted(preferred.items())).encode()
    counts = lemma_counts(parts, EnglishLexicon(file_bytes(bare)))
    options.output.write_bytes(file_bytes(sections(wordnet, counts, preferred)))


if __name__ == "__main__":
    main()
