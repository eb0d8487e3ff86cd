"""Reader of HTML pages: the article without the page around it, found by trafilatura, which is only loaded when needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from retold.read.dates import iso
from retold.read.decode import decode, without_surrogates
from retold.read.fields import line
from retold.read.reader import Draft, Example, Found, Material, Note, Reader
from retold.read.text import too_large

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
TAGS = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta|title|h1)[\s>/]", re.IGNORECASE)
PUBLISHED = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='DC.date.issued' or @name='dc.date' or @name='pubdate' or @name='publishdate']/@content",
    "//article//time[@datetime]/@datetime",
    "//time[@datetime]/@datetime",
)
LINKED_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
FEWEST = 60
"""Words. A shorter text is an article only on a page that is not mostly links."""
DEEPEST = 400
"""Deepest nesting of elements that is parsed: real pages reach some 60; hostile ones aim at the stack."""


def sniff(head: bytes) -> float:
    """0.95 for a page that says so in its first tag, 0.6 for one with HTML tags, less than nothing without any tag."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:400].lower()
    if start.startswith((b"<!doctype html", b"<html")) or (start.startswith((b"<?xml", b"<!--")) and b"<html" in start):
        return 0.95
    if start.startswith(b"<") and TAGS.search(head):
        return 0.6
    return 0.0 if b"<" in head else -0.2


def read(material: Material) -> Iterator[Found]:
    """The one article of a page, a line for each paragraph; R101 when the page holds none."""
    data = material.whole()
    if data is None:
        yield too_large(material.size)
        return
    text, notes = decode(data, declared_charset(data))
    if data[:1024].strip(b"\x00 \r\n\t") == b"":
        yield Note("R105", "empty. Skipped.")
        return
    yield page(text, notes)


def declared_charset(data: bytes) -> str:
    """The encoding the page declares in its first bytes, "" when none; Latin 1 means windows-1252, as in browsers."""
    match = CHARSET.search(data[:4096]) or XML_CHARSET.search(data[:400])
    if not match:
        return ""
    stated = match.group(1).decode("ascii").lower()
    return "windows-1252" if stated in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else stated


def page(text: str, notes: tuple[Note, ...]) -> Found:
    """The Draft for the text of a page, or R101."""
    import logging

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    tree = parse(text)
    if tree is None:
        return Note("R101", "no article text found (not a page). Skipped. Save the page in reader mode or pass the text.")
    words, linked = amount(tree)
    document = extract(tree)
    body, _ = without_surrogates(str(getattr(document, "text", None) or ""))
    if few(body, words, linked):
        return Note("R101", no_article(words, linked))
    stated = {name: line(getattr(document, name, None)) for name in ("title", "author", "sitename", "hostname", "url", "language")}
    return Draft(
        body,
        outlet=stated["sitename"] or stated["hostname"],
        title=stated["title"],
        byline=stated["author"].replace("; ", ", "),
        published=published(text, tree) or iso(line(getattr(document, "date", None))),
        language=stated["language"] or line(tree.get("lang") or ""),
        url=stated["url"] if stated["url"].startswith(("http://", "https://")) else "",
        notes=notes,
    )


def few(body: str, words: int, linked: int) -> bool:
    """Whether what was found is no article: nothing, or a few words of a page that is mostly links."""
    found = len(body.split())
    return found == 0 or (found < FEWEST and 2 * linked >= words)


def no_article(words: int, linked: int) -> str:
    """What to say of a page of ``words`` words, ``linked`` of them in links, that holds no article."""
    share = round(100 * linked / words) if words else 0
    return f"no article text found (cookie wall? {words} words, {share} % links). Skipped. Save the page in reader mode or pass the text."


def parse(text: str) -> Any | None:
    """The element tree of a page; None when there is none, or when it nests deeper than any real page."""
    from lxml import etree, html

    stripped = XML_DECLARATION.sub("", text).replace("\x00", "")
    try:
        tree = html.document_fromstring(stripped, parser=html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    depth, deepest = 0, 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return tree if deepest <= DEEPEST else None


def extract(tree: Any) -> Any | None:
    """What trafilatura makes of a page; None when it finds nothing, or fails."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            deepcopy(tree),
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
        )
    # A third party's parser on hostile pages: whatever it raises, the page is one that could not be read.
    except Exception:  # noqa: BLE001
        return None


def amount(tree: Any) -> tuple[int, int]:
    """How many words a page shows, and how many of them stand in links."""
    shown = " ".join(tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"))
    linked = " ".join(tree.xpath("//body//a//text()"))
    return len(shown.split()), len(linked.split())


def published(text: str, tree: Any) -> str:
    """When the page says it was published, with the time of day where it does, as ISO 8601; "" when it does not."""
    stated = [str(value) for path in PUBLISHED for value in tree.xpath(path)[:1]]
    linked = LINKED_DATE.search(text)
    candidates = [*stated[:1], *([linked.group(1)] if linked else []), *stated[1:]]
    return next((date for date in map(iso, candidates) if date), "")


PARAGRAPHS = (
    b"<p>The old river bridge at Mill Lane fell at noon on Monday after a week of heavy rain, police said.</p>"
    b"<p>Nobody was hurt, the mayor said, because the road had been closed since Sunday evening.</p>"
    b"<p>Engineers will look at the pillars on Tuesday and report to the council by the end of the week.</p>"
)
READER = Reader(
    name="html",
    gloss="a saved web page",
    suffixes=(".html", ".htm", ".xhtml"),
    extra="",
    sniff=sniff,
    read=read,
    examples=(
        Example(
            b"<!doctype html><html><head><title>Bridge falls</title></head><body><nav><a href='/'>Home</a></nav>"
            b"<article><h1>Bridge falls</h1>" + PARAGRAPHS + b"</article></body></html>",
            ("Bridge falls\n" + PARAGRAPHS.decode().replace("</p><p>", "\n")[3:-4],),
        ),
        Example(b"<html><body><a href='/a'>Accept all</a> <a href='/b'>Reject</a></body></html>", (), ("R101",)),
    ),
)
