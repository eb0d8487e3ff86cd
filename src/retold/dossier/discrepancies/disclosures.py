"""One report says that a name, a cause, a fate is not told or not known, another gives it or says that it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retold.dossier.discrepancies.found import Findings, discrepancy, few
from retold.dossier.discrepancies.open_questions import TOPICS, Topic
from retold.model import Annotations, Discrepancy, Span
from retold.ports import Lexicon

MISHAPS = frozenset(
    "accident incident crash collision blast explosion fire derailment disaster outage leak spill collapse death failure".split()
)
"""What a report calls the mishap whose cause is asked for."""
FINDING = re.compile(r"(?i)\b(?:findings?|indications?|investigators)\b")
DENIED = re.compile(r"(?i)\b(?:not|n[’']t|never|unclear|unknown|declined|undetermined)\b")
ONE = frozenset({"same", "synonym", "broader", "narrower"})
NEAR = 4  # words on either side of what is not told within which a word says of whom or what
TELLING = 0.25  # rarity from which a word says of whom or what


@dataclass(frozen=True, slots=True)
class _Notice:
    """A sentence that keeps a name or cause, or gives it; ``terms`` are the telling lemmas around, ``phrase`` the words that do."""

    phrase: Span
    terms: frozenset[str]


def disclosures(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy for each thing not told that another report tells; told later when every report that tells it is."""
    times = {item.report.id: item.report.published for item in found.annotations}
    for topic, asked in TOPICS.items():
        hidden = [notice for item in found.annotations for notice in _notices(item, asked.hidden, found.lexicon, True)]
        given = [notice for item in found.annotations for notice in _notices(item, asked.given, found.lexicon, False)]
        used: set[_Notice] = set()
        for notice in hidden:
            if notice in used:
                continue
            silent = [other for other in hidden if other is notice or _of_one(other, notice, asked, found.lexicon)]
            mute = {other.phrase.report for other in silent}
            telling = [other for other in given if other.phrase.report not in mute and _of_one(notice, other, asked, found.lexicon)]
            if not telling:
                continue
            used.update(silent)
            later = all(times[o.phrase.report] > times[report] != "" for o in telling for report in mute)
            spans = few(one.phrase for one in (*silent, *telling))
            what = f"{topic}: “{_plain(notice.phrase)}” against “{_plain(telling[0].phrase)}”"
            why = f"One report says that the {topic} is not told or not known; another gives it" + (" later." if later else ".")
            yield discrepancy("absence", "later" if later else "conflict", found.claim_at(spans), "medium", what, spans, why)


def _notices(item: Annotations, pattern: re.Pattern[str], lexicon: Lexicon, hidden: bool) -> Iterator[_Notice]:
    text = item.report.text
    for number, sentence in enumerate(item.sentences):
        if sentence.part != "body":
            continue
        match = pattern.search(text, sentence.start, sentence.end)
        if match is None or (not hidden and DENIED.search(text, sentence.start, match.end())):
            continue
        tokens = item.tokens[sentence.first : sentence.last]
        places = [k for k, token in enumerate(tokens) if match.start() <= token.start < match.end()]
        near = tokens[max(0, places[0] - NEAR) : places[-1] + NEAR + 1]
        if hidden and number and any(token.text.lower() in ("their", "his", "her", "its", "it", "them") for token in near):
            before = item.sentences[number - 1]
            near = (*near, *item.tokens[before.first : before.last])
        terms = frozenset(token.lemma for token in near if token.tag == "NOUN" and lexicon.rarity(token.lemma) >= TELLING)
        yield _Notice(
            item.report.span(match.start(), match.end()), terms - {"name", "identity", "cause", "authority", "police", "official"}
        )


def _of_one(x: _Notice, y: _Notice, topic: Topic, lexicon: Lexicon) -> bool:
    """Whether two notices speak of one person or thing; the cause that a report does not know is that of the story's mishap."""
    if topic.of_story or x.terms & y.terms or any(lexicon.relation(p, q) in ONE for p in x.terms for q in y.terms):
        return True
    return topic.of_mishap and bool(x.terms & MISHAPS) and bool(y.terms & MISHAPS or FINDING.search(y.phrase.exact))


def _plain(span: Span) -> str:
    return " ".join(span.exact.split())
