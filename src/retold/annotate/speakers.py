"""Which speaker a speech event or a marked stretch belongs to: surnames, pronouns and descriptions resolved to names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retold.annotate import antecedents
from retold.annotate.bodies import PRONOUNS as OF_BODIES
from retold.annotate.bodies import Bodies, human
from retold.annotate.documents import Documents
from retold.annotate.people import People
from retold.annotate.quotations import Marked
from retold.annotate.sources import whole_source
from retold.annotate.speech_events import Event
from retold.annotate.trees import Tree
from retold.annotate.words.speech import SOURCE_NOUNS, cue_lemma
from retold.model import Attribution, Mention, Report, Sentence, Span, Token

LONGEST_SPEAKER = 6
"""Words a speaker's description may have (a longer one is cut to its head)."""
FAR = 80
"""Code points between a weak cue and marked words beyond which it does not introduce them; set on PolNeAR's "tuned" half."""
ONE = frozenset("a an the one another his her their our".split())
"""Words before a noun for one person who speaks."""
FEWEST_CARRIED = 3
"""Words that marked words woven into a sentence without a verb of saying must have to go on with the speech before."""
LONGEST_CAPTION = 35
"""Words of a line beyond which a missing full stop is a slip, not the mark of a caption; between two lines read, of 30 and of 46 words."""
PASSING = frozenset("report cite quote".split())
"""Verbs by which a news outlet passes on what somebody else said."""
PERSONAL = frozenset("he she who i".split())
OWNERS = {"his": "he", "her": "she"}
SPOKESMEN = frozenset("spokesman spokeswoman spokesperson representative representatives rep reps publicist".split())
HANGING = frozenset("of from for with at in".split())
"""Words that hang a place or a body on the person named before them."""
_DASHED = re.compile(r"[ \t]*[―—–-]{1,2}[ \t]*(?P<who>[A-Z][^\n“”\"―—–]{1,60}?)(?=[,.;]?[ \t]*(?:$|[\n“\"/]))")
"""A name after a dash behind the marks: “...” ― Jane Doe."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and where the text says so: the words that name the speaker and those of saying."""

    attribution: Attribution
    source: Span | None = None
    cue: Span | None = None


