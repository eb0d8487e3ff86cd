"""Who says something where: verbs of saying with their subjects, "according to ...", before any words are tied to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retold.annotate.passives import agent_of, is_passive
from retold.annotate.read_out import SIGNS, read_out
from retold.annotate.said_when import before_time
from retold.annotate.speaker_phrases import OWNING, STILL, SUBJECT_PRONOUNS, before_event, ending_at, noun_phrase
from retold.annotate.stances import absence_of, stands_for
from retold.annotate.trees import Tree
from retold.annotate.words.roles import TITLES
from retold.annotate.words.speech import WEAK_CUES, cue_lemma, stance_lemma
from retold.model import Mention, Sentence, Token

NAMING = frozenset("called named nicknamed dubbed".split())
"""Participles that give a noun its name: "one user called Doe wrote"."""
NO_SOURCES = frozenset("plan plans schedule size age height rank need needs type taste".split())
"""What follows "according to" and says nothing: "all goes according to plan"."""

SHORT_FORM = 4
"""Tokens of a bracket between a subject and its verb that is passed over: "Lorn Airways (LA) said"."""


@dataclass(frozen=True, slots=True)
class Event:
    """A verb of saying at token ``cue`` (to ``cue_end``, exclusive), its speaker's tokens, and how far its words may be sought.

    ``inverted``: the subject follows the verb ("said the mayor"); ``weak``: the verb alone does not prove speech;
    ``stance``: it is no verb of saying at all, but tells what its subject holds, wants or answers. ``passive``: the speaker is
    named after "by" or (``first`` = ``last``) not at all.
    """

    sentence: int
    cue: int
    cue_end: int
    first: int
    last: int
    inverted: bool
    weak: bool
    according: bool
    stance: bool = False
    passive: bool = False


def events(
    tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention], quoted: Sequence[bool], tree: Tree
) -> list[Event]:
    """All speech events of a text in order; ``quoted`` tells of each token whether it stands between marks.

    Where ``tree`` is not empty, its subjects stand in for those that the words alone do not give, or give otherwise.
    """
    starts = {mention.span.start: mention for mention in mentions}
    ends = {mention.span.end: mention for mention in mentions}
    found: list[Event] = []
    for number, sentence in enumerate(sentences):
        for place in range(sentence.first, sentence.last):
            if quoted[place]:
                continue
            event = _at(tokens, sentence, number, place, starts, ends, quoted)
            head = tree.subject(place, sentence) if tree else None
            if head is not None and not quoted[head]:
                begin, end = tree.phrase(head, sentence)
                if event is None or not (event.according or _stands(tokens, event, begin, end, ends)):
                    event = _by_tree(tokens, sentence, number, place, event, head, ends)
            if event is not None:
                found.append(_by_agent(tokens, sentence, _same_subject(tokens, found, event), starts))
    return found


def _by_agent(tokens: Sequence[Token], sentence: Sentence, event: Event, starts: dict[int, Mention]) -> Event:
    """The event with whom "by" names as its speaker, or with none, where the verb is passive and its subject says nothing."""
    if event.according or event.inverted or not is_passive(tokens, sentence, event.cue) or absence_of(tokens, sentence, event.cue):
        return event
    begin = agent_of(tokens, sentence, event.cue)
    span = noun_phrase(tokens, begin, sentence.last, starts) if begin is not None else None
    first, last = span or (event.cue, event.cue)
    return replace(event, first=first, last=last, passive=True)


def _stands(tokens: Sequence[Token], event: Event, begin: int, end: int, ends: dict[int, Mention]) -> bool:
    """Whether the subject found by the words holds against the tree's phrase: it is part of it, or a person where that is none."""
    mention = ends.get(tokens[event.last - 1].end)
    person = mention is not None and mention.kind == "person"
    named = any((other := ends.get(token.end)) is not None and other.kind == "person" for token in tokens[begin:end])
    return (event.first < end and begin < event.last) or (person and not named and tokens[begin].tag != "PRON")


def _by_tree(
    tokens: Sequence[Token], sentence: Sentence, number: int, place: int, event: Event | None, head: int, ends: dict[int, Mention]
) -> Event | None:
    """The event with the subject whose head the tree gives; a new one where the words alone showed no subject."""
    low = tokens[place].text.lower()
    stance = not cue_lemma(low)
    if tokens[place].tag != "VERB" or (stance and not stands_for(tokens, sentence, place)):
        return event
    last = head + 1
    while last < sentence.last and tokens[last].dep == "flat":
        last += 1
    subject = ending_at(tokens, sentence, last - 1, ends, anyone=True)
    inverted = head > place
    if subject is None or (inverted and (event is None or not event.inverted)):
        return event
    weak = stance or cue_lemma(low) in WEAK_CUES
    return Event(number, place, place + 1, *subject, inverted=inverted, weak=weak, according=False, stance=stance)


