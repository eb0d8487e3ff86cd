"""Cited sources: what the reports themselves rest a claim on. Four independent texts that cite one post are not four witnesses.

Reports name one source in many ways ("Bukele said", "in a post on X", "the president wrote"). They are grouped by speaker, and
within a speaker by the act by which it spoke; a report that names the speaker alone goes with the only act the others tell of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retold.model import Cited, Claim, Claims, Name, Passage, Report, Span
from retold.weigh.acts import DOCUMENTS, act_in, act_of, author_of
from retold.weigh.own_voice import own_voices
from retold.weigh.roots import Roots
from retold.weigh.speakers import Speakers, merged

AGENCY = ("news agency", "newswire", "wire service")
OUTLET = ("newspaper", "broadcaster", "magazine", "daily", "news channel", "tabloid", "television", "radio station", "news site")
NAMED_OUTLET = frozenset(
    "times post herald tribune guardian telegraph news journal gazette cnn bbc reuters afp ilbo shimbun zeitung".split()
)
DOCUMENT = ("report", "study", "statement", "post", "letter", "filing", "indictment", "complaint", "affidavit", "document", "survey")
CHIEF = 12  # claims by rank whose sources are the story's
MAIN_ACT = 0.5  # part of a speaker's told acts in one claim that one must make up to stand for those untold there
ALWAYS = 0.7  # the same over the whole story


@dataclass(frozen=True, slots=True)
class _Use:
    """One passage's word on its source."""

    speaker: str
    act: str
    span: Span


class Sources:
    """The cited sources of one story's passages; ``claims`` tell by what act each speaker spoke in the story as a whole."""

    def __init__(self, reports: Sequence[Report], names: Sequence[Name], claims: Sequence[Claim] = ()) -> None:
        self._texts = {report.id: report.text for report in reports}
        self._speakers = Speakers(names, self._texts)
        self._own = {report.id: own_voices(report) for report in reports}
        uses = [use for claim in claims for passage in claim.passages if (use := self._use(passage)) is not None]
        by_speaker: dict[str, list[_Use]] = defaultdict(list)
        for use in uses:
            by_speaker[use.speaker].append(use)
        self._usual = {speaker: _main_act(found, ALWAYS) for speaker, found in by_speaker.items()}

    def cited(self, passages: Sequence[Passage]) -> tuple[Cited, ...]:
        """Whom the passages themselves name as their source, by name; spans are where they do."""
        uses = [use for passage in passages if (use := self._use(passage)) is not None]
        fuller = merged(sorted({use.speaker for use in uses}))
        uses = [_Use(fuller[use.speaker], use.act, use.span) for use in uses]
        uses += self._named(passages, uses)
        groups: dict[tuple[str, str], set[Span]] = defaultdict(set)
        for use in uses:
            mine = [other for other in uses if other.speaker == use.speaker]
            groups[use.speaker, use.act or _main_act(mine, MAIN_ACT) or self._usual.get(use.speaker, "")].add(use.span)
        found = [self._source(speaker, act, spans) for (speaker, act), spans in groups.items()]
        return tuple(sorted(found, key=lambda cited: (cited.source, cited.kind)))

    def _use(self, passage: Passage) -> _Use | None:
        attribution = passage.attribution
        if attribution is None or not attribution.speaker:
            return None
        text = self._texts.get(passage.span.report, "")
        speaker, act = self._speakers.of(attribution), act_of(attribution, passage.span, text)
        if speaker and any(word in speaker.lower().split() for word in DOCUMENT) and not self._speakers.kind(speaker):
            speaker, act = author_of(passage.span, text) or speaker, act or "report"
        own = self._own.get(passage.span.report, frozenset())
        return None if not speaker or speaker.rsplit(maxsplit=1)[-1].lower() in own else _Use(speaker, act, attribution.span)

    def _named(self, passages: Sequence[Passage], uses: Sequence[_Use]) -> list[_Use]:
        """Passages without a word on their source that begin with the name of one whom the same report cites for the claim's matter.

        "Bukele proposed an exchange" rests on Bukele's word when the other reports of it do.
        """
        cited = {use.speaker for use in uses}
        silent = {p.span.report for p in passages} - {use.span.report for use in uses}
        found = []
        for passage in passages:
            if passage.span.report in silent:
                first = next(iter(self._speakers.named_in(passage.span)), "")
                if first in cited and self._speakers.kind(first) == "person":
                    act = act_of_text(self._texts.get(passage.span.report, ""), self._speakers.brief(first))
                    if act:
                        found.append(_Use(first, act, passage.span))
        return found

    def _source(self, speaker: str, act: str, spans: Iterable[Span]) -> Cited:
        ordered = tuple(sorted(spans))
        brief = self._speakers.brief(speaker)
        doc = any(word in speaker.lower().split() for word in DOCUMENT)
        name = f"{possessive(brief)} {act}" if act and not doc else speaker
        return Cited(name, self._kind(speaker, act, ordered), tuple(sorted({s.report for s in ordered})), ordered)

    def _kind(self, speaker: str, act: str, spans: Sequence[Span]) -> str:
        words = speaker.lower()
        around = " ".join(self._texts.get(s.report, "")[max(0, s.start - 40) : s.end + 20].lower() for s in spans)
        if any(word in words or f"{word} {words}" in around or f"{words} {word}" in around for word in AGENCY):
            return "agency"
        if act in DOCUMENTS or any(word in words.split() for word in DOCUMENT):
            return "document"
        if NAMED_OUTLET & set(words.split()) or any(f"{word} {words}" in around for word in OUTLET):
            return "outlet"
        return "person"


