"""negation: the polarity of a predicate flips: not, no, never, any/no, without, fail to."""

from __future__ import annotations

from bisect import bisect_left

from retold.model import Token, Vote
from retold.variants.pair import Pair, Side
from retold.variants.variant import Example, VariantType

NOT = frozenset({"not", "n't", "never", "cannot", "nor", "neither", "hardly", "barely"})
NO = frozenset({"no", "without", "none", "nobody", "nothing", "nowhere"})
FAIL = frozenset({"fail", "failed", "fails", "failing", "refused", "declined"})
# Words that say without "not" that something is not so, is absent, or is brought to an end.
DENYING = frozenset(
    "fail refuse decline deny reject lack absent absence miss missing silent avoid prevent stop cease ban prohibit forbid block rule "
    "dismiss unable impossible few little hardly barely rarely seldom only too unlike instead rather except than but free yet still until "
    "unless doubt nonexistent end lose cancel abandon without nor neither no none never nothing nobody not".split()
)
NEGATING = ("un", "non", "in", "im", "dis")
DENIED_ALIKE = 0.55  # likeness from which a "not" without any answer is a change, whatever the verbs
STOPS = frozenset(
    {"but", "although", "though", "because", "while", "who", "which", "that", "and", "or", "if", "when", "after", "before", "as"}
)
ALIKE = 0.55  # likeness from which two tellings speak of one predicate
LEAST = 0.25  # likeness under which not even two bare texts do
REACH = 6  # content words a "not" reaches to its right before its clause must be over
LONGING = frozenset("hope hoped hoping feared dreaded wanted want wish long fear dread expect wait".split())
SKIPPED = frozenset({"ADP", "DET", "PRON", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT"})
NOT_ONLY = frozenset({"only", "just", "least", "more", "less", "longer", "doubt"})


def vote(pair: Pair) -> list[Vote]:
    """Predicates that stand negated on one side and not on the other."""
    votes = [v for of_a in (True, False) for v in _from(pair, of_a)]
    return votes or [v for of_a in (True, False) for v in _unanswered(pair, of_a)]


def _unanswered(pair: Pair, of_a: bool) -> list[Vote]:
    """A "not" on one side where nothing on the other denies, lacks, stops or refuses anything, whatever verb it has there."""
    side, other = pair.side(of_a)
    if not pair.carried or pair.likeness < DENIED_ALIKE or _answers(pair, not of_a):
        return []
    votes = []
    for cue, scope in side.once(cues):
        if _answered(pair, cue, of_a):
            continue
        partners = [m for n in scope if (m := pair.partner(n, of_a)) is not None]
        if (
            side.tokens[cue].text.lower() not in NOT
            or any(_cut_off(other, m) or _longed_for(other, m) for m in partners)
            or 2 * len(partners) < len(scope)
            or any(_negative(pair, side.tokens[n]) for n in scope)
        ):
            continue
        here, there = _phrase(side, [cue, scope[0]]), _phrase(other, partners[:1])
        a, b = (here, there) if of_a else (there, here)
        why = "one side denies it; nothing on the other denies anything"
        votes.append(Vote("negation", "substituted", "changed", 0.8, "high", a, b, why))
    return votes


def _answers(pair: Pair, of_a: bool) -> bool:
    """Whether this side denies, lacks or stops anything in words that are not the same word on the other side as well."""
    side, _ = pair.side(of_a)
    said = {cue for cue, _ in side.once(cues)} | {n for n, token in enumerate(side.tokens) if _negative(pair, token)}
    return any(not _answered(pair, n, of_a) for n in said)


def _answered(pair: Pair, n: int, of_a: bool) -> bool:
    side, other = pair.side(of_a)
    m = pair.partner(n, of_a)
    return m is not None and side.tokens[n].lemma == other.tokens[m].lemma


def _negative(pair: Pair, token: Token) -> bool:
    """Whether the word itself says that something is not, or is no more."""
    word = token.text.lower()
    bare = next((word.removeprefix(prefix) for prefix in NEGATING if word.startswith(prefix)), "")
    return token.lemma in DENYING or word in DENYING or (token.tag == "ADJ" and "ADJ" in pair.lexicon.tags(bare.lstrip("-")))


def _from(pair: Pair, of_a: bool) -> list[Vote]:
    side, other = pair.side(of_a)
    denied_there = {n for _, scope in other.once(cues) for n in scope}
    votes = []
    for cue, scope in side.once(cues):
        partners = [(n, m) for n in scope[:3] if (m := pair.partner(n, of_a)) is not None]
        core = [(n, m) for n, m in partners if side.tokens[n].lemma == other.tokens[m].lemma or _near(pair, n, m, of_a)]
        if not core or (core[0][0] != scope[0] and side.tokens[cue].text.lower() not in NO):
            continue
        if any(m in denied_there or _denies(pair, n, m, of_a) or _cut_off(other, m) for n, m in partners):
            continue
        if any(_longed_for(other, m) or _longed_for(side, n) for n, m in core):
            continue
        if side.tokens[cue].text.lower() in NO and len(core) == 1 and _relation(pair, *core[0], of_a) == "derived":
            continue  # "no crime" against "criminal": one word of a family, and another statement
        here = _phrase(side, [cue, *(n for n, _ in core)])
        there = _phrase(other, [m for _, m in core])
        a, b = (here, there) if of_a else (there, here)
        word = side.tokens[cue].text.lower()
        lost = f"the predicate that {word} denies on one side stands without it on the other"
        sure = pair.likeness > (LEAST if pair.carried else ALIKE)
        severity = "low" if not pair.bare and _first_since(side, other) else "high"
        votes.append(Vote("negation", "substituted", "changed" if sure else "unsure", 0.9 if sure else 0.5, severity, a, b, lost))
    return votes


def _first_since(denying: Side, other: Side) -> bool:
    """ "the first crash since 1959" is another way to say "no crash since 1959"."""
    words, others = ({token.text.lower() for token in side.tokens} for side in (denying, other))
    return "since" in words & others and "first" in others


def cues(side: Side) -> list[tuple[int, list[int]]]:
    """Each negation cue of the passage with the content words in its scope, the predicate it denies first."""
    out = []
    for n, token in enumerate(side.tokens):
        word = token.text.lower().replace("’", "'")
        following = side.tokens[n + 1].text.lower() if n + 1 < len(side.tokens) else ""
        if following in NOT_ONLY or (n and _almost(side, n)):
            continue
        if word in NOT or (word in FAIL and following in ("to", "in")):
            out.append((n, _rightward(side, n)))
        elif word in NO:
            out.append((n, _rightward(side, n)[:2] + _governor(side, n)))
    return [(n, scope) for n, scope in out if scope]


def _almost(side: Side, cue: int) -> bool:
    """ "almost did not happen": it did."""
    return any(token.text.lower() in ("almost", "nearly") for token in side.tokens[max(0, cue - 2) : cue])


def _rightward(side: Side, cue: int) -> list[int]:
    """Content words after the cue, to the end of its clause."""
    scope: list[int] = []
    for n in range(cue + 1, len(side.tokens)):
        token = side.tokens[n]
        if (token.text.lower() in STOPS and scope) or (token.tag == "PUNCT" and token.text in ",;:.—–") or len(scope) == REACH:
            break
        if token.tag not in SKIPPED and token.lemma not in ("do", "have", "be"):
            scope.append(n)
    return scope


def _governor(side: Side, cue: int) -> list[int]:
    """The verb before "no": in "committed no crime" the committing is denied."""
    for n in range(cue - 1, max(-1, cue - 4), -1):
        token = side.tokens[n]
        if token.tag == "PUNCT":
            break
        if token.tag == "VERB" or token.text.lower().endswith("ed"):
            return [n]
    return []


def _longed_for(side: Side, n: int) -> bool:
    """Whether the word is only hoped for or feared ("hoping to see", "a feared attack"): what did not come may be told so."""
    return any(token.lemma in LONGING or token.text.lower() in LONGING for token in side.tokens[max(0, n - 2) : n])


def _cut_off(side: Side, n: int) -> bool:
    """Whether the passage ends with the word and the report goes on with what denies it: "have committed | no crime"."""
    if n + 1 < len(side.tokens):
        return False
    end = side.tokens[n].end
    after = side.item.tokens[bisect_left(side.item.tokens, end, key=lambda token: token.start) :][:1]
    return any(token.text.lower() in NO | NOT for token in after)


def _near(pair: Pair, n: int, m: int, of_a: bool) -> bool:
    return _relation(pair, n, m, of_a) in ("same", "synonym", "derived")


def _denies(pair: Pair, n: int, m: int, of_a: bool) -> bool:
    """The partner is itself the contrary (open / not closed): the two negations cancel."""
    return _relation(pair, n, m, of_a) == "antonym"


def _relation(pair: Pair, n: int, m: int, of_a: bool) -> str:
    return pair.relation(n, m) if of_a else pair.relation(m, n)


def _phrase(side: Side, numbers: list[int]) -> tuple[int, int]:
    return side.place(min(numbers), max(numbers) + 1)


VARIANT = VariantType(
    "negation",
    "flips the polarity of the predicate",
    "¬",
    2,
    vote,
    (
        Example("The guards have taken no bribes.", "The guards have taken any bribes.", "changed", "taken no bribes", "taken any bribes"),
        Example("The guards have taken no bribes.", "The guards have not taken any bribes.", None),
        Example("The company did not pay the fine.", "The company paid the fine.", "changed", "not pay", "paid"),
        Example("The band pleased the whole town.", "The band did not amuse the whole town.", "changed", "pleased", "not amuse"),
    ),
)
