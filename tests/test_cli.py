"""The command line: what goes to stdout, what to stderr, and the exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import retold
from cases import CITY, HERALD, NOON, WIRE, bridge, hostile
from retold.cli import COMMANDS, run

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def case_file(tmp_path: Path) -> str:
    return str(retold.save(bridge(), tmp_path / "case.json"))


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three good reports and one that is no text."""
    folder = tmp_path_factory.mktemp("inputs")
    for name, text in (("wire", WIRE), ("city", CITY), ("noon", NOON), ("herald", HERALD)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "torn.bin").write_bytes(b"\x00\x01\x02\xff" * 9)
    return folder


def test_help_names_every_command(capsys: Captured) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(re.search(rf"^  {name} ", shown, re.MULTILINE) for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: Captured) -> None:
    assert run([name, "--help"]) == 0
    assert "Usage: retold" in capsys.readouterr().out


def test_help_loads_nothing_heavy() -> None:
    heavy = "{'numpy', 'jinja2', 'rich', 'lxml', 'jsonschema', 'retold.model'}"
    program = f"import sys, retold.cli as c; c.run(['--help']); print(sorted({heavy} & set(sys.modules)))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert shown.strip().endswith("[]")


def test_version(capsys: Captured) -> None:
    assert run(["--version"]) == 0
    assert re.fullmatch(r"retold \d+\.\d+\.\d+\S*\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["build"],
        ["build", "--texts", "some", "x"],
        ["show"],
        ["compare", "only one"],
        ["build", "x", "--map", "body"],
        ["compare", "no.txt", "no.txt"],
    ],
)
def test_wrong_use_exits_2_and_prints_nothing_on_stdout(arguments: list[str], capsys: Captured) -> None:
    assert run(arguments) == 2
    heard = capsys.readouterr()
    assert heard.out == ""
    assert heard.err


@pytest.mark.parametrize(
    ("option", "code"), [(["-o", "x.docx"], "R202"), (["--types", "numbr"], "R207"), (["--fail-on", "dispute"], "R207")]
)
def test_a_slip_is_answered_with_the_nearest_name(option: list[str], code: str, capsys: Captured) -> None:
    assert run(["build", "nowhere", *option]) == 2
    heard = capsys.readouterr().err
    assert heard.startswith(code)
    assert "Did you mean" in heard or "Known:" in heard


def test_nothing_usable_exits_3(tmp_path: Path, capsys: Captured) -> None:
    assert run(["build", str(tmp_path / "missing")]) == 3
    assert capsys.readouterr().err.splitlines()[-1].startswith("R100")
    assert run(["show", str(tmp_path / "missing.json")]) == 3
    assert capsys.readouterr().err.startswith("R501")


def test_a_build_writes_what_was_asked_for_and_says_what_was_skipped(inputs: Path, tmp_path: Path, capsys: Captured) -> None:
    outputs = [tmp_path / name for name in ("case.json", "case.html", "case.txt")]
    assert run(["build", str(inputs), *(word for path in outputs for word in ("-o", str(path)))]) == 0
    heard = capsys.readouterr()
    assert heard.out == ""
    assert "torn.bin" in heard.err
    assert "1 of 5 inputs skipped" in heard.err.splitlines()[-1]
    case = retold.load(outputs[0])
    assert {Path(report.path).name for report in case.reports} == {"wire.txt", "city.txt", "noon.txt", "herald.txt"}
    assert {Path(item.path).name: item.status for item in case.run.inputs}["torn.bin"] == "skipped"
    assert all(path.stat().st_size > 1000 for path in outputs)
    assert run(["check", str(outputs[0])]) == 0


def test_json_and_answers_go_to_stdout(inputs: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["build", str(inputs), "--json", "-q", "--jobs", "2"]) == 0
    heard = capfdbinary.readouterr()
    assert heard.err == b""
    assert json.loads(heard.out)["schema"] == "retold/1"
    assert run(["build", str(inputs), "-q"]) == 0
    assert "WHO COPIED WHOM" in capfdbinary.readouterr().out.decode()


