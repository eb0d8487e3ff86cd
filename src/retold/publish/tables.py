"""A case as sheets: one row for each thing with the report and the offsets it stands at.

A row that stands nowhere (an omission has no after) leaves report, start, end and exact empty. Offsets count code points of
the stored text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from retold.model import Case, Span, Story, Variant
from retold.publish.answers import by_rank
from retold.publish.lineage import names_of, parents, roots_of_reading

Cell = str | int | float
Row = tuple[Cell, ...]
PLACE = ("report", "report_id", "start", "end", "exact")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its ``name``, what a row is (``gloss``), the ``columns``, and the rows of a story (``rows``)."""

    name: str
    gloss: str
    columns: tuple[str, ...]
    rows: Callable[[Story], Iterator[Row]]


def table(case: Case, sheet: Sheet) -> Iterator[Row]:
    """The heading of ``sheet``, then its rows for every story; each begins with the story's id."""
    yield ("story", *sheet.columns)
    for story in case.stories:
        yield from ((story.id, *row) for row in sheet.rows(story))


def _place(names: dict[str, str], span: Span | None) -> Row:
    return ("",) * len(PLACE) if span is None else (names.get(span.report, span.report), span.report, span.start, span.end, span.exact)


def _joined(names: dict[str, str], reports: tuple[str, ...]) -> str:
    return "; ".join(names.get(report, report) for report in reports)


def _claims(story: Story) -> Iterator[Row]:
    names = names_of(story)
    for claim in by_rank(story.claims):
        independent = claim.independent
        counts = (independent.best, independent.low, independent.high, _joined(names, independent.roots))
        cited = "; ".join(f"{item.source} ({len(item.reports)})" for item in claim.cited)
        first = next((passage.span for passage in claim.passages if passage.span.exact == claim.text), None)
        told = (len(claim.reports), len(claim.readings), cited, claim.text)
        yield (claim.id, claim.rank, claim.status, *counts, *told, *_place(names, first or next((p.span for p in claim.passages), None)))


def _readings(story: Story) -> Iterator[Row]:
    names, above = names_of(story), parents(story.stemma)
    for claim in by_rank(story.claims):
        for number, reading in enumerate(claim.readings, 1):
            roots = roots_of_reading(claim, reading, story.stemma, above)
            head = (claim.id, claim.status, reading.id, number, len(reading.reports), len(roots), _joined(names, roots))
            for passage in reading.passages:
                said = passage.attribution
                doubtful = "yes" if passage.span in claim.doubtful else "no"
                yield (*head, doubtful, said.speaker if said else "", said.cue if said else "", *_place(names, passage.span))


def _variants(story: Story) -> Iterator[Row]:
    names = names_of(story)
    for item in sorted(story.variants, key=lambda item: (item.rank, item.id)):
        kind = (item.id, item.rank, item.claim, item.type, "; ".join(item.also), item.operation)
        verdict = (item.meaning, item.p, item.severity, "yes" if item.directed else "no")
        yield (*kind, *verdict, *_sides(names, item), item.why)


def _sides(names: dict[str, str], item: Variant) -> Row:
    born = names.get(item.born_in, item.born_in) if item.born_in else ""
    return (*_place(names, item.before), *_place(names, item.after), born, _joined(names, item.copied_by))


def _edges(story: Story) -> Iterator[Row]:
    names, above = names_of(story), parents(story.stemma)
    for edge in story.stemma.derivations:
        main = "yes" if above.get(edge.child) is edge else "no"
        ends = (names.get(edge.child, edge.child), edge.child, names.get(edge.parent, edge.parent), edge.parent)
        why = " ".join(item.text for item in edge.evidence)
        yield (edge.id, *ends, edge.kind, main, edge.share, edge.p, edge.direction_p, why)
    for apart in story.stemma.apart:
        ends = (names.get(apart.a, apart.a), apart.a, names.get(apart.b, apart.b), apart.b)
        yield (f"{apart.a}+{apart.b}", *ends, "held apart", "no", "", "", "", apart.why)


def _quotes(story: Story) -> Iterator[Row]:
    names = names_of(story)
    for item in story.quotes:
        for reading in item.readings:
            best = "yes" if reading.span == item.best else "no"
            yield (item.id, item.speaker, reading.status, "yes" if reading.marked else "no", best, *_place(names, reading.span))


