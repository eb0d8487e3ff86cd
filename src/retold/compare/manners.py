"""How one thing came about, told in two manners: crawled through the fence, climbed through it; forced off the plane, asked to leave it.

The words for it are few in English, and no dictionary says of them what sets them apart, so they are listed. What is found is a change of
low severity, as in :mod:`retold.compare.rivals`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from retold.compare.choose import ClaimPlaces
from retold.compare.slots import CONTENT, TELLING
from retold.model import Annotations, Claim, Difference, Span, Token, content_id
from retold.ports import Lexicon

MOTIONS: Mapping[str, str] = {
    word: kind
    for kind, words in {
        "crawl": "crawl creep",
        "climb": "climb clamber scale",
        "jump": "jump leap dive",
        "fall": "fall tumble slip plunge topple stumble",
        "walk": "walk stroll",
        "run": "run sprint",
    }.items()
    for word in words.split()
}
"""Ways to move on one's own feet, of which two are not one: a boy fell from the wall, a boy jumped from it."""
WILLS: Mapping[str, str] = {
    word: kind
    for kind, words in {
        "made": "force coerce compel kick boot drag haul eject evict",
        "asked": "ask request invite urge persuade",
    }.items()
    for word in words.split()
}
"""Whether somebody was made to do it or asked to."""
THITHER = frozenset("through over under into onto from off out down across".split())
NEAR = 7  # words behind the verb among which what it was done to, or what was to be done, stands
SHARED = 1  # telling words beside the verb and its place that the two sentences share
MOST = 100  # such pairs a story
MOST_TELLINGS = 60


@dataclass(frozen=True, slots=True, eq=False)
class _Manner:
    """A verb that says in which of the ways of ``kind`` a thing came about; ``place`` is what it was done to."""

    kind: str
    place: str
    verb: Token
    span: Span
    terms: frozenset[str]


def manners(annotations: Sequence[Annotations], claims: Sequence[Claim], lexicon: Lexicon) -> Iterator[Difference]:
    """Things that two reports tell in two manners, once for two reports, sorted by what they were done to and by place."""
    told: dict[tuple[str, str], list[_Manner]] = defaultdict(list)
    for item in annotations:
        if item.report.language == "en":
            for scale, manner in _of_report(item, lexicon):
                told[scale, manner.place].append(manner)
    claim_at = ClaimPlaces(claims)
    pairs = (pair for _, ways in sorted(told.items()) if len(ways) <= MOST_TELLINGS for pair in _rivals(ways))
    yield from islice((_difference(x, y, claim_at) for x, y in pairs), MOST)


def _of_report(item: Annotations, lexicon: Lexicon) -> Iterator[tuple[str, _Manner]]:
    for sentence in item.sentences:
        if sentence.part not in ("body", "title"):
            continue
        tokens = item.tokens[sentence.first : sentence.last]
        terms = frozenset(t.lemma for t in tokens if t.tag in CONTENT and (t.tag == "PROPN" or lexicon.rarity(t.lemma) >= TELLING))
        for n, token in enumerate(tokens):
            verb = lexicon.lemma(token.text, "VERB") if token.tag == "VERB" else ""
            for scale in (MOTIONS, WILLS) if verb in MOTIONS or verb in WILLS else ():
                if verb in scale and (end := _end(tokens, n, scale is MOTIONS)) is not None:
                    span = item.report.span(token.start, tokens[end].end)
                    name = "motion" if scale is MOTIONS else "will"
                    yield name, _Manner(scale[verb], tokens[end].lemma, token, span, terms - {verb, tokens[end].lemma})


def _end(tokens: Sequence[Token], n: int, motion: bool) -> int | None:
    """The noun behind the verb that says whither or whence; of what somebody was made to do the last word, the thing left or the verb."""
    last = None
    for k in range(n + 1, min(len(tokens), n + 1 + NEAR)):
        word, tag = tokens[k].text.lower(), tokens[k].tag
        if tag in ("PUNCT", "SCONJ", "CCONJ"):
            break
        led = any(t.text.lower() in THITHER or (not motion and t.text.lower() == "to") for t in tokens[n + 1 : k])
        if tag == "NOUN" and led:
            last = k
        elif last is not None:
            break
        elif tag == "VERB" and not motion and tokens[k - 1].text.lower() == "to" and word not in ("leave", "get", "go", "exit", "be", "do"):
            return k
    return last


def _rivals(ways: Sequence[_Manner]) -> Iterator[tuple[_Manner, _Manner]]:
    """Two manners of one thing of two reports, the pair that shares most.

    Neither report may tell it in the other's manner too: who climbs may fall. Who was kicked off a plane may have been asked to leave
    it, in the headline and in the text: there it is enough that one report tells it in one manner only.
    """
    of_report: dict[str, set[str]] = defaultdict(set)
    for way in ways:
        of_report[way.span.report].add(way.kind)
    best: dict[tuple[str, ...], tuple[int, _Manner, _Manner]] = {}
    for x in ways:
        for y in ways:
            first, second = x.span.report, y.span.report
            mixed = (y.kind in of_report[first], x.kind in of_report[second])
            if first >= second or x.kind == y.kind or (all(mixed) if x.kind in ("made", "asked") else any(mixed)):
                continue
            shared, key = len(x.terms & y.terms), (first, second, x.kind, y.kind)
            if shared >= SHARED and (key not in best or shared > best[key][0]):
                best[key] = shared, x, y
    yield from ((x, y) for _, (_, x, y) in sorted(best.items(), key=lambda item: item[0]))


def _difference(x: _Manner, y: _Manner, claim_at: ClaimPlaces) -> Difference:
    between, spans = (x.span.report, y.span.report), (x.span, y.span)
    identity = content_id("d", "term", *between, (x.span.start, x.span.end), (y.span.start, y.span.end))
    why = f"{x.verb.text} -> {y.verb.text}: in what manner it came about ({x.place})"
    claim = claim_at.of(x.span) or claim_at.of(y.span)
    return Difference(identity, claim, "term", (), "substituted", "changed", 0.5, "low", between, *spans, spans, False, why)
