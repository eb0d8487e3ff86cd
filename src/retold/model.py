"""All nouns of retold: frozen, slotted dataclasses that import nothing but the standard library.

The published part (from :class:`Span` to :class:`Case`) mirrors the JSON contract ``retold/1``: one field
of a class is one key of the JSON object, in the same order. The inner part (from :class:`Token` on) is what
the steps hand to one another and is never published.

Offsets are Unicode code points into ``Report.text``, which is stored exactly as decoded and never changed:
``report.text[span.start:span.end] == span.exact`` holds always and everywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

SCHEMA = "retold/1"


def content_id(prefix: str, *parts: object) -> str:
    """Id of a thing from its content: ``prefix-`` and 10 hex digits, equal on every engine and rebuild.

    ``parts`` are joined by a separator that no text holds, so that ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:10]}"


# ------------------------------------------------------------------------------------------ published


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` to ``end`` (exclusive) of the text of report id ``report``, which read ``exact``."""

    report: str
    start: int
    end: int
    exact: str

    def overlap(self, other: Span) -> int:
        """Number of code points both spans cover; 0 when they lie in different reports."""
        if self.report != other.report:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def meets(self, other: Span) -> bool:
        """Whether both cover at least half of the shorter one: the same place, cut a little differently."""
        shorter = min(self.end - self.start, other.end - other.start)
        return shorter > 0 and self.overlap(other) * 2 >= shorter


@dataclass(frozen=True, slots=True)
class Input:
    """What became of one input: ``status`` is read, copy or skipped; ``code`` is "" when nothing was amiss."""

    path: str
    sha256: str
    bytes: int
    status: str
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: the :class:`Input` that says so. It never stops a run and never vanishes."""

    input: Input


@dataclass(frozen=True, slots=True)
class Run:
    """How a case was made. ``started`` (ISO 8601, UTC) and ``seconds`` alone may differ between equal runs."""

    version: str
    started: str
    seconds: float
    options: tuple[tuple[str, str], ...] = ()
    models: tuple[tuple[str, str], ...] = ()
    inputs: tuple[Input, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """A report's own word on where its text comes from: ``origin`` is the outlet or agency it names."""

    origin: str
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a report that is not running text: ``kind`` is one of :data:`PART_KINDS`."""

    kind: str
    span: Span


PART_KINDS = ("title", "date", "byline", "dateline", "credit", "caption", "list", "boilerplate")


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that a text was damaged (lost accent, spaced hyphen, doubled word ...) and why it counts as one."""

    kind: str
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Condition:
    """How damaged a report reads on its own: ``score`` 0 (clean) to 1, with the signs it rests on."""

    score: float = 0.0
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One published text of one outlet.

    ``label`` is the short name shown to people, unique in a case; ``published`` is ISO 8601 or "" when unknown
    and ``published_basis`` says how it is known: stated, dateline, file or none; ``published_against`` spans dates of the text
    that contradict it (the day is then that of a crawl or an update); ``language`` is ISO 639-1.
    """

    id: str
    label: str
    path: str
    outlet: str
    title: str
    byline: str
    published: str
    published_basis: str
    language: str
    url: str
    sha256: str
    text: str
    parts: tuple[Part, ...] = ()
    credits: tuple[Credit, ...] = ()
    condition: Condition = field(default_factory=Condition)
    published_against: tuple[Span, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span from ``start`` to ``end``. Raises ValueError when it is empty or leaves the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"span {start}-{end} does not lie in report {self.id} of {len(self.text)} code points")
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for an inference, in one plain sentence with its numbers, and the spans it rests on."""

    kind: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """The text of ``child`` derives from ``parent`` (report or unseen source id).

    ``kind`` is one of :data:`DERIVATION_KINDS`; ``share`` is the part of the child's words that was carried; ``p``
    the probability of the relation, ``direction_p`` that of its direction (near .5: undecidable).
    """

    id: str
    parent: str
    child: str
    kind: str
    share: float
    p: float
    direction_p: float
    carried: tuple[tuple[Span, Span], ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def why(self) -> str:
        """The evidence as lines of text."""
        return "\n".join(item.text for item in self.evidence)


DERIVATION_KINDS = ("verbatim", "edited", "abridged", "extended", "paraphrased", "translated", "update", "partial")


@dataclass(frozen=True, slots=True)
class Apart:
    """Two reports that look alike and are held independent all the same, and why."""

    a: str
    b: str
    why: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Unseen:
    """An inferred common parent nobody gave us; ``origin`` names it where a report credits it, else ""."""

    id: str
    children: tuple[str, ...]
    origin: str
    why: str


@dataclass(frozen=True, slots=True)
class Independent:
    """A count of independent roots with its interval; ``roots`` are ids of reports or unseen sources."""

    best: int = 0
    low: int = 0
    high: int = 0
    roots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stemma:
    """Who derives from whom in one story. ``roots`` are the reports and unseen sources that derive from no other."""

    derivations: tuple[Derivation, ...] = ()
    apart: tuple[Apart, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    roots: tuple[str, ...] = ()
    independent: Independent = field(default_factory=Independent)

    def parent_of(self, report: str) -> Derivation | None:
        """The main derivation of report id ``report`` (whole before partial, then most probable); None for a root."""
        edges = [edge for edge in self.derivations if edge.child == report]
        return min(edges, key=lambda edge: (edge.kind == "partial", -edge.p, edge.id), default=None)

    def children_of(self, parent: str) -> tuple[Derivation, ...]:
        """The derivations out of report or unseen source ``parent``."""
        return tuple(edge for edge in self.derivations if edge.parent == parent)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say a passage: speaker as named, the cue ("said", "according to"), and where it stands."""

    speaker: str
    cue: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a report that says one thing: sentence, clause or quotation."""

    span: Span
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One way a claim is told, with the passages that tell it so; ``text`` is sliced from one of them."""

    id: str
    text: str
    passages: tuple[Passage, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that hold this reading, sorted."""
        return tuple(sorted({passage.span.report for passage in self.passages}))


@dataclass(frozen=True, slots=True)
class Cited:
    """Whom reports rest a claim on; ``kind`` is person, document, outlet or agency."""

    source: str
    kind: str
    reports: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What several passages speak to. As collate gives it, one unsplit reading; weigh splits, counts and ranks.

    ``doubtful`` are passages that may speak of something else: they share no stretch of words with another report's. They are
    counted in the high count alone.
    """

    id: str
    rank: int
    text: str
    status: str
    independent: Independent
    cited: tuple[Cited, ...]
    readings: tuple[Reading, ...]
    doubtful: tuple[Span, ...] = ()

    @property
    def sure(self) -> tuple[Passage, ...]:
        """The passages that are not doubtful, in order of report id and place; where all are, the one whose words the claim has."""
        sure = tuple(passage for passage in self.passages if passage.span not in self.doubtful)
        return sure or tuple(passage for passage in self.passages if passage.span.exact == self.text)[:1]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of all readings, in order of report id and place."""
        return tuple(sorted((p for reading in self.readings for p in reading.passages), key=lambda p: p.span))

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that speak to the claim, sorted."""
        return tuple(sorted({passage.span.report for passage in self.passages}))


class Claims(tuple[Claim, ...]):
    """The claims of a story, sorted by id, with the three statuses as views by rank."""

    __slots__ = ()

    def _ranked(self, status: str) -> tuple[Claim, ...]:
        return tuple(sorted((claim for claim in self if claim.status == status), key=lambda claim: (claim.rank, claim.id)))

    @property
    def agreed(self) -> tuple[Claim, ...]:
        """Claims told in one reading by at least two independent roots, the weightiest first."""
        return self._ranked("agreed")

    @property
    def disputed(self) -> tuple[Claim, ...]:
        """Claims with rival readings, the weightiest first."""
        return self._ranked("disputed")

    @property
    def single(self) -> tuple[Claim, ...]:
        """Claims that one independent root stands behind, the weightiest first."""
        return self._ranked("single")


@dataclass(frozen=True, slots=True)
class Variant:
    """A typed difference between two readings: four independent fields (type, operation, meaning, severity).

    ``before`` and ``after`` are phrase-level. When not ``directed``, ``before`` is the earlier or cleaner report.
    """

    id: str
    rank: int
    claim: str
    type: str
    also: tuple[str, ...]
    operation: str
    meaning: str
    p: float
    severity: str
    between: tuple[str, str]
    before: Span | None
    after: Span | None
    directed: bool
    born_in: str | None
    copied_by: tuple[str, ...]
    why: str

    @property
    def tells(self) -> str:
        """What it tells, whoever tells it: type and the two values (of a figure) or wordings. Equal between copies of one change."""
        if self.type == "number":
            values, _, _ = self.why.partition(": ")
            sides = {word for word in values.replace(",", "").split() if word[:1].isdigit()}
            return f"number {' '.join(sorted(sides))}"
        sides = {span.exact if span else "" for span in (self.before, self.after)}
        return "\x1f".join((self.type, self.claim, *sorted(sides)))


OPERATIONS = ("substituted", "added", "omitted", "moved")
MEANINGS = ("changed", "kept", "unsure")
SEVERITIES = ("high", "medium", "low", "none")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name and everywhere it stands."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What one report calls a name ("opposition leader")."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Name:
    """One named person, organization, place, law or other thing; ``name`` is its best-attested full spelling."""

    id: str
    name: str
    kind: str
    spellings: tuple[Spelling, ...]
    described_as: tuple[Description, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteReading:
    """One report's wording of an utterance; ``status`` is exact, altered, partial or translated, against the best."""

    span: Span
    status: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """One utterance; ``speaker`` as best named, "" when no report names one; ``best`` its best-attested wording."""

    id: str
    speaker: str
    best: Span
    readings: tuple[QuoteReading, ...]


CLOCK, CALENDAR_YEAR, FLIGHT_NUMBER = "clock", "calendar year", "flight number"
"""Units of times of day and of years."""


@dataclass(frozen=True, slots=True)
class FigureReading:
    """One report's value of a quantity; ``bound`` is exact, about, at least, at most, nearly or more than."""

    value: float
    bound: str
    span: Span


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity counted by the reports; ``status`` is agree, compatible, superseded or conflict.

    Of unit :data:`CLOCK` the values are minutes since midnight, of :data:`CALENDAR_YEAR` the years that a thing is known by, of
    :data:`FLIGHT_NUMBER` the numbers that flights go by.
    """

    id: str
    what: str
    unit: str
    status: str
    readings: tuple[FigureReading, ...]

    def told(self, value: float) -> str:
        """``value`` as it is written: "1,200", "05:10" for a time of day, "1798" for a year."""
        if self.unit == CLOCK:
            return f"{int(value) // 60:02d}:{int(value) % 60:02d}"
        return f"{value:.0f}" if self.unit in (CALENDAR_YEAR, FLIGHT_NUMBER) else f"{value:,.12g}"


@dataclass(frozen=True, slots=True)
class Position:
    """What a party holds: ``stance`` is accuses, denies, demands, offers, refuses, not responded ..."""

    id: str
    party: str
    stance: str
    says: str
    span: Span
    claim: str | None


@dataclass(frozen=True, slots=True)
class Happening:
    """Something dated: ``when`` is ISO 8601 at ``precision`` (minute, day, month, year); ``basis`` how it is known."""

    id: str
    when: str
    precision: str
    basis: str
    what: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SlotReading:
    """One value of a slot and where it stands."""

    value: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One question that a frame asks, with the readings that answer it."""

    slot: str
    readings: tuple[SlotReading, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A story read as one kind of event (exchange, attack ...)."""

    id: str
    kind: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A place where reports cannot all be right; ``weight`` is conflict, later, compatible or self."""

    id: str
    rank: int
    kind: str
    weight: str
    claim: str | None
    severity: str
    what: str
    passages: tuple[Span, ...]
    why: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What one independent text alone tells and every other report leaves out.

    ``span`` is where it is told, ``told_by`` are the reports of that text's family that tell it, ``left_out_by`` all others of the
    language; ``rank`` 1 is the best worth knowing, ``claim`` the claim it stands in.
    """

    id: str
    rank: int
    claim: str | None
    span: Span
    told_by: tuple[str, ...]
    left_out_by: tuple[str, ...]
    why: str


_TELLERS: list[Callable[[Story], str]] = []


def tell_stories_with(teller: Callable[[Story], str]) -> None:
    """Let ``Story.answers`` read as ``teller`` puts it. The publishers say how a story reads; the nouns import none of them."""
    _TELLERS.append(teller)


_SHOWERS: list[Callable[[Story], str]] = []


def show_stories_with(shower: Callable[[Story], str]) -> None:
    """Let a notebook show a story as the HTML that ``shower`` gives."""
    _SHOWERS.append(shower)


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of one event together and everything found in them; copies are included in ``reports``.

    ``cited`` is what its chief claims rest on, the source that most independent texts cite first.
    """

    id: str
    title: str
    reports: tuple[Report, ...]
    stemma: Stemma = field(default_factory=Stemma)
    claims: Claims = field(default_factory=Claims)
    variants: tuple[Variant, ...] = ()
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    positions: tuple[Position, ...] = ()
    timeline: tuple[Happening, ...] = ()
    frames: tuple[Frame, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    cited: tuple[Cited, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def report(self, name: str) -> Report:
        """The report of that id or label (in any case). Raises KeyError when the story has none."""
        wanted = name.casefold()
        for report in self.reports:
            if name == report.id or wanted == report.label.casefold():
                return report
        raise KeyError(name)

    def parent_of(self, name: str) -> Derivation | None:
        """The main derivation of the report of that id or label; None for a root. Raises KeyError when the story has no such report."""
        return self.stemma.parent_of(self.report(name).id)

    @property
    def answers(self) -> str:
        """The four cards (agreed, disputed, who copied whom, garbled) as text. Raises RuntimeError before ``retold.publish`` is loaded."""
        if not _TELLERS:
            raise RuntimeError("nothing tells stories yet: import retold.publish.answers")
        return _TELLERS[-1](self)

    def _repr_html_(self) -> str | None:
        """What a notebook shows: the four cards and the tree; nothing of its own before ``retold.publish`` is loaded."""
        return _SHOWERS[-1](self) if _SHOWERS else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a decision was made: code points of a report as it stood that day, or, where ``start`` = ``end``, the whole report.

    Of a whole report ``exact`` is how it begins.
    No :class:`Span`, since the report may be gone by now, or its text another. ``path`` finds a report again whose text changed.
    """

    report: str
    start: int
    end: int
    exact: str
    path: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's override of one result, replayed on rebuild.

    ``target`` is the id of the thing on the day of the decision, ``kind`` what it was (claim, name, derivation ...), and ``places``
    where it stood: by them it is found again. ``other`` and ``other_places`` are the second thing (to merge with, the parent),
    ``only`` the part that is meant (a report, a spelling). ``found`` are the ids of what it holds for today; ``message`` says
    why it holds for nothing (R301) when not ``applied``.
    """

    id: str
    target: str
    action: str
    by: str
    at: str
    note: str
    applied: bool
    kind: str = ""
    other: str = ""
    only: str = ""
    places: tuple[Place, ...] = ()
    other_places: tuple[Place, ...] = ()
    found: tuple[str, ...] = ()
    message: str = ""


ACTIONS = ("accept", "reject", "not-same", "split", "merge", "parent")


@dataclass(frozen=True, slots=True)
class Case:
    """Everything one run found: what ``retold build -o case.json`` writes and every other output is made from."""

    run: Run
    reports: tuple[Report, ...]
    stories: tuple[Story, ...]
    decisions: tuple[Decision, ...] = ()
    schema: str = SCHEMA

    def __iter__(self) -> Iterator[Story]:
        return iter(self.stories)


# ---------------------------------------------------------------------------------------------- inner


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: code points ``start`` to ``end``; ``lemma`` is lower case.

    ``tag`` is a Universal POS tag where the language adapter knows one; else WORD, NUM or PUNCT. An adapter that reads
    syntax gives ``head`` (place of the head among the text's tokens; -1: none, or the root) and ``dep`` (the relation of
    Universal Dependencies, "" when not read); one that finds names gives ``name`` (B- or I- and the kind, "" outside names).
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    head: int = -1
    dep: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its code points, its tokens (``first`` to ``last``, exclusive) and the part kind it stands in.

    ``part`` is "body" for running text, else the kind of the :class:`Part` that holds it.
    """

    start: int
    end: int
    first: int
    last: int
    part: str = "body"


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase by places of tokens: its ``head``, the whole (``first`` to ``last``, exclusive), its base without what follows
    with a preposition or a clause, and ``modifiers``, the words that hang on the head.
    """

    head: int
    first: int
    last: int
    base_first: int
    base_last: int
    modifiers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by places of tokens; -1 where it has none. ``first`` to ``last`` (exclusive) are its words without clauses below.

    ``kind`` is main, complement, subject, modifier, adverbial, coordinate, parallel or other; ``parent`` the predicate of the clause
    it hangs in; ``shared`` says that ``subject`` is that of the clause above; ``agent`` who did it in the passive; ``modality`` a
    modal verb or hedging adverb ("" when told outright).
    """

    predicate: int
    kind: str
    parent: int
    subject: int
    shared: bool
    object: int
    agent: int
    passive: bool
    negated: bool
    modality: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands; ``kind`` as in :class:`Name`; ``described`` spans what the text calls it there."""

    span: Span
    kind: str
    described: Span | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words given as someone's: ``span`` without the marks; ``form`` is direct, indirect or mixed.

    Two more forms give no words: "stance" spans what someone is told to want, hold, praise or blame ("called for an
    inquiry"), "absence" the words that say there is no answer ("declined to comment"). ``source`` spans the
    words that name the speaker there ("he", "a spokesman for the mayor"), ``cue`` the verb or phrase of saying ("said",
    "according to"); None where the text gives none.
    """

    span: Span
    marked: bool
    form: str
    attribution: Attribution | None = None
    source: Span | None = None
    cue: Span | None = None

    @property
    def says(self) -> bool:
        """Whether ``span`` gives what someone says, in their words or not, so that its reader has it from them."""
        return self.form not in {"stance", "absence"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure where it stands.

    ``span`` covers bound, number, unit and what is counted ("at least 40 people"); ``number`` the digits or number
    words alone; ``what`` the lemma of the thing counted, "" when none is named; ``high`` ends a range, else None.
    """

    span: Span
    number: Span
    value: float
    high: float | None
    unit: str
    bound: str
    what: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time where it stands, resolved to ISO 8601 ``when`` ("" when it cannot be)."""

    span: Span
    when: str
    precision: str
    basis: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """What one report's text says about itself: standoff layers, each in order of place.

    ``passages`` are the smallest units that say one thing (clauses; a sentence of one clause is one passage).
    """

    report: Report
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]
    condition: Condition
    published_against: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """What two reports share, from their texts alone and undirected (``a`` < ``b`` by id).

    ``kind`` is one of :data:`DERIVATION_KINDS`, "independent", or "apart" (looks alike, held independent; the reason
    is the first evidence). ``share_a`` and ``share_b`` are the parts of each report's own words that were carried, ``own_a`` and
    ``own_b`` the parts that stand in sentences of which the other has no trace.
    """

    a: str
    b: str
    kind: str
    share_a: float
    share_b: float
    p: float
    carried: tuple[tuple[Span, Span], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    own_a: float = 0.0
    own_b: float = 0.0


@dataclass(frozen=True, slots=True)
class Tie:
    """A decision on two places: they belong ``together``, or they never do. A step that joins things keeps to its ties."""

    decision: str
    together: bool
    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Kin:
    """A decision on two reports: ``related``, they are of one story, or text went from ``a`` to ``b``; else it is not so.

    ``a`` is "" where ``b`` is said to derive from no other.
    """

    decision: str
    related: bool
    a: str
    b: str
    why: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision on something found at ``spans``: it ``stands``, or it is none. ``detail`` narrows it (the type of a variant)."""

    decision: str
    kind: str
    stands: bool
    spans: tuple[Span, ...]
    detail: str
    why: str


@dataclass(frozen=True, slots=True)
class Constraints:
    """What people decided, each list for the step that it binds: group, relate, derive, collate, identify, compare and dossier."""

    stories: tuple[Kin, ...] = ()
    texts: tuple[Kin, ...] = ()
    parents: tuple[Kin, ...] = ()
    passages: tuple[Tie, ...] = ()
    mentions: tuple[Tie, ...] = ()
    same: tuple[Tie, ...] = ()
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """What one variant type says of a difference: code points of the two reports (None: absent there).

    ``meaning`` is changed, kept or unsure; ``p`` the probability of that verdict; ``why`` one plain sentence with the
    values compared and the rule that decided.
    """

    type: str
    operation: str
    meaning: str
    p: float
    severity: str
    a: tuple[int, int] | None
    b: tuple[int, int] | None
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A typed difference between two aligned passages of reports ``a`` and ``b``, without direction.

    ``a`` and ``b`` are phrase-level spans, None where that side has nothing; ``passages`` the passages compared;
    ``carried`` tells whether the passages are one text (a relation carried them) or two tellings of one matter.
    """

    id: str
    claim: str
    type: str
    also: tuple[str, ...]
    operation: str
    meaning: str
    p: float
    severity: str
    between: tuple[str, str]
    a: Span | None
    b: Span | None
    passages: tuple[Span, Span]
    carried: bool
    why: str


@dataclass(frozen=True, slots=True)
class TextDifference:
    """One typed difference between two bare texts; ``a`` and ``b`` are code points, None where absent."""

    type: str
    also: tuple[str, ...]
    operation: str
    meaning: str
    p: float
    severity: str
    a: tuple[int, int] | None
    b: tuple[int, int] | None
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences of two texts and the verdict (``meaning``, ``p``) for the whole pair."""

    a: str
    b: str
    meaning: str
    p: float
    differences: tuple[TextDifference, ...]
