"""The runs of words that tell a translation: read from the text alone, weighed by the shipped list."""

from __future__ import annotations

from tests.telling import language, report

from retold.annotate.wording import SHORTEST, parse, read_classes, runs, score, shipped, wording_of

CLEAN = (
    "The council of Lorn said on Monday that it would close the old harbour for two weeks after a crane fell into the water. "
    "Nobody was hurt, but the police asked residents to stay away while engineers looked at the pier. Ada Brandt, the mayor, told "
    "reporters that the city had warned the owner last year and that she was not surprised. The owner did not return calls. "
    "A spokeswoman for the port said most ferries were running again by the evening, though some were up to an hour late. "
)
TRANSLATED = (
    "The council of Lorn said the Monday that would close the old harbour by two weeks after that a crane fell to the water. "
    "Any was hurt, but the police asked to the residents to remain far while the engineers looked the pier. Ada Brandt, the mayor, "
    "said to the journalists that the city had warned to the owner the last year and that it was not surprised. The owner did not return "
    "the calls. One spokeswoman of the port said that the most of the ferries were running another time by "
    "the late, even although some were until one hour late. "
)


def found(text: str) -> tuple[float, list[str]]:
    item = report("r", text)
    tokens, _ = language().read(text)
    chance, signs = wording_of(item, tokens, language().lexicon)
    return chance, [sign.span.exact for sign in signs]


def test_a_translated_text_is_told_from_a_clean_one_and_shows_where() -> None:
    clean, no_places = found(CLEAN)
    damaged, places = found(TRANSLATED)
    assert clean < 0.05
    assert no_places == []
    assert damaged > 0.5
    assert places
    assert all(place in TRANSLATED for place in places)


def test_a_short_text_is_not_judged() -> None:
    assert len("Any was hurt the Monday that would close.".split()) < SHORTEST
    assert found("Any was hurt the Monday that would close.") == (0.0, [])


def test_the_matter_does_not_count_only_the_grammar() -> None:
    closed = shipped().closed
    for one, other in (("The council fell.", "The mayor fell."), ("Ada Brandt left Lorn.", "Bea Cole left Marn.")):
        first, second = (read_classes(text, language().read(text)[0], language().lexicon, closed)[0] for text in (one, other))
        assert first == second


def test_runs_hold_single_words_only_where_they_stand_for_themselves() -> None:
    assert [run for _, run in runs(["|", "of", "N"])] == [("|", "of"), ("|", "of", "N"), ("of",), ("of", "N")]


def test_a_list_is_read_from_its_lines() -> None:
    model = parse("# bias\t-1\n# smooth\t10\n# closed\tof the\n0.5\t3.0\tof the\n")
    assert model.closed == {"of", "the"}
    assert score(model, ["of", "the"]) == -1 + 100 * 0.5 / 12