def _same_subject(tokens: Sequence[Token], found: Sequence[Event], event: Event) -> Event:
    """The event, with the subject of the one before it in its sentence where it only goes on: "..., Odum said, adding that"."""
    if not (_goes_on_saying(tokens, event) and found and found[-1].sentence == event.sentence):
        return event
    here = [other for other in found if other.sentence == event.sentence and other.last > other.first]
    if not here:
        return event
    main = next((other for other in here if not other.weak), here[-1])
    return replace(event, first=main.first, last=main.last)


def _goes_on_saying(tokens: Sequence[Token], event: Event) -> bool:
    """ "..., adding that", "... but said": no subject of its own follows the words before."""
    joined = tokens[event.cue - 1].text.lower() in {"but", "and"} if event.cue else False
    return tokens[event.cue].text.lower().endswith("ing") or (joined and event.last <= event.cue - 1)


def _at(
    tokens: Sequence[Token],
    sentence: Sentence,
    number: int,
    place: int,
    starts: dict[int, Mention],
    ends: dict[int, Mention],
    quoted: Sequence[bool],
) -> Event | None:
    low = tokens[place].text.lower()
    if low == "according" and place + 2 < sentence.last and tokens[place + 1].text.lower() == "to":
        span = noun_phrase(tokens, place + 2, sentence.last, starts)
        named = span is not None and tokens[span[1] - 1].text.lower() not in NO_SOURCES
        return Event(number, place, place + 2, *span, inverted=True, weak=False, according=True) if span and named else None
    written = read_out(tokens, sentence, place, quoted)
    if written is not None:
        holders = _main_subject(tokens, sentence, place, ends, quoted) if tokens[written[1] - 1].text.lower() in SIGNS else None
        span = holders or written[:2]
        return Event(number, place, place + 1, *span, inverted=written[2], weak=False, according=False)
    lemma = cue_lemma(low) or (stance_lemma(low) or low if stands_for(tokens, sentence, place) else "")
    if not lemma or (tokens[place].tag in {"NOUN", "PROPN"} and not _verb_here(tokens, sentence, place, ends, quoted)):
        return None
    if place > sentence.first and tokens[place - 1].tag in {"DET", "ADJ"} and lemma != "say":
        return None
    if low in NAMING and _gives_name(tokens, sentence, place):
        return None
    weak = lemma in WEAK_CUES
    if low.endswith("ing"):
        subject, inverted = _main_subject(tokens, sentence, place, ends, quoted) or _opened(tokens, sentence, place, starts, quoted), False
    else:
        subject = _subject_before(tokens, sentence, place, ends, quoted, anyone=lemma in {"say", "tell", "add"})
        after = _subject_after(tokens, sentence, place, starts, quoted) if _closes_words(tokens, sentence, place, quoted, weak) else None
        named = subject is not None and _apposed_subject(tokens, sentence, place, subject, ends, quoted)
        inverted = (
            after is not None
            and bool(cue_lemma(low))
            and not named
            and lemma != "tell"
            and not _goes_on(tokens, sentence, after[1], quoted)
        )
        if inverted:
            subject = after
        elif subject is None and lemma in {"say", "tell", "add", "write", "warn", "explain"}:
            subject = _main_subject(tokens, sentence, place, ends, quoted)
    if subject is None:
        return None
    stance = not cue_lemma(low)
    return Event(number, place, place + 1, *subject, inverted=inverted and not stance, weak=weak or stance, according=False, stance=stance)


def _gives_name(tokens: Sequence[Token], sentence: Sentence, place: int) -> bool:
    """Whether a name follows the participle at ``place`` and its noun stands before it."""
    if not sentence.first < place < sentence.last - 1:
        return False
    after = tokens[place + 1]
    return tokens[place - 1].tag == "NOUN" and (after.tag == "PROPN" or after.text[0].isdigit())


def _verb_here(tokens: Sequence[Token], sentence: Sentence, place: int, ends: dict[int, Mention], quoted: Sequence[bool]) -> bool:
    """A form the tagger took for a noun is a verb right after a name or a pronoun ("Odum claims that"), or before marked words."""
    if place == sentence.first:
        return False
    before = tokens[place - 1]
    low = tokens[place].text.lower()
    if (
        low.endswith(("s", "ing"))
        and before.tag not in {"DET", "ADP", "NUM"}
        and before.text not in OWNING
        and _opens(tokens, sentence, place, quoted)
    ):
        return True
    return (before.end in ends or before.text.lower() in SUBJECT_PRONOUNS) and (low.endswith(("s", "ed")) or low == "say")


