"""Trees of three texts and more: chains and siblings, clocks that lie, sources nobody has, second parents, later versions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.telling import language, report, told

from retold.derive import derive
from retold.model import Report, Stemma
from retold.relate import relate

LINES = (
    "The harbour authority closed the northern lock on Monday after a diver found a crack two metres long below the gate.",
    "Forty barges laden with gravel and timber were waiting upstream by nightfall, their crews sleeping in shifts.",
    "The lock, built in 1931 and last repaired nineteen years ago, is the only way round the rapids for larger vessels.",
    "Its keeper, a widower named Anton Brask, had warned the town twice in spring that the hinges were groaning.",
    "Engineers from the capital will lower a camera into the chamber once the water has been drawn down.",
    "A timber merchant said that each day of delay cost his yard as much as a week of wages.",
    "The shipping league demanded that the old southern canal be dredged and opened without further surveys.",
    "Children skipped school to watch the cranes set steel beams across the empty basin on Wednesday.",
    "The minister for waterways cut short a journey abroad and promised that money would not be lacking.",
    "Weather permitting, divers hope to seal the crack with quick cement before the weekend floods arrive.",
    "An inquiry led by a retired judge is to ask why the yearly inspection had been skipped.",
    "Ferries go on running below the rapids, where passengers change to buses for the upper towns.",
)
EXTRA = (
    "Our reporter counted seven empty berths at the fish market, where prices have doubled since the closure.",
    "The baker on the quay bakes at night again, as in his grandfather's day, for the waiting crews.",
)


def _text(*numbers: int) -> str:
    return "\n".join(LINES[number] for number in numbers)


def _stemma(texts: dict[str, str], times: dict[str, str] | None = None, outlets: dict[str, str] | None = None) -> Stemma:
    when, whose = times or {}, outlets or {}
    reports: list[Report] = [
        replace(report(label, text, published=when.get(label, "")), outlet=whose.get(label, label)) for label, text in texts.items()
    ]
    return derive(reports, relate(told(texts), language().lexicon.rarity))


def _parents(stemma: Stemma) -> dict[str, str]:
    return {edge.child: edge.parent for edge in stemma.derivations if edge.kind != "partial"}


FULL = _text(*range(12))
SLIP = FULL.replace("Forty barges", "Fourteen barges").replace("nineteen years", "ninety years").replace("empty basin", "entire basin")
CHAIN = {"wire": FULL, "second": SLIP, "third": SLIP.replace("on Wednesday", "on Thursday"), "fourth": SLIP.replace(LINES[11], "")}


def test_a_copied_slip_tells_a_chain_from_siblings() -> None:
    parents = _parents(_stemma(CHAIN, {"wire": "2026-05-04T08:00", "second": "2026-05-04T09:00"}))
    assert parents["third"] == parents["fourth"] == "second"
    assert parents["second"] == "wire"


def test_one_lying_clock_does_not_turn_the_tree() -> None:
    times = {"wire": "2026-05-04T08:00", "second": "2026-05-04T10:00", "third": "2026-05-04T11:00", "fourth": "2026-05-04T08:30"}
    assert _parents(_stemma(CHAIN, times))["fourth"] == "second"


def test_three_that_each_lack_what_two_others_share_have_an_unseen_source() -> None:
    texts = {
        "first": _text(0, 1, 2, 3, 4, 5, 8, 9, 11),
        "second": _text(0, 1, 2, 5, 6, 7, 8, 9, 10),
        "third": _text(0, 3, 4, 5, 6, 7, 8, 10, 11),
    }
    stemma = _stemma(texts)
    assert len(stemma.unseen) == 1
    assert len(stemma.unseen[0].children) >= 2
    assert stemma.independent.best == 1


def test_cut_copies_of_a_text_at_hand_need_no_unseen_source() -> None:
    texts = {"wire": FULL, "first": _text(0, 1, 2, 3, 4, 5, 8, 9), "second": _text(0, 1, 2, 5, 6, 7, 8, 11)}
    stemma = _stemma(texts)
    assert not stemma.unseen
    assert _parents(stemma) == {"first": "wire", "second": "wire"}


def test_a_passage_from_a_cousin_makes_a_second_parent() -> None:
    texts = {
        "wire": FULL,
        "cousin": "\n".join([*LINES[:6], *EXTRA, *LINES[6:]]),
        "mixed": "\n".join([*LINES[:3], *EXTRA, LINES[3].replace("Anton Brask", "Anton Brusk"), *LINES[4:9]]),
    }
    times = {"wire": "2026-05-04T08:00", "cousin": "2026-05-04T09:00", "mixed": "2026-05-04T10:00"}
    stemma = _stemma(texts, times)
    assert len(stemma.roots) == 1
    assert ("cousin", "mixed") in {(edge.parent, edge.child) for edge in stemma.derivations}


def test_a_later_version_hangs_under_the_same_outlets_first() -> None:
    update = "\n".join([EXTRA[0], *LINES[:8], EXTRA[1]])
    texts = {"wire": FULL, "copy": "\n".join(LINES[:11]), "update": update}
    times = {"wire": "2026-05-04T08:00", "copy": "2026-05-04T08:10", "update": "2026-05-04T12:00"}
    parents = _parents(_stemma(texts, times, {"wire": "The Bell", "copy": "The Horn", "update": "The Bell"}))
    assert parents == {"copy": "wire", "update": "wire"}


@settings(max_examples=8, deadline=None)
@given(st.permutations(sorted(CHAIN)))
def test_order_and_company_of_ties_change_nothing(order: list[str]) -> None:
    assert _stemma({label: CHAIN[label] for label in order}) == _stemma(CHAIN)


def _edited(**words: str) -> str:
    text = FULL
    for before, after in words.items():
        assert before in text
        text = text.replace(before, after)
    return text


OWN_EDITS = (
    {"Forty": "Fifty", "widower": "bachelor", "camera": "lantern"},
    {"diver": "fisherman", "groaning": "creaking", "dredged": "widened"},
    {"Monday": "Sunday", "gravel": "coal", "retired": "former"},
)


def test_of_undated_texts_the_one_all_others_are_nearest_to_is_the_first() -> None:
    texts = {"wire": FULL} | {f"copy {number}": _edited(**edits) for number, edits in enumerate(OWN_EDITS)}
    assert _stemma(texts).roots == ("wire",)


def test_two_rewordings_of_a_text_at_hand_need_no_unseen_source() -> None:
    first = _edited(closed="shut", warned="told", waiting="expecting", demanded="asked", promised="swore")
    second = _edited(closed="locked", warned="alerted", built="raised", lower="let down")
    assert not _stemma({"wire": FULL, "first": first, "second": second}, {"wire": "2026-05-04T08:00"}).unseen
