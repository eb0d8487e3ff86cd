"""Closed word classes and abbreviations of English: short lists that do not grow with the news."""

from __future__ import annotations

DETERMINERS = frozenset(
    "the a an this that these those each every either neither some any no all both half several another such what which whatever "
    "whichever my your his her its our their many much few fewer more most less least enough".split()
)
PRONOUNS = frozenset(
    "i you he she it we they me him us them myself yourself himself herself itself ourselves yourselves themselves who whom whose "
    "someone somebody something anyone anybody anything everyone everybody everything nobody nothing mine yours hers ours theirs "
    "whoever whomever oneself none one's".split()
)
ADPOSITIONS = frozenset(
    "of in on at by for with from to into onto upon about against among amongst amid amidst between beyond during through throughout "
    "toward towards under underneath until till via within without across along alongside around behind below beneath beside besides "
    "despite except inside near off outside over past per since like unlike above after before down up out than as versus vs vs. aboard "
    "concerning regarding including excluding following".split()
)
COORDINATORS = frozenset("and or but nor yet & plus".split())
SUBORDINATORS = frozenset(
    "if because although though while whereas unless whether once lest when where whenever wherever so why how".split()
)
AUXILIARIES = frozenset(
    "be am is are was were been being have has had having do does did doing will would shall should can could may might must ought "
    "cannot 's 're 've 'll 'd 'm ’s ’re ’ve ’ll ’d ’m wo ca ai".split()
)
MODALS = frozenset("will would shall should can could may might must cannot ought 'll ’ll 'd ’d wo ca".split())
PARTICLES = frozenset("not n't n’t".split())
POSSESSIVES = frozenset("' ’ 's ’s".split())
ADVERBS = frozenset(
    "also very too just only even still already again ever never now then here there however moreover furthermore meanwhile instead "
    "therefore thus hence perhaps maybe almost nearly quite rather later soon earlier often always sometimes away back together apart "
    "today yesterday tomorrow tonight once twice abroad overseas".split()
)
NUMBER_WORDS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion".split()
)
CLASSES: tuple[tuple[str, frozenset[str]], ...] = (
    ("PART", PARTICLES),
    ("CCONJ", COORDINATORS),
    ("AUX", AUXILIARIES),
    ("NUM", NUMBER_WORDS),
    ("PRON", PRONOUNS),
    ("DET", DETERMINERS),
    ("ADP", ADPOSITIONS),
    ("SCONJ", SUBORDINATORS),
    ("ADV", ADVERBS),
)
CLOSED: dict[str, str] = {word: tag for tag, words in reversed(CLASSES) for word in sorted(words)}
STARTERS = frozenset(word for word, tag in CLOSED.items() if tag not in {"NUM", "PART"} and word[0].isalpha())

TITLE_ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr prof gen sen rep gov lt col sgt capt rev st hon pres maj cpl adm cmdr det insp supt messrs mme mlle fr amb atty "
    "brig supt pvt pte cllr ald sec treas del".split()
)
OTHER_ABBREVIATIONS = frozenset(
    "jr sr inc corp co ltd llc plc bros etc vs no nos jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri "
    "sat sun approx dept est fig ft mt ave blvd rd assn univ ph.d calif conn fla ill ind kan mass mich minn miss mo neb nev okla ore pa "
    "tenn tex va vt wash wis wyo ariz ark colo del ga cf al p pp vol ed eds op viz v c ca".split()
)
"""Without their stop. The ambiguous among them (no, miss, fig, sun, sat ...) count only where :func:`abbreviates` says so."""

NEED_DIGIT_NEXT = frozenset("no nos p pp vol fig mar sun sat mon sec est ed ft mo v c ca".split())
NEED_CAPITAL_SELF = frozenset(
    "jan feb apr jun jul aug sept sep oct nov dec tue tues wed thu thur thurs fri calif conn fla ill ind kan mass mich minn miss neb nev "
    "okla ore pa tenn tex va vt wash wis wyo ariz ark colo del ga al mt ave st gen rep col sen hon rev det pres fr hon ald amb".split()
)


def abbreviates(word: str, next_is_digit: bool) -> bool:
    """Whether ``word`` (without its stop, as written) before a stop is an abbreviation, not the end of a sentence."""
    low = word.lower()
    if low not in TITLE_ABBREVIATIONS and low not in OTHER_ABBREVIATIONS:
        return False
    if low in NEED_DIGIT_NEXT:
        return next_is_digit
    return low not in NEED_CAPITAL_SELF or word[0].isupper()
