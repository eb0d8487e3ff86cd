"""Names where they stand: runs of capitalised words that are not capital only because a sentence or a headline begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from retold.annotate.articles import with_article
from retold.annotate.descriptions import describe
from retold.annotate.name_kinds import kinds_of
from retold.annotate.name_runs import Run, as_read, runs, split, trim
from retold.annotate.words.countries import DEMONYMS, PLACES
from retold.annotate.words.roles import GIVEN_NAMES, TITLES
from retold.model import Mention, Report, Sentence, Token
from retold.ports import Lexicon

NEVER = frozenset(
    "image images caption copyright advertisement newsletter slideshow savesave "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun i ok am pm "
    "a.m p.m est gmt bst edt pst "
    "jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. a.m. p.m. no no.".split()
)
NAMESAKES = frozenset("may june april august jan mar sun".split())
"""Months and days that persons are called by."""
CAPTION_WORDS = frozenset(
    "read watch photo photos video image images advertisement copyright dear see click sign share scroll more hide".split()
)
CLOSED_TAGS = frozenset({"DET", "ADP", "PRON", "CCONJ", "SCONJ", "AUX", "PART", "NUM", "PUNCT", "SYM"})
BEGINNERS = frozenset("“‘\"'«(:—–[•·-*")
COMPOUND_ENDINGS = (
    "ed",
    "bound",
    "based",
    "led",
    "backed",
    "born",
    "style",
    "wide",
    "held",
    "run",
    "owned",
    "ward",
    "like",
    "made",
    "built",
    "era",
)
HEADLINE_SHARE = 0.6
"""Share of capitals among a sentence's longer words from which it is a headline: set on titles and bodies of newscluster-dev."""


HEADLINE_SHARE_STOPPED = 0.85
"""The same for a sentence that ends in a stop, as headlines rarely do."""


def find_names(report: Report, tokens: Sequence[Token], sentences: Sequence[Sentence], lexicon: Lexicon) -> tuple[Mention, ...]:
    """The names of ``report`` in order of place, titles and roles outside their spans, with their kinds."""
    headlines = {sentence.first for sentence in sentences if _is_headline(tokens[sentence.first : sentence.last])}
    capital, lower = _counts(tokens, sentences, headlines)
    found: list[Run] = []
    for sentence in sentences:
        named = [
            _is_named(tokens, place, sentence, sentence.first in headlines, capital, lower, lexicon)
            for place in range(sentence.first, sentence.last)
        ]
        for run in runs(tokens, sentence, named):
            parts = (trim(tokens, as_read(tokens, part), lexicon) for part in split(tokens, run, lexicon))
            found.extend(part for part in parts if part is not None and not _empty(tokens, part))
    found = _apart(tokens, found)
    kinds = kinds_of(tokens, found, lexicon)
    found = with_article(tokens, found)
    return tuple(
        Mention(report.span(tokens[run.first].start, tokens[run.last - 1].end), kind, describe(report, tokens, run, kind))
        for run, kind in zip(found, kinds, strict=True)
    )


def _apart(tokens: Sequence[Token], found: Sequence[Run]) -> list[Run]:
    """The runs, with one that is two names of this report side by side ("Northern Front Jane Doe") cut between them."""

    def text(first: int, last: int) -> str:
        return " ".join(token.text for token in tokens[first:last])

    times = Counter(text(run.first, run.last) for run in found)
    result: list[Run] = []
    for run in found:
        cut = next(
            (k for k in range(run.first + 1, run.last - 1) if times[text(run.first, k)] >= 2 and times[text(k, run.last)] >= 1), None
        )
        credit = tokens[run.first].text
        if cut is None and credit.isalpha() and credit.isupper() and len(credit) > 2 and times[text(run.first + 1, run.last)] >= 2:
            result += [Run(run.first, run.first + 1, run.title), Run(run.first + 1, run.last, run.first + 1)]  # "NPR White House"
        elif cut is None or cut - run.first < 2:
            result.append(run)
        else:
            result += [Run(run.first, cut, run.title), Run(cut, run.last, cut)]
    return result


