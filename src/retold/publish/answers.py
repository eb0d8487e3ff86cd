"""The four cards that answer in ten seconds: what is agreed, disputed, copied and garbled; and the lines above them.

Made once, from the story alone; terminal and page only differ in how they print the pieces.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from retold.model import Case, Claim, Span, Story, Variant, tell_stories_with
from retold.publish.lineage import derived_count, line_of, names_of, on_the_way, parents, roots_of_reading, times_of
from retold.publish.quoting import PLAIN, head, quote, without_torn_marks
from retold.publish.signs import ORDER_OF_SEVERITY, glyph
from retold.publish.visible import one_line

LINES = 3  # of a card; what is worst comes first, the rest stands further down
SHOWN_PROBABILITY = 0.6  # nothing less sure reaches a card; chosen by us, stated in Method, not yet set on data
LONG, SHORT = 110, 60  # code points of a claim, of one of two rival readings
BRIEF = 2  # words; rival phrases as short as this say nothing without the claim they stand in


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: ``text`` of ours or of a claim, or the words of ``quoted`` to stand between marks."""

    text: str = ""
    quoted: Span | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a card; ``target`` is the id of what it rests on, ``glyph`` the sign before it ("" for none)."""

    pieces: tuple[Piece, ...]
    target: str
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One answer: ``name``, the ``figure`` that sums it up, what it counts, at most three lines, ``more`` beyond them.

    A card with nothing to show says so in ``empty``.
    """

    key: str
    name: str
    figure: str
    gloss: str
    lines: tuple[Line, ...]
    more: str
    empty: str


def texts_of(story: Story) -> dict[str, str]:
    """The stored texts of a story by report id."""
    return {report.id: report.text for report in story.reports}


