"""hedge: is more, or less, certain: alleged, may, reportedly, claims, is believed to."""

from __future__ import annotations

from retold.model import Vote
from retold.variants.pair import Pair, Side
from retold.variants.variant import Example, VariantType

DOUBT = frozenset(
    "alleged allegedly reportedly apparently apparent possibly possible perhaps probably likely suspected suspect supposedly purported "
    "purportedly "
    "presumed presumably seemingly unconfirmed rumoured rumored potentially potential may might could would-be so-called believed thought "
    "appear appears appeared seem seems seemed suggest suggests suggested unclear claims claimed claim allege alleges estimated".split()
)  # fmt: skip
# Words that leave a thing as open as a hedge does, though alone they are none: on one side only they change nothing.
SOFT = frozenset(
    "can should must expect expects expected expecting believe believes believing thinks think look looks looked looking according "
    "reports hope hopes hoped plan plans planned intend intends assume assumed assumes indicate indicates indicated risk chance "
    "probability possibility likelihood preliminary initial feel feels felt consider considered deemed doubt doubts doubtful".split()
)
# A charge, a suspicion or a question tells nothing as certain.
OPEN = frozenset(
    "whether if charge charges charged accuse accused accuses accusing suspicion suspicions indicted investigating investigate probe "
    "probing theories theory asked why what how unknown".split()
)
NEAR_BY = 6  # words around what both tell within which it is left open
CAME = frozenset({"appear", "appears", "appeared"})  # "the truck appeared on the promenade" doubts nothing
WHEREUPON = frozenset("on in at before with for by from near behind alongside among again".split())
OWN_MIND = frozenset({"i", "we", "you", "never"})  # "I thought" tells a thought, no doubt of the reporter
QUALITIES = frozenset(
    "alleged suspected purported possible likely apparent would-be so-called supposed probable potential rumoured rumored".split()
)
MODAL = frozenset({"may", "might", "could"})
GRAVE = frozenset(
    {
        "kill",
        "murder",
        "attack",
        "die",
        "dead",
        "death",
        "guilty",
        "crime",
        "bomb",
        "shoot",
        "abuse",
        "terrorist",
        "fraud",
        "bribe",
        "poison",
    }
)
SAYING = frozenset({"claim", "claims", "claimed", "allege", "alleges"})
NAMING = frozenset({"so-called"})  # as often marks a term that readers may not know
HEARSAY = frozenset({"allegedly", "alleged", "purportedly", "supposedly"})  # what a named speaker marks as well ("reportedly" names nobody)
SAME = frozenset({"same", "synonym", "derived"})
# Likeness from which two reporters tell one happening: of 20 hedges of medium weight read on newscluster-dev all 8 from here on are right,
# 2 of the 12 under it (AUROC .84; the chance that both passages tell one fact has .76). As many with each story left out.
ONE_HAPPENING = 0.61
SCOPE = 9  # words to the right of a hedge that it may cover
REACH = 5  # words from the hedge within which the word it hedges must be linked


def vote(pair: Pair) -> list[Vote]:
    """Hedges that stand on one side only, over words that both sides have."""
    return [v for of_a in (True, False) for v in _from(pair, of_a)]


def _from(pair: Pair, of_a: bool) -> list[Vote]:
    side, other = pair.side(of_a)
    votes = []
    for n in side.once(_hedges):
        scope = [
            (k, m) for k in range(n - 2, n + SCOPE + 1) if 0 <= k != n and (m := pair.partner(k, of_a)) is not None and _content(side, k)
        ]
        if (
            len(scope) < 2
            or _hedged_near(other, [m for _, m in scope])
            or (pair.bare and _softened_at(other, [m for _, m in scope], shared_words(pair, not of_a)))
            or (not pair.bare and _left_open(other, [m for _, m in scope], shared_words(pair, not of_a)))
            or not (pair.carried or pair.likeness >= 0.45)
        ):
            continue
        here = side.place(n, n + 1)
        governed = _governed(side, n)
        if side.tokens[n].text.lower() in MODAL and pair.partner(governed, of_a) is None:
            continue
        nearest = min(scope, key=lambda km: (km[0] != governed, abs(km[0] - n), km[0]))[1]
        there = other.place(max(0, nearest - 1), nearest + 1)
        a, b = (here, there) if of_a else (there, here)
        word = side.tokens[n].text.lower()
        reported = word in SAYING | NAMING or (word in HEARSAY and other.attribution is not None and side.attribution is None)
        grave = any(side.tokens[k].lemma in GRAVE for k, _ in scope)
        meaning, p = ("unsure", 0.5) if reported else ("changed", 0.8 if pair.carried else 0.6)
        why = f"{side.tokens[n].text.lower()} stands on one side only: the other tells it as certain"
        severity = "low" if not _told_without(pair, n, governed, of_a) or _of_two(pair) else "high" if grave else "medium"
        votes.append(Vote("hedge", "substituted", meaning, p, severity, a, b, why))
    return votes


