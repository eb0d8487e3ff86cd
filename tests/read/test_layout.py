"""Which lines are not running text. A wrong part costs a sentence, so each kind has its look-alikes."""

from __future__ import annotations

import pytest

from retold.read.layout import layout

BODY = (
    "The old river bridge at Mill Lane fell at noon on Monday after a week of heavy rain, police said.\nNobody was hurt, the mayor said.\n"
)


def parts(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(kind, text[start:end]) for kind, start, end in layout(text, title).parts]


def test_head_of_a_plain_text() -> None:
    text = "Bridge falls into river after week of rain\n\nBy Jane Roe and John van Doe\n3 May 2024, 10:15 UTC\n\n" + BODY
    found = layout(text)
    assert [kind for kind, _ in parts(text)] == ["title", "byline", "date"]
    assert found.title == "Bridge falls into river after week of rain"
    assert found.byline == "Jane Roe and John van Doe"
    assert (found.published, found.basis) == ("2024-05-03T10:15:00+00:00", "stated")


@pytest.mark.parametrize(
    ("deck", "kinds"),
    [("Mayor calls for calm", ["title", "title", "byline", "date"]), ("The mayor called for calm.", ["title", "byline", "date"])],
)
def test_a_sub_heading_before_the_byline(deck: str, kinds: list[str]) -> None:
    text = f"Bridge falls into river\n\n{deck}\n\nBy Jane Roe\n3 May 2024\n\n{BODY}"
    found = layout(text)
    assert [kind for kind, _ in parts(text)] == kinds
    assert (found.title, found.byline, found.published) == ("Bridge falls into river", "Jane Roe", "2024-05-03")


def test_a_headline_that_ends_in_a_stop() -> None:
    assert parts("Mill Lane Bridge Falls After Week of Rain.\n\n" + BODY)[0][0] == "title"
    assert parts("The mill burned down.\n\n" + BODY) == []


@pytest.mark.parametrize(
    ("stub", "expected"),
    [
        (" date 2025-04-21 ", "2025-04-21"),
        ("Published: May 3, 2024", "2024-05-03"),
        ("Last updated 3 May 2024 at 10:15 GMT", "2024-05-03T10:15:00+00:00"),
        ("Tuesday, 3 November 2026, 08:21 UTC", "2026-11-03T08:21:00+00:00"),
        ("Wire Desk | Updated: 2017-09-15 21:45", "2017-09-15T21:45:00"),
    ],
)
def test_date_stubs(stub: str, expected: str) -> None:
    text = f"{stub}\n\n\n{BODY}"
    assert parts(text) == [("date", stub.strip())]
    assert layout(text).published == expected


def test_a_sentence_that_begins_with_a_date_is_no_stub() -> None:
    assert parts("On 3 May 2024 the bridge fell.\n" + BODY) == []
    assert parts("3 May 2024 was the day on which the bridge at Mill Lane fell into the river, police said.\n" + BODY) == []


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("SAN MARCO, Eldoria — The bridge fell.", "SAN MARCO, Eldoria —"),
        ("NEW HARBOUR (AP) — The bridge fell.", "NEW HARBOUR (AP) —"),
        ("LONDON, Nov 3 (Reuters) - The bridge fell.", "LONDON, Nov 3 (Reuters) -"),
        ("TEMPLE, Ariz. -- The bridge fell.", "TEMPLE, Ariz. --"),
        ("(CNN) The bridge fell.", "(CNN)"),
        ("April 21, 2025—San Marco: The bridge fell.", "April 21, 2025—San Marco:"),
        ("San Marco, April 21, 2025 – The bridge fell.", "San Marco, April 21, 2025 –"),
    ],
)
def test_datelines(line: str, part: str) -> None:
    assert parts(line + "\nNobody was hurt, the mayor said.") == [("dateline", part)]


@pytest.mark.parametrize(
    "line",
    [
        "The bridge — old as it was — fell.",
        "In May 2024 - a wet month - it fell.",
        "FILE - In this photo it stands.",
        "NATO says the bridge fell.",
    ],
)
def test_look_alikes_of_datelines(line: str) -> None:
    assert "dateline" not in [kind for kind, _ in parts(line + "\nNobody was hurt, the mayor said.")]


def test_the_date_in_a_dateline_is_the_date_of_publication() -> None:
    found = layout("April 21, 2025—San Marco: The bridge fell.\nNobody was hurt.")
    assert (found.published, found.basis) == ("2025-04-21", "dateline")


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("boilerplate", "Scroll down for video"),
        ("boilerplate", "Advertisement"),
        ("boilerplate", "Share this article on Facebook"),
        ("boilerplate", "Sign up for our morning newsletter and get the news in your inbox"),
        ("boilerplate", "Copyright 2024 Someone. All rights reserved."),
        ("boilerplate", "We use cookies to improve your visit."),
        ("boilerplate", "READ MORE: The week in which it rained"),
        ("caption", "Image copyright PA Image caption The bridge before it fell"),
        ("caption", "AP:Associated Press The bridge before it fell"),
        ("boilerplate", "Media playback is unsupported on your device"),
        ("caption", "The bridge before the rain (file photo)"),
        ("caption", "The bridge before the rain. (Jo Bloggs/Getty Images)"),
        ("caption", "FILE - In this May 3, 2020 file photo, the bridge stands."),
        ("credit", "This post appeared first on example.com"),
        ("credit", "The Associated Press contributed to this report."),
        ("credit", "(Reporting by Jo Bloggs; Editing by Al Smith)"),
        ("list", "• Mill Lane bridge"),
    ],
)
def test_furniture(kind: str, line: str) -> None:
    assert parts(BODY + line + "\n" + BODY) == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Read the letter before you judge, the mayor said.",
        "Share prices fell by four per cent.",
        "The picture was different on Tuesday, she said.",
        "Print works closed for the day.",
        "“We use cookies in our kitchen,” the baker said.",
        "Reuters was unable to confirm the report.",
        "AP and other agencies were told to wait.",
        "Photographs of the bridge went round the world.",
        "• The mayor said that nobody was hurt when the bridge fell.",
        "More than 40 people saw it fall.",
        "Follow the river and you reach the mill.",
        "By noon the river had reached Mill Lane.",
        "Related claims were filed on Tuesday.",
    ],
)
def test_sentences_stay_running_text(line: str) -> None:
    assert parts(BODY + line + "\n" + BODY) == []


def test_related_headlines_up_to_the_next_sentence() -> None:
    text = BODY + "Read more:\nRain to last all week\nMayor under fire\nThe mayor spoke again in the evening, and said more.\n"
    assert [text for _, text in parts(text)] == ["Read more:", "Rain to last all week", "Mayor under fire"]


def test_first_lines_that_are_no_title() -> None:
    assert parts("The bridge fell.\n" + BODY) == []
    assert parts(BODY) == []
    assert parts("Bridge falls") == []


def test_a_stated_title_is_found_again_and_no_other_line_is_taken() -> None:
    assert parts("Bridge falls\n" + BODY, "Bridge falls") == [("title", "Bridge falls")]
    assert parts("A caption without a stop\n" + BODY, "Bridge falls in the river") == []


def test_a_headline_below_the_first_paragraph() -> None:
    text = "The old bridge fell at noon, police said.\nMill Lane Bridge Falls After Week of Rain\n" + BODY
    assert layout(text).title == "Mill Lane Bridge Falls After Week of Rain"
