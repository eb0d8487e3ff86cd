"""Why a result is what it is: the evidence for one thing of a case, as lines of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from retold.model import (
    Apart,
    Case,
    Claim,
    Derivation,
    Discrepancy,
    Figure,
    Frame,
    Happening,
    LeftOut,
    Name,
    Position,
    Quote,
    Reading,
    Report,
    Span,
    Story,
    Unseen,
    Variant,
)  # fmt: skip
from retold.publish.answers import answers, shortened
from retold.publish.changes import changes
from retold.publish.find import find, find_pair
from retold.publish.grounds import number_of
from retold.publish.lineage import line_of, names_of, parents, roots_of_reading, shared_roots, time_of, whole
from retold.publish.quoting import only_true_quotes, quote
from retold.publish.signs import SHOWN_PROBABILITY, STATUS, glyph, with_arrows
from retold.publish.visible import one_line

ALTERNATIVES = 5  # other parents of a report that an explanation names
MOST_PLACES = 12  # of one thing; a name of a long story may stand in hundreds


@dataclass(frozen=True, slots=True)
class Scene:
    """What an explanation may refer to: the stored texts and what reports are called."""

    texts: dict[str, str]
    names: dict[str, str]
    story: Story | None

    def place(self, span: Span) -> str:
        """``LABEL:120-188 “the words”``."""
        return f"{self.name(span.report)}:{span.start}-{span.end} {quote(span, self.texts)}"

    def places(self, spans: Iterable[Span]) -> Iterator[str]:
        """Indented lines for the first places, then how many more there are."""
        listed = list(spans)
        yield from (f"    {self.place(span)}" for span in listed[:MOST_PLACES])
        if len(listed) > MOST_PLACES:
            yield f"    and {number_of(len(listed) - MOST_PLACES, 'more place')}"

    def name(self, thing_id: str) -> str:
        """What a report or unseen source is called."""
        return one_line(self.names.get(thing_id, thing_id))

    def said(self, sentence: str) -> str:
        """A sentence of a step, its quotation marks kept only where they hold a slice of a text."""
        return only_true_quotes(with_arrows(sentence), self.texts)


def explain(case: Case, wanted: str) -> str:
    """The evidence for the thing that ``wanted`` names: an id, a report's label, the beginning of one, or two reports (``A+B``).

    Raises OptionError (R201) when nothing, or more than one thing, has that name.
    """
    return "\n".join(one_line(line).rstrip() for line in explained(case, wanted)) + "\n"


def explained(case: Case, wanted: str) -> list[str]:
    """The lines of :func:`explain`; what is not indented heads a thing."""
    names = {report.id: report.label for report in case.reports}
    texts = {report.id: report.text for report in case.reports}
    pair = find_pair(case, wanted)
    if pair:
        story, one, other = pair
        return list(_pair(one, other, Scene(texts, names | names_of(story), story)))
    found, thing = find(case, wanted)
    scene = Scene(texts, names | (names_of(found) if found else {}), found)
    return [*EXPLAINED[type(thing)](thing, scene), *_decided(case, str(getattr(thing, "id", "")))]


def _decided(case: Case, thing_id: str) -> Iterator[str]:
    """What people decided on a thing, as far as it holds."""
    for decision in case.decisions:
        if thing_id in decision.found:
            note = f": {one_line(decision.note)}" if decision.note else ""
            yield f"  decided by {one_line(decision.by) or 'somebody'}, {time_of(decision.at)}: {decision.action}{note} ({decision.id})"


def _pair(one: Report, other: Report, scene: Scene) -> Iterator[str]:
    """What links two reports, or why they are held independent of one another."""
    story, both = scene.story, {one.id, other.id}
    assert story
    yield f"{scene.name(one.id)} and {scene.name(other.id)}"
    edges = [edge for edge in story.stemma.derivations if {edge.parent, edge.child} == both]
    apart = [item for item in story.stemma.apart if {item.a, item.b} == both]
    for edge in edges:
        yield from (f"  {line}" for line in _derivation(edge, scene))
    for item in apart:
        yield from (f"  {line}" for line in _apart(item, scene))
    lines = [list(line_of(report, whole(parents(story.stemma)))) for report in (one.id, other.id)]
    shared = next((place for place in lines[0] if place in lines[1]), None)
    if not edges and not apart and shared is None:
        yield "  neither derives from the other: too little of one recurs in the other to say so"
    if shared is not None and shared in both and not edges:
        yield f"  by way of others both go back to {scene.name(shared)}"
    elif shared is not None and shared not in both:
        yield f"  both go back to {scene.name(shared)}: they are no two independent texts"
    elif shared is None:
        yield f"  counted apart: {scene.name(lines[0][-1])} and {scene.name(lines[1][-1])} are independent texts"
    told = [claim for claim in story.claims if both <= set(claim.reports)]
    disputed = sum(claim.status == "disputed" for claim in told)
    yield f"  {number_of(len(told), 'claim')} told by both, {disputed} of them disputed"
    for change in changes(item for item in story.variants if set(item.between) == both and item.meaning == "changed")[:MOST_PLACES]:
        yield from (f"  {line}" for line in _variant(change.told, scene))


def _claim(claim: Claim, scene: Scene) -> Iterator[str]:
    yield f"claim {claim.id}: {shortened(claim.text, 400)}"
    independent = claim.independent
    roots = ", ".join(map(scene.name, independent.roots))
    yield (
        f"  {STATUS.get(claim.status, '')} {claim.status}; {number_of(independent.best, 'independent text')} "
        f"({independent.low}-{independent.high}){': ' + roots if roots else ''}"
    )
    for cited in claim.cited:
        yield f"  rests on {one_line(cited.source)} ({cited.kind}) in {', '.join(map(scene.name, cited.reports))}"
    for reading in claim.readings:
        yield f"  reading {reading.id}: {number_of(len(reading.reports), 'report')}; {_behind(claim, reading, scene)}"
        for passage in reading.passages[:MOST_PLACES]:
            said = f", said by {one_line(passage.attribution.speaker)}" if passage.attribution and passage.attribution.speaker else ""
            doubt = ", perhaps of something else: not counted" if passage.span in claim.doubtful else ""
            yield f"    {scene.place(passage.span)}{said}{doubt}"
    related = changes(variant for variant in scene.story.variants if variant.claim == claim.id) if scene.story else []
    for change in related:
        yield from (f"  {line}" for line in _variant(change.told, scene))
        if change.elsewhere:
            yield f"    also in {', '.join(map(scene.name, change.elsewhere))}"


def _behind(claim: Claim, reading: Reading, scene: Scene) -> str:
    """Which texts tell a reading by themselves; one text behind rival readings tells neither by itself."""
    if scene.story is None:
        return "told by itself in none"
    above = parents(scene.story.stemma)
    roots = roots_of_reading(claim, reading, scene.story.stemma, above)
    named = ", ".join(map(scene.name, roots))
    if roots and shared_roots(claim, scene.story.stemma, above).issuperset(roots):
        return f"from {named}, like a rival reading: one of them came in on the way"
    return f"told by itself in {named or 'none'}"


def _variant(variant: Variant, scene: Scene) -> Iterator[str]:
    also = f" (also {', '.join(variant.also)})" if variant.also else ""
    yield f"variant {variant.id}: {glyph(variant.type, variant.operation)} {variant.type}{also}, {variant.operation}"
    yield f"  meaning {variant.meaning} (p {variant.p:.2f}), severity {variant.severity}"
    before, after = ("before", "after") if variant.directed else ("one", "other")
    yield from (f"  {word}: {scene.place(span)}" for word, span in ((before, variant.before), (after, variant.after)) if span)
    if variant.born_in:
        yield f"  born in {scene.name(variant.born_in)}"
    if variant.copied_by:
        yield f"  copied by {', '.join(map(scene.name, variant.copied_by))}"
    yield f"  why: {scene.said(variant.why)}"
    if variant.p < SHOWN_PROBABILITY:
        yield f"  below p {SHOWN_PROBABILITY:.2f}, so it stands on no card"


def _derivation(edge: Derivation, scene: Scene) -> Iterator[str]:
    yield f"derivation {edge.id}: {scene.name(edge.child)} derives from {scene.name(edge.parent)}"
    yield f"  {edge.kind}; {edge.share:.0%} of its words carried; p {edge.p:.2f}; direction p {edge.direction_p:.2f}"
    for item in edge.evidence:
        yield f"  {item.kind}: {scene.said(item.text)}"
        yield from scene.places(item.spans)
    yield from _alternatives(edge, scene)
    longest = sorted(edge.carried, key=lambda pair: (pair[1].start - pair[1].end, pair[1]))[:5]
    if longest:
        yield f"  {number_of(len(edge.carried), 'stretch', 'stretches')} carried, the longest:"
        yield from scene.places(pair[1] for pair in longest)


def _alternatives(edge: Derivation, scene: Scene) -> Iterator[str]:
    """The other parents that were found for a report, and what a low probability of the direction means."""
    held = {report.id for report in scene.story.reports} if scene.story else set()
    if edge.direction_p < SHOWN_PROBABILITY and edge.parent in held:
        yield f"  the direction is undecided: below p {SHOWN_PROBABILITY:.2f} either text may be the older"
    others = [item for item in scene.story.stemma.derivations if item.child == edge.child and item is not edge] if scene.story else []
    others.sort(key=lambda item: (-item.share, item.id))
    listed = (f"{scene.name(item.parent)} ({item.kind}, {item.share:.0%}, p {item.p:.2f})" for item in others[:ALTERNATIVES])
    if others:
        more = f" and {len(others) - ALTERNATIVES} more" if len(others) > ALTERNATIVES else ""
        yield f"  other parents considered: {', '.join(listed)}{more}"


def _apart(apart: Apart, scene: Scene) -> Iterator[str]:
    yield f"{scene.name(apart.a)} and {scene.name(apart.b)} look alike and are held independent"
    yield f"  why: {scene.said(apart.why)}"
    yield from scene.places(apart.spans)


def _unseen(unseen: Unseen, scene: Scene) -> Iterator[str]:
    yield f"{scene.name(unseen.id)} ({unseen.id}): presumed common parent of {', '.join(map(scene.name, unseen.children))}"
    yield f"  why: {scene.said(unseen.why)}"


def _name(name: Name, scene: Scene) -> Iterator[str]:
    yield f"name {name.id}: {one_line(name.name)} ({name.kind})"
    for spelling in name.spellings:
        yield f"  {one_line(spelling.text)}: {number_of(len(spelling.spans), 'place')}"
        yield from scene.places(spelling.spans)
    for item in name.described_as:
        yield f"  described as {scene.place(item.span)}"


def _quote(item: Quote, scene: Scene) -> Iterator[str]:
    yield f"quote {item.id}: {one_line(item.speaker) or 'nobody named'}"
    yield f"  best attested: {scene.place(item.best)}"
    for reading in item.readings:
        yield f"  {reading.status}{'' if reading.marked else ', unmarked'}: {scene.place(reading.span)}"


def _figure(figure: Figure, scene: Scene) -> Iterator[str]:
    yield f"figure {figure.id}: {one_line(figure.what)} {one_line(figure.unit)}: {figure.status}"
    for reading in figure.readings:
        yield f"  {reading.bound} {figure.told(reading.value)}: {scene.place(reading.span)}"


def _position(position: Position, scene: Scene) -> Iterator[str]:
    yield f"position {position.id}: {one_line(position.party)} {one_line(position.stance)}"
    yield f"    {scene.place(position.span)}"


def _happening(happening: Happening, scene: Scene) -> Iterator[str]:
    when = f"{one_line(happening.when)} ({happening.precision}, {happening.basis})"
    yield f"happening {happening.id}: {when}: {shortened(happening.what, 200)}"
    yield from scene.places(happening.spans)


def _frame(frame: Frame, scene: Scene) -> Iterator[str]:
    yield f"frame {frame.id}: {frame.kind}"
    for slot in frame.slots:
        for reading in slot.readings:
            yield f"  {slot.slot}: {one_line(reading.value)}"
            yield from scene.places(reading.spans)


def _discrepancy(item: Discrepancy, scene: Scene) -> Iterator[str]:
    yield f"discrepancy {item.id}: {item.kind}, {item.weight}, severity {item.severity}: {scene.said(item.what)}"
    yield f"  why: {scene.said(item.why)}"
    yield from scene.places(item.passages)


def _left_out(item: LeftOut, scene: Scene) -> Iterator[str]:
    others = number_of(len(item.left_out_by), "report")
    yield f"left out {item.id}: told by {', '.join(map(scene.name, item.told_by))}, left out by {others}"
    yield f"  why: {scene.said(item.why)}"
    yield from scene.places((item.span,))


def _report(report: Report, scene: Scene) -> Iterator[str]:
    yield f"report {report.id}: {', '.join(filter(None, [one_line(report.label), shortened(report.title, 200)]))}"
    yield f"  {one_line(report.path)}; sha256 {report.sha256}; {number_of(len(report.text), 'character')}"
    when = one_line(time_of(report.published)) or "unknown"
    yield f"  published {when} ({report.published_basis}); language {one_line(report.language) or 'unknown'}"
    for span in report.published_against[:MOST_PLACES]:
        yield f"    the text says otherwise: {scene.place(span)}"
    for credit in report.credits:
        yield f"  credits {one_line(credit.origin)}: {scene.place(credit.span)}"
    yield f"  damage {report.condition.score:.2f}"
    for sign in report.condition.signs[:MOST_PLACES]:
        yield f"    {sign.kind}: {scene.place(sign.span)}; {scene.said(sign.why)}"
    stemma = scene.story.stemma if scene.story else None
    for edge in stemma.derivations if stemma else ():
        if report.id in (edge.child, edge.parent):
            yield from (f"  {line}" for line in _derivation(edge, scene))
    for apart in stemma.apart if stemma else ():
        if report.id in (apart.a, apart.b):
            yield from (f"  {line}" for line in _apart(apart, scene))


def _story(story: Story, scene: Scene) -> Iterator[str]:
    yield f"story {story.id}"
    yield from answers(story).split("\n")
    for edge in story.stemma.derivations:
        yield from _derivation(edge, scene)
    for unseen in story.stemma.unseen:
        yield from _unseen(unseen, scene)
    for apart in story.stemma.apart:
        yield from _apart(apart, scene)


EXPLAINED: dict[type, Callable[[Any, Scene], Iterator[str]]] = {
    Story: _story, Report: _report, Claim: _claim, Variant: _variant, Derivation: _derivation, Unseen: _unseen, Apart: _apart, Name: _name,
    Quote: _quote, Figure: _figure, Position: _position, Happening: _happening, Frame: _frame, Discrepancy: _discrepancy,
    LeftOut: _left_out,
}  # fmt: skip
