"""Date lines that lost the breaks around them."""

from __future__ import annotations

import pytest

from retold.models.english.sentences import breaks
from retold.models.english.stubs import stub_edges
from retold.models.english.tokens import places


@pytest.mark.parametrize("date", ["Friday, May 8, 2015", "Friday 8 May 2015", "Friday, 8 May 2015"])
def test_a_date_line_between_a_heading_and_the_text_stands_alone(date: str) -> None:
    text = f"Ferry sinks off Lisbon {date} A ferry sank in the bay."
    spots = places(text)
    begins = [spots[place][0] for place in breaks(text, spots)]
    found = [text[start:end].strip() for start, end in zip(begins, [*begins[1:], len(text)], strict=True)]
    assert found == ["Ferry sinks off Lisbon", date, "A ferry sank in the bay."]


@pytest.mark.parametrize(
    "text",
    [
        "It sank on Friday , May 8 , 2015 Ana Duarte said .",
        "It sank Friday , May 8 , 2015 .",
        "It sank Friday , May 8 , 2015 , Ana Duarte said .",
        "It sank Friday , May 8 , 2015 off Lisbon .",
        "It sank Friday , May 8 , 2015",
        "It sank Friday , May 8 and Ana Duarte saw it .",
        "Friday",
        "",
    ],
)
def test_a_date_in_a_sentence_cuts_nothing(text: str) -> None:
    assert list(stub_edges(text.split())) == []
