"""Two figures count one thing where both say the same thing of the same people or measure the same with it."""

from __future__ import annotations

import pytest

from retold.counting import SURE, Counted, converted, counted, hardly_apart, in_unit, of_report, one_thing
from retold.flow import _bare, annotate
from retold.models import load_language

LANGUAGE = load_language("en-rules")


def _counted(side: str, text: str, value: float) -> Counted:
    item = annotate(_bare(side, text), LANGUAGE)
    return counted(item, next(q for q in item.quantities if q.value == value), LANGUAGE.lexicon)


@pytest.mark.parametrize(
    ("text", "value", "befell"),
    [
        ("A ferry struck the pier at Orrin, killing at least six people and wounding 40.", 6, {"dead"}),
        ("A ferry struck the pier at Orrin, killing at least six people and wounding 40.", 40, {"hurt"}),
        ("Officials said 18 people, many of them children, were killed in the fire.", 18, {"dead"}),
        ("The death toll in the fire, in which a mill burned to the ground, rose to 31.", 31, {"dead"}),
        ("About 70 people were taken to hospital.", 70, {"treated"}),
        ("The bakery sold 90 loaves.", 90, set()),
    ],
)
def test_what_befell_those_counted_is_told_beside_the_figure(text: str, value: float, befell: set[str]) -> None:
    assert _counted("a", text, value).befell == befell


@pytest.mark.parametrize(
    ("a", "x", "b", "y"),
    [
        ("At least 12 people were killed when a ferry struck the pier.", 12, "A ferry struck the pier on Monday, killing 15 people.", 15),
        ("Police said 40 passengers died in the fire.", 40, "The fire killed 43 people, police said.", 43),
        ("He drove the 25-ton truck into the barn.", 25, "A 19-ton truck was driven into the barn.", 19),
    ],
)
def test_two_tolls_of_one_happening_are_counts_of_one_thing(a: str, x: float, b: str, y: float) -> None:
    assert one_thing(_counted("a", a, x), _counted("b", b, y), LANGUAGE.lexicon) >= SURE


@pytest.mark.parametrize(
    ("a", "x", "b", "y"),
    [
        ("The fire killed 12 people in Orrin.", 12, "The fire injured 15 people in Orrin.", 15),
        ("The fire killed 40 people in Orrin.", 40, "A fire in Velm in 2011 killed 43 people.", 43),
        ("The fire killed 40 people in Orrin.", 40, "Nine of them died before the fire in Orrin was out.", 9),
        ("Doctors said 20 people were critically injured in the fire.", 20, "Doctors said 25 people were injured in the fire.", 25),
        ("The balloon reached an altitude of 12 miles.", 12, "The balloon travelled a distance of 40 miles.", 40),
        ("Ana Ruiz, 31, owns the ferry.", 31, "Tom Hale, 35, owns the ferry.", 35),
        ("The old offer was $60 a share.", 60, "The new offer came to $82 billion.", 82_000_000_000),
        ("She swam four lengths.", 4, "He ate six pies.", 6),
    ],
)
def test_counts_of_two_things_are_none_of_one(a: str, x: float, b: str, y: float) -> None:
    first, second = _counted("a", a, x), _counted("b", b, y)
    assert one_thing(first, second, LANGUAGE.lexicon) < SURE
    assert one_thing(first, second, LANGUAGE.lexicon) == pytest.approx(one_thing(second, first, LANGUAGE.lexicon))


def test_the_others_that_are_counted_beside_the_dead_are_all_the_wounded() -> None:
    assert not _counted("a", "The blast killed two people and wounded 40 others.", 40).part
    assert _counted("a", "Another 40 people were wounded later.", 40).part
    assert _counted("a", "Nine of them were children.", 9).part


def _of_report(side: str, text: str, value: float) -> Counted:
    item = annotate(_bare(side, text), LANGUAGE)
    return next(one for one in of_report(item, LANGUAGE.lexicon).values() if one.quantity.value == value)


