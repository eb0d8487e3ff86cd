"""Paths or bytes to Reports. Every input gets an :class:`Input` that says what became of it; none stops the others."""

from __future__ import annotations

import hashlib
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from retold.model import Failure, Input, Report
from retold.read.assemble import Sheet, assemble, digest, fill
from retold.read.decode import is_binary, kind_of_binary
from retold.read.discover import reader_for
from retold.read.fields import check_mapping
from retold.read.messages import CODES
from retold.read.places import STANDARD_INPUT, Place, places, unreadable
from retold.read.reader import NO_MAPPING, Draft, Material, Note

HEAD = 65536
CHUNK = 1 << 20

Result = tuple[tuple[Report, ...], tuple[Failure, ...], tuple[Input, ...]]
Listener = Callable[[Input], None]


@dataclass(slots=True)
class Haul:
    """What one place gave: its sheets, the notes on what was left out, how many items it held, and its bytes' hash."""

    shown: str
    sha256: str = ""
    size: int = 0
    items: int = 0
    sheets: list[Sheet] = field(default_factory=list)
    lost: list[Note] = field(default_factory=list)


def read(
    paths: Sequence[str | Path],
    *,
    mapping: Mapping[str, str] = NO_MAPPING,
    stdin: BinaryIO | None = None,
    on_input: Listener | None = None,
) -> Result:
    """All reports under ``paths`` (files, folders, "-" for ``stdin``), what could not be read, and what became of each input.

    ``mapping`` names columns ({"text": "content"}). ``on_input`` is called once for each place as soon as it was read.
    Reports are sorted by id, inputs and failures by path; the order of ``paths`` changes nothing. Never raises for what
    an input holds or lacks; raises OptionError (R206) when ``mapping`` names a field that a report does not have.
    """
    check_mapping(mapping)
    hauls = []
    for place in places(paths):
        haul = haul_in(place, mapping, stdin)
        hauls.append(haul)
        if on_input is not None:
            on_input(first_word(haul))
    return result(hauls)


def read_bytes(data: bytes, name: str = "", *, mapping: Mapping[str, str] = NO_MAPPING) -> Result:
    """As :func:`read` for one input in memory; ``name`` is shown as its path, and its suffix helps to tell what it is."""
    check_mapping(mapping)
    haul = Haul(name or STANDARD_INPUT, hashlib.sha256(data).hexdigest(), len(data))
    take(haul, BytesIO(data), mapping)
    return result([haul])


def haul_in(place: Place, mapping: Mapping[str, str], stdin: BinaryIO | None) -> Haul:
    """What one place gives; a place that cannot be opened gives R112."""
    haul = Haul(place.shown)
    if place.note is not None:
        haul.lost.append(place.note)
        return haul
    try:
        with opened(place, stdin) as stream:
            haul.sha256, haul.size = fingerprint(stream)
            stream.seek(0)
            take(haul, stream, mapping)
    except OSError as error:
        haul.lost.append(unreadable(error))
    return haul


def opened(place: Place, stdin: BinaryIO | None) -> BinaryIO:
    """A stream that can be rewound; standard input goes through a temporary file once it is large."""
    if place.path != STANDARD_INPUT:
        return Path(place.path).open("rb")
    spool = SpooledTemporaryFile(max_size=16 * CHUNK)  # noqa: SIM115 - the caller closes it
    source = stdin if stdin is not None else sys.stdin.buffer
    while chunk := source.read(CHUNK):
        spool.write(chunk)
    spool.seek(0)
    return cast(BinaryIO, spool)


def fingerprint(stream: BinaryIO) -> tuple[str, int]:
    """SHA-256 and number of the bytes of a stream, in little memory."""
    sha256, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        sha256.update(chunk)
        size += len(chunk)
    return sha256.hexdigest(), size


def take(haul: Haul, stream: BinaryIO, mapping: Mapping[str, str]) -> None:
    """Reads a stream into ``haul`` with the reader that fits."""
    head = stream.read(HEAD)
    stream.seek(0)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c") and haul.size <= HEAD:
        haul.lost.append(Note("R105", "empty. Skipped."))
        return
    reader = reader_for(head, haul.shown)
    if reader is None:
        what = kind_of_binary(head) if is_binary(head) else "of no kind that a reader knows"
        haul.lost.append(Note("R103", f"{what}, not text. Skipped. Save the article as text, HTML or JSON."))
        return
    for found in reader.read(Material(haul.shown, stream, haul.size, head, mapping)):
        haul.items += 1
        sheet = fill(found, haul.shown) if isinstance(found, Draft) else found
        if isinstance(sheet, Note):
            haul.lost.append(sheet)
        else:
            haul.sheets.append(sheet)
    if not haul.items:
        haul.lost.append(Note("R105", "holds no report. Skipped."))


