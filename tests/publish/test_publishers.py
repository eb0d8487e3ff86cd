"""Formats: chosen by suffix, their examples, golden files, what each keeps of hostile text."""

from __future__ import annotations

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
from retold.model import Case, Input
from retold.publish import Publisher, publisher_for, publishers, save
from retold.publish.specimen import specimen
from retold.publish.terminal import render
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
    assert {"json", "html", "terminal"} <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    assert all(item.gloss and item.examples for item in publishers())


@pytest.mark.parametrize("suffix", ["json", "html", "txt"])
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
    saving = "[retold.save(cases.bridge(), sys.argv[2] + suffix) for suffix in ('.html', '.txt')]"
    program = f"import sys; sys.path.insert(0, sys.argv[1]); import cases, retold; {saving}"
    for seed in ("0", "1"):
        command = [sys.executable, "-c", program, str(Path(__file__).parents[1]), str(tmp_path / seed)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    for suffix in (".html", ".txt"):
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
