"""attribution: changes, drops or adds who says it."""

from __future__ import annotations

from retold.model import Attribution, Vote
from retold.variants.pair import Edit, Pair, Side
from retold.variants.senses import fold
from retold.variants.variant import Example, VariantType

SAME_WORDS = 0.75  # likeness from which the words given to two speakers are the same words
REACH = 5  # words of what is said that are shown with who says it
PRONOUNS = frozenset({"he", "she", "they", "it", "who", "officials", "authorities", "i", "we"})
HEARSAY = frozenset("media outlets reports rumours rumors witnesses sources residents locals activists newspapers website users".split())
TELLING = frozenset({"say", "report", "claim", "suggest", "indicate", "tell", "allege", "describe"})
TITLES = frozenset(
    {"the", "a", "an", "mr", "mrs", "ms", "dr", "president", "minister", "mayor", "spokesman", "spokeswoman", "spokesperson"}
)


def vote(pair: Pair) -> list[Vote]:
    """Who is said to say the passage, where the two sides do not agree on it."""
    x, y = pair.a.attribution, pair.b.attribution
    if x and y:
        return _both(pair, x, y)
    if not (pair.carried or pair.likeness >= 0.8):
        return []
    if not x and not y and pair.bare and pair.likeness >= SAME_WORDS:
        return [vote for edit in pair.edits if (vote := _hearsay_lost(pair, edit))]
    if x and not _cued(pair.b, x) and _speaks(pair, x):
        return [_lone(pair, x, True)]
    if y and not _cued(pair.a, y) and _speaks(pair, y):
        return [_lone(pair, y, False)]
    return []


def _hearsay_lost(pair: Pair, edit: Edit) -> Vote | None:
    """Those who are said to have it from others ("media outlets report that") with their verb, on one side only."""
    if edit.a and edit.b:
        return None
    on_a = edit.a is not None
    side, stretch = (pair.a, edit.a) if on_a else (pair.b, edit.b)
    if stretch is None:
        return None
    words = [(fold(side.tokens[n].text), side.tokens[n].lemma) for n in range(*stretch)]
    told = any(word in HEARSAY and any(lemma in TELLING for _, lemma in words[k + 1 : k + 3]) for k, (word, _) in enumerate(words))
    if not told:
        return None
    place = side.place(*stretch)
    why = "hearsay on one side; the other states it bare"
    operation = "omitted" if on_a else "added"
    return Vote("attribution", operation, "changed", 0.6, "medium", place if on_a else None, None if on_a else place, why)


def _both(pair: Pair, x: Attribution, y: Attribution) -> list[Vote]:
    speaker_x, speaker_y = _speaker(pair, x), _speaker(pair, y)
    if speaker_x & speaker_y or not speaker_x or not speaker_y:
        return []
    vague = speaker_x <= PRONOUNS or speaker_y <= PRONOUNS
    if vague and not _named_against_pronoun(speaker_x, speaker_y):
        return []
    voices = _named(pair, x) and _named(pair, y)
    sure = pair.carried and pair.likeness >= SAME_WORDS and not vague and voices
    according = pair.carried and (pair.likeness >= SAME_WORDS or not pair.bare) and "according" in x.cue.lower() + y.cue.lower()
    elsewhere = _named_in(pair.b, x) or _named_in(pair.a, y)
    if pair.bare and elsewhere:
        sure = according = False
    meaning = "changed" if sure or according else "unsure"
    heard = all(_voice(pair, one) for one in (x, y))
    severity = "high" if pair.bare or (heard and not elsewhere) else "low"
    why = f"the words are given to {x.speaker or 'nobody'} on one side and to {y.speaker or 'nobody'} on the other"
    return [Vote("attribution", "substituted", meaning, 0.75 if sure else 0.55, severity, _place(x), _place(y), why)]


def _named(pair: Pair, attribution: Attribution) -> bool:
    """Whether a known name stands in the attribution: only then is it certain who speaks."""
    return any((attribution.span.report, at) in pair.name_of for at in range(attribution.span.start, attribution.span.end))


def _named_against_pronoun(x: frozenset[str], y: frozenset[str]) -> bool:
    return (x <= PRONOUNS) != (y <= PRONOUNS)


