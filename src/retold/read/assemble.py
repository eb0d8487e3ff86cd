"""Drafts to Reports: what the text itself states fills the gaps, then ids, labels and copies, for all of them together."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from retold.model import Credit, Part, Report, Span, content_id
from retold.read.credits import credits_in
from retold.read.dates import iso
from retold.read.language import NAMES, UNKNOWN, language
from retold.read.layout import Layout, layout
from retold.read.reader import Draft, Note
from retold.read.worth import cut_off, wall

DATED_NAME = re.compile(r"(?<!\d)(20\d\d|19\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")
LONGEST_LABEL = 48


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report before it has an id: its draft with all gaps filled, where it came from and what to tell about it."""

    draft: Draft
    path: str
    layout: Layout
    basis: str
    notes: tuple[Note, ...]


def fill(draft: Draft, path: str) -> Sheet | Note:
    """``draft`` with what its text and its file name state; the note R101 or R105 when it holds no article."""
    if not draft.text.strip():
        return Note("R105", "empty. Skipped.", draft.place)
    refused = wall(draft.text)
    if refused:
        return Note("R101", refused, draft.place)
    found = layout(draft.text, draft.title)
    published, basis, notes = when(draft, found, path)
    tongue = language(draft.text, draft.language)
    host = urlsplit_host(draft.url)
    filled = replace(
        draft,
        outlet=draft.outlet or host,
        title=draft.title or found.title,
        byline=draft.byline or found.byline,
        published=published,
        language=tongue,
    )
    notes += foreign(tongue)
    ending = cut_off(last_body_line(draft.text, found))
    return Sheet(filled, path, found, basis, (*draft.notes, *notes, *([ending] if ending else [])))


def when(draft: Draft, found: Layout, path: str) -> tuple[str, str, tuple[Note, ...]]:
    """The date of publication, how it is known, and R104 when it is not."""
    stated = iso(draft.published)
    if stated:
        return stated, "stated", ()
    if found.published:
        return found.published, found.basis, ()
    named = DATED_NAME.search(PurePosixPath(path).name)
    if named:
        return named.group(), "file", ()
    said = f"the date “{draft.published[:40]}” is not understood" if draft.published else "no date"
    return "", "none", (Note("R104", f"{said}. Kept; its direction in the tree comes from the text alone."),)


def foreign(tongue: str) -> tuple[Note, ...]:
    """R107 for any language but English."""
    if tongue == "en":
        return ()
    seems = "its language cannot be told" if tongue == UNKNOWN else f"looks like {NAMES.get(tongue, f'language “{tongue}”')}"
    return (Note("R107", f"{seems}; this build knows English. Grouped and matched by characters; no typed variants."),)


def urlsplit_host(url: str) -> str:
    """The host in an address without "www."; "" when there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def last_body_line(text: str, found: Layout) -> str:
    """The last line that is no part, "" when a part ends the text."""
    stripped = text.rstrip()
    if any(end >= len(stripped) for _, _, end in found.parts):
        return ""
    return stripped[stripped.rfind("\n") + 1 :]


def assemble(sheets: Sequence[Sheet]) -> tuple[Report, ...]:
    """The reports of all sheets, in their order, with ids and labels that do not depend on that order."""
    ids, labels = identify(sheets), label(sheets)
    return tuple(report(sheet, ids[number], labels[number]) for number, sheet in enumerate(sheets))


def report(sheet: Sheet, report_id: str, shown: str) -> Report:
    """One report with its parts and credits."""
    draft = sheet.draft
    text = draft.text

    def span(start: int, end: int) -> Span:
        return Span(report_id, start, end, text[start:end])

    within = [(start, end) for kind, start, end in sheet.layout.parts if kind in ("dateline", "byline")]
    own = {folded(draft.outlet), folded(PurePosixPath(sheet.path).stem)}
    found = (hit for hit in credits_in(text, within) if folded(hit[0]) not in own or not in_any(hit[1], within))
    return Report(
        id=report_id,
        label=shown,
        path=sheet.path + (f"#{draft.place.replace(' ', '-')}" if draft.place else ""),
        outlet=draft.outlet,
        title=draft.title,
        byline=draft.byline,
        published=draft.published,
        published_basis=sheet.basis,
        language=draft.language,
        url=draft.url,
        sha256=digest(text),
        text=text,
        parts=tuple(Part(kind, span(start, end)) for kind, start, end in sheet.layout.parts),
        credits=tuple(Credit(origin, span(start, end)) for origin, start, end in found),
    )


def folded(name: str) -> str:
    """A name for comparison: letters and digits alone, without "the" or "www."."""
    return re.sub(r"^(?:the|www)[\W_]+|[\W_]+", "", name.lower())


def in_any(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies in one of the stretches."""
    return any(start <= place < end for start, end in stretches)


