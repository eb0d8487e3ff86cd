"""What the section "Differences" puts together, and what it does not tell as sure."""

from __future__ import annotations

from dataclasses import replace

from cases import at, bridge
from retold.model import Discrepancy, Story, Variant
from retold.publish.detail import DETAILS
from retold.publish.differences import Differences, reason, together, types_told, weighed
from retold.publish.lineage import parents

STORY = bridge().stories[0]
WIRE, CITY, NOON, HERALD = STORY.reports
HEDGE, NUMBER, _ = STORY.variants


def differences(story: Story = STORY) -> Differences:
    return Differences(story, parents(story.stemma), DETAILS[0], frozenset())


def with_variants(*variants: Variant) -> Differences:
    return differences(replace(STORY, variants=variants))


def test_what_may_hold_all_at_once_is_no_contradiction() -> None:
    first = STORY.discrepancies[0]
    both = replace(first, id="x-both", rank=2, weight="compatible", kind="name", what="WIRE: “12 people”, “21 people”")
    slight = replace(first, id="x-slight", rank=3, severity="low")
    more = replace(both, id="x-more", rank=4)
    found = differences(replace(STORY, discrepancies=(more, slight, both, first)))
    assert [item.id for item in found.grave()] == [first.id]
    assert [[item.id for item in same] for same in found.slight()] == [["x-both", "x-more"], ["x-slight"]]
    assert weighed(both) == "both may hold"


def test_what_a_discrepancy_is_about_does_not_repeat_the_wordings_listed_below_it() -> None:
    def matter(what: str) -> str:
        item: Discrepancy = replace(STORY.discrepancies[0], claim=None, what=what)
        return differences(replace(STORY, discrepancies=(item,))).matter(item)

    assert matter("the killed: “12 people”, “21 people”") == "the killed"
    assert matter("“12 people” / “21 People”") == ""
    assert matter("“12 people”, “30 people”") == "“12 people”, “30 people”", "no passage below shows the last"
    assert matter("12 or 21 killed") == "12 or 21 killed"


def test_the_reason_does_not_repeat_the_status() -> None:
    item = STORY.discrepancies[0]
    assert reason(replace(item, why="The reports count people as 3, 5: superseded.")) == "The reports count people as 3, 5."
    assert reason(item) == item.why


def test_a_change_that_also_lies_on_the_way_to_a_copy_is_told_there() -> None:
    apart = replace(NUMBER, id="v-apart", rank=0, between=(HERALD.id, NOON.id), before=at(HERALD, "people"), claim=NUMBER.claim)
    apart = replace(apart, why=NUMBER.why, type="name", after=at(NOON, "21 people"))
    way = replace(apart, id="v-way", rank=5, between=(WIRE.id, NOON.id), before=at(WIRE, "people"))
    found = with_variants(apart, way)
    assert [(report, [change.told.id for change in changes]) for report, changes in found.on_the_way()] == [(NOON.id, ["v-way"])]
    assert found.between(sure=True) == []


def test_one_place_in_two_claims_is_one_change() -> None:
    name = replace(NUMBER, type="name")
    found = with_variants(name, replace(name, id="v-again", rank=9, claim="c-aaaa000002"))
    assert [change.told.id for change in found.told] == [NUMBER.id]
    assert [item.id for item in found.told[0].again] == ["v-again"]


def test_changes_of_one_kind_and_reason_stand_together() -> None:
    one = replace(HEDGE, id="v-one", rank=7, before=at(WIRE, "may"), after=at(NOON, "was cracked"))
    other = replace(HEDGE, id="v-other", rank=8, before=at(WIRE, "told"), after=at(NOON, "said"), why="Another reason.")
    told = with_variants(NUMBER, HEDGE, one, other).told
    assert [[change.told.id for change in group] for group in together(told)] == [["v-number0001"], ["v-hedge00001", "v-one"], ["v-other"]]


def test_only_the_types_that_are_told_are_explained() -> None:
    assert [name for _, name, _ in types_told([with_variants(NUMBER, HEDGE)])] == ["number", "hedge", "quote"]
