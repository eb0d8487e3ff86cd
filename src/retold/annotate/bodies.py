"""Whom "it" or "they" stands for where it speaks: the ministry, company or group of people that spoke or acted shortly before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from retold.annotate.name_runs import AGENCIES
from retold.model import Mention, Sentence, Token

PRONOUNS = frozenset({"it", "they"})
FEWEST_OF_NAME = 2
"""Words that must recur of an organization's name before they stand for it."""
KINDS = frozenset(
    "airline airways university college school bank committee commission council department agency authority administration bureau "
    "institute institution foundation fund association federation union league organization organisation alliance club hospital clinic "
    "church ministry embassy consulate congregation museum academy laboratory hotel observatory".split()
)
"""What a body is, by which it is called once its name is told; "the police" and "the government" may be another town's."""
BUSINESSES = frozenset(
    "airline airlines airways inc corp corporation company co ltd llc plc group holdings industries motors technologies bank".split()
)
"""Last words of the names of companies."""
AIRLINES = frozenset({"airline", "airlines", "airways", "air"})
CARRIERS = frozenset({"airline", "carrier"})
FARTHEST = 6
"""Sentences back in which "the airline" is sought where the report names several."""
LOOK_BACK = 3
"""Sentences before the pronoun in which its body is sought: a quotation may stand between."""
BOTH = frozenset("police family government army military company team group couple crew army campaign union".split())
"""Singular words that news tells as "it" and as "they"."""
ONE_HUMAN = frozenset("source official aide witness diplomat analyst expert friend relative mother father brother sister chief".split())
NO_HUMANS = frozenset(
    "letter newsletter paper newspaper center centre carrier number tower computer poster banner chapter ledger folder error sector "
    "factor motor monitor tracker counter register order offer matter twitter weather server browser dossier printer meter dinner "
    "summer winter quarter chamber charter cover power answer water tanker cruiser trailer filter harbor harbour labor labour color "
    "colour favor favour honor honour terror horror mirror corridor restaurant giant plant warrant grant covenant list checklist "
    "gist mist flier flyer encounter disaster murder shelter theater theatre hour four other another either neither whether after "
    "under over wrapper sticker".split()
)
"""Words that end as those for people do and name none."""
PLURALS = frozenset("people women men children".split())


@dataclass(frozen=True, slots=True)
class _Body:
    name: str
    singular: bool
    plural: bool