def _speaker(pair: Pair, attribution: Attribution) -> frozenset[str]:
    """The words that name the speaker, folded, and the ids of the names that stand in the attribution."""
    report, places = attribution.span.report, range(attribution.span.start, attribution.span.end)
    names = {pair.name_of[report, place] for place in places if (report, place) in pair.name_of}
    words = (fold(w.strip(".,’'\"“”")) for w in attribution.speaker.split())
    return frozenset(w for w in words if w and w not in TITLES) | names


def _speaks(pair: Pair, attribution: Attribution) -> bool:
    """Whether what is called the speaker can speak: a name, a pronoun, a person or a group."""
    words = attribution.speaker.lower().split()
    if _named(pair, attribution) or set(words) <= PRONOUNS | TITLES:
        return True
    return _person(pair, attribution)


def _voice(pair: Pair, attribution: Attribution) -> bool:
    """Whether a name or a person is the speaker, and no letter, study or theory of theirs."""
    last = attribution.speaker.split()[-1] if attribution.speaker else ""
    return _person(pair, attribution) or (_named(pair, attribution) and not last.islower())


def _person(pair: Pair, attribution: Attribution) -> bool:
    """Whether a person or a group is called the speaker."""
    words = attribution.speaker.lower().split()
    head = pair.lexicon.lemma(words[-1], "NOUN") if words else ""
    return any(pair.lexicon.relation(head, wider) in ("broader", "same", "synonym") for wider in ("person", "organization", "group"))


def _cued(side: Side, attribution: Attribution) -> bool:
    """The other side names the speaker or has the cue too, so the attribution is only put in another way."""
    text = " ".join(token.text.lower() for token in side.tokens)
    return (
        any(word.lower() in text for word in attribution.speaker.split() if len(word) > 3) or f" {attribution.cue.lower()} " in f" {text} "
    )


def _hearsay(attribution: Attribution) -> bool:
    """Whether those who say it have it from others: without them a report at second hand turns into plain fact."""
    words = {fold(word.strip(".,’'\"“”")) for word in attribution.speaker.split()}
    return bool(words & HEARSAY)


def _named_in(side: Side, attribution: Attribution) -> bool:
    """Whether the speaker of the other side stands in this one too, in whatever part."""
    words = {fold(token.text) for token in side.tokens}
    return any(fold(word.strip(".,’'")) in words for word in attribution.speaker.split() if word[:1].isupper() and len(word) > 2)


def _lone(pair: Pair, attribution: Attribution, on_a: bool) -> Vote:
    """Attribution on one side only. A change where one text stands behind both; of bare texts only when hearsay turns into fact."""
    changed = pair.carried and pair.likeness >= SAME_WORDS and (not pair.bare or _hearsay(attribution))
    here, there = _said(pair, attribution, on_a)
    a, b = (here, there) if on_a else (there, here)
    operation = "substituted" if there else "omitted" if on_a else "added"
    why = f"{attribution.speaker or 'a source'} is said to say it on one side; the other states it bare"
    severity = "medium" if pair.bare else "low"  # in a story the report names its source elsewhere, or the fact is undisputed
    return Vote("attribution", operation, "changed" if changed else "unsure", 0.6 if changed else 0.5, severity, a, b, why)


def _said(pair: Pair, attribution: Attribution, on_a: bool) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """The attribution with the words it covers, and the same words where they stand bare; None when no word of them does."""
    side, other = pair.side(on_a)
    start, end = _place(attribution)
    beside = [n for n, t in enumerate(side.tokens) if t.start >= end and pair.partner(n, on_a) is not None][:REACH]
    if not beside:
        beside = [n for n, t in enumerate(side.tokens) if t.end <= start and pair.partner(n, on_a) is not None][-REACH:]
    partners = [m for n in beside if (m := pair.partner(n, on_a)) is not None]
    if not partners or max(partners) - min(partners) > 2 * REACH:
        return (start, end), None
    here = min(start, side.tokens[beside[0]].start), max(end, side.tokens[beside[-1]].end)
    return here, other.place(min(partners), max(partners) + 1)


def _place(attribution: Attribution) -> tuple[int, int]:
    return attribution.span.start, attribution.span.end


VARIANT = VariantType(
    "attribution",
    "changes, drops or adds who says it",
    "“",
    6,
    vote,
    (
        Example(
            "According to the police, the driver fled on foot.",
            "According to the owner, the driver fled on foot.",
            "changed",
            "According to the police",
            "According to the owner",
        ),
    ),
)
