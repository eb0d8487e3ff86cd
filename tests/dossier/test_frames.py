"""A story read as an exchange, or as an attack or accident; and stories that are neither."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.telling import language, named, told

from retold.collate import collate, count
from retold.dossier import figures, frames, positions
from retold.dossier.frames import frame_kinds
from retold.model import Frame

FIRST = """President Ilse Varga of Ostmark offered on Monday to exchange 40 Ruvian sailors held in Port Sel for 40 political prisoners.
In a letter to Prime Minister Anton Mirek of Ruvia, Varga proposed a prisoner swap with Ruvia before the winter.
Varga named some of the prisoners, including the journalist Petra Dolan and Milos Harek, brother of opposition leader Jana Harek.
She also called for the release of six teachers hiding in the Norland mission in Ruvia.
The Supreme Court of Ostmark has ordered a halt to the transfer under the Aliens Act of 1911.
Thus far, the Mirek government has not responded to the proposal.
"""
SECOND = """Ilse Varga proposed to send home 40 sailors in exchange for the release of an identical number of prisoners held in Ruvia.
The proposal, in a letter on Monday, includes Petra Dolan, a journalist, and about a dozen detained citizens of other countries.
Later, Ruvian prosecutor Lev Stoll rejected the swap and denied that there are political prisoners.
"""
THIRD = """Ostmark wants its people back.
Varga offered to repatriate the 40 sailors, if Ruvia releases the same number of political prisoners.
Also on the list of the exchange are Milos Harek and Petra Dolan.
"""
SWAP = {"first": FIRST, "second": SECOND, "third": THIRD}

CRASH = {
    "one": """At least seven people were killed and dozens more were injured when a ferry bus crashed in Lindal on Tuesday.
The driver, Oskar Brandt, was arrested at the scene of the crash, police said.
The crash was caused by ice on the road, the county said.
""",
    "two": """Nine people have died and 31 were taken to hospital after a bus crashed and overturned in Lindal on Tuesday morning.
Two children are missing.
Police arrested the driver, Oskar Brandt, after the crash.
""",
    "three": """Lindal was in mourning on Wednesday after the crash of a bus that killed nine people.
""",
}
NEITHER = {
    "one": """The council of Lindal voted on Tuesday to raise the fares of the ferry by 12 percent, in exchange for new boats.
Mayor Ilka Brandt said 400 people had signed a letter against it.
""",
    "two": """Fares on the Lindal ferry go up by 12 percent, the council voted on Tuesday.
An accident in 1998, in which 3 people died, is still remembered in the town.
""",
}


def read(texts: dict[str, str], language_of: str = "en") -> tuple[Frame, ...]:
    annotations = [replace(item, report=replace(item.report, language=language_of)) for item in told(texts)]
    names, lexicon = named(annotations), language().lexicon
    claims = collate(annotations, (), lexicon).claims
    counted = figures(count(annotations, claims, lexicon).groups, [item.report for item in annotations])
    return frames(annotations, names, counted, positions(annotations, claims, names, lexicon), lexicon)


def slots(frame: Frame) -> dict[str, dict[str, set[str]]]:
    """Values by slot, each with the reports behind it."""
    return {slot.slot: {reading.value: {span.report for span in reading.spans} for reading in slot.readings} for slot in frame.slots}


def test_an_exchange_is_read_with_both_sides_counted() -> None:
    (frame,) = read(SWAP)
    assert frame.kind == "exchange"
    found = slots(frame)
    assert "Ilse Varga" in found["offered by"]
    assert {"Ruvia", "Anton Mirek"} & set(found["asked of"])
    assert found["how many offered"] == {"40": {"first", "second", "third"}}
    assert found["how many asked"] == {"40": {"first", "second", "third"}}
    assert any("identical number of prisoners" in value for value in found["asked in return"])
    assert any(value.startswith("if Ruvia releases") for value in found["conditions"])


def test_persons_of_the_list_are_named_and_those_they_are_kin_to_are_not() -> None:
    persons = slots(read(SWAP)[0])["named persons"]
    assert persons["Petra Dolan"] == {"first", "second", "third"}
    assert persons["Milos Harek"] == {"first", "third"}
    assert not any("Jana" in name or "Varga" in name or "Mirek" in name for name in persons)
    others = slots(read(SWAP)[0])["others on the list"]
    assert any("six teachers" in value for value in others)
    assert any("dozen detained citizens" in value for value in others)


def test_channel_law_answers_and_standing_of_an_exchange() -> None:
    found = slots(read(SWAP)[0])
    assert any("letter" in value for value in found["channel"])
    assert any("Court" in value for value in found["legal setting"])
    assert any("Stoll" in value for value in found["responses"])
    assert {"offered", "no answer yet", "refused"} <= set(found["status"])


def test_an_accident_is_read_with_its_toll_by_kind() -> None:
    (frame,) = read(CRASH)
    assert frame.kind == "attack or accident"
    found = slots(frame)
    assert found["killed"] == {"9": {"two", "three"}, "at least 7": {"one"}}
    assert found["injured"] == {"31": {"two"}, "dozens": {"one"}}
    assert found["missing"] == {"Two children": {"two"}}
    assert found["suspects"] == {"Oskar Brandt": {"one", "two"}}
    assert any("caused by ice" in value for value in found["cause"])
    assert "Lindal" in found["place"]


@pytest.mark.parametrize("texts", [NEITHER, {"first": FIRST}, {"one": CRASH["one"]}], ids=["of neither", "one swap", "one crash"])
def test_a_story_that_does_not_fill_a_frame_has_none(texts: dict[str, str]) -> None:
    assert read(texts) == ()


def test_other_languages_fill_nothing() -> None:
    assert read(SWAP, "fr") == ()


@settings(max_examples=6, deadline=None)
@given(st.permutations(list(SWAP)))
def test_order_of_reports_changes_no_frame(order: list[str]) -> None:
    assert read({label: SWAP[label] for label in order}) == read(SWAP)


@pytest.mark.parametrize("texts", [SWAP, CRASH], ids=["swap", "crash"])
def test_every_value_rests_on_true_spans(texts: dict[str, str]) -> None:
    for frame in read(texts):
        for slot in frame.slots:
            for reading in slot.readings:
                assert reading.spans
                assert all(texts[s.report][s.start : s.end] == s.exact for s in reading.spans)


def test_every_kind_of_frame_has_a_core_and_no_slot_twice() -> None:
    assert [kind.name for kind in frame_kinds()] == ["attack or accident", "exchange"]
    for kind in frame_kinds():
        assert any(slot.core for slot in kind.slots)
        assert len({slot.name for slot in kind.slots}) == len(kind.slots)