class Speakers:
    """The speakers of one report: answers whose words a stretch or an event gives."""

    def __init__(
        self,
        report: Report,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        told: Sequence[Event],
        quoted: Sequence[bool],
        tree: Tree,
    ) -> None:
        self._report = report
        self._tokens = tokens
        self._tree = tree
        self._sentences = sentences
        self._ends = {mention.span.end: mention for mention in mentions}
        self._people = People(tokens, sentences, mentions, quoted)
        self._bodies = Bodies(tokens, sentences, mentions)
        self._sentence_starts = [sentence.start for sentence in sentences]
        self._captions = [self._caption(number) for number in range(len(sentences))]
        self._told: dict[int, list[Event]] = {}
        self._documents = Documents(tokens, sentences, mentions, quoted)
        self._persons: dict[int, str] = {}
        self._spoke: dict[int, str] = {}
        self._speakers: dict[Event, str] = {}
        for event in told:
            if not event.weak and event.last > event.first:
                self._people.trust(tokens[event.first].start, tokens[event.last - 1].end)
        for event in told:
            self._speakers[event] = name = self._name(event) if event.last > event.first else ""
            self._told.setdefault(event.sentence, []).append(event)
            if name and not event.weak and not event.according:
                self._spoke.setdefault(event.sentence, name)
            if name and not event.weak and not self._names_person(event):
                self._bodies.spoke(event.sentence, event.first, event.last, name)
            if name and not event.weak and self._is_person(event):
                self._persons.setdefault(event.sentence, name)

    def of_event(self, event: Event) -> Voice:
        """Speaker, cue and places of ``event``."""
        tokens = self._tokens
        cue = " ".join(token.text for token in tokens[event.cue : event.cue_end])
        first, last = min(event.first, event.cue), max(event.last, event.cue_end)
        attribution = Attribution(self._speakers[event], cue, self._report.span(tokens[first].start, tokens[last - 1].end))
        if event.last == event.first:
            return Voice(attribution, None, self._report.span(tokens[event.cue].start, tokens[event.cue_end - 1].end))
        begin, end = whole_source(tokens, self._sentences[event.sentence], event, self._ends, self._tree)
        source = self._report.span(tokens[begin].start, tokens[end - 1].end)
        return Voice(attribution, source, self._report.span(tokens[event.cue].start, tokens[event.cue_end - 1].end))

    def of_stretch(self, stretch: Marked, carried: Voice | None) -> Voice | None:
        """Who says the marked words: an event of their sentences, else one that announces them, else who spoke before or after."""
        first = max(0, bisect_right(self._sentence_starts, stretch.start) - 1)
        last = max(first, bisect_right(self._sentence_starts, stretch.end - 1) - 1)
        near = [event for number in range(first, last + 1) for event in self._told.get(number, ())]
        near = [event for event in near if not event.weak or abs(self._distance(event, stretch)[1]) <= FAR]
        if self._heading(stretch):
            return None
        dashed = self._dashed(stretch)
        if dashed is not None:
            return dashed
        bracketed = self._bracketed(stretch)
        if bracketed is not None:
            return bracketed
        best = min(near, key=lambda event: self._distance(event, stretch), default=None)
        if best is not None:
            return self.of_event(self._inner(best, near, stretch))
        introduced = self._introduced(first, stretch)
        if introduced is not None:
            return introduced
        if not self._fills(first, last, stretch):
            return carried if carried is not None and self._same_line(first - 1, stretch) and self._clause(stretch) else None
        earlier = self._earlier(first - 1, stretch)
        if earlier and (self._announces(first - 1) or self._same_line(first - 1, stretch)):
            return self.of_event(earlier[-1])
        if carried is not None:
            return carried
        after = [event for event in self._told.get(last + 1, ()) if not event.weak]
        nearest = earlier[-1] if earlier else after[0] if after else None
        if nearest is not None:
            return self.of_event(nearest)
        return self._acting(first - 1) if first > 0 and self._clause(stretch) else None

    def _introduced(self, number: int, stretch: Marked) -> Voice | None:
        """The one person told of as a subject before the colon or dash that sets the words apart: "Jane Doe had this to tell: “...”"."""
        start = self._sentences[number].start
        before = self._report.text[start : stretch.outer_start].rstrip()
        told = [mention for mention, subject in self._people.places(start, stretch.outer_start) if subject]
        if len(told) != 1 or not (before.endswith(":") or (before.endswith(("–", "—")) and self._clause(stretch))):
            return None
        return Voice(Attribution(self._people.between(told[0].start, told[0].end)[0], "", told[0]), told[0])

    def _bracketed(self, stretch: Marked) -> Voice | None:
        """Whoever is named right before words in marks and brackets: "Jane Doe (“I never said so”)"."""
        text = self._report.text
        if text[stretch.outer_start - 2 : stretch.outer_start] != " (" or text[stretch.outer_end : stretch.outer_end + 1] != ")":
            return None
        mention = self._ends.get(stretch.outer_start - 2)
        if mention is None or not self._clause(stretch):
            return None
        return Voice(
            Attribution((self._people.between(mention.span.start, mention.span.end) or [mention.span.exact])[0], "", mention.span),
            mention.span,
        )

    def _acting(self, number: int) -> Voice | None:
        """The person whose doing the sentence before tells, from its first words on: "Jane Doe had just left." and then the words."""
        sentence = self._sentences[number]
        named = self._people.opening(sentence.first, sentence.last)
        if named is None or self._caption(number):
            return None
        name, span = named
        return Voice(Attribution(name, "", span), span)

    def _inner(self, best: Event, near: Sequence[Event], stretch: Marked) -> Event:
        """Of "X said that “words”, Agency reported" what X said: who only passes words on is not their speaker."""
        behind = self._tokens[min(best.first, best.cue)].start >= stretch.outer_end
        passes = best.according or cue_lemma(self._tokens[best.cue].text) in PASSING
        if not (behind and passes) or self._names_person(best):
            return best
        before = [
            event
            for event in near
            if event.sentence == best.sentence
            and self._tokens[event.cue_end - 1].end <= stretch.outer_start
            and not (event.weak or event.according or event.inverted or event.passive)
        ]
        return before[-1] if before else best

    def _earlier(self, number: int, stretch: Marked) -> list[Event]:
        """Who speaks in the sentence before: a weak verb counts where a person is its subject on the same line."""
        told = [event for event in self._told.get(number, ()) if event.last > event.first]
        strong = [event for event in told if not event.weak]
        if strong or not self._same_line(number, stretch):
            return strong
        return [event for event in told if self._names_person(event) and not event.according and not event.passive]

    def _heading(self, stretch: Marked) -> bool:
        """Whether the marked words are a line of their own that ends without a mark of a sentence: a heading quotes anybody."""
        text = self._report.text
        before, after = text[max(0, stretch.outer_start - 3) : stretch.outer_start], text[stretch.outer_end : stretch.outer_end + 3]
        alone = "\n" in before[len(before.rstrip()) :] and "\n" in after[: len(after) - len(after.lstrip())]
        return alone and stretch.closed and text[stretch.end - 1].isalnum()

    def _dashed(self, stretch: Marked) -> Voice | None:
        """Whoever is named after a dash right behind the marks."""
        match = _DASHED.match(self._report.text, stretch.outer_end)
        if match is None:
            return None
        who = self._report.span(match.start("who"), match.end("who"))
        return Voice(Attribution((self._people.between(who.start, who.end) or [match["who"].partition(",")[0]])[0], "―", who), who)

    def _distance(self, event: Event, stretch: Marked) -> tuple[bool, int]:
        """Smaller is likelier: an event that touches the stretch, before one further off."""
        start, end = self._tokens[min(event.first, event.cue)].start, self._tokens[max(event.last, event.cue_end) - 1].end
        gap = start - stretch.outer_end if start >= stretch.outer_end else stretch.outer_start - end
        behind = gap > 0 and start >= stretch.outer_end and bool(self._report.text[stretch.outer_end : start].strip(" ,.;—–-\n"))
        return ((event.weak and gap > 30) or behind, abs(gap))

    def _fills(self, first: int, last: int, stretch: Marked) -> bool:
        """Whether the stretch is most of its sentences."""
        start, end = self._sentences[first].start, self._sentences[last].end
        return (stretch.end - stretch.start) * 10 >= (end - start) * 7

    def _clause(self, stretch: Marked) -> bool:
        """Whether the marked words tell something; a noun alone is a title or a word held at arm's length."""
        first, last = (bisect_left(self._tokens, place, key=lambda token: token.start) for place in (stretch.start, stretch.end))
        inside = self._tokens[first:last]
        return len(inside) >= FEWEST_CARRIED and any(token.tag in {"VERB", "AUX"} for token in inside)

    def _announces(self, number: int) -> bool:
        """Whether the sentence ends on a colon: "X said:"."""
        return self._tokens[self._sentences[number].last - 1].text == ":"

    def _same_line(self, number: int, stretch: Marked) -> bool:
        return number >= 0 and "\n" not in self._report.text[self._sentences[number].end : stretch.outer_start]

    def _name(self, event: Event) -> str:
        """The speaker as best named: the full name of a surname, the person behind a pronoun or a role, else the words themselves."""
        tokens, first, last = self._tokens, event.first, event.last
        start = tokens[first].start
        if tokens[last - 1].tag == "NOUN" and last - first > 1 and (described := self._people.described_as(first, last)):
            return described
        head = self._head(first, last)
        inside = self._people.between(start, tokens[head - 1].end)
        if inside and not self._speaks_for(first, last):
            return inside[-1]
        if last - first == 1 and tokens[first].text.lower() in PERSONAL:
            return self._person_before(first)
        if last - first == 1 and tokens[first].text.lower() in OF_BODIES and not event.weak:
            return self._bodies.before(first) or tokens[first].text
        described = self._people.described_as(first, last)
        if described or (described := self._bodies.called(first, last)):
            return described
        if tokens[last - 1].text.lower() == "both" and (pair := self._pair(event)):
            return pair
        if somebody := self._role_before(first, last) or self._issuer(event) or self._spokesman(first, last):
            return somebody
        return self._cut(first, last)

    def _cut(self, first: int, last: int) -> str:
        """The words of a phrase, without its article, a long one cut to its head."""
        tokens = self._tokens
        if last - first > LONGEST_SPEAKER and tokens[first].text.lower() in ONE:
            first += 1
        if last - first > LONGEST_SPEAKER:
            heads = [k for k in range(first, last) if tokens[k].text.lower() in SOURCE_NOUNS]
            last = heads[-1] + 1 if heads else last
            first = max(first, last - LONGEST_SPEAKER)
        if last - first > 1 and tokens[first].text.lower() == "the":
            first += 1
        return self._report.text[tokens[first].start : tokens[last - 1].end]

    def _head(self, first: int, last: int) -> int:
        """Where the phrase ends without what hangs on a person's name: "Jane Doe | of Congregation Adath"."""
        for place in range(first + 1, last - 1):
            if self._tokens[place].text.lower() in HANGING and self._ends_person(place):
                return place
        return last

    def _ends_person(self, place: int) -> bool:
        mention = self._ends.get(self._tokens[place - 1].end)
        return mention is not None and mention.kind == "person"

    def _speaks_for(self, first: int, last: int) -> bool:
        """ "a spokesman for Jane Doe": the person named is not the one who speaks."""
        lows = [token.text.lower() for token in self._tokens[first:last]]
        return any(low in SOURCE_NOUNS | SPOKESMEN and follows in {"for", "of"} for low, follows in pairwise(lows))

    def _person_before(self, place: int) -> str:
        """The person a pronoun stands for: named before it in its sentence, else who spoke or was named first shortly before."""
        token = self._tokens[place]
        number = bisect_right(self._sentence_starts, token.start) - 1
        pronoun = token.text.lower()
        start = self._sentences[number].start
        if pronoun == "i":  # outside marks: the writer, or a post; nobody named before it
            return token.text
        if pronoun == "who":
            here = self._people.between(start, token.start)
            return here[-1] if here else self._words_before(place)
        told = antecedents.candidates(self._people, self._sentences, number, token.start, pronoun, self._persons, self._captions)
        return antecedents.chosen(told) or token.text

    def _role_before(self, first: int, last: int) -> str:
        """The person told of shortly before whom "the director" stands for; "" where nobody is, or the words may mean somebody else."""
        pronoun = antecedents.role(self._tokens, first, last)
        if pronoun is None or self._people.another(first, self._tokens[last - 1].text.lower()):
            return ""
        start = self._tokens[first].start
        number = bisect_right(self._sentence_starts, start) - 1
        told = antecedents.candidates(self._people, self._sentences, number, start, pronoun, self._persons, self._captions)
        return antecedents.chosen(antecedents.near(told))

    def _pair(self, event: Event) -> str:
        """The two persons named in the sentence before "both said"."""
        names = list(
            dict.fromkeys(name for name, _ in self._people.told(self._sentences[event.sentence].start, self._tokens[event.first].start))
        )
        return " and ".join(names) if len(names) == 2 else ""

    def _issuer(self, event: Event) -> str:
        """Whoever issued the statement that is the subject of ``event``; "" where it has another subject or nobody is told."""
        return self._documents.issuer(event.last, event.sentence, self._spoke, self._phrase)

    def _phrase(self, first: int, last: int) -> str:
        """The speaker that a phrase names, in few words."""
        inside = self._people.between(self._tokens[first].start, self._tokens[last - 1].end)
        if inside and not self._speaks_for(first, last):
            return inside[-1]
        if last - first == 1 and self._tokens[first].text.lower() in PERSONAL:
            return self._person_before(first)
        return self._people.described_as(first, last) or self._bodies.called(first, last) or self._cut(first, last)

    def _spokesman(self, first: int, last: int) -> str:
        """Whose spokesman "the spokesman" is, if one spoke before; whose "his spokesman" is."""
        head = self._tokens[last - 1].text.lower()
        if head not in SPOKESMEN or last - first != 2:
            return ""
        owner = OWNERS.get(self._tokens[first].text.lower())
        if owner is not None:
            start = self._tokens[first].start
            number = bisect_right(self._sentence_starts, start) - 1
            told = antecedents.candidates(self._people, self._sentences, number, start, owner, self._persons, self._captions)
            name = antecedents.chosen(told)
            return f"{name}'s {head}" if name[:1].isupper() else ""
        return next((name for name in reversed(self._spoke.values()) if head in name.lower().split() and len(name.split()) > 2), "")

    def _caption(self, number: int) -> bool:
        """Whether a sentence stands in a line that ends without a mark of a sentence: a heading, or a picture's caption and credit."""
        start, text = self._sentences[number].start, self._report.text
        line = text.find("\n", self._sentences[number].end - 1)
        words = text[text.rfind("\n", 0, start) + 1 : line].rstrip(" \t\"'”’")
        return line > start and words[-1:].isalnum() and len(words.split()) <= LONGEST_CAPTION

    def _words_before(self, place: int) -> str:
        """The noun phrase a relative "who" follows."""
        last = place
        while last > 0 and self._tokens[last - 1].tag == "PUNCT":
            last -= 1
        first = last
        while first > 0 and self._tokens[first - 1].tag in {"NOUN", "ADJ", "DET", "PROPN", "NUM"} and last - first < LONGEST_SPEAKER:
            first -= 1
        if first == last:
            return self._tokens[place].text
        return self._report.text[self._tokens[first].start : self._tokens[last - 1].end]

    def _is_person(self, event: Event) -> bool:
        """Whether one person speaks: named, by a pronoun, or as what they are ("a spokesman for the ministry", "the driver")."""
        words = self._tokens[event.first : event.last]
        asks = cue_lemma(self._tokens[event.cue].text) == "ask"  # whoever answers is the one meant next
        one = words[0].text.lower() in ONE and any(map(human, words)) and not asks
        return self._names_person(event) or words[0].text.lower() in PERSONAL or one

    def _names_person(self, event: Event) -> bool:
        start, end = self._tokens[event.first].start, self._tokens[event.last - 1].end
        return bool(self._people.between(start, end))
