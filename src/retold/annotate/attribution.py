"""Ties words to whoever says them: marked words and reported ones to the speech events around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from retold.annotate.quotations import Marked, is_whole, marked_stretches, pieces
from retold.annotate.speakers import Speakers, Voice
from retold.annotate.speech_events import Event, events
from retold.annotate.stances import Stance, absence_of, stance_of
from retold.annotate.words.speech import ADDRESSING, NO_CONTENT, WEEKDAYS, cue_lemma
from retold.model import Attribution, Mention, Quotation, Report, Sentence, Span, Token

_POST = re.compile(r"(?m)^[ \t]*(?P<words>[^\n]{10,600}?)\s*[—–-]\s+(?P<who>[^\n()—]{2,60}?)\s+\((?P<handle>@\w+)\)")
"""An embedded post: its words, a dash, the account's name and handle in brackets."""
LONGEST_ANNOUNCEMENT = 8
"""Tokens between a verb of saying and the colon that sets the next line apart as its words."""
NEAR_PERSONS = frozenset("i we you my our your us me".split())
FEWEST_REPORTED = 3
"""Words below which what follows "said" is no statement ("said so")."""


def find_quotations(
    report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Quotation, ...]:
    """Direct, mixed and indirect quotations of ``report`` in order of place, each with its speaker where one is told."""
    stretches = marked_stretches(report.text)
    quoted = _quoted(tokens, stretches)
    told = events(tokens, sentences, mentions, quoted)
    speakers = Speakers(report, tokens, sentences, mentions, told)
    marked = _marked(report, tokens, sentences, stretches, speakers)
    indirect = _indirect(report, tokens, sentences, told, quoted, speakers)
    blocks = _blocks(report, sentences, tokens, told, quoted, speakers)
    posts = [] if stretches and not _POST.search(report.text) else _posts(report)
    plain = [] if stretches else _continued(report, tokens, sentences, indirect)
    return tuple(sorted((*marked, *indirect, *blocks, *posts, *plain), key=lambda quotation: (quotation.span.start, quotation.span.end)))


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
    return found


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
        content = None if event.stance or silent else _content(tokens, sentence, event, quoted)
        if content is None:
            held = silent or (None if event.inverted or event.according else stance_of(tokens, sentence, event.cue, quoted))
            found.extend(_held(report, tokens, event, held, speakers))
            continue
        first, last = content
        words = sum(token.tag != "PUNCT" for token in tokens[first:last])
        marked = sum(quoted[first:last])
        if words < FEWEST_REPORTED or marked * 5 > (last - first) * 4:
            continue
        span = report.span(tokens[first].start, tokens[last - 1].end)
        found.append(_quotation(span, False, "mixed" if marked else "indirect", speakers.of_event(event)))
    return _without_inner(found)


def _held(report: Report, tokens: Sequence[Token], event: Event, held: Stance | None, speakers: Speakers) -> list[Quotation]:
    """What the subject of the event holds, wants or leaves unanswered, where it gives no words."""
    if held is None:
        return []
    first, last = _trimmed(tokens, held.first, held.last) or (held.first, held.last)
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
            first, last = _trimmed(tokens, sentence.first, sentence.last) or (sentence.first, sentence.last)
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


def _content(tokens: Sequence[Token], sentence: Sentence, event: Event, quoted: Sequence[bool]) -> tuple[int, int] | None:
    """Tokens of what is reported: after the verb, or before it where the verb closes the sentence."""
    after = event.last if event.inverted else event.cue_end
    if event.according:
        return _around(tokens, sentence, event)
    first = after
    if cue_lemma(tokens[event.cue].text) in NO_CONTENT and not any(quoted[event.cue : event.cue + 3]):
        return None
    first, skipped = _over_addressee(tokens, sentence, event, first)
    if skipped and not _states(tokens, sentence, first):
        return _before(tokens, sentence, event)
    that = first < sentence.last and tokens[first].text.lower() == "that"
    first += that
    weak_ok = that or not event.weak
    closes = event.inverted or first >= sentence.last or (tokens[first].text in {".", ",", ";", "?", "!"} and not that)
    if closes or _told_before(tokens, sentence, event, first):
        return _before(tokens, sentence, event) if not event.weak or event.inverted else None
    if (not weak_ok or tokens[first].tag == "ADP") and not _clause_follows(tokens, sentence, first):
        return None
    stop = next((k for k in range(first, sentence.last) if tokens[k].text == ";" and not quoted[k]), sentence.last)
    return _trimmed(tokens, first, stop)


