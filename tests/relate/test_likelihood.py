"""Order and coverage tell copies from tellings; shared slips, closing lines and captions count as what they are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.stories import COPY, LOCAL, WIRE
from tests.telling import between, language, report, told

from retold.annotate import annotate
from retold.model import Part, Relation
from retold.relate import relate
from retold.relate.alignment import Match
from retold.relate.likelihood import sentence, some
from retold.relate.order import in_order, rising
from retold.relate.slips import slips

# As a translator without a dictionary for half of the words might give it back.
ROUND_TRIP = """The ancient bridge of iron over the Senna fell shortly after the dawn on Tuesday, launching two trucks and a van of \
delivery to the river.
Divers have recovered the bodies of 12 persons by midday, said the police of the county, and warned that the search of the flooded \
arches would continue for days.
The engineers had closed the lane of the east in September after finding cracks in three of the hangers that hold the deck.
The office of regional transport rejected to say who had permitted heavy vehicles again on the bridge.
The mayor Ana Ruiz said to the reporters that the town had asked for a replacement "each year since the flood".
"""

matches = st.builds(
    Match,
    x=st.integers(0, 12),
    y=st.integers(0, 12),
    run=st.integers(1, 30),
    share=st.floats(0, 1),
    similar=st.floats(0, 1),
    words=st.integers(0, 40),
    quoted=st.integers(0, 9),
    shorter=st.integers(1, 40),
    weight=st.floats(0, 40),
    likely=st.booleans(),
    sure=st.booleans(),
)


def _relations(texts: dict[str, str]) -> tuple[Relation, ...]:
    return relate(told(texts), language().lexicon.rarity)


def test_a_round_trip_is_a_copy_though_few_words_run_on() -> None:
    relation = between(_relations({"wire": WIRE, "back": ROUND_TRIP, "local": LOCAL}), "wire", "back")
    assert relation is not None
    assert relation.kind not in {"apart", "partial"}
    assert relation.p > 0.8


def test_a_round_trip_is_no_copy_of_another_telling() -> None:
    relation = between(_relations({"wire": WIRE, "back": ROUND_TRIP, "local": LOCAL}), "local", "back")
    assert relation is None or relation.kind == "apart"


def test_look_alikes_name_whose_words_they_share() -> None:
    said = '"We asked for a new bridge every single year since the flood and nobody in the capital cared to answer," said Mayor Ana Ruiz.\n'
    relation = between(_relations({"wire": WIRE + said, "local": LOCAL + said}), "wire", "local")
    assert relation is not None
    assert relation.kind == "apart"
    assert "quotations of others" in relation.evidence[0].text
    assert "Ana Ruiz" in relation.evidence[0].text
    assert relation.evidence[0].spans


def test_a_quotation_alone_makes_two_reports_look_alike() -> None:
    said = '"Nobody in the capital cared to answer a single one of our letters since the flood," {} Mayor Ana Ruiz.\n'
    one = "A bridge fell on Tuesday.\n" + said.format("said")
    other = "Twelve drowned before breakfast, divers found.\n" + said.format("according to")
    relation = between(_relations({"one": one, "other": other}), "one", "other")
    assert relation is not None
    assert relation.kind == "apart"
    assert "16 shared words stand in quotations of others (Ana Ruiz)" in relation.evidence[0].text
    assert {"said" in span.exact for span in relation.evidence[0].spans} == {True, False}


def test_an_outlets_closing_lines_are_nobodys_copy() -> None:
    end = (
        "This transcript was made on a rush deadline by a contractor and produced with a process of its own.\n"
        "Its text may be updated or revised.\n"
    )
    items = [annotate(report(label, text + end, outlet="Radio Merrow"), language()) for label, text in (("a", WIRE), ("b", LOCAL))]
    relation = between(relate(items, language().lexicon.rarity), "a", "b")
    assert relation is None or relation.kind == "apart"


def test_a_caption_delivered_to_both_is_nobodys_copy() -> None:
    caption = "Rescue workers search the flooded arches of the bridge for survivors on Tuesday morning while relatives wait on the quay.\n"
    items = []
    for label, text in (("a", WIRE), ("b", LOCAL)):
        item = report(label, text + caption)
        place = item.span(len(text), len(text) + len(caption) - 1)
        items.append(annotate(replace(item, parts=(Part("caption", place),)), language()))
    relation = between(relate(items, language().lexicon.rarity), "a", "b")
    assert relation is not None
    assert relation.kind == "apart"
    assert "captions" in relation.evidence[0].text


def test_a_shared_misspelling_is_told() -> None:
    wrong = WIRE.replace("Engineers", "Enginers").replace("collapsed", "collapssed")
    relation = between(_relations({"wire": wrong, "copy": COPY.replace("collapsed", "collapssed")}), "wire", "copy")
    assert relation is not None
    told_of = [item for item in relation.evidence if item.kind == "shared slip"]
    assert told_of
    assert {span.exact for span in told_of[0].spans} == {"collapssed"}


def test_new_words_and_names_are_no_slips() -> None:
    (item,) = told({"a": "The smartphone of Mr Gonzlez took a livestream of the ferrry at noon, said the harbourmaster Tavon Kaiseen."})
    assert slips(item, language().lexicon.rarity) == {"ferrry"}


@given(st.lists(matches, max_size=12))
def test_a_rising_path_rises(found: list[Match]) -> None:
    path = rising(found)
    assert all(first.x <= second.x and first.y <= second.y for first, second in pairwise(path))
    assert set(path) <= set(found)
    assert 0 < in_order(found) <= 1


@given(matches)
def test_more_shared_words_never_make_a_sentence_less_probable(match: Match) -> None:
    more = match._replace(words=match.words + 3, weight=match.weight + 1)
    assert 0 <= sentence(match) <= sentence(more) <= 1


@given(st.lists(st.floats(0, 1), max_size=6), st.integers(0, 3))
def test_one_more_sentence_never_makes_copying_less_probable(chances: list[float], number: int) -> None:
    assert some(chances[:number]) <= some(chances) + 1e-9
