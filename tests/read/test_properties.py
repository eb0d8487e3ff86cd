"""Any bytes in, never a traceback out; every span quotes its text; equal input, equal output."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retold.read import read, read_bytes

NAMES = st.sampled_from(["a.txt", "a.json", "a.jsonl", "a.html", "-", "a.bin", "a"])
PIECES = st.sampled_from(
    [
        b"<p>",
        b"</p>",
        b"<html>",
        b"<!doctype html>",
        b"<a href='",
        b"{",
        b"}",
        b'"text": "',
        b'"',
        b"[",
        b"]",
        b"\n",
        b"\r\n",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xc3\xa9",
        b"\\ud800",
        b"\x00",
        b"By Jane Roe",
        b"LONDON (AP) \xe2\x80\x94 ",
        b"2024-05-03",
        b"Read more:",
        b"The bridge fell at noon, police said. ",
        b"<script>",
        b"]]>",
        b"<![CDATA[",
        b"&#x0;",
        b"&#55296;",
        b"\x1b[31m",
        b"\xe2\x80\xae",
        b"told the Daily Times",
        b"<?xml version='1.0' encoding='utf-16'?>",
    ]
)
BYTES = st.one_of(
    st.binary(max_size=300),
    st.lists(PIECES, max_size=25).map(b"".join),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
)
QUIET = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


@QUIET
@given(BYTES, NAMES)
def test_any_bytes(data: bytes, name: str) -> None:
    reports, failures, inputs = read_bytes(data, name)
    assert len(inputs) >= 1
    assert len(inputs) == len(reports) + len(failures)
    for report in reports:
        assert report.text.strip()
        assert report.label
        for span in [item.span for item in (*report.parts, *report.credits)]:
            assert report.span(span.start, span.end) == span
        (report.text + report.title + report.label + report.outlet).encode("utf-8")
        places = [(part.span.start, part.span.end) for part in report.parts]
        assert all(end <= start for (_, end), (start, _) in pairwise(places))
    for entry in inputs:
        assert entry.status in {"read", "copy", "skipped"}
        assert bool(entry.code) == bool(entry.message)
    assert read_bytes(data, name) == (reports, failures, inputs)


@QUIET
@given(st.text(max_size=400).filter(lambda text: text.strip()))
def test_a_text_is_stored_as_it_is(text: str) -> None:
    for report in read_bytes(text.encode("utf-8", "replace"), "a.txt")[0]:
        assert report.text == text.encode("utf-8", "replace").decode("utf-8").removeprefix("\ufeff")


ROWS = st.lists(
    st.fixed_dictionaries(
        {"text": st.sampled_from(["The mill burned down.", "The ferry ran aground.", "It rained."])},
        optional={"outlet": st.sampled_from(["A", "B"]), "id": st.sampled_from(["1", "2"])},
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.randoms(use_true_random=False))
def test_order_of_paths(tmp_path_factory: object, rows: list[dict[str, str]], random: object) -> None:
    folder = Path(tmp_path_factory.mktemp("rows"))  # type: ignore[attr-defined]
    paths = []
    for number, row in enumerate(rows):
        paths.append(folder / f"{number}.json")
        paths[-1].write_text(json.dumps(row), "utf-8")
    once = read(paths)
    random.shuffle(paths)  # type: ignore[attr-defined]
    assert read(paths) == once
    assert len({report.id for report in once[0]}) == len(rows)
    assert len({report.label for report in once[0]}) == len(rows)
