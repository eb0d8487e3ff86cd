"""Two bare texts compared: every difference, changed or kept."""

from __future__ import annotations

from collections.abc import Mapping

from retold.compare.chance import chance
from retold.compare.pairs import pair_of, side_of
from retold.compare.verdict import gather, votes_on, whole
from retold.model import Annotations, Comparison, TextDifference
from retold.ports import Judge, Lexicon


def compare_texts(
    a: Annotations, b: Annotations, lexicon: Lexicon, name_of: Mapping[tuple[str, int], str], judge: Judge | None = None
) -> Comparison:
    """All differences of two annotated texts taken as tellings of one passage; offsets are code points of each text.

    A ``judge`` has one vote in the verdict of the pair, beside the rules; it types nothing.
    """
    text_a, text_b = a.report.text, b.report.text
    if not a.tokens or not b.tokens:
        return Comparison(text_a, text_b, "kept" if text_a.strip() == text_b.strip() else "unsure", 0.5, ())
    span_a = a.report.span(a.tokens[0].start, a.tokens[-1].end)
    span_b = b.report.span(b.tokens[0].start, b.tokens[-1].end)
    pair = pair_of(side_of(a, span_a), side_of(b, span_b), lexicon, True, name_of, bare=True)
    found = gather(votes_on(pair))
    meaning, p = whole(found, chance(pair, [vote for vote, _ in found], judge.judge([(text_a, text_b)])[0] if judge else None))
    differences = tuple(
        TextDifference(v.type, also, v.operation, v.meaning, round(v.p, 4), v.severity, v.a, v.b, v.why) for v, also in found
    )
    return Comparison(text_a, text_b, meaning, p, differences)
