"""Who says an utterance: the name most of its readings give it to, else the words most of them name the speaker by."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from retold.model import Name, Quotation

ARTICLES = frozenset({"the", "a", "an"})
BOUND = frozenset({"of", "for", "from", "in", "at", "to", "by", "with", "and"})
"""Words after which a name belongs to the one who speaks and is not the one: "the father of Jane Doe"."""
PRONOUNS = frozenset("i you he she it they we who that which this one some many others".split())
SPOKESMEN = frozenset("spokesman spokeswoman spokesperson spokespeople spokesmen".split())
"""Who speaks for a body and is nobody else: the body says it."""


class SaidBy:
    """The names of a story by their spellings, asked for the speaker of an utterance."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._spelled: dict[tuple[str, ...], list[tuple[Name, frozenset[str]]]] = defaultdict(list)
        for name in names:
            for spelling in name.spellings:
                reports = frozenset(span.report for span in spelling.spans)
                self._spelled[_words(spelling.text)].append((name, reports))

    def speaker(self, readings: Sequence[Quotation], most_words: int) -> str:
        """The speaker most ``readings`` are given to: a person or a body by name before other words, those before a pronoun.

        Words that are no known name are cut to ``most_words``; "" where no reading names anybody.
        """
        votes: Counter[tuple[int, str]] = Counter()
        for quotation in readings:
            if quotation.attribution is not None and quotation.attribution.speaker:
                votes[self._told(quotation.attribution.speaker, quotation.span.report, most_words)] += 1
        return min(votes, key=lambda vote: (vote[0], -votes[vote], vote[1]), default=(0, ""))[1]

    def _told(self, told: str, report: str, most_words: int) -> tuple[int, str]:
        """What a reading calls its speaker, by name where it is one, with a rank: the lower the better it tells who speaks."""
        words = _words(told)
        name = self._named(words, report)
        if name is not None:
            return (1 if name.kind == "place" else 0), name.name
        kept = told.split()
        kept = kept[1:] if len(kept) > 1 and kept[0].lower() in ARTICLES else kept
        rank = 3 if set(words) <= PRONOUNS else 1 if any(word[:1].isupper() for word in kept) else 2
        return rank, " ".join(kept[:most_words])

    def _named(self, words: tuple[str, ...], report: str) -> Name | None:
        """The name that ``words`` are, that they end in ("the lawyer Jane Doe"), or whose spokesman they tell of."""
        words = words[1:] if len(words) > 1 and words[0] in ARTICLES and words not in self._spelled else words
        if words in self._spelled:
            return self._one(words, report)
        for first in range(1, len(words)):
            name = self._one(words[first:], report) if words[first:] in self._spelled else None
            if name is not None and _stands_for(name, words[:first]):
                return name
        if words and words[-1] in SPOKESMEN and words[:-1] in self._spelled:
            name = self._one(words[:-1], report)
            return name if name.kind != "place" else None
        return None

    def _one(self, words: tuple[str, ...], report: str) -> Name:
        """Of the names spelled so the one that is spelled so in ``report``, else in most reports."""
        return min(self._spelled[words], key=lambda found: (report not in found[1], -len(found[1]), found[0].name, found[0].id))[0]


def _stands_for(name: Name, before: Sequence[str]) -> bool:
    """Whether a name at the end of a phrase is the speaker: a person right after a title, a body after its spokesman."""
    if name.kind == "person":
        return before[-1] not in BOUND
    spoken = any(word in SPOKESMEN for word in before)
    return name.kind != "place" and (spoken or before[-1] not in BOUND)


def _words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case without accents, dots and the marks around them."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "'"))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).replace(".", "")
    return tuple(word for word in (word.strip("',;:\"“”()") for word in letters.split()) if word)
