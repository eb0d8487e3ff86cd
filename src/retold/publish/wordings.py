"""How a claim is told: the wordings of a reading in the order in which they are best read, and who else tells it."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Claim, Derivation, Passage, Reading, Span
from retold.publish.lineage import line_of, whole

CLAIM_LENGTH = 200  # code points of a claim as the head of its readings
BEFORE = 4  # part of a window that stands before the words it is opened for
PRONOUNS = frozenset("i we he she they it you who".split())


def wordings(claim: Claim, reading: Reading, above: dict[str, Derivation]) -> list[list[Passage]]:
    """The passages of a reading by their words: first the claim's own, then one of each further independent text, then the rest, what
    many reports tell in the same words first; what is doubtful last. ``above`` are the derivations by report.
    """
    found: dict[str, list[Passage]] = {}
    for passage in reading.passages:
        found.setdefault(_even(passage.span.exact), []).append(passage)
    doubtful, own, lines = set(claim.doubtful), _even(claim.text), whole(above)
    ranked = sorted(found.items(), key=lambda item: (item[1][0].span in doubtful, item[0] != own, -len(item[1]), item[1][0].span))
    seen: set[str] = set()
    first: list[list[Passage]] = []
    later: list[list[Passage]] = []
    for _, same in ranked:
        tops = {list(line_of(passage.span.report, lines))[-1] for passage in same}
        (later if tops <= seen or same[0].span in doubtful else first).append(same)
        seen |= tops
    return first + later


def other_tellers(told: list[list[Passage]], shown: int, reports: int) -> list[Span]:
    """The first passage of each report that is not named where ``shown`` of the wordings stand, each with so many ``reports``."""
    named = {passage.span.report for same in told[:shown] for passage in same[:reports]}
    rest = [passage for same in told[:shown] for passage in same[reports:]] + [passage for same in told[shown:] for passage in same]
    first: dict[str, Span] = {}
    for passage in rest:
        first.setdefault(passage.span.report, passage.span)
    return [span for report, span in first.items() if report not in named]


def window(span: Span, wanted: Sequence[Span], longest: int) -> Span:
    """``span``, or of a longer one ``longest`` code points: its beginning, or from a little before the first of the ``wanted`` words in
    it that the beginning does not reach.
    """
    inside = [item for item in wanted if item.report == span.report and span.start <= item.start and item.end <= span.end]
    if len(span.exact) <= longest or not inside or inside[0].end - span.start <= longest:
        return span
    early = max(0, min(inside[0].start - span.start - longest // BEFORE, len(span.exact) - longest))
    begin = span.exact.rfind(" ", 0, early + 1) + 1
    return Span(span.report, span.start + begin, span.end, span.exact[begin:])


def same_words(span: Span, claim: Claim) -> bool:
    """Whether a passage holds the words that head its claim, and the head shows them whole."""
    return len(claim.text) <= CLAIM_LENGTH and _even(span.exact) == _even(claim.text)


def speaker(passage: Passage) -> str:
    """Whom a report names as having said a passage; "" for nobody, or for no more than a pronoun or a letter."""
    said = passage.attribution.speaker if passage.attribution else ""
    return "" if said.casefold() in PRONOUNS or len(said) < 2 else said


def _even(words: str) -> str:
    return " ".join(words.split())