def result(hauls: Sequence[Haul]) -> Result:
    """Reports, failures and inputs of all hauls together."""
    pairs = [(haul, sheet) for haul in hauls for sheet in haul.sheets]
    reports = assemble([sheet for _, sheet in pairs])
    twins = copies(reports)
    kept = [kept_input(haul, sheet, report, twins) for (haul, sheet), report in zip(pairs, reports, strict=True)]
    lost = [entry for haul in hauls for entry in lost_inputs(haul)]
    failures = tuple(Failure(entry) for entry in sorted(lost, key=order))
    return tuple(sorted(reports, key=lambda report: report.id)), failures, tuple(sorted([*kept, *lost], key=order))


def order(entry: Input) -> tuple[str, int, str, str]:
    """Inputs are sorted by path, line 10 after line 9."""
    return *natural(entry.path), entry.code, entry.message


def natural(path: str) -> tuple[str, int]:
    """A path without the number at its end, and that number, to sort by."""
    digits = re.search(r"[1-9]\d{0,15}$", path) if "#" in path else None
    return (path[: digits.start()], int(digits.group())) if digits else (path, 0)


def copies(reports: Sequence[Report]) -> dict[str, list[Report]]:
    """Reports that hold the same text but for white space, by their ids; the first of each list was published first."""
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: (report.published or "9999", natural(report.path), report.id)):
        groups[digest(" ".join(report.text.split()))].append(report)
    return {report.id: group for group in groups.values() if len(group) > 1 for report in group}


def kept_input(haul: Haul, sheet: Sheet, report: Report, twins: Mapping[str, list[Report]]) -> Input:
    """The entry of a report that was kept: the first note gives its code, further ones follow on lines of their own."""
    notes = list(sheet.notes)
    twin = twins.get(report.id, [])
    status = "copy" if twin and twin[0].id != report.id else "read"
    if status == "copy":
        same = f"{twin[0].path} and {report.path} hold the same text (sha256 {report.sha256[:8]}…). Kept as {len(twin)} copies of 1 report."
        notes.insert(0, Note("R106", same))
    texts = [note.text if note.code == "R106" else f"{report.path}: {note.text}" for note in notes]
    return Input(report.path, haul.sha256, haul.size, status, notes[0].code if notes else "", joined(notes, texts))


def lost_inputs(haul: Haul) -> Iterator[Input]:
    """One entry for each code among what was left out of a place; several of one kind are told together."""
    by_code: dict[str, list[Note]] = defaultdict(list)
    for note in haul.lost:
        by_code[note.code].append(note)
    for code, notes in sorted(by_code.items()):
        first = notes[0]
        text = f"{haul.shown}{' ' + first.place if first.place else ''}: {first.text}"
        if first.place:
            others = f", also {', '.join(note.place for note in notes[1:4])}" if len(notes) > 1 else ""
            text += f" {len(notes):,} bad of {haul.items:,}{others}."
        path = haul.shown + (f"#{first.place.replace(' ', '-')}" if first.place else "")
        yield Input(path, haul.sha256, haul.size, "skipped", code, text)


def joined(notes: Sequence[Note], texts: Sequence[str]) -> str:
    """The texts of several notes in one: each but the first on a line of its own, behind its code."""
    assert all(note.code in CODES for note in notes)
    return "\n".join(text if number == 0 else f"{note.code} {text}" for number, (note, text) in enumerate(zip(notes, texts, strict=True)))


def first_word(haul: Haul) -> Input:
    """What can be said of a place before all others are read: enough for a progress line."""
    status = "read" if haul.sheets else "skipped"
    code = haul.lost[0].code if haul.lost else ""
    return Input(haul.shown, haul.sha256, haul.size, status, code, f"{len(haul.sheets)} reports")


__all__ = ["Haul", "read", "read_bytes"]
