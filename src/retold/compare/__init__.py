"""Differences between the passages of a claim, typed by each file of ``variants`` and judged changed, kept or unsure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from retold.compare.choose import Choice, ClaimPlaces, choose, lone_passages
from retold.compare.decided import keep_to_differences
from retold.compare.gravity import weighed
from retold.compare.judged import ask
from retold.compare.pairs import pair_of, side_of
from retold.compare.rivals import rival_tellings
from retold.compare.spelled import spelled_apart
from retold.compare.texts import compare_texts
from retold.compare.verdict import gather, votes_on
from retold.compare.wording import within_one_wording
from retold.counting import SURE, Counted, of_report, one_thing
from retold.model import Annotations, Claim, Difference, Name, Passage, Quantity, Quote, Relation, Span, Vote, content_id
from retold.ports import Lexicon
from retold.variants.agreement import agreement
from retold.variants.number import DOUBTED, compare_figures, far_apart, told
from retold.variants.pair import Pair, Side

__all__ = ["ask", "compare", "compare_texts", "keep_to_differences", "name_places"]

# Between two independent tellings other words, more words and fewer words are what independence looks like: no finding.
ONLY_WHERE_CARRIED = frozenset({"reworded", "addition", "omission"})
SPOKEN = frozenset({"quote", "attribution"})
ONE_UTTERANCE = 0.6  # agreement under which two readings joined as one utterance are two; verdicts on newscluster-dev read by hand
MOST_RIVALS = 2000
# P that the meaning changed between "dozens" and 359, or "at least two" and four, of one thing: another figure, no denial.
COMPATIBLE = 0.55
STEM = 5  # first letters by which two longer words are of one family: foreign, foreigner
ALIKE_ENOUGH = 0.45  # part of the lighter passage's word weight that must be linked before two tellings are compared at all


def compare(
    annotations: Sequence[Annotations],
    claims: Sequence[Claim],
    relations: Sequence[Relation],
    names: Sequence[Name],
    lexicon: Lexicon,
    echoes: Sequence[tuple[Passage, Passage]] = (),
    rivals: Sequence[tuple[Quantity, Quantity]] = (),
    labels: Sequence[tuple[Quantity, Quantity]] = (),
    quotes: Sequence[Quote] = (),
) -> tuple[Difference, ...]:
    """The differences of one story, sorted by id, without direction; none between reports of which one is not English (R107).

    ``echoes`` are passages alike across claims, ``rivals`` are figures that count one thing and differ, ``labels`` figures of
    one value under other words, ``quotes`` the utterances: their readings are compared too.
    """
    layers = {item.report.id: item for item in annotations}
    name_of = name_places(names)
    foreign = {item.report.id for item in annotations if item.report.language != "en"}
    found: dict[str, Difference] = {}
    sides: dict[Span, Side] = {}
    for choice in choose(annotations, claims, relations, quotes, echoes):
        if foreign & {choice.a.report, choice.b.report}:
            continue
        for span in (choice.a, choice.b):
            if span not in sides:
                sides[span] = side_of(layers[span.report], span)
        for difference in _differences(choice, sides, name_of, lexicon):
            found.setdefault(difference.id, difference)
    elsewhere = (_counted(rivals, claims, layers, lexicon), _labelled(labels, claims, lexicon))
    for difference in chain(*elsewhere, rival_tellings(annotations, claims, names, lexicon)):
        found.setdefault(difference.id, difference)
    read = [name for name in names if not foreign & _told_in(name)]
    for difference in spelled_apart(layers, read, claims, list(found.values()), lexicon):
        found.setdefault(difference.id, difference)
    for relation, claim, passage in lone_passages(annotations, claims, relations, lexicon):
        if not foreign & {relation.a, relation.b}:
            difference = _lone(relation, claim, passage)
            found.setdefault(difference.id, difference)
    return tuple(weighed([found[key] for key in sorted(found)], *_figures(layers, lexicon)))


def name_places(names: Sequence[Name]) -> dict[tuple[str, int], str]:
    """(report id, start) of every mention, to the id of its name."""
    return {(span.report, span.start): name.id for name in names for spelling in name.spellings for span in spelling.spans}


def _told_in(name: Name) -> set[str]:
    """The reports that use the name."""
    return {span.report for spelling in name.spellings for span in spelling.spans}


def _differences(choice: Choice, sides: Mapping[Span, Side], name_of: Mapping[tuple[str, int], str], lexicon: Lexicon) -> list[Difference]:
    a, b = sides[choice.a], sides[choice.b]
    if not a.tokens or not b.tokens:
        return []
    pair = pair_of(a, b, lexicon, choice.carried, name_of)
    if not choice.carried and pair.likeness < ALIKE_ENOUGH:
        return []
    found = gather(votes_on(pair))
    if choice.uttered:
        found = [(_of_utterances(pair, vote), also) for vote, also in found]
    if not choice.carried:
        found = [(vote, also) for vote, also in _of_two_tellings(pair, found) if vote.meaning != "kept"]
    return [_difference(pair, choice, vote, also) for vote, also in found]


def _of_two_tellings(pair: Pair, found: Sequence[tuple[Vote, tuple[str, ...]]]) -> Iterator[tuple[Vote, tuple[str, ...]]]:
    """The differences that are findings between two reporters; what one text has more only inside the very words of the other."""
    for vote, also in found:
        if vote.type not in ONLY_WHERE_CARRIED:
            yield vote, also
        elif vote.type != "reworded" and (weighed := within_one_wording(pair, vote)) is not None:
            yield weighed, also


def _of_utterances(pair: Pair, vote: Vote) -> Vote:
    """A difference of two readings joined as one utterance, weighing little where they may well be two."""
    doubted = vote.type in SPOKEN and vote.meaning == "changed" and agreement(pair, vote) < ONE_UTTERANCE
    return replace(vote, severity="low") if doubted else vote


def _difference(pair: Pair, choice: Choice, vote: Vote, also: tuple[str, ...]) -> Difference:
    a = pair.a.span(*vote.a) if vote.a else None
    b = pair.b.span(*vote.b) if vote.b else None
    identity = content_id("d", vote.type, choice.a.report, choice.b.report, vote.a or choice.a.start, vote.b or choice.b.start)
    between = (choice.a.report, choice.b.report)
    return Difference(
        identity, choice.claim, vote.type, also, vote.operation, vote.meaning, round(vote.p, 4), vote.severity, between, a, b,
        (choice.a, choice.b), choice.carried, vote.why,
    )  # fmt: skip


def _counted(
    rivals: Sequence[tuple[Quantity, Quantity]], claims: Sequence[Claim], layers: Mapping[str, Annotations], lexicon: Lexicon
) -> list[Difference]:
    """Figures of different reports that count one thing and do not agree, the surest :data:`MOST_RIVALS`.

    What may well be counts of two things (a height, a distance), or two of a row (a third test, a fourth), weighs little.
    """
    claim_at = ClaimPlaces(claims)
    reports = sorted({q.span.report for pair in rivals[:MOST_RIVALS] for q in pair})
    counts = {span: one for report in reports for span, one in of_report(layers[report], lexicon).items()}
    out = []
    for x, y in rivals[:MOST_RIVALS]:
        verdict = compare_figures(x, y)
        if verdict is None:
            continue
        meaning, p, severity, rule = verdict
        chance = _one_thing(x, y, counts, lexicon)
        if meaning == "changed" and chance < SURE:
            severity, rule, p = "low", f"{rule}, if they count one thing", round(min(p, max(DOUBTED, chance)), 4)
        elif meaning == "changed":
            p = round(min(p, chance), 4)
        elif meaning == "unsure" and chance >= SURE and far_apart(x, y):
            meaning, severity, p = "changed", "low", round(min(COMPATIBLE, chance), 4)
        identity = content_id("d", "number", x.span.report, y.span.report, (x.span.start, x.span.end), (y.span.start, y.span.end))
        why = f"{told(x)} -> {told(y)}: {rule}"
        between = (x.span.report, y.span.report)
        claim = claim_at.of(x.span) or claim_at.of(y.span)
        out.append(
            Difference(
                identity, claim, "number", (), "substituted", meaning, p, severity, between, x.span, y.span, (x.span, y.span), False, why
            )
        )
    return out


def _figures(layers: Mapping[str, Annotations], lexicon: Lexicon) -> tuple[Mapping[Span, Quantity], Callable[[Quantity, Quantity], float]]:
    """The figures of a story by place, and how surely two of them count one thing; what each counts is read when first asked."""
    quantities = {q.span: q for item in layers.values() for q in item.quantities}
    counts: dict[str, Mapping[Span, Counted]] = {}

    def chance(x: Quantity, y: Quantity) -> float:
        both: dict[Span, Counted] = {}
        for report in (x.span.report, y.span.report):
            if report not in counts:
                counts[report] = of_report(layers[report], lexicon)
            both |= counts[report]
        return _one_thing(x, y, both, lexicon) if {x.span, y.span} <= both.keys() else 0.0

    return quantities, chance


def _one_thing(x: Quantity, y: Quantity, counts: Mapping[Span, Counted], lexicon: Lexicon) -> float:
    """P that two figures count one thing; 0 for places in a row, of which each may have its own."""
    return 0.0 if "ordinal" in (x.unit, y.unit) else one_thing(counts[x.span], counts[y.span], lexicon)


def _labelled(labels: Sequence[tuple[Quantity, Quantity]], claims: Sequence[Claim], lexicon: Lexicon) -> list[Difference]:
    """The same count of people or things that reports call by words of other meaning: labels differ, and that is a finding, a small one."""
    claim_at = ClaimPlaces(claims)
    out = []
    for pair in labels[:MOST_RIVALS]:
        x, y = sorted(pair, key=lambda q: q.span)
        if _one_label(x, y, lexicon):
            continue
        between = (x.span.report, y.span.report)
        identity = content_id("d", "term", *between, (x.span.start, x.span.end), (y.span.start, y.span.end))
        claim = claim_at.of(x.span) or claim_at.of(y.span)
        why = "the same count, the counted called by words of other meaning"
        spans = x.span, y.span
        out.append(Difference(identity, claim, "term", (), "substituted", "changed", 0.5, "low", between, *spans, spans, False, why))
    return out


def _one_label(x: Quantity, y: Quantity, lexicon: Lexicon) -> bool:
    """Whether the words of one label are all in the other or derived from words of it: foreigners, foreign tourists."""
    first, second = sorted(({lexicon.lemma(w) for w in q.span.exact.split() if w.isalpha()} for q in (x, y)), key=len)
    return bool(first) and all(
        any(_one_stem(w, v) or lexicon.relation(w, v) in ("same", "synonym", "derived") for v in second) for w in first
    )


def _one_stem(x: str, y: str) -> bool:
    return x[:STEM] == y[:STEM] and min(len(x), len(y)) >= STEM


def _lone(relation: Relation, claim: str, passage: Span) -> Difference:
    """A whole passage of one report that its relative lacks."""
    of_a = passage.report == relation.a
    identity = content_id("d", "omission" if of_a else "addition", relation.a, relation.b, passage.report, passage.start)
    why = "the other report of one and the same text has no such passage"
    return Difference(
        identity, claim, "omission" if of_a else "addition", (), "omitted" if of_a else "added", "changed", 0.6, "low",
        (relation.a, relation.b), passage if of_a else None, None if of_a else passage, (passage, passage), True, why,
    )  # fmt: skip