def _opens(tokens: Sequence[Token], sentence: Sentence, place: int, quoted: Sequence[bool]) -> bool:
    """Whether marked words open behind ``place``, a particle and a colon or comma between: "she yells out, “...”"."""
    k = place + 1
    k += k < sentence.last and tokens[k].text.lower() in {"out", "down", "back", "up", "in"}
    return k + 1 < sentence.last and tokens[k].text in {":", ","} and quoted[k + 1]


def _closes_words(tokens: Sequence[Token], sentence: Sentence, place: int, quoted: Sequence[bool], weak: bool) -> bool:
    """Whether the verb stands right after marked words, or (a verb that proves speech) after the comma that ends reported ones."""
    if place == sentence.first:
        return not weak and tokens[place].text.lower() == "said"
    return quoted[place - 1] or (not weak and tokens[place - 1].text == ",")


def _goes_on(tokens: Sequence[Token], sentence: Sentence, after: int, quoted: Sequence[bool]) -> bool:
    """Whether a verb or marked words follow: then the words after "said" are no inverted subject but what is said."""
    return after < sentence.last and (tokens[after].tag in {"AUX", "VERB"} or tokens[after].text.lower() in STILL or quoted[after])


def _apposed_subject(
    tokens: Sequence[Token], sentence: Sentence, place: int, subject: tuple[int, int], ends: dict[int, Mention], quoted: Sequence[bool]
) -> bool:
    """Whether the comma before the verb closes an apposition to its subject ("X, the leader of Y, said"), not words reported."""
    if tokens[place - 1].text != "," or subject[1] > place:
        return False
    between = tokens[subject[1] : place - 1]
    if not between:  # ", Jane Doe, said"
        return subject[0] > sentence.first and tokens[subject[0] - 1].text == ","
    opens = tokens[subject[1]].text == "," and tokens[subject[1] - 1].end in ends and not any(quoted[subject[1] : place])
    alone = not any(token.tag in {"VERB", "AUX"} for token in tokens[sentence.first : subject[0]])
    relative = between[1].text.lower() in {"who", "which", "whose"} if len(between) > 1 else False
    return opens and alone and (relative or not any(token.tag in {"VERB", "AUX"} and not token.text.endswith("ing") for token in between))


def _main_subject(
    tokens: Sequence[Token], sentence: Sentence, place: int, ends: dict[int, Mention], quoted: Sequence[bool]
) -> tuple[int, int] | None:
    """The subject of the sentence that holds "..., adding": the first name, pronoun or person outside marks and after no preposition."""
    for k in range(sentence.first, place):
        if quoted[k]:
            continue
        found = ending_at(tokens, sentence, k, ends)
        follows = tokens[k + 1].tag in {"VERB", "AUX", "ADV", "PUNCT", "PRON"} if k + 1 < place else False
        if found is not None and follows and (found[0] == sentence.first or tokens[found[0] - 1].tag != "ADP"):
            return found
    return None


def _opened(
    tokens: Sequence[Token], sentence: Sentence, place: int, starts: dict[int, Mention], quoted: Sequence[bool]
) -> tuple[int, int] | None:
    """ "After saying that ..., she left": the subject after the comma that ends what opens the sentence."""
    if place > sentence.first + 1:
        return None
    comma = next((k for k in range(place + 1, sentence.last - 1) if tokens[k].text == "," and not quoted[k + 1]), None)
    return noun_phrase(tokens, comma + 1, sentence.last, starts) if comma is not None else None


def _subject_after(
    tokens: Sequence[Token], sentence: Sentence, place: int, starts: dict[int, Mention], quoted: Sequence[bool]
) -> tuple[int, int] | None:
    if place + 1 >= sentence.last or quoted[place + 1]:
        return None
    first = place + 1
    where = starts.get(tokens[first + 2].start) if first + 2 < sentence.last and tokens[first].text.lower() in {"on", "via"} else None
    if where is not None and where.kind == "person":  # "wrote on Twitter Jane Doe"
        first += 2
    found = noun_phrase(tokens, first, sentence.last, starts)
    return _with_apposed(tokens, sentence, found, starts) if found is not None else None


def _with_apposed(tokens: Sequence[Token], sentence: Sentence, found: tuple[int, int], starts: dict[int, Mention]) -> tuple[int, int]:
    """The phrase with the person it is about, between commas: "said the firm's head, Jane Doe, adding"."""
    place = found[1]
    if place + 2 >= sentence.last or tokens[place].text != "," or tokens[place - 1].text.lower() not in TITLES:
        return found
    mention = starts.get(tokens[place + 1].start)
    if mention is None or mention.kind != "person":
        return found
    last = place + 1
    while last < sentence.last and tokens[last].end <= mention.span.end:
        last += 1
    return found[0], last


