"""The tree of who copied whom as geometry: where each text, line and hour stands. The template draws it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from retold.model import Derivation, Report, Story
from retold.publish.lineage import names_of, on_the_way, parents
from retold.publish.signs import glyph

ROW, TOP, LEFT, RIGHT, WIDTH = 46, 30, 70, 600, 960  # SVG units; labels stand right of the nodes, up to WIDTH
STEP = 64  # between parent and child where no time says how far
FAR = 0.1  # of the time axis; ticks nearer than this would overprint one another
THIN, THICK = 2.0, 9.0  # line of a share of 0 and of 1
SURE = 0.9  # probability below which an edge is drawn dashed, as inferred; stated in the legend
LONGEST_LABEL = 30
DRAWN_SHARE = 0.2  # of a text that a second parent gave; below it the bows of 40 reports hide the tree


@dataclass(frozen=True, slots=True)
class Node:
    """A text in the tree. ``kind`` is root, derived or unseen; ``note`` what stands small behind its name."""

    id: str
    kind: str
    x: float
    y: float
    label: str
    note: str
    signs: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from parent to child: down, then across. ``dashed`` when inferred, ``extra`` for a second parent."""

    id: str
    path: str
    width: float
    dashed: bool
    extra: bool
    title: str


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
    clocked = {report.published[:10] for report in story.reports if "T" in report.published}
    placed = (report for report in story.reports if "T" in report.published or report.published[:10] not in clocked)
    return {report.id: found for report in placed if (found := moment(report.published))}


def tree(story: Story) -> Tree:
    """The drawing of a story's stemma: by time where at least two different times are known, else by generation."""
    above = parents(story.stemma)
    reports = {report.id: report for report in story.reports}
    times = _times(story)
    dated = len(set(times.values())) > 1
    rows = list(_rows(story, above, times))
    places = _places(rows, above, times, dated=dated)
    top = TOP if dated else 4
    nodes = tuple(_node(story, node, places[node], above.get(node), reports.get(node)) for node in rows)
    drawn = [edge for edge in (*above.values(), *_second_parents(story, above)) if {edge.parent, edge.child} <= places.keys()]
    edges = tuple(_edge(story, edge, places, above) for edge in drawn)
    ticks = _ticks(times, places) if dated else ()
    return Tree(WIDTH, top + ROW * len(rows) + 10, nodes, tuple(sorted(edges, key=lambda edge: not edge.extra)), ticks, dated)


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


def _node(story: Story, node: str, place: tuple[float, float], edge: Derivation | None, report: Report | None) -> Node:
    label = names_of(story)[node]
    clock = report.published[11:16] if report else ""
    share = f"{edge.share:.0%}" if edge and edge.share > 0 else ""
    note = " · ".join(part for part in (share, clock) if part)
    if report is not None and not report.published:
        note = " · ".join(part for part in (note, "no date") if part)
    kind = "unseen" if report is None else "derived" if edge else "root"
    shown = label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
    return Node(node, kind, *place, shown, note, _signs(story, node))


def _signs(story: Story, node: str) -> str:
    """The glyphs of the meanings that changed in a report, each once."""
    above = parents(story.stemma)
    born = [item for item in story.variants if item.born_in == node and item.meaning == "changed" and on_the_way(item, above)]
    found = dict.fromkeys(glyph(item.type, item.operation) for item in sorted(born, key=lambda item: item.rank))
    return " ".join(list(found)[:4])


def _edge(story: Story, edge: Derivation, places: dict[str, tuple[float, float]], above: dict[str, Derivation]) -> Edge:
    (x, y), (child_x, child_y) = places[edge.parent], places[edge.child]
    names = names_of(story)
    extra = above.get(edge.child) is not edge
    inferred = edge.p < SURE or edge.parent not in {report.id for report in story.reports} or edge.kind in ("partial", "paraphrased")
    path = f"M{x:g} {y:g}V{child_y:g}H{child_x:g}"
    if extra:  # a second parent: a bow that no row of the tree hides
        path = f"M{x:g} {y:g}Q{max(x, child_x) + ROW:g} {(y + child_y) / 2:g} {child_x:g} {child_y:g}"
    width = THIN if extra else round(THIN + (THICK - THIN) * edge.share, 1)
    title = f"{names[edge.child]} derives from {names[edge.parent]}: {edge.kind}, {edge.share:.0%} carried, p {edge.p:.2f}"
    return Edge(edge.id, path, width, inferred, extra, title)


def _ticks(times: dict[str, datetime], places: dict[str, tuple[float, float]]) -> tuple[Tick, ...]:
    """The times of the reports, but for those too near to the one before."""
    days = {found.date() for found in times.values()}
    ticks: list[Tick] = []
    for node in sorted(times, key=lambda node: times[node]):
        x = places[node][0]
        if ticks and x - ticks[-1].x < FAR * (RIGHT - LEFT) * (2 if len(days) > 1 else 1):
            continue
        ticks.append(Tick(x, f"{times[node].day} {times[node]:%b}" if len(days) > 1 else f"{times[node]:%H:%M}"))
    return tuple(ticks)
