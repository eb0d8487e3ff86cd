"""Name words that stand in one bare telling and not in the other, one stretch against one: somebody, something or somewhere else.

Two renderings of one sentence hold the same names, however each spells them. What is left over on both sides is another name;
this needs no name recognised as one (a sentence's first word is, if the reader took it for a name).
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import JaroWinkler, Levenshtein

from retold.variants.pair import Pair, Side
from retold.variants.senses import fold

ALIKE = 0.55  # likeness from which two bare texts tell one sentence
SPELLED = 0.8  # likeness of letters from which a word is the other one spelt or inflected another way (Naples, Napoli)
STEM = 4  # first letters shared by a land and its people
NEAR = 3  # the same for two neighbours of four
AROUND = 6  # words from a name within which a linked neighbour holds it
MOST_INITIALS = 7  # words that initials stand for, joining words counted
JOINING = frozenset({"of", "the", "and", "for", "de"})
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady president minister prime mayor governor gov senator sen king queen prince princess duke count "
    "baron baronet pope bishop archbishop father saint st sister general gen colonel col captain lieutenant sergeant judge justice "
    "professor doctor chief director chairman secretary ambassador chancellor commissioner minister the".split()
)
KINDS = frozenset(
    "county city river street road state university school company inc ltd co corp group department ministry district province region "
    "island lake mount north south east west northern southern eastern western".split()
)  # parts of names that one telling leaves out and another puts in


def rival_names(pair: Pair) -> Iterator[tuple[range, range]]:
    """Stretches of name words (token numbers) of a and of b that answer one another and share nothing."""
    if not pair.bare or pair.likeness < ALIKE:
        return
    left_a, left_b = _left(pair, True), _left(pair, False)
    if len(left_a) == len(left_b) == 1 and _near(pair, left_a[0], left_b[0]):
        yield left_a[0], left_b[0]
        return
    taken: set[int] = set()
    for x in left_a:
        here = [y for y in left_b if y.start not in taken and _in_place(pair, x, y)]
        if len(here) == 1:
            taken.add(here[0].start)
            yield x, here[0]


def _left(pair: Pair, of_a: bool) -> list[range]:
    """Runs of name words that nothing on the other side answers."""
    side, other = pair.side(of_a)
    mine = {fold(t.text) for t in side.tokens}
    words = {fold(t.text) for t in other.tokens} | {part for t in other.tokens for part in fold(t.text).split("-")}
    free = {fold(t.text) for t in other.tokens if t.text[:1].isupper()} - mine  # a word that has its own double explains no other
    letters = _letters(side, other)
    numbers = []
    for n in side.once(_names):
        word = fold(side.tokens[n].text)
        if word not in words and n not in letters and not any(_alike(pair, word, w) for w in free):
            numbers.append(n)
    runs: list[range] = []
    for n in numbers:
        if runs and runs[-1].stop == n:
            runs[-1] = range(runs[-1].start, n + 1)
        else:
            runs.append(range(n, n + 1))
    return [run for run in runs if any(_proper(pair, side, n) for n in run)]


def _names(side: Side) -> list[int]:
    """Tokens that are part of a name: capital letter, no opener of a sentence unless read as a name, no date, number or title."""
    dated = {n for m in side.moments for n in side.numbers(m.span.start, m.span.end)}
    named = {n for m in side.mentions for n in side.numbers(m.span.start, m.span.end)}
    openers = side.once(_openers)
    out = []
    for n, token in enumerate(side.tokens):
        word = fold(token.text)
        if (
            not token.text[:1].isupper()
            or n in dated
            or word in TITLES
            or word in KINDS
            or len(word) < 3
            or not any(map(str.isalpha, word))
        ):
            continue
        if n and side.tokens[n - 1].text == "[":
            continue  # an editor's word for what the speaker called otherwise
        if n in named or token.tag == "PROPN" or n not in openers:
            out.append(n)
    return out


def _openers(side: Side) -> set[int]:
    """Numbers of the tokens that begin a sentence or a quotation."""
    return {n for n in range(len(side.tokens)) if n == 0 or side.tokens[n - 1].text in (".", "!", "?", ":", '"', "“", "``", "‘", "(")}


def _proper(pair: Pair, side: Side, n: int) -> bool:
    """Whether the word is known as a name or unknown as anything else, not merely written with a capital."""
    named = any(m.kind in ("person", "place") and n in side.numbers(m.span.start, m.span.end) for m in side.mentions)
    return named or not pair.lexicon.tags(fold(side.tokens[n].text))


def _letters(side: Side, other: Side) -> set[int]:
    """Tokens that are the initials of words of the other side (UN, ISIS), or words whose initials stand there."""
    written, spelt = side.once(_short_forms), other.once(_runs_of_capitals)
    found = {n for n, form in written if any(form.startswith(letters) for _, letters in spelt)}
    there = [form for _, form in other.once(_short_forms)]
    for run, letters in _runs_of_capitals(side):
        if any(form.startswith(letters) for form in there):
            found |= set(run)
    return found


def _short_forms(side: Side) -> list[tuple[int, str]]:
    """Words of capitals alone, with or without points: (number, letters in lower case)."""
    bare = [(n, token.text.replace(".", "")) for n, token in enumerate(side.tokens)]
    return [(n, text.lower()) for n, text in bare if len(text) >= 2 and text.isupper() and text.isalpha()]


def _runs_of_capitals(side: Side) -> list[tuple[range, str]]:
    """Two or more words with capitals in a row, small joining words aside: (numbers, their initials)."""
    out = []
    for n in range(len(side.tokens)):
        letters, last = "", n
        for k in range(n, min(len(side.tokens), n + MOST_INITIALS)):
            text = side.tokens[k].text
            if text[:1].isupper() and text.lower() not in JOINING:
                letters, last = letters + text[0].lower(), k
            elif text.lower() not in JOINING or not letters:
                break
            if len(letters) >= 2 and last == k:
                out.append((range(n, k + 1), letters))
    return out


def _alike(pair: Pair, word: str, other: str) -> bool:
    """Whether the words are one, spelt or inflected in two ways, or related in meaning."""
    if word.startswith(other) or other.startswith(word):
        return True
    if word[:STEM] == other[:STEM] and min(len(word), len(other)) >= STEM:
        return True
    if Levenshtein.distance(word, other) <= (1 if min(len(word), len(other)) < 6 else 2):
        return True
    return JaroWinkler.similarity(word, other) >= SPELLED or bool(pair.lexicon.relation(word, other))


def _near(pair: Pair, x: range, y: range) -> bool:
    """Whether one of the two linked words nearest to the one, before it or behind it, is linked to a word near the other."""
    before = [m for n in range(x.start - 1, -1, -1) if _content(pair, n) and (m := pair.links.get(n)) is not None][:2]
    after = [m for n in range(x.stop, len(pair.a.tokens)) if _content(pair, n) and (m := pair.links.get(n)) is not None][:2]
    return any(y.start - AROUND <= m < y.stop + AROUND for m in [*before, *after])


def _content(pair: Pair, n: int) -> bool:
    return pair.a.tokens[n].tag not in ("PUNCT", "DET", "ADP", "PART", "PRON", "CCONJ")


def _in_place(pair: Pair, x: range, y: range) -> bool:
    """Whether the two are linked, or two of the four words nearest to the one are linked to words near the other."""
    if any(pair.links.get(n) in y for n in x):
        return True
    before = [abs(pair.links.get(x.start - step, -99) - y.start) <= NEAR for step in (1, 2)]
    after = [abs(pair.links.get(x.stop - 1 + step, -99) - (y.stop - 1)) <= NEAR for step in (1, 2)]
    return sum(before) + sum(after) >= 2
