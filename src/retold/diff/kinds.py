"""The kinds of things that two cases are compared in: where each stands, what it says in a line, and what about it may change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from retold.decide.targets import detail_of, spans_of
from retold.diff.matching import Thing
from retold.model import (
    Claim,
    Derivation,
    Discrepancy,
    Figure,
    Frame,
    Happening,
    Independent,
    Name,
    Position,
    Quote,
    Reading,
    Span,
    Story,
    Variant,
)
from retold.publish.answers import matter, texts_of
from retold.publish.grounds import number_of
from retold.publish.lineage import names_of
from retold.publish.quoting import head, quote

LONGEST_SIDE = 80  # code points of one side of a difference
MOST_VALUES = 6  # of a figure, or spellings of a name, in one line

Properties = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind: ``name`` and its plural, ``listed`` its things in a story, ``says`` a line for one, ``properties`` what may change."""

    name: str
    plural: str
    listed: Callable[[Story], Sequence[Any]]
    says: Callable[[Story, Any], str]
    properties: Callable[[Story, Any], Properties]
    thing: Callable[[Any], Thing]


def interval(count: Independent) -> str:
    """A count with its interval: "2", or "2 (1-3)"."""
    return str(count.best) if count.low == count.best == count.high else f"{count.best} ({count.low}-{count.high})"


def _place(thing: Any) -> Thing:
    return Thing(thing.id, spans_of(thing), detail_of(thing))


def _whole(thing: Any) -> Thing:
    return Thing(thing.id, spans_of(thing), detail_of(thing), whole=True)


def _edge(edge: Derivation) -> Thing:
    """A derivation is the same when both its reports are: its id comes from them."""
    return Thing(edge.id, ())


def _frame(frame: Frame) -> Thing:
    return Thing(frame.id, tuple(sorted({s for slot in frame.slots for reading in slot.readings for s in reading.spans})), frame.kind)


def _called(story: Story, report: str) -> str:
    return names_of(story).get(report, report)


def _claim(_: Story, claim: Claim) -> Properties:
    return {"status": claim.status, "independent texts": interval(claim.independent)}


def _nothing(_story: Story, _thing: Any) -> Properties:
    return {}


def _derivation(_: Story, edge: Derivation) -> Properties:
    return {"kind": edge.kind}


def _derives(story: Story, edge: Derivation) -> str:
    return f"{_called(story, edge.child)} from {_called(story, edge.parent)} ({edge.kind})"


def _side(story: Story, span: Span | None) -> str:
    return quote(head(span, LONGEST_SIDE), texts_of(story)) if span is not None and span.start < span.end else "(nothing)"


def _differs(story: Story, variant: Variant) -> str:
    arrow = " → " if variant.directed else " | "
    return f"{variant.type}, {variant.meaning}: {_side(story, variant.before)}{arrow}{_side(story, variant.after)}"


def _variant(story: Story, variant: Variant) -> Properties:
    copied = ", ".join(sorted(_called(story, report) for report in variant.copied_by))
    born = _called(story, variant.born_in) if variant.born_in else ""
    return {"meaning": variant.meaning, "severity": variant.severity, "born in": born, "copied by": copied}


def _named(_: Story, name: Name) -> str:
    return f"{name.name} ({name.kind})"


def _name(_: Story, name: Name) -> Properties:
    return {"name": name.name, "kind": name.kind, "spellings": _few(sorted(spelling.text for spelling in name.spellings))}


def _quoted(story: Story, item: Quote) -> str:
    return f"{item.speaker or 'nobody named'}: {_side(story, item.best)}"


def _quote(_: Story, item: Quote) -> Properties:
    return {"speaker": item.speaker, "statuses": ", ".join(sorted({reading.status for reading in item.readings}))}


def _values(figure: Figure) -> str:
    return _few(dict.fromkeys(figure.told(value) for value in sorted(reading.value for reading in figure.readings)))


def _counted(_: Story, figure: Figure) -> str:
    return f"{figure.what or 'unnamed'}: {_values(figure)} ({figure.status})"


def _figure(_: Story, figure: Figure) -> Properties:
    return {"status": figure.status, "values": _values(figure)}


def _held(_: Story, position: Position) -> str:
    return f"{position.party}, {position.stance}: {position.says}"


def _dated(_: Story, item: Happening) -> str:
    return f"{item.when}: {item.what}"


def _happening(_: Story, item: Happening) -> Properties:
    return {"when": item.when}


def _framed(_: Story, frame: Frame) -> str:
    return f"{frame.kind}: {number_of(len(frame.slots), 'slot')} filled"


def _slots(_: Story, frame: Frame) -> Properties:
    return {slot.slot: _few(reading.value for reading in slot.readings) for slot in frame.slots}


def _against(story: Story, item: Discrepancy) -> str:
    return f"{item.kind}, {item.weight}: {matter(story, item)}"


def _weighed(_: Story, item: Discrepancy) -> Properties:
    return {"weight": item.weight, "severity": item.severity}


def _few(values: Iterable[str]) -> str:
    listed = list(values)
    more = f" and {len(listed) - MOST_VALUES} more" if len(listed) > MOST_VALUES else ""
    return ", ".join(listed[:MOST_VALUES]) + more


def _told(_: Story, thing: Claim | Reading) -> str:
    return thing.text


def _ranked(things: Iterable[Any]) -> list[Any]:
    return sorted(things, key=lambda thing: (thing.rank, thing.id))


KINDS = (
    Kind("derivation", "derivations", lambda s: s.stemma.derivations, _derives, _derivation, _edge),
    Kind("claim", "claims", lambda s: _ranked(s.claims), _told, _claim, _place),
    Kind("reading", "readings", lambda s: [r for claim in _ranked(s.claims) for r in claim.readings], _told, _nothing, _place),
    Kind("discrepancy", "discrepancies", lambda s: _ranked(s.discrepancies), _against, _weighed, _place),
    Kind("variant", "differences", lambda s: _ranked(s.variants), _differs, _variant, _whole),
    Kind("figure", "figures", lambda s: s.figures, _counted, _figure, _place),
    Kind("quote", "quotations", lambda s: s.quotes, _quoted, _quote, _place),
    Kind("name", "names", lambda s: s.names, _named, _name, _place),
    Kind("position", "positions", lambda s: s.positions, _held, _nothing, _whole),
    Kind("happening", "dated happenings", lambda s: s.timeline, _dated, _happening, _place),
    Kind("frame", "frames", lambda s: s.frames, _framed, _slots, _frame),
)
"""The kinds, in the order in which they are told; readings follow the claims they belong to."""
