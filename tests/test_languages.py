"""Reports that are not English (R107): grouped and matched by characters, no typed variants, told plainly."""

from __future__ import annotations

from pathlib import Path

import pytest

import retold

GERMAN = (
    "Die alte Brücke über die Ahre ist am Montag eingestürzt. Der Bürgermeister sagte, dass bei dem Einsturz 12 Menschen verletzt wurden. "
    "Die Polizei hat die Straße bis Freitag gesperrt und sucht nach Zeugen, die den Einsturz gesehen haben.\n"
)
CHINESE = (
    "星期一中午，旧桥倒塌，警方说十二人受伤。市长表示，道路将封闭至星期五，工程师正在调查倒塌的原因。附近的居民已经被转移到安全的地方。\n"
)
ENGLISH = "The old bridge fell on Monday. The mayor said that 12 people were hurt and that the police had closed the road until Friday.\n"


@pytest.fixture
def case(tmp_path: Path) -> retold.Case:
    texts = {
        "de-1": GERMAN, "de-2": GERMAN.replace("12", "14"),
        "zh-1": CHINESE, "zh-2": CHINESE.replace("十二", "十四"),
        "en-1": ENGLISH, "en-2": ENGLISH.replace("12", "14"),
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return retold.build(tmp_path)


def labels(case: retold.Case) -> dict[str, str]:
    return {report.id: report.label for report in case.reports}


def test_each_is_told_on_the_run(case: retold.Case) -> None:
    told = {item.path.rpartition("/")[2]: item.message for item in case.run.inputs if "R107" in f"{item.code} {item.message}"}
    assert {name[:4] for name in told} == {"de-1", "de-2", "zh-1", "zh-2"}


def test_they_are_grouped_and_related_by_characters(case: retold.Case) -> None:
    known = labels(case)
    together = [{known[report.id] for report in story.reports} for story in case.stories]
    assert {"de-1", "de-2"} in together
    assert {"zh-1", "zh-2"} in together


def test_they_have_no_names_figures_or_typed_variants(case: retold.Case) -> None:
    known = labels(case)
    for story in case.stories:
        foreign = not {known[report.id] for report in story.reports} & {"en-1", "en-2"}
        if foreign:
            assert story.variants == ()
            assert story.names == ()
        else:
            assert any(variant.type == "number" for variant in story.variants)


def test_spans_quote_their_texts_in_every_script(case: retold.Case) -> None:
    texts = {report.id: report.text for report in case.reports}
    for story in case.stories:
        for claim in story.claims:
            for reading in claim.readings:
                for passage in reading.passages:
                    assert texts[passage.span.report][passage.span.start : passage.span.end] == passage.span.exact
