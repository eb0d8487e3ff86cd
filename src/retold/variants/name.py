"""name: refers to someone or something else (swapped), or corrupts the same name (garbled)."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from retold.model import Mention, Vote
from retold.ports import Lexicon
from retold.variants.pair import Pair
from retold.variants.rival_names import rival_names
from retold.variants.senses import fold
from retold.variants.sounds import heard_alike
from retold.variants.variant import Example, VariantType

PARTICLES = frozenset({"de", "of", "da", "do", "di", "del", "la", "van", "von", "al", "el"})
ACCENTS = "accents differ"
MISSPELLED = "misspelt as"
SHORTEST_MISSPELT = 3  # letters under which words that differ are particles rendered in two ways ("Mazar-i-Sharif", "Mazar-e-Sharif")
MISSPELT = 2  # letters by which a corrupted spelling may differ


def vote(pair: Pair) -> list[Vote]:
    """Names that answer one another and are spelt as no one spells them, or are somebody else's."""
    votes = [_other(pair, x, y) for x, y in rival_names(pair)]
    for x in pair.a.mentions:
        y = _partner(pair, x)
        if y is None or x.span.exact == y.span.exact:
            continue
        found = _garbled(x.span.exact, y.span.exact)
        if found and one_word(x.span.exact, y.span.exact, pair.lexicon):
            votes.append(_vote(x, y, "kept", 0.8, "none", "the same name in another spelling"))
        elif found and pair.bare and found == ACCENTS:
            votes.append(_vote(x, y, "unsure", 0.5, "low", "accents differ: lost, or left out as many newsrooms do"))
        elif found:
            # Renderings of a foreign name differ by letters as corruptions do: between bare texts it is less sure (DEMETR kept pairs).
            severity = "low" if MISSPELLED in found and not pair.bare else "medium"  # who is meant is plain: a slip of the hand
            votes.append(_vote(x, y, "changed", 0.6 if pair.bare else 0.85, severity, f"garbled: {found}"))
        elif _same(pair, x, y) or _short(x.span.exact, y.span.exact):
            votes.append(_vote(x, y, "kept", 0.9, "none", "another form of the same name"))
        elif _swapped(pair, x, y):
            votes.append(_vote(x, y, "changed", 0.8, "high", f"another {x.kind} stands in the same place"))
    return votes


def _vote(x: Mention, y: Mention, meaning: str, p: float, severity: str, why: str) -> Vote:
    return Vote("name", "substituted", meaning, p, severity, (x.span.start, x.span.end), (y.span.start, y.span.end), why)


def _other(pair: Pair, x: range, y: range) -> Vote:
    a, b = pair.a.place(x.start, x.stop), pair.b.place(y.start, y.stop)
    why = f"{pair.a.words(x.start, x.stop)} stands on one side only, {pair.b.words(y.start, y.stop)} on the other: another name"
    return Vote("name", "substituted", "changed", 0.8, "high", a, b, why)


def one_word(x: str, y: str, lexicon: Lexicon) -> bool:
    """Whether the words that differ are one word in two spellings (harbour, harbor; ß, ss)."""
    words_x, words_y = fold(x).replace("ß", "ss").split(), fold(y).replace("ß", "ss").split()
    differing = [(p, q) for p, q in zip(words_x, words_y, strict=False) if p != q]
    return len(words_x) == len(words_y) and all(lexicon.relation(p, q) == "same" for p, q in differing)


