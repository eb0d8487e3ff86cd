"""The answers in a terminal, or as a text file: the cards of every story, the tree, the claims and changes behind them."""

from __future__ import annotations

from collections.abc import Iterator

from retold.model import Case, Claim, Span, Story, Variant
from retold.publish.answers import by_rank, cards, heading, honesty, line_text, number_of, shortened, texts_of
from retold.publish.changes import changes
from retold.publish.lineage import names_of, parents, roots_of_reading, time_of
from retold.publish.publisher import Publisher
from retold.publish.quoting import head, only_true_quotes, quote
from retold.publish.signs import STATUS, glyph
from retold.publish.visible import ON_ONE_LINE, one_line

COLORS = {"agreed": "32", "disputed": "33", "copied": "36", "garbled": "35", "title": "1", "faint": "2", "end": "0"}
SIGNS = {kind: chr(0xFDD0 + number) for number, kind in enumerate(COLORS)}  # no text holds these: one_line replaces them
CLAIMS_SHOWN, CHANGES_SHOWN = 10, 15  # two screens a story; explain and the page hold the rest


def render(case: Case, *, color: bool = False) -> str:
    """The answers of ``case`` as text for people, with ANSI colours when ``color``. No other control ever comes through."""
    blocks = ["\n".join(_story(case, story)) for story in case.stories]
    inside = {report.id for story in case.stories for report in story.reports}
    alone = [report for report in case.reports if report.id not in inside]
    if alone:
        blocks.append(f"In no story: {', '.join(one_line(report.label) for report in alone)}.")
    return _finished("\n\n".join(blocks or ["No report."]), color=color)


def render_story(case: Case, story: Story, *, color: bool = False) -> str:
    """The answers of one story of ``case``."""
    return _finished("\n".join(_story(case, story)), color=color)


def paint(text: str, kind: str) -> str:
    """``text`` between the signs for a colour, which :func:`_finished` turns into escapes or takes away."""
    return f"{SIGNS[kind]}{text}{SIGNS['end']}"


def _finished(text: str, *, color: bool) -> str:
    """``text`` with nothing left in it that a terminal would act on, but for our colours when they are wanted."""
    escapes = {ord(sign): f"\x1b[{COLORS[kind]}m" if color else "" for kind, sign in SIGNS.items()}
    return text.translate({**ON_ONE_LINE, ord("\n"): "\n", **escapes}) + "\n"


def _story(case: Case, story: Story) -> Iterator[str]:
    texts = texts_of(story)
    yield paint(shortened(story.title, 160), "title")
    yield heading(story)
    yield from (f"! {note}" for note in honesty(case, story))
    for card in cards(story):
        yield ""
        yield f"{paint(card.name.upper(), card.key)}  {card.figure} {card.gloss}"
        yield from (f"  {line_text(line, texts)}  {paint(line.target, 'faint')}" for line in card.lines)
        if not card.lines:
            yield f"  {card.empty}"
        if card.more:
            yield f"  {card.more}"
    yield from _tree(story)
    yield from _claims(story, texts)
    yield from _changes(story, texts)


def _tree(story: Story) -> Iterator[str]:
    """Who derives from whom, drawn with lines."""
    yield from ("", paint("TREE", "copied") + "  ■ root  ○ derived  ◇ presumed, not held")
    above = parents(story.stemma)
    tops = [unseen.id for unseen in story.stemma.unseen if unseen.id not in above]
    tops += [report.id for report in story.reports if report.id not in above]
    for top in sorted(tops, key=lambda item: _order(story, item)):
        yield from _branch(story, top, "", "")


def _order(story: Story, node: str) -> tuple[bool, str, str]:
    published = {report.id: report.published for report in story.reports}.get(node, "")
    return (not published, published, names_of(story).get(node, node))


