"""Who issued what "the statement" tells: "X said in a statement", "X released a statement", "a statement from X", "X's statement"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from retold.annotate.speaker_phrases import ending_at, noun_phrase
from retold.model import Mention, Sentence, Token

DOCUMENTS = frozenset("statement statements release communique communiqué".split())
"""What has nobody's voice but its issuer's; a letter or a report is quoted as such."""
ISSUING = frozenset(
    "issued released published posted sent made gave shared put read issuing releasing posting sending giving sharing".split()
)
FROM = frozenset("by from of".split())
LOOK_BACK = 14
"""Sentences between the words of a statement and the one that tells whose it is; the statement itself may stand between."""
REACH = 5
"""Tokens between a document and whoever issued it: "a statement issued on Friday by X", "released a short joint statement"."""


class Documents:
    """The statements of one report, asked whose they are."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention], quoted: Sequence[bool]) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._quoted = quoted
        self._starts = {mention.span.start: mention for mention in mentions}
        self._ends = {mention.span.end: mention for mention in mentions}

    def issuer(self, last: int, number: int, spoke: Mapping[int, str], name: Callable[[int, int], str]) -> str:
        """Whose the statement is that is told of right before token ``last`` of sentence ``number``; "" when the text does not say.

        ``spoke`` tells who speaks in a sentence, as far as read; ``name`` gives the speaker that a phrase names.
        """
        if self._tokens[last - 1].text.lower() not in DOCUMENTS:
            return ""
        for back in range(number, max(-1, number - 1 - LOOK_BACK), -1):
            sentence = self._sentences[back]
            for place in range(sentence.first, sentence.last):
                if self._tokens[place].text.lower() not in DOCUMENTS or self._quoted[place]:
                    continue
                phrase = self._beside(sentence, place)
                if phrase is not None:
                    return name(*phrase)
                speaker = spoke.get(back, "") if place != last - 1 else ""
                if speaker and speaker.split()[-1].lower() not in DOCUMENTS:
                    return speaker
        return ""

    def _beside(self, sentence: Sentence, place: int) -> tuple[int, int] | None:
        """The phrase for whoever issued the document at ``place``: its owner, after "by" or "from", or the subject of "released"."""
        tokens = self._tokens
        owner = place - 1
        while owner > sentence.first and tokens[owner].tag in {"ADJ", "NOUN"}:
            owner -= 1
        if owner > sentence.first and tokens[owner].text in {"'s", "’s", "'", "’"}:
            return ending_at(tokens, sentence, owner - 1, self._ends, anyone=True)
        for k in range(place + 1, min(sentence.last - 1, place + 1 + REACH)):
            if tokens[k].tag == "PUNCT":
                break
            if tokens[k].text.lower() in FROM:
                found = noun_phrase(tokens, k + 1, sentence.last, self._starts)
                return found if found is not None and self._speaks(*found) else None
        for k in range(place - 1, max(sentence.first, place - 1 - REACH), -1):
            if tokens[k].text.lower() in ISSUING:
                before = k - 1
                while before > sentence.first and tokens[before].tag in {"AUX", "ADV"}:
                    before -= 1
                return ending_at(tokens, sentence, before, self._ends, anyone=True)
        return None

    def _speaks(self, first: int, last: int) -> bool:
        """Whether a phrase after "from" names somebody: "a statement of regret" does not."""
        named = any(token.start in self._starts for token in self._tokens[first:last])
        return named or self._tokens[first].tag == "DET"
