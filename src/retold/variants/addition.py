"""addition: has words that say something the other telling does not say."""

from __future__ import annotations

from retold.model import Vote
from retold.variants.hedge import DOUBT
from retold.variants.pair import Pair, Side
from retold.variants.variant import Example, VariantType

CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "WORD", "NUM"})
SAME_TEXT = 0.6  # likeness from which what is left out was left out of one sentence
BLAME = frozenset(
    {"kill", "murder", "cause", "blame", "fault", "guilty", "arrest", "charge", "admit", "confess", "dead", "death", "die", "toll"}
)
RESTRICTING = frozenset({"only", "some", "most", "alleged", "suspected", "partly", "temporarily"})
COORDINATING = frozenset({"and", "or"})


def vote(pair: Pair) -> list[Vote]:
    """Stretches of b without a counterpart in a."""
    return [v for edit in pair.edits if edit.a is None and edit.b is not None and (v := lone_vote(pair, edit.b, False))]


def lone_vote(pair: Pair, stretch: tuple[int, int], on_a: bool) -> Vote | None:
    """What a stretch that stands on one side only amounts to; None when it holds no word of content.

    Independent tellings each choose what to tell: there a stretch is never a change. Where one text stands behind both, it
    is a change only when it blames or restricts, or is one of two things done ("seized and inspected"). That it names or
    counts something more is one only where a story shows the copying: between bare texts on the odd ids of
    ../shared/keys/pairs.jsonl it was in 2 cases of 20.
    """
    side = pair.a if on_a else pair.b
    words = [side.tokens[n] for n in range(*stretch) if side.tokens[n].tag in CONTENT]
    if not words or all(pair.lexicon.rarity(w.lemma) < 0.1 for w in words):
        return None
    heavy = _heavy(side, stretch)
    meaning, p, severity = ("kept", 0.65, "low")
    if pair.carried and pair.likeness >= SAME_TEXT:
        heavy = heavy or _deed(pair, stretch, on_a)
        if heavy:
            meaning, p, severity = ("changed", 0.6, "medium")
        elif not pair.bare and _naming(side, stretch):
            meaning, p, severity, heavy = ("changed", 0.5, "low", "name or count something")
    place = side.place(*stretch)
    why = f"{len(words)} words of content stand on one side only" + (f"; they {heavy}" if heavy else "; they take nothing back")
    name = "omission" if on_a else "addition"
    return Vote(name, "omitted" if on_a else "added", meaning, p, severity, place if on_a else None, None if on_a else place, why)


def _naming(side: Side, stretch: tuple[int, int]) -> bool:
    start, end = side.place(*stretch)
    spans = [*(mention.span for mention in side.mentions), *(quantity.span for quantity in side.quantities)]
    return any(span.start < end and start < span.end for span in spans)


def _deed(pair: Pair, stretch: tuple[int, int], on_a: bool) -> str:
    """Whether the stretch is the first of two coordinated verbs of which the other side tells only the second."""
    side = pair.a if on_a else pair.b
    last = side.tokens[stretch[1] - 1]
    after = next((n for n in range(stretch[1], min(len(side.tokens), stretch[1] + 2)) if side.tokens[n].tag == "VERB"), None)
    if last.text.lower() not in COORDINATING or after is None or pair.partner(after, on_a) is None:
        return ""
    return "tell one of two things done" if any(side.tokens[n].tag == "VERB" for n in range(*stretch)) else ""


def _heavy(side: Side, stretch: tuple[int, int]) -> str:
    named = {n for mention in side.mentions for n in side.numbers(mention.span.start, mention.span.end)}
    lemmas = {side.tokens[n].lemma for n in range(*stretch) if n not in named}
    if lemmas & RESTRICTING or lemmas & DOUBT:
        return "restrict or hedge what is said"
    if lemmas & BLAME:
        return "speak of guilt, death or cause"
    return ""


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
