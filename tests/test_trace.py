"""A swapped number gets its birthplace, its copiers and its direction."""

from __future__ import annotations

from dataclasses import replace

from tests.stories import COPY, LOCAL, WIRE
from tests.telling import language, named, told

from retold.collate import collate
from retold.compare import compare
from retold.derive import derive
from retold.model import Variant
from retold.relate import relate
from retold.trace import trace


def _variants(texts: dict[str, str], times: dict[str, str]) -> tuple[Variant, ...]:
    lexicon = language().lexicon
    annotations = [replace(item, report=replace(item.report, published=times.get(item.report.id, ""))) for item in told(texts)]
    relations = relate(annotations, lexicon.rarity)
    claims = collate(annotations, relations, lexicon).claims
    names = named(annotations, claims)
    differences = compare(annotations, claims, relations, names, lexicon)
    return trace(differences, derive([item.report for item in annotations], relations), annotations, {})


TEXTS = {"wire": WIRE, "noon": COPY, "echo": COPY.replace("hairline", "fine"), "local": LOCAL}
TIMES = {"wire": "2026-11-03T08:02", "noon": "2026-11-03T09:40", "echo": "2026-11-03T11:10", "local": "2026-11-03T10:00"}


def _swap(variants: tuple[Variant, ...]) -> Variant:
    return next(v for v in sorted(variants, key=lambda v: v.rank) if v.type == "number" and v.born_in)


def test_the_swap_is_born_in_the_first_copy_and_copied_on() -> None:
    swap = _swap(_variants(TEXTS, TIMES))
    assert swap.meaning == "changed"
    assert swap.severity == "high"
    assert swap.directed
    assert swap.between == ("wire", "noon")
    assert swap.born_in == "noon"
    assert swap.copied_by == ("echo",)
    assert swap.before is not None
    assert swap.after is not None
    assert "12" in swap.before.exact
    assert "21" in swap.after.exact


def test_ranks_run_from_one_without_gap() -> None:
    variants = _variants(TEXTS, TIMES)
    assert sorted(v.rank for v in variants) == list(range(1, len(variants) + 1))


def test_without_times_nothing_is_directed_by_the_clock() -> None:
    texts = {"wire": WIRE, "noon": WIRE.replace("12 people", "21 people")}
    swap = next(v for v in _variants(texts, {}) if v.type == "number")
    assert not swap.directed
    assert swap.born_in is None


def test_phrases_are_short_and_quote_their_reports() -> None:
    for variant in _variants(TEXTS, TIMES):
        for span in (variant.before, variant.after):
            if span is not None:
                assert TEXTS[span.report][span.start : span.end] == span.exact
        if variant.operation == "substituted":
            assert max(len(s.exact) for s in (variant.before, variant.after) if s) <= 200


def test_the_same_figure_of_another_thing_is_no_reading() -> None:
    wire = f"{WIRE} All 21 bridges of that kind will be closed, the ministry said."
    vague = wire.replace("the bodies of 12 people", "several bodies")
    texts = {"wire": wire, "early": vague, "noon": vague.replace("hairline", "fine"), "update": wire.replace("12 people", "21 people")}
    times = {"wire": "2026-11-03T08:02", "early": "2026-11-03T09:00", "noon": "2026-11-03T09:40", "update": "2026-11-03T14:10"}
    swap = next(v for v in _variants(texts, times) if v.type == "number" and set(v.between) == {"wire", "update"})
    assert (swap.between, swap.born_in) == (("wire", "update"), "update")
