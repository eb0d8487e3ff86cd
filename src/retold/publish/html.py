"""The report for people: one HTML file that opens anywhere, reads and prints without scripts, and fetches nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from retold.model import Case
from retold.publish.publisher import Publisher
from retold.publish.visible import one_line

if TYPE_CHECKING:
    from jinja2 import Environment

    from retold.publish.detail import Detail
    from retold.publish.page import Beside

TEMPLATES = Path(__file__).parent / "templates"
SEVERAL, LARGEST_PAGE = 2, 5 * 2**20  # stories, bytes: from here on a page for each story
POLICY = "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; form-action 'none'"


def publish(case: Case, texts: str) -> bytes:
    """``case`` as one UTF-8 HTML page; ``texts`` says how much of the reports' text it holds (full, snippets, none)."""
    from retold.publish.detail import allowed, details

    longest, page = allowed(case), b""
    for detail in details(case):
        page = render(case, texts, detail=detail).encode("utf-8", "replace")
        if len(page) <= longest:
            break
    return page


def parts(case: Case, texts: str, stem: str) -> dict[str, bytes]:
    """The page, or of several stories or above 5 MiB a page for each and one that leads to them; by file name."""
    whole = publish(case, texts) if len(case.stories) < SEVERAL else b""
    if whole and len(whole) <= LARGEST_PAGE:
        return {f"{stem}.html": whole}
    names = [f"{stem}-{number}.html" for number in range(1, len(case.stories) + 1)]
    found = {name: publish(replace(case, stories=(story,)), texts) for name, story in zip(names, case.stories, strict=True)}
    style = asset("page.css")
    listed = list(zip(names, case.stories, strict=True))
    policy = POLICY.format(style=hash_of(style), script="none")
    index = environment().get_template("index.html").render(case=case, listed=listed, style=style, policy=policy)
    return {f"{stem}.html": index.encode("utf-8", "replace"), **found}


def render(
    case: Case,
    texts: str = "full",
    *,
    beside: Beside | None = None,
    detail: Detail | None = None,
    made: Environment | None = None,
    **more: object,
) -> str:
    """The page as text. ``beside`` is asked for what stands beside each result (kind and id; nothing in the file).

    ``detail`` says how much is shown (the most). A server passes an environment of its own (:func:`environment`), in which another
    ``page.html`` may extend ``report/page.html`` and fill its blocks (policy, style, top, script); ``more`` are further values for
    the template.
    """
    from retold.publish.detail import DETAILS
    from retold.publish.page import StoryPage, nothing_beside
    from retold.publish.passages import anchors_of
    from retold.publish.rows import inputs_alike

    style, script = asset("page.css"), asset("page.js")
    anchors = anchors_of(case)
    inside = {report.id for story in case.stories for report in story.reports}
    stories = [
        StoryPage(case, story, number, texts, anchors, beside=beside or nothing_beside, detail=detail or DETAILS[0])
        for number, story in enumerate(case.stories, 1)
    ]
    template = (made or environment()).get_template("page.html")
    return template.render(
        case=case,
        stories=stories,
        alone=[report for report in case.reports if report.id not in inside],
        anchors=anchors,
        inputs=inputs_alike(case),
        style=style,
        script=script,
        policy=POLICY.format(style=hash_of(style), script=hash_of(script)),
        **more,
    )


@cache
def asset(name: str) -> Markup:
    """The page's own style sheet (page.css) or script (page.js), as it stands in the file: without indents and lines of comment."""
    lines = (line.strip() for line in (TEMPLATES / name).read_text("utf-8").splitlines())
    small = "\n".join(line for line in lines if line and not line.startswith("// "))
    if name.endswith(".css"):
        small = re.sub(r":\s+", ":", re.sub(r"\s*([{};,])\s*", r"\1", small)).replace(";}", "}")
    return Markup(small)


def hash_of(content: str) -> str:
    """The hash by which a content security policy lets one style or script through."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _shown(value: object) -> object:
    """Every value a template prints passes here: nothing hostile in it acts, whatever the template forgot."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else one_line(value)


@cache
def environment(*folders: Path) -> Environment:
    """The template environment: ``folders`` before ours, which also answers to the prefix ``report/``."""
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

    from retold.publish.page import FUNCTIONS

    ours = FileSystemLoader(TEMPLATES)
    made = Environment(
        loader=ChoiceLoader([*map(FileSystemLoader, folders), ours, PrefixLoader({"report": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.globals.update(FUNCTIONS)
    return made


PUBLISHER = Publisher(
    name="html",
    suffixes=(".html", ".htm"),
    gloss="one page for people: answers, tree, claims, differences, full texts",
    extra="",
    publish=publish,
    parts=parts,
    examples=(("full", "The ferry stopped with 21 people aboard."), ("none", "Who copied whom"), ("snippets", "12 people")),
)
