"""Where a sentence cannot begin whatever a trained reader makes of it."""

from __future__ import annotations

import pytest

from retold.models.english.joined import joined
from retold.models.english.sentences import line_starts
from retold.models.english.tokens import places


def found(text: str) -> dict[str, int]:
    """What is said of each word of ``text`` (the last of equal ones)."""
    spots = places(text)
    said = joined(text, spots, line_starts(text))
    return {text[start:end]: value for (start, end), value in zip(spots, said, strict=True)}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“We waited all night,” Duarte said.", "Duarte"),
        ("“Who waited?” Duarte asked.", "Duarte"),
        ("“We waited!” he exclaimed.", "he"),
        ("The ferry sank, Duarte said.", "Duarte"),
        ("It sank, officials say. But if true, it floats.", "if"),
        ("LISBON, Portugal (AP) — The ferry sank.", "The"),
        ("(AP) The ferry sank.", "The"),
        ("DUARTE: The ferry sank.", "The"),
        ("• The ferry sank.", "The"),
        ("Image copyright Ana Duarte Image caption The ferry sank", "The"),
        ("The ferry left the harbour early today", "harbour"),
        ('She added, "Nobody saw it."', '"'),
        ('“We waited." Duarte left.', '"'),
        ("“We waited.“ Duarte left.", "“"),
        ("We waited...Nobody came.", "Nobody"),
    ],
)
def test_no_sentence_begins_inside_a_sentence(text: str, word: str) -> None:
    assert found(text)[word] == 1


def test_after_an_opening_mark_it_is_the_mark_that_begins() -> None:
    assert found('She left. "Nobody saw it," he said.')["Nobody"] == 2
    assert found("She left. (Nobody saw it.)")["Nobody"] == 2


def test_a_quotation_after_a_colon_is_part_of_the_sentence() -> None:
    said = found("She added: “Nobody saw it.”")
    assert (said["“"], said["Nobody"]) == (1, 2)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ferry sank. Nobody saw it.", "Nobody"),
        ("Harbour closed The ferry sank.", "The"),
        ("“We waited.” Duarte left the quay.", "Duarte"),
        ("“We waited.“ Duarte left.", "Duarte"),
        ("The list was short: The ferry sank.", "The"),
        ("The ferry sank.\nnobody saw it.", "nobody"),
    ],
)
def test_elsewhere_it_may(text: str, word: str) -> None:
    assert found(text)[word] == 0


def test_nothing_in_nothing_out() -> None:
    assert joined("", [], frozenset()) == []
