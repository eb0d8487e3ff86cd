"""Which text was first, and whether any at hand was: what speaks against each that might have been."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.derive.test_trees_of_many import EXTRA, FULL, LINES, OWN_EDITS, _edited, _stemma

from retold.derive.first import Evidence
from retold.derive.places import Readings, places
from retold.derive.stretches import Passages
from retold.derive.wording import words_of

INSERTED = "\n".join((*LINES[:6], *EXTRA, *LINES[6:]))
CUTS = {"short": "\n".join(LINES[:9]), "shorter": "\n".join((*LINES[:3], *LINES[5:])), "edited": _edited(**OWN_EDITS[0])}


def _evidence(*texts: str, outside: tuple[str, ...] = ()) -> Evidence:
    return Evidence([words_of(text) for text in texts], [0.0] * len(texts), [words_of(text) for text in outside])


def test_a_place_is_told_once_and_by_kind() -> None:
    texts = [text.split() for text in ("a b c d e f", "a b c x d e f", "a b c x d e f", "a b 7 d e f")]
    assert {tuple(sorted(place.items())) for place in places(texts)} == {((0, ()), (1, ("x",)), (2, ("x",)))} | {
        tuple(sorted(place.items())) for place in places(texts) if ("7",) in place.values()
    }
    against = Readings(texts).against(0)
    assert against.put_in[1, 2] == 1
    assert against.left_out[1, 2] == 0
    assert Readings(texts).against(1).put_in[0, 2] == 0


def test_a_passage_is_missing_only_where_there_is_no_trace_of_it() -> None:
    told_again = LINES[3].replace("had warned the town twice in spring", "in spring twice warned that same town")
    texts = [FULL, FULL.replace(LINES[3], ""), FULL.replace(LINES[3], told_again)]
    passages = Passages([words_of(text) for text in texts], [])
    assert passages.missing(0, 1).sum() >= 15
    assert not passages.missing(0, 2).any()
    assert not passages.missing(0, 0).any()


def test_what_a_text_of_another_family_has_is_no_passage_of_these() -> None:
    texts = [words_of(text) for text in (FULL.replace(LINES[3], ""), FULL, FULL)]
    assert Passages(texts, []).held_against(0, 1, 2) >= 15
    assert Passages(texts, [words_of(LINES[3])]).held_against(0, 1, 2) == 0


def test_a_passage_that_all_below_lack_speaks_against_the_text_above() -> None:
    name = "lost by all below"
    told = _evidence(INSERTED, *CUTS.values()).against([-1, 0, 0, 0])
    assert told[name] > 2
    assert _evidence(FULL, *CUTS.values()).against([-1, 0, 0, 0]).get(name, 0.0) <= 0
    elsewhere = _evidence(INSERTED, *CUTS.values(), outside=EXTRA).against([-1, 0, 0, 0])
    assert elsewhere[f"{name}, from elsewhere"] > 1


def test_texts_cut_short_at_one_place_do_not_speak_against_the_text_above() -> None:
    ends = [FULL, "\n".join(LINES[:9]), "\n".join((*LINES[:2], *LINES[3:9])), "\n".join(LINES[1:9])]
    assert _evidence(*ends).against([-1, 0, 0, 0]).get("lost by all below", 0.0) <= 0


def test_where_the_longest_text_put_something_in_its_source_is_unseen() -> None:
    lost = (LINES[2], LINES[8], LINES[10])
    below = {f"copy {n}": _edited(**edits).replace(lost[n] + "\n", "") for n, edits in enumerate(OWN_EDITS)}
    times = {"long": "2026-05-04T08:00"} | {label: f"2026-05-04T1{n}:00" for n, label in enumerate(below)}
    stemma = _stemma({"long": INSERTED} | below, times)
    assert [set(source.children) for source in stemma.unseen] == [{"long", *below}]
    assert not _stemma({"long": FULL} | below, times).unseen


def test_a_passage_that_two_below_share_speaks_against_a_text_that_lacks_it_unless_one_stands_between() -> None:
    name = "passage that two below share"
    lacking = _edited(**OWN_EDITS[0]).replace(LINES[7] + "\n", "")
    siblings = [
        _edited(**OWN_EDITS[1]).replace(LINES[2] + "\n", ""),
        _edited(**OWN_EDITS[2]).replace(LINES[8] + "\n", ""),
    ]
    assert _evidence(lacking, *siblings).against([-1, 0, 0])[name] > 0
    assert name not in _evidence(lacking, *siblings, FULL).against([3, 3, 3, -1])


def test_a_chain_of_copies_needs_no_unseen_source() -> None:
    second = _edited(**OWN_EDITS[0])
    third = second.replace(LINES[4] + "\n", "")
    fourth = third.replace("merchant", "trader").replace("Ferries", "Boats")
    assert not _stemma({"one": FULL, "two": second, "three": third, "four": fourth}, {"one": "2026-05-04T08:00"}).unseen


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10**6), st.integers(3, 6))
def test_evidence_is_finite_and_the_order_of_texts_changes_nothing(seed: int, count: int) -> None:
    draw = random.Random(seed)
    texts = ["\n".join(line for line in LINES if draw.random() < 0.7) for _ in range(count)]
    parents = [-1, *(draw.randrange(number) for number in range(1, count))]
    order = draw.sample(range(count), count)
    place = {text: number for number, text in enumerate(order)}
    moved = [-1 if parents[text] < 0 else place[parents[text]] for text in order]
    first = _evidence(*texts).against(parents)
    assert first == _evidence(*(texts[text] for text in order)).against(moved)
    assert all(abs(value) < 100 for value in first.values())