def _names(story: Story) -> Iterator[Row]:
    names = names_of(story)
    for item in story.names:
        for spelling in item.spellings:
            for span in spelling.spans:
                yield (item.id, item.name, item.kind, "spelling", spelling.text, *_place(names, span))
        for description in item.described_as:
            yield (item.id, item.name, item.kind, "description", description.text, *_place(names, description.span))


def _figures(story: Story) -> Iterator[Row]:
    names = names_of(story)
    for item in story.figures:
        for reading in item.readings:
            yield (item.id, item.what, item.unit, item.status, reading.bound, reading.value, *_place(names, reading.span))


def _positions(story: Story) -> Iterator[Row]:
    names = names_of(story)
    for item in story.positions:
        yield (item.id, item.party, item.stance, item.says, item.claim or "", *_place(names, item.span))


def _timeline(story: Story) -> Iterator[Row]:
    names = names_of(story)
    for item in story.timeline:
        for span in item.spans or (None,):
            yield (item.id, item.when, item.precision, item.basis, item.what, *_place(names, span))


def _discrepancies(story: Story) -> Iterator[Row]:
    names = names_of(story)
    for item in sorted(story.discrepancies, key=lambda item: (item.rank, item.id)):
        for span in item.passages or (None,):
            yield (item.id, item.rank, item.kind, item.weight, item.severity, item.claim or "", item.what, item.why, *_place(names, span))


def _left_out(story: Story) -> Iterator[Row]:
    names = names_of(story)
    for item in sorted(story.left_out, key=lambda item: (item.rank, item.id)):
        told, silent = ("; ".join(names[report] for report in reports) for reports in (item.told_by, item.left_out_by))
        yield (item.id, item.rank, item.claim or "", told, silent, item.why, *_place(names, item.span))


def _reports(story: Story) -> Iterator[Row]:
    for report in story.reports:
        credited = "; ".join(credit.origin for credit in report.credits)
        source = (report.outlet, report.title, report.byline, report.published, report.published_basis, report.language, report.url)
        yield (report.label, report.id, *source, credited, report.condition.score, len(report.text), report.path, report.sha256)


SHEETS = (
    Sheet(
        "claims",
        "a claim, with the independent texts behind it and the sources cited for it",
        ("claim", "rank", "status", "independent", "low", "high", "roots", "reports", "readings", "cited", "text", *PLACE),
        _claims,
    ),
    Sheet(
        "readings",
        "a passage of a reading of a claim",
        ("claim", "status", "reading", "number", "reports", "independent", "roots", "doubtful", "speaker", "cue", *PLACE),
        _readings,
    ),
    Sheet(
        "variants",
        "a typed difference between two reports",
        (
            *("variant", "rank", "claim", "type", "also", "operation", "meaning", "p", "severity", "directed"),
            *(f"before_{name}" for name in PLACE),
            *(f"after_{name}" for name in PLACE),
            *("born_in", "copied_by", "why"),
        ),
        _variants,
    ),
    Sheet(
        "edges",
        "a derivation of one report from another, or two held apart",
        ("edge", "child", "child_id", "parent", "parent_id", "kind", "main", "share", "p", "direction_p", "why"),
        _edges,
    ),
    Sheet("quotes", "a wording of a quotation", ("quote", "speaker", "status", "marked", "best", *PLACE), _quotes),
    Sheet("names", "a place where a name stands or is described", ("name_id", "name", "kind", "as", "text", *PLACE), _names),
    Sheet("figures", "a value of a figure", ("figure", "what", "unit", "status", "bound", "value", *PLACE), _figures),
    Sheet("positions", "what a party holds", ("position", "party", "stance", "says", "claim", *PLACE), _positions),
    Sheet("timeline", "a place where something dated stands", ("happening", "when", "precision", "basis", "what", *PLACE), _timeline),
    Sheet(
        "discrepancies",
        "a passage of a place where the reports cannot all be right",
        ("discrepancy", "rank", "kind", "weight", "severity", "claim", "what", "why", *PLACE),
        _discrepancies,
    ),
    Sheet(
        "left_out",
        "what one independent text alone tells",
        ("left_out", "rank", "claim", "told_by", "left_out_by", "why", *PLACE),
        _left_out,
    ),
    Sheet(
        "reports",
        "a report",
        (
            *("report", "report_id", "outlet", "title", "byline", "published", "published_basis", "language", "url", "credits"),
            *("damage", "characters", "path", "sha256"),
        ),
        _reports,
    ),
)
