"""The four cards that answer in ten seconds: what is agreed, disputed, copied and garbled; and the lines above them.

Made once, from the story alone; terminal and page only differ in how they print the pieces.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retold.model import Claim, Derivation, Discrepancy, Reading, Span, Story, Variant, tell_stories_with
from retold.publish.changes import changed_on_the_way, place_of
from retold.publish.grounds import heading, number_of
from retold.publish.lineage import derived, line_of, names_of, origins, parents, roots_of_reading
from retold.publish.quoting import PLAIN, head, quote, without_torn_marks
from retold.publish.repeats import repeats
from retold.publish.signs import ORDER_OF_SEVERITY, SHOWN_PROBABILITY, glyph
from retold.publish.visible import one_line

LINES = 3  # of a card; what is worst comes first, the rest stands further down
LONG, SHORT = 110, 60  # code points of a claim, of one of two rival readings
CHILDREN = 3  # of a text, named on the card; the tree has them all
NOTHING_CHANGED = "No change of meaning was found between a text and its copies."
NOTHING_COPIED = "No text was found to derive from another, so nothing was changed on the way."
BRIEF = 3  # words; rival phrases as short as this say nothing without the claim they stand in


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: ``text`` of ours or of a claim (``faint``: aside), or the words of ``quoted`` to stand between marks."""

    text: str = ""
    quoted: Span | None = None
    faint: bool = False


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
    denied, again = contradicted(story), repeats(story)
    found = sorted(story.claims.agreed, key=lambda claim: (claim.id in denied, claim.id in again, claim.rank, claim.id))
    lines = tuple(Line((Piece(opening(claim.text, LONG)), Piece(_support(claim, denied), faint=True)), claim.id) for claim in found[:LINES])
    single = len(story.claims.single)
    return Card(
        "agreed",
        "Agreed",
        str(len(found)),
        "claim, ≥2 independent texts" if len(found) == 1 else "claims, ≥2 independent texts",
        lines,
        " · ".join(filter(None, [_more(len(found)), f"! {number_of(single, 'claim')} in one independent text only" if single else ""])),
        "No claim is told alike by two independent texts.",
    )


def contradicted(story: Story) -> frozenset[str]:
    """Ids of the claims that a discrepancy names though no rival reading does, as that somebody did not answer who elsewhere does."""
    rivals = {claim.id for claim in story.claims.disputed}
    return frozenset(item.claim for item in story.discrepancies if item.claim and item.claim not in rivals and item.weight != "compatible")


def matter(story: Story, item: Discrepancy) -> str:
    """What a discrepancy is about: of rival readings the words of the claim that they tell, else what its step says."""
    disputed_claim = next((claim.text for claim in story.claims.disputed if claim.id == item.claim), "")
    bare = re.fullmatch(r"\d+ rival readings? \(\w+\)", item.what)  # says nothing without the claim
    return f"{opening(disputed_claim, SHORT)}: {item.what}" if bare and disputed_claim else item.what


def _support(claim: Claim, denied: frozenset[str]) -> str:
    """What stands behind a claim, independent texts and the source they share told apart: `` · 3 ind., all citing the police``."""
    shared = shared_source(claim)
    against = ", yet cannot all be right" if claim.id in denied else ""
    return f" · {claim.independent.best} ind." + (f", all citing {shared}" if shared else "") + against


def shared_source(claim: Claim) -> str:
    """The source that every report of a claim cites for it, of whom independent texts are then no independent witnesses; "" if none."""
    telling = {passage.span.report for passage in claim.sure}
    if len(telling) < 2:
        return ""
    return next((one_line(cited.source) for cited in claim.cited if telling <= set(cited.reports)), "")


def opening(text: str, longest: int) -> str:
    """A claim's words cut to ``longest``; an ellipsis before them where they begin within a sentence, no comma where they end in one."""
    line = shortened(text, longest).rstrip(" ,;:")
    return f"… {line}" if line[:1].islower() else line


def disputed(story: Story) -> Card:
    """Claims with rival readings, those carried on most by copying first among equals in rank."""
    again = repeats(story)
    found = sorted(story.claims.disputed, key=lambda claim: (claim.id in again, claim.rank, claim.id))
    lines = tuple(itertools.islice(_told_apart(_rivals(story, claim) for claim in found), LINES))
    gloss = "claim with rival readings" if len(found) == 1 else "claims with rival readings"
    return Card("disputed", "Disputed", str(len(found)), gloss, lines, _more(len(found)), "No rival readings were found.")


def _more(count: int) -> str:
    return f"{count - LINES} more below" if count > LINES else ""


