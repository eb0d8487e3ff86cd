"""Ties words to whoever says them: marked words and reported ones to the speech events around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from retold.annotate.contents import FEWEST_REPORTED, reported, trimmed
from retold.annotate.labelled import labelled
from retold.annotate.quotations import Marked, is_whole, marked_stretches, pieces
from retold.annotate.speakers import Speakers, Voice
from retold.annotate.speech_events import Event, events
from retold.annotate.stances import Stance, absence_of, stance_of
from retold.annotate.trees import Tree
from retold.annotate.words.speech import cue_lemma
from retold.model import Attribution, Mention, Quotation, Report, Sentence, Span, Token

_POST = re.compile(r"(?m)^[ \t]*(?P<words>[^\n]{10,600}?)\s*[—–-]\s+(?P<who>[^\n()—]{2,60}?)\s+\((?P<handle>@\w+)\)")
"""An embedded post: its words, a dash, the account's name and handle in brackets."""
LONGEST_ANNOUNCEMENT = 8
"""Tokens between a verb of saying and the colon that sets the next line apart as its words."""
MOST_QUOTED = 1000
"""Marked pieces of a report up to which a heading's words are sought among them; no news report has as many."""
NEAR_PERSONS = frozenset("i we you my our your us me".split())


def find_quotations(
    report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quotation, ...]:
    """Direct, mixed and indirect quotations of ``report`` in order of place, each with its speaker where one is told."""
    stretches = marked_stretches(report.text)
    quoted = _quoted(tokens, stretches)
    tree = Tree(tokens)
    told = events(tokens, sentences, mentions, quoted, tree)
    speakers = Speakers(report, tokens, sentences, mentions, told, quoted, tree)
    marked = _marked(report, tokens, sentences, stretches, speakers)
    indirect = _indirect(report, tokens, sentences, told, quoted, speakers)
    blocks = _blocks(report, sentences, tokens, told, quoted, speakers)
    labels = _labelled(report, sentences, mentions, stretches)
    posts = [] if stretches and not _POST.search(report.text) else _posts(report)
    plain = [] if stretches else _continued(report, tokens, sentences, indirect)
    return tuple(
        sorted((*marked, *indirect, *blocks, *labels, *posts, *plain), key=lambda quotation: (quotation.span.start, quotation.span.end))
    )


def _quotation(span: Span, marked: bool, form: str, voice: Voice | None) -> Quotation:
    """The words at ``span`` with who says them, where that is told."""
    return Quotation(span, marked, form) if voice is None else Quotation(span, marked, form, voice.attribution, voice.source, voice.cue)


def _quoted(tokens: Sequence[Token], stretches: Sequence[Marked]) -> list[bool]:
    """Of each token, whether it lies between marks (marks included)."""
    starts = [stretch.outer_start for stretch in stretches]
    found: list[bool] = []
    for token in tokens:
        place = bisect_right(starts, token.start) - 1
        found.append(place >= 0 and token.start < stretches[place].outer_end)
    return found


def _marked(
    report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], stretches: Sequence[Marked], speakers: Speakers
) -> list[Quotation]:
    found: list[Quotation] = []
    starts = [token.start for token in tokens]
    carried: Voice | None = None
    last_end = -1
    for stretch in stretches:
        voice = speakers.of_stretch(stretch, carried if _same_speech(report.text, last_end, stretch) else None)
        for start, end in pieces(stretch, sentences):
            near = tokens[max(0, bisect_right(starts, start) - 1) : bisect_right(starts, end)]
            form = "direct" if is_whole(near, start, end, stretch, report.text) else "mixed"
            found.append(_quotation(report.span(start, end), True, form, voice))
        carried, last_end = voice, stretch.outer_end
    return _headed(found, report.text)


def _headed(found: Sequence[Quotation], text: str) -> list[Quotation]:
    """The quotations, those without a speaker given that of a longer one with the same words: a heading quotes what stands below it."""
    if len(found) > MOST_QUOTED:
        return list(found)
    told = [(quotation.span.exact.lower(), quotation) for quotation in found if quotation.attribution and quotation.attribution.speaker]
    result: list[Quotation] = []
    for quotation in found:
        same = None
        if quotation.attribution is None and _quotable(quotation.span, text):
            low = quotation.span.exact.lower()
            words = re.compile(rf"(?<!\w){re.escape(low)}(?!\w)")
            same = next((other for longer, other in told if low in longer and words.search(longer)), None)
        result.append(replace(quotation, attribution=same.attribution) if same is not None else quotation)
    return result


def _quotable(span: Span, text: str) -> bool:
    """Whether marked words are enough to know them again: two in a line of their own, else three of which not all are names."""
    words = span.exact.split()
    begins = "\n" in text[max(0, span.start - 4) : span.start]
    return len(words) > 1 and (begins or (len(words) > 2 and sum(word.islower() for word in words) > 1))


def _same_speech(text: str, last_end: int, stretch: Marked) -> bool:
    """Whether the stretch may go on with the speech that ended at ``last_end``: only one paragraph break lies between."""
    return last_end >= 0 and text.count("\n", last_end, stretch.start) <= 3