def digest(text: str) -> str:
    """SHA-256 of a text as UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def identify(sheets: Sequence[Sheet]) -> list[str]:
    """An id for each sheet from its content; equal ones get -2, -3 ... in order of path."""
    drafts = [sheet.draft for sheet in sheets]
    bare = [content_id("r", digest(draft.text), draft.outlet, draft.url, draft.published, draft.title) for draft in drafts]
    seen: Counter[str] = Counter()
    ids = [""] * len(sheets)
    for number in in_order(sheets):
        seen[bare[number]] += 1
        ids[number] = bare[number] + (f"-{seen[bare[number]]}" if seen[bare[number]] > 1 else "")
    return ids


def in_order(sheets: Sequence[Sheet]) -> list[int]:
    """Numbers of the sheets by path and place, line 10 after line 9."""

    def key(number: int) -> tuple[str, int, str]:
        draft = sheets[number].draft
        digits = re.search(r"\d+", draft.place)
        return sheets[number].path, int(digits.group()) if digits else 0, draft.text

    return sorted(range(len(sheets)), key=key)


def label(sheets: Sequence[Sheet]) -> list[str]:
    """A short name for each sheet, unique among them: outlet or file stem; where shared, with stem or key; then the path."""
    chosen = [""] * len(sheets)
    left = in_order(sheets)
    taken: set[str] = set()
    for names in (brief_name, short_name, middle_name, foldered_name, long_name):
        wanted: dict[str, list[int]] = defaultdict(list)
        for number in left:
            wanted[names(sheets[number])].append(number)
        for name, numbers in wanted.items():
            if len(numbers) == 1 and name not in taken:
                chosen[numbers[0]] = name
        taken.update(name for name in chosen if name)
        left = [number for number in left if not chosen[number]]
    for number in left:
        base, count = long_name(sheets[number]), 2
        while f"{base} ({count})" in taken:
            count += 1
        chosen[number] = f"{base} ({count})"
        taken.add(chosen[number])
    return chosen


def brief_name(sheet: Sheet) -> str:
    """The short name without a hash that a crawler hung on the file's: people say 003, not 003_520b6eb08f62b716."""
    name = short_name(sheet)
    return name if sheet.draft.outlet else re.sub(r"(?<=\w)[_. -](?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{12,64}$", "", name)


def short_name(sheet: Sheet) -> str:
    """The outlet without "www.", or the stem of the file, or the key within it."""
    return clean(sheet.draft.outlet.removeprefix("www.")) or own_name(sheet)


def middle_name(sheet: Sheet) -> str:
    """Outlet and own name, or folder and own name."""
    first = clean(sheet.draft.outlet.removeprefix("www.")) or clean(PurePosixPath(sheet.path).parent.name)
    return f"{first}/{own_name(sheet)}" if first else own_name(sheet)


def foldered_name(sheet: Sheet) -> str:
    """Folder and own name."""
    folder = clean(PurePosixPath(sheet.path).parent.name)
    return f"{folder}/{own_name(sheet)}" if folder else own_name(sheet)


def long_name(sheet: Sheet) -> str:
    """The whole path and place."""
    return " ".join(filter(None, (sheet.path, sheet.draft.place)))


def own_name(sheet: Sheet) -> str:
    """The key that the report has within its file, else the stem of the file with the place in it."""
    stem = clean(PurePosixPath(sheet.path).stem).strip("-") or "input"
    if sheet.draft.place:
        return clean(sheet.draft.key) or f"{stem} {sheet.draft.place}"
    return stem


def clean(name: str) -> str:
    """A name on one line, without control characters and not too long."""
    return "".join(character if character.isprintable() else " " for character in name)[:LONGEST_LABEL].strip()
