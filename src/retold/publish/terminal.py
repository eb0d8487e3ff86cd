"""The answers in a terminal, or as a text file: the cards of every story, the tree, the claims and changes behind them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retold.model import Case, Claim, Derivation, SlotReading, Span, Story, Variant
from retold.publish.answers import by_rank, cards, line_text, matter, opening, shortened, texts_of
from retold.publish.detail import DETAILS
from retold.publish.differences import Differences, together, weighed
from retold.publish.grounds import heading, honesty, number_of, shared_ground
from retold.publish.lineage import names_of, parents, roots_of_reading, shared_roots, time_of
from retold.publish.publisher import Publisher
from retold.publish.quoting import head, only_true_quotes, quote, without_torn_marks
from retold.publish.repeats import repeats
from retold.publish.signs import SHOWN_PROBABILITY, STATUS, glyph, with_arrows
from retold.publish.tree import signs_of
from retold.publish.visible import ON_ONE_LINE, one_line

COLORS = {"agreed": "32", "disputed": "33", "copied": "36", "garbled": "35", "title": "1", "faint": "2", "end": "0"}
COPIES_SHOWN = 6  # of one text in the tree, of those that nobody copied on
ALIKE_SHOWN = 4  # changes of one kind and reason
NARROW, HANG = 40, 2  # columns: a terminal as narrow as this breaks lines by itself; how far what follows is set in
SIGNS = {kind: chr(0xFDD0 + number) for number, kind in enumerate(COLORS)}  # no text holds these: one_line replaces them
READINGS_SHOWN, TELLERS_SHOWN = 4, 5  # of a slot, and reports of one reading
CLAIMS_SHOWN, CHANGES_SHOWN, DISCREPANCIES_SHOWN, LEFT_OUT_SHOWN = 10, 15, 5, 5  # two screens a story; explain and the page hold the rest


def render(case: Case, *, color: bool = False, width: int = 0) -> str:
    """The answers of ``case`` as text for people, with ANSI colours when ``color``, lines broken at ``width`` columns (0: never).

    No other control ever comes through.
    """
    blocks = ["\n".join(_story(case, story)) for story in case.stories]
    inside = {report.id for story in case.stories for report in story.reports}
    alone = [report for report in case.reports if report.id not in inside]
    if alone:
        blocks.append(f"In no story: {', '.join(one_line(report.label) for report in alone)}.")
    return _finished("\n\n".join(blocks or ["No report."]), color=color, width=width)


def render_story(case: Case, story: Story, *, color: bool = False, width: int = 0) -> str:
    """The answers of one story of ``case``."""
    return _finished("\n".join(_story(case, story)), color=color, width=width)


def headed(lines: Iterable[str], *, color: bool = False, width: int = 0) -> str:
    """Lines of an explanation, those that head a thing in bold."""
    told = (one_line(line).rstrip() for line in lines)
    return _finished("\n".join(line if line[:1] == " " else paint(line, "title") for line in told), color=color, width=width)


def paint(text: str, kind: str) -> str:
    """``text`` between the signs for a colour, which :func:`_finished` turns into escapes or takes away."""
    return f"{SIGNS[kind]}{text}{SIGNS['end']}"


def _finished(text: str, *, color: bool, width: int) -> str:
    """``text`` with nothing left in it that a terminal would act on, but for our colours when they are wanted."""
    escapes = {ord(sign): f"\x1b[{COLORS[kind]}m" if color else "" for kind, sign in SIGNS.items()}
    shown = "\n".join(_broken(line, width) for line in text.split("\n")) if width > NARROW else text
    return shown.translate({**ON_ONE_LINE, ord("\n"): "\n", **escapes}) + "\n"


def _broken(line: str, width: int) -> str:
    """``line`` in pieces of at most ``width`` columns, what follows below its first word."""
    indent = len(line) - len(line.lstrip(" ")) + HANG
    return "\n".join(textwrap.wrap(line, width, subsequent_indent=" " * indent, break_on_hyphens=False, drop_whitespace=True)) or line


def _story(case: Case, story: Story) -> Iterator[str]:
    texts = texts_of(story)
    yield paint(shortened(story.title, 160), "title")
    yield heading(story)
    yield from filter(None, [shared_ground(story)])
    yield from (paint(f"! {note}", "disputed") for note in honesty(case, story))
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
    differences = Differences(story, parents(story.stemma), DETAILS[0], frozenset())
    yield from _changes(differences, texts)
    yield from _discrepancies(differences, texts)
    yield from _left_out(story, texts)
    yield from _frames(story)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the tree: what stands left, then in columns of their own when it appeared, how it derives, what changed in it."""

    left: str
    when: str = ""
    how: str = ""
    signs: str = ""


