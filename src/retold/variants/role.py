"""role: exchanges who does it and to whom, or whom a pronoun means."""

from __future__ import annotations

from itertools import pairwise

from retold.model import Token, Vote
from retold.variants.pair import Pair, Side
from retold.variants.variant import Example, VariantType

PERSON = {
    "i": "1s", "me": "1s", "my": "1s", "we": "1p", "us": "1p", "our": "1p", "you": "2", "your": "2",
    "he": "3m", "him": "3m", "his": "3m", "she": "3f", "her": "3f", "hers": "3f", "it": "3n", "its": "3n", "they": "3p", "them": "3p",
    "their": "3p",
}  # fmt: skip
AGENTS = frozenset({"person", "organization"})
SELF = frozenset({"himself", "herself", "itself", "themselves"})
BE = frozenset({"was", "were", "is", "are", "been", "being", "be"})
ALIKE = 0.65  # likeness from which pronouns in one place belong to one sentence
ONE_SENTENCE = 0.5  # likeness from which two bare texts tell of the same people
WOMEN = frozenset("woman girl mother sister daughter wife widow aunt queen princess actress lady female mrs ms miss girlfriend".split())
MEN = frozenset("man boy father brother son husband widower uncle king prince actor gentleman male mr boyfriend".split())
CLEAR = frozenset(
    {frozenset(p) for p in (("3m", "3f"), ("3m", "3p"), ("3f", "3p"), ("1s", "3m"), ("1s", "3f"), ("1p", "3p"), ("1s", "1p"))}
)


def vote(pair: Pair) -> list[Vote]:
    """Pronouns in one place that mean others, and two names that changed places around one verb."""
    found = _pronouns(pair)
    gender = [] if any(v.meaning == "changed" for v in found) else _other_gender(pair)
    return found + gender + _exchanged(pair) + _turned_on_oneself(pair) + _subject_lost(pair)


def _pronouns(pair: Pair) -> list[Vote]:
    votes = []
    for n, m in sorted(_slots(pair)):
        x, y = pair.a.tokens[n], pair.b.tokens[m]
        persons = _person(x), _person(y)
        if not all(persons) or persons[0] == persons[1] or pair.a.quoted(n) != pair.b.quoted(m):
            continue
        if frozenset(persons) in CLEAR and pair.carried and pair.likeness >= ALIKE:
            meaning, p = "changed", 0.75
        else:
            meaning, p = "unsure", 0.5
        why = f"{x.text.lower()} -> {y.text.lower()}: the pronoun means others"
        votes.append(
            Vote(
                "role",
                "substituted",
                meaning,
                p,
                "high",
                pair.a.place(*_around(pair, n, True)),
                pair.b.place(*_around(pair, m, False)),
                why,
            )
        )
    return votes


def _other_gender(pair: Pair) -> list[Vote]:
    """A "he" less on one side and a "she" more on the other, where nothing else on either side is a woman's or a man's."""
    if not pair.bare or pair.likeness < ONE_SENTENCE:
        return []
    mine, theirs = _genders(pair, True), _genders(pair, False)
    for gone, come in (("3m", "3f"), ("3f", "3m")):
        lost = len(mine[gone]) > len(theirs[gone]) and len(theirs[come]) > len(mine[come])
        if (
            lost
            and not _speaks_of(pair.a, come)
            and (not mine[come] or len(mine[gone]) + len(mine[come]) == len(theirs[gone]) + len(theirs[come]))
        ):
            n = next((n for n in mine[gone] if not _same_there(pair, n, True)), mine[gone][0])
            m = next((m for m in theirs[come] if not _same_there(pair, m, False)), theirs[come][0])
            x, y = pair.a.tokens[n].text.lower(), pair.b.tokens[m].text.lower()
            why = f"{x} -> {y}: a man on one side, a woman on the other"
            places = pair.a.place(*_around(pair, n, True)), pair.b.place(*_around(pair, m, False))
            return [Vote("role", "substituted", "changed", 0.75, "high", *places, why)]
    return []


def _genders(pair: Pair, of_a: bool) -> dict[str, list[int]]:
    side, _ = pair.side(of_a)
    persons = [(n, _person(token)) for n, token in enumerate(side.tokens)]
    return {which: [n for n, person in persons if person == which] for which in ("3m", "3f")}


def _speaks_of(side: Side, person: str) -> bool:
    words = WOMEN if person == "3f" else MEN
    return any(token.lemma in words for token in side.tokens)


def _same_there(pair: Pair, n: int, of_a: bool) -> bool:
    side, other = pair.side(of_a)
    m = pair.partner(n, of_a)
    return m is not None and _person(side.tokens[n]) == _person(other.tokens[m])


def _person(token: Token) -> str:
    """The person a pronoun means; "" for other words, the US among them."""
    return "" if len(token.text) > 1 and token.text.isupper() else PERSON.get(token.text.lower(), "")


