"""antonym: puts the contrary: rose/fell, before/after, support/oppose."""

from __future__ import annotations

from retold.model import Vote
from retold.variants.negation import NO, cues
from retold.variants.pair import Pair
from retold.variants.senses import bases
from retold.variants.variant import Example, VariantType

ONE_SENTENCE = 0.6  # likeness from which contraries need only stand near the same words
NEAR = 3
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "WORD"})
COMMON = 0.12  # rarity under which words mean too many things to be contraries wherever they stand
# Contraries in news that a dictionary holds apart, each pair both ways. The test for the list: of one thing at one time, and whatever it
# is, both cannot be said (one can want and hate, agree and debate; what was saved at first was spent later: not here).
CONTRARY = frozenset(
    frozenset(pair.split("/"))
    for pair in """
    before/after above/below guilty/innocent support/oppose accept/reject deny/admit deny/confirm win/lose rise/fall rise/drop
    increase/decrease increase/fall gain/lose current/past past/future local/international national/regional
    love/hate reveal/hide announce/conceal release/withhold publish/withhold together/apart often/never
    always/never admit/expel restore/demolish build/demolish free/capture liberate/occupy
    expand/reduce domestic/foreign allow/prevent help/hinder strict/lax
    establish/close establish/abolish discover/overlook promise/refuse enough/lacking important/trivial
    danger/safety secure/endanger praise/criticize welcome/condemn approve/veto demand/renounce attack/defend
    impose/lift join/leave hire/dismiss begin/end start/finish import/export buy/sell borrow/lend improve/worsen strengthen/weaken
    success/failure majority/minority profit/loss war/peace friend/enemy ally/enemy convict/acquit release/detain legal/illegal
    alive/dead open/close up/down
    """.split()
)


def vote(pair: Pair) -> list[Vote]:
    """Linked words that are contraries, where neither stands negated against the other."""
    votes = []
    denied_a = {n for _, scope in pair.a.once(cues) for n in scope}
    denied_b = {n for _, scope in pair.b.once(cues) for n in scope}
    for n, m in sorted(pair.links.items()):
        x, y = pair.a.tokens[n], pair.b.tokens[m]
        if x.lemma == y.lemma or {x.lemma, y.lemma} & NO or not _contrary(pair, n, m):
            continue
        if _counted(pair, n, m) or _life_lost(pair, n, m):
            continue
        if (n in denied_a) != (m in denied_b) or not (_beside(pair, n, m) or _held(pair, n, m)):
            continue
        sure = pair.carried or pair.likeness >= 0.75
        why = f"{x.lemma} -> {y.lemma}: contraries in the same place"
        p = 0.88 if sure else 0.5
        votes.append(Vote("antonym", "substituted", "changed" if sure else "unsure", p, "high", (x.start, x.end), (y.start, y.end), why))
    return votes or _apart(pair, denied_a, denied_b)


def _life_lost(pair: Pair, n: int, m: int) -> bool:
    """ "died" and "lost their lives" are no contraries."""
    for side, k in ((pair.a, n), (pair.b, m)):
        if side.tokens[k].lemma == "life" and any(t.lemma in ("lose", "loss", "take", "claim") for t in side.tokens[max(0, k - 3) : k]):
            return True
    return False


def _apart(pair: Pair, denied_a: set[int], denied_b: set[int]) -> list[Vote]:
    """In bare tellings of one sentence: a word that only one side has and its contrary that only the other has, wherever they stand."""
    if not pair.bare or pair.likeness < ONE_SENTENCE:
        return []
    left_a, left_b = _own(pair, True), _own(pair, False)
    found = [
        (n, m)
        for n in left_a
        for m in left_b
        if _contrary(pair, n, m) and _telling(pair, n, m) and (n in denied_a) == (m in denied_b) and not _counted(pair, n, m)
    ]
    if not found or (len({n for n, _ in found}) > 1 and len({m for _, m in found}) > 1):
        return []
    n, m = found[0]
    x, y = pair.a.tokens[n], pair.b.tokens[m]
    why = f"{x.lemma} -> {y.lemma}: contraries, each on one side only"
    return [Vote("antonym", "substituted", "changed", 0.8, "high", (x.start, x.end), (y.start, y.end), why)]


def _own(pair: Pair, of_a: bool) -> list[int]:
    """Words of content that the other side has in no form, nor by a word for the same."""
    side, other = pair.side(of_a)
    there = {token.lemma for token in other.tokens}
    return [
        n
        for n, token in enumerate(side.tokens)
        if (token.tag in CONTENT or pair.lexicon.tags(token.lemma))
        and token.text.lower() not in NO | {"any", "some"}
        and token.lemma not in there
        and not _near(pair, n, of_a)
    ]


def _near(pair: Pair, n: int, of_a: bool) -> bool:
    m = pair.partner(n, of_a)
    return m is not None and (pair.relation(n, m) if of_a else pair.relation(m, n)) in ("same", "synonym", "derived")


def _contrary(pair: Pair, n: int, m: int) -> bool:
    x, y = pair.a.tokens[n], pair.b.tokens[m]
    listed = any(frozenset((p, q)) in CONTRARY for p in bases(x, pair.lexicon) for q in bases(y, pair.lexicon))
    return listed or pair.relation(n, m) == "antonym"


def _telling(pair: Pair, n: int, m: int) -> bool:
    """Whether at least one of the words is rare enough to mean one thing wherever it stands."""
    return max(pair.lexicon.rarity(pair.a.tokens[n].lemma), pair.lexicon.rarity(pair.b.tokens[m].lemma)) > COMMON


def _counted(pair: Pair, n: int, m: int) -> bool:
    """One figure counts both: 200 lives claimed are 200 deaths."""
    figures_a = {q.value for q in pair.a.quantities if n in pair.a.numbers(q.span.start, q.span.end)}
    near = pair.b.tokens[max(0, m - 5)].start, pair.b.tokens[min(len(pair.b.tokens), m + 6) - 1].end
    return any(q.value in figures_a and near[0] <= q.number.start < near[1] for q in pair.b.quantities)


def _beside(pair: Pair, n: int, m: int) -> bool:
    """A word next to the one is linked to a word next to the other: the two stand in one place, not merely in one sentence."""
    return any(abs(pair.links.get(n + step, -9) - m) == 1 for step in (-1, 1)) or len(pair.a.tokens) <= 2


def _held(pair: Pair, n: int, m: int) -> bool:
    """In tellings of one sentence: two words near the one are linked to words as near to the other."""
    if not pair.carried or pair.likeness < ONE_SENTENCE:
        return False
    return sum(abs(pair.links.get(n + step, -99) - m) <= NEAR for step in (-3, -2, -1, 1, 2, 3)) >= 2


VARIANT = VariantType(
    "antonym",
    "puts the contrary",
    "⇄",
    5,
    vote,
    (
        Example("Prices rose after the vote.", "Prices fell after the vote.", "changed", "rose", "fell"),
        Example("The gate was not open that night.", "The gate was closed that night.", None),
    ),
)
