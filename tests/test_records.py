"""Cases to JSON and back, the schema, and the check."""

from __future__ import annotations

import contextlib
import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases import bridge, hostile
from retold.errors import StoreError
from retold.model import Case
from retold.publish.terminal import render
from retold.records import check, dump, from_json, parse, schema, to_json
from strategies import cases

SCHEMA_FILE = Path(__file__).parents[1] / "src" / "retold" / "schema" / "retold-1.schema.json"


@settings(max_examples=60)
@given(cases())
def test_what_is_written_is_read_back_equal_and_sound(case: Case) -> None:
    data = dump(to_json(case))
    again = from_json(parse(data))
    assert again == case
    assert dump(to_json(again)) == data
    assert check(parse(data)) == ()


def test_keys_stand_in_the_order_of_the_contract() -> None:
    value = to_json(bridge())
    assert list(value) == ["schema", "run", "reports", "stories", "decisions"]
    assert list(value["run"]) == ["version", "started", "seconds", "options", "models", "inputs"]
    assert value["stories"][0]["reports"] == [report["id"] for report in value["reports"]]
    assert list(value["stories"][0]["variants"][0]["before"]) == ["report", "start", "end", "exact"]
    assert value["run"]["options"] == {"jobs": "1"}


def test_each_report_and_claim_has_a_line_of_its_own() -> None:
    lines = dump(to_json(bridge())).decode().split("\n")
    assert sum('"c-aaaa000002"' in line and line.strip().startswith("{") for line in lines) == 1


def test_a_lone_surrogate_survives_as_valid_utf8() -> None:
    data = dump({"text": "a\ud800b “c” \u2028"})
    assert data.decode("utf-8")
    assert parse(data) == {"text": "a\ud800b “c” \u2028"}


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(StoreError, match="R503"):
        dump({"p": float("nan")})


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("$.schema", lambda case: case.update(schema="retold/9")),
        ("$.reports[1].text", lambda case: case["reports"][1].pop("text")),
        ("$.reports[0].label", lambda case: case["reports"][0].update(label=7)),
        ("$.stories[0].reports[0]", lambda case: case["stories"][0]["reports"].insert(0, "r-none")),
        ("$.stories[0].variants[0].between", lambda case: case["stories"][0]["variants"][0].update(between=["r-aaaa000001"])),
        ("$.stories[0].claims[0].rank", lambda case: case["stories"][0]["claims"][0].update(rank=True)),
        ("$.stories", lambda case: case.update(stories={})),
        ("$.stories[0].variants[0].before", lambda case: case["stories"][0]["variants"][0]["before"].update(exact="other")),
        ("$.stories[0].quotes[0].best.report", lambda case: case["stories"][0]["quotes"][0]["best"].update(report="r-gone")),
        ("$.reports[0].parts[0].span", lambda case: case["reports"][0].update(text="")),
        ("$.reports[1].id", lambda case: case["reports"][1].update(id="r-aaaa000001")),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(path: str, change: Any) -> None:
    value = to_json(bridge())
    change(value)
    with pytest.raises(StoreError) as caught:
        from_json(value)
    assert caught.value.path == path
    assert path in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000])
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(StoreError, match="R502"):
        parse(data, "case.json")


@pytest.mark.parametrize("value", [None, [], 3, "case", {}])
def test_json_that_is_no_case_is_refused(value: Any) -> None:
    with pytest.raises(StoreError, match="R503"):
        from_json(value)


def test_keys_of_later_versions_are_passed_over() -> None:
    value = to_json(bridge())
    value["later"] = value["stories"][0]["later"] = {"new": 1}
    assert from_json(value) == bridge()
    assert check(value) == ()


def test_the_shipped_schema_is_up_to_date_and_valid() -> None:
    assert SCHEMA_FILE.read_bytes() == dump(schema()), "run: python -m retold.records.ship"
    jsonschema.Draft202012Validator.check_schema(schema())


def test_hand_made_cases_are_sound() -> None:
    assert check(to_json(bridge())) == ()
    assert check(to_json(hostile())) == ()


@pytest.mark.parametrize(
    ("finding", "change"),
    [
        (
            "does not read as the span says",
            lambda story: story["variants"][0]["before"].update(end=story["variants"][0]["before"]["end"] + 1),
        ),
        ("no report has the id", lambda story: story["quotes"][0]["best"].update(report="r-gone")),
        ("is no source of this story", lambda story: story["stemma"]["derivations"][0].update(parent="r-gone")),
        ("is no claim of this story", lambda story: story["variants"][0].update(claim="c-gone")),
        ("stands twice", lambda story: story["names"][0].update(id=story["claims"][0]["id"])),
        ("is not one of", lambda story: story["variants"][0].update(meaning="perhaps")),
        ("is greater than the maximum", lambda story: story["variants"][0].update(p=1.5)),
        ("is a required property", lambda story: story["claims"][0].pop("status")),
    ],
)
def test_check_finds_what_is_broken(finding: str, change: Any) -> None:
    value = to_json(bridge())
    change(value["stories"][0])
    findings = check(value)
    assert findings
    assert any(finding in line and line.startswith("$.stories[0]") for line in findings), findings


VALUES = st.none() | st.integers(-2, 2) | st.text(max_size=3) | st.sampled_from([[], {}, True, 1.5, [[]], "r-aaaa000001"])


@settings(max_examples=150)
@given(st.data())
def test_a_file_damaged_anywhere_is_a_case_or_refused_in_words(data: st.DataObject) -> None:
    """Whatever stands at any place of a case file, loading it gives a case that can be shown, or a StoreError."""
    value = to_json(bridge())
    place: Any = value
    while isinstance(place, dict | list) and place:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.integers(0, 4)) == 0:
            place[key] = data.draw(VALUES)
            break
        place = place[key]
    check(value)
    with contextlib.suppress(StoreError):
        render(from_json(value))


def test_check_takes_any_json_without_falling_over() -> None:
    value = to_json(bridge())
    anything: list[Any] = [None, 3, [], {}, {**value, "stories": None}, {**value, "reports": [3]}]
    for damaged in anything:
        assert check(json.loads(json.dumps(damaged)))
    broken = copy.deepcopy(value)
    broken["reports"][0]["text"] = ""
    assert 0 < len(check(broken)) <= 200