def _subject_before(
    tokens: Sequence[Token], sentence: Sentence, place: int, ends: dict[int, Mention], quoted: Sequence[bool], *, anyone: bool
) -> tuple[int, int] | None:
    """The subject of the verb at ``place``: the nearest name, pronoun or noun before it that nothing parts from it."""
    back = before_time(tokens, sentence, _over_auxiliaries(tokens, sentence, place))
    if back < sentence.first or quoted[back]:
        return None
    if tokens[back].text == ")":  # "Lorn Airways (LA) said"
        opens = next((k for k in range(back - 1, max(sentence.first, back - SHORT_FORM) - 1, -1) if tokens[k].text == "("), None)
        back = opens - 1 if opens is not None and opens > sentence.first else back
    if tokens[back].text == ",":
        found = _before_apposition(tokens, sentence, back, ends, quoted)
        return _person_apposed(tokens, sentence, found, ends) if found is not None else None
    subject = ending_at(tokens, sentence, back, ends, anyone=anyone)
    return before_event(tokens, sentence, subject, ends) if subject is not None else None


def _over_auxiliaries(tokens: Sequence[Token], sentence: Sentence, place: int) -> int:
    back = place - 1
    while back >= sentence.first and tokens[back].tag in {"AUX", "ADV", "PART"} and tokens[back].text.lower() != "to":
        back -= 1
    while back >= sentence.first + 1 and tokens[back].text.lower() in {"and", "but"} and tokens[back - 1].tag not in {"PUNCT"}:
        return _verb_subject_end(tokens, sentence, back)
    return back


def _verb_subject_end(tokens: Sequence[Token], sentence: Sentence, back: int) -> int:
    """ "X stood up and said": go back over the verb phrase before "and" to what can be its subject."""
    k = back - 1
    while k > sentence.first and tokens[k].tag not in {"VERB", "AUX"}:
        if tokens[k].tag == "PUNCT":
            return back
        k -= 1
    while k > sentence.first and tokens[k].tag in {"VERB", "AUX", "ADV", "PART"}:
        k -= 1
    return k


def _before_apposition(
    tokens: Sequence[Token], sentence: Sentence, comma: int, ends: dict[int, Mention], quoted: Sequence[bool]
) -> tuple[int, int] | None:
    """ "X, the leader of Y, said": the subject stands before the comma that opens the apposition."""
    named = _person_in_apposition(tokens, sentence, comma, ends)
    if named is not None:
        return named
    k = comma - 1
    while k > sentence.first and not (
        (tokens[k].text == "," and tokens[k - 1].end in ends) or (tokens[k].text == "," and tokens[k - 1].tag == "NOUN")
    ):
        if quoted[k] or tokens[k].text in {";", ":"}:
            return None
        k -= 1
    if k <= sentence.first or tokens[k].text != ",":
        return None
    found = ending_at(tokens, sentence, k - 1, ends)
    if found and found[0] > sentence.first and tokens[found[0] - 1].text == "," and tokens[k - 1].end not in ends:
        return None
    earlier = _before_apposition(tokens, sentence, k, ends, quoted) if found and tokens[k - 1].end not in ends else None
    return earlier or found


def _person_apposed(tokens: Sequence[Token], sentence: Sentence, found: tuple[int, int], ends: dict[int, Mention]) -> tuple[int, int]:
    """ "Jane Doe, of Lorn, Kent, said", "Jane Doe, the minister of France, a friend, said": the person the phrases are about."""
    back = found[0] - 1
    while back > sentence.first + 1 and tokens[back].tag in {"ADP", "DET"}:
        back -= 1
    mention = ends.get(tokens[back - 1].end) if back > sentence.first and tokens[back].text == "," else None
    inner = ends.get(tokens[found[1] - 1].end)
    if mention is None or mention.kind != "person" or (inner is not None and inner.kind == "person"):
        return found
    first = back - 1
    while first > sentence.first and tokens[first - 1].start >= mention.span.start:
        first -= 1
    return first, back


def _person_in_apposition(tokens: Sequence[Token], sentence: Sentence, comma: int, ends: dict[int, Mention]) -> tuple[int, int] | None:
    """ "a spokesman for the mayor, Jane Doe, said": between the commas stands the person alone."""
    mention = ends.get(tokens[comma - 1].end)
    if mention is None or mention.kind != "person":
        return None
    first = comma - 1
    while first > sentence.first and tokens[first - 1].start >= mention.span.start:
        first -= 1
    back = first
    while back > sentence.first and tokens[back - 1].tag == "PROPN":
        back -= 1
    return (first, comma) if back > sentence.first and tokens[back - 1].text == "," and tokens[back - 2].tag in {"NOUN", "PROPN"} else None
