"""Facts that two reports tell in passages which as wholes are not alike."""

from __future__ import annotations

import random

from tests.telling import language, told

from retold.collate import claim_of, with_facts
from retold.collate.one_fact import pairs
from retold.model import Annotations, Claim, Tie

TEXTS = {
    "courier": (
        "Harbour master Jonas Wick, who has run the port of Oxmoor for two decades and seldom speaks to the press, told a hearing on "
        "Tuesday that inspectors had found cracked brake cables on the ferry in March. Gulls circled over the pier all morning."
    ),
    "mirror": "Inspectors found cracked brake cables on the ferry months before it sank. A garden show opened in town.",
    "herald": "The mayor of Oxmoor opened a garden show on Sunday. The roses were late this year.",
}


def alone(annotations: list[Annotations]) -> list[Claim]:
    """A claim of each passage."""
    return [claim_of([passage]) for item in annotations for passage in item.passages]


def facts(annotations: list[Annotations], ties: tuple[Tie, ...] = ()) -> list[Claim]:
    """The claims of two reports made, where each passage stood alone but for two claims that hold nothing of the matter."""
    rest = [p for item in annotations for p in item.passages if "garden" in p.span.exact]
    return [c for c in with_facts([*alone(annotations), claim_of(rest)], (), annotations, language().lexicon, ties) if len(c.reports) > 1]


def test_a_long_sentence_meets_the_short_one_whose_matter_it_holds() -> None:
    found = [claim for claim in facts(told(TEXTS)) if any("brake" in p.span.exact for p in claim.passages)]
    assert [claim.reports for claim in found] == [("courier", "mirror")]


def test_a_claim_of_one_report_that_a_fact_holds_is_not_told_beside_it() -> None:
    annotations = told(TEXTS)
    rest = [p for item in annotations for p in item.passages if "garden" in p.span.exact]
    found = with_facts([*alone(annotations), claim_of(rest)], (), annotations, language().lexicon)
    assert not [c for c in found if len(c.reports) == 1 and "cracked" in c.text]
    assert {p.span for c in found for p in c.passages} == {p.span for item in annotations for p in item.passages}, "no passage is lost"


def test_what_people_hold_apart_makes_no_fact() -> None:
    annotations = told(TEXTS)
    claim = next(claim for claim in facts(annotations) if "brake" in claim.text)
    a, b = (p.span for p in claim.passages)
    assert not [c for c in facts(annotations, (Tie("d-1", False, a, b),)) if "brake" in c.text]


def test_the_order_of_reports_changes_nothing() -> None:
    annotations = told(TEXTS)
    mixed = list(annotations)
    random.Random(5).shuffle(mixed)
    assert facts(mixed) == facts(annotations)


def test_what_a_claim_tells_already_is_not_told_again() -> None:
    annotations = told(TEXTS)
    brakes = claim_of([p for item in annotations for p in item.passages if "cracked" in p.span.exact])
    found = with_facts([brakes], (), annotations, language().lexicon)
    assert [claim for claim in found if any("cracked" in p.span.exact for p in claim.passages)] == [brakes]


def test_one_fact_is_likelier_than_one_name() -> None:
    chances = {tuple(sorted((p.a.report, p.b.report))): p.chance for p in pairs(told(TEXTS), (), language().lexicon)}
    assert chances["courier", "mirror"] > 0.6
    assert chances.get(("courier", "herald"), 0.0) < 0.4


def test_words_of_time_alone_are_no_fact() -> None:
    annotations = told(
        {
            "courier": "Divers were still searching the flooded bus two hours later.",
            "mirror": "She spoke, flour on her sleeves, three hours later.",
        }
    )
    assert not [p for p in pairs(annotations, (), language().lexicon) if {p.a.report, p.b.report} == {"courier", "mirror"}]
