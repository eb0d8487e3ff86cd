"""Paths to reports: what becomes of each input, under which code, whatever the order."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path

import pytest

from retold.errors import OptionError
from retold.model import Input
from retold.read import read, read_bytes

MILL = "The old mill burned down on Sunday night. Two people were hurt, the fire chief said."
FERRY = "The evening ferry ran aground on Monday. All forty passengers were brought ashore."


def by_path(inputs: tuple[Input, ...]) -> dict[str, Input]:
    return {Path(entry.path).name: entry for entry in inputs}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(MILL, "utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"outlet": "www.gazette.test", "text": MILL, "published": "2024-05-03"}), "utf-8")
    (tmp_path / "c.jsonl").write_text(json.dumps({"id": "x", "text": FERRY}) + '\n{"text": \n', "utf-8")
    (tmp_path / "empty.txt").write_bytes(b" \n")
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)))
    (tmp_path / ".hidden").write_text("hidden", "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "2024-05-04-ferry.txt").write_text(FERRY, "utf-8")
    return tmp_path


def test_a_mixed_folder(folder: Path) -> None:
    reports, failures, inputs = read([folder])
    entries = by_path(inputs)
    assert len(reports) == 4
    assert {name: (entry.status, entry.code) for name, entry in entries.items()} == {
        "a.txt": ("copy", "R106"),
        "b.json": ("read", ""),
        "c.jsonl#line-1": ("copy", "R106"),
        "c.jsonl#line-2": ("skipped", "R102"),
        "empty.txt": ("skipped", "R105"),
        "noise.bin": ("skipped", "R103"),
        "2024-05-04-ferry.txt": ("read", ""),
    }
    assert {failure.input.code for failure in failures} == {"R102", "R103", "R105"}
    assert all(failure.input in inputs for failure in failures)
    assert [report.id for report in reports] == sorted(report.id for report in reports)
    assert {report.label for report in reports} == {"a", "gazette.test", "x", "2024-05-04-ferry"}
    ferry = next(report for report in reports if report.label.startswith("2024"))
    assert (ferry.published, ferry.published_basis) == ("2024-05-04", "file")


def test_order_and_repetition_of_paths_change_nothing(folder: Path) -> None:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    once = read([folder])
    assert read([*reversed(paths), folder, folder / "a.txt"]) == once
    assert read([folder / "sub", folder]) == once


def test_inputs_are_told_one_by_one(folder: Path) -> None:
    told: list[Input] = []
    read([folder], on_input=told.append)
    assert [Path(entry.path).name for entry in told] == ["a.txt", "b.json", "c.jsonl", "empty.txt", "noise.bin", "2024-05-04-ferry.txt"]


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out.txt").write_text(MILL, "utf-8")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "leaving.txt").symlink_to(tmp_path / "out.txt")
    (tmp_path / "in" / "broken").symlink_to("nowhere")
    os.mkfifo(tmp_path / "in" / "pipe")
    reports, failures, _ = read([tmp_path / "in", tmp_path / "missing", tmp_path / "in" / "pipe", "nul\0byte"])
    assert reports == ()
    assert [(Path(failure.input.path).name, failure.input.code) for failure in failures] == [
        ("broken", "R112"),
        ("leaving.txt", "R112"),
        ("pipe", "R112"),
        ("missing", "R112"),
        ("nul\0byte", "R112"),
    ]


def test_a_link_within_the_folder_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MILL, "utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    reports, failures, inputs = read([tmp_path])
    assert (len(reports), failures, len(inputs)) == (1, (), 1)


def test_standard_input() -> None:
    reports, _, inputs = read(["-"], stdin=BytesIO(f'{{"text": "{MILL}"}}\n{{"text": "{FERRY}"}}\n'.encode()))
    assert sorted(report.text for report in reports) == [FERRY, MILL]
    assert [entry.path for entry in inputs] == ["-#line-1", "-#line-2"]


@pytest.mark.parametrize(
    ("data", "name", "codes"),
    [
        (MILL.encode(), "a.txt", ["R104"]),
        (b"", "a.txt", ["R105"]),
        (b"\xff\xfe", "a.txt", ["R105"]),
        (b"%PDF-1.7 ...", "a.pdf", ["R103"]),
        (b"\x00\x01" * 50, "a.txt", ["R103"]),
        (b"[]", "a.json", ["R105"]),
        (b'{"title": "no text"}', "a.json", ["R111"]),
        (b'{"text": ""}', "a.json", ["R105"]),
        (b'{"text": "cut', "a.json", ["R102"]),
        (b"[" * 100_000, "a.json", ["R102"]),
        (b'{"text": ' + b"9" * 5000 + b"}", "a.json", ["R102"]),
        (b"<p>" * 5000, "a.html", ["R101"]),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "a.html", ["R101"]),
        (b"We value your privacy. We and our partners use cookies. Accept all or manage preferences.", "a.txt", ["R101"]),
        ("Der Fluss ist über die Ufer getreten und hat die alte Brücke mit sich gerissen.".encode(), "a.txt", ["R104", "R107"]),
        (b"2024-05-03\n\nThe mill burned down. The chief said that two people were hurt and that the", "a.txt", ["R113"]),
        (b"2024-05-03\n\nThe caf\xe9 burned down. Two people were hurt, he said.", "a.txt", ["R109"]),
    ],
)
def test_codes(data: bytes, name: str, codes: list[str]) -> None:
    _, _, inputs = read_bytes(data, name)
    assert len(inputs) == 1
    told = [inputs[0].code, *(line[:4] for line in inputs[0].message.splitlines()[1:])]
    assert sorted(told) == codes
    assert inputs[0].message.startswith(name)


def test_one_line_of_many_megabytes_is_passed_over_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.jsonl"
    with path.open("wb") as out:
        out.write(b'{"text": "' + b"x " * 22_000_000 + b'"}\n' + json.dumps({"text": MILL}).encode() + b"\n")
    reports, failures, _ = read([path])
    assert [report.text for report in reports] == [MILL]
    assert [(failure.input.code, failure.input.path) for failure in failures] == [("R110", f"{path.as_posix()}#line-1")]


def test_bad_lines_are_told_together() -> None:
    lines = [json.dumps({"text": f"{FERRY} {number}"}) if number % 10 else '{"text": ' for number in range(1, 101)]
    reports, failures, _ = read_bytes("\n".join(lines).encode(), "c.jsonl")
    assert len(reports) == 90
    assert len(failures) == 1
    assert failures[0].input.message == (
        "c.jsonl line 10: not JSON (Expecting value at column 10). Skipped. 10 bad of 100, also line 20, line 30, line 40."
    )


def test_fields_aliases_and_mapping() -> None:
    row = {
        "content": MILL,
        "headline": "Mill  burns\n down",
        "author": ["Jo Roe", {"name": "Al Doe"}],
        "datePublished": "May 3, 2024",
        "link": "https://www.gazette.test/1",
    }
    report = read_bytes(json.dumps(row).encode(), "a.json")[0][0]
    assert (report.text, report.title, report.byline) == (MILL, "Mill burns down", "Jo Roe, Al Doe")
    assert (report.published, report.published_basis, report.outlet, report.label) == (
        "2024-05-03",
        "stated",
        "gazette.test",
        "gazette.test",
    )
    mapped = read_bytes(
        json.dumps({"deep": {"words": MILL}, "who": "Gazette"}).encode(), "a.json", mapping={"body": "deep.words", "source": "who"}
    )[0][0]
    assert (mapped.text, mapped.outlet) == (MILL, "Gazette")


def test_a_mapping_of_an_unknown_field_is_an_error() -> None:
    with pytest.raises(OptionError, match=r"R206.*'colour'.*Known: byline"):
        read([], mapping={"colour": "x"})


def test_fields_of_a_wrong_type_are_said_and_left_out() -> None:
    _, _, inputs = read_bytes(json.dumps({"text": MILL, "title": True, "published": "2024-05-03"}).encode(), "a.json")
    assert (inputs[0].status, inputs[0].code) == ("read", "R111")


def test_half_a_character_never_reaches_a_text() -> None:
    reports, _, inputs = read_bytes(b'{"text": "The mill \\ud800 burned.", "title": "\\udfff", "published": "2024-05-03"}', "a.json")
    assert reports[0].text == "The mill \ufffd burned."
    assert inputs[0].code == "R109"
    (reports[0].text + reports[0].title).encode()


def test_a_page() -> None:
    page = (
        "<!doctype html><html lang='en'><head><meta charset='iso-8859-1'><title>Mill burns | Gazette</title>"
        "<meta property='og:site_name' content='The Gazette'><meta property='article:published_time' content='2024-05-03T10:15:00Z'>"
        "<meta name='author' content='Jo Roe'></head><body><nav><a href='/'>Home</a></nav><article><h1>Mill burns</h1>"
        + "".join(f"<p>{MILL} Das Café blieb zu. {number}</p>" for number in range(5))
        + "</article><script>alert(1)</script></body></html>"
    )
    report = read_bytes(page.encode("windows-1252"), "a.html")[0][0]
    assert (report.outlet, report.published, report.byline) == ("The Gazette", "2024-05-03T10:15:00+00:00", "Jo Roe")
    assert report.text.count("\n") >= 4
    assert "Café" in report.text
    assert "alert" not in report.text


def test_ids_of_equal_reports_and_their_copies() -> None:
    reports, _, inputs = read_bytes(json.dumps([{"text": MILL}, {"text": MILL}, {"text": MILL + "\n"}]).encode(), "a.json")
    ids = sorted(report.id for report in reports)
    assert len(set(ids)) == 3
    assert sum(one.endswith("-2") for one in ids) == 1
    assert sorted(entry.status for entry in inputs) == ["copy", "copy", "read"]
    assert "3 copies of 1 report" in next(entry.message for entry in inputs if entry.status == "copy")


def test_labels_are_unique_and_do_not_depend_on_order() -> None:
    rows = [{"id": str(number), "outlet": "www.gazette.test", "text": f"{FERRY} {number}"} for number in range(3)]
    rows += [{"outlet": "gazette.test", "text": MILL}, {"outlet": "Herald\x1b[31m\u202e", "text": MILL}]
    reports = read_bytes(json.dumps(rows).encode(), "a.json")[0]
    labels = {report.text: report.label for report in reports if report.text != MILL}
    assert len({report.label for report in reports}) == 5
    assert labels[f"{FERRY} 1"] == "gazette.test/1"
    assert all(report.label.isprintable() for report in reports)


def test_spans_quote_the_text() -> None:
    text = (
        "Mill burns\n\nBy Jo Roe\n\nPORT NORTH (AP) — "
        + MILL
        + "\n\nScroll down for video\n\nThis post appeared first on gazette.example.com"
    )
    report = read_bytes(text.encode(), "a.txt")[0][0]
    assert report.text == text
    assert [part.kind for part in report.parts] == ["title", "byline", "dateline", "boilerplate", "credit"]
    assert [credit.origin for credit in report.credits] == ["Associated Press", "gazette.example.com"]
    for span in [item.span for item in (*report.parts, *report.credits)]:
        assert span.report == report.id
        assert text[span.start : span.end] == span.exact
