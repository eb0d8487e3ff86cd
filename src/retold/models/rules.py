"""English read by rules and word lists alone: needs no model and gives the same tokens on every machine."""

from __future__ import annotations

from retold.model import Sentence, Token
from retold.models.english.sentences import breaks
from retold.models.english.tags import tag_words
from retold.models.english.tokens import places
from retold.models.english.words import CLOSED
from retold.ports import Lexicon

KEPT_WORDS = 100_000
"""Words whose classes and lemma are remembered between texts; a bound on memory, far above a story's vocabulary."""


class RuleLanguage:
    """English by rules (implements :class:`retold.ports.Language`).

    ``lexicon`` gives lemmas and open word classes; everything else is in :mod:`retold.models.english`.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Read with the words of ``lexicon``."""
        self._lexicon = lexicon
        self._classes: dict[str, frozenset[str]] = {}
        self._lemmas: dict[tuple[str, str], str] = {}

    @property
    def name(self) -> str:
        """Name and version for ``run.models``."""
        return "english-rules/1"

    @property
    def lexicon(self) -> Lexicon:
        """The words of the language."""
        return self._lexicon

    def read(self, text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """Tokens and sentences of ``text``; every character that is not white space lies in exactly one token."""
        spots = places(text)
        begins = breaks(text, spots)
        words = [text[start:end] for start, end in spots]
        tags = tag_words(words, frozenset(begins), self._open_classes)
        tokens = tuple(
            Token(start, end, word, self._lemma(word, tag), tag) for (start, end), word, tag in zip(spots, words, tags, strict=True)
        )
        ends = [*begins[1:], len(tokens)]
        sentences = tuple(
            Sentence(tokens[first].start, tokens[last - 1].end, first, last) for first, last in zip(begins, ends, strict=False)
        )
        return tokens, sentences

    def _open_classes(self, word: str) -> frozenset[str]:
        found = self._classes.get(word)
        if found is None:
            if len(self._classes) >= KEPT_WORDS:
                self._classes.clear()
            found = self._lexicon.tags(word) | self._inflected(word)
            self._classes[word] = found
        return found

    def _inflected(self, word: str) -> frozenset[str]:
        """Classes the word can have as an inflected form of another lemma."""
        found: set[str] = set()
        for tag in ("NOUN", "VERB", "ADJ"):
            lemma = self._lexicon.lemma(word, tag)
            if lemma != word and tag in self._lexicon.tags(lemma):
                found.add(tag)
        return frozenset(found)

    def _lemma(self, word: str, tag: str) -> str:
        low = word.lower()
        if tag in {"PUNCT", "NUM", "SYM", "PROPN"} or (low in CLOSED and tag not in {"AUX", "VERB"}):
            return low
        key = (low, tag)
        found = self._lemmas.get(key)
        if found is None:
            if len(self._lemmas) >= KEPT_WORDS:
                self._lemmas.clear()
            found = self._lemmas[key] = CLITIC_LEMMAS.get(low) or self._lexicon.lemma(low, tag)
        return found


CLITIC_LEMMAS = {"n't": "not", "n’t": "not", "'re": "be", "’re": "be", "'m": "be", "’m": "be", "'ve": "have", "’ve": "have",
                 "'ll": "will", "’ll": "will", "wo": "will", "ca": "can"}  # fmt: skip
