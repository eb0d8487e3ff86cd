"""One side gives something and wants something for it: prisoners for prisoners, goods for a promise. Offered, swapped or refused.

The hinge is a sentence that sets two things against one another ("in exchange for", "swap ... for", "..., if the other side frees
..."). What stands before the hinge is offered, what stands after it is asked for. All other slots are filled from sentences that
speak of the deal. Words and reaches were set on five reports of one exchange; of 36 stories of newscluster-dev, none of them an
exchange that most reports tell, none was read as one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from retold.dossier.frames.bargain import DEAL, GET, GIVE, GIVING, HELD, OFFER, WANTING, bargains, parties
from retold.dossier.frames.frame import Filling, FrameKind, SlotKind
from retold.dossier.frames.scene import Line, Scene, told
from retold.model import Quantity, Span

SHARE = 0.3  # of the reports; a deal that fewer tell of is a side matter of the story
NO_VERB = re.compile(r"\b(?:the|an?|this|that|its|his|her|their)\s+(?:[\w-]+\s+)?$|[’']s?\s+$", re.IGNORECASE)  # "the proposed exchange"
AFTER_COMMA = re.compile(r",\s*(?:\w+ly\s+)?$")  # ", offering": its subject is that of the clause before
TOPIC = re.compile(rf"\b{DEAL}\b|\b(?:proposals?|offer(?:s|ed|ing)?|deal|agreement)\b", re.IGNORECASE)
ON_THE_LIST = re.compile(
    rf"\b(?:includ(?:e|es|ed|ing)|mention(?:s|ed|ing)?|nam(?:es|ed|ing)|list(?:s|ed|ing)|{DEAL}|"
    r"(?:releas|liberation|freedom|return)\w* of|among (?:those|them|the)|freed|frees|let go|released)\b",
    re.IGNORECASE,
)
OF = re.compile(r"(?P<what>[\w-]+)\s+(?:of|to|for|with|against|by)\s+(?:(?!(?:are|is|were|was|be)\b)[\w’'.-]+\s+){0,5}$", re.IGNORECASE)
SETTING_FREE = re.compile(r"(?:releas|liberat|free|return|deliver|hand|extradit|transfer|swap|exchang)\w*$", re.IGNORECASE)
EQUAL = re.compile(r"\b(?:identical|equal|same) number\b|\bas many\b", re.IGNORECASE)
WITH = re.compile(
    rf"\b(?:{DEAL}|offer|proposal|deal|agreement)\s+(?:of\s+(?:[\w-]+\s+){{1,3}})?(?:with|to)\s+(?:(?!and\b)[\w’'.-]+\s+){{0,4}}$",
    re.IGNORECASE,
)
GIVEN_TO = re.compile(rf"\b{GIVE}\b[^.;]{{0,80}}\bto\s+(?:the\s+)?$|\breceived\b[^.;]{{0,80}}\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
BOUND = re.compile(r"\s*(?:the\s+)?(?:[\w-]+\s+of\s+)?(?:the\s+)?", re.IGNORECASE)
PUT_BY = re.compile(r"\b(?:proposal|offer|demand|deal)\s+(?:made\s+|put\s+\w+\s+)?(?:by|from)\s+(?:the\s+)?$", re.IGNORECASE)
CALLED_ON = re.compile(r"\b(?:called on|told|asked|urged|addressed|wrote to)\s+(?:[\w’'.-]+\s+){0,4}$", re.IGNORECASE)
CHANNEL = re.compile(
    r"\b(?i:in|on|via|through|by|over)\s+(?:(?:an?|the|his|her|its|their)\s+)?(?P<means>(?:[\w-]+\s+){0,2}?(?P<head>post|posting|article|tweet|"
    r"letter|statement|message|speech|interview|video|broadcast|telegram|call|note|conference|channels?|mediators?|intermediaries|"
    r"intermediary)\b(?:\s+(?:on|to)\s+(?:social (?:media|networks?)|[A-Z]\w*))?)"
)
BROKERED = re.compile(
    r"\b(?i:brokered|mediated|arranged|facilitated|negotiated) by\s+(?=(?P<by>\w))|"
    r"(?P<who>(?:\b[A-Z]\w+ )?\b(?:mediators|intermediaries))\b"
)
SAYING = re.compile(r"\b(?:said|says|wrote|announced|public|called|told|posted)\b", re.IGNORECASE)
LAW = re.compile(
    r"\b(?:(?:international humanitarian|wartime|martial|international|immigration|criminal|terrorism|anti-terrorism|emergency) law|"
    r"(?-i:[A-Z]\w+ Conventions?)|due process|legal (?:charges?|battle|obstacles?|challenges?))\b",
    re.IGNORECASE,
)
COURT = re.compile(r"\b(?:court|tribunal)\b", re.IGNORECASE)
ANSWERED = re.compile(
    r"\b(?:proposal|offer|deal|swap|exchange)\b[^.;]*?\b(?:was|were|been)\s+(?:\w+\s+)?"
    r"(?P<how>answered|rejected|welcomed|dismissed|accepted|called|described|critici[sz]ed)\b",
    re.IGNORECASE,
)
CLAUSE_ENDS = re.compile(r"\s+(?:and|but|while)\b|[;.]")
COMMENT = re.compile(r"\b(?:contacted|reached out to|asked|approached)\s[^.;]{3,80}?\b(?:for|to) comment\b", re.IGNORECASE)
RESPONDING = frozenset({"accuses", "denies", "refuses", "supports", "confirms", "not responded"})
NO_ANSWER = re.compile(r"\b(?:not|n[o’']t|yet to)\s+(?:\w+\s+)?(?:respond|repl|answer|comment)\w*", re.IGNORECASE)
REFUSED = re.compile(r"\b(?:reject|refus|dismiss|turn(?:ed)? down)\w*\b[^.;]{0,60}\b(?:proposal|offer|deal|swap|exchange)\b", re.IGNORECASE)
AGREED = re.compile(
    rf"\b(?:agreed|accepted|approved|signed)\b[^.;]{{0,40}}\b(?:proposal|offer|deal|{DEAL})\b|\bagreed to (?:\w+\s){{0,2}}{DEAL}",
    re.IGNORECASE,
)
CONDITION = re.compile(r"\b(?:if|provided that|would|could|should)\b", re.IGNORECASE)
GOT = re.compile(rf"\b{GET}\b|\b(?:exchanged|swapped|traded)\b", re.IGNORECASE)
DONE = re.compile(
    r"\b(?:released|freed|handed over|swapped|exchanged)\b[^.;]{0,60}\b(?:in exchange for|in return for|for)\b",
    re.IGNORECASE,
)
ANSWERING = 25  # code points between a party and the verb with which it answers
REACH = 70  # code points before a verb within which its subject is sought
AROUND = 2  # sentences after one of the deal in which a list of it may go on


def offered(scene: Scene) -> Iterator[Filling]:
    """What one side would give."""
    for bargain in bargains(scene):
        if bargain.offered is not None:
            yield Filling(bargain.offered.span.exact, bargain.offered.span, _key(scene, bargain.offered))


def asked(scene: Scene) -> Iterator[Filling]:
    """What it wants for it."""
    for bargain in bargains(scene):
        if bargain.asked is not None:
            yield Filling(bargain.asked.exact, bargain.asked)


def count_offered(scene: Scene) -> Iterator[Filling]:
    """How many it would give."""
    for bargain in bargains(scene):
        if bargain.offered is not None:
            yield Filling(told(bargain.offered), bargain.offered.span)


def count_asked(scene: Scene) -> Iterator[Filling]:
    """How many it wants; "the same number" is the number that most reports say is offered."""
    counts = Counter(filling.value for filling in count_offered(scene))
    usual = min(counts, key=lambda value: (-counts[value], value), default="")
    for bargain in bargains(scene):
        if bargain.asked is None:
            continue
        inside = [q for q in bargain.line.quantities if bargain.asked.overlap(q.number)]
        if EQUAL.search(bargain.asked.exact) and usual:
            yield Filling(usual, bargain.asked)
        elif inside and (inside[0].bound == "exact" or inside[0].what):
            yield Filling(told(inside[0]), inside[0].span)


def _key(scene: Scene, quantity: Quantity) -> str:
    """Equal for one value of one figure, whatever the things counted are called."""
    return f"{scene.figure_at(quantity.span) or quantity.what}:{quantity.value:g}:{quantity.bound}"


def givers(scene: Scene) -> Iterator[Filling]:
    """Who offers: the name before a verb of offering in a sentence of the deal."""
    deals = {bargain.line for bargain in bargains(scene)}
    for line in scene.lines:
        if line not in deals and not re.search(rf"\b{DEAL}\b", line.text, re.IGNORECASE):
            continue
        for verb in OFFER.finditer(line.text):
            if NO_VERB.search(line.text[: verb.start()]) or (verb[0].endswith("ing") and AFTER_COMMA.search(line.text[: verb.start()])):
                continue
            party = _before(line, verb)
            if party is not None:
                yield party
        if line in deals and not OFFER.search(line.text):
            verbs = (pattern.search(line.text) for pattern in (WANTING, GIVING))
            subjects = (_before(line, verb) for verb in verbs if verb is not None)
            yield from [party for party in subjects if party is not None][:1]
        for span, name in parties(line):
            if PUT_BY.search(line.text[: span.start - line.start]):
                yield Filling(name.name, span, name.id)


def _before(line: Line, verb: re.Match[str]) -> Filling | None:
    """The party that stands before a verb as its subject."""
    near = [(span, name) for span, name in parties(line) if 0 <= line.start + verb.start() - span.end <= REACH]
    between = line.text[near[-1][0].end - line.start : verb.start()] if near else ""
    if not near or re.search(r"[;:.]|,\s*(?:who|which)\b|\b(?:and|but)\b|[’']s?\s", between):
        return None
    return Filling(near[-1][1].name, near[-1][0], near[-1][1].id)


def takers(scene: Scene) -> Iterator[Filling]:
    """Who is asked: the name after "with" or "to" in a sentence of the deal, after "if", or whom the other side calls on."""
    giving = {filling.key for filling in givers(scene)}
    conditions = {bargain.line: bargain for bargain in bargains(scene)}
    for line in scene.lines:
        for span, name in parties(line):
            before = line.text[: span.start - line.start]
            if name.id in giving:
                continue
            offering = any(other.id in giving for place, other in line.named if place.start < span.start)
            called = offering and CALLED_ON.search(before)
            bargain = conditions.get(line)
            whom = (WITH.search(before) and OFFER.search(line.text)) or (bargain is not None and GIVEN_TO.search(before))
            bound = bargain is not None and len(before) >= bargain.hinge[1] and BOUND.fullmatch(before, bargain.hinge[1])
            answered = REFUSED.search(line.text) or AGREED.search(line.text)
            answers = answered is not None and 0 <= line.start + answered.start() - span.end <= ANSWERING
            if called or whom or bound or answers:
                yield Filling(name.name, span, name.id)


def _listing(scene: Scene) -> Iterator[tuple[Line, int]]:
    """Sentences of the deal, and those right after one, that say who is on the list; with the place of the word that says so."""
    last: tuple[str, int] = ("", 0)
    hinged = {bargain.line for bargain in bargains(scene)}
    for line in scene.lines:
        of_the_deal = TOPIC.search(line.text) is not None or HELD.search(line.text) is not None
        if of_the_deal:
            last = (line.item.report.id, line.number)
        near = last[0] == line.item.report.id and line.number - last[1] <= AROUND
        cue = ON_THE_LIST.search(line.text)
        if cue and near and line not in hinged:
            yield line, cue.start()


def persons(scene: Scene) -> Iterator[Filling]:
    """Who is named as one to be given or freed; those named with them in the same words elsewhere as well."""
    sides = {filling.key for find in (givers, takers) for filling in find(scene)}
    for line, cue in _listing(scene):
        for span, name in line.named:
            before = line.text[: span.start - line.start]
            speaks = SAYING.search(before, cue) is not None
            if name.kind == "person" and name.id not in sides and len(before) > cue and not speaks and not _of_another(before):
                yield Filling(name.name, span, name.id)


def _of_another(before: str) -> bool:
    """Whether the words before a name make it part of saying who another is: "the mother of opposition leader", "working with"."""
    clause = re.split(r"[,;:—–]\s|\band\b", before)[-1]
    of = OF.search(clause)
    return of is not None and SETTING_FREE.match(of["what"]) is None


def groups(scene: Scene) -> Iterator[Filling]:
    """Who else is to be given or freed, by number."""
    main = {filling.value for filling in count_offered(scene)}
    for line, cue in _listing(scene):
        for quantity in line.quantities:
            if quantity.what and quantity.span.start - line.start > cue and told(quantity) not in main and quantity.value >= 1:
                span = _up_to_next(line, quantity)
                yield Filling(span.exact, span, _key(scene, quantity))


def _up_to_next(line: Line, quantity: Quantity) -> Span:
    """The words that say whom ``quantity`` counts, up to the next figure of a list."""
    phrase = line.phrase(quantity.span.start - line.start) or quantity.span
    others = [q.span.start for q in line.quantities if quantity.span.end <= q.span.start < phrase.end]
    if not others:
        return phrase
    words = re.sub(r"\W*\band\W*$", "", phrase.exact[: others[0] - phrase.start]).rstrip(" ,")
    return line.item.report.span(phrase.start, phrase.start + len(words)) if len(words) >= len(quantity.span.exact) else quantity.span


def conditions(scene: Scene) -> Iterator[Filling]:
    """What must come first."""
    for bargain in bargains(scene):
        if bargain.conditional:
            start = (
                bargain.hinge[0] + len(bargain.line.text[bargain.hinge[0] :]) - len(bargain.line.text[bargain.hinge[0] :].lstrip(",–—- "))
            )
            span = bargain.line.span(start, len(bargain.line.text.rstrip(".!? ")))
            yield Filling(span.exact, span)


def channels(scene: Scene) -> Iterator[Filling]:
    """How it was put forward: a post, a letter, mediators."""
    parties = {filling.key for filling in givers(scene)}
    for line in scene.lines:
        speaks = any(name.id in parties for _, name in line.named)
        for broker in BROKERED.finditer(line.text):
            named = line.span(*broker.span("who")) if broker["who"] else line.phrase(broker.start("by"))
            if named is not None:
                yield Filling(named.exact, named)
        if not (TOPIC.search(line.text) or speaks) or not (OFFER.search(line.text) or (speaks and SAYING.search(line.text))):
            continue
        for found in CHANNEL.finditer(line.text):
            span = line.span(*found.span("means"))
            yield Filling(span.exact, span, found["head"].casefold())


def law(scene: Scene) -> Iterator[Filling]:
    """Under which law, before which court."""
    for line in scene.lines:
        for span, name in line.named:
            if name.kind == "law" or (name.kind == "organization" and COURT.search(name.name)):
                yield Filling(name.name, line.passage(span.start - line.start), name.id)
        for found in LAW.finditer(line.text):
            yield Filling(found[0], line.passage(found.start()), found[0].casefold())


def responses(scene: Scene) -> Iterator[Filling]:
    """Who said what to it."""
    giving = {filling.value for filling in givers(scene)}
    for position in scene.positions:
        if position.stance in RESPONDING and position.party not in giving and TOPIC.search(position.span.exact):
            yield Filling(f"{position.party}: {position.stance}", position.span)
    for line in scene.lines:
        for pattern in (ANSWERED, COMMENT):
            found = pattern.search(line.text)
            if found and TOPIC.search(line.text):
                first = found.start("how") if pattern is ANSWERED else found.start()
                after = CLAUSE_ENDS.search(line.text, found.end())
                words = line.text[first : after.start() if after else len(line.text)].rstrip(" .,;")
                yield Filling(words, line.item.report.span(line.start + first, line.start + first + len(words)))


def status(scene: Scene) -> Iterator[Filling]:
    """How far it came."""
    hinged = {bargain.line for bargain in bargains(scene)}
    for line in scene.lines:
        if not TOPIC.search(line.text):
            continue
        for value, pattern in (("no answer yet", NO_ANSWER), ("refused", REFUSED), ("agreed", AGREED)):
            found = pattern.search(line.text)
            if found:
                yield Filling(value, line.span(*found.span()))
        if line in hinged:
            done, offer = DONE.search(line.text), OFFER.search(line.text)
            if offer:
                yield Filling("offered", line.span(*offer.span()))
            elif done or not (AGREED.search(line.text) or WANTING.search(line.text) or CONDITION.search(line.text)):
                found = done or GIVING.search(line.text) or GOT.search(line.text)
                if found:
                    yield Filling("carried out", line.span(*found.span()))


FRAME = FrameKind(
    name="exchange",
    share=SHARE,
    slots=(
        SlotKind("offered by", givers),
        SlotKind("asked of", takers),
        SlotKind("offered", offered, core=True),
        SlotKind("asked in return", asked, core=True),
        SlotKind("how many offered", count_offered),
        SlotKind("how many asked", count_asked),
        SlotKind("named persons", persons),
        SlotKind("others on the list", groups),
        SlotKind("conditions", conditions),
        SlotKind("channel", channels),
        SlotKind("legal setting", law),
        SlotKind("responses", responses),
        SlotKind("status", status),
    ),
)