def _slots(pair: Pair) -> list[tuple[int, int]]:
    """Pronouns linked to one another, or alone in one substitution."""
    out = [(n, m) for n, m in pair.links.items() if n not in pair.exact]
    for edit in pair.edits:
        if edit.a and edit.b and pair.anchored(edit):
            pronouns_a = [n for n in range(*edit.a) if _person(pair.a.tokens[n]) and n not in pair.links]
            pronouns_b = [m for m in range(*edit.b) if _person(pair.b.tokens[m]) and m not in pair.back]
            if len(pronouns_a) == len(pronouns_b) == 1:
                out.append((pronouns_a[0], pronouns_b[0]))
    return out


def _around(pair: Pair, n: int, of_a: bool) -> tuple[int, int]:
    """The pronoun with the word after it: who does what."""
    side = pair.a if of_a else pair.b
    last = n + 2 if n + 1 < len(side.tokens) and side.tokens[n + 1].tag != "PUNCT" else n + 1
    return n, last


def _exchanged(pair: Pair) -> list[Vote]:
    """Two names on the same two sides of one verb, changed over; active against passive does not count."""
    places = []
    for x in pair.a.mentions:
        name = pair.name_of.get((x.span.report, x.span.start))
        same = [y for y in pair.b.mentions if name and pair.name_of.get((y.span.report, y.span.start)) == name]
        if len(same) == 1:
            places.append((x, same[0]))
    votes = []
    for (x1, y1), (x2, y2) in pairwise(places):
        if (
            x1.kind == x2.kind
            and x1.kind in AGENTS
            and y1.span.start > y2.span.start
            and not _passive(pair)
            and _verb_between(pair, x1.span.end, x2.span.start)
        ):
            span_a, span_b = (x1.span.start, x2.span.end), (y2.span.start, y1.span.end)
            least = 0.75 if pair.bare else 0.0 if pair.carried else 0.8
            if max(span_a[1] - span_a[0], span_b[1] - span_b[0]) <= 120 and pair.likeness >= least:
                votes.append(Vote("role", "substituted", "changed", 0.7, "high", span_a, span_b, "who does it and to whom are exchanged"))
    return votes


def _turned_on_oneself(pair: Pair) -> list[Vote]:
    """One side does it to oneself (called himself), the other has it done (was called)."""
    votes = []
    for of_a in (True, False):
        side, other = pair.side(of_a)
        for n, token in enumerate(side.tokens):
            verb = n - 1
            partner = pair.partner(verb, of_a) if verb >= 0 else None
            if token.text.lower() not in SELF or partner is None or pair.partner(n, of_a) is not None:
                continue
            before = [t.text.lower() for t in other.tokens[max(0, partner - 2) : partner]]
            if set(before) & BE and other.tokens[partner].text.lower().endswith(("ed", "en", "wn")):
                here, there = side.place(verb, n + 1), other.place(max(0, partner - 1), partner + 1)
                a, b = (here, there) if of_a else (there, here)
                votes.append(
                    Vote("role", "substituted", "changed", 0.7, "high", a, b, "done to oneself on one side, done by others on the other")
                )
    return votes


def _subject_lost(pair: Pair) -> list[Vote]:
    """They are against being: of whom it is said stands on one side and has to be guessed on the other."""
    votes = []
    for n, m in sorted(pair.links.items()):
        words = pair.a.tokens[n].text.lower(), pair.b.tokens[m].text.lower()
        for of_a in (True, False):
            (side, other), (here, there) = pair.side(of_a), (n, m) if of_a else (m, n)
            finite, bare = words if of_a else (words[1], words[0])
            if there + 1 < len(other.tokens) and other.tokens[there + 1].tag == "VERB":
                continue
            if not pair.carried or finite not in BE or bare != "being" or finite == "being" or here == 0:
                continue
            if side.tokens[here - 1].text.lower() in PERSON and pair.partner(here - 1, of_a) is None:
                spans = side.place(here - 1, min(len(side.tokens), here + 2)), other.place(there, min(len(other.tokens), there + 2))
                a, b = spans if of_a else (spans[1], spans[0])
                votes.append(Vote("role", "substituted", "changed", 0.6, "high", a, b, "of whom it is said stands on one side only"))
    return votes


def _passive(pair: Pair) -> bool:
    """One side has a by-phrase that the other lacks."""
    return any(t.text.lower() == "by" for t in pair.a.tokens) != any(t.text.lower() == "by" for t in pair.b.tokens)


def _verb_between(pair: Pair, start: int, end: int) -> bool:
    return any(pair.a.tokens[n].tag == "VERB" and n in pair.links for n in pair.a.numbers(start, end))


VARIANT = VariantType(
    "role",
    "exchanges who does it and to whom, or whom a pronoun means",
    "⇋",
    9,
    vote,
    (
        Example("The lawyer says they did nothing wrong.", "The lawyer says he did nothing wrong.", "changed", "they did", "he did"),
        Example("The pilot kept his licence in the boat.", "In the boat the pilot kept her licence.", "changed", "his", "her"),
    ),
)