def test_progress_as_json_lines(inputs: Path, capsys: Captured) -> None:
    assert run(["build", str(inputs), "--progress", "jsonl", "-q"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {event["event"] for event in events} == {"input", "step"}
    assert sum(event["event"] == "input" for event in events) >= 5


def test_strict_exits_4_when_something_was_skipped(inputs: Path, capsys: Captured) -> None:
    assert run(["build", str(inputs), "--strict", "-q"]) == 4
    assert run(["build", str(inputs / "wire.txt"), str(inputs / "city.txt"), "--strict", "-q"]) == 0
    capsys.readouterr()


def built(monkeypatch: pytest.MonkeyPatch, case: Any) -> None:
    """Let ``build`` find ``case`` whatever it reads."""
    monkeypatch.setattr("retold.api.build", lambda *_, **__: case)


@pytest.mark.parametrize(("kinds", "code"), [("disputed", 1), ("number", 1), ("quote", 1), ("name", 0), ("omission", 0), ("name,hedge", 1)])
def test_fail_on_names_the_findings_that_exit_1(kinds: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    built(monkeypatch, bridge())
    assert run(["build", "x", "-q", "--fail-on", kinds]) == code
    capsys.readouterr()


def test_output_that_cannot_be_written_exits_5(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured) -> None:
    built(monkeypatch, bridge())
    assert run(["build", "x", "-o", str(tmp_path / "missing" / "x.json")]) == 5
    assert "R504" in capsys.readouterr().err


def test_a_bug_exits_70_and_keeps_the_trace_in_a_file(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def break_down(*_: object, **__: object) -> None:
        raise ZeroDivisionError("never meant to happen")

    monkeypatch.setattr("retold.api.build", break_down)
    assert run(["build", "x"]) == 70
    heard = capsys.readouterr().err
    assert "Traceback" not in heard
    trace = Path(re.search(r"lies in (\S+\.txt)", heard)[1])  # type: ignore[index]
    assert "never meant to happen" in trace.read_text("utf-8")
    trace.unlink()


def test_an_interrupt_exits_130(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("retold.api.build", interrupt)
    assert run(["build", "x"]) == 130
    capsys.readouterr()


def test_show_prints_the_answers_and_finds_a_story(case_file: str, capsys: Captured) -> None:
    assert run(["show", case_file]) == 0
    whole = capsys.readouterr().out
    assert "DISPUTED  1 claim with rival readings" in whole
    for story in ("1", "s-bridge", "noon"):
        assert run(["show", case_file, story]) == 0
        assert capsys.readouterr().out == whole


def test_hostile_text_reaches_no_terminal(tmp_path: Path, capsys: Captured) -> None:
    path = str(retold.save(hostile(), tmp_path / "hostile.json"))
    for arguments in (
        ["show", path],
        ["explain", path, "c-bbbb"],
        ["explain", path, "r-bbbb"],
        ["explain", path, "s-bbbb"],
        ["explain", path, "v-bbbb"],
    ):
        assert run(arguments) == 0
        heard = capsys.readouterr()
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", heard.out + heard.err)


def test_a_report_that_stands_alone_is_said(inputs: Path, capsys: Captured) -> None:
    assert run(["build", str(inputs / "wire.txt"), "--json"]) == 0
    assert capsys.readouterr().err.count("R108") == 1


def test_messages_are_grouped_and_inert(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    built(monkeypatch, hostile())
    assert run(["build", "x"]) == 0
    heard = capsys.readouterr().err
    assert heard.startswith("R103 <script>")
    assert "\x1b" not in heard


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("NOON", "report r-aaaa000003"),
        ("noon", "report r-aaaa000003"),
        ("c-aaaa000001", "reading w-aaaa000002: 1 report"),
        ("w-aaaa000002", "claim c-aaaa000001"),
        ("v-num", "“12 people”"),
        ("d-aaaa000001", "CITY derives from WIRE"),
        ("n-", "Ana Ruíz (person)"),
        ("q-aaaa000001", "altered, unmarked"),
        ("s-bridge0001", "WHO COPIED WHOM"),
        ("u-aaaa000001", "presumed common parent of WIRE"),
        ("r-aaaa000004+r-aaaa000001", "held independent"),
        ("f-aaaa000001", "exact 21"),
        ("x-aaaa000001", "conflict"),
        ("h-aaaa000001", "2026-11-03"),
        ("e-aaaa000001", "Port Harlan"),
        ("p-aaaa000001", "a welder accuses"),
    ],
)
def test_explain_gives_the_evidence_for_anything(wanted: str, words: str, case_file: str, capsys: Captured) -> None:
    assert run(["explain", case_file, wanted]) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [("NOOON", "Did you mean NOON?"), ("c-", "Among them c-aaaa000001"), ("c-aaaa000009", "Did you mean c-aaaa00000"), ("", "")],
)
def test_explain_answers_a_slip(wanted: str, hint: str, case_file: str, capsys: Captured) -> None:
    assert run(["explain", case_file, wanted]) == 2
    heard = capsys.readouterr().err
    assert heard.startswith("R201")
    assert hint in heard


def test_check_says_what_is_wrong(case_file: str, tmp_path: Path, capsys: Captured) -> None:
    assert run(["check", case_file]) == 0
    assert capsys.readouterr().out.endswith(": sound\n")
    broken = tmp_path / "broken.json"
    broken.write_text(Path(case_file).read_text("utf-8").replace('"exact": "12 people"', '"exact": "13 people"'), "utf-8")
    assert run(["check", case_file, str(broken)]) == 1
    assert "does not read as the span says" in capsys.readouterr().err


def test_check_inputs_is_a_dry_run(inputs: Path, capsys: Captured) -> None:
    assert run(["check", "--inputs", str(inputs)]) == 0
    heard = capsys.readouterr()
    assert "read" in heard.out
    assert "skipped" in heard.out
    assert run(["check", "--inputs", "--strict", str(inputs)]) == 4
    capsys.readouterr()


def test_compare_two_texts(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text("At least 12 people died on Tuesday.", "utf-8")
    assert run(["compare", str(tmp_path / "a.txt"), "At least 21 people died on Tuesday.", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["meaning"] == "changed"
    number = next(item for item in found["differences"] if item["type"] == "number")
    assert "12" in number["a"]["exact"]
    assert "21" in number["b"]["exact"]
    assert run(["compare", str(tmp_path / "a.txt"), "At least 21 people died on Tuesday."]) == 0
    assert "# number" in capsys.readouterr().out


def test_compare_reads_files_as_build_does(tmp_path: Path, capsys: Captured) -> None:
    latin, page, program = tmp_path / "latin.txt", tmp_path / "page.html", tmp_path / "program"
    latin.write_bytes("The café burned down on Monday, the police said.".encode("cp1252"))
    body = "The café burned down on Monday, the police said, and two people were hurt in the kitchen when a pan of oil caught fire. "
    page.write_text(f"<html><body><article><p>{body * 6}<script>ran()</script></p></article></body></html>", "utf-8")
    program.write_bytes(b"\x7fELF" + bytes(200))
    assert run(["compare", str(latin), str(page)]) == 0
    heard = capsys.readouterr()
    assert "R109" in heard.err
    assert "ran()" not in heard.out
    assert "<p>" not in heard.out
    for wrong, why in ((program, "a program"), (tmp_path, "a folder")):
        assert run(["compare", str(wrong), str(latin)]) == 2
        assert why in capsys.readouterr().err


def test_each_message_about_an_input_has_a_line_and_names_it_once(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "latin.txt").write_bytes(("The café burned down on Monday, the police said. " * 9).encode("cp1252"))
    assert run(["build", str(tmp_path), "-o", str(tmp_path / "out.json")]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[0] for line in lines[:2]] == ["R109", "R104"]
    (tmp_path / "latin.txt").write_text("", "utf-8")
    assert run(["build", str(tmp_path / "latin.txt")]) == 3
    assert capsys.readouterr().err.count("latin.txt") == 1


def test_compare_pairs_keeps_ids_and_order(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "pairs.jsonl"
    texts = {"p2": ("He left.", "He left."), "p1": ("Ten people died.", "Nine people died.")}
    path.write_text(
        "\n".join(json.dumps({"id": key, "a": {"text": a}, "b": {"text": b}, "more": 1}) for key, (a, b) in texts.items()), "utf-8"
    )
    assert run(["compare", "--pairs", str(path)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["p2", "p1"]
    assert [line["meaning"] for line in lines] == ["kept", "changed"]
    for line in lines:
        for item in line["differences"]:
            for side, text in zip(("a", "b"), texts[line["id"]], strict=True):
                assert item[side] is None or text[item[side]["start"] : item[side]["end"]] == item[side]["exact"]


@pytest.mark.parametrize("line", ["{", "[]", '{"a": {"text": 1}, "b": {"text": "x"}}', '{"a": "x", "b": "y"}'])
def test_a_line_that_is_no_pair_is_refused_with_its_number(line: str, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(f"\n{line}\n", "utf-8")
    assert run(["compare", "--pairs", str(path)]) == 2
    assert "line 2" in capsys.readouterr().err


def test_python_m_retold_reads_standard_input_and_a_closed_pipe_is_no_bug(case_file: str) -> None:
    shown = subprocess.run([sys.executable, "-m", "retold", "check", case_file], capture_output=True, text=True, check=False)
    assert (shown.returncode, shown.stderr) == (0, "")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as broken:
        shown = subprocess.run(
            [sys.executable, "-m", "retold", "show", case_file], stdout=broken, stderr=subprocess.PIPE, text=True, check=False
        )
    assert "R999" not in shown.stderr
    assert "Traceback" not in shown.stderr


def test_standard_input_is_read_for_a_dash() -> None:
    lines = "\n".join(json.dumps({"id": name, "outlet": name, "text": text}) for name, text in (("wire", WIRE), ("city", CITY)))
    command = [sys.executable, "-m", "retold", "build", "-", "--json", "-q"]
    shown = subprocess.run(command, input=lines.encode(), capture_output=True, check=True)
    assert sorted(report["outlet"] for report in json.loads(shown.stdout)["reports"]) == ["city", "wire"]


def test_more_jobs_find_the_same(inputs: Path) -> None:
    one, two = (retold.build(inputs, jobs=jobs) for jobs in (1, 2))
    assert (one.reports, one.stories, one.run.inputs) == (two.reports, two.stories, two.run.inputs)


def test_types_keeps_only_those_variants(inputs: Path) -> None:
    story = retold.build([inputs], types=["number"]).stories[0]
    assert story.variants
    assert all("number" in (variant.type, *variant.also) for variant in story.variants)
    assert sorted(variant.rank for variant in story.variants) == list(range(1, len(story.variants) + 1))


def test_export_writes_a_folder_or_prints_one_file(case_file: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["export", case_file, "--to", "md"]) == 0
    heard = capfdbinary.readouterr()
    assert heard.out.startswith(b"# Port Harlan bridge collapse")
    assert heard.err == b""
    folder = tmp_path / "out"
    assert run(["export", case_file, "--to", "csv,md,html,json", "-o", str(folder), "--story", "WIRE"]) == 0
    heard = capfdbinary.readouterr()
    assert heard.out == b""
    assert {path.name for path in folder.iterdir()} >= {"case-claims.csv", "case-variants.csv", "case.md", "case.html", "case.json"}
    assert run(["check", str(folder / "case.json")]) == 0


def test_export_takes_a_file_where_one_is_made(case_file: str, tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "brief.md"
    assert run(["export", case_file, "--to", "md", "-o", str(target)]) == 0
    assert target.read_text("utf-8").startswith("# ")
    assert str(target) in capsys.readouterr().err


@pytest.mark.parametrize(("formats", "code"), [("csv", "R205"), ("md,html", "R205"), ("docx", "R202"), ("", "R205")])
def test_export_says_what_it_cannot_do(case_file: str, formats: str, code: str, capsys: Captured) -> None:
    assert run(["export", case_file, "--to", formats]) == 2
    assert capsys.readouterr().err.startswith(code)


@pytest.mark.parametrize("wanted", [["noo"], ["NOON"], ["r-aaaa000003"]])
def test_explain_takes_the_beginning_of_a_label(case_file: str, wanted: list[str], capsys: Captured) -> None:
    assert run(["explain", case_file, *wanted]) == 0
    assert capsys.readouterr().out.startswith("report r-aaaa000003: NOON")


@pytest.mark.parametrize("wanted", [["HERALD", "wire"], ["wire+herald"], ["r-aaaa000004+WI"]])
def test_explain_says_why_two_reports_are_held_apart(case_file: str, wanted: list[str], capsys: Captured) -> None:
    assert run(["explain", case_file, *wanted]) == 0
    heard = capsys.readouterr().out
    assert "look alike and are held independent" in heard
    assert "why: One source is quoted by both." in heard
    assert "counted apart" in heard


def test_explain_says_what_links_two_reports(case_file: str, capsys: Captured) -> None:
    assert run(["explain", case_file, "city", "noon"]) == 0
    assert "both go back to WIRE: they are no two independent texts" in capsys.readouterr().out
    assert run(["explain", case_file, "noon", "wire"]) == 0
    heard = capsys.readouterr().out
    assert "NOON derives from WIRE" in heard
    assert "the direction is undecided" in heard
    assert "variant v-number0001" in heard


def test_an_ambiguous_beginning_names_what_it_fits(case_file: str, capsys: Captured) -> None:
    assert run(["explain", case_file, "c-aaaa"]) == 2
    assert "fits 3 ids" in capsys.readouterr().err
