"""The tree of who copied whom as geometry: where each text, line and hour stands. The template draws it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from retold.model import Derivation, Report, Story
from retold.publish.lineage import line_of, names_of, on_the_way, parents, told_time
from retold.publish.signs import SHOWN_PROBABILITY, glyph

ROW, TOP, LEFT, RIGHT, WIDTH = 46, 30, 70, 600, 960  # SVG units; labels stand right of the nodes, up to WIDTH
STEP = 64  # between parent and child where no time says how far
FAR = 0.1  # of the time axis; ticks nearer than this would overprint one another
THIN, THICK = 2.0, 9.0  # line of a share of 0 and of 1
SURE = 0.9  # probability below which an edge is drawn dashed, as inferred; stated in the legend
LONGEST_LABEL = 30
ROWS_UNFOLDED = 24  # of a tree; a longer one folds copies that nobody copied, but for the first of each text
ROWS_MOST = 32  # of a folded tree; where it is longer, branches with copies of their own are folded too
ALL = 1_000_000
BRANCHES = (1, 2, 3, 5, 8, 12, 20, ALL)  # texts of the largest branch that is folded, tried in turn
LEAVES_SHOWN = 2  # such branches drawn for each text in a folded tree; one where that does not do
DRAWN_SHARE = 0.2  # of a text that a second parent gave; below it the bows of 40 reports hide the tree


@dataclass(frozen=True, slots=True)
class Node:
    """A text in the tree, or several of one parent.

    ``kind`` is root, derived, unseen or folded; ``note`` stands small behind its name; ``target`` is what it leads to; ``title`` names the
    texts of a fold.
    """

    id: str
    kind: str
    x: float
    y: float
    label: str
    note: str
    signs: str
    target: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from parent to child: down, then across.

    ``dashed`` when inferred, ``extra`` for a second parent, ``undecided`` where (x, y) is when either text may be the copy.
    """

    id: str
    path: str
    width: float
    dashed: bool
    extra: bool
    title: str
    undecided: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """An hour of the time axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Tree:
    """All there is to draw; ``dated`` tells whether the axis is a clock."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[Tick, ...]
    dated: bool


def moment(published: str) -> datetime | None:
    """A publication time as a moment; None when it is unknown or no ISO 8601."""
    try:
        found = datetime.fromisoformat(published)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _times(story: Story) -> dict[str, datetime]:
    """Publication times by report id; days without a clock time are left out when others of the same days have one."""
    told = {report.id: told_time(report.published) for report in story.reports}
    clocked = {time[:10] for time in told.values() if "T" in time}
    placed = {report: moment(time) for report, time in told.items() if "T" in time or time[:10] not in clocked}
    return {report: found for report, found in placed.items() if found}


def tree(story: Story) -> Tree:
    """The drawing of a story's stemma: by time where at least two different times are known, else by generation."""
    above = parents(story.stemma)
    times = _times(story)
    dated = len(set(times.values())) > 1
    rows, folds = _folded(list(_rows(story, above, times)), above)
    lines = above | {fold: above[members[0]] for fold, members in folds.items() if members[0] in above}
    places = _places(rows, lines, {**times, **_first_times(folds, times)}, dated=dated)
    top = TOP if dated else 4
    second = [] if folds else _second_parents(story, above)  # a folded tree is one of many texts, and the bows would hide it
    drawn = [*above.values(), *second]
    ends = {member: fold for fold, members in folds.items() for member in members[:1]}
    edges = [
        _edge(story, edge, places[edge.parent], places[ends.get(edge.child, edge.child)], extra=edge in second)
        for edge in drawn
        if edge.parent in places and ends.get(edge.child, edge.child) in places
    ]
    nodes = tuple(_nodes(story, rows, places, above, folds))
    ticks = _ticks(times, LEFT, RIGHT) if dated else ()
    return Tree(WIDTH, top + ROW * len(rows) + 10, nodes, tuple(sorted(edges, key=lambda edge: not edge.extra)), ticks, dated)