def test_the_one_age_that_each_report_tells_is_of_one_child() -> None:
    a, b = "A five-year-old boy fell into a shaft.", "The six-year-old boy fell into a shaft on Monday."
    first, second = _of_report("a", a, 5), _of_report("b", b, 6)
    assert one_thing(first, second, LANGUAGE.lexicon) >= SURE
    crowded = _of_report("b", b + " His friend, a 15-year-old boy, ran for help.", 6)
    assert one_thing(first, crowded, LANGUAGE.lexicon) < one_thing(first, second, LANGUAGE.lexicon)
    assert one_thing(first, _of_report("b", "The six-year-old girl fell into a shaft.", 6), LANGUAGE.lexicon) < SURE


def test_what_each_report_counts_once_may_be_one_thing() -> None:
    a, b = "Some 60 excavators are at work at the shaft.", "Around 80 diggers are working near the farm."
    alone = one_thing(_of_report("a", a, 60), _of_report("b", b, 80), LANGUAGE.lexicon)
    beside = one_thing(_of_report("a", a, 60), _of_report("b", b + " A farmer sent 30 diggers.", 80), LANGUAGE.lexicon)
    assert alone > 0.2
    assert beside < alone


def test_other_values_of_the_thing_are_known_and_other_things_are_not() -> None:
    found = _of_report("a", "The fire killed 12 people. Earlier police said 9 people were killed. It hurt 40 people in 7 houses.", 12)
    assert found.besides == {9}


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("The well is 40 metres deep (131 feet).", True),
        ("It flew 230 km, or 140 miles.", True),
        ("It flew 230 km, or 170 miles.", False),
        ("It weighs 40 tons and is 40 metres long.", False),
        ("It is 40 metres long and 40 metres wide.", False),
    ],
)
def test_one_measure_in_two_units(text: str, one: bool) -> None:
    item = annotate(_bare("a", text), LANGUAGE)
    first, second = item.quantities
    assert converted(first, second) is one
    assert converted(second, first) is one


def test_a_measure_in_another_unit() -> None:
    item = annotate(_bare("a", "It flew 10 miles."), LANGUAGE)
    assert in_unit(item.quantities[0], "kilometre") == 16.1


def test_prices_of_two_hours_are_two_prices_and_two_lows_may_be_one() -> None:
    low = _counted("a", "The coin fell as low as $5,920 on Tuesday, its lowest price of the year.", 5920)
    other = _counted("b", "On Tuesday the coin fell to a low of $5,995, the lowest price of the year.", 5995)
    now = _counted("c", "The coin fell on Tuesday and is now trading at $6,116, its lowest price of the year.", 6116)
    assert (low.quoted, other.quoted, now.quoted) == (False, False, True)
    assert one_thing(low, other, LANGUAGE.lexicon) >= SURE > one_thing(low, now, LANGUAGE.lexicon)


@pytest.mark.parametrize(
    ("text", "value", "dialled"), [("Call 0207 946 0018 for news.", 946, True), ("He called 12 witnesses.", 12, False)]
)
def test_a_telephone_number_counts_nothing(text: str, value: float, dialled: bool) -> None:
    one = _counted("a", text, value)
    assert one.dialled is dialled
    assert (one_thing(one, _counted("b", "They heard 14 witnesses.", 14), LANGUAGE.lexicon) == 0) is dialled


@pytest.mark.parametrize(
    ("a", "x", "b", "y", "apart"),
    [
        ("He and 29 fellow travellers were hurt.", 29, "The 30 travellers were hurt.", 30, False),
        ("Some 29 travellers were hurt.", 29, "The 30 travellers were hurt.", 30, True),
        ("The coin fell to less than $6,500.", 6500, "The coin fell to $5,967.", 5967, False),
    ],
)
def test_values_that_say_the_same_are_hardly_apart(a: str, x: float, b: str, y: float, apart: bool) -> None:
    first, second = (_counted(side, text, value).quantity for side, text, value in (("a", a, x), ("b", b, y)))
    assert hardly_apart(first, second) is not apart