def _told_apart(lines: Iterable[Line]) -> Iterator[Line]:
    """``lines`` without those that read like one before."""
    seen: set[tuple[str, ...]] = set()
    for line in lines:
        words = tuple(piece.quoted.exact.casefold() if piece.quoted else piece.text for piece in line.pieces if not piece.faint)
        if words not in seen:
            seen.add(words)
            yield line


def _rivals(story: Story, claim: Claim) -> Line:
    """The two weightiest readings against one another: in the words that differ where a variant names them."""
    above = parents(story.stemma)
    rooted = [(reading, roots_of_reading(claim, reading, story.stemma, above)) for reading in claim.readings if reading.passages]
    rooted = sorted(rooted, key=lambda item: (-len(item[1]), -len(item[0].reports), item[0].id))[:2]
    one_text = len(rooted) == 2 and rooted[0][1] == rooted[1][1]
    variant, phrases = _phrases(story, claim, [set(reading.reports) for reading, _ in rooted])
    pieces = [Piece(f"{variant.type}: ")] if variant is not None else []
    if variant is None:
        phrases = [head(reading.passages[0].span, SHORT) for reading, _ in rooted]
    for number, ((reading, roots), span) in enumerate(zip(rooted, phrases, strict=True)):
        behind = _tellers(story, reading) if one_text else _behind(story, reading, len(roots))
        pieces += [Piece(" vs ")] * (number > 0) + [Piece(quoted=span), Piece(f" ({behind})", faint=True)]
    if one_text and rooted[0][1]:
        pieces.append(Piece(f" · copies of {' and '.join(_named(story, rooted[0][1]))} tell both", faint=True))
    if variant is not None and all(len(span.exact.split()) <= BRIEF for span in phrases):
        pieces.append(Piece(f" · {opening(claim.text, SHORT)}", faint=True))
    return Line(tuple(pieces), claim.id, glyph(variant.type, variant.operation) if variant else "◐")


def _behind(story: Story, reading: Reading, roots: int) -> str:
    """How many independent texts stand behind a reading, and which report if but one: ``2 ind.``, ``new in a derived text, NOON``."""
    return (f"{roots} ind." if roots else "new in a derived text") + (f", {_tellers(story, reading)}" if len(reading.reports) == 1 else "")


def _tellers(story: Story, reading: Reading) -> str:
    """The report of a reading, or how many there are."""
    return _named(story, reading.reports)[0] if len(reading.reports) == 1 else number_of(len(reading.reports), "report")


def _named(story: Story, texts: Iterable[str]) -> list[str]:
    """What texts are called."""
    names = names_of(story)
    return [one_line(names.get(text, text)) for text in texts]


def _phrases(story: Story, claim: Claim, sides: list[set[str]]) -> tuple[Variant | None, list[Span]]:
    """The change that tells two readings apart and its phrases in the order of ``sides``; (None, []) where none is sure enough.

    Of several the one whose type lies between most of their reports: a name misspelt in one copy is not what they are at odds about.
    """
    if len(sides) != 2:
        return None, []
    found: dict[str, list[tuple[Variant, tuple[Span, Span]]]] = {}
    sure = (item for item in story.variants if item.claim == claim.id and item.meaning == "changed" and item.p >= SHOWN_PROBABILITY)
    for variant in sorted(sure, key=lambda item: (item.rank, item.id)):
        if variant.before is None or variant.after is None:
            continue
        for pair in ((variant.before, variant.after), (variant.after, variant.before)):
            if all(span.start < span.end and span.report in side for span, side in zip(pair, sides, strict=True)):
                found.setdefault(variant.type, []).append((variant, pair))
    if not found:
        return None, []
    reach = {kind: len({span.report for _, pair in pairs for span in pair}) for kind, pairs in found.items()}
    kind = min(found, key=lambda kind: (-reach[kind], found[kind][0][0].rank))
    variant, pair = found[kind][0]
    return variant, [head(span, SHORT) for span in pair]


def copied(story: Story) -> Card:
    """Which texts derive from which: a line for each text that was copied, those with most followers first."""
    names, stemma = names_of(story), story.stemma
    above = parents(stemma)
    copied_texts = sorted({edge.parent for edge in above.values()}, key=lambda text: (-_followers(story, text), names.get(text, text)))
    lines = tuple(Line((Piece(_children(story, text)),), _edge_id(story, text)) for text in copied_texts[:LINES])
    followers, partly = derived(story)
    in_part = f"{number_of(len(partly), 'more report')} in part" if partly and followers else ""
    taken = "reports took over a part of another text, none the whole"
    presumed = f"{number_of(len(stemma.unseen), 'presumed source')}, not held" if stemma.unseen else ""
    return Card(
        "copied",
        "Who copied whom",
        f"{len(followers or partly)} of {len(story.reports)}",
        taken
        if partly and not followers
        else f"{'reports derives' if len(followers) == 1 else 'reports derive'} from {_sources(story, above) if followers else 'another'}",
        lines,
        " · ".join(part for part in (_more(len(copied_texts)), in_part, presumed) if part),
        "No text was found to derive from another.",
    )


