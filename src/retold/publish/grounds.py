"""What an answer rests on, in the lines above the cards: how many texts, which are independent, whom they cite, what is amiss."""

from __future__ import annotations

from retold.model import Case, Cited, Derivation, Story
from retold.publish.lineage import line_of, parents, times_of, whole
from retold.publish.signs import SHOWN_PROBABILITY
from retold.publish.visible import one_line


def number_of(count: int, noun: str, plural: str = "") -> str:
    """``count`` with its noun."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def heading(story: Story) -> str:
    """The lines below the title as one: reports, independent texts with their interval, cited sources, times."""
    times = one_line(times_of(report.published for report in story.reports))
    parts = [number_of(len(story.reports), "report"), independent_texts(story), sources_line(story)]
    return " · ".join(part for part in (*parts, times, "built offline") if part)


def independent_texts(story: Story) -> str:
    """``4 independent texts (4–6)``: the roots of the tree with their interval."""
    independent = story.stemma.independent
    interval = f" ({independent.low}–{independent.high})" if independent.low != independent.high else ""
    return number_of(independent.best, "independent text") + interval


def sources_line(story: Story) -> str:
    """``2 cited sources, most: the mayor’s statement (4 reports)``; "" when no report cites anybody.

    Sources that two independent texts or more rest on are counted; where there is none such, all.
    """
    sources = cited_sources(story)
    if not sources:
        return ""
    name, reports = sources[0]
    rest = one_line(name) if len(sources) == 1 else f"most: {one_line(name)} ({number_of(reports, 'report')})"
    return f"{number_of(len(sources), 'cited source')}{':' if len(sources) == 1 else ','} {rest}"


def shared_ground(story: Story) -> str:
    """What keeps independent texts from being independent witnesses: the source that most of them cite; "" when no two cite one."""
    above = parents(story.stemma)
    cited = next(iter(_cited(story)), None)
    roots = _roots_citing(cited, above) if cited else set()
    if cited is None or len(roots) < 2:
        return ""
    source, best = one_line(cited.source), max(len(roots), story.stemma.independent.best)
    return f"{len(roots)} of {best} independent texts cite {source}: what they have from there is one testimony, not {len(roots)}."


def cited_sources(story: Story) -> list[tuple[str, int]]:
    """Whom the chief claims rest on, with the number of reports that say so; those behind several independent texts, else all."""
    above = parents(story.stemma)
    found = _cited(story)
    shared = [cited for cited in found if len(_roots_citing(cited, above)) > 1]
    return [(cited.source, len(cited.reports)) for cited in shared or found]


def _cited(story: Story) -> tuple[Cited, ...]:
    """The story's cited sources; of a case that was saved before stories held them, those of its claims, most reports first."""
    if story.cited:
        return story.cited
    behind: dict[tuple[str, str], set[str]] = {}
    for claim in story.claims:
        for cited in claim.cited:
            behind.setdefault((cited.source, cited.kind), set()).update(cited.reports)
    ordered = sorted(behind.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Cited(source, kind, tuple(sorted(reports)), ()) for (source, kind), reports in ordered)


def _roots_citing(cited: Cited, above: dict[str, Derivation]) -> set[str]:
    return {list(line_of(report, whole(above)))[-1] for report in cited.reports}


def honesty(case: Case, story: Story) -> tuple[str, ...]:
    """What a reader must know before trusting the cards: skipped inputs, missing dates, undecided directions, decisions."""
    notes = []
    skipped = sum(item.status == "skipped" for item in case.run.inputs)
    if skipped:
        notes.append(f"{skipped} of {number_of(len(case.run.inputs), 'input')} could not be used.")
    undated = sum(not report.published for report in story.reports)
    if undated:
        notes.append(f"Dates are missing for {number_of(undated, 'report')}: their direction comes from the text alone.")
    held = {report.id for report in story.reports}
    undecided = sum(edge.direction_p < SHOWN_PROBABILITY for edge in parents(story.stemma).values() if edge.parent in held)
    if undecided:
        notes.append(f"For {number_of(undecided, 'derivation')} the direction is undecided: the copy may be the original.")
    lost = sum(not decision.applied for decision in case.decisions)
    if case.decisions:
        kept = number_of(len(case.decisions) - lost, "decision of people is", "decisions of people are")
        notes.append(f"{kept} in force{f', {lost} could not be kept to' if lost else ''}.")
    return tuple(notes)
