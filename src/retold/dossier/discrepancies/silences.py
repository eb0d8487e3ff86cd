"""Some reports say that a party has not answered, others give its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retold.dossier.discrepancies.found import Findings, few
from retold.dossier.discrepancies.kin import kin
from retold.dossier.positions import ABSENT
from retold.model import Annotations, Discrepancy, Position, Span, content_id
from retold.ports import Lexicon

TALKING = frozenset({"accuses", "denies", "demands", "offers", "refuses", "confirms", "supports"})
ANSWERS = frozenset({"denies", "refuses", "confirms"})
TELLING = 0.3  # rarity from which a word says what was to be answered
MATTER = re.compile(
    r"(?is)\b(?:respond|repl[yi]|answer|react)\w*(?:\s\w+){0,2}?\s(?:to|on|about|over)\b([^,;]*)"
)  # what stands behind: what was to be answered
STATEMENT = re.compile(r"(?i)\b(?:statement|comments?|silence|spokes\w+)\b")
ASKED = frozenset("request comment question call message email mail inquiry enquiry query respond reply answer react publicly".split())
"""Words of being asked, which say nothing of the matter."""


def silences(found: Findings) -> Iterator[Discrepancy]:
    """One discrepancy a party: where it is silent, and its words in other reports, those on the matter it was asked about first."""
    times = {item.report.id: item.report.published for item in found.annotations}
    for party in sorted({p.party for p in found.positions if p.stance == ABSENT}):
        silent = [p for p in found.positions if p.stance == ABSENT and p.party == party]
        mute = {p.span.report for p in silent}
        names = kin(party, found.names)
        answers = _answers(found, names, mute)
        answers = _on_the_matter(answers, silent, names, found.lexicon) or _answered(found, party, mute)
        spans = few([*(p.span for p in silent), *_one_a_report(answers)])
        if not answers or len({s.report for s in spans}) < 2:
            continue
        later = all(times[m] and times[s.report] > times[m] for s in answers for m in mute)
        told = "1 report says" if len(mute) == 1 else f"{len(mute)} reports say"
        why = f"{told} that {party} had not answered; others report what {party} holds."
        identity = content_id("x", "silence", *(f"{s.report}:{s.start}" for s in spans))
        what = f"{party}: no answer against an answer"
        yield Discrepancy(identity, 0, "absence", "later" if later else "conflict", silent[0].claim, "medium", what, spans, why)


def _answers(found: Findings, names: set[str], mute: set[str]) -> list[Span]:
    """Where other reports tell what one of ``names`` holds or says."""
    told = [p.span for p in found.positions if p.stance in TALKING and p.party in names and p.span.report not in mute]
    return told + [span for item in found.annotations if item.report.id not in mute for span in _spoken(item, names)]


def _spoken(item: Annotations, names: set[str]) -> Iterator[Span]:
    folded = [set(name.lower().split()) for name in names]
    for passage in item.passages:
        speaker = set(passage.attribution.speaker.lower().split()) if passage.attribution else set()
        if any(name <= speaker or (speaker <= name and max(map(len, speaker)) > 3) for name in folded if speaker):
            yield passage.span


def _on_the_matter(answers: Sequence[Span], silent: Sequence[Position], names: set[str], lexicon: Lexicon) -> list[Span]:
    """The answers that share something with what was to be answered, those first that share most.

    Where that is not told, or but a comment was asked for, not all that the party says elsewhere is an answer.
    """
    own = {word for name in names for word in name.lower().split()}
    matters = [match[1] for p in silent if (match := MATTER.search(p.span.exact))]
    asked = {term for matter in matters for term in _terms(matter, lexicon)} - ASKED - own
    shared = {span: len(asked & _terms(span.exact, lexicon)) for span in answers}
    kept = [span for span in answers if shared[span]]
    return sorted(set(kept), key=lambda span: (-shared[span], span))


def _answered(found: Findings, party: str, mute: set[str]) -> list[Span]:
    """Where other reports tell that the party itself denies, confirms or refuses, or give its statement."""
    told = [p.span for p in found.positions if p.stance in ANSWERS and p.party == party and p.span.report not in mute]
    spoken = [span for item in found.annotations if item.report.id not in mute for span in _spoken(item, {party})]
    return sorted(told + [span for span in spoken if STATEMENT.search(span.exact)])


def _one_a_report(answers: Sequence[Span]) -> list[Span]:
    first: dict[str, Span] = {}
    for span in answers:
        first.setdefault(span.report, span)
    return list(first.values())


def _terms(text: str, lexicon: Lexicon) -> set[str]:
    words = (word.strip("“”\"'‘’.,;:()").removesuffix("’s").removesuffix("'s").lower() for word in text.split())
    return {lemma for word in words if word and lexicon.rarity(lemma := lexicon.lemma(word, "NOUN")) >= TELLING}
