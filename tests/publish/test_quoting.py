"""Quotation marks hold exact slices of stored texts, and nothing but quoting.py can print them around report words."""

from __future__ import annotations

import ast
import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from cases import bridge, hostile
from retold.model import Case, Report, Span
from retold.publish import publishers
from retold.publish.evidence import explain
from retold.publish.find import things
from retold.publish.quoting import HTML, head, only_true_quotes, quote, without_torn_marks
from retold.publish.terminal import render
from retold.publish.visible import one_line

SOURCE = Path(__file__).parents[2] / "src" / "retold"
MARKS = re.compile("[“”„«»‹›‘‚]|&[lr][ds]?quo;|<q\\b|&quot;|&#34;")
TEXTS = {"r-1": "He said \"no\" and 'left' at 10 o'clock.", "r-2": "Nobody said <b>so</b>."}


def test_a_quotation_is_the_slice_between_marks() -> None:
    assert quote(Span("r-1", 3, 7, "said"), TEXTS) == "“said”"
    assert quote(Span("r-2", 12, 21, "<b>so</b>"), TEXTS, HTML) == "<q>&lt;b&gt;so&lt;/b&gt;</q>"


@pytest.mark.parametrize(
    "span",
    [Span("r-1", 3, 7, "says"), Span("r-1", 3, 8, "said"), Span("r-9", 0, 1, "H"), Span("r-1", -4, -1, "ock"), Span("r-1", 7, 3, "")],
)
def test_a_span_that_does_not_quote_its_text_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="does not quote its text"):
        quote(span, TEXTS)


def test_a_long_span_is_cut_between_words_and_stays_a_slice() -> None:
    span = Span("r-1", 0, len(TEXTS["r-1"]), TEXTS["r-1"])
    for longest in range(1, 60):
        short = head(span, longest)
        assert len(short.exact) <= longest
        assert TEXTS["r-1"][short.start : short.end] == short.exact
    assert head(span, 14).exact == 'He said "no"'


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ('"said" is not "says".', "“said” is not says."),
        ("«Nobody» against ‘nobody’ and 'left'", "“Nobody” against nobody and “left”"),
        ("the dog's bone and o'clock", "the dog's bone and o'clock"),
        ('"aid" is part of a word', "aid is part of a word"),
        ('an unclosed "said', 'an unclosed "said'),
        ('"" and " "', " and  "),
    ],
)
def test_a_sentence_of_ours_keeps_only_true_quotes(sentence: str, shown: str) -> None:
    assert only_true_quotes(sentence, TEXTS) == shown


def slices(quoted: list[str], reports: tuple[Report, ...]) -> bool:
    texts = [one_line(report.text) for report in reports]
    return all(any(words in text for text in texts) for words in quoted)


def without_marks(case: Case) -> Case:
    """``case`` with every curly mark in its stored texts replaced, one for one, so that all that are printed are ours."""

    def clean(value: object) -> object:
        if isinstance(value, str):
            return value.translate(str.maketrans("“”\"<>&'", "()*[]+*"))
        if isinstance(value, tuple) and not hasattr(value, "agreed"):
            return tuple(clean(item) for item in value)
        if isinstance(value, tuple):
            return type(value)(clean(item) for item in value)
        if hasattr(value, "__dataclass_fields__"):
            changes = {name: clean(getattr(value, name)) for name in value.__dataclass_fields__ if name not in {"why", "text_of_evidence"}}
            return replace(value, **changes)  # type: ignore[type-var]
        return value

    cleaned = clean(case)
    assert isinstance(cleaned, Case)
    return cleaned


@pytest.mark.parametrize("case", [without_marks(bridge()), without_marks(hostile())], ids=["bridge", "hostile"])
def test_every_quoted_stretch_of_text_outputs_is_an_exact_slice(case: Case) -> None:
    outputs = [render(case), *(explain(case, thing_id) for thing_id, _, _ in things(case))]
    for output in outputs:
        quoted = re.findall("“([^”]*)”", output)
        assert slices(quoted, case.reports)
        assert not re.search('["„«»]', output)
    assert sum(output.count("“") for output in outputs) > 40


@pytest.mark.parametrize("case", [bridge(), hostile()], ids=["bridge", "hostile"])
def test_every_quoted_stretch_of_the_page_is_an_exact_slice(case: Case) -> None:
    publisher = next(item for item in publishers() if item.name == "html")
    page = publisher.publish(case, "full").decode("utf-8")
    quoted = [html.unescape(words) for words in re.findall(r"<q(?: class=o)?>(.*?)</q>", page, re.DOTALL)]
    assert len(quoted) > 20
    assert slices(quoted, case.reports)
    assert len(re.findall("<q[ >]", page)) == page.count("</q>") == len(quoted)


def test_no_other_source_of_the_outputs_holds_quotation_marks() -> None:
    """Strings that outputs are made of hold no mark, so nothing but quoting.py can put one around words."""
    for folder in ("publish", "cli"):
        for path in sorted((SOURCE / folder).rglob("*.py")):
            if path.name != "quoting.py":
                assert not marked_strings(path), path


def marked_strings(path: Path) -> list[str]:
    """String literals with quotation marks, and f-strings with a straight mark beside a value; docstrings are no output."""
    parsed = ast.parse(path.read_text("utf-8"))
    told = {id(docstring(node)) for node in ast.walk(parsed)}
    found = [
        node.value for node in ast.walk(parsed) if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]
    parts = [part for node in ast.walk(parsed) if isinstance(node, ast.JoinedStr) for part in node.values]
    beside = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return [text for text in found if MARKS.search(text)] + [text for text in beside if re.search(r"\"|(?<!\w)'|'(?!\w)", text)]


def docstring(node: ast.AST) -> ast.AST | None:
    """The docstring of a module, class or function as a node."""
    body = getattr(node, "body", None)
    first = body[0] if isinstance(body, list) and body else None
    return first.value if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) else None


def test_no_template_puts_marks_around_a_value() -> None:
    for path in sorted((SOURCE / "publish" / "templates").iterdir()):
        text = path.read_text("utf-8")
        assert not MARKS.search(text), path
        if path.suffix == ".html":
            outside = re.sub(r"\{%.*?%\}|\{#.*?#\}", "", text, flags=re.DOTALL)
            outside = re.sub(r"\{\{.*?\}\}", "VALUE", outside, flags=re.DOTALL)
            outside = re.sub(r"<[^<>]*>", "", outside)
            assert not re.search(r"[\"'`]VALUE|VALUE[\"'`]", outside), path


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“I left.”", "“I left.”"),
        ('"I left."', "“I left.”"),
        ("“One” and “two”", "‘“One” and “two”’"),
        ("“", "‘“’"),
        (" «So» ", "“So”"),
        ("he left,”", "“he left,”"),
        ("“He left", "“He left”"),
    ],
)
def test_marks_of_the_text_are_not_doubled(words: str, shown: str) -> None:
    assert quote(Span("r-1", 0, len(words), words), {"r-1": words}) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [("“All we have …", "All we have …"), ("“All” we have", "“All” we have"), ('said "no', "said no"), ("it’s", "it’s")],
)
def test_a_cut_line_keeps_no_mark_without_its_partner(line: str, shown: str) -> None:
    assert without_torn_marks(line) == shown