def number_of(count: int, noun: str, plural: str = "") -> str:
    """``count`` with its noun."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def cards(story: Story) -> tuple[Card, Card, Card, Card]:
    """Agreed, Disputed, Who copied whom, Garbled."""
    return (agreed(story), disputed(story), copied(story), garbled(story))


def shortened(text: str, longest: int) -> str:
    """``text`` on one line, cut between words with an ellipsis when it is longer."""
    line = " ".join(one_line(text).split())
    if len(line) > longest:
        line = line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:-") + " …"
    return without_torn_marks(line)


def by_rank(claims: Iterable[Claim]) -> list[Claim]:
    """Claims, the most important first."""
    return sorted(claims, key=lambda claim: (claim.rank, claim.id))


def agreed(story: Story) -> Card:
    """Claims that at least two independent texts tell alike."""
    found = by_rank(story.claims.agreed)
    lines = tuple(Line((Piece(shortened(claim.text, LONG)), Piece(f" · {claim.independent.best}")), claim.id) for claim in found[:LINES])
    single = len(story.claims.single)
    return Card(
        "agreed",
        "Agreed",
        str(len(found)),
        "claim, ≥2 independent texts" if len(found) == 1 else "claims, ≥2 independent texts",
        lines,
        f"! {number_of(single, 'claim')} in one independent text only" if single else "",
        "No claim is told alike by two independent texts.",
    )


def disputed(story: Story) -> Card:
    """Claims with rival readings, those carried on most by copying first among equals in rank."""
    found = by_rank(story.claims.disputed)
    lines = tuple(Line(_rivals(story, claim), claim.id, "◐") for claim in found[:LINES])
    gloss = "claim with rival readings" if len(found) == 1 else "claims with rival readings"
    return Card("disputed", "Disputed", str(len(found)), gloss, lines, _more(len(found)), "No rival readings were found.")


def _more(count: int) -> str:
    return f"{count - LINES} more below" if count > LINES else ""


def _rivals(story: Story, claim: Claim) -> tuple[Piece, ...]:
    """The two weightiest readings against one another: in the words that differ where a variant names them."""
    counted = [(reading, len(roots_of_reading(claim, reading, story.stemma))) for reading in claim.readings if reading.passages]
    counted = sorted(counted, key=lambda item: (-item[1], -len(item[0].reports), item[0].id))[:2]
    phrases = _phrases(story, claim, [set(reading.reports) for reading, _ in counted])
    if phrases is None:
        spans = [reading.passages[0].span for reading, _ in counted]
        phrases, pieces = [head(span, SHORT) for span in spans], []
    else:
        brief = all(len(span.exact.split()) <= BRIEF for span in phrases)
        pieces = [Piece(shortened(claim.text, SHORT) + ": ")] if brief else []
    for number, ((_, roots), span) in enumerate(zip(counted, phrases, strict=True)):
        pieces += [Piece(" vs ")] * (number > 0) + [Piece(quoted=span), Piece(f" ({roots} ind.)")]
    return tuple(pieces)


def _phrases(story: Story, claim: Claim, sides: list[set[str]]) -> list[Span] | None:
    """The phrases in which two readings differ, in the order of ``sides``, from the best-ranked variant that lies between them."""
    if len(sides) != 2:
        return None
    for variant in sorted(story.variants, key=lambda item: (item.rank, item.id)):
        if variant.claim != claim.id or variant.before is None or variant.after is None or variant.meaning == "kept":
            continue
        for pair in ((variant.before, variant.after), (variant.after, variant.before)):
            if all(span.start < span.end and span.report in side for span, side in zip(pair, sides, strict=True)):
                return [head(span, SHORT) for span in pair]
    return None


def copied(story: Story) -> Card:
    """Which texts derive from which: a line for each text that was copied, those with most followers first."""
    names, stemma = names_of(story), story.stemma
    above = parents(stemma)
    copied_texts = sorted({edge.parent for edge in above.values()}, key=lambda text: (-_followers(story, text), names.get(text, text)))
    lines = tuple(Line((Piece(_children(story, text)),), _edge_id(story, text)) for text in copied_texts[:LINES])
    derived, sources = derived_count(story), len(set(copied_texts) - set(above))
    presumed = f"{number_of(len(stemma.unseen), 'presumed source')} not held" if stemma.unseen else ""
    return Card(
        "copied",
        "Who copied whom",
        f"{derived} of {len(story.reports)}",
        f"{'report derives' if derived == 1 else 'reports derive'} from {number_of(sources, 'text')}"
        if derived
        else "reports derive from another",
        lines,
        " · ".join(part for part in (_more(len(copied_texts)), presumed) if part),
        "No text was found to derive from another.",
    )


def _edge_id(story: Story, source: str) -> str:
    """The best-known derivation out of ``source``, to which its line leads."""
    main = [edge for edge in parents(story.stemma).values() if edge.parent == source]
    return min(main, key=lambda edge: (-edge.p, edge.id)).id


def _followers(story: Story, source: str) -> int:
    """How many reports go back to ``source``."""
    above = parents(story.stemma)
    return sum(source in list(line_of(report.id, above))[1:] for report in story.reports)


def _children(story: Story, source: str) -> str:
    """``source → child 97 %, child 88 %``; a question mark where the direction is undecided."""
    names, main = names_of(story), parents(story.stemma)
    held = {report.id for report in story.reports}
    edges = [edge for edge in story.stemma.children_of(source) if main.get(edge.child) is edge]
    parts = []
    for edge in sorted(edges, key=lambda edge: (-edge.share, names.get(edge.child, edge.child))):
        share = f" {edge.share:.0%}" if edge.share > 0 else ""
        doubt = " (or back)" if edge.direction_p < SHOWN_PROBABILITY and edge.parent in held else ""
        parts.append(one_line(names.get(edge.child, edge.child)) + share + doubt)
    return f"{one_line(names.get(source, source))} → {', '.join(parts)}"


def told_once(variants: Iterable[Variant]) -> list[Variant]:
    """The best-ranked variant of each change: one change in five copies is one change."""
    first: dict[str, Variant] = {}
    for variant in sorted(variants, key=lambda item: (item.rank, item.id)):
        first.setdefault(variant.tells, variant)
    return list(first.values())


def garbled(story: Story) -> Card:
    """Meanings that changed between a text and what it derives from."""
    above = parents(story.stemma)
    names = names_of(story)
    found = [
        item for item in told_once(story.variants) if item.meaning == "changed" and item.p >= SHOWN_PROBABILITY and on_the_way(item, above)
    ]
    found.sort(key=lambda item: (ORDER_OF_SEVERITY.get(item.severity, 3), -len(item.copied_by), item.rank, item.id))
    grave = [variant for variant in found if variant.severity in ("high", "medium")]
    shown = (grave or found)[:LINES]
    slight = f"{number_of(len(found) - len(grave), 'slight change')}" if len(found) > len(grave) else ""
    return Card(
        "garbled",
        "Garbled",
        str(len(grave)),
        "grave change of meaning on the way" if len(grave) == 1 else "grave changes of meaning on the way",
        tuple(Line(_change(variant, names), variant.id, glyph(variant.type, variant.operation)) for variant in shown),
        " · ".join(part for part in (_more(len(grave)), slight) if part),
        "No change of meaning was found between a text and its copies.",
    )


def _change(variant: Variant, names: dict[str, str]) -> tuple[Piece, ...]:
    """``12 → 21 at NOON, copied by 2``; a direction is only named where it is known."""
    pieces = [Piece(variant.type + " ")]
    sides = [side for side in (variant.before, variant.after) if side is not None and side.start < side.end]
    if len(sides) == 2:
        pieces += [Piece(quoted=head(sides[0], SHORT)), Piece(" → " if variant.directed else " or "), Piece(quoted=head(sides[1], SHORT))]
    elif sides:
        gone = variant.before is not None and sides[0] == variant.before
        pieces += [Piece("without " if gone else "added "), Piece(quoted=head(sides[0], SHORT))]
    place = variant.born_in or (variant.after.report if variant.after else variant.between[1])
    pieces.append(Piece(f" at {one_line(names.get(place, place))}"))
    if variant.copied_by:
        pieces.append(Piece(f", copied by {len(variant.copied_by)}"))
    return tuple(pieces)


def heading(story: Story) -> str:
    """The line below the title: reports, independent texts with their interval, cited sources, times."""
    independent = story.stemma.independent
    interval = f" ({independent.low}–{independent.high})" if independent.low != independent.high else ""
    parts = [number_of(len(story.reports), "report"), number_of(independent.best, "independent text") + interval]
    sources = cited_sources(story)
    if sources:
        name, reports = sources[0]
        rest = f"{one_line(name)}" if len(sources) == 1 else f"most: {one_line(name)} ({number_of(reports, 'report')})"
        parts.append(f"{number_of(len(sources), 'cited source')}, {rest}" if len(sources) > 1 else f"1 cited source: {rest}")
    times = one_line(times_of(report.published for report in story.reports))
    parts += [times] if times else []
    return " · ".join([*parts, "built offline"])


def cited_sources(story: Story) -> list[tuple[str, int]]:
    """Whom the reports rest their claims on, with the number of reports that do so, most first."""
    behind: dict[str, set[str]] = {}
    claims: dict[str, int] = {}
    for claim in story.claims:
        for cited in claim.cited:
            behind.setdefault(cited.source, set()).update(cited.reports)
            claims[cited.source] = claims.get(cited.source, 0) + 1
    ordered = sorted(behind, key=lambda source: (-len(behind[source]), -claims[source], source))
    return [(source, len(behind[source])) for source in ordered]


def honesty(case: Case, story: Story) -> tuple[str, ...]:
    """What a reader must know before trusting the cards: skipped inputs, missing dates, undecided directions."""
    notes = []
    skipped = sum(item.status == "skipped" for item in case.run.inputs)
    if skipped:
        notes.append(f"{skipped} of {number_of(len(case.run.inputs), 'input')} could not be used.")
    undated = sum(not report.published for report in story.reports)
    if undated:
        notes.append(f"Dates are missing for {number_of(undated, 'report')}: their direction comes from the text alone.")
    held = {report.id for report in story.reports}
    open_edges = sum(edge.direction_p < SHOWN_PROBABILITY for edge in story.stemma.derivations if edge.parent in held)
    if open_edges:
        notes.append(f"For {number_of(open_edges, 'derivation')} the direction is undecided.")
    return tuple(notes)


def line_text(line: Line, texts: dict[str, str]) -> str:
    """A line as plain text, quoted words between marks."""
    body = "".join(quote(piece.quoted, texts, PLAIN) if piece.quoted else piece.text for piece in line.pieces)
    return f"{line.glyph} {body}" if line.glyph else body


def answers(story: Story) -> str:
    """The four cards of ``story`` as text; nothing in it that a terminal would act on."""
    texts = texts_of(story)
    blocks = [f"{shortened(story.title, 200)}\n{heading(story)}"]
    for card in cards(story):
        body = [f"  - {line_text(line, texts)}" for line in card.lines] or [f"  {card.empty}"]
        blocks.append("\n".join([f"{card.name.upper()}  {card.figure} {card.gloss}", *body, *([f"  {card.more}"] if card.more else [])]))
    return "\n".join(one_line(line) for line in "\n\n".join(blocks).split("\n"))


tell_stories_with(answers)
