"""Cases made by hand: a bridge story with something in every list, and one whose every text is hostile."""

from __future__ import annotations

from dataclasses import replace

from retold.model import (
    Apart,
    Attribution,
    Case,
    Cited,
    Claim,
    Claims,
    Condition,
    Credit,
    Decision,
    Derivation,
    Description,
    Discrepancy,
    Evidence,
    Figure,
    FigureReading,
    Frame,
    Happening,
    Independent,
    Input,
    LeftOut,
    Name,
    Part,
    Passage,
    Position,
    Quote,
    QuoteReading,
    Reading,
    Report,
    Run,
    Sign,
    Slot,
    SlotReading,
    Span,
    Spelling,
    Stemma,
    Story,
    Unseen,
    Variant,
)

WIRE = (
    "Bridge near Port Harlan collapses\n\n"
    "PORT HARLAN, Nov. 3 (Continental) - A road bridge collapsed on Tuesday, killing 12 people, county police said.\n\n"
    "The steel may have been cracked, engineer Ana Ruíz told reporters. “We had no warning,” she said.\n"
)
CITY = WIRE.replace("Bridge near Port Harlan collapses", "Twelve dead as bridge falls")
NOON = (
    "A road bridge collapsed on Tuesday, killing 21 people, county police said.\n\n"
    "The steel was cracked, engineer Ana Ruiz told reporters. We had a warning, she said.\n"
)
HERALD = (
    "By Ida Holm\n\nTwelve people died on Tuesday when the Harlan road bridge fell into the river, county police said.\n\n"
    "The bridge was never inspected, a welder who worked on it recalls.\n"
)


