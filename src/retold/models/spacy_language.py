"""Any spaCy pipeline as the reader of a language: tokens and sentences stay the rules', the rest is the pipeline's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from retold.errors import MissingExtra, OptionError
from retold.model import Sentence, Token
from retold.models.rules import RuleLanguage
from retold.ports import Lexicon

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

KINDS = {
    "PERSON": "person", "PER": "person",
    "ORG": "organization",
    "GPE": "place", "LOC": "place", "FAC": "place",
    "LAW": "law",
    "EVENT": "other", "PRODUCT": "other", "WORK_OF_ART": "other", "MISC": "other",
}  # fmt: skip
UNIVERSAL = frozenset("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())


class SpacyLanguage(RuleLanguage):
    """English by rules for tokens and sentences, by a spaCy pipeline for tags, lemmas, dependencies and names.

    Entity labels of OntoNotes and of CoNLL are mapped to our kinds; dates, amounts and demonyms are not names here.
    Dependency labels are the pipeline's own.
    """

    def __init__(self, lexicon: Lexicon, pipeline: Pipeline) -> None:
        """Read with the words of ``lexicon`` and with ``pipeline``."""
        super().__init__(lexicon)
        self._pipeline = pipeline

    @property
    def name(self) -> str:
        """Name and version for ``run.models``."""
        meta = self._pipeline.meta
        return f"spacy:{meta['lang']}_{meta['name']}/{meta['version']}"

    def read(self, text: str) -> tuple[tuple[Token, ...], tuple[Sentence, ...]]:
        """Tokens and sentences of ``text``; see :class:`retold.ports.Language`."""
        tokens, sentences = super().read(text)
        doc = self._pipeline("".join("�" if "\ud800" <= letter <= "\udfff" else letter for letter in text))
        ours = {place: number for number, token in enumerate(tokens) for place in range(token.start, token.end)}
        held: list[list[Any]] = [[] for _ in tokens]
        for theirs in doc:
            if theirs.idx in ours:
                held[ours[theirs.idx]].append(theirs)
        found = [self._labelled(token, words, number, ours) for number, (token, words) in enumerate(zip(tokens, held, strict=True))]
        return tuple(found), sentences

    def _labelled(self, token: Token, words: list[Any], number: int, ours: dict[int, int]) -> Token:
        """``token`` as the pipeline reads it: after that of its parts from which the others hang."""
        if not words:
            return token
        main = next((word for word in words if word.head not in words or word.head == word), words[0])
        head = ours.get(main.head.idx, -1)
        tag = main.pos_ if main.pos_ in UNIVERSAL and token.tag not in {"PUNCT", "SYM"} else token.tag
        named = next((word for word in words if word.ent_type_ in KINDS), None)
        name = f"{'B' if named.ent_iob_ == 'B' else 'I'}-{KINDS[named.ent_type_]}" if named is not None else ""
        lemma = main.lemma_.lower() if len(words) == 1 and main.lemma_ else self._lemma(token.text, tag)
        dep = main.dep_.lower()
        return replace(token, tag=tag, lemma=lemma, head=-1 if head == number else head, dep=dep, name=name)


def spacy_language(lexicon: Lexicon, name: str) -> SpacyLanguage:
    """The installed pipeline called ``name``, or the one in the folder ``name``.

    Raises MissingExtra (R411) without spaCy and OptionError (R212) when there is no such pipeline; nothing is downloaded.
    """
    try:
        import spacy
    except ModuleNotFoundError as error:
        raise MissingExtra("A spaCy pipeline needs spaCy.", code="R411", hint="Run: pip install 'retold[spacy]'") from error
    try:
        return SpacyLanguage(lexicon, spacy.load(name))
    except OSError as error:
        raise OptionError(f"spaCy knows no pipeline {name!r}.", code="R212", hint="Install it, or give the folder it lies in.") from error
