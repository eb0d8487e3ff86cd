"""Decisions of people: what each does to the case, and that a sixth report loses none of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import retold
from cases import report as made_report
from grounding import write_reports
from retold import api, casework
from retold.decide import ALLOWED, constraints, decision_on
from retold.decide.targets import Asked
from retold.derive.decided import keep_to_parents
from retold.errors import OptionError
from retold.model import (
    ACTIONS,
    Apart,
    Case,
    Claim,
    Decision,
    Derivation,
    Independent,
    Kin,
    Name,
    Report,
    Span,
    Stemma,
    Story,
    Unseen,
    Variant,
)
from retold.records import dump, to_json


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The five reports, and the same with a sixth, under one name each so that nothing but the sixth is new."""
    base = tmp_path_factory.mktemp("grounding")
    return write_reports(base / "five"), write_reports(base / "six", sixth=True)


@pytest.fixture(scope="module")
def five(folders: tuple[Path, Path]) -> Case:
    return retold.build(folders[0])


def story(case: Case) -> Story:
    (only,) = case.stories
    return only


def claim(case: Case, words: str) -> Claim:
    return next(claim for claim in story(case).claims if any(words in passage.span.exact for passage in claim.passages))


def name(case: Case, spelling: str) -> Name:
    return next(name for name in story(case).names if any(spelling == item.text for item in name.spellings))


def number(case: Case) -> Variant:
    return next(v for v in story(case).variants if v.type == "number" and {"140 people", "410 people"} == {v.before.exact, v.after.exact})


def report(case: Case, label: str) -> Report:
    return story(case).report(label)


def asked(case: Case, thing: object, action: str, other: object = None, **more: str) -> Decision:
    other_id = more.pop("other_id", "") or str(getattr(other, "id", ""))
    request = Asked(str(getattr(thing, "id", "")), thing, story(case), action, other_id, other, by="ida", at="2027-03-07T08:00:00Z", **more)
    return decision_on(request)


def built(folder: Path, *decisions: Decision) -> Case:
    return retold.build(folder, decisions=decisions)


def parent(case: Case, label: str) -> str:
    edge = story(case).parent_of(label)
    return next((item.label for item in story(case).reports if edge and item.id == edge.parent), edge.parent[:2] if edge else "")


def places(case: Case, label: str, words: str) -> Span:
    text = report(case, label).text
    return report(case, label).span(text.index(words), text.index(words) + len(words))


def home(case: Case, label: str, words: str) -> set[str]:
    """The claims in which a report says something."""
    at = places(case, label, words)
    found = {claim.id for claim in story(case).claims if any(passage.span.meets(at) for passage in claim.passages)}
    assert found, f"{label} no longer says {words!r}"
    return found


Make = Callable[[Case], Decision]
Check = Callable[[Case], bool]

TRIALS: dict[str, tuple[Make, Check]] = {
    "a variant is rejected, in its copies too": (
        lambda case: asked(case, number(case), "reject"),
        lambda case: not any({"140", "410"} == {s.exact.split()[0] for s in (v.before, v.after) if s} for v in story(case).variants),
    ),
    "a variant is accepted": (
        lambda case: asked(case, number(case), "accept", note="seen in both"),
        lambda case: number(case).p == 1.0 and "Decided by ida on 2027-03-07: seen in both." in number(case).why,
    ),
    "the passages of a variant are not the same matter": (
        lambda case: asked(case, number(case), "not-same"),
        lambda case: not home(case, "agency", "with 140 people aboard") & home(case, "portal", "with 410 people aboard"),
    ),
    "one report does not speak to a claim": (
        lambda case: asked(case, claim(case, "with 140 people on board"), "not-same", only="trade"),
        lambda case: not home(case, "trade", "with 140 people on board") & home(case, "agency", "with 140 people aboard"),
    ),
    "a claim is taken apart": (
        lambda case: asked(case, claim(case, "the rudder gave trouble"), "split"),
        lambda case: not home(case, "radio", "the rudder gave trouble") & home(case, "agency", "the steering had failed"),
    ),
    "two claims are one": (
        lambda case: asked(case, claim(case, "There were 138"), "merge", claim(case, "with 140 people aboard")),
        lambda case: bool(home(case, "radio", "There were 138 passengers and crew") & home(case, "agency", "with 140 people aboard")),
    ),
    "a claim is accepted": (
        lambda case: asked(case, claim(case, "the rudder gave trouble"), "accept"),
        lambda case: bool(home(case, "radio", "the rudder gave trouble") & home(case, "paper", "the steering had failed")),
    ),
    "two readings mean the same": (
        lambda case: asked(case, claim(case, "410").readings[0], "merge", claim(case, "410").readings[1]),
        lambda case: (
            claim(case, "410").status != "disputed" and bool(home(case, "portal", "with 410") & home(case, "agency", "with 140 people"))
        ),
    ),
    "a reading is of another matter": (
        lambda case: asked(case, next(r for r in claim(case, "410").readings if "410" in r.text), "split"),
        lambda case: not home(case, "portal", "with 410 people aboard") & home(case, "agency", "with 140 people aboard"),
    ),
    "a text derives from another than was found": (
        lambda case: asked(case, report(case, "portal"), "parent", report(case, "paper")),
        lambda case: parent(case, "portal") == "paper",
    ),
    "a text derives from its own child, which is turned round": (
        lambda case: asked(case, report(case, "agency"), "parent", report(case, "paper")),
        lambda case: parent(case, "agency") == "paper" and parent(case, "paper") not in ("agency", "paper"),
    ),
    "a text derives from no other": (
        lambda case: asked(case, report(case, "paper"), "parent", other_id="none"),
        lambda case: parent(case, "paper") == "" and report(case, "paper").id in story(case).stemma.roots,
    ),
    "two texts have nothing of one another": (
        lambda case: asked(case, story(case).parent_of("portal"), "not-same"),
        lambda case: parent(case, "portal") != "agency",
    ),
    "a derivation is accepted": (
        lambda case: asked(case, story(case).parent_of("portal"), "accept"),
        lambda case: parent(case, "portal") == "agency" and story(case).parent_of("portal").direction_p == 1.0,
    ),
    "a spelling is another name": (
        lambda case: asked(case, name(case, "Jonas Vreland"), "not-same", only="Jonas Vreland"),
        lambda case: name(case, "Jonas Vreland") != name(case, "Jonas Vreeland"),
    ),
    "a name is taken apart": (
        lambda case: asked(case, name(case, "Jonas Vreland"), "split"),
        lambda case: name(case, "Jonas Vreland") != name(case, "Jonas Vreeland"),
    ),
    "two names are one": (
        lambda case: asked(case, name(case, "Edda Lund"), "merge", name(case, "Jonas Vreland")),
        lambda case: name(case, "Edda Lund") == name(case, "Jonas Vreeland"),
    ),
    "a report is of another event": (
        lambda case: asked(case, report(case, "trade"), "split"),
        lambda case: "trade" not in {item.label for item in story(case).reports} and "trade" in {item.label for item in case.reports},
    ),
    "a quotation is none": (
        lambda case: asked(case, story(case).quotes[0], "reject"),
        lambda case: not any("We asked for the yard" in quote.best.exact for quote in story(case).quotes),
    ),
    "a figure does not count one thing": (
        lambda case: asked(case, next(f for f in story(case).figures if f.status == "conflict"), "reject"),
        lambda case: not any(figure.status == "conflict" for figure in story(case).figures),
    ),
    "a discrepancy is none": (
        lambda case: asked(case, next(d for d in story(case).discrepancies if "140" in d.what), "reject"),
        lambda case: not any("140" in item.what for item in story(case).discrepancies),
    ),
    "a happening is none": (
        lambda case: asked(case, story(case).timeline[0], "reject"),
        lambda case: True,
    ),
    "a position is none": (
        lambda case: asked(case, story(case).positions[0], "reject"),
        lambda case: True,
    ),
}


@pytest.mark.parametrize("trial", TRIALS)
def test_a_decision_holds_and_a_sixth_report_does_not_lose_it(trial: str, five: Case, folders: tuple[Path, Path]) -> None:
    make, holds = TRIALS[trial]
    decision = make(five)
    if "accepted" not in trial:
        assert (trial.endswith("none") and holds.__code__.co_names == ()) or not holds(five), "the trial would show nothing"
    for folder in folders:
        case = built(folder, decision)
        (settled,) = case.decisions
        assert (settled.applied, settled.message) == (True, ""), folder
        assert holds(case), folder
        assert retold.load(retold.save(case, folder.parent / "case.json")) == case


def test_the_how_to_lists_exactly_what_can_be_decided(root: Path) -> None:
    page = (root / "docs" / "how-to" / "decide.md").read_text("utf-8")
    head, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("|")]
    actions = [re.sub(r"`--([a-z-]+).*`", r"\1", cell) for cell in head[1:]]
    listed = {}
    for row in rows:
        kinds = "apart" if row[0].startswith("two reports") else re.sub(r"^an? ", "", row[0])
        for kind in re.split(r", | or ", kinds):
            listed[kind] = {action for action, cell in zip(actions, row[1:], strict=True) if cell}
    assert listed == {kind: set(allowed) for kind, allowed in ALLOWED.items()}


def test_every_action_and_every_kind_is_tried(five: Case) -> None:
    made = [make(five) for make, _ in TRIALS.values()]
    assert {decision.action for decision in made} == set(ACTIONS)
    assert {decision.kind for decision in made} == set(ALLOWED) - {"story", "apart"}


def test_a_decision_whose_report_is_gone_says_so(five: Case, tmp_path: Path) -> None:
    decision = asked(five, name(five, "Jonas Vreland"), "split")
    folder = write_reports(tmp_path / "in")
    for gone in ("paper", "portal"):
        (folder / f"{gone}.txt").unlink()
    lost = asked(five, claim(five, "410"), "not-same", only="portal")
    case = built(folder, lost, decision)
    assert case.decisions[0].message.startswith("R301 its target is gone")
    assert "portal.txt" in case.decisions[0].message
    assert not case.decisions[0].applied
    assert case.decisions[1].applied, "a part of it is still there, and kept to"


def test_a_decision_follows_its_words_when_a_report_was_mended(five: Case, tmp_path: Path) -> None:
    """The report has another id then: it is found by its path, the words by themselves."""
    folder = write_reports(tmp_path / "in")
    decision = replace_path(asked(five, number(five), "reject"), five, folder)
    text = (folder / "portal.txt").read_text("utf-8")
    (folder / "portal.txt").write_text(text.replace("Ferry stranded", "A ferry stranded last night"), "utf-8")
    case = built(folder, decision)
    assert report(case, "portal").id != report(five, "portal").id
    assert case.decisions[0].applied
    left = [(v.before, v.after) for v in story(case).variants if v.type == "number"]
    assert not any({"140", "410"} == {side.exact.split()[0] for side in sides if side} for sides in left)


def test_another_report_under_the_same_path_is_not_mistaken_for_the_one_decided_on(five: Case, tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "in")
    decision = replace_path(asked(five, report(five, "portal"), "parent", report(five, "paper")), five, folder)
    text = (folder / "portal.txt").read_text("utf-8")
    (folder / "portal.txt").write_text(text.replace("Ferry stranded: 410 aboard", "Ferry stranded, 410 on board"), "utf-8")
    mended = built(folder, decision)
    assert mended.decisions[0].applied
    assert parent(mended, "portal") == "paper"
    (folder / "portal.txt").write_text((folder / "radio.txt").read_text("utf-8") + "More tonight.\n", "utf-8")
    other = built(folder, decision)
    assert other.decisions[0].message.startswith("R301")


def replace_path(decision: Decision, case: Case, folder: Path) -> Decision:
    """The decision as it would stand had the case been built from ``folder``."""
    found = tuple(replace(place, path=(folder / Path(place.path).name).as_posix()) for place in decision.places)
    return replace(decision, places=found)


def test_the_later_of_two_decisions_on_a_parent_holds_and_the_other_says_so(five: Case, folders: tuple[Path, Path]) -> None:
    first = asked(five, report(five, "portal"), "parent", report(five, "paper"))
    second = replace(asked(five, report(five, "portal"), "parent", other_id="none"), at="2027-03-08T08:00:00Z")
    case = built(folders[0], first, second)
    assert parent(case, "portal") == ""
    assert [decision.applied for decision in case.decisions] == [False, True]
    assert case.decisions[0].message.startswith(f"R302 it could not be kept to: decision {second.id} (parent ")


def test_an_unseen_source_that_explains_nothing_any_more_goes() -> None:
    reports = tuple(made_report(f"r-{letter}", letter, f"Text {letter}.") for letter in "abc")
    edges = tuple(
        Derivation(f"e-{child}", parent, child, "edited", 0.9, 0.9, 0.9)
        for parent, child in (("u-1", "r-a"), ("u-1", "r-b"), ("r-b", "r-c"))
    )
    stemma = Stemma(edges, (), (Unseen("u-1", ("r-a", "r-b"), "", "why"),), ("u-1",), Independent(1, 1, 1, ("u-1",)))

    root = keep_to_parents(stemma, [Kin("k-1", False, "", "r-a", "Decided.")], reports, (), {})
    assert (root.unseen, root.roots, root.independent.best) == ((), ("r-a", "r-b"), 2)

    turned = keep_to_parents(stemma, [Kin("k-1", True, "r-c", "r-b", "Decided.")], reports, (), {})
    assert {(edge.parent, edge.child) for edge in turned.derivations} == {("u-1", "r-a"), ("u-1", "r-c"), ("r-c", "r-b")}
    assert turned.unseen[0].children == ("r-a", "r-c")

    both = keep_to_parents(stemma, [Kin("k-1", True, "r-b", "r-a", ""), Kin("k-2", True, "r-a", "r-b", "")], reports, (), {})
    assert {edge.child: edge.parent for edge in both.derivations}["r-b"] == "r-a", "the later one"
    assert "r-a" in both.roots, "no circle"