def _tree(story: Story) -> Iterator[str]:
    """Who derives from whom, drawn with lines."""
    yield from ("", f"{paint('TREE', 'copied')}  ■ root  ○ derived  ◇ presumed, not held  ? direction undecided")
    above = parents(story.stemma)
    tops = [unseen.id for unseen in story.stemma.unseen if unseen.id not in above]
    tops += [report.id for report in story.reports if report.id not in above]
    branches = Branches(story, above, signs_of(story, above))
    rows = [row for top in sorted(tops, key=branches.order) for row in branches.rows(top, "", "")]
    left = max((len(row.left) for row in rows), default=0)
    when = max((len(row.when) for row in rows), default=0)
    for row in rows:
        yield f"  {row.left:{left}}  {row.when:{when}}  {row.how}{'  ' + paint(row.signs, 'disputed') if row.signs else ''}".rstrip()


@dataclass(frozen=True, slots=True)
class Branches:
    """The tree of a story, row by row; ``signs`` are the changes that each report made."""

    story: Story
    above: dict[str, Derivation]
    signs: dict[str, tuple[str, ...]]

    def order(self, node: str) -> tuple[bool, str, str]:
        """Dated before undated, early before late."""
        published = {report.id: report.published for report in self.story.reports}.get(node, "")
        return (not published, published, names_of(self.story).get(node, node))

    def rows(self, node: str, first: str, rest: str) -> Iterator[Row]:
        """``node`` and all that derives from it; many copies that nobody copied on are told in one row."""
        yield self.row(node, first)
        below = sorted((child for child, edge in self.above.items() if edge.parent == node), key=self.order)
        copied = {edge.parent for edge in self.above.values()}
        leaves = [child for child in below if child not in copied]
        folded = leaves[COPIES_SHOWN:] if len(leaves) > COPIES_SHOWN + 1 else []
        below = [child for child in below if child not in folded]
        for number, child in enumerate(below, 1):
            last = number == len(below) and not folded
            yield from self.rows(child, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))
        if folded:
            yield Row(f"{rest}└─ ○ {len(folded)} more copies")

    def row(self, node: str, first: str) -> Row:
        """One report or unseen source."""
        report = next((report for report in self.story.reports if report.id == node), None)
        edge = self.above.get(node)
        root = edge is None or node in self.story.stemma.roots
        sign = "◇" if report is None else "■" if root else "○"
        undecided = edge is not None and edge.direction_p < SHOWN_PROBABILITY and edge.parent in {item.id for item in self.story.reports}
        how = f"{edge.kind}{f' {edge.share:.0%}' if edge.share else ''}{' ?' if undecided else ''}" if edge else ""
        when = one_line(time_of(report.published)) if report else ""
        name = one_line(names_of(self.story).get(node, node))
        return Row(f"{first}{sign} {name}", when, how, " ".join(self.signs.get(node, ())))


def _discrepancies(differences: Differences, texts: dict[str, str]) -> Iterator[str]:
    """The weightiest places where the reports cannot all be right, and how many more there are where they may."""
    grave, slight = differences.grave(), sum(map(len, differences.slight()))
    if not grave and not slight:
        return
    yield from (
        "",
        f"{paint('CANNOT ALL BE RIGHT', 'disputed')}  {len(grave)}{f', beside {slight} slighter or where all may hold' if slight else ''}",
    )
    for item in grave[:DISCREPANCIES_SHOWN]:
        what = only_true_quotes(with_arrows(shortened(matter(differences.story, item), 140)), texts)
        yield f"  {one_line(item.kind)}, {one_line(weighed(item))}: {what}  {paint(item.id, 'faint')}"
    if len(grave) > DISCREPANCIES_SHOWN:
        yield f"  {len(grave) - DISCREPANCIES_SHOWN} more"


def _left_out(story: Story, texts: dict[str, str]) -> Iterator[str]:
    """What one independent text alone tells, the best worth knowing first."""
    found = sorted(story.left_out, key=lambda item: (item.rank, item.id))
    if not found:
        return
    names = names_of(story)
    yield from ("", f"{paint('LEFT OUT BY EVERY OTHER REPORT', 'agreed')}  {len(found)}")
    for item in found[:LEFT_OUT_SHOWN]:
        who = ", ".join(one_line(names.get(report, report)) for report in item.told_by[:TELLERS_SHOWN])
        yield f"  {quote(head(item.span, 140), texts)} {who}  {paint(item.id, 'faint')}"
    if len(found) > LEFT_OUT_SHOWN:
        yield f"  {len(found) - LEFT_OUT_SHOWN} more"


