"""Two translations of one text are not parent and child for what the engine made of it; small differences of condition tell nothing."""

from __future__ import annotations

from retold.derive.arcs import features
from retold.derive.direction import worse

FIRST = "the harbour board closed the old lock on monday after 12 barges were held for nine hours by a broken gate".split()
ENGINE = "the board of port closed the lock old the monday after of that 12 barges was detained during nine hours by a broken door".split()
SLIP = [word if word != "12" else "21" for word in ENGINE]
RUNS, FIGURES = "orphans that read well, logarithm", "orphans, figures of two that read badly, logarithm"


def test_what_only_badly_reading_texts_have_is_no_orphan() -> None:
    texts = [FIRST, ENGINE, SLIP]
    plain, _ = features(texts, [[], [], []], [0.0, 0.0, 0.0])
    known, _ = features(texts, [[], [], []], [0.0, 0.9, 0.9])
    assert known[RUNS][0, 1] < plain[RUNS][0, 1]
    assert known[RUNS][0, 2] < plain[RUNS][0, 2]


def test_a_figure_that_the_clean_text_has_did_not_come_through_the_slip() -> None:
    arcs, _ = features([FIRST, ENGINE, SLIP], [[], [], []], [0.0, 0.9, 0.9])
    assert arcs[FIGURES][2, 1] > 0
    assert arcs[FIGURES][1, 2] == arcs[FIGURES][0, 1] == arcs[FIGURES][0, 2] == 0


def test_where_all_read_badly_all_is_counted() -> None:
    texts = [FIRST, ENGINE, SLIP]
    plain, _ = features(texts, [[], [], []], [0.0, 0.0, 0.0])
    badly, _ = features(texts, [[], [], []], [0.9, 0.9, 0.9])
    assert (badly[RUNS] == plain[RUNS]).all()


def test_how_texts_read_tells_only_by_a_large_difference_from_one_that_reads_badly() -> None:
    assert worse(0.1, 0.9) == 0.8
    assert worse(0.9, 0.1) == -0.8
    assert worse(0.1, 0.3) == worse(0.4, 0.6) == worse(0.0, 0.45) == 0.0