def report(report_id: str, label: str, text: str, clock: str = "", **more: object) -> Report:
    """A report with the fields that matter here."""
    published = f"2026-11-03T{clock}:00Z" if clock else ""
    made = Report(
        id=report_id,
        label=label,
        path=f"{label.lower()}.txt",
        outlet=label.title(),
        title=text.split("\n")[0],
        byline="",
        published=published,
        published_basis="stated" if clock else "none",
        language="en",
        url="",
        sha256=report_id[-1] * 64,
        text=text,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def at(source: Report, words: str) -> Span:
    """The span of the first place of ``words`` in a report."""
    start = source.text.index(words)
    return source.span(start, start + len(words))


def bridge() -> Case:
    """Four reports: WIRE is copied by CITY and, garbled, by NOON; HERALD is independent; an agency nobody gave us stands above WIRE."""
    wire = report("r-aaaa000001", "WIRE", WIRE, "08:02", url="https://example.org/wire?a=1&b=2")
    wire = replace(wire, credits=(Credit("Continental", at(wire, "(Continental)")),), parts=(Part("title", wire.span(0, 33)),))
    city = report("r-aaaa000002", "CITY", CITY, "08:57")
    noon = report("r-aaaa000003", "NOON", NOON, "09:53")
    noon = replace(noon, condition=Condition(0.3, (Sign("lost accent", at(noon, "Ruiz"), "Elsewhere the name has an accent."),)))
    herald = report("r-aaaa000004", "HERALD", HERALD, url="javascript:alert(1)")
    story = Story(
        id="s-bridge0001",
        title="Port Harlan bridge collapse",
        reports=(wire, city, noon, herald),
        stemma=_stemma(wire, city, noon, herald),
        claims=_claims(wire, city, noon, herald),
        variants=_variants(wire, noon),
        **_dossier(wire, city, noon, herald),  # type: ignore[arg-type]
    )
    inputs = (
        Input("city.txt", "2" * 64, 300, "read"),
        Input("herald.txt", "4" * 64, 200, "read", "R104", "no date. Kept; its direction in the tree comes from the text alone."),
        Input("noon.txt", "3" * 64, 200, "read"),
        Input("torn.bin", "5" * 64, 9, "skipped", "R103", "not text. Skipped."),
        Input("wire.txt", "1" * 64, 300, "read"),
    )
    run = Run("0.1.0", "2026-11-04T10:00:00Z", 1.25, (("jobs", "1"),), (("english", "1"),), inputs)
    decision = Decision("k-1", "v-number0001", "accept", "ida", "2026-11-05T00:00:00Z", "seen", True)
    return Case(run=run, reports=(wire, city, noon, herald), stories=(story,), decisions=(decision,))


def _stemma(wire: Report, city: Report, noon: Report, herald: Report) -> Stemma:
    carried = ((at(wire, "A road bridge collapsed on Tuesday"), at(city, "A road bridge collapsed on Tuesday")),)
    wording, mistake = Evidence("wording", "97 % of the words carried."), Evidence("mistake", "Shares “killing 12 people” (not).")
    edges = (
        Derivation("d-aaaa000001", wire.id, city.id, "verbatim", 0.97, 0.99, 0.9, carried, (wording,)),
        Derivation("d-aaaa000002", wire.id, noon.id, "edited", 0.62, 0.8, 0.55, (), (mistake,)),
        Derivation("d-aaaa000003", "u-aaaa000001", wire.id, "partial", 0.3, 0.6, 0.9),
    )
    apart = (
        Apart(herald.id, wire.id, "One source is quoted by both.", (at(herald, "county police said"), at(wire, "county police said"))),
    )
    unseen = (Unseen("u-aaaa000001", (wire.id,), "Continental", "The report credits it."),)
    roots = (herald.id, "u-aaaa000001")
    return Stemma(edges, apart, unseen, roots, Independent(2, 1, 3, roots))


def _claims(wire: Report, city: Report, noon: Report, herald: Report) -> Claims:
    twelve = at(wire, "killing 12 people")
    police = Attribution("county police", "said", at(wire, "county police said"))
    cited = (Cited("county police", "person", (wire.id, herald.id), (at(wire, "county police"), at(herald, "county police"))),)
    dead = (
        Reading("w-aaaa000001", twelve.exact, (Passage(twelve, police), Passage(at(city, "killing 12 people")))),
        Reading("w-aaaa000002", "killing 21 people", (Passage(at(noon, "killing 21 people")),)),
    )
    fell = (at(wire, "A road bridge collapsed on Tuesday"), at(herald, "the Harlan road bridge fell into the river"))
    both = Independent(2, 1, 3, (herald.id, "u-aaaa000001"))
    welder = at(herald, "The bridge was never inspected")
    return Claims(
        [
            Claim("c-aaaa000001", 1, "killing 12 people", "disputed", both, cited, dead),
            Claim(
                "c-aaaa000002", 2, fell[0].exact, "agreed", both, (), (Reading("w-aaaa000003", fell[0].exact, tuple(map(Passage, fell))),)
            ),
            Claim(
                "c-aaaa000003",
                3,
                welder.exact,
                "single",
                Independent(1, 1, 1, (herald.id,)),
                (),
                (Reading("w-aaaa000004", welder.exact, (Passage(welder),)),),
            ),
        ]
    )


def _variants(wire: Report, noon: Report) -> tuple[Variant, ...]:
    number = Variant(
        id="v-number0001",
        rank=1,
        claim="c-aaaa000001",
        type="number",
        also=("quote",),
        operation="substituted",
        meaning="changed",
        p=0.97,
        severity="high",
        between=(wire.id, noon.id),
        before=at(wire, "12 people"),
        after=at(noon, "21 people"),
        directed=True,
        born_in=noon.id,
        copied_by=(),
        why='"12" is not "21": both count people killed, \'never written anywhere\'.',
    )
    hedge = replace(
        number,
        id="v-hedge00001",
        rank=2,
        type="hedge",
        also=(),
        before=at(wire, "may have been"),
        after=at(noon, "was"),
        p=0.8,
        severity="medium",
        why="The hedge is gone.",
    )
    gone = replace(
        number,
        id="v-omission01",
        rank=3,
        type="omission",
        operation="omitted",
        before=at(wire, "PORT HARLAN, Nov. 3"),
        after=None,
        meaning="kept",
        severity="none",
        p=0.7,
        why="Only a dateline.",
    )
    return (hedge, number, gone)


def _dossier(wire: Report, city: Report, noon: Report, herald: Report) -> dict[str, object]:
    spellings = (Spelling("Ana Ruiz", (at(noon, "Ana Ruiz"),)), Spelling("Ana Ruíz", (at(wire, "Ana Ruíz"), at(city, "Ana Ruíz"))))
    readings = (QuoteReading(at(wire, "We had no warning,"), "exact", True), QuoteReading(at(noon, "We had a warning,"), "altered", False))
    figures = (FigureReading(12.0, "exact", at(wire, "12 people")), FigureReading(21.0, "exact", at(noon, "21 people")))
    slot = Slot("place", (SlotReading("Port Harlan", (at(wire, "Port Harlan"),)),))
    return {
        "names": (Name("n-aaaa000001", "Ana Ruíz", "person", spellings, (Description("engineer", at(wire, "engineer")),)),),
        "quotes": (Quote("q-aaaa000001", "Ana Ruíz", readings[0].span, readings),),
        "figures": (Figure("f-aaaa000001", "people killed", "person", "conflict", figures),),
        "positions": (
            Position("p-aaaa000001", "a welder", "accuses", "never inspected", at(herald, "was never inspected"), "c-aaaa000003"),
        ),
        "timeline": (
            Happening(
                "h-aaaa000001", "2026-11-03", "day", "resolved", "bridge collapsed", (at(wire, "on Tuesday"), at(herald, "on Tuesday"))
            ),
        ),
        "frames": (Frame("e-aaaa000001", "collapse", (slot,)),),
        "discrepancies": (
            Discrepancy(
                "x-aaaa000001",
                1,
                "number",
                "conflict",
                "c-aaaa000001",
                "high",
                "12 or 21 killed",
                (figures[0].span, figures[1].span),
                "Both count the killed.",
            ),
        ),
        "left_out": (
            LeftOut(
                "o-aaaa000001",
                1,
                "c-aaaa000003",
                at(herald, "The bridge was never inspected"),
                (herald.id,),
                (wire.id, city.id, noon.id),
                "No other text has “inspected”; other texts speak of “bridge”.",
            ),
        ),
    }


HOSTILE = (
    "<script>document.title='owned'</script> \x1b[31mred\x1b[0m \x9b31m \u202eesrever\u202c \x00nul \x07bell "
    "<img src=x onerror=\"document.title='owned'\">\r\n"
    "{{ 7*7 }} {% raw %} </q></title></style></pre> &amp; javascript:alert(1) \u2028 line\n"
)


def hostile() -> Case:
    """The bridge case with hostile text in every place that a stranger can fill."""
    case = bridge()
    bad = report(
        "r-bbbb000001",
        HOSTILE[:60],
        HOSTILE,
        title=HOSTILE,
        byline=HOSTILE,
        outlet=HOSTILE,
        path=HOSTILE,
        url="javascript:document.title='owned'",
    )
    whole = bad.span(0, len(bad.text))
    name = Name("n-bbbb000001", HOSTILE, "person", (Spelling(HOSTILE, (whole,)),), (Description(HOSTILE, whole),))
    reading = Reading("w-bbbb000001", HOSTILE, (Passage(whole, Attribution(HOSTILE, HOSTILE, whole)),))
    rival = Reading("w-bbbb000002", "esrever", (Passage(at(bad, "esrever")),))
    claim = Claim(
        "c-bbbb000001",
        1,
        HOSTILE,
        "disputed",
        Independent(1, 1, 1, (bad.id,)),
        (Cited(HOSTILE, "person", (bad.id,), (whole,)),),
        (reading, rival),
    )
    variant = replace(
        case.stories[0].variants[1],
        id="v-bbbb000001",
        claim=claim.id,
        between=(bad.id, bad.id),
        before=whole,
        after=None,
        born_in=bad.id,
        why=f'"{HOSTILE}"',
    )
    story = Story(
        id="s-bbbb000001",
        title=HOSTILE,
        reports=(bad,),
        stemma=Stemma(roots=(bad.id,), independent=Independent(1, 1, 1, (bad.id,))),
        claims=Claims([claim]),
        variants=(variant,),
        names=(name,),
        quotes=(Quote("q-bbbb000001", HOSTILE, whole, (QuoteReading(whole, "exact", True),)),),
        timeline=(Happening("h-bbbb000001", HOSTILE, "day", "stated", HOSTILE, (whole,)),),
        left_out=(LeftOut("o-bbbb000001", 1, claim.id, whole, (bad.id,), (), HOSTILE),),
    )
    inputs = (Input(HOSTILE, "0" * 64, 5, "skipped", "R103", HOSTILE),)
    return replace(case, run=replace(case.run, inputs=inputs), reports=(*case.reports, bad), stories=(*case.stories, story))