def _sources(story: Story, above: dict[str, Derivation]) -> str:
    """``2 texts``, or that they are presumed: ``1 text and 1 presumed source``."""
    found = origins(story, above)
    unseen = len(found & {unseen.id for unseen in story.stemma.unseen})
    parts = [(len(found) - unseen, "text"), (unseen, "presumed source")]
    return " and ".join(number_of(count, noun) for count, noun in parts if count)


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
    edges = sorted(edges, key=lambda edge: (-edge.share, names.get(edge.child, edge.child)))
    for edge in edges[:CHILDREN]:
        share = f" {edge.share:.0%}" if edge.share > 0 else ""
        share += " in part" if edge.kind == "partial" else ""
        doubt = " (or back)" if edge.direction_p < SHOWN_PROBABILITY and edge.parent in held else ""
        parts.append(one_line(names.get(edge.child, edge.child)) + share + doubt)
    more = [f"{len(edges) - CHILDREN} more"] if len(edges) > CHILDREN else []
    return f"{one_line(names.get(source, source))} → {', '.join([*parts, *more])}"


def garbled(story: Story) -> Card:
    """Meanings that changed between a text and what it derives from."""
    above = parents(story.stemma)
    names = names_of(story)
    found = [change.told for change in changed_on_the_way(story, above) if change.told.p >= SHOWN_PROBABILITY]
    found.sort(key=lambda item: (ORDER_OF_SEVERITY.get(item.severity, 3), -len(item.copied_by), item.rank, item.id))
    found = list({_made(item): item for item in reversed(found)}.values())[::-1]
    grave, lesser, slight = ([item for item in found if item.severity in kinds] for kinds in (("high",), ("medium",), ("low", "none")))
    head_of, noun = (grave, "grave change") if grave else (found, "change")
    beside = [f"{len(items)} {how}" for items, how in ((lesser, "lesser"), (slight, "slight")) if items] if grave else []
    more = [f"{len(head_of) - LINES} more {'grave' if grave else 'below'}"] if len(head_of) > LINES else []
    return Card(
        "garbled",
        "Garbled",
        str(len(head_of)),
        f"{noun if len(head_of) == 1 else noun + 's'} of meaning on the way",
        tuple(Line(_change(item, names), item.id, _sign(item)) for item in [*grave, *lesser, *slight][:LINES]),
        ", ".join([*more, *([f"beside {' and '.join(beside)}"] if beside else [])]),
        NOTHING_CHANGED if above else NOTHING_COPIED,
    )


def _made(variant: Variant) -> tuple[str, ...]:
    """What a change made and where: of two older wordings that became one in the same report only the better-ranked is told."""
    if not variant.directed or variant.after is None or variant.after.start == variant.after.end:
        return (variant.id,)
    return (variant.type, place_of(variant), variant.after.exact.casefold())


def _sign(variant: Variant) -> str:
    """The sign of a change on the card; none where only one side has words and nobody knows whether they were added or left out."""
    one_sided = not all(side is not None and side.start < side.end for side in (variant.before, variant.after))
    return "" if one_sided and not variant.directed else glyph(variant.type, variant.operation)


def _change(variant: Variant, names: dict[str, str]) -> tuple[Piece, ...]:
    """``12 → 21 at NOON, copied by 2``; where no direction is known each side is named: ``12 (WIRE) or 21 (NOON)``."""
    pieces = [Piece(f"{variant.type}: ")]
    sides = [side for side in (variant.before, variant.after) if side is not None and side.start < side.end]
    if len(sides) == 2 and not variant.directed:
        for number, side in enumerate(sides):
            where = f" ({one_line(names.get(side.report, side.report))})"
            pieces += [Piece(" or ")] * number + [Piece(quoted=head(side, SHORT)), Piece(where, faint=True)]
        return tuple(pieces)
    if len(sides) == 2:
        pieces += [Piece(quoted=head(sides[0], SHORT)), Piece(" → "), Piece(quoted=head(sides[1], SHORT))]
    elif sides:
        gone = variant.before is not None and sides[0] == variant.before
        does = ("left out " if gone else "added ") if variant.directed else f"only {one_line(names.get(sides[0].report, ''))} has "
        pieces = [Piece(does), Piece(quoted=head(sides[0], SHORT))]
        if not variant.directed:
            return tuple(pieces)
    place = place_of(variant)
    copied_by = f", copied by {len(variant.copied_by)}" if variant.copied_by else ""
    pieces.append(Piece(f" at {one_line(names.get(place, place))}{copied_by}", faint=True))
    return tuple(pieces)


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
