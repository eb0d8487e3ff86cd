"""From what somebody asks for to a decision that can be found again."""

from __future__ import annotations

from collections.abc import Iterable

from retold.decide.targets import ALLOWED, Asked, detail_of, kind_of, place_at, place_of, spans_of
from retold.errors import OptionError
from retold.model import Apart, Claim, Decision, Derivation, Name, Place, Reading, Report, Span, Story, Variant, content_id

UNDECIDABLE = "R209"
NONE = "none"  # the parent of a report that derives from no other


def decision_on(asked: Asked) -> Decision:
    """The decision ``asked`` for, with the places by which its target is found again.

    Raises OptionError (R209) when that cannot be decided there, with what can.
    """
    kind = kind_of(asked.thing)
    allowed = ALLOWED.get(kind, ())
    if asked.action not in allowed:
        hint = f"What can be decided there: {', '.join(allowed)}." if allowed else "Decide on a claim, report, derivation, variant or name."
        raise _refused(f"{asked.action} is nothing that can be decided on {kind or 'this thing'} {asked.target}.", hint)
    places, others = _places(asked, kind)
    identity = content_id("k", asked.target, asked.action, asked.other_id, asked.only, asked.by, asked.at)
    only = asked.only or (_nature(asked.thing) if kind in ("variant", "derivation", "position", "discrepancy") else "")
    return Decision(
        identity,
        asked.target,
        asked.action,
        asked.by,
        asked.at,
        asked.note,
        False,
        kind,
        asked.other_id,
        only,
        tuple(places),
        tuple(others),
    )


def _refused(message: str, hint: str = "") -> OptionError:
    return OptionError(message, code=UNDECIDABLE, hint=hint)


def _nature(thing: object) -> str:
    """The kind of a derivation, the type of a variant: what tells it from others at the same place."""
    return thing.kind if isinstance(thing, Derivation) else detail_of(thing)


def _places(asked: Asked, kind: str) -> tuple[Iterable[Place], Iterable[Place]]:
    """The places of the target and of what it is held together with or apart from."""
    if kind in ("story", "report", "derivation", "apart"):
        return _whole_reports(asked)
    paths = {report.id: report.path for report in asked.story.reports} if asked.story else {}
    mine, theirs = _spans(asked, kind)
    return [place_at(span, paths) for span in mine], [place_at(span, paths) for span in theirs]


def _spans(asked: Asked, kind: str) -> tuple[list[Span], list[Span]]:
    """The spans of the target, or of the part that is meant, and those of the other thing or of the rest."""
    spans = list(spans_of(asked.thing))
    if not spans:
        raise _refused(f"{asked.target} stands in no text.", "Decide on the claim or the reports instead.")
    if asked.action == "merge":
        if kind_of(asked.other) != kind:
            raise _refused(f"--merge needs another {kind}, not {asked.other_id!a}.")
        return spans, list(spans_of(asked.other))
    if asked.only:
        meant = [span for span in spans if _is_part(span, asked)]
        rest = [span for span in spans if span not in meant]
        if not meant or not rest:
            raise _refused(f"{asked.only!a} is no part of {asked.target}.", _parts(asked))
        return meant, rest
    if asked.action == "not-same" and kind in ("claim", "name"):
        raise _refused(f"which part of {asked.target} is not the same?", f"Name it with --only. {_parts(asked)}")
    if asked.action == "split" and isinstance(asked.thing, Reading):
        claim = next((claim for claim in asked.story.claims if asked.thing in claim.readings), None) if asked.story else None
        rest = [span for span in (spans_of(claim) if claim else ()) if span not in spans]
        if not rest:
            raise _refused(f"{asked.target} is the only reading of its claim.", "Split the claim instead.")
        return spans, rest
    if asked.action == "not-same" and isinstance(asked.thing, Variant):
        if len(spans) < 2:
            raise _refused(f"{asked.target} has words on one side only.", "Reject it instead.")
        return spans[:1], spans[1:]
    if asked.action == "accept" and isinstance(asked.thing, Variant) and _in_one_claim(asked, spans):
        return spans[:1], spans[1:]
    return spans, []