def act_of_text(text: str, speaker: str) -> str:
    """The act by which ``speaker`` spoke in a report: the one told of in a sentence that names the speaker; "" for none."""
    from_start = 0
    while (start := text.find(speaker, from_start)) >= 0:
        span = Span("", start, start + len(speaker), speaker)
        act = act_in(text, span)
        if act in DOCUMENTS:
            return act
        from_start = start + len(speaker)
    return ""


def _main_act(uses: Sequence[_Use], least: float) -> str:
    """The act that the reports tell of for one speaker, when at least that part of the tellings tell of it; "" for none."""
    told = Counter(act for _, act in {(use.span.report, use.act) for use in uses if use.act})
    if not told:
        return ""
    act, count = min(told.items(), key=lambda item: (-item[1], item[0]))
    return act if count >= least * sum(told.values()) else ""


def possessive(name: str) -> str:
    """``Bukele’s``, ``United States’``."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def chief_sources(claims: Claims, roots: Roots) -> tuple[Cited, ...]:
    """What the chief claims of a story rest on: each source once, those of most independent texts first.

    The chief claims are the :data:`CHIEF` of highest rank that more than one report tells; when no two reports tell one, all.
    """
    ranked = sorted(claims, key=lambda claim: (claim.rank, claim.id))
    chief = [claim for claim in ranked if len(claim.reports) > 1][:CHIEF] or ranked
    spans: dict[tuple[str, str], set[Span]] = defaultdict(set)
    counted: Counter[tuple[str, str]] = Counter()
    for claim in chief:
        for cited in claim.cited:
            spans[cited.source, cited.kind].update(cited.spans)
            counted[cited.source, cited.kind] += 1

    def weight(key: tuple[str, str]) -> tuple[int, int, int, str, str]:
        reports = {span.report for span in spans[key]}
        return (-len({roots.top(report) for report in reports}), -len(reports), -counted[key], *key)

    return tuple(
        Cited(source, kind, tuple(sorted({s.report for s in spans[source, kind]})), tuple(sorted(spans[source, kind])))
        for source, kind in sorted(spans, key=weight)
    )
