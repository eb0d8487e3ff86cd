"""addition: has words that say something the other telling does not say."""

from __future__ import annotations

from collections.abc import Sequence

from retold.model import Token, Vote
from retold.variants.hedge import DOUBT, NAMING, shared_words, softened
from retold.variants.pair import Pair, Side
from retold.variants.variant import Example, VariantType

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "WORD", "NUM"})
SAME_TEXT = 0.6  # likeness from which what is left out was left out of one sentence
BLAME = frozenset(
    {"kill", "murder", "cause", "blame", "fault", "guilty", "arrest", "charge", "admit", "confess", "dead", "death", "die", "toll"}
)
CAUSING = frozenset({"cause", "toll"})  # too common to tell blame by themselves between bare texts
RESTRICTING = frozenset({"only", "some", "most", "alleged", "suspected", "partly", "temporarily"})
COORDINATING = frozenset({"and", "or"})
OBJECT = 8  # words a verb may stand before the conjunction that joins it to the next
TOLD_ALIKE = 0.6
MODIFIES = 8  # words of content from which a stretch says something of its own and restricts nothing
PHRASE = 5  # words of content from which what names something is a sentence of its own, and may stand elsewhere as one
TELLING, ELSEWHERE = 0.2, 0.75  # rarity of a word that says something, and the part of such words that tell the same elsewhere


def vote(pair: Pair) -> list[Vote]:
    """Stretches of b without a counterpart in a."""
    found = [v for edit in pair.edits if edit.a is None and edit.b is not None and (v := lone_vote(pair, edit.b, False))]
    return found + lone_deeds(pair, False)


def lone_vote(pair: Pair, stretch: tuple[int, int], on_a: bool) -> Vote | None:
    """What a stretch that stands on one side only amounts to; None when it holds no word of content.

    Independent tellings each choose what to tell: there a stretch is never a change. Where one text stands behind both, it
    is a change only when it blames or restricts, or is one of two things done ("seized and inspected"). That it names or
    counts something more is one only where a story shows the copying: between bare texts on the odd ids of
    ../shared/keys/pairs.jsonl it was in 2 cases of 20.
    """
    side = pair.a if on_a else pair.b
    words = [side.tokens[n] for n in range(*stretch) if side.tokens[n].tag in CONTENT]
    if not words or all(pair.lexicon.rarity(w.lemma) < 0.1 for w in words) or _written_together(pair, stretch, on_a):
        return None
    heavy = _heavy(pair, stretch, on_a)
    meaning, p, severity = ("kept", 0.65, "low")
    if pair.carried and pair.likeness >= SAME_TEXT:
        if heavy:
            besides = not pair.bare and (len(words) > MODIFIES or _told_elsewhere(pair, words, on_a))
            meaning, p, severity = ("changed", 0.6, "low" if besides else "medium")
        elif not pair.bare and _naming(side, stretch) and not (len(words) > PHRASE and _told_elsewhere(pair, words, on_a)):
            meaning, p, severity, heavy = ("changed", 0.5, "low", "name or count something")
    place = side.place(*stretch)
    why = f"{len(words)} words of content stand on one side only" + (f"; they {heavy}" if heavy else "; they take nothing back")
    name = "omission" if on_a else "addition"
    return Vote(name, "omitted" if on_a else "added", meaning, p, severity, place if on_a else None, None if on_a else place, why)


def _written_together(pair: Pair, stretch: tuple[int, int], on_a: bool) -> bool:
    """Whether one word makes one with its neighbour on the other side: "First Group", "FirstGroup"."""
    side, other = pair.side(on_a)
    first, last = stretch
    joined = {
        "".join(token.text.lower() for token in side.tokens[max(0, low) : high]) for low, high in ((first - 1, last), (first, last + 1))
    }
    return last - first == 1 and any(
        token.text.lower() in joined for token in other.tokens if len(token.text) > len(side.tokens[first].text)
    )