def _indirect(
    report: Report,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    told: Sequence[Event],
    quoted: Sequence[bool],
    speakers: Speakers,
) -> list[Quotation]:
    found: list[Quotation] = []
    for event in told:
        sentence = sentences[event.sentence]
        silent = absence_of(tokens, sentence, event.cue)
        contents = [] if event.stance or silent else reported(tokens, sentence, event, quoted)
        if not contents:
            held = silent or (None if event.inverted or event.according else _stance(tokens, sentence, event, quoted))
            found.extend(_held(report, tokens, event, held, speakers))
            continue
        for first, last in contents:
            marked = sum(quoted[first:last])
            if marked * 5 <= (last - first) * 4:
                span = report.span(tokens[first].start, tokens[last - 1].end)
                found.append(_quotation(span, False, "mixed" if marked else "indirect", speakers.of_event(event)))
    return _without_inner(found)


def _stance(tokens: Sequence[Token], sentence: Sentence, event: Event, quoted: Sequence[bool]) -> Stance | None:
    """What the event's subject holds; of a passive what stands behind its agent, and without one only where the verb is of saying."""
    if event.passive and event.last == event.first:
        return stance_of(tokens, sentence, event.cue, quoted) if cue_lemma(tokens[event.cue].text) else None
    held = stance_of(tokens, sentence, event.cue, quoted)
    if held is None or not event.passive:
        return held
    return replace(held, first=event.last) if event.last < held.last else None


def _held(report: Report, tokens: Sequence[Token], event: Event, held: Stance | None, speakers: Speakers) -> list[Quotation]:
    """What the subject of the event holds, wants or leaves unanswered, where it gives no words."""
    if held is None:
        return []
    first, last = trimmed(tokens, held.first, held.last) or (held.first, held.last)
    return [_quotation(report.span(tokens[first].start, tokens[last - 1].end), False, held.form, speakers.of_event(event))]


def _blocks(
    report: Report,
    sentences: Sequence[Sentence],
    tokens: Sequence[Token],
    told: Sequence[Event],
    quoted: Sequence[bool],
    speakers: Speakers,
) -> list[Quotation]:
    """Lines set apart as someone's words without marks: the line after one that ends in "X added:"."""
    found: list[Quotation] = []
    for event in told:
        number = event.sentence
        sentence = sentences[number]
        announces = tokens[sentence.last - 1].text == ":" and sentence.last - event.cue_end <= LONGEST_ANNOUNCEMENT and not event.weak
        following = sentences[number + 1 :] if announces else []
        line = report.text.find("\n", following[0].start) if following else -1
        for other in following:
            if quoted[other.first] or (line >= 0 and other.start > line) or "\n" not in report.text[sentence.end : other.start]:
                break
            found.append(_quotation(report.span(other.start, other.end), False, "direct", speakers.of_event(event)))
    return found


def _labelled(report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention], stretches: Sequence[Marked]) -> list[Quotation]:
    """The words after "NAME:", sentence by sentence; words between marks are told elsewhere."""
    found: list[Quotation] = []
    for label in labelled(report, sentences, mentions):
        who = report.span(label.who_start, label.who_end)
        voice = Voice(Attribution(label.speaker, ":", who), who)
        words = Marked(label.start, label.end, label.start, label.end, closed=True)
        for start, end in pieces(words, sentences):
            if not any(stretch.start < end and start < stretch.end for stretch in stretches):
                found.append(_quotation(report.span(start, end), False, "indirect" if label.headline else "direct", voice))
    return found


def _posts(report: Report) -> list[Quotation]:
    """The posts embedded as lines of their own."""
    found: list[Quotation] = []
    for match in _POST.finditer(report.text):
        who = report.span(match.start("who"), match.end("handle"))
        voice = Voice(Attribution(match["who"].strip(), "posted", who), who)
        start = match.start("words")
        found.extend(
            _quotation(report.span(start + sentence.start(), start + sentence.end()), False, "direct", voice)
            for sentence in re.finditer(r"\S.*?(?:[.!?](?=\s|$)|$)", match["words"])
            if sentence.end() - sentence.start() >= FEWEST_REPORTED * 3
        )
    return found


def _continued(report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], indirect: Sequence[Quotation]) -> list[Quotation]:
    """In a report that lost its marks: sentences in the first or second person right after reported ones are the same speech."""
    found: list[Quotation] = []
    carried: Attribution | None = None
    for sentence in sentences:
        told = [quotation for quotation in indirect if sentence.start <= quotation.span.start < sentence.end]
        near = any(token.text.lower() in NEAR_PERSONS for token in tokens[sentence.first : sentence.last])
        if told:
            carried = told[-1].attribution if near else None
        elif near and carried is not None:
            first, last = trimmed(tokens, sentence.first, sentence.last) or (sentence.first, sentence.last)
            found.append(Quotation(report.span(tokens[first].start, tokens[last - 1].end), False, "direct", carried))
        else:
            carried = None
    return found


def _without_inner(found: Sequence[Quotation]) -> list[Quotation]:
    """Of quotations with the same words only the first."""
    seen: set[tuple[int, int]] = set()
    kept: list[Quotation] = []
    for quotation in found:
        key = (quotation.span.start, quotation.span.end)
        if key not in seen:
            seen.add(key)
            kept.append(quotation)
    return kept
