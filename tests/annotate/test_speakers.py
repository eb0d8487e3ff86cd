"""Whom a pronoun, a surname or a description stands for; who speaks when the marks stand alone."""

from __future__ import annotations

import pytest
from tests.telling import language, report

from retold.annotate import annotate


def speakers(text: str) -> list[str]:
    found = annotate(report("r", text), language()).quotations
    return [quotation.attribution.speaker if quotation.attribution else "" for quotation in found if quotation.marked]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tom Ruiz met Mrs. Ada Brandt at noon. “The harbour is closed,” she said.", "Ada Brandt"),
        ("Ada Brandt met her husband, Tom Ruiz, at noon. “The harbour is closed,” he said.", "Tom Ruiz"),
        ("On a walk with Tom Ruiz, Karl Vos made his point. “The harbour is closed,” he told the crowd.", "Karl Vos"),
        ("Tom Ruiz wrote songs. “Karl Vos sang them at the harbour,” he said.", "Tom Ruiz"),
        ("Ada Brandt spoke first. “The harbour is closed,” Mr. Brandt said.", "Brandt"),
        ("Karl Vos left. Tom Ruiz said Karl Vos never shows his face. “The harbour is closed,” he said.", "Tom Ruiz"),
    ],
)
def test_a_pronoun_or_a_surname_stands_for_a_person_it_fits(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The harbour is closed.” ― Ada Brandt\n“We will open it again soon.” ― Tom Ruiz\n", ["Ada Brandt", "Tom Ruiz"]),
        ("“The harbour is closed,” Port Director Karl Vos, a friend, said Tuesday.", ["Karl Vos"]),
        ("Said Brandt: “I never saw the harbour so full of boats.”", ["Brandt"]),
        ("The mayor said Friday that she thinks it should open but said “the question is the timing.”", ["mayor"]),
        ("Karl Vos, of Lisbon, said he had fought “for the rights of the nation.”", ["Karl Vos"]),
        ("Ada Brandt praised the crew, who left early, saying that “nobody else would have dared”.", ["Ada Brandt"]),
    ],
)
def test_the_words_between_marks_have_the_speaker_the_text_gives(text: str, speaker: list[str]) -> None:
    assert speakers(text) == speaker


def test_a_weekday_speaks_not() -> None:
    assert "Tuesday" not in speakers("“The harbour is closed,” an official of the port, R. Vos., said Tuesday.")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A palace spokesman said Mrs. Ada Brandt was told. He added: “Our thoughts are with them all.”", "A palace spokesman"),
        ("Tom Ruiz came. One man said the driver told them he “had blacked out for a while”.", "driver"),
        ("Ada Brandt said the gate was shut. A spokesman said it was not. “I saw it open,” she said.", "Ada Brandt"),
        ("Karl Vos, a witness, ran. An old witness said he saw a van. “It was no accident,” the witness said.", "witness"),
        ("“Stay at home for the moment, everybody,” wrote on Twitter Ada Brandt, mayor of the town.", "Ada Brandt"),
    ],
)
def test_who_speaks_without_a_name_is_meant_next(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_a_heading_quotes_what_stands_below_it() -> None:
    text = "“It is over,” Ada Brandt said.\n\n‘Not a sale’\n\nKarl Vos, the minister, said that the deal was “not a sale”.\n"
    assert speakers(text) == ["Ada Brandt", "Karl Vos", "Karl Vos"]
    assert speakers("“It is over,” Ada Brandt said.\n\n‘Lost at sea’\n\nThe boat sank.\n") == ["Ada Brandt", ""]


def test_marked_words_without_a_verb_go_on_with_no_speech() -> None:
    assert speakers("Ada Brandt said: “The harbour is closed.” The ferry ‘Golden Gull’ sank.") == ["Ada Brandt", ""]
    assert speakers("Ada Brandt said: “The harbour is closed.” The ferry “was loaded with sand”.") == ["Ada Brandt", "Ada Brandt"]


def test_a_relative_is_no_part_of_the_speaker() -> None:
    text = "The film, in which the actress said she “was never safe on the set”, sold well. Uma Brandt left. “No,” she said."
    assert speakers(text) == ["actress", "Uma Brandt"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Guild spokesman Karl Vos said that the crew had left “with nothing but their boots,” Reuters reported.", "Karl Vos"),
        (
            "Rabbi Karl Vos of Congregation Adath Oren wept. Karl Vos of Congregation Adath Oren said so. “They are missed,” he said.",
            "Karl Vos",
        ),
        ("Omid Jan, a baker in Lorn, said the noise was terrible. “The glass broke,” he told reporters.", "Omid Jan"),
        ("Ada Brandt spoke at the gate.\nThe boat builder Karl Vos in his shop\n“The harbour is closed,” he said.", "Karl Vos"),
        ("Mrs. Ada Brandt said she waited.\nCoach Robin Vos and “the van”\n“The harbour is closed,” she said.", "Ada Brandt"),
        ("“It was a long night,” one user called 70 Vos Lun wrote.", "Vos Lun"),
        (
            "• Karl Vos said so. “I saw it.”\n• Ada Brandt, a baker, described the noise. “The whole street shook and went dark.”",
            "Ada Brandt",
        ),
        ("Karl Vos, who sells nets, had just shut his shop.\n“I ran down to the old harbour at once and saw it.”\n", "Karl Vos"),
    ],
)
def test_the_inner_speaker_the_head_and_the_running_text_come_first(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We were sorry to hear what the Lorn Guild said,” read a harbour statement.", "a harbour statement"),
        ("Protesters held up placards that read “Open the harbour”.", "Protesters"),
        ("A sign outside read: “Closed until spring.”", "A sign"),
        ("He opened the book and read “The Harbour” aloud.", ""),
    ],
)
def test_what_is_written_on_something_is_said_by_it_or_by_who_holds_it(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker
