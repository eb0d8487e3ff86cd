"""What one case adds to another: by hand-made changes to a case, and by a build with one report more."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from itertools import permutations
from pathlib import Path

import pytest

import retold
from cases import bridge, hostile
from retold.cli import run
from retold.diff import diff, lines, to_json
from retold.model import Case, Claims, Independent, Span, Story, content_id

Captured = pytest.CaptureFixture[str]


def changed(story: Story, **fields: object) -> Case:
    """The bridge case with another story in it."""
    made = replace(story, **fields)  # type: ignore[arg-type]
    return replace(bridge(), stories=(made,), reports=made.reports)


STORY = bridge().stories[0]


def test_a_case_adds_nothing_to_itself() -> None:
    found = diff(bridge(), bridge())
    assert not found.any
    assert list(lines(found)) == ["Nothing changed."]
    assert to_json(found)["changed"] is False


def test_an_opened_discrepancy_is_settled_the_other_way_about() -> None:
    without = changed(STORY, discrepancies=())
    opened, settled = diff(without, bridge()).stories[0].of("discrepancy"), diff(bridge(), without).stories[0].of("discrepancy")
    assert [item.id for item in opened.new] == ["x-aaaa000001"] == [item.id for item in settled.gone]
    assert not opened.gone
    assert not settled.new
    assert any("1 opened" in line for line in lines(diff(without, bridge())))
    assert any("1 settled" in line for line in lines(diff(bridge(), without)))


def test_another_id_at_the_same_place_is_the_same_thing() -> None:
    claims = Claims([replace(claim, id=content_id("c", claim.id)) for claim in STORY.claims])
    found = diff(bridge(), changed(STORY, claims=claims)).stories[0].of("claim")
    assert not found.any
    assert found.same == len(claims)


def test_a_claim_whose_standing_changed_says_from_what_to_what() -> None:
    first = replace(STORY.claims[0], status="agreed", independent=Independent(3, 3, 3, STORY.claims[0].independent.roots))
    found = diff(bridge(), changed(STORY, claims=Claims([first, *STORY.claims[1:]]))).stories[0].of("claim")
    assert [item.properties for item in found.altered] == [(("status", "disputed", "agreed"), ("independent texts", "2 (1-3)", "3"))]


def test_claims_made_one_and_taken_apart() -> None:
    dead, fell, welder = STORY.claims
    one = replace(fell, readings=(*fell.readings, *welder.readings))
    joined = changed(STORY, claims=Claims([dead, one]))
    there, back = diff(bridge(), joined).stories[0].of("claim"), diff(joined, bridge()).stories[0].of("claim")
    assert [(then.id, now.id) for then, now in there.joined] == [(welder.id, fell.id)]
    assert [(then.id, now.id) for then, now in back.parted] == [(fell.id, welder.id)]
    assert not there.gone
    assert not back.new


def test_a_difference_is_the_same_only_where_both_sides_are() -> None:
    number = next(item for item in STORY.variants if item.type == "number")
    moved = replace(number, id="v-elsewhere1", after=next(item for item in STORY.variants if item.type == "hedge").after)
    found = diff(bridge(), changed(STORY, variants=(moved,))).stories[0].of("variant")
    assert [item.id for item in found.new] == ["v-elsewhere1"]
    assert number.id in {item.id for item in found.gone}


def moved_down(thing: object, old: str, new: str, by: int) -> object:
    """``thing`` with every place in report ``old`` put into report ``new``, ``by`` code points further on."""
    if isinstance(thing, Span):
        return Span(new, thing.start + by, thing.end + by, thing.exact) if thing.report == old else thing
    if isinstance(thing, str):
        return new if thing == old else thing
    if isinstance(thing, tuple):
        made = [moved_down(item, old, new, by) for item in thing]
        return Claims(made) if isinstance(thing, Claims) else tuple(made)  # type: ignore[arg-type]
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{item.name: moved_down(getattr(thing, item.name), old, new, by) for item in fields(thing)})
    return thing


def test_a_text_moved_down_in_its_file_loses_nothing() -> None:
    """The same words under the same path, with a line before them: another report id, other offsets, the same claims."""
    wire, *others = STORY.reports
    later = replace(wire, id="r-cccc000001", text="Updated at noon.\n" + wire.text)
    story = moved_down(replace(STORY, reports=()), wire.id, later.id, len(later.text) - len(wire.text))
    assert isinstance(story, Story)
    after = changed(replace(story, reports=(later, *others)))
    found = diff(bridge(), after).stories[0]
    assert [(item.before, item.after.id, item.properties) for item in found.of("report").altered] == [
        (wire.id, later.id, (("text", "as it was", "another"),))
    ]
    for kind in ("claim", "variant", "name", "quote", "figure", "discrepancy"):
        assert not found.of(kind).new, kind
        assert not found.of(kind).gone, kind


def test_a_story_that_came_and_one_that_went() -> None:
    both, none = diff(bridge(), hostile()), diff(hostile(), bridge())
    assert [(story.before, story.after) for story in both.stories] == [("s-bridge0001", "s-bridge0001"), ("", "s-bbbb000001")]
    assert [(story.before, story.after) for story in none.stories] == [("s-bridge0001", "s-bridge0001"), ("s-bbbb000001", "")]
    assert any("A new story of 1 report" in line for line in lines(both))
    assert any("No longer a story of 1 report" in line for line in lines(none))


@pytest.fixture(scope="module")
def cases(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A case of three reports, and one with a fourth that retells the first through a machine and turns a limit about."""
    folder, samples = tmp_path_factory.mktemp("cases"), root / "samples" / "harlan_bridge"
    before = [samples / f"{name}.txt" for name in ("continental_wire", "harlan_courier", "merrow_radio")]
    first = retold.save(retold.build(before), folder / "first.json")
    return first, retold.save(retold.build([*before, samples / "globe_today.txt"]), folder / "second.json")


