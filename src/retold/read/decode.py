"""Bytes to text. What is stored is exactly what comes out here: no newline translation, no normalisation."""

from __future__ import annotations

import codecs
import re

from retold.read.reader import Note

# The longer marks come first: UTF-32 little endian begins like UTF-16 little endian.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SURROGATES = re.compile("[\ud800-\udfff]")
SAMPLE = 65536
ENOUGH = 8


def is_binary(data: bytes) -> bool:
    """Whether ``data`` is no text: a known binary kind, or control characters that no text encoding leaves.

    One control character in 200 bytes is allowed for: damaged scrapes hold some, programs and pictures far more.
    """
    if any(data.startswith(magic) for magic, _ in MAGIC):
        return True
    if wide_encoding(data):
        return False
    sample = data[:SAMPLE]
    return len(CONTROLS.findall(sample)) * 200 > len(sample)


def kind_of_binary(data: bytes) -> str:
    """What the bytes seem to be, for a message."""
    return next((kind for magic, kind in MAGIC if data.startswith(magic)), "binary data")


def wide_encoding(data: bytes) -> str:
    """The UTF-16 or UTF-32 that a byte order mark, or zeros at every other place, give away; "" for none."""
    for mark, encoding in BYTE_ORDER_MARKS[1:]:
        if data.startswith(mark):
            return encoding
    even, odd = data[0:4096:2], data[1:4096:2]
    for letters, zeros, encoding in ((even, odd, "utf-16-le"), (odd, even, "utf-16-be")):
        shown = len(letters) - len(CONTROLS.findall(letters))
        if len(zeros) >= ENOUGH and zeros.count(0) > 0.7 * len(zeros) and shown > 0.95 * len(letters):
            return encoding
    return ""


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[Note, ...]]:
    """The text of ``data`` and notes (R109, R113) about what had to be guessed, replaced or cut off.

    Tried in this order: byte order mark, ``declared``, UTF-8, then a guess. A byte order mark is no part of the text.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return lenient(data[len(mark) :], encoding)
    wide = wide_encoding(data)
    if wide:
        text, notes = lenient(data, wide)
        return text, (Note("R109", f"no encoding is declared; read as {wide}. Kept. Save it as UTF-8 to be sure."), *notes)
    for encoding in (declared, "utf-8"):
        text_or_none = strict(data, encoding)
        if text_or_none is not None:
            return text_or_none, ()
    return guess(data)


def strict(data: bytes, encoding: str) -> str | None:
    """``data`` decoded without any error, or None. An unknown encoding, or one that is no text encoding, gives None."""
    if not encoding:
        return None
    try:
        text = data.decode(encoding)
    except (LookupError, ValueError):
        return None
    return text if not SURROGATES.search(text) else None


def lenient(data: bytes, encoding: str) -> tuple[str, tuple[Note, ...]]:
    """``data`` decoded with the replacement character for what cannot be; a character cut off at the end is dropped."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(data, final=False)
    rest = bytes(decoder.getstate()[0])
    notes: tuple[Note, ...] = ()
    if rest:
        notes = (Note("R113", "ends in the middle of a character: the file was cut off. Kept as far as it goes."),)
    text, replaced = without_surrogates(text)
    wrong = text.count("\ufffd")
    if wrong or replaced:
        notes = (Note("R109", f"{max(wrong, replaced)} places could not be decoded as {encoding}; shown as \ufffd. Kept."), *notes)
    return text, notes


def without_surrogates(text: str) -> tuple[str, int]:
    """``text`` with the replacement character for every lone surrogate (no file can store one), and how many there were."""
    return SURROGATES.subn("\ufffd", text)


def guess(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The most plausible reading of bytes that are neither declared nor UTF-8."""
    text, notes = lenient(data, "utf-8")
    wrong = text.count("\ufffd")
    wide = sum(1 for character in text if ord(character) > 127) - wrong
    # More sound than broken sequences: UTF-8 with damage, not another encoding, in which none would be sound.
    if wrong == 0 or wide > wrong:
        return text, notes
    encoding = likely_encoding(data)
    text, _ = without_surrogates(data.decode(encoding, "replace"))
    return text, (Note("R109", f"not UTF-8; read as {encoding}, which is a guess. Kept. Save it as UTF-8 to be sure."),)


def likely_encoding(data: bytes) -> str:
    """windows-1252 for text that is mostly ASCII (Western newsrooms), else what charset-normalizer finds."""
    high = sum(1 for byte in data[:SAMPLE] if byte > 127)
    # Set by hand: Western European text has 2-20 % letters beyond ASCII, Cyrillic or Greek 60 % and more.
    if high * 4 <= len(data[:SAMPLE]):
        return "windows-1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    return best.encoding if best is not None else "windows-1252"
