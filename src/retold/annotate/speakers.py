"""Which speaker a speech event or a marked stretch belongs to, pronouns resolved to the names before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from retold.annotate.quotations import Marked
from retold.annotate.speech_events import Event
from retold.annotate.words.speech import SOURCE_NOUNS
from retold.model import Attribution, Mention, Report, Sentence, Token

LOOK_BACK = 3
"""Sentences before a pronoun in which its person is sought."""
LONGEST_SPEAKER = 6
"""Words a speaker's description may have (a longer one is cut to its head)."""


class Speakers:
    """The speakers of one report: answers whose words a stretch or an event gives."""

    def __init__(
        self, report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention], told: Sequence[Event]
    ) -> None:
        self._report = report
        self._tokens = tokens
        self._sentences = sentences
        self._people = [mention for mention in mentions if mention.kind == "person"]
        self._person_starts = [mention.span.start for mention in self._people]
        self._full = _full_names(self._people)
        self._sentence_starts = [sentence.start for sentence in sentences]
        self._told: dict[int, list[Event]] = {}
        for event in told:
            self._told.setdefault(event.sentence, []).append(event)

    def of_event(self, event: Event) -> Attribution:
        """Speaker, cue and place of ``event``."""
        tokens = self._tokens
        cue = " ".join(token.text for token in tokens[event.cue : event.cue_end])
        first, last = min(event.first, event.cue), max(event.last, event.cue_end)
        span = self._report.span(tokens[first].start, tokens[last - 1].end)
        return Attribution(self._name(event.first, event.last), cue, span)

    def of_stretch(self, stretch: Marked, carried: Attribution | None) -> Attribution | None:
        """Who says the marked words: an event of their sentences, else who spoke before, else an event right before or after."""
        first = max(0, bisect_right(self._sentence_starts, stretch.start) - 1)
        last = max(first, bisect_right(self._sentence_starts, stretch.end - 1) - 1)
        near = [event for number in range(first, last + 1) for event in self._told.get(number, ())]
        best = min(near, key=lambda event: self._distance(event, stretch), default=None)
        if best is not None:
            return self.of_event(best)
        fills = self._fills(first, last, stretch)
        if not fills:
            return None
        after = self._told.get(last + 1, ()) if carried is None else ()
        before = [event for event in self._told.get(first - 1, ()) if self._announces(event, first - 1)] if first else []
        if before:
            return self.of_event(before[-1])
        if carried is not None:
            return carried
        earlier = self._told.get(first - 1, ()) if first else ()
        nearest = earlier[-1] if earlier else after[0] if after else None
        return self.of_event(nearest) if nearest is not None else None

    def _distance(self, event: Event, stretch: Marked) -> tuple[bool, int]:
        """Smaller is likelier: an event that touches the stretch, before one further off."""
        start, end = self._tokens[min(event.first, event.cue)].start, self._tokens[max(event.last, event.cue_end) - 1].end
        gap = start - stretch.outer_end if start >= stretch.outer_end else stretch.outer_start - end
        return (event.weak and gap > 30, abs(gap))

    def _fills(self, first: int, last: int, stretch: Marked) -> bool:
        """Whether the stretch is all or most of its sentences."""
        start, end = self._sentences[first].start, self._sentences[last].end
        return (stretch.end - stretch.start) * 10 >= (end - start) * 7

    def _announces(self, event: Event, number: int) -> bool:
        """Whether the sentence before ends on the event or a colon: "X said:"."""
        sentence = self._sentences[number]
        return self._tokens[sentence.last - 1].text == ":" and event.cue >= sentence.first

    def _name(self, first: int, last: int) -> str:
        """The speaker as best named: the full name of a surname, the person behind a pronoun, else the words themselves."""
        tokens = self._tokens
        start, end = tokens[first].start, tokens[last - 1].end
        inside = [mention for mention in self._people if start <= mention.span.start and mention.span.end <= end]
        if inside:
            return self._full.get(inside[-1].span.exact, inside[-1].span.exact)
        low = tokens[first].text.lower()
        if last - first == 1 and low in {"he", "she", "who", "i"}:
            return self._person_before(first, low)
        if last - first > LONGEST_SPEAKER:
            heads = [k for k in range(first, last) if tokens[k].text.lower() in SOURCE_NOUNS]
            cut = heads[-1] + 1 if heads else last
            return self._report.text[tokens[max(first, cut - LONGEST_SPEAKER)].start : tokens[cut - 1].end]
        return self._report.text[start:end]

    def _person_before(self, place: int, pronoun: str) -> str:
        """The person a pronoun stands for: the first named in the sentences before, nearest sentence first; the pronoun when none."""
        token = self._tokens[place]
        number = bisect_right(self._sentence_starts, token.start) - 1
        here = self._between(self._sentences[number].start, token.start)
        if here:
            return here[-1] if pronoun == "who" else here[0]
        for back in range(number - 1, max(-1, number - 1 - LOOK_BACK), -1):
            sentence = self._sentences[back]
            said = [self.of_event(event).speaker for event in self._told.get(back, ()) if self._is_person(event)]
            people = self._between(sentence.start, sentence.end)
            if said or people:
                return said[-1] if said else people[0]
        return token.text

    def _is_person(self, event: Event) -> bool:
        start, end = self._tokens[event.first].start, self._tokens[event.last - 1].end
        return bool(self._between(start, end))

    def _between(self, start: int, end: int) -> list[str]:
        place = bisect_right(self._person_starts, start - 1)
        found: list[str] = []
        while place < len(self._people) and self._person_starts[place] < end:
            exact = self._people[place].span.exact
            found.append(self._full.get(exact, exact))
            place += 1
        return found


def _full_names(people: Sequence[Mention]) -> dict[str, str]:
    """Each surname of the report -> the full name it belongs to, where only one does."""
    full: dict[str, set[str]] = {}
    for mention in people:
        words = mention.span.exact.split()
        if len(words) > 1:
            full.setdefault(words[-1], set()).add(mention.span.exact)
    return {surname: next(iter(names)) for surname, names in full.items() if len(names) == 1}
