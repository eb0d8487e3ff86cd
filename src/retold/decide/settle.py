"""What became of each decision: whether it holds in the case as built, what it holds for, and a word when it does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retold.decide.targets import detail_of, is_whole, report_at, span_at, spans_of
from retold.model import Case, Decision, Place, Report, Span, Story

GONE = "R301"
NOT_HELD = "R302"
MOST_FOUND = 12  # ids listed; a name taken apart may fall into many


def settle(case: Case, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """``decisions`` with ``applied``, ``found`` and ``message`` as the built ``case`` shows them, in their order.

    R301: the target is gone (its report, its words, or whatever stood there). R302: something else stands in the way, as a later
    decision that says otherwise.
    """
    return tuple(_settled(case, decision, decisions) for decision in decisions)


def _settled(case: Case, decision: Decision, decisions: Sequence[Decision]) -> Decision:
    gone = _gone(case, decision)
    if gone:
        return replace(decision, applied=False, found=(), message=f"{GONE} {gone}")
    whole = decision.kind in ("story", "report", "derivation", "apart")
    found, held = _of_reports(case, decision) if whole else _of_spans(case, decision)
    if not held and decision.action == "accept" and not found:
        message = f"{GONE} nothing of that kind ({decision.kind}) is found there any more."
        return replace(decision, applied=False, found=(), message=message)
    message = "" if held else f"{NOT_HELD} it could not be kept to: {_against(decision, decisions)}."
    return replace(decision, applied=held, found=tuple(found[:MOST_FOUND]), message=message)


def _against(decision: Decision, decisions: Sequence[Decision]) -> str:
    """What stands in the way of ``decision``: the latest other one that concerns a place of it, where there is one."""
    mine = (*decision.places, *decision.other_places)
    for other in reversed(decisions):
        if other.id != decision.id and any(_touch(a, b) for a in mine for b in (*other.places, *other.other_places)):
            return f"decision {other.id} ({other.action} {other.target}) stands against it"
    return "what the texts share, or where they stand, speaks against it"


def _touch(a: Place, b: Place) -> bool:
    """Whether two places share words, or are the same report as a whole."""
    whole = is_whole(a) and is_whole(b)
    return a.report == b.report and (whole or (a.start < b.end and b.start < a.end))


def _gone(case: Case, decision: Decision) -> str:
    """What of the target is no longer there; "" when enough is."""
    for places in (decision.places, decision.other_places):
        lost = [place for place in places if not _is_there(place, case.reports)]
        if places and len(lost) == len(places):
            reports = sorted({place.path or place.report for place in lost})
            what = (
                "the words it concerns stand no longer in"
                if any(report_at(place, case.reports) for place in lost)
                else "no longer among the reports:"
            )
            return f"its target is gone: {what} {', '.join(reports[:3])}."
    return "" if decision.places else "it names no place."


def _is_there(place: Place, reports: Sequence[Report]) -> bool:
    return (report_at(place, reports) if is_whole(place) else span_at(place, reports)) is not None


# --------------------------------------------------------------------------------------------- whole reports


def _of_reports(case: Case, decision: Decision) -> tuple[list[str], bool]:
    """What a decision on reports holds for today, and whether it is kept to."""
    mine, others = (
        [report.id for place in places if (report := report_at(place, case.reports))] for places in (decision.places, decision.other_places)
    )
    homes = {report.id: story for story in case.stories for report in story.reports}
    if decision.action == "parent" or decision.kind in ("derivation", "apart"):
        story = homes.get(mine[0])
        return _kinship(story, decision, mine[0], others) if story else (mine, decision.action == "not-same" or not others)
    stories = [homes[report].id for report in (*mine, *others) if report in homes]
    if decision.action == "split":
        return mine, not any(homes.get(a) is not None and homes.get(a) is homes.get(b) for a in mine for b in others)
    return sorted(set(stories)), len(set(stories)) == 1 and len(stories) == len(mine) + len(others)


def _kinship(story: Story, decision: Decision, child: str, others: Sequence[str]) -> tuple[list[str], bool]:
    edges = [edge for edge in story.stemma.derivations if edge.child == child]
    if decision.action == "accept" and decision.kind == "apart":
        pair = {child, *others}
        near = [edge for edge in story.stemma.derivations if {edge.child, edge.parent} == pair]
        return [f"{apart.a}+{apart.b}" for apart in story.stemma.apart if {apart.a, apart.b} == pair], not near
    if not others:  # it derives from no other
        whole = [edge for edge in edges if edge.kind != "partial"]
        return [child], not whole
    between = [edge for edge in edges if edge.parent in others]
    if decision.action == "not-same":
        back = [edge for edge in story.stemma.derivations if edge.parent == child and edge.child in others]
        return [child, *others], not between and not back
    return [edge.id for edge in between], bool(between)


# ---------------------------------------------------------------------------------------------------- passages


def _of_spans(case: Case, decision: Decision) -> tuple[list[str], bool]:
    """What a decision on words of the texts holds for today, and whether it is kept to."""
    mine, others = (
        [span for place in places if (span := span_at(place, case.reports))] for places in (decision.places, decision.other_places)
    )
    parted = decision.kind == "reading" and decision.action == "split"  # it then stands in a claim of its own
    things = list(_things(case, "claim" if parted else decision.kind))
    if decision.kind in ("claim", "reading", "name"):
        return _joined(things, decision, mine, others)
    if decision.kind == "variant" and decision.action == "not-same":
        kin = [thing_id for thing_id, spans, _ in things if _meet_all(spans, mine) and _meet_all(spans, others)]
        return [], not kin
    found = [thing_id for thing_id, spans, detail in things if detail in ("", decision.only) and _meet_all(spans, [*mine, *others])]
    return found, bool(found) == (decision.action == "accept")


def _things(case: Case, kind: str) -> Iterator[tuple[str, tuple[Span, ...], str]]:
    """Everything of one kind in a case: id, spans and what else tells it apart."""
    for story in case.stories:
        lists = {
            "claim": story.claims, "name": story.names, "variant": story.variants, "quote": story.quotes, "figure": story.figures,
            "position": story.positions, "happening": story.timeline, "discrepancy": story.discrepancies,
            "reading": [reading for claim in story.claims for reading in claim.readings],
        }  # fmt: skip
        yield from ((thing.id, spans_of(thing), detail_of(thing)) for thing in lists.get(kind, ()))  # type: ignore[attr-defined]


def _meet_all(spans: Sequence[Span], wanted: Sequence[Span]) -> bool:
    """Whether each wanted place is met; of long lists half of them will do, as reports come and go."""
    met = sum(any(span.meets(place) for span in spans) for place in wanted)
    return bool(wanted) and (met == len(wanted) if len(wanted) <= 2 else met * 2 >= len(wanted))


def _joined(
    things: Sequence[tuple[str, tuple[Span, ...], str]], decision: Decision, mine: Sequence[Span], others: Sequence[Span]
) -> tuple[list[str], bool]:
    """The claims, readings or names over which the places lie, and whether those that were joined are one and those parted are not."""
    at = {span: [thing_id for thing_id, spans, _ in things if any(span.meets(other) for other in spans)] for span in (*mine, *others)}
    counts: dict[str, int] = {}
    for ids in at.values():
        for thing_id in ids:
            counts[thing_id] = counts.get(thing_id, 0) + 1
    found = sorted(counts, key=lambda thing_id: (-counts[thing_id], thing_id))
    if decision.action in ("accept", "merge"):
        placed = [ids for ids in at.values() if ids]
        return found, bool(found) and all(found[0] in ids for ids in placed)
    if others:
        return found, not any(set(at[a]) & set(at[b]) for a in mine for b in others)
    spread: dict[str, set[str]] = {}
    for span in mine:
        key = " ".join(span.exact.split()) if decision.kind == "name" else span.report
        spread.setdefault(key, set()).update(at[span])
    groups = list(spread.values())
    return found, not any(a & b for number, a in enumerate(groups) for b in groups[number + 1 :])
