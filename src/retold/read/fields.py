"""One JSON object to one Draft: which key holds which field, and what to say when it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from retold.errors import OptionError
from retold.read.decode import without_surrogates
from retold.read.reader import TEXT_LIMIT, Draft, Found, Note

ALIASES = {
    "text": ("text", "body", "content", "articleBody", "article_text", "maintext", "full_text"),
    "outlet": ("outlet", "source", "publisher", "sitename", "site_name", "source_domain", "domain", "hostname"),
    "title": ("title", "headline", "name"),
    "byline": ("byline", "author", "authors", "creator"),
    "published": (
        "published", "date", "published_at", "publishedAt", "datePublished", "date_published", "date_publish", "pub_date", "timestamp",
    ),
    "language": ("language", "lang", "inLanguage"),
    "url": ("url", "link", "canonical_url", "permalink"),
    "key": ("id", "key", "guid", "_id", "uuid"),
}  # fmt: skip
"""Our field -> the names it goes by, first match wins. The names are those of schema.org, NewsAPI, news-please and RSS."""

NAME_IT = "Name the column that holds the text: --map text=COLUMN."
LISTS = ("articles", "reports", "items", "results", "data", "documents", "docs")
MAPPED = {"id": "key", "body": "text", "content": "text", "author": "byline", "date": "published", "source": "outlet", "headline": "title"}
"""What a person may call our own field on the left side of a mapping."""


def drafts(value: object, mapping: Mapping[str, str], place: str = "") -> Iterator[Found]:
    """The reports in a decoded JSON value: an object with an article, a list of them, or an object that wraps a list."""
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield draft(item, mapping, f"item {number}")
        return
    if isinstance(value, dict) and field(value, "text", mapping) is None:
        for key in LISTS:
            if isinstance(value.get(key), list):
                yield from drafts(value[key], mapping)
                return
    yield draft(value, mapping, place)


def draft(value: object, mapping: Mapping[str, str], place: str) -> Found:
    """One object to a Draft, or the note (R105, R110, R111) that says why it is none."""
    if not isinstance(value, dict):
        return Note("R111", f'is {kind(value)}, not an object with a text. Skipped. Write {{"text": ..., "title": ...}}.', place)
    text = field(value, "text", mapping)
    if text is None:
        wanted = mapped(mapping).get("text", "text")
        keys = ", ".join(sorted(str(key)[:30] for key in value)[:8]) or "none"
        return Note("R111", f"no field {wanted!r} (fields: {keys}). Skipped. {NAME_IT}", place)
    if not isinstance(text, str):
        return Note("R111", f"the text is {kind(text)}, not a string. Skipped. {NAME_IT}", place)
    if len(text) > TEXT_LIMIT:
        return Note("R110", f"too large for one report ({len(text):,} characters; at most {TEXT_LIMIT:,}). Skipped. Split it.", place)
    text, broken = without_surrogates(text)
    notes = [Note("R109", f"{broken} places hold half a character; shown as \ufffd. Kept.")] if broken else []
    words = {}
    for name in ("outlet", "title", "byline", "published", "language", "url", "key"):
        stated = field(value, name, mapping)
        words[name] = line(stated)
        if stated is not None and not words[name] and not is_empty(stated):
            notes.append(Note("R111", f"the {name} is {kind(stated)}, not a string. Kept without it."))
    return Draft(text, **words, place=place, notes=tuple(notes))


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raises OptionError (R206) for a mapping of a field that a report does not have."""
    unknown = sorted(set(mapped(mapping)) - set(ALIASES))
    if unknown:
        known = ", ".join(sorted(ALIASES))
        raise OptionError(f"unknown field {unknown[0]!a} in a mapping.", code="R206", hint=f"Known: {known}.")


def mapped(mapping: Mapping[str, str]) -> dict[str, str]:
    """``mapping`` with our field names on the left, whatever common name a person used for them."""
    return {MAPPED.get(ours, ours): theirs for ours, theirs in mapping.items()}


def field(value: dict[object, object], name: str, mapping: Mapping[str, str]) -> object:
    """What ``value`` holds for our field ``name``; None when nothing. A mapping names one key, dots going inwards."""
    theirs = mapped(mapping).get(name)
    if theirs is not None:
        return inner(value, theirs)
    return next((value[alias] for alias in ALIASES[name] if not is_empty(value.get(alias))), value.get(ALIASES[name][0]))


def inner(value: object, path: str) -> object:
    """``value["a"]["b"]`` for "a.b", unless a key "a.b" is there itself; None when nothing is."""
    if isinstance(value, dict) and path in value:
        return value[path]
    for key in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def line(stated: object) -> str:
    """A stated field as one line: lists joined by commas, the name of an object, runs of white space as one space."""
    if isinstance(stated, dict):
        stated = stated.get("name") or stated.get("title") or stated.get("@id")
    if isinstance(stated, list):
        return ", ".join(dict.fromkeys(filter(None, map(line, stated[:50]))))
    if isinstance(stated, bool) or not isinstance(stated, str | int | float):
        return ""
    text, _ = without_surrogates(str(stated)[:2000])
    return re.sub(r"\s+", " ", text).strip()


def is_empty(stated: object) -> bool:
    """Whether a field is there without saying anything."""
    return stated is None or stated in ("", [], {}) or (isinstance(stated, list) and all(map(is_empty, stated)))


def kind(value: object) -> str:
    """What a JSON value is, for a message."""
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")