def _frames(story: Story) -> Iterator[str]:
    """The story as a kind of event, where it is one: a line a slot, the best attested first, with who tells it so."""
    names = names_of(story)
    for frame in story.frames:
        yield from ("", f"{paint(one_line(frame.kind).upper(), 'agreed')}  {paint(frame.id, 'faint')}")
        for slot in frame.slots:
            told = "; ".join(_filled(reading, names) for reading in slot.readings[:READINGS_SHOWN])
            more = f"; {len(slot.readings) - READINGS_SHOWN} more" if len(slot.readings) > READINGS_SHOWN else ""
            yield f"  {one_line(slot.slot)}: {told}{more}"


def _filled(reading: SlotReading, names: dict[str, str]) -> str:
    """One value of a slot with the reports that it rests on."""
    who = sorted({one_line(names.get(span.report, span.report)) for span in reading.spans})
    more = f" and {len(who) - TELLERS_SHOWN} more" if len(who) > TELLERS_SHOWN else ""
    return f"{without_torn_marks(shortened(reading.value, 90))} ({', '.join(who[:TELLERS_SHOWN])}{more})"


def _claims(story: Story, texts: dict[str, str]) -> Iterator[str]:
    """The weightiest claims with their readings."""
    names = names_of(story)
    again = repeats(story)
    found = sorted((claim for claim in by_rank(story.claims) if claim.status != "single"), key=lambda claim: claim.id in again)
    counts = f"{len(story.claims.agreed)} agreed, {len(story.claims.disputed)} disputed, {len(story.claims.single)} single"
    yield from ("", f"{paint('CLAIMS', 'agreed')}  {counts}")
    for claim in found[:CLAIMS_SHOWN]:
        roots = number_of(claim.independent.best, "independent text")
        yield f"  {STATUS.get(claim.status, ' ')} {opening(claim.text, 150)}  {roots}  {paint(claim.id, 'faint')}"
        if len(claim.readings) > 1:
            yield from _readings(story, claim, names, texts)
    if len(found) > CLAIMS_SHOWN:
        yield f"  {len(found) - CLAIMS_SHOWN} more agreed or disputed"


def _readings(story: Story, claim: Claim, names: dict[str, str], texts: dict[str, str]) -> Iterator[str]:
    above = parents(story.stemma)
    shared = shared_roots(claim, story.stemma, above)
    for reading in (item for item in claim.readings if item.passages):
        roots = roots_of_reading(claim, reading, story.stemma, above)
        one = bool(roots) and shared.issuperset(roots)  # a rival reading is of the same text: neither is independent of the other
        behind = (
            f"from {', '.join(one_line(names.get(root, root)) for root in roots)}"
            if one
            else f"{len(roots)} ind."
            if roots
            else "new in a derived text"
        )
        span = head(reading.passages[0].span, 140)
        who = ", ".join(one_line(names.get(report, report)) for report in reading.reports)
        yield f"      {quote(span, texts)} {who} ({behind})"


def _changes(differences: Differences, texts: dict[str, str]) -> Iterator[str]:
    """The best-ranked changes of meaning, those that one reason explains together."""
    told = [change for change in differences.told if change.told.meaning == "changed"]
    unsure = sum(change.told.meaning == "unsure" for change in differences.told)
    head_line = f"{number_of(len(told), 'change')} of meaning, {unsure} where none can be told for sure"
    yield from ("", f"{paint('DIFFERENCES', 'garbled')}  {head_line}")
    names, groups = names_of(differences.story), together(told)
    for group in groups[:CHANGES_SHOWN]:
        yield from _change([change.told for change in group], names, texts)
    more = sum(map(len, groups[CHANGES_SHOWN:]))
    if more:
        yield f"  {more} more"


def _change(same: list[Variant], names: dict[str, str], texts: dict[str, str]) -> Iterator[str]:
    """Changes of one kind and reason."""
    first, sign = same[0], glyph(same[0].type, same[0].operation)
    for number, variant in enumerate(same[:ALIKE_SHOWN]):
        sides = [_side(span, variant, names, texts) for span in (variant.before, variant.after)]
        kind = f"{sign} {variant.type} ({variant.severity}) " if not number else "    "
        yield f"  {kind}{(' → ' if variant.directed else ' | ').join(sides)}  {paint(variant.id, 'faint')}"
    if len(same) > ALIKE_SHOWN:
        yield f"      {len(same) - ALIKE_SHOWN} more like these"
    yield f"      {only_true_quotes(with_arrows(shortened(first.why, 240)), texts)}"


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
