"""quote: alters words inside quotation marks, or drops or adds the marks."""

from __future__ import annotations

from retold.model import Token, Vote
from retold.variants.pair import Edit, Pair, Side
from retold.variants.senses import fold, relation
from retold.variants.variant import Example, VariantType

SCARE = 3  # words: so short a quotation holds words at arm's length; without its marks the outlet says them itself
LOPSIDED = 4  # times as many words on one side: the passages are cut otherwise
TAIL = 5  # letters of a word left off or written together with the next
OWNERS = frozenset({"my", "your", "his", "her", "its", "our", "their"})
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "WORD", "NUM"})
PEOPLES = frozenset({("us", "american"), ("uk", "british"), ("eu", "european")})
KEPT_RELATIONS = frozenset({"same", "synonym", "derived"})


def vote(pair: Pair) -> list[Vote]:
    """Marks lost or added over the same words, and words altered inside marks on both sides."""
    return _marks(pair) + _altered(pair)


def _marks(pair: Pair) -> list[Vote]:
    votes = []
    for first, last in _runs(pair):
        links = [pair.links[n] for n in range(first, last) if n in pair.links]
        quoted_a = pair.a.quoted(first)
        scare = last - first <= SCARE
        spoken = pair.a.attribution is not None and pair.b.attribution is not None
        meaning, p, severity = ("unsure", 0.5, "medium") if scare and not spoken else ("kept", 0.8, "low")
        why = "the quotation marks are dropped (unmarked)" if quoted_a else "quotation marks are added (marked)"
        votes.append(
            Vote("quote", "substituted", meaning, p, severity, pair.a.place(first, last), pair.b.place(min(links), max(links) + 1), why)
        )
    return votes


def _runs(pair: Pair) -> list[tuple[int, int]]:
    """Longest runs of linked tokens of a that stand inside marks on exactly one side, the same side throughout."""
    runs: list[list[int]] = []
    state: bool | None = None
    for n in range(len(pair.a.tokens)):
        m = pair.links.get(n)
        if m is None or pair.a.tokens[n].tag == "PUNCT":
            continue
        quoted_a, quoted_b = pair.a.quoted(n), pair.b.quoted(m)
        now = quoted_a if quoted_a != quoted_b else None
        if now is not None and now == state and runs:
            runs[-1].append(n)
        elif now is not None:
            runs.append([n])
        state = now
    return [(run[0], run[-1] + 1) for run in runs]


def _altered(pair: Pair) -> list[Vote]:
    votes = []
    for edit in pair.edits:
        if edit.a is None or edit.b is None or not (pair.a.quoted(edit.a[0]) and pair.b.quoted(edit.b[0])):
            continue
        if not (_content(pair, edit.a, True) and _content(pair, edit.b, False)) or pair.anchored(edit) == 0:
            continue
        kept = _kept(pair, edit.a, edit.b) or _respelt(pair.a.words(*edit.a), pair.b.words(*edit.b))
        meaning, p, severity = ("kept", 0.7, "low") if kept else ("unsure", 0.5, "medium")
        if not kept and not pair.bare and pair.anchored(edit) >= 1 and (pair.carried or pair.likeness >= 0.75):
            meaning, p = "changed", 0.6
            severity = "medium" if _altered_inside(pair, edit) else "low"
        why = "words inside the quotation marks differ" + (", in wording only" if kept else "")
        votes.append(Vote("quote", "substituted", meaning, p, severity, pair.a.place(*edit.a), pair.b.place(*edit.b), why))
    return votes


def _altered_inside(pair: Pair, edit: Edit) -> bool:
    """Whether one utterance has other words there: held on both ends, or few for few; told by two reporters it may be two."""
    if not pair.carried or edit.a is None or edit.b is None:
        return False
    if _stands_in(pair.b, pair.a.words(*edit.a)) and _stands_in(pair.a, pair.b.words(*edit.b)):
        return False
    shortest, longest = sorted((edit.a[1] - edit.a[0], edit.b[1] - edit.b[0]))
    if longest == 1:  # one word renders another; where the sense turns, the contrary or the number tells it
        return False
    return longest <= SCARE or (pair.anchored(edit) == 2 and longest <= LOPSIDED * shortest)


def _stands_in(side: Side, words: str) -> bool:
    """Whether the report quotes these words too, in another place: then both quote both."""
    return any(words.casefold() in q.span.exact.casefold() for q in side.item.quotations if q.marked)


def _respelt(x: str, y: str) -> bool:
    """Whether two stretches are one but for marks, spaces or a letter at the end ("askin", "asking"; "@Cubs", "Cubs")."""
    first, second = ("".join(c for c in fold(words) if c.isalnum()) for words in (x, y))
    short, long = sorted((first, second), key=len)
    return first == second or (len(short) > SCARE and long.startswith(short) and len(long) - len(short) <= TAIL)


def _content(pair: Pair, stretch: tuple[int, int], of_a: bool) -> bool:
    side = pair.a if of_a else pair.b
    return any(side.tokens[n].tag in CONTENT or side.tokens[n].text.lower() in OWNERS for n in range(*stretch))


def _kept(pair: Pair, x: tuple[int, int], y: tuple[int, int]) -> bool:
    """All content words of the shorter stretch have a word of the same meaning in the other."""
    words_x = [pair.a.tokens[n] for n in range(*x) if pair.a.tokens[n].tag in CONTENT]
    words_y = [pair.b.tokens[n] for n in range(*y) if pair.b.tokens[n].tag in CONTENT]
    few, many = sorted((words_x, words_y), key=len)
    return all(any(relation(p, q, pair.lexicon) in KEPT_RELATIONS or _one_word(p, q) for q in many) for p in few)


def _one_word(p: Token, q: Token) -> bool:
    """Whether two words are one cut short ("air", "aircraft") or a country and its people ("US", "American")."""
    short, long = sorted((fold(p.text).replace(".", ""), fold(q.text).replace(".", "")), key=len)
    return (len(short) >= SCARE and long.startswith(short)) or (short, long) in PEOPLES


VARIANT = VariantType(
    "quote",
    "alters words inside quotation marks, or drops or adds the marks",
    "”",
    8,
    vote,
    (
        Example(
            'The mayor said "we were warned about the river in spring".',
            "The mayor said we were warned about the river in spring.",
            "kept",
            "we were warned",
            "we were warned",
        ),
    ),
)