def _branch(story: Story, node: str, first: str, rest: str) -> Iterator[str]:
    above = parents(story.stemma)
    reports = {report.id: report for report in story.reports}
    edge = above.get(node)
    sign = "◇" if node not in reports else "■" if edge is None else "○"
    how = f"  {edge.kind}{f' {edge.share:.0%}' if edge.share else ''}" if edge else ""
    when = f"  {time_of(reports[node].published)}" if node in reports and reports[node].published else ""
    yield f"  {first}{sign} {one_line(names_of(story).get(node, node))}{one_line(when)}{how}"
    below = sorted((child for child, edge in above.items() if edge.parent == node), key=lambda child: _order(story, child))
    for number, child in enumerate(below, 1):
        last = number == len(below)
        yield from _branch(story, child, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))


def _claims(story: Story, texts: dict[str, str]) -> Iterator[str]:
    """The weightiest claims with their readings."""
    names = names_of(story)
    found = [claim for claim in by_rank(story.claims) if claim.status != "single"]
    counts = f"{len(story.claims.agreed)} agreed, {len(story.claims.disputed)} disputed, {len(story.claims.single)} single"
    yield from ("", f"{paint('CLAIMS', 'agreed')}  {counts}")
    for claim in found[:CLAIMS_SHOWN]:
        roots = number_of(claim.independent.best, "independent text")
        yield f"  {STATUS.get(claim.status, ' ')} {shortened(claim.text, 150)}  {roots}  {paint(claim.id, 'faint')}"
        if len(claim.readings) > 1:
            yield from _readings(story, claim, names, texts)
    if len(found) > CLAIMS_SHOWN:
        yield f"  {len(found) - CLAIMS_SHOWN} more agreed or disputed"


def _readings(story: Story, claim: Claim, names: dict[str, str], texts: dict[str, str]) -> Iterator[str]:
    for reading in (item for item in claim.readings if item.passages):
        roots = len(roots_of_reading(claim, reading, story.stemma))
        span = head(reading.passages[0].span, 140)
        who = ", ".join(one_line(names.get(report, report)) for report in reading.reports)
        yield f"      {quote(span, texts)} {who} ({roots} ind.)"


def _changes(story: Story, texts: dict[str, str]) -> Iterator[str]:
    """The best-ranked changes of meaning, each with its reason."""
    found = [change.told for change in changes(story.variants) if change.told.meaning == "changed"]
    unsure = sum(item.meaning == "unsure" for item in story.variants)
    yield from ("", f"{paint('DIFFERENCES', 'garbled')}  {len(found)} changed, {unsure} unsure")
    names = names_of(story)
    for variant in found[:CHANGES_SHOWN]:
        yield from _change(variant, names, texts)
    if len(found) > CHANGES_SHOWN:
        yield f"  {len(found) - CHANGES_SHOWN} more changed"


def _change(variant: Variant, names: dict[str, str], texts: dict[str, str]) -> Iterator[str]:
    sides = [_side(span, variant, names, texts) for span in (variant.before, variant.after)]
    arrow = " → " if variant.directed else " | "
    sign = glyph(variant.type, variant.operation)
    yield f"  {sign} {variant.type} ({variant.severity}) {arrow.join(sides)}  {paint(variant.id, 'faint')}"
    yield f"      {only_true_quotes(shortened(variant.why, 240), texts)}"


def _side(span: Span | None, variant: Variant, names: dict[str, str], texts: dict[str, str]) -> str:
    """One side of a change: the report and its words; a side without words names the report when only one is left."""
    if span is not None and span.start < span.end:
        return f"{one_line(names.get(span.report, span.report))} {quote(head(span, 90), texts)}"
    there = {side.report for side in (variant.before, variant.after) if side is not None and side.start < side.end}
    silent = [report for report in variant.between if report not in there]
    return f"{', '.join(one_line(names.get(report, report)) for report in silent)} (nothing)".strip()


def publish(case: Case, texts: str) -> bytes:  # noqa: ARG001  the answers never hold whole texts
    """``case`` as UTF-8 text without colours."""
    return render(case).encode("utf-8")


PUBLISHER = Publisher(
    name="terminal",
    suffixes=(".txt",),
    gloss="the answers as plain text, as show prints them",
    extra="",
    publish=publish,
    examples=(("full", "WHO COPIED WHOM"), ("none", "DISPUTED")),
)
