"""Whom a pronoun, "the director" or "the statement" stands for where it speaks."""

from __future__ import annotations

import pytest
from tests.annotate.test_bodies import last_speaker

from retold.annotate import antecedents


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            (
                "Rovana posted a picture of her cousin. On Monday Rovana said that she stood beside Tavrin Alleyn. Alleyn died in Lorn, "
                "where Rovana was born. She also wrote: “I will miss you so much.”"
            ),
            "Rovana",
        ),
        (
            (
                "Ms. Thormane told of the film. Thormane said she was afraid. Thormane worked with Beau Wilmott. Her father, Robert "
                "Thormane, taught. “I was so afraid of it all,” she said."
            ),
            "Thormane",
        ),
    ],
)
def test_a_pronoun_stands_for_whom_the_text_speaks_of_so(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Quentin Tarrow answered the claims. The director said he was sorry for it all.", "Quentin Tarrow"),
        ("Quentin Tarrow answered the claims. The actress said the film was a mistake.", "actress"),
        ("Quentin Tarrow answered the claims. The letter said that the film was a mistake.", "letter"),
        ("Quentin Tarrow answered the claims. The official said that the film was a mistake.", "official"),
    ],
)
def test_what_somebody_is_stands_for_the_person_told_of_last(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "They were members, said Rabbi Jonathan Blake in a statement on Sunday. “This hits us very hard,” the statement said.",
            "Jonathan Blake",
        ),
        (
            "The family of the boy released a statement. They thanked God. The statement said: “Our child is doing well.”",
            "family of the boy",
        ),
        ("It came in a statement issued by the Lorn Space Board. “We shall launch many more,” the statement said.", "Lorn Space Board"),
        ("Nobody was hurt. “We shall launch many more,” the statement said.", "statement"),
    ],
)
def test_a_statement_is_its_issuers(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


def test_a_spokesman_is_the_one_who_spoke_before() -> None:
    text = "A spokesperson for the Lorn Office said nobody was hurt. “We are in contact with them,” the spokesperson said."
    assert last_speaker(text) == "A spokesperson for the Lorn Office"


def test_weights_and_features_go_together() -> None:
    assert len(antecedents.WEIGHTS) == len(antecedents.FEATURES)
    assert antecedents.chosen([]) == ""
