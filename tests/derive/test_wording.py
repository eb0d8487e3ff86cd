"""What texts share, counted, against sets taken one by one; what is missing in passages and what here and there."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.derive.arcs import LIKENESS, features, weights
from retold.derive.passages import unmatched
from retold.derive.wording import Grams, counted, singles

some_texts = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6), min_size=1, max_size=6)


def _having(texts: list[Grams], i: int, j: int, others: int, *, in_both: bool) -> int:
    """Grams of text i that ``others`` texts beside i and j hold (2: or more); of these those in j too."""
    count = 0
    for gram in texts[i]:
        beside = sum(gram in text for number, text in enumerate(texts) if number not in (i, j))
        count += min(beside, 2) == others and (gram in texts[j] or not in_both)
    return count


@given(some_texts)
def test_counts_are_those_of_the_sets(words: list[list[str]]) -> None:
    texts = [singles(text) for text in words]
    found = counted(texts)
    for i, first in enumerate(texts):
        assert found.common[i] == sum(any(gram in text for n, text in enumerate(texts) if n != i) for gram in first)
        for j, second in enumerate(texts):
            assert found.both[i, j] == len(first & second)
            if i != j:
                assert found.pair[i, j] == _having(texts, i, j, 0, in_both=True)
                for others in range(3):
                    assert found.had[others, i, j] == _having(texts, i, j, others, in_both=False)
                    assert found.kept[others, i, j] == _having(texts, i, j, others, in_both=True)


@given(some_texts)
def test_every_feature_has_a_weight_and_a_number(words: list[list[str]]) -> None:
    arcs, tops = features(words, [text[:2] for text in words], [0.0] * len(words))
    assert {*arcs, *tops} - {LIKENESS} <= set(weights())
    assert all(np.isfinite(values).all() for values in (*arcs.values(), *tops.values()))


def test_a_passage_is_told_from_words_exchanged_here_and_there() -> None:
    whole = [f"word{number}" for number in range(60)]
    slips = [word if number % 10 else "slip" for number, word in enumerate(whole)]
    found = unmatched([whole, whole[:20], slips])
    assert found.short[0, 1] == found.long[0, 1] == 40
    assert found.scattered[0, 1] == found.short[1, 0] == found.scattered[1, 0] == 0
    assert found.short[0, 2] == 0
    assert found.scattered[0, 2] == 6