def misspelt(x: str, y: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """What corrupts one spelling of a name against another by letters, and how much that weighs; None where nothing does.

    Accents, capitals, a house's way of spelling and a particle rendered in two ways corrupt nothing; what sounds alike weighs little.
    """
    if one_word(x, y, lexicon):
        return None
    words_x, words_y = fold(x).replace("-", " ").split(), fold(y).replace("-", " ").split()
    differing = [(p, q) for p, q in zip(words_x, words_y, strict=False) if p != q]
    if len(words_x) == len(words_y) and len(differing) == 1 and x.isascii() and y.isascii():
        p, q = differing[0]
        if heard_alike(p, q):
            return f"{p} rendered as {q}", "low"
        if min(len(p), len(q)) < SHORTEST_MISSPELT and not {p, q} <= PARTICLES:
            return None
    found = _garbled(x, y)
    return (f"garbled: {found}", "low" if MISSPELLED in found else "medium") if found and found != ACCENTS else None


def _same(pair: Pair, x: Mention, y: Mention) -> bool:
    name = pair.name_of.get((x.span.report, x.span.start))
    return name is not None and name == pair.name_of.get((y.span.report, y.span.start))


def _partner(pair: Pair, x: Mention) -> Mention | None:
    """The mention of b that shares most linked words with ``x``, else the one in the same edit, else its namesake."""
    numbers = set(pair.a.numbers(x.span.start, x.span.end))
    best: tuple[int, Mention] | None = None
    for y in pair.b.mentions:
        others = set(pair.b.numbers(y.span.start, y.span.end))
        weight = 4 * sum(1 for n in numbers if pair.links.get(n) in others and pair.a.tokens[n].tag != "PUNCT")
        weight += 2 * any(e.a and e.b and numbers & set(range(*e.a)) and others & set(range(*e.b)) for e in pair.edits)
        weight += 3 * _same(pair, x, y)
        if weight and (best is None or weight > best[0]):
            best = (weight, y)
    return best[1] if best else None


def _dropped(text: str) -> str:
    """The text without its accented letters: how a careless converter leaves it."""
    return "".join(c for c in text.lower() if c.isascii())


def _garbled(x: str, y: str) -> str:
    """What corrupts the one spelling against the other; "" when nothing does."""
    if fold(x) == fold(y):
        return "" if x.lower() == y.lower() or x.isupper() or y.isupper() else ACCENTS
    if (not x.isascii() and _dropped(x) == y.lower()) or (not y.isascii() and _dropped(y) == x.lower()):
        return "accented letters dropped"
    words_x, words_y = fold(x).split(), fold(y).split()
    if len(words_x) != len(words_y):
        return _garbled_word(x, y)
    differing = [(p, q) for p, q in zip(words_x, words_y, strict=True) if p != q]
    if len(differing) != 1:
        return _garbled_word(x, y)
    p, q = differing[0]
    if p in PARTICLES and q in PARTICLES:
        return f"the particle {p} turned into {q}"
    close = 0 < Levenshtein.distance(p, q) <= MISSPELT and min(len(p), len(q)) >= 4 and p[0] == q[0]
    if (close and len(words_x) >= 2) or (close and min(len(p), len(q)) >= 7):
        return "" if p.rstrip("s") == q.rstrip("s") else f"{p} {MISSPELLED} {q} (or the other way)"
    return ""


def _garbled_word(x: str, y: str) -> str:
    """One word of a longer name lost its accented letters."""
    for one, other in ((x, y), (y, x)):
        dropped = {_dropped(w) for w in one.split() if not w.isascii()}
        if dropped & {w.lower() for w in other.split()}:
            return "accented letters dropped"
    return ""


def _short(x: str, y: str) -> bool:
    words_x, words_y = set(fold(x).replace(".", "").split()), set(fold(y).replace(".", "").split())
    initials = {"".join(w[0] for w in text.split()).lower() for text in (x, y)}
    return bool(words_x & words_y) or bool(initials & {x.lower().replace(".", ""), y.lower().replace(".", "")})


def _swapped(pair: Pair, x: Mention, y: Mention) -> bool:
    """Two names in one slot: linked or one edit, the same kind, firm words on both sides, and neither stands elsewhere too."""
    if x.kind != y.kind or not (pair.carried or pair.likeness >= 0.8):
        return False
    ids = pair.name_of.get((x.span.report, x.span.start)), pair.name_of.get((y.span.report, y.span.start))
    elsewhere_b = {pair.name_of.get((m.span.report, m.span.start)) for m in pair.b.mentions}
    elsewhere_a = {pair.name_of.get((m.span.report, m.span.start)) for m in pair.a.mentions}
    if None in ids or ids[0] in elsewhere_b or ids[1] in elsewhere_a:
        return False
    numbers, others = pair.a.numbers(x.span.start, x.span.end), pair.b.numbers(y.span.start, y.span.end)
    left = pair.links.get(numbers.start - 1, -2) == others.start - 1
    right = pair.links.get(numbers.stop, -2) == others.stop
    return left and right


VARIANT = VariantType(
    "name",
    "refers to someone or something else (swapped), or corrupts the same name (garbled)",
    "@",
    4,
    vote,
    (
        Example(
            "Paul Tregenza sold the old boat in March.",
            "In March Alan Tregenza sold the old boat.",
            "changed",
            "Paul Tregenza",
            "Alan Tregenza",
        ),
        Example("The United Nations sent two boats on Monday.", "On Monday the U.N. sent two boats.", None),
        Example("Mayor José Peñalver spoke on Monday.", "Mayor Jos Pealver spoke on Monday.", "changed", "José Peñalver", "Jos Pealver"),
        Example(
            "Ana de Castro Ruiz spoke on Monday.",
            "Ana of Castro Ruiz spoke on Monday.",
            "changed",
            "Ana de Castro Ruiz",
            "Ana of Castro Ruiz",
        ),
    ),
)