class Bodies:
    """The bodies of one report that speak, in order: :meth:`spoke` for each speech event as it comes, :meth:`before` to ask."""

    def __init__(self, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
        self._tokens = tokens
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._named = {mention.span.start: mention for mention in mentions if mention.kind != "person"}
        self._places = [mention for mention in mentions if mention.kind != "person"]
        self._organizations = {mention.span.exact for mention in mentions if mention.kind == "organization"}
        self._spoke: dict[int, _Body] = {}

    def spoke(self, sentence: int, first: int, last: int, name: str) -> None:
        """Note that the phrase of tokens ``first`` to ``last`` (exclusive), which names no person, speaks in ``sentence``."""
        tokens = self._tokens[first : self._head_end(first, last)]
        if any(token.tag == "PRON" for token in tokens):
            if name.lower() not in PRONOUNS and tokens[-1].text.lower() in PRONOUNS:
                self._spoke[sentence] = _Body(name, tokens[-1].text.lower() == "it", tokens[-1].text.lower() == "they")
            return
        inside = [mention for token in self._tokens[first:last] if (mention := self._named.get(token.start)) is not None]
        head = tokens[-1].text.lower()
        named = inside[-1] if inside else None
        if named is not None and (named.span.end == tokens[-1].end or human(tokens[-1])):
            self._spoke[sentence] = _Body(named.span.exact, singular=True, plural=named.kind != "place")
        elif head in PLURALS or (head.endswith("s") and not head.endswith("ss") and tokens[-1].tag == "NOUN"):
            self._spoke[sentence] = _Body(name, singular=False, plural=True)
        elif not human(tokens[-1]):
            self._spoke[sentence] = _Body(name, singular=True, plural=head in BOTH)

    def called(self, first: int, last: int) -> str:
        """The one organization whose name ends in the words of a phrase without capitals ("the transport police", "the airline")."""
        words = [token.text for token in self._tokens[first:last] if token.tag not in {"DET", "PUNCT"}]
        if words[-1:] == ["statement"]:  # "a company statement"
            return self._kind(words[0], self._tokens[first].start) if len(words) == 2 else ""
        if len(words) == 1 and self._tokens[first].text.lower() == "the" and (kind := self._kind(words[0], self._tokens[first].start)):
            return kind
        if len(words) < FEWEST_OF_NAME or not all(word.islower() for word in words):
            return ""
        found = {name for name in self._organizations if name.lower().split()[-len(words) :] == words}
        return next(iter(found)) if len(found) == 1 else ""

    def _kind(self, word: str, start: int) -> str:
        """The organization of the report whose name ends in the word for what it is; a company's in any word for a business.

        Of several the one told of alone in the last sentence before ``start`` that tells of any, in full or in short.
        """
        alike = BUSINESSES if word in {"company", "firm"} else AIRLINES if word in CARRIERS else {word, f"{word}s"} if word in KINDS else ()
        number = bisect_right(self._starts, start) - 1
        named = {name.casefold(): name for name in sorted(self._organizations) if name.lower().split()[-1] in alike}
        begin = self._sentences[max(0, number - 2)].start
        lately = any(begin <= mention.span.start < start and mention.span.exact.casefold() in named for mention in self._places)
        spoke = next((body.name for back in (number, number - 1, number - 2) if (body := self._spoke.get(back)) is not None), "")
        if word in CARRIERS and not lately and spoke.isupper() and spoke in self._organizations:  # "the airline" after "ANA said"
            return spoke
        if len(named) == 1:
            return next(iter(named.values()))
        for back in range(number, max(-1, number - 1 - FARTHEST), -1):
            sentence = self._sentences[back]
            told = [mention.span.exact for mention in self._places if sentence.start <= mention.span.start < min(start, sentence.end)]
            here = {full for full in named.values() if any(word == full or _short(word, full) for word in told)}
            if here:
                return next(iter(here)) if len(here) == 1 else ""
        return ""

    def before(self, place: int) -> str:
        """The body that the pronoun at token ``place`` stands for; "" when none spoke or opened a sentence shortly before."""
        wanted = self._tokens[place].text.lower()
        number = bisect_right(self._starts, self._tokens[place].start) - 1
        for back in range(number, max(-1, number - 1 - LOOK_BACK), -1):
            body = self._spoke.get(back)
            if body is not None and (body.singular if wanted == "it" else body.plural):
                return body.name
            opening = self._named.get(self._opening(back))
            if opening is not None and self._acts(opening, back == number) and self._tokens[place].start > opening.span.end:
                return opening.span.exact
        return ""

    def _acts(self, opening: Mention, same: bool) -> bool:
        """Whether what opens a sentence can be the one that speaks: no credit, no capitals; a country only in the ``same`` sentence."""
        words = opening.span.exact.split()
        kinds = {"organization", "place"} if same else {"organization"}
        return opening.kind in kinds and words[0] not in AGENCIES and (len(words) > 1 or not opening.span.exact.isupper())

    def _head_end(self, first: int, last: int) -> int:
        """Where the phrase without what hangs on its head ends: "ambassadors | to the United Nations"."""
        inside = 0  # where the name that a token stands in ends: "People for the Ethical Treatment of Animals" is one
        for k in range(first, last):
            mention = self._named.get(self._tokens[k].start)
            inside = max(inside, mention.span.end if mention is not None else 0)
            if k > first and self._tokens[k].tag == "ADP" and self._tokens[k].end > inside:
                return k
        return last

    def _opening(self, number: int) -> int:
        """Where the first word of a sentence stands, its article apart."""
        sentence = self._sentences[number]
        first = self._tokens[sentence.first]
        following = self._tokens[sentence.first + 1] if sentence.first + 1 < sentence.last else first
        return following.start if first.tag == "DET" else first.start


def _short(word: str, name: str) -> bool:
    """Whether a word is short for the name of a company: its first word, or its initials."""
    words = name.split()
    return len(words) > 1 and word in {words[0], "".join(part[0] for part in words)}


def human(token: Token) -> bool:
    """Whether a noun in the singular names one human being, whom "it" never stands for."""
    head = token.text.lower()
    if head in NO_HUMANS:
        return False
    return token.text[:1].islower() and (head.endswith(("er", "or", "ist", "man", "woman", "person", "ian", "ant")) or head in ONE_HUMAN)