def _empty(tokens: Sequence[Token], run: Run) -> bool:
    """Whether the run is no name after all: a demonym, a role, one letter."""
    words = [token.text for token in tokens[run.first : run.last]]
    if all(word in DEMONYMS or word.lower() in {"and", "-"} for word in words) or " ".join(words) in DEMONYMS:
        return True
    return len("".join(words)) < 2 and words[0] != "X"


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether capitals tell nothing here: most longer words of the sentence have one."""
    longer = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    capitals = sum(word[0].isupper() for word in longer)
    if tokens[-1].text in {".", "”", '"'}:
        return len(longer) >= 8 and capitals >= HEADLINE_SHARE_STOPPED * len(longer)
    return len(longer) >= 4 and capitals >= HEADLINE_SHARE * len(longer)


def _counts(tokens: Sequence[Token], sentences: Iterable[Sentence], headlines: set[int]) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands inside sentences with a capital (twice as much after another one) and without one."""
    capital: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for sentence in sentences:
        if sentence.first in headlines:
            continue
        for place in range(sentence.first, sentence.last):
            word = tokens[place].text
            if word[0].islower():
                lower[word] += 1
            elif word[0].isupper() and not begins(tokens, place, sentence):
                capital[word.lower()] += 2 if tokens[place - 1].text[0].isupper() else 1
    return capital, lower


def begins(tokens: Sequence[Token], place: int, sentence: Sentence) -> bool:
    """Whether a capital at ``place`` may be due to a sentence, a quotation or an item beginning there."""
    if place - 1 > sentence.first and tokens[place - 1].text in {"'", "’"} and tokens[place - 1].start == tokens[place - 2].end:
        return False  # "Workers' Party": an apostrophe
    return place == sentence.first or tokens[place - 1].text in BEGINNERS or tokens[place - 1].text.lower() == "caption"


def _is_named(
    tokens: Sequence[Token], place: int, sentence: Sentence, headline: bool, capital: Counter[str], lower: Counter[str], lexicon: Lexicon
) -> bool:
    """Whether the word at ``place`` is (part of) a name."""
    token = tokens[place]
    word, low = token.text, token.text.lower()
    if word[0] == "#" and len(word) > 2:
        return not word[1:].isdigit()
    if low in NAMESAKES and place > sentence.first and word[0].isupper() and _surname_here(tokens, place, sentence):
        return True
    if is_compound(word):
        return False
    if (
        not _has_capital(word)
        or _is_never(low)
        or (token.tag in CLOSED_TAGS and not (_is_acronym(word, headline) and not _shouted(tokens, place)))
    ):
        return False
    if token.name and not headline:
        return True
    known = bool(lexicon.tags(low)) or lexicon.lemma(low) != low
    if headline:
        person = low in GIVEN_NAMES and _capital_follows(tokens, place)
        if person or (place > sentence.first and _given(tokens[place - 1].text)):
            return True
        return (not known and lower[low] == 0) or capital[low] > lower[low] or word in PLACES or word in DEMONYMS
    if known and capital[low] < 2 and _no_noun(low, lexicon) and not _capital_follows(tokens, place) and word not in PLACES:
        return False
    if begins(tokens, place, sentence):
        return _named_at_beginning(tokens, place, known, capital, lower, lexicon)
    return not (word.isupper() and len(word) > 2 and known and capital[low] < 3 and _shouted(tokens, place))


def _surname_here(tokens: Sequence[Token], place: int, sentence: Sentence) -> bool:
    """Whether the word that may be a month or a day ends a person's name: "Lena May", "Omid Jan" and not "Lorn Jan 5"."""
    before = tokens[place - 1]
    if tokens[place].start - before.end != 1:
        return False
    if _given(before.text):
        return True
    counted = place + 1 < sentence.last and tokens[place + 1].text[0].isdigit()
    return tokens[place].text in {"Jan", "Mar", "Sun"} and before.tag == "PROPN" and not counted and before.text not in PLACES