def _over_addressee(tokens: Sequence[Token], sentence: Sentence, event: Event, first: int) -> tuple[int, bool]:
    """The place after whom or when it is told ("told reporters", "said on Friday"), and whether anything was passed over."""
    k = first
    addressed = cue_lemma(tokens[event.cue].text) in ADDRESSING
    if event.inverted or k >= sentence.last:
        return first, False
    if tokens[k].text.lower() in WEEKDAYS or (
        tokens[k].tag == "ADP" and tokens[k].text.lower() in {"on", "in", "at", "during", "to", "via", "by", "through"}
    ):
        limit = min(sentence.last, first + 10)
        that = next((j for j in range(k, limit) if tokens[j].text.lower() == "that"), None)
        return (that, True) if that is not None else (first, tokens[k].text.lower() in WEEKDAYS)
    while addressed and k < sentence.last and k - first < 7 and _addressee(tokens, k, first):
        k += 1
    return k, k > first


def _addressee(tokens: Sequence[Token], k: int, first: int) -> bool:
    token = tokens[k]
    if token.tag == "PRON":
        return k == first and token.text.lower() in {"me", "him", "her", "us", "them", "you"}
    return token.tag in {"NOUN", "PROPN", "ADJ"} or (token.tag == "DET" and k == first) or token.text in {"'s", "’s"}


def _states(tokens: Sequence[Token], sentence: Sentence, first: int) -> bool:
    """Whether a statement begins at ``first``: "that", or a clause of its own."""
    if first >= sentence.last:
        return False
    return tokens[first].text.lower() in {"that", "to", "how", "why", "what"} or _clause_follows(tokens, sentence, first)


def _told_before(tokens: Sequence[Token], sentence: Sentence, event: Event, first: int) -> bool:
    """ "..., Odum said in the post": the words stand before, and only where they were said follows."""
    edge = min(event.first, event.cue)
    comma = edge > sentence.first + FEWEST_REPORTED and tokens[edge - 1].text == ","
    return (
        comma
        and tokens[first].tag in {"ADP", "ADV", "NOUN", "PROPN"}
        and not _clause_follows(tokens, sentence, first)
        and any(token.tag in {"VERB", "AUX"} for token in tokens[sentence.first : edge - 1])
    )


def _clause_follows(tokens: Sequence[Token], sentence: Sentence, first: int) -> bool:
    """Whether a clause of its own begins at ``first``: a subject with its verb, or "to" and a verb."""
    if tokens[first].text.lower() == "to":
        return True
    ahead = tokens[first : min(first + 7, sentence.last)]
    tags = [token.tag for token in ahead]
    verb = next((k for k, tag in enumerate(tags) if tag in {"AUX", "VERB"}), None)
    return (
        verb is not None and verb > 0 and all(tag in {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADV"} for tag in tags[:verb])
    )


def _before(tokens: Sequence[Token], sentence: Sentence, event: Event) -> tuple[int, int] | None:
    """What stands before ", X said" at the end of the sentence."""
    edge = min(event.first, event.cue)
    if edge <= sentence.first or tokens[edge - 1].text != ",":
        return None
    return _trimmed(tokens, sentence.first, edge - 1)


def _around(tokens: Sequence[Token], sentence: Sentence, event: Event) -> tuple[int, int] | None:
    """What "according to X" vouches for: what follows it when it opens the sentence, else what precedes it."""
    if event.cue - sentence.first <= 1:
        return _trimmed(tokens, event.last, sentence.last)
    return _trimmed(tokens, sentence.first, event.cue)


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    while first < last and tokens[first].tag == "PUNCT" and tokens[first].text not in {"“", '"', "‘", "'"}:
        first += 1
    while last > first and tokens[last - 1].tag == "PUNCT" and tokens[last - 1].text not in {"”", '"', "’", "'"}:
        last -= 1
    return (first, last) if last > first else None
