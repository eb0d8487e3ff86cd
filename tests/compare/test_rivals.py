"""Slots of a happening, and what two reports fill them with."""

from __future__ import annotations

import pytest

from retold.compare.rivals import rival_tellings
from retold.compare.slots import slots_of
from retold.flow import _bare, annotate
from retold.identify import identify
from retold.models import load_language

LANGUAGE = load_language("en-rules")


def _slots(text: str) -> set[tuple[str, str, str]]:
    return {(s.happening, s.kind, s.head.lemma) for s in slots_of(annotate(_bare("a", text), LANGUAGE), LANGUAGE.lexicon)}


def _rivals(a: str, b: str) -> list[tuple[str, str, str]]:
    items = [annotate(_bare(side, text), LANGUAGE) for side, text in (("a", a), ("b", b))]
    items.sort(key=lambda item: item.report.id)
    found = rival_tellings(items, (), identify(items), LANGUAGE.lexicon)
    return sorted((d.type, *sorted((d.a.exact, d.b.exact))) for d in found if d.a and d.b)


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("The driver rammed a lorry into the gate.", ("ram", "object", "lorry")),
        ("The driver rammed a lorry into the gate.", ("ram", "where", "gate")),
        ("A lorry packed with sand was rammed into the gate.", ("ram", "object", "lorry")),
        ("He was angry over rebel airstrikes on the mill.", ("strike", "whose", "rebel")),
        ("He punched a pair of old guards at noon.", ("punch", "object", "guard")),
    ],
)
def test_slots_are_read_from_the_order_of_words(text: str, slot: tuple[str, str, str]) -> None:
    assert slot in _slots(text)


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (
            "Masked men rammed a truck into the gate of the mill.",
            "A car was rammed into the gate, masked men fled and the mill burned.",
            [("term", "A car was rammed", "rammed a truck")],
        ),
        (
            "The glider crashed into a mountain at Senna on a training flight.",
            "On a training flight over Senna the glider crashed in a river.",
            [("place", "crashed in a river", "crashed into a mountain")],
        ),
        (
            "The girl slapped a guard at the Harlan gate.",
            "At Harlan the girl punched the guard and wept at the gate.",
            [("term", "punched the guard", "slapped a guard")],
        ),
        (
            "Farmers in Senna cursed rebel airstrikes on the village.",
            "Farmers in Senna cursed government airstrikes on the village.",
            [("role", "government airstrikes", "rebel airstrikes")],
        ),
        (
            "The girl at the Harlan market slapped a guard.",
            "The girl slapped three guards at the Harlan market.",
            [("number", "slapped a guard", "slapped three guards")],
        ),
    ],
)
def test_one_slot_filled_in_two_ways_is_a_small_change(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    assert _rivals(a, b) == found
    assert _rivals(b, a) == found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Masked men rammed a truck into the gate.", "Masked men rammed a lorry into the gate."),  # synonyms
        ("Masked men rammed a truck into the gate.", "Masked men rammed a vehicle into the gate."),  # the one is a kind of the other
        ("Masked men rammed a truck into the gate.", "Men rammed the gate with a car and a truck."),  # both are told
        ("Masked men rammed a truck into the gate.", "A farmer near Olm rammed a car last year."),  # another happening
        ("An investigation was opened by masked judges.", "Masked judges opened two investigations."),  # no more than one
        ("The glider crashed into a mountain at Senna.", "The glider crashed in the area of Senna."),  # vague
        ("The rocket lifted a payload over Harlan bay.", "Over Harlan bay the rocket lifted two payloads."),  # things come in any number
        ("Rhee hinted months ago at a Harlan sale.", "Rhee hinted late last year at a Harlan sale."),  # how long ago
        ("Barges took transfers of refined ore products.", "Barges halted cheap refined ore imports and transfers."),  # no verb
    ],
)
def test_what_can_be_one_is_no_rival(a: str, b: str) -> None:
    assert _rivals(a, b) == []
