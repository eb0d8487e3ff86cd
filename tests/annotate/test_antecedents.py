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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In the clip the boy's mum Michelle can be heard shouting: “Stay calm now, my dear.”", "Michelle"),
        ("Michelle Gregg had a less formal way to tell it: “This is very cool science.”", "Michelle Gregg"),
        ("Many condemned it: Michelle Gregg (“Women do not need to step up”), and others.", "Michelle Gregg"),
        ("Michelle Gregg captioned the video with: “Be grateful for life, man.”", "Michelle Gregg"),
        ("“Our days are being eaten up by it,” the company's website reads.", "company's website"),
        ("A paper by the Xinlu news agency shortly after the launch said: “Talks are the only way out of this.”", "Xinlu news agency"),
        ("Zabid Mujad said by telephone that men had been sent “with a mission to destroy the whole house”.", "Zabid Mujad"),
        ("“It is a test on our kids,” said Lorn Media's CEO, James Steyne, warning that it may hurt them.", "James Steyne"),
        ("The crew turned round over the sea, Lorn Airways (LA) said. “It was a mix-up of two flights,” it said.", "Lorn Airways"),
        ("Lora Reed and Ann Brandt met, at which both said they could “not accept this at all”.", "Lora Reed and Ann Brandt"),
        ('"This is an example of it,” said Ann Brandt. She left.', "Ann Brandt"),
    ],
)
def test_who_brings_words_in_without_a_plain_verb_of_saying(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker
