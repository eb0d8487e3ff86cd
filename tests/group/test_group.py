"""Reports to stories."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from retold.group import ALONE, group, with_alone
from retold.model import Input, Report, Story, content_id

REPOSITORY = Path(__file__).parents[2]
SHARED = REPOSITORY.parent / "shared"

BRIDGE = [
    (
        "The Calloway road bridge over the Oskel river in Port Harlan collapsed on Tuesday after the barge Ostrava hit "
        "a pillar. Twelve people died."
    ),
    (
        "At least twelve people died in Port Harlan when the barge Ostrava struck the Calloway bridge, sending cars "
        "into the Oskel, mayor Ana Ruiz said."
    ),
    (
        "Port Harlan mayor Ana Ruiz called for an inquiry into how the Ostrava, a river barge, could bring down the "
        "Calloway bridge over the Oskel."
    ),
]
OTHER_BRIDGE = [
    (
        "A railway bridge in Vellmark gave way under a freight train on Friday, and the driver, Piet Lund, was killed, "
        "the operator Nordline said."
    ),
    (
        "The Vellmark railway bridge collapsed as a Nordline freight train crossed it, killing its driver Piet Lund, "
        "the operator told reporters."
    ),
]
ELECTION = (
    "Voters in Sandora go to the polls on Sunday to choose between senator Ilse Brandt and governor Tomas Vega after a quiet campaign."
)


def report(text: str, published: str = "", title: str = "") -> Report:
    return Report(content_id("r", text, published, title), "x", "x.txt", "", title, "", published, "none", "en", "", "", text)


def texts(stories: Iterable[Story]) -> list[list[str]]:
    return sorted(sorted(one.text for one in story.reports) for story in stories)


def test_two_events_of_one_kind_stay_apart_and_a_third_is_left_over() -> None:
    stories, alone = group([report(text) for text in (*BRIDGE, *OTHER_BRIDGE, ELECTION)])
    assert texts(stories) == [sorted(OTHER_BRIDGE), sorted(BRIDGE)]
    assert [one.text for one in alone] == [ELECTION]


def test_a_report_of_another_event_is_left_out_of_a_folder() -> None:
    stories, alone = group([report(text, "2026-11-03") for text in (*BRIDGE, OTHER_BRIDGE[0])])
    assert texts(stories) == [sorted(BRIDGE)]
    assert [one.text for one in alone] == [OTHER_BRIDGE[0]]


def test_copies_stay_with_their_story_and_alone_make_none() -> None:
    copy = report(BRIDGE[0].replace(" ", "  "), "2026-11-04")
    stories, alone = group([report(text) for text in BRIDGE] + [copy])
    assert copy in stories[0].reports
    assert len(stories[0].reports) == 4
    stories, alone = group([report(ELECTION), report(ELECTION, "2026-01-01")])
    assert stories == ()
    assert len(alone) == 2


def test_order_changes_nothing() -> None:
    reports = [report(text) for text in (*BRIDGE, *OTHER_BRIDGE, ELECTION)]
    once = group(reports)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert group(reports) == once
    for story in once[0]:
        ids = [one.id for one in story.reports]
        assert ids == sorted(ids)
        assert story.id == content_id("s", *ids)


def test_nothing_and_little() -> None:
    assert group([]) == ((), ())
    assert group([report("")]) == ((), (report(""),))
    assert group([report("..."), report("!!!")])[0] == ()


def test_what_is_told_of_a_report_without_a_story() -> None:
    inputs = (Input("x.txt", "", 0, "read"), Input("x.txt", "", 0, "read", "R104", "x.txt: no date."), Input("y.txt", "", 0, "read"))
    told = with_alone(inputs, [report(ELECTION)])
    assert [(entry.code, entry.message.count("R108")) for entry in told] == [(ALONE, 0), ("R104", 1), ("", 0)]
    assert told[1].message.startswith("x.txt: no date.\nR108 x.txt: ")


def test_a_title_is_a_report_s_own_or_its_first_sentence() -> None:
    titled = [replace(report(text), title="Barge fells bridge") for text in BRIDGE]
    assert group(titled)[0][0].title == "Barge fells bridge"
    long = group([report(text) for text in BRIDGE])[0][0].title
    assert long.removesuffix("…").rstrip(" ,;:.") in " ".join(BRIDGE)
    assert len(long) <= 121


def test_rarity_lowers_common_words() -> None:
    common = "the river ran high and the road was closed while people waited for the rain to end in the town"
    reports = [report(f"{common} {name}") for name in ("Aldan", "Borvik", "Cestra")]
    everyday = dict.fromkeys(common.split(), 0.0)
    assert group(reports, lambda word: everyday.get(word, 1.0))[0] == ()


@pytest.mark.skipif(not (SHARED / "keys" / "stories").is_dir(), reason="the published keys are not beside this repository")
def test_each_published_story_is_one_story() -> None:
    from retold.models.lexicon import english
    from retold.read import read

    rarity = english().rarity
    for folder in [*sorted((SHARED / "keys" / "stories").glob("*/")), SHARED / "seeds"]:
        reports = read([folder])[0]
        for known in (rarity, None):
            stories, alone = group(reports, known)
            assert (folder.name, len(stories), len(alone)) == (folder.name, 1, 0)


@pytest.mark.skipif(
    not (SHARED / "data" / "stories" / "newscluster-dev").is_dir(), reason="the development articles are not beside this repository"
)
def test_the_events_of_a_mixed_corpus_come_apart() -> None:
    from retold.models.lexicon import english
    from retold.read import read

    path = SHARED / "data" / "stories" / "newscluster-dev" / "articles.jsonl"
    events = [json.loads(line)["event"] for line in path.read_text("utf-8").splitlines()]
    reports = read([path])[0]
    event = {one.id: events[int(one.path.rsplit("-", 1)[1]) - 1] for one in reports}
    stories, alone = group(reports, english().rarity)
    groups = [[one.id for one in story.reports] for story in stories] + [[one.id] for one in alone]
    assert all(len({event[one] for one in members}) == 1 for members in groups), "no two events flow together"
    sizes = {name: list(event.values()).count(name) for name in set(events)}
    found = {one: len(members) for members in groups for one in members}
    recall = sum(found[one] / sizes[event[one]] for one in found) / len(found)
    assert recall >= 0.95  # BCubed recall; .959 on 2026-11-23, floors only rise
