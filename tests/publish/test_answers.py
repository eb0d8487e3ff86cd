"""What the cards say, and how independent tellings are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

import retold
from cases import at, bridge
from retold.model import Claims, Passage, Stemma, Story, Variant
from retold.publish.answers import cards, matter, shortened
from retold.publish.grounds import heading, honesty
from retold.publish.lineage import derived, labels_of, on_the_way, parents, roots_of_reading, shared_roots, time_of, times_of
from retold.publish.page import StoryPage
from retold.publish.tree import tree

STORY = bridge().stories[0]


def with_variants(*variants: Variant) -> Story:
    return replace(STORY, variants=variants)


def test_the_four_cards_as_text() -> None:
    shown = retold.answers(STORY)
    assert [line.split("  ")[0] for line in shown.split("\n") if line.isupper() or line[:4].isupper()] == [
        "AGREED",
        "DISPUTED",
        "WHO COPIED WHOM",
        "GARBLED",
    ]
    assert "# number: “12 people” (1 ind.) vs “21 people” (new in a derived text, NOON) · … killing 12 people" in shown
    assert "WIRE → CITY 97%, NOON 62% (or back)" in shown
    assert "# number: “12 people” → “21 people” at NOON" in shown
    assert "! 1 claim in one independent text only" in shown


def test_a_card_without_findings_says_so_in_words() -> None:
    bare = Story(id="s", title="t", reports=STORY.reports)
    assert all(card.empty and not card.lines for card in cards(bare))
    assert "No text was found to derive from another." in retold.answers(bare)


def test_a_reading_made_by_copying_counts_for_nothing_and_a_carried_one_with_its_source() -> None:
    claim = STORY.claims.disputed[0]
    assert [roots_of_reading(claim, reading, STORY.stemma) for reading in claim.readings] == [("u-aaaa000001",), ()]
    assert roots_of_reading(claim, claim.readings[0], Stemma()) == ("r-aaaa000001", "r-aaaa000002")


def test_the_worst_change_comes_first_and_nothing_unsure_or_unlikely_is_shown() -> None:
    hedge, number, _ = STORY.variants
    worst = replace(hedge, id="v-worst", severity="high", copied_by=("r-aaaa000002",))
    story = with_variants(number, worst, replace(number, id="v-unsure", meaning="unsure"), replace(number, id="v-unlikely", p=0.3))
    assert [line.target for line in cards(story)[3].lines] == ["v-worst", "v-number0001"]
    slight = cards(with_variants(number, replace(hedge, severity="low")))[3]
    assert (slight.figure, slight.gloss, slight.more) == ("1", "grave change of meaning on the way", "beside 1 slight")
    none_grave = cards(with_variants(replace(number, severity="medium"), replace(hedge, severity="low")))[3]
    assert (none_grave.figure, none_grave.gloss, none_grave.more) == ("2", "changes of meaning on the way", "")


def test_rival_readings_of_one_text_are_not_told_as_two_independent_ones() -> None:
    claim = STORY.claims.disputed[0]
    wire, city, *_ = (report.id for report in STORY.reports)
    told = [next(passage for passage in claim.passages if passage.span.report == report) for report in (wire, city)]
    rivals = replace(claim, readings=tuple(replace(claim.readings[0], id=f"w-{n}", passages=(item,)) for n, item in enumerate(told)))
    edges = tuple(replace(edge, parent="u-aaaa000001") if edge.child == city else edge for edge in STORY.stemma.derivations)
    stemma = replace(STORY.stemma, derivations=edges)
    assert shared_roots(rivals, stemma, parents(stemma)) == {"u-aaaa000001"}
    assert not shared_roots(claim, STORY.stemma, parents(STORY.stemma))
    line = cards(replace(STORY, stemma=stemma, variants=(), claims=Claims((rivals,))))[1].lines[0]
    assert "".join(piece.text for piece in line.pieces) == " (WIRE) vs  (CITY) · copies of unseen source (Continental?) tell both"


def test_a_text_that_took_over_a_part_is_not_counted_among_those_that_derive() -> None:
    noon = STORY.stemma.derivations[-1]
    partly = replace(STORY.stemma, roots=(*STORY.stemma.roots, noon.child))
    whole, part = derived(replace(STORY, stemma=partly))
    assert noon.child in part
    assert noon.child not in whole
    assert "1 more report in part" in cards(replace(STORY, stemma=partly))[2].more


def test_what_a_discrepancy_denies_comes_last_among_the_agreed() -> None:
    first = STORY.claims.agreed[0]
    second = replace(first, id="c-second", rank=99)
    denial = replace(STORY.discrepancies[0], claim=first.id, kind="absence", weight="conflict")
    lines = cards(replace(STORY, claims=Claims((first, second)), discrepancies=(denial,)))[0].lines
    assert [line.target for line in lines] == ["c-second", first.id]
    assert lines[1].pieces[-1].text.endswith("yet cannot all be right")


def test_a_change_between_independent_texts_is_not_garbled_on_the_way() -> None:
    _, number, _ = STORY.variants
    assert not on_the_way(replace(number, between=("r-aaaa000001", "r-aaaa000004")), parents(STORY.stemma))
    assert on_the_way(replace(number, between=("r-aaaa000002", "r-aaaa000003")), parents(STORY.stemma)), "two children of one parent"


def test_the_heading_counts_independent_texts_with_their_interval_and_names_the_source() -> None:
    assert (
        heading(STORY)
        == "4 reports · 2 independent texts (1–3) · 1 cited source: county police · 2026-11-03 08:02–09:53 UTC · built offline"
    )


def test_honesty_is_silent_when_nothing_is_amiss() -> None:
    dated = tuple(replace(report, published="2026-11-03T08:00:00Z") for report in STORY.reports)
    case = bridge()
    fine = replace(case, run=replace(case.run, inputs=()), decisions=())
    edges = tuple(replace(edge, direction_p=0.9) for edge in STORY.stemma.derivations)
    assert honesty(fine, replace(STORY, reports=dated, stemma=replace(STORY.stemma, derivations=edges))) == ()
    assert len(honesty(case, STORY)) == 4
    assert honesty(case, STORY)[-1] == "1 decision of people is in force."
    lost = replace(case.decisions[0], applied=False)
    assert (
        honesty(replace(case, decisions=(*case.decisions, lost)), STORY)[-1] == "1 decision of people is in force, 1 could not be kept to."
    )


@pytest.mark.parametrize(
    ("times", "shown"),
    [
        ([], ""),
        ([""], ""),
        (["2026-11-03"], "2026-11-03"),
        (["2026-11-03", "2026-11-03T08:02:00Z", "2026-11-03T11:45:00Z"], "2026-11-03 08:02–11:45 UTC"),
        (["2026-11-03", "2026-11-05"], "2026-11-03 to 2026-11-05"),
        (["2026-11-03T08:02:00Z", "2026-11-04T08:02:00Z"], "2026-11-03 08:02 UTC to 2026-11-04 08:02 UTC"),
        (["2026-11-03T08:02:00+01:00"], "2026-11-03 08:02 +01:00"),
    ],
)
def test_times_in_brief(times: list[str], shown: str) -> None:
    assert times_of(times) == shown


def test_a_cut_line_ends_between_words() -> None:
    assert shortened("one two three four", 12) == "one two …"
    assert shortened("  one\n two ", 12) == "one two"


def test_the_tree_has_a_clock_axis_only_when_times_are_known() -> None:
    drawn = tree(STORY)
    places = {node.id[-1]: node for node in drawn.nodes}
    assert drawn.dated
    assert [tick.label for tick in drawn.ticks] == ["08:02", "08:57", "09:53"]
    wire, city, noon = (node for node in drawn.nodes if node.label in ("WIRE", "CITY", "NOON"))
    assert wire.x < city.x < noon.x
    assert len({node.y for node in drawn.nodes}) == len(drawn.nodes) == 5
    assert {node.kind for node in drawn.nodes} == {"unseen", "derived", "root"}
    assert places["4"].note == "no date"
    undated = tree(replace(STORY, reports=tuple(replace(report, published="") for report in STORY.reports)))
    assert not undated.dated
    assert undated.ticks == ()


def test_inferred_lines_are_dashed_and_thickness_is_the_share() -> None:
    edges = {edge.id: edge for edge in tree(STORY).edges}
    assert [edges[f"d-aaaa00000{number}"].dashed for number in (1, 2, 3)] == [False, True, True]
    assert edges["d-aaaa000001"].width > edges["d-aaaa000002"].width > edges["d-aaaa000003"].width


def test_what_readings_are_rivals_in_is_told_with_their_claim() -> None:
    item = replace(STORY.discrepancies[0], what="2 rival readings (number)", claim=STORY.claims.disputed[0].id)
    assert matter(STORY, item) == "… killing 12 people: 2 rival readings (number)"
    assert matter(STORY, replace(item, what="12 or 21 killed")) == "12 or 21 killed"
    assert matter(STORY, replace(item, claim=None)) == "2 rival readings (number)"


def test_many_derivations_are_listed_below_the_text_they_come_from() -> None:
    (edge, *_) = STORY.stemma.derivations
    (report, *_) = STORY.reports
    reports = tuple(replace(report, id=f"r-{number}", label=f"COPY {number:02}") for number in range(14))
    edges = tuple(replace(edge, id=f"e-{item.id}", child=item.id, parent="r-0") for item in reports[1:])
    story = replace(STORY, reports=reports, stemma=replace(STORY.stemma, derivations=edges, roots=("r-0",), apart=(), unseen=()))

    def page(shown: Story) -> StoryPage:
        return StoryPage(bridge(), shown, 1, "full", {})

    assert [(parent, len(found)) for parent, found in page(story).families()] == [("r-0", 13)]
    assert [parent for parent, _ in page(STORY).families()] == [""]


@pytest.mark.parametrize(("count", "below"), [(30, 40), (60, 3), (200, 7), (120, 1)])
def test_a_long_tree_folds_and_loses_no_text(count: int, below: int) -> None:
    """``below`` copies of each text, so that the tree is wide, deep or a single line of copies."""
    reports = tuple(replace(STORY.reports[0], id=f"r-{number}", label=f"COPY {number:03}", published="") for number in range(count))
    edges = tuple(
        replace(STORY.stemma.derivations[0], id=f"e-{number}", child=f"r-{number}", parent=f"r-{(number - 1) // below}")
        for number in range(1, count)
    )
    stemma = replace(STORY.stemma, derivations=edges, roots=("r-0",), unseen=())
    drawn = tree(replace(STORY, reports=reports, stemma=stemma, variants=()))
    assert sum(int(node.label.split()[0]) if node.kind == "folded" else 1 for node in drawn.nodes) == count
    assert len(drawn.nodes) <= 34 or below == 1, "a line of copies has no branches to fold"
    assert len({node.id for node in drawn.nodes}) == len(drawn.nodes)
    assert len(drawn.edges) == len(drawn.nodes) - 1


def test_only_sure_differences_between_its_readings_say_why_a_claim_is_disputed() -> None:
    claim = STORY.claims.disputed[0]
    page = StoryPage(bridge(), STORY, 1, "full", {})
    told = page.differences.distinguishing(claim)
    number = next(item for item in told if item.type == "number")
    inside = replace(number, id="v-inside", why="1 -> 2: within a reading", rank=50, between=claim.readings[0].reports[:2])
    weak = replace(number, id="v-weak", why="3 -> 4: hardly", rank=51, p=0.5)
    more = StoryPage(bridge(), replace(STORY, variants=(*STORY.variants, inside, weak)), 1, "full", {})
    assert more.differences.distinguishing(claim) == told


def test_a_text_that_took_over_a_part_tells_the_rest_by_itself() -> None:
    """NOON took the road bridge from WIRE and nothing else: what it says of the killed, it says by itself."""
    wire, _, noon, _ = STORY.reports
    fell = "A road bridge collapsed on Tuesday"
    edge = replace(STORY.stemma.derivations[1], kind="partial", share=0.1, carried=((at(wire, fell), at(noon, fell)),))
    stemma = replace(STORY.stemma, derivations=(STORY.stemma.derivations[0], edge), roots=(*STORY.stemma.roots, noon.id))
    claim, number = STORY.claims.disputed[0], STORY.variants[1]
    assert [roots_of_reading(claim, reading, stemma) for reading in claim.readings] == [(wire.id,), (noon.id,)]
    carried = replace(claim, readings=(replace(claim.readings[0], passages=(Passage(at(noon, fell)),)),))
    assert roots_of_reading(carried, carried.readings[0], stemma) == (noon.id,), "WIRE does not tell this claim"
    both = replace(carried, readings=(replace(carried.readings[0], passages=(Passage(at(noon, fell)), Passage(at(wire, fell)))),))
    assert roots_of_reading(both, both.readings[0], stemma) == (wire.id,)
    assert not on_the_way(number, parents(stemma)), "it lies in no part that was carried over"
    assert on_the_way(replace(number, before=at(wire, "road"), after=at(noon, "Tuesday")), parents(stemma))
    copied = cards(replace(STORY, stemma=replace(stemma, derivations=(edge,))))[2]
    assert (copied.figure, copied.gloss) == ("1 of 4", "reports took over a part of another text, none the whole")


def test_the_disputed_card_names_what_most_of_the_rival_reports_are_at_odds_about() -> None:
    _, number, _ = STORY.variants
    city = STORY.reports[1]
    other = replace(number, id="v-city", rank=8, between=(city.id, number.between[1]), before=at(city, "12 people"))
    misspelt = replace(number, id="v-name", rank=0, type="name", before=at(STORY.reports[0], "police"))
    unlikely = replace(number, id="v-unlikely", rank=0, type="date", p=0.4)
    story = with_variants(misspelt, unlikely, number, other)
    assert cards(story)[1].lines[0].pieces[0].text == "number: "
    assert cards(with_variants(unlikely))[1].lines[0].glyph == "◐", "nothing sure tells the readings apart"


def test_rivals_that_read_alike_stand_on_the_card_once() -> None:
    claim = STORY.claims.disputed[0]
    again = replace(STORY.variants[1], id="v-twice", claim="c-twice")
    twice = replace(STORY, claims=Claims((claim, replace(claim, id="c-twice", rank=9))), variants=(*STORY.variants, again))
    assert (cards(twice)[1].figure, len(cards(twice)[1].lines)) == ("2", 1)


def test_labels_with_a_hash_are_told_in_brief_where_that_keeps_them_apart() -> None:
    one, other, *rest = STORY.reports
    code = "0123456789abcdef" * 3
    first = replace(one, label=f"example.org/{code}")
    assert labels_of((first, other))[one.id] == "example.org/012345…"
    assert labels_of((first, replace(other, label=f"example.org/{code[:-1]}0")))[one.id] == f"example.org/{code}"
    assert labels_of(rest) == {report.id: report.label for report in rest}


def test_a_midnight_without_a_zone_is_a_day() -> None:
    assert time_of("2016-11-09T00:00:00") == "2016-11-09"
    assert time_of("2016-11-09T00:00:00Z") == "2016-11-09 00:00 UTC"
    assert times_of(["2016-11-09T00:00:00", "2016-11-09T08:46:00"]) == "2016-11-09 08:46"