def _told_elsewhere(pair: Pair, words: Sequence[Token], on_a: bool) -> bool:
    """Whether the other report has most of these words somewhere: what it left out here it tells there."""
    if pair.bare:
        return False
    telling = {word.lemma for word in words if pair.lexicon.rarity(word.lemma) >= TELLING}
    known = {token.lemma for token in pair.side(on_a)[1].item.tokens}
    return bool(telling) and len(telling & known) >= ELSEWHERE * len(telling)


def _naming(side: Side, stretch: tuple[int, int]) -> bool:
    start, end = side.place(*stretch)
    spans = [*(mention.span for mention in side.mentions), *(quantity.span for quantity in side.quantities)]
    return any(span.start < end and start < span.end for span in spans)


def lone_deeds(pair: Pair, on_a: bool) -> list[Vote]:
    """Of two things said to be done ("seized and inspected"), the first where the other telling has only the second."""
    side, other = pair.side(on_a)
    votes = []
    for n, token in enumerate(side.tokens):
        if token.text.lower() not in COORDINATING or not pair.carried or pair.likeness < TOLD_ALIKE:
            continue
        second = _verb_after(side, n)
        first = next((k for k in range(n - 1, max(-1, n - 1 - OBJECT), -1) if side.tokens[k].tag == "VERB"), None)
        partner = None if second is None else pair.partner(second, on_a)
        if first is None or partner is None or _told(pair, first, on_a) or _coordinated(other, partner):
            continue
        place = side.place(first, n + 1)
        why = "one side tells two things done, the other only the second"
        name, operation = ("omission", "omitted") if on_a else ("addition", "added")
        votes.append(Vote(name, operation, "changed", 0.6, "medium", place if on_a else None, None if on_a else place, why))
    return votes


def _verb_after(side: Side, n: int) -> int | None:
    """The verb right behind a conjunction, "to" and auxiliaries aside."""
    for k in range(n + 1, min(len(side.tokens), n + 4)):
        if side.tokens[k].tag == "VERB":
            return k
        if side.tokens[k].tag not in ("PART", "AUX"):
            return None
    return None


def _told(pair: Pair, n: int, on_a: bool) -> bool:
    """Whether the verb has a counterpart that means the same."""
    m = pair.partner(n, on_a)
    return m is not None and (pair.relation(n, m) if on_a else pair.relation(m, n)) != ""


def _coordinated(side: Side, verb: int) -> bool:
    return any(side.tokens[k].text.lower() in COORDINATING for k in range(max(0, verb - 3), verb))


def _heavy(pair: Pair, stretch: tuple[int, int], on_a: bool) -> str:
    side, other = pair.side(on_a)
    named = {n for mention in side.mentions for n in side.numbers(mention.span.start, mention.span.end)}
    lemmas = {side.tokens[n].lemma for n in range(*stretch) if n not in named and not _superlative(side, n)}
    answered = pair.bare and softened(other, shared_words(pair, not on_a))
    if lemmas & RESTRICTING or (lemmas & (DOUBT - NAMING) and not answered):
        return "restrict or hedge what is said"
    if lemmas & (BLAME - CAUSING if pair.bare else BLAME):
        return "speak of guilt, death or cause"
    return ""


def _superlative(side: Side, n: int) -> bool:
    """ "most powerful", "most of them Dutch" and "more likely" restrict nothing."""
    word, last = side.tokens[n].text.lower(), n + 1 == len(side.tokens)
    if word == "likely":
        return n > 0 and side.tokens[n - 1].text.lower() in ("more", "less", "as")
    of_them = word in ("most", "some") and [t.text.lower() for t in side.tokens[n + 1 : n + 3]] in (["of", "them"], ["of", "whom"])
    return of_them or (word == "most" and not last and side.tokens[n + 1].tag in ("ADJ", "ADV"))


VARIANT = VariantType(
    "addition",
    "has a proposition or modifier that the other lacks",
    "+",
    14,
    vote,
    (
        Example("The bridge fell at noon.", "The bridge over the wide river fell at noon.", "kept", "", "over the wide river"),
        Example("The driver was released.", "The driver was released after he admitted guilt.", "changed", "", "after he admitted guilt"),
    ),
)