def _of_two(pair: Pair) -> bool:
    """Whether two reporters may tell of two like happenings, or of one differently: then that one is less certain weighs little."""
    return not (pair.bare or pair.carried) and pair.likeness < ONE_HAPPENING


def _told_without(pair: Pair, hedge: int, governed: int, of_a: bool) -> bool:
    """Whether the other side tells what the hedge is about: in tellings by two reporters by the same word or one for the same."""
    if pair.bare or pair.carried:
        return True
    m = pair.partner(governed, of_a)
    word = pair.side(of_a)[0].tokens[hedge].text.lower()
    if m is None or word == "could" or (word in MODAL and governed > hedge + 2):  # what could be done is as often skill as doubt
        return False
    side, other = pair.side(of_a)
    if _noun(side, governed) != _noun(other, m):  # to show, a show
        return False
    return (pair.relation(governed, m) if of_a else pair.relation(m, governed)) in SAME


def _noun(side: Side, n: int) -> bool:
    """Whether the word stands where a noun stands, whatever it can be elsewhere."""
    return side.tokens[n].tag == "NOUN" and n > 0 and side.tokens[n - 1].tag in ("DET", "ADJ", "ADP", "NOUN")


def _left_open(side: Side, numbers: list[int], shared: frozenset[int]) -> bool:
    """Whether the other reporter leaves it open as well, near the words in question: by a soft word, a charge or a question."""
    low, high = min(numbers) - NEAR_BY, max(numbers) + NEAR_BY
    return any(low <= n <= high and n not in shared and t.text.lower() in SOFT | OPEN for n, t in enumerate(side.tokens))


def _softened_at(side: Side, numbers: list[int], shared: frozenset[int]) -> bool:
    """Whether the passage leaves open what the words in question say: a soft word anywhere, or another modal before their verb."""
    verbs = [m for m in numbers if side.tokens[m].tag == "VERB"]
    return softened(side, shared) or any(side.tokens[k].text.lower() == "would" for m in verbs for k in range(max(0, m - 2), m))


def softened(side: Side, shared: frozenset[int] = frozenset()) -> bool:
    """Whether anything in the passage leaves what it says open; words that both sides have (``shared``) answer nothing."""
    return any(n not in shared and token.text.lower() in SOFT | DOUBT for n, token in enumerate(side.tokens))


def shared_words(pair: Pair, of_a: bool) -> frozenset[int]:
    """Numbers of the tokens of one side whose partner is the same word."""
    return pair.exact if of_a else frozenset(pair.links[n] for n in pair.exact)


def _hedges(side: Side) -> list[int]:
    out = []
    for n, token in enumerate(side.tokens):
        word = token.text.lower()
        if word in MODAL and n and side.tokens[n].text[0].isupper():
            continue  # the month
        following = side.tokens[n + 1].text.lower() if n + 1 < len(side.tokens) else ""
        if word in MODAL and (following in ("not", "n't", "n’t", "of", "") or (n and side.tokens[n - 1].tag == "DET")):
            continue
        if word == "likely" and n and side.tokens[n - 1].text.lower() in ("more", "less", "as"):
            continue  # compares, doubts nothing
        if word in CAME and following in WHEREUPON:
            continue
        if word in ("thought", "believed") and n and side.tokens[n - 1].text.lower() in OWN_MIND:
            continue
        if word in DOUBT:
            out.append(n)
    return out


def _governed(side: Side, hedge: int) -> int:
    """The word that the hedge is about: the verb after it, else the next word of content; itself when there is none."""
    after = [k for k in range(hedge + 1, min(len(side.tokens), hedge + REACH + 1)) if _content(side, k)]
    if side.tokens[hedge].text.lower() in QUALITIES and after[:1] == [hedge + 1] and side.tokens[after[0]].tag in ("NOUN", "PROPN", "ADJ"):
        nouns = [k for k in after if side.tokens[k].tag == "NOUN"]
        return nouns[0] if nouns else after[0]
    return next((k for k in after if side.tokens[k].tag == "VERB"), after[0] if after else hedge)


def _content(side: Side, n: int) -> bool:
    return n < len(side.tokens) and side.tokens[n].tag not in ("PUNCT", "DET", "ADP", "AUX", "PART", "PRON", "CCONJ", "SCONJ")


def _hedged_near(side: Side, numbers: list[int]) -> bool:
    """Any hedge on the other side within reach of the words in question: both are hedged, in whatever words."""
    return any(abs(h - m) <= REACH + 3 for h in side.once(_hedges) for m in numbers)


VARIANT = VariantType(
    "hedge",
    "is more, or less, certain",
    "!",
    7,
    vote,
    (
        Example("The alleged attacker left the hall at noon.", "The attacker left the hall at noon.", "changed", "alleged", "attacker"),
        Example("The gas leak may have caused the blast.", "The gas leak possibly caused the blast.", None),
    ),
)