def _folded(rows: list[str], above: dict[str, Derivation]) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """``rows`` of a long tree with the further small branches of each text (or of none) as one row, and what each such row holds.

    First those that nobody copied; where the tree is still too long, those with copies of their own as well.
    """
    kept: tuple[list[str], dict[str, tuple[str, ...]]] = (rows, {})
    for largest, shown in [*((size, LEAVES_SHOWN) for size in BRANCHES), (ALL, 1)] if len(rows) > ROWS_UNFOLDED else ():
        kept = _without_branches(rows, above, largest, shown)
        if len(kept[0]) <= ROWS_MOST:
            break
    return kept


def _without_branches(
    rows: list[str], above: dict[str, Derivation], largest: int, shown: int
) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """``rows`` with branches of at most ``largest`` texts folded, but for the first ``shown`` of each text."""
    branches: dict[str, list[str]] = {node: [] for node in rows}  # the texts of each branch, in the order of the rows
    for node in rows:
        for top in line_of(node, above):
            branches[top].append(node)
    small: dict[str, list[str]] = {}
    for node in rows:
        if len(branches[node]) <= largest:
            small.setdefault(above[node].parent if node in above else "", []).append(node)
    folds: dict[str, tuple[str, ...]] = {}
    hidden: set[str] = set()
    for node in ("", *rows):  # from the top, so that what lies in a folded branch is not folded again
        further = [] if node in hidden else small.get(node, [])[shown:]
        if len(further) > shown:
            members = tuple(text for top in further for text in branches[top])
            folds[f"fold-{members[0]}"] = members
            hidden.update(members)
    first = {members[0]: fold for fold, members in folds.items()}
    return [first.get(node, node) for node in rows if node in first or node not in hidden], folds


def _first_times(folds: dict[str, tuple[str, ...]], times: dict[str, datetime]) -> dict[str, datetime]:
    """When the first text of each fold appeared."""
    known = {fold: [times[member] for member in members if member in times] for fold, members in folds.items()}
    return {fold: min(found) for fold, found in known.items() if found}


def _second_parents(story: Story, above: dict[str, Derivation]) -> list[Derivation]:
    """The best further derivation of each report that carried enough to be worth a line; the list below the tree has all."""
    found: dict[str, Derivation] = {}
    for edge in sorted(story.stemma.derivations, key=lambda edge: (-edge.share, edge.id)):
        if above.get(edge.child) is not edge and edge.share >= DRAWN_SHARE:
            found.setdefault(edge.child, edge)
    return list(found.values())


def _rows(story: Story, above: dict[str, Derivation], times: dict[str, datetime]) -> Iterator[str]:
    """Ids in drawing order: each root, then all that derives from it; what has many followers and is early comes first."""
    names = names_of(story)
    everything = [*(unseen.id for unseen in story.stemma.unseen), *(report.id for report in story.reports)]
    below: dict[str, list[str]] = {}
    for child, edge in above.items():
        below.setdefault(edge.parent, []).append(child)

    def order(node: str) -> tuple[bool, float, str]:
        first = min((times[item] for item in [node, *below.get(node, [])] if item in times), default=None)
        return (first is None, first.timestamp() if first else 0.0, names[node])

    def walk(node: str) -> Iterator[str]:
        yield node
        for child in sorted(below.get(node, []), key=order):
            yield from walk(child)

    for top in sorted((node for node in everything if node not in above), key=lambda node: (node not in below, *order(node))):
        yield from walk(top)


def _places(rows: list[str], above: dict[str, Derivation], times: dict[str, datetime], *, dated: bool) -> dict[str, tuple[float, float]]:
    """Where each node stands; parents come before children in ``rows``."""
    first, last = (min(times.values()), max(times.values())) if dated else (None, None)
    places: dict[str, tuple[float, float]] = {}
    for number, node in enumerate(rows):
        y = (TOP if dated else 4) + ROW * (number + 0.6)
        if first and last and node in times:
            x = LEFT + (RIGHT - LEFT) * ((times[node] - first) / (last - first))
        else:
            x = min(RIGHT, places[above[node].parent][0] + STEP) if node in above else LEFT - STEP * 0.6 if dated else LEFT
        places[node] = (round(x, 1), round(y, 1))
    return places