def _is_never(low: str) -> bool:
    """A day, a month or a label of the page, also with the s of a lost possessive ("Julys")."""
    return low in NEVER or (low[:-1] in NEVER and len(low) > 4)


def _capital_follows(tokens: Sequence[Token], place: int) -> bool:
    return place + 1 < len(tokens) and tokens[place + 1].text[0].isupper() and tokens[place + 1].start - tokens[place].end == 1


def _given(word: str) -> bool:
    return word[0].isupper() and word.lower() in GIVEN_NAMES


def is_compound(word: str) -> bool:
    """ "US-backed", "Leeds-bound": an adjective made with a name, no name; "Ki-moon" is one."""
    first, mark, last = word.rpartition("-")
    return bool(mark) and first[:1].isupper() and last.endswith(COMPOUND_ENDINGS) and last.islower() and len(last) > 3


def _goes_with(low: str, following: str, lexicon: Lexicon) -> bool:
    """Whether a known word can be part of the name that follows: "Jubilant London" and "Wounded Germans" begin no names."""
    return following not in DEMONYMS and not (following in PLACES and "NOUN" not in lexicon.tags(low))


def _no_noun(low: str, lexicon: Lexicon) -> bool:
    """Whether the word is a verb or an adverb only: a capital inside a line then begins a caption or a lost sentence."""
    tags = lexicon.tags(low) or lexicon.tags(lexicon.lemma(low))
    return bool(tags) and tags <= {"VERB", "ADV"}


def _nominal(low: str, lexicon: Lexicon) -> bool:
    """Whether the word can begin the name of an office or a thing: a noun or adjective, and no adverb ("yesterday")."""
    tags = lexicon.tags(low)
    return bool(tags & {"NOUN", "ADJ"}) and "ADV" not in tags


def _begins_common_name(tokens: Sequence[Token], place: int, lexicon: Lexicon) -> bool:
    """ "Human Rights Watch said": the capital of the common word that follows shows that a name began before it."""
    if place + 1 >= len(tokens) or tokens[place + 1].tag in CLOSED_TAGS:
        return False
    following = tokens[place + 1].text
    low = tokens[place].text.lower()
    common = (
        following[0].isupper()
        and following.lower() not in NEVER | TITLES | GIVEN_NAMES
        and "NOUN" in lexicon.tags(lexicon.lemma(following, "NOUN"))
    )
    return common and following not in PLACES and _nominal(low, lexicon)


def _has_capital(word: str) -> bool:
    return word[0].isupper() or (len(word) > 3 and word[:3] in {"al-", "el-"} and word[3].isupper())


def _is_acronym(word: str, headline: bool) -> bool:
    return word.isupper() and 2 <= len(word) <= 4 and not headline


def _shouted(tokens: Sequence[Token], place: int) -> bool:
    """Whether a neighbour is in capitals as well: emphasis, no acronym."""
    around = (tokens[k].text for k in (place - 1, place + 1) if 0 <= k < len(tokens))
    return any(len(word) > 2 and word.isupper() and word.isalpha() for word in around)


def _named_at_beginning(
    tokens: Sequence[Token], place: int, known: bool, capital: Counter[str], lower: Counter[str], lexicon: Lexicon
) -> bool:
    word = tokens[place].text
    low = word.lower()
    if low in CAPTION_WORDS:
        return False
    if word in PLACES or word in DEMONYMS or capital[low] > lower[low] or (word.isupper() and len(word) > 1):
        return True
    following = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if lower[low] and low not in TITLES:
        return _begins_common_name(tokens, place, lexicon)
    goes_on = following[:1].isupper() and following.lower() not in NEVER and tokens[place + 1].tag not in CLOSED_TAGS
    if not known:
        return not low.endswith("ly")
    if goes_on:
        return low in GIVEN_NAMES or low in TITLES or (_nominal(low, lexicon) and _goes_with(low, following, lexicon))
    return low in GIVEN_NAMES and not lexicon.tags(low) & {"VERB", "ADJ"}
