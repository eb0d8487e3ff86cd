"""The docs say what the program does: what can be made from it is made from it, and the rest is checked against it."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def pages(root: Path) -> list[Path]:
    return [root / "README.md", root / "CHANGELOG.md", *sorted((root / "docs").rglob("*.md")), *sorted((root / "samples").rglob("*.md"))]


def test_the_made_pages_of_the_reference_are_up_to_date(root: Path) -> None:
    for path, made in module(root / "docs" / "make_reference.py").PAGES.items():
        assert path.read_text("utf-8") == made(), "make reference"


def test_every_command_and_option_in_the_docs_exists(root: Path) -> None:
    helps = module(root / "docs" / "make_reference.py").command_line()
    commands = set(re.findall(r"^## retold (\w+)", helps, re.MULTILINE))
    options = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", helps))
    for path in pages(root):
        code = "\n".join(re.findall(r"^```\w*\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL))
        for line in re.findall(r"^(?:\S*bin/)?(retold .+?)(?:  #.*)?$", code, re.MULTILINE):
            words = line.split()
            if words[1].startswith("-"):
                continue
            assert words[1] in commands, f"{path.name}: {line}"
            assert {word.split("=")[0] for word in words[2:] if re.match(r"--?[a-z]", word)} <= options, f"{path.name}: {line}"


def test_every_link_inside_the_docs_leads_somewhere(root: Path) -> None:
    for path in pages(root):
        text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
            if not re.match(r"[a-z]+:", target):
                assert (path.parent / target).exists(), f"{path.relative_to(root)}: {target}"


def test_the_glossary_explains_every_public_noun(root: Path) -> None:
    import retold

    words = set(re.findall(r"^\| \*\*([a-z ]+)\*\*", (root / "docs" / "glossary.md").read_text("utf-8"), re.MULTILINE))
    nouns = {name.lower() for name in retold.__all__ if name[0].isupper()} - {"retolderror", "span", "comparison"}
    assert nouns <= words
    assert {"root", "unseen source", "cited source", "outlet", "source", "passage", "stemma", "copy", "discrepancy"} <= words


def test_every_exit_code_of_the_readme_is_one_of_the_program(root: Path) -> None:
    from retold.cli import exits

    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", (root / "README.md").read_text("utf-8"), re.MULTILINE)}
    assert listed == {exits.BUILT, exits.FOUND, exits.USAGE, exits.UNUSABLE, exits.SKIPPED, exits.UNWRITTEN, exits.BUG, exits.INTERRUPTED}


@pytest.mark.slow
def test_the_python_session_of_the_readme_is_true(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands after >>> in the README prints exactly what the README says it prints."""
    monkeypatch.chdir(root)
    readme = (root / "README.md").read_text("utf-8")
    assert module(root / "docs" / "make_session.py").with_true_output(readme) == readme, "make session"


def test_every_command_reader_type_and_publisher_is_documented(root: Path) -> None:
    from retold.cli import COMMANDS
    from retold.publish import publishers
    from retold.publish.tables import SHEETS
    from retold.read.discover import readers
    from retold.variants import variant_types

    reference = root / "docs" / "reference"
    commands, formats, types = ((reference / f"{name}.md").read_text("utf-8") for name in ("command-line", "formats", "types"))
    told = "\n".join(path.read_text("utf-8") for path in pages(root) if path.parent.name != "reference")
    for name in COMMANDS:
        assert f"## retold {name}\n" in commands
        assert f"retold {name}" in told, f"no page but the reference says when to use {name}"
    for item in (*readers(), *publishers()):
        assert re.search(rf"^\| `{item.name}` \|.*\| {re.escape(item.gloss)} \|$", formats, re.MULTILINE), item.name
    for sheet in SHEETS:
        assert f"| `{sheet.name}` |" in formats
    for kind in variant_types():
        assert f"## {kind.name}\n" in types
        assert kind.gloss in types


def test_every_page_is_reached_from_the_readme(root: Path) -> None:
    reached, waiting = set(), [root / "README.md"]
    while waiting:
        path = waiting.pop().resolve()
        if path in reached or path.suffix != ".md":
            continue
        reached.add(path)
        waiting += [path.parent / target for target in re.findall(r"\]\(([^)#\s:]+)[^)]*\)", path.read_text("utf-8"))]
    decisions = root / "docs" / "decisions"
    assert {path for path in pages(root) if path.parent != decisions} <= reached


@pytest.mark.slow
def test_the_commands_of_the_tutorial_print_what_it_says(root: Path, tmp_path: Path) -> None:
    session = module(root / "docs" / "make_session.py")
    tutorial = (root / "docs" / "tutorial.md").read_text("utf-8")
    told = session.with_true_console(tutorial, tmp_path)
    assert len(told.splitlines()) == len(tutorial.splitlines()), "make session"
    assert [line for line, now in zip(tutorial.splitlines(), told.splitlines(), strict=True) if not session.alike(line, now)] == []
    assert "3 reports · 2 independent texts" in told
    assert "1 of 3 reports derives from 1 text" in told
    assert {path.name for path in tmp_path.iterdir()} >= {"mill", "mill.json", "mill.html", "mill-export"}