def _nodes(
    story: Story, rows: list[str], places: dict[str, tuple[float, float]], above: dict[str, Derivation], folds: dict[str, tuple[str, ...]]
) -> Iterator[Node]:
    reports = {report.id: report for report in story.reports}
    names, signs = names_of(story), signs_of(story, above)
    roots = {
        *story.stemma.roots,
        *(report for report in reports if report not in above),
    }  # a text that derives in part is a root of its own
    for node in rows:
        if node in folds:
            members = folds[node]
            target = above[members[0]].id if members[0] in above else members[0]
            title = ", ".join(names[member] for member in members)
            copied = any(above[member].parent in members for member in members if member in above)
            what = "more copies" if members[0] in above else "more with their copies" if copied else "more that nobody copied"
            yield Node(node, "folded", *places[node], f"{len(members)} {what}", "", "", target, title)
            continue
        label, report, edge = names[node], reports.get(node), above.get(node)
        shown = label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
        kind = "unseen" if report is None else "root" if node in roots else "derived"
        yield Node(node, kind, *places[node], shown, _note(report, edge), " ".join(signs.get(node, ())), node)


def _note(report: Report | None, edge: Derivation | None) -> str:
    """``97% · 08:57``: share of the text carried, clock time or that there is no date."""
    share = f"{edge.share:.0%}" if edge and edge.share > 0 else ""
    clock = "" if report is None else "no date" if not report.published else told_time(report.published)[11:16]
    return " · ".join(part for part in (share, clock) if part)


def signs_of(story: Story, above: dict[str, Derivation]) -> dict[str, tuple[str, ...]]:
    """The glyphs of the meanings that changed in each report, each once, the worst first."""
    found: dict[str, dict[str, None]] = {}
    for item in sorted(story.variants, key=lambda item: (item.rank, item.id)):
        if item.born_in and item.meaning == "changed" and on_the_way(item, above):
            found.setdefault(item.born_in, {})[glyph(item.type, item.operation)] = None
    return {report: tuple(signs)[:4] for report, signs in found.items()}


def _edge(story: Story, edge: Derivation, parent: tuple[float, float], child: tuple[float, float], *, extra: bool) -> Edge:
    (x, y), (child_x, child_y) = parent, child
    names = names_of(story)
    held = edge.parent in {report.id for report in story.reports}
    inferred = edge.p < SURE or not held or edge.kind in ("partial", "paraphrased")
    undecided = held and edge.direction_p < SHOWN_PROBABILITY
    path = f"M{x:g} {y:g}V{child_y:g}H{child_x:g}"
    if extra:  # a second parent: a bow that no row of the tree hides
        path = f"M{x:g} {y:g}Q{max(x, child_x) + ROW:g} {(y + child_y) / 2:g} {child_x:g} {child_y:g}"
    width = THIN if extra else round(THIN + (THICK - THIN) * edge.share, 1)
    doubt = ", or the other way round" if undecided else ""
    title = f"{names[edge.child]} derives from {names[edge.parent]}: {edge.kind}, {edge.share:.0%} carried, p {edge.p:.2f}{doubt}"
    mark = (round(child_x - 22, 1), round(child_y - 8, 1)) if undecided and not extra else None
    return Edge(edge.id, path, width, inferred, extra, title, mark)


def _ticks(times: dict[str, datetime], left: float, right: float) -> tuple[Tick, ...]:
    """The times of the reports, but for those too near to the one before."""
    first, last = min(times.values()), max(times.values())
    days = {found.date() for found in times.values()}
    ticks: list[Tick] = []
    for time in sorted(set(times.values())):
        x = round(left + (right - left) * ((time - first) / (last - first)), 1)
        if ticks and x - ticks[-1].x < FAR * (right - left) * (2 if len(days) > 1 else 1):
            continue
        day = f"{time.day} {time:%b}"
        again = any(tick.label.startswith(day) for tick in ticks)  # a further text of that day
        ticks.append(Tick(x, day if len(days) > 1 and not again else f"{time:%H:%M}"))
    return tuple(ticks)
