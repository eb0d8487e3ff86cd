"""Makes a :class:`~retold.variants.pair.Pair` out of two stretches of annotated reports."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from retold.compare.edits import edits_of
from retold.compare.words import UNTIED, align_words
from retold.model import Annotations, Attribution, Span, Token
from retold.ports import Lexicon
from retold.variants.pair import Pair, Side

MOST_TOKENS = 160  # longer passages are cut: alignment is quadratic, and no clause is that long


def side_of(item: Annotations, span: Span) -> Side:
    """The layers of ``item`` cut to ``span``."""
    starts = [token.start for token in item.tokens]
    tokens = item.tokens[bisect_left(starts, span.start) : bisect_left(starts, span.end)][:MOST_TOKENS]
    end = tokens[-1].end if tokens else span.end

    def inside(other: Span) -> bool:
        return span.start <= other.start and other.end <= end

    return Side(
        item,
        span.start,
        end,
        tokens,
        tuple(m for m in item.mentions if inside(m.span)),
        tuple(q for q in item.quotations if q.span.start < end and span.start < q.span.end),
        tuple(q for q in item.quantities if inside(q.number)),
        tuple(m for m in item.moments if inside(m.span)),
        _attribution(item, span),
    )


def _attribution(item: Annotations, span: Span) -> Attribution | None:
    """Who is said to say most of ``span``: by its passages, else by the quotation that covers it."""
    best: tuple[int, Attribution] | None = None
    for place, attribution in [(p.span, p.attribution) for p in item.passages] + [
        (q.span, q.attribution) for q in item.quotations if q.says
    ]:
        over = place.overlap(span)
        if attribution is not None and over * 2 > span.end - span.start and (best is None or over > best[0]):
            best = (over, attribution)
    return best[1] if best else None


def pair_of(a: Side, b: Side, lexicon: Lexicon, carried: bool, name_of: Mapping[tuple[str, int], str], bare: bool = False) -> Pair:
    """The two sides with their word links and edits; ``bare``: see :class:`~retold.variants.pair.Pair`."""
    links = align_words(a.tokens, b.tokens, lexicon, gaps=bare)
    forward = {link.a: link.b for link in links}
    backward = {link.b: link.a for link in links}
    exact = frozenset(link.a for link in links if link.score >= 0.99)
    linked = sum(_weight(a.tokens[link.a], lexicon) * link.score for link in links)
    lighter = min(sum(_weight(t, lexicon) for t in a.tokens), sum(_weight(t, lexicon) for t in b.tokens))
    likeness = min(1.0, linked / lighter) if lighter else 0.0
    loose = frozenset(link.a for link in links if link.score <= UNTIED)
    edits = edits_of(a.tokens, b.tokens, links)
    return Pair(a, b, lexicon, forward, backward, exact, edits, carried, likeness, name_of, bare, loose)


def _weight(token: Token, lexicon: Lexicon) -> float:
    return 0.0 if token.tag == "PUNCT" else 0.05 + lexicon.rarity(token.lemma)