def _in_one_claim(asked: Asked, spans: list[Span]) -> bool:
    """Whether the two sides of a variant speak to one claim: accepted, they are to stay there and be compared."""
    claims = asked.story.claims if asked.story and len(spans) == 2 else ()
    return any(all(any(passage.span.meets(span) for passage in claim.passages) for span in spans) for claim in claims)


def _is_part(span: Span, asked: Asked) -> bool:
    """Whether a span belongs to the part named by ``only``."""
    if isinstance(asked.thing, Name):
        return " ".join(span.exact.split()) == " ".join(asked.only.split())
    labels = {report.id: report.label.casefold() for report in asked.story.reports} if asked.story else {}
    return asked.only == span.report or asked.only.casefold() == labels.get(span.report)


def _parts(asked: Asked) -> str:
    """The parts that a thing has, for a hint."""
    if isinstance(asked.thing, Name):
        return f"Its spellings: {', '.join(spelling.text for spelling in asked.thing.spellings)}."
    labels = {report.id: report.label for report in asked.story.reports} if asked.story else {}
    held = asked.thing.reports if isinstance(asked.thing, Claim | Reading) else ()
    return f"Its reports: {', '.join(labels.get(report, report) for report in held)}."


def _whole_reports(asked: Asked) -> tuple[list[Place], list[Place]]:
    """The reports that a decision on kinship or membership concerns."""
    held = {report.id: report for report in asked.story.reports} if asked.story else {}
    thing, other = asked.thing, asked.other
    if isinstance(thing, Apart):
        pair = [held[thing.a], held[thing.b]]
        if asked.action == "accept":
            return [place_of(pair[0])], [place_of(pair[1])]
        child = next((report for report in pair if isinstance(other, Report) and report.id != other.id), pair[0])
        return _child_and_parent(asked, child)
    if isinstance(thing, Derivation):
        return _of_derivation(asked, thing, held)
    if isinstance(thing, Story):
        return [place_of(report) for report in thing.reports], _members(asked, other)
    assert isinstance(thing, Report)
    if asked.action == "parent":
        return _child_and_parent(asked, thing)
    if asked.action == "split":
        others = [place_of(report) for report in held.values() if report.id != thing.id]
        if not others:
            raise _refused(f"{thing.label} is in no story.")
        return [place_of(thing)], others
    return [place_of(thing)], _members(asked, other)


def _members(asked: Asked, other: object) -> list[Place]:
    """The reports of the story to merge with, named by itself or by one of its reports; none for accept."""
    if asked.action != "merge":
        return []
    if isinstance(other, Story):
        return [place_of(report) for report in other.reports]
    if isinstance(other, Report):
        return [place_of(other)]
    raise _refused(f"--merge needs a story or a report of it, not {asked.other_id!a}.")


def _of_derivation(asked: Asked, edge: Derivation, held: dict[str, Report]) -> tuple[list[Place], list[Place]]:
    child, parent = held.get(edge.child), held.get(edge.parent)
    if child is None:
        raise _refused(f"{asked.target} leads to a source that is not held.", "Decide on the derivations of its reports.")
    if asked.action == "parent":
        return _child_and_parent(asked, child)
    if parent is None and asked.action == "accept":
        raise _refused(f"{asked.target} comes from a source that is not held: nothing to hold it to.", "Use --parent to name a report.")
    return [place_of(child)], [place_of(parent)] if parent else []


def _child_and_parent(asked: Asked, child: Report) -> tuple[list[Place], list[Place]]:
    if asked.other_id == NONE:
        return [place_of(child)], []
    if not isinstance(asked.other, Report):
        raise _refused(f"--parent needs a report or none, not {asked.other_id!a}.")
    if asked.other.id == child.id:
        raise _refused(f"{child.label} cannot be its own parent.")
    return [place_of(child)], [place_of(asked.other)]
