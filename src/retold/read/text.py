"""Reader of plain text: anything that decodes as text and is nothing more special."""

from __future__ import annotations

from collections.abc import Iterator

from retold.read.decode import decode, is_binary, kind_of_binary
from retold.read.reader import TEXT_LIMIT, Draft, Example, Found, Material, Note, Reader


def sniff(head: bytes) -> float:
    """0.4 for whatever may be text (any other reader that recognises it goes first), 0 for binary."""
    return 0.0 if is_binary(head) else 0.4


def read(material: Material) -> Iterator[Found]:
    """One report: the whole text, exactly as decoded."""
    data = material.whole()
    if data is None:
        yield too_large(material.size)
    elif is_binary(data):
        yield Note("R103", f"{kind_of_binary(data)}, not text. Skipped. Save the article as text, HTML or JSON.")
    else:
        text, notes = decode(data)
        yield Draft(text, notes=notes)


def too_large(size: int) -> Note:
    """The note for one text of ``size`` bytes that goes beyond the limit."""
    what = f"too large for one report ({size:,} bytes; at most {TEXT_LIMIT:,})"
    return Note("R110", f"{what}. Skipped. Split it, or write JSONL with one report a line.")


READER = Reader(
    name="text",
    gloss="plain text, one report a file",
    suffixes=(".txt", ".md", ".text"),
    extra="",
    sniff=sniff,
    read=read,
    examples=(
        Example(b"The bridge fell at noon, police said.\r\n", ("The bridge fell at noon, police said.\r\n",)),
        Example(b"\xef\xbb\xbfThe caf\xc3\xa9 closed on Monday after the flood.", ("The café closed on Monday after the flood.",)),
        Example(b"The caf\xe9 closed on Monday after the flood.", ("The café closed on Monday after the flood.",), ("R109",)),
        Example("The café closed on Monday.".encode("utf-16"), ("The café closed on Monday.",)),
        Example(b"\x00\x01\x02\x03\xff\xfe\x00\x00", (), ("R103",)),
    ),
)