def test_two_texts_held_apart_stay_apart_or_are_joined(five: Case, folders: tuple[Path, Path]) -> None:
    pair = [report(five, label).id for label in ("radio", "trade")]
    apart = Apart(min(pair), max(pair), "They look alike.")
    with_apart = replace(five, stories=(replace(story(five), stemma=replace(story(five).stemma, apart=(apart,))),))
    kept = asked(with_apart, apart, "accept")
    joined = asked(with_apart, apart, "parent", report(five, "radio"))
    case = built(folders[0], kept)
    assert case.decisions[0].applied
    assert any({item.a, item.b} == set(pair) for item in story(case).stemma.apart)
    case = built(folders[0], kept, joined)
    assert parent(case, "trade") == "radio"
    assert [decision.applied for decision in case.decisions] == [False, True]


def test_evidence_tells_what_was_decided(five: Case, folders: tuple[Path, Path]) -> None:
    decision = asked(five, claim(five, "the rudder gave trouble"), "accept", note="heard on the tape")
    case = built(folders[0], decision)
    told = retold.explain(case, case.decisions[0].found[0])
    assert f"decided by ida, 2027-03-07 08:00 UTC: accept: heard on the tape ({decision.id})" in told


def test_reports_of_two_stories_are_joined(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "in")
    (folder / "other.txt").write_text(
        "The council of Brannow voted on Monday to close two libraries. Readers protested at the doors.\n", "utf-8"
    )
    before = retold.build(folder)
    lone = next(item for item in before.reports if item.label == "other")
    decision = decision_on(Asked(lone.id, lone, None, "merge", story(before).id, story(before), at="2027-03-07"))
    case = built(folder, decision)
    assert "other" in {item.label for item in story(case).reports}
    assert case.decisions[0].applied


def test_nothing_decided_changes_nothing_and_the_order_of_reports_neither(five: Case, folders: tuple[Path, Path]) -> None:
    decisions = [make(five) for make, _ in TRIALS.values()]
    there = [*sorted(folders[0].iterdir())]
    cases = [built_from(paths, decisions) for paths in (there, there[::-1])]
    blank = [replace(case, run=replace(case.run, started="", seconds=0.0)) for case in cases]
    assert dump(to_json(blank[0])) == dump(to_json(blank[1]))
    assert api.build(folders[0]).decisions == ()


def built_from(paths: list[Path], decisions: list[Decision]) -> Case:
    return api.build(paths, decisions=decisions)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda case: asked(case, number(case), "merge", number(case)), "merge is nothing that can be decided on variant"),
        (lambda case: asked(case, claim(case, "410"), "not-same"), "which part"),
        (lambda case: asked(case, claim(case, "410"), "not-same", only="radio"), "no part"),
        (lambda case: asked(case, claim(case, "410"), "merge", number(case)), "needs another claim"),
        (lambda case: asked(case, report(case, "paper"), "parent", number(case)), "needs a report or none"),
        (lambda case: asked(case, report(case, "paper"), "parent", report(case, "paper")), "its own parent"),
        (lambda case: asked(case, object(), "accept"), "this thing"),
    ],
)
def test_what_cannot_be_decided_is_refused_with_a_way_out(ask: Make, said: str, five: Case) -> None:
    with pytest.raises(OptionError, match=f"R209.*{said}"):
        ask(five)


def test_a_decision_of_an_unknown_kind_is_told_and_not_tripped_over(five: Case, folders: tuple[Path, Path]) -> None:
    odd = Decision("k-odd", "z-1", "accept", "ida", "2027-03-07", "", False, kind="dream")
    assert constraints([odd], five.reports) == constraints([], five.reports)
    (settled,) = built(folders[0], odd).decisions
    assert settled.message.startswith("R301")


def test_rebuilding_a_case_from_itself_changes_nothing(five: Case, tmp_path: Path) -> None:
    files = casework.files_of(retold.save(five, tmp_path / "case.json"))
    again = casework.rebuild(files)
    assert replace(again, run=five.run) == five
    assert json.loads(files.case.read_bytes())["run"]["inputs"] == to_json(five)["run"]["inputs"]
