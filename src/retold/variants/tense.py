"""tense: moves the status of a happening: planned, under way, done."""

from __future__ import annotations

from retold.model import Token, Vote
from retold.variants.pair import Pair, Side
from retold.variants.variant import Example, VariantType

AHEAD = frozenset({"will", "'ll", "shall", "plans", "planned", "intends", "due", "expected", "scheduled", "set"})
SEQUENCE = frozenset({"would", "'d"})  # "will" as it is reported later: tells nothing by itself
PAST = frozenset({"was", "were", "had", "did"})
PRESENT = frozenset({"is", "are", "am", "has", "have", "does", "do", "'s", "'re"})
TO_COME = frozenset({"ahead", "before", "pending", "awaiting"})
OVER = frozenset({"after", "following"})
BEHIND = 4  # words between before or after and the noun
BEFORE = 3  # words before the verb in which its auxiliaries stand


def vote(pair: Pair) -> list[Vote]:
    """Linked verbs told as still to come on one side and as done on the other, or as going on against over."""
    votes = []
    for n, m in sorted(pair.links.items()):
        x, y = pair.a.tokens[n], pair.b.tokens[m]
        if not (_verb(pair, x) and _verb(pair, y)) or pair.lexicon.lemma(x.text, "VERB") != pair.lexicon.lemma(y.text, "VERB"):
            continue
        if _quality(pair.a, n) or _quality(pair.b, m):
            continue
        status_x, status_y = _status(pair.a, n), _status(pair.b, m)
        if status_x[0] == status_y[0] or "" in (status_x[0], status_y[0]):
            continue
        planned = "ahead" in (status_x[0], status_y[0])
        going = status_x[0] != status_y[0] and pair.carried and x.text.lower().endswith("ing") != y.text.lower().endswith("ing")
        if not planned and not going:
            continue
        sure = pair.carried or pair.likeness >= 0.75
        why = f"{x.lemma}: {status_x[0]} on one side, {status_y[0]} on the other"
        severity = "high" if planned else "low"
        span_a, span_b = pair.a.place(status_x[1], n + 1), pair.b.place(status_y[1], m + 1)
        votes.append(Vote("tense", "substituted", "changed" if sure else "unsure", 0.65 if sure else 0.5, severity, span_a, span_b, why))
    return votes + _over(pair)


def _quality(side: Side, n: int) -> bool:
    """A participle before its noun ("donated airtime") has no time of its own."""
    following = side.tokens[n + 1].tag if n + 1 < len(side.tokens) else ""
    before = side.tokens[n - 1].tag if n else ""
    return side.tokens[n].text.lower().endswith("ed") and following in ("NOUN", "ADJ") and before not in ("AUX", "PART", "ADV", "PRON")


def _over(pair: Pair) -> list[Vote]:
    """Something told to be still to come on one side (ahead of checks) and to be over on the other (after checks)."""
    votes = []
    for n, m in sorted(pair.links.items()):
        x, y = pair.a.tokens[n], pair.b.tokens[m]
        if x.tag != "NOUN" or x.lemma != y.lemma or not pair.carried:
            continue
        first, second = _side_of_time(pair.a, n), _side_of_time(pair.b, m)
        if first and second and first[0] != second[0]:
            why = f"{x.lemma}: {first[0]} on one side, {second[0]} on the other"
            places = pair.a.place(first[1], n + 1), pair.b.place(second[1], m + 1)
            votes.append(Vote("tense", "substituted", "changed", 0.65, "high", *places, why))
    return votes


def _side_of_time(side: Side, noun: int) -> tuple[str, int] | None:
    """Whether the noun stands behind a word for before or for after, and the number of that word."""
    for n in range(noun - 1, max(-1, noun - 1 - BEHIND), -1):
        word = side.tokens[n].text.lower()
        if word in TO_COME and (word != "ahead" or side.tokens[n + 1].text.lower() == "of"):
            return "still to come", n
        if word in OVER:
            return "over", n
        if side.tokens[n].tag in ("PUNCT", "NOUN", "PROPN"):
            return None
    return None


def _verb(pair: Pair, token: Token) -> bool:
    """Whether the word can be a verb form here; a bare noun of the same spelling has no auxiliary before it."""
    return token.tag in ("VERB", "AUX") or ("VERB" in pair.lexicon.tags(pair.lexicon.lemma(token.text, "VERB")) and token.tag != "NOUN")


def _status(side: Side, verb: int) -> tuple[str, int]:
    """ahead, now, past or "" and the number of the word that says so."""
    for n in range(verb - 1, max(-1, verb - 1 - BEFORE), -1):
        word = side.tokens[n].text.lower().replace("’", "'")
        if side.tokens[n].tag == "PUNCT":
            break
        if word in SEQUENCE or (word == "going" and side.tokens[verb].tag == "VERB"):
            return "", n
        if word in AHEAD:
            return "ahead", n
        if word in PAST:
            return "past", n
        if word in PRESENT:
            return "now", n
    text = side.tokens[verb].text.lower()
    return ("past", verb) if text.endswith("ed") or text in ("had", "was", "were") else ("", verb)


VARIANT = VariantType(
    "tense",
    "moves the status: planned, under way, done",
    "↻",
    12,
    vote,
    (
        Example("The lift was shut ahead of repairs.", "The lift was shut after repairs.", "changed", "ahead of repairs", "after repairs"),
        Example("The council will close the bridge in May.", "The council closed the bridge in May.", "changed", "will close", "closed"),
    ),
)