def test_a_report_more_adds_what_it_garbled_and_no_root(cases: tuple[Path, Path]) -> None:
    found = diff(*map(retold.load, cases)).stories[0]
    assert [item.reports for item in found.of("report").new] == [("globe_today",)]
    assert found.roots_before.best == found.roots_after.best == 3
    assert [item.reports for item in found.of("derivation").new] == [("continental_wire", "globe_today")]
    assert any("no more than 20" in item.text for item in found.of("variant").new)
    assert any("20" in item.text for item in found.of("discrepancy").new)
    for kind in ("claim", "figure", "name"):
        assert any("globe_today" in item.tellers for item in found.of(kind).altered), kind
        assert not found.of(kind).gone, kind


def test_taking_the_report_away_again_settles_what_it_opened(cases: tuple[Path, Path]) -> None:
    first, second = map(retold.load, cases)
    there, back = diff(first, second).stories[0], diff(second, first).stories[0]
    for kind in ("report", "derivation", "discrepancy", "variant"):
        assert {item.id for item in there.of(kind).new} == {item.id for item in back.of(kind).gone}, kind


def test_the_command_tells_the_same_in_lines_and_as_json(cases: tuple[Path, Path], capsys: Captured) -> None:
    first, second = map(str, cases)
    assert run(["diff", first, second]) == 0
    shown = capsys.readouterr().out
    assert "REPORTS  1 new" in shown
    assert "\x1b" not in shown
    assert run(["diff", first, second, "--json", "--fail-on-change"]) == 1
    heard = json.loads(capsys.readouterr().out)
    assert heard["schema"] == "retold-diff/1"
    story = heard["stories"][0]
    assert [item["reports"] for item in story["reports"]["new"]] == [["globe_today"]]
    assert {"claims", "readings", "discrepancies", "differences", "figures", "quotations", "names"} <= set(story)
    assert run(["diff", first, first, "--fail-on-change"]) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"


@pytest.mark.parametrize(("content", "code"), [(None, "R501"), ("{", "R502"), ('{"schema": "other"}', "R503")])
def test_a_bad_file_on_either_side_is_told_by_its_code(content: str | None, code: str, tmp_path: Path, capsys: Captured) -> None:
    good, bad = str(retold.save(bridge(), tmp_path / "good.json")), tmp_path / "bad.json"
    if content is not None:
        bad.write_text(content, "utf-8")
    for pair in permutations((good, str(bad))):
        assert run(["diff", *pair]) == 3
        heard = capsys.readouterr()
        assert heard.err.startswith(code)
        assert heard.out == ""


def test_hostile_words_reach_no_terminal(tmp_path: Path, capsys: Captured) -> None:
    good, bad = (str(retold.save(case, tmp_path / name)) for case, name in ((bridge(), "a.json"), (hostile(), "b.json")))
    for pair in ((good, bad), (bad, good)):
        assert run(["diff", *pair]) == 0
        shown = capsys.readouterr().out
        assert not any(sign in shown for sign in ("\x1b", "\x9b", "\x00", "\x07", "\u202e", "\u2028", "\r"))
