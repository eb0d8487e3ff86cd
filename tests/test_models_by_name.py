"""Models chosen on the command line and in calls, by name."""

from __future__ import annotations

from pathlib import Path

import pytest

import retold
from retold.cli import run
from retold.errors import OptionError

FIRST = "The ferry to Porto left at nine on Monday. Ana Duarte said 12 people were aboard.\n"
SECOND = "The ferry to Porto left at ten on Monday. Ana Duarte said 14 people were aboard.\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(FIRST)
    (tmp_path / "two.txt").write_text(SECOND)
    return tmp_path


def test_the_language_is_chosen_by_name(reports: Path) -> None:
    case = retold.build(reports, language="en-rules")
    assert dict(case.run.models)["language"].startswith("english-rules")
    assert retold.compare_texts(FIRST, SECOND, language="en-rules") == retold.compare_texts(FIRST, SECOND, language="en-rules")


@pytest.mark.parametrize("option", ["language", "encoder", "judge"])
def test_an_unknown_name_is_refused_before_anything_is_read(reports: Path, option: str) -> None:
    with pytest.raises(OptionError, match="no-such"):
        retold.build(reports / "nothing-here", **{option: "no-such"})  # type: ignore[arg-type]


@pytest.mark.parametrize(("option", "code"), [("--language-model", "R210"), ("--encoder", "R211"), ("--judge", "R215")])
def test_the_command_line_names_what_is_wrong(reports: Path, option: str, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(reports), option, "no-such"]) == 2
    told = capsys.readouterr().err
    assert code in told
    assert "Use one of" in told


@pytest.mark.parametrize(
    ("option", "name", "package", "code"),
    [
        ("--language-model", "spacy:en_core_web_sm", "spacy", "R411"),
        ("--judge", "cross-encoder:small", "sentence_transformers", "R412"),
        ("--encoder", "sentence-transformers:small", "sentence_transformers", "R412"),
    ],
)
def test_a_missing_extra_says_how_to_get_it(
    reports: Path, option: str, name: str, package: str, code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    assert run(["build", str(reports), option, name]) != 0
    told = capsys.readouterr().err
    assert code in told
    assert "pip install" in told


def test_compare_takes_a_language_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", FIRST, SECOND, "--language-model", "en-rules"]) == 0
    assert "12" in capsys.readouterr().out
    assert run(["compare", FIRST, SECOND, "--language-model", "no-such"]) == 2
