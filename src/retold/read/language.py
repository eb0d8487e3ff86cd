"""Which language a text is in, from its letters and its commonest words. Good enough to say "not English"; no model."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from retold.read.common_words import COMMON_WORDS

SCRIPTS = {
    "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "DEVANAGARI": "hi", "BENGALI": "bn", "THAI": "th", "HANGUL": "ko",
    "HIRAGANA": "ja", "KATAKANA": "ja", "CJK": "zh", "GEORGIAN": "ka", "ARMENIAN": "hy", "TAMIL": "ta",
}  # fmt: skip
NAMES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
    "sv": "Swedish", "pl": "Polish", "tr": "Turkish", "id": "Indonesian", "ru": "Russian", "uk": "Ukrainian", "bg": "Bulgarian",
    "da": "Danish", "no": "Norwegian", "fi": "Finnish", "cs": "Czech", "sk": "Slovak", "ro": "Romanian", "hu": "Hungarian",
    "ca": "Catalan", "hr": "Croatian, Bosnian or Serbian", "sw": "Swahili", "tl": "Filipino", "vi": "Vietnamese",
    "sq": "Albanian", "et": "Estonian", "lt": "Lithuanian", "lv": "Latvian", "sl": "Slovene", "el": "Greek", "ar": "Arabic",
    "fa": "Persian", "he": "Hebrew", "hi": "Hindi", "bn": "Bengali", "th": "Thai", "ko": "Korean", "ja": "Japanese",
    "zh": "Chinese", "ka": "Georgian", "hy": "Armenian", "ta": "Tamil",
}  # fmt: skip
UNKNOWN = "und"
"""ISO 639-2 for a text in some language, but none known here and surely not English."""
SAMPLE = 2000
PROSE = 40
"""Words from which a text without the words that English cannot do without is held for another language, not for a list."""
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
    words = WORD.findall(sample)
    counts = Counter(word.lower() for word in words)
    held = {language: sum(counts[word] for word in counts.keys() & common) for language, common in COMMON_WORDS.items()}
    shares = {language: times / max(1, len(words)) for language, times in held.items()}
    best = min(shares, key=lambda language: (-shares[language], language))
    # English prose has 35-45 % such words, lists of names under 15 %; set by hand on a few texts of each language.
    if len(words) >= 8 and shares[best] >= 0.15 and shares[best] >= 1.3 * shares.get(fallback, 0.0):
        return best
    return UNKNOWN if fallback == "en" and _foreign(words, shares["en"]) else fallback


def _foreign(words: list[str], english: float) -> bool:
    """Whether a text is prose, with most words in small letters, that hardly uses the words of English."""
    small = sum(word.islower() for word in words)
    return len(words) >= PROSE and english < 0.08 and small >= 0.6 * len(words)
