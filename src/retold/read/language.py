"""Which language a text is in, from its letters and its commonest words. Good enough to say "not English"; no model."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

COMMON = {
    "en": """
        the of and to in a is that for it was on are as with his they at be this have from or had by not but what were when
        we there said has who will
    """,
    "de": """
        der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass
        sie nach wird bei einer um am sind noch wie einem über
    """,
    "fr": """
        le de la les et des en un du une que est pour qui dans par plus pas au sur ne se ce il sont avec son été mais cette
        ont aux leur elle été ses comme
    """,
    "es": """
        de la que el en y los del se las por un para con no una su al lo es más como pero sus le ha este sí porque esta
        entre cuando muy sobre también fue
    """,
    "pt": """
        de que o a do da em um para com não uma os no se na por mais as dos como mas ao ele das seu sua ou foi são também
        pelo pela até isso
    """,
    "it": """
        di e il la che in un per è del una non sono con le si da dei della come al più lo gli alla anche nel ma ha i delle
        suo questo dal
    """,
    "nl": """
        de het een en van in is dat op te zijn voor met die niet aan er om ook als bij maar uit door naar heeft hij wordt
        werd nog ze over dan
    """,
    "sv": """
        och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan när år under
        också
    """,
    "pl": """
        w i na z do że się nie to jest o po jak przez za dla od ale był czy tym roku są także został oraz które który
    """,
    "tr": """
        ve bir bu da de için ile olarak çok daha olan gibi kadar ne sonra göre en o ancak ise her oldu var değil dedi
    """,
    "id": """
        yang dan di ini itu dengan untuk dari dalam tidak akan pada ke juga oleh ada karena saat sebagai tersebut mereka
        bisa para telah
    """,
}
COMMON_WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}
SCRIPTS = {
    "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "DEVANAGARI": "hi", "BENGALI": "bn", "THAI": "th", "HANGUL": "ko",
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "GEORGIAN": "ka", "ARMENIAN": "hy", "TAMIL": "ta",
}  # fmt: skip
NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
    "sv": "Swedish", "pl": "Polish", "tr": "Turkish", "id": "Indonesian", "ru": "Russian", "uk": "Ukrainian", "bg":
    "Bulgarian", "el": "Greek", "ar": "Arabic", "fa": "Persian", "he": "Hebrew", "hi": "Hindi", "bn": "Bengali", "th":
    "Thai", "ko": "Korean", "ja": "Japanese", "zh": "Chinese", "ka": "Georgian", "hy": "Armenian", "ta": "Tamil",
}  # fmt: skip
SAMPLE = 2000
WORD = re.compile(r"[^\W\d_]+")


def language(text: str, stated: str = "") -> str:
    """ISO 639-1 code of the language of ``text``; ``stated`` ("en-GB") or else "en" when the text gives too little to go by.

    >>> language("Der Fluss ist über die Ufer getreten und hat die Brücke mit sich gerissen.")
    'de'
    """
    sample = text[:SAMPLE]
    fallback = stated.lower()[:2] if re.match(r"[A-Za-z]{2}(?:$|[-_])", stated) else "en"
    return by_script(sample) or by_words(sample, fallback)


def by_script(sample: str) -> str:
    """The language of the commonest script that is not Latin, if more than half of the letters are in such scripts."""
    if sample.isascii():
        return ""
    letters = [character for character in sample if character.isalpha()][:1000]
    scripts = Counter(unicodedata.name(letter, "?").split(" ")[0] for letter in letters if ord(letter) > 0x24F)
    known = Counter({script: count for script, count in scripts.items() if script in SCRIPTS})
    if 2 * sum(known.values()) <= len(letters):
        return ""
    if known["HIRAGANA"] + known["KATAKANA"] > 0.1 * len(letters):
        return "ja"
    return tell_apart(SCRIPTS[min(known, key=lambda script: (-known[script], script))], sample.lower())


def tell_apart(found: str, lower: str) -> str:
    """Russian, Ukrainian or Bulgarian; Arabic or Persian: by letters that the others lack."""
    if found == "ru":
        if any(letter in lower for letter in "їєґ"):
            return "uk"
        return "ru" if any(letter in lower for letter in "ыэё") else "bg"
    if found == "ar":
        return "fa" if any(letter in lower for letter in "پچژگ") else "ar"
    return found


def by_words(sample: str, fallback: str) -> str:
    """The language whose commonest words make up most of the sample; ``fallback`` when none stands out."""
    words = WORD.findall(sample.lower())
    counts = Counter(words)
    held = {language: sum(counts[word] for word in counts.keys() & common) for language, common in COMMON_WORDS.items()}
    shares = {language: times / max(1, len(words)) for language, times in held.items()}
    best = min(shares, key=lambda language: (-shares[language], language))
    # English prose has 35-45 % such words, lists of names under 15 %; set by hand on a few texts of each language.
    clear = len(words) >= 8 and shares[best] >= 0.15 and shares[best] >= 1.3 * shares.get(fallback, 0.0)
    return best if clear else fallback
