"""Formats: chosen by suffix, their examples, golden files, what each keeps of hostile text."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings

import retold
from cases import bridge, hostile
from retold.errors import OptionError, StoreError
from retold.model import Case, Claims, Input, Passage
from retold.publish import Publisher, export, publisher_for, publisher_named, publishers, save
from retold.publish import html as html_publisher
from retold.publish.csv import safe
from retold.publish.detail import allowed
from retold.publish.html import render as render_page
from retold.publish.specimen import specimen
from retold.publish.tables import SHEETS, Cell, Sheet, table
from retold.publish.terminal import render
from retold.publish.tree import tree
from retold.publish.visible import one_line, with_lines
from strategies import cases

GOLDEN = Path(__file__).parents[1] / "golden"
HOSTILE_CODES = [
    *range(0x20),
    *range(0x7F, 0xA0),
    0x061C,
    0x200E,
    0x200F,
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    0xFEFF,
    0xE0041,
    0xD800,
]


@pytest.mark.parametrize(("publisher", "texts", "words"), [(item, *example) for item in publishers() for example in item.examples])
def test_the_examples_of_a_publisher_hold(publisher: Publisher, texts: str, words: str) -> None:
    assert words in re.sub(r"<[^>]+>", "", publisher.publish(specimen(), texts).decode("utf-8"))


def test_every_publisher_says_what_it_is_for() -> None:
    names = [item.name for item in publishers()]
    suffixes = [suffix for item in publishers() for suffix in item.suffixes]
    assert {"json", "html", "terminal", "csv", "md"} <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    assert all(item.gloss and item.examples for item in publishers())


@pytest.mark.parametrize("suffix", ["json", "html", "txt", "md", "csv"])
def test_golden_files(suffix: str, tmp_path: Path) -> None:
    """Outputs of the hand-made case, byte for byte; UPDATE_GOLDEN=1 rewrites them, to be read before they are committed."""
    path = save(bridge(), tmp_path / f"bridge.{suffix}")
    golden = GOLDEN / f"bridge.{suffix}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_bytes(path.read_bytes())
    assert path.read_bytes() == golden.read_bytes(), "UPDATE_GOLDEN=1 pytest, then read the difference"


def test_saved_and_loaded_is_equal(tmp_path: Path) -> None:
    retold.save(hostile(), tmp_path / "case.json")
    assert retold.load(tmp_path / "case.json") == hostile()


def test_one_story_can_be_saved(tmp_path: Path) -> None:
    retold.save(bridge().stories[0], tmp_path / "story.json")
    again = retold.load(tmp_path / "story.json")
    assert again.stories == bridge().stories
    assert b"Port Harlan bridge collapse" in retold.save(bridge().stories[0], tmp_path / "story.html").read_bytes()


def test_the_same_case_gives_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    saving = "[retold.save(cases.bridge(), sys.argv[2] + suffix) for suffix in ('.html', '.txt', '.md', '.csv')]"
    program = f"import sys; sys.path.insert(0, sys.argv[1]); import cases, retold; {saving}"
    for seed in ("0", "1"):
        command = [sys.executable, "-c", program, str(Path(__file__).parents[1]), str(tmp_path / seed)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    for suffix in (".html", ".txt", ".md", ".csv"):
        assert (tmp_path / f"0{suffix}").read_bytes() == (tmp_path / f"1{suffix}").read_bytes()


@pytest.mark.parametrize(("path", "hint"), [("x.jsn", "Did you mean .json?"), ("x.docx", "Known: "), ("x", "Known: ")])
def test_an_unknown_suffix_is_refused(path: str, hint: str) -> None:
    with pytest.raises(OptionError, match="R202") as caught:
        publisher_for(path)
    assert hint in caught.value.hint


def test_unknown_texts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="R203"):
        save(bridge(), tmp_path / "x.html", texts="some")


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="R504") as caught:
        save(bridge(), tmp_path / "missing" / "x.json")
    assert caught.value.path.endswith("x.json")


@pytest.mark.parametrize("code", HOSTILE_CODES)
def test_no_hostile_character_comes_through(code: int) -> None:
    assert one_line(chr(code)) != chr(code) or code == 0x20
    assert len(one_line(f"a{chr(code)}b")) == 3
    if chr(code) not in "\t\n\r":
        assert with_lines(chr(code)) != chr(code)


def acting(text: str, allowed: str) -> list[str]:
    return [character for character in text if ord(character) in HOSTILE_CODES and character not in allowed]


def test_the_terminal_output_holds_no_control_but_our_colours() -> None:
    plain, painted = render(hostile()), render(hostile(), color=True)
    assert acting(plain, "\n") == []
    assert acting(re.sub(r"\x1b\[\d+m", "", painted), "\n") == []
    assert re.sub(r"\x1b\[\d+m", "", painted) == plain


def test_the_page_holds_no_hostile_text_as_markup() -> None:
    page = publisher_for("x.html").publish(hostile(), "full").decode("utf-8")
    assert acting(page, "\n") == []
    assert page.count("<script") == 1
    assert page.count("</style>") == 1
    tags, attributes = markup(page)
    assert not tags & {"img", "iframe", "object", "embed", "form", "base", "foreignobject"}
    assert not {name for name in attributes if name.startswith("on") or name == "style"}
    assert {address.split(":")[0] for address in re.findall(r'(?:href|src)="([^"#]+)"', page)} == {"data", "https"}
    assert 'rel="noreferrer noopener"' in page


def markup(page: str) -> tuple[set[str], set[str]]:
    """The names of all tags and attributes of a page, as a parser sees them."""
    tags: set[str] = set()
    attributes: set[str] = set()

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)
            attributes.update(name for name, _ in attrs)

    Parser().feed(page)
    return tags, attributes


def test_the_page_lets_only_its_own_style_and_script_act() -> None:
    page = publisher_for("x.html").publish(bridge(), "full").decode("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].replace("&#39;", "'").startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    assert not re.search(r"<[^>]+\sstyle=", page)
    assert not re.search(r"(?:https?:)?//(?!example\.org)[a-z]", re.sub(r"//[^\n]*\n", "", page)), "an address of somewhere else"


def test_every_link_inside_the_page_leads_to_a_place_in_it() -> None:
    for case in (bridge(), hostile(), specimen()):
        page = publisher_for("x.html").publish(case, "full").decode("utf-8")
        places = re.findall(r'\sid="([^"]+)"', page)
        assert len(set(places)) == len(places)
        assert set(re.findall(r'href="#([^"]*)"', page)) <= set(places)


def test_texts_says_how_much_of_the_reports_is_on_the_page() -> None:
    publish = publisher_for("x.html").publish
    full, snippets, none = (publish(bridge(), texts).decode("utf-8") for texts in ("full", "snippets", "none"))
    assert "By Ida Holm\n" in full
    assert "By Ida Holm\n" not in snippets
    assert "The bridge was never inspected, a welder who worked on it recalls." in re.sub(r"<[^>]*>", "", snippets)
    assert "a welder who worked on it recalls" not in none
    assert len(none) < len(snippets) <= len(full) + 500


def test_the_shell_of_the_page_is_small() -> None:
    empty = Case(run=bridge().run, reports=(), stories=())
    assert len(publisher_for("x.html").publish(empty, "full")) <= 40 * 1024


def test_what_is_amiss_stands_above_the_cards(tmp_path: Path) -> None:
    case = bridge()
    assert "1 of 5 inputs could not be used." in render(case)
    fine = replace(case, run=replace(case.run, inputs=(Input("a.txt", "1", 2, "read"),)))
    assert "could not be used" not in render(fine)


@settings(max_examples=15, report_multiple_bugs=False)
@given(cases())
def test_every_valid_case_can_be_published(case: Case) -> None:
    for publisher in publishers():
        for texts in ("full", "snippets", "none"):
            publisher.publish(case, texts)
        if publisher.parts:
            publisher.parts(case, "none", "case")


def test_an_export_gives_every_file_of_every_format(tmp_path: Path) -> None:
    paths = export(bridge(), ["csv", "md", "html", "json"], tmp_path / "out", "bridge")
    assert {path.name for path in paths} == {
        *(f"bridge-{sheet.name}.csv" for sheet in SHEETS),
        *("bridge.md", "bridge.html", "bridge.json"),
    }
    assert all(path.read_bytes() for path in paths)
    with pytest.raises(OptionError, match="R202") as caught:
        export(bridge(), ["markdwn"], tmp_path, "x")
    assert "Known: " in caught.value.hint


def test_several_stories_get_a_page_each_and_one_that_leads_to_them(tmp_path: Path) -> None:
    paths = export(hostile(), ["html"], tmp_path, "case")
    assert [path.name for path in paths] == ["case.html", "case-1.html", "case-2.html"]
    index = paths[0].read_text("utf-8")
    assert re.findall(r'<h2><a href="([^"]+)">', index) == ["case-1.html", "case-2.html"]
    assert "script-src 'none'" in index.replace("&#39;", "'")
    assert acting(index, "\n") == []
    assert not markup(index)[0] & {"img", "iframe", "script"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_row_of_a_sheet_quotes_the_text_at_its_offsets(sheet: Sheet) -> None:
    case = bridge()
    texts = {report.id: report.text for report in case.reports}
    head, *rows = table(case, sheet)
    assert rows, "the hand-made case holds one of everything"
    assert {len(row) for row in rows} == {len(head)}
    for prefix in {name.removesuffix("exact") for name in head if str(name).endswith("exact")}:
        at = [head.index(f"{prefix}{name}") for name in ("report_id", "start", "end", "exact")]
        for row in rows:
            report, start, end, exact = (row[place] for place in at)
            assert (exact == "" and report == "") or texts[str(report)][start:end] == exact


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =cmd|'/C calc'!A0", "'  =cmd|'/C calc'!A0"),
        ("\t=1", "' =1"),
        ("＝1", "'＝1"),
        ("12 people", "12 people"),
        (-0.5, -0.5),
        ("a\r\nb\x1b", "a  b␛"),
    ],
)
def test_no_cell_is_a_formula(cell: Cell, shown: Cell) -> None:
    assert safe(cell) == shown


def test_hostile_text_makes_no_formula_and_no_broken_row() -> None:
    for data in publisher_named("csv").parts(hostile(), "full", "x").values():  # type: ignore[misc]
        head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        assert {len(row) for row in rows} <= {len(head)}
        for cell in (cell for row in rows for cell in row):
            assert not re.match(r"\s*[=+@|%]|\s*-(?!\d)", cell), cell
            assert acting(cell, "") == []


def test_the_brief_holds_nothing_that_markdown_or_html_acts_on() -> None:
    brief = publisher_named("md").publish(hostile(), "full").decode("utf-8")
    assert acting(brief, "\n") == []
    assert not re.search(r"(?<!\\)[<>`\[\]]", re.sub(r"^> ", "", brief, flags=re.MULTILINE))
    assert not re.search(r"(?i)javascript:|https?:", brief)
    assert brief.count("\n# ") + brief.startswith("# ") == len(hostile().stories)


def test_every_quotation_of_the_brief_stands_where_it_says() -> None:
    case = bridge()
    texts = {report.label: report.text for report in case.reports}
    brief = publisher_named("md").publish(case, "full").decode("utf-8")
    found = re.findall(r"“([^“”]*)” \((\w+):(\d+)-(\d+)\)", brief)
    assert len(found) > 8
    for words, label, start, end in found:
        assert re.sub(r"\\(.)", r"\1", words) in texts[label][int(start) : int(end)]


def test_a_terminal_breaks_no_line_within_its_width_and_loses_no_word() -> None:
    whole, narrow = render(bridge()), render(bridge(), width=60)
    assert max(len(line) for line in narrow.split("\n")) <= 60
    assert narrow.split() == whole.split()


def test_the_tree_of_the_terminal_folds_the_copies_that_nobody_copied() -> None:
    case = bridge()
    story = case.stories[0]
    copies = [replace(story.reports[1], id=f"r-copy{number:06}", label=f"COPY {number:02}") for number in range(20)]
    edges = [replace(story.stemma.derivations[0], id=f"d-copy{number:06}", child=copy.id) for number, copy in enumerate(copies)]
    many = replace(story, reports=(*story.reports, *copies), stemma=replace(story.stemma, derivations=(*story.stemma.derivations, *edges)))
    shown = render(replace(case, reports=many.reports, stories=(many,)))
    assert "more copies" in shown
    assert shown.count("COPY") < 10
    drawn = tree(many)
    folded = [node for node in drawn.nodes if node.kind == "folded"]
    assert len(drawn.nodes) < len(many.reports)
    assert sum(int(node.label.split()[0]) for node in folded) + len(drawn.nodes) - len(folded) == len(many.reports) + 1
    page = publisher_for("x.html").publish(replace(case, reports=many.reports, stories=(many,)), "full").decode("utf-8")
    places = re.findall(r'\sid="?([^"\s>]+)', page)
    assert set(re.findall(r'href="?#([^"\s>]+)', page)) <= set(places)


def test_no_attribute_without_marks_holds_what_a_case_file_says() -> None:
    """Ids come from a file that anybody may have written: only fragments that we make ourselves may go without quotation marks."""
    for path in sorted(Path(str(html_publisher.TEMPLATES)).glob("*.html")):
        for value in re.findall(r"[\w-]=(\{\{.*?\}\})", path.read_text("utf-8")):
            assert re.match(r"\{\{ (page\.href\(|severity\(|kind )", value), f"{path.name}: {value}"


def test_a_folder_gets_an_index_and_a_page_for_each_story(tmp_path: Path) -> None:
    assert save(hostile(), f"{tmp_path}/pages/") == tmp_path / "pages" / "index.html"
    assert {path.name for path in (tmp_path / "pages").iterdir()} == {"index.html", "index-1.html", "index-2.html"}
    assert save(bridge(), tmp_path / "pages").read_text("utf-8").count("<h1") == 1


def test_a_page_of_many_changes_stays_within_its_size_and_says_what_it_leaves_out() -> None:
    case = bridge()
    story = case.stories[0]
    wire, noon = story.reports[0], story.reports[2]
    many = tuple(
        replace(
            story.variants[1],
            id=f"v-many{number:06}",
            rank=number + 1,
            type="term",
            why=f"the reason numbered {number} " * 9,
            before=wire.span(number, number + 9),
            after=noon.span(3, 9),
        )
        for number in range(200)
    )
    first, second = story.claims[0].readings
    claims = [
        replace(
            story.claims[0],
            id=f"c-many{number:06}",
            rank=number + 1,
            readings=(
                replace(first, id=f"w-one{number:07}", passages=(Passage(wire.span(number, number + 60)),)),
                replace(second, id=f"w-two{number:07}", passages=(Passage(noon.span(number, number + 60)),)),
            ),
        )
        for number in range(80)
    ]
    heavy = replace(case, stories=(replace(story, variants=many, claims=Claims(claims)),))
    page = publisher_for("x.html").publish(heavy, "full")
    assert len(page) <= allowed(heavy) < len(render_page(heavy))
    assert re.search(rb"\d+ more differences of lower rank are in the JSON", page)
    assert b'id="v-many000000"' in page
    assert b'id="v-many000199"' not in page


@pytest.mark.parametrize(("count", "kib"), [(5, 120), (40, 300)])
def test_pages_may_have_the_size_that_was_promised(count: int, kib: int) -> None:
    assert allowed(replace(bridge(), reports=bridge().reports[:1] * count)) == kib * 1024
