"""Word pieces: the longest known first, with the code points each covers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.models.pieces import UNKNOWN, Vocabulary

LINES = [
    "[PAD]",
    *(f"[unused{number}]" for number in range(99)),
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "re",
    "##elect",
    "##ion",
    "cafe",
    ",",
    "-",
    "中",
    "ss",
]
WORDS = Vocabulary("\n".join(LINES))


def cut(text: str) -> list[tuple[str, str]]:
    """Each piece of ``text`` and the characters it covers."""
    return [(LINES[number], text[start:end]) for number, start, end in WORDS.pieces(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Reelection", [("re", "Re"), ("##elect", "elect"), ("##ion", "ion")]),
        ("re-re, CAFÉ", [("re", "re"), ("-", "-"), ("re", "re"), (",", ","), ("cafe", "CAFÉ")]),
        ("cafe\u0301", [("cafe", "cafe")]),
        ("中re", [("中", "中"), ("re", "re")]),
        ("quokka re", [("[UNK]", "quokka"), ("re", "re")]),
        ("re\x00", [("re", "re")]),
        ("\ud800", []),
        ("", []),
        ("re" * 60, [("[UNK]", "re" * 60)]),
    ],
)
def test_pieces(text: str, pieces: list[tuple[str, str]]) -> None:
    assert cut(text) == pieces


@given(st.text(max_size=40))
def test_pieces_stand_in_order_inside_the_text(text: str) -> None:
    places = [place for _, start, end in WORDS.pieces(text) for place in (start, end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert WORDS.pieces(text) == WORDS.pieces(text)
    assert LINES.index("[UNK]") == UNKNOWN
