"""What reports rest a claim on is grouped by who spoke and by what act; a chain of carried passages ends at its first text."""

from __future__ import annotations

from tests.telling import named, report, told

from retold.model import Attribution, Claim, Claims, Derivation, Independent, Passage, Reading, Report, Span, Stemma
from retold.weigh import sources_of, weigh
from retold.weigh.roots import Roots

TEXTS = {
    "a": "Nadia Oreva offered a truce in a post on X. Markets rose.",
    "b": "The president, Nadia Oreva, offered a truce, she wrote on Facebook.",
    "c": "Oreva offered a truce, the palace confirmed. Nadia Oreva said in a post that it would hold.",
    "d": "A truce was offered, police said in a statement.",
}
NOBODY = Independent()


def _passage(item: Report, words: str, speaker: str = "", cue: str = "said") -> Passage:
    start = item.text.index(words)
    if not speaker:
        return Passage(item.span(start, start + len(words)))
    place = item.text.index(speaker)
    return Passage(item.span(start, start + len(words)), Attribution(speaker.split(",")[0], cue, item.span(place, place + len(speaker))))


def _claim(name: str, *passages: Passage) -> Claim:
    return Claim(name, 0, "", "", NOBODY, (), (Reading(f"w-{name}", "", passages),))


def _weighed(claim: Claim, reports: list[Report], stemma: Stemma) -> Claims:
    return weigh([claim], [], stemma, reports, named(told(TEXTS)))


def test_one_post_cited_in_other_words_is_one_source() -> None:
    reports = [report(label, text) for label, text in TEXTS.items()]
    claim = _claim(
        "c-1",
        _passage(reports[0], "Nadia Oreva offered a truce", "Nadia Oreva", "offered"),
        _passage(reports[1], "offered a truce", "Nadia Oreva", "wrote"),
        _passage(reports[2], "Nadia Oreva said", "Nadia Oreva"),
    )
    (weighed,) = _weighed(claim, reports, Stemma(roots=("a", "b", "c", "d")))
    assert [(cited.source, cited.kind, cited.reports) for cited in weighed.cited] == [("Oreva’s post", "document", ("a", "b", "c"))]


def test_a_report_that_names_the_speaker_alone_goes_with_the_act_the_others_tell_of() -> None:
    texts = TEXTS | {"e": "A truce is near, Nadia Oreva said."}
    reports = [report(label, text) for label, text in texts.items()]
    claim = _claim(
        "c-1",
        _passage(reports[0], "Nadia Oreva offered a truce", "Nadia Oreva", "offered"),
        _passage(reports[4], "A truce is near", "Nadia Oreva"),
    )
    (weighed,) = weigh([claim], [], Stemma(roots=("a", "e")), reports, named(told(texts)))
    assert [(cited.source, cited.reports) for cited in weighed.cited] == [("Oreva’s post", ("a", "e"))]


def test_another_act_or_speaker_is_another_source() -> None:
    reports = [report(label, text) for label, text in TEXTS.items()]
    claim = _claim(
        "c-1",
        _passage(reports[0], "Nadia Oreva offered a truce", "Nadia Oreva", "offered"),
        _passage(reports[3], "A truce was offered", "police"),
    )
    (weighed,) = _weighed(claim, reports, Stemma(roots=("a", "d")))
    assert {cited.source for cited in weighed.cited} == {"Oreva’s post", "police’s statement"}


def test_words_inside_quotation_marks_do_not_tell_how_their_speaker_spoke() -> None:
    item = report("q", "“I never saw that post,” Nadia Oreva said.")
    claim = _claim("c-1", _passage(item, "I never saw that post", "Nadia Oreva"))
    (weighed,) = weigh([claim], [], Stemma(roots=("q",)), [item], named(told({"q": item.text})))
    assert [cited.source for cited in weighed.cited] == ["Nadia Oreva"]


def _source(text: str, speaker: str, words: str, *others: str) -> list[str]:
    """The cited sources of a claim of one report that says ``words`` after ``speaker``; ``others`` are further reports of its story."""
    texts = {"q": text} | {f"o{number}": other for number, other in enumerate(others)}
    reports = [report(label, told_text) for label, told_text in texts.items()]
    claim = _claim("c-1", _passage(reports[0], words, speaker))
    (weighed,) = weigh([claim], [], Stemma(roots=tuple(texts)), reports, named(told(texts)))
    return [cited.source for cited in weighed.cited]


def test_the_place_a_speaker_is_from_is_no_source() -> None:
    text = "The tram fell over. Martin Bamley, 30, from London, who was on board, said it sped up."
    assert _source(text, "London, who was on board, said", "it sped up") == ["Martin Bamley"]


def test_a_body_named_before_is_meant_by_what_it_is() -> None:
    text = "The Harlan Transport Authority says two trains collided. The authority says nobody was hurt."
    assert _source(text, "The authority", "nobody was hurt") == ["Harlan Transport Authority"]


def test_whom_the_speaker_speaks_of_is_no_source() -> None:
    item = report("q", "The singer posted three photos of herself with Tavon Alden on Monday.")
    passage = Passage(item.span(0, 20), Attribution("The singer", "posted", item.span(0, 57)))
    (weighed,) = weigh([_claim("c-1", passage)], [], Stemma(roots=("q",)), [item], named(told({"q": item.text})))
    assert [cited.source for cited in weighed.cited] == ["singer’s post"]
    known = Passage(passage.span, Attribution("Nadia Oreva", "posted", item.span(0, 57)))
    names = named(told({"q": item.text, "o": "Nadia Oreva sang."}))
    (weighed,) = weigh([_claim("c-1", known)], [], Stemma(roots=("q",)), [item], names)
    assert [cited.source for cited in weighed.cited] == ["Nadia Oreva’s post"]


def test_a_common_word_names_one_speaker_wherever_it_stands() -> None:
    texts = {"a": "Police say the bridge is shut.", "b": "The bridge is shut, police said."}
    reports = [report(label, text) for label, text in texts.items()]
    claim = _claim("c-1", _passage(reports[0], "the bridge is shut", "Police"), _passage(reports[1], "The bridge is shut", "police"))
    (weighed,) = weigh([claim], [], Stemma(roots=("a", "b")), reports, named(told(texts)))
    assert [(cited.source, cited.reports) for cited in weighed.cited] == [("police", ("a", "b"))]


def test_those_who_speak_for_the_outlet_are_no_source() -> None:
    text = "DANA WELL, HOST:\nGood evening.\nWELL: The bridge has fallen into the river."
    assert _source(text, "WELL", "The bridge has fallen") == []


def test_a_person_is_brief_only_as_a_report_is() -> None:
    text = "The bridge is safe, Zdena Horak said in a statement on Friday."
    assert _source(text, "Zdena Horak", "The bridge is safe") == ["Zdena Horak’s statement"]
    assert _source(text, "Zdena Horak", "The bridge is safe", "Zdena Horak spoke. Horak said no more.") == ["Horak’s statement"]


def test_the_storys_sources_come_by_independent_texts() -> None:
    reports = [report(label, text) for label, text in TEXTS.items()]
    claim = _claim(
        "c-1",
        _passage(reports[0], "Nadia Oreva offered a truce", "Nadia Oreva", "offered"),
        _passage(reports[1], "offered a truce", "Nadia Oreva", "wrote"),
        _passage(reports[3], "A truce was offered", "police"),
    )
    stemma = Stemma(roots=("a", "b", "c", "d"))
    found = sources_of(_weighed(claim, reports, stemma), stemma)
    assert [(cited.source, cited.reports) for cited in found] == [("Oreva’s post", ("a", "b")), ("police’s statement", ("d",))]
    assert sources_of(Claims(), stemma) == ()


def _carried(parent: str, child: str, p: float, theirs: Span, mine: Span) -> Derivation:
    return Derivation(f"e-{parent}{child}", parent, child, "partial", 0.3, p, 0.9, ((theirs, mine),))


def test_a_chain_of_carried_passages_ends_at_the_first_text() -> None:
    x, y, z = (report(label, "The well had stood unused for five years.") for label in "xyz")
    spans = [item.span(0, 20) for item in (x, y, z)]
    roots = Roots(
        Stemma((_carried("x", "y", 0.8, spans[0], spans[1]), _carried("y", "z", 0.99, spans[1], spans[2])), roots=("x", "y", "z"))
    )
    passages = [Passage(span) for span in spans]
    assert {roots.of(passage) for passage in passages} == {"x"}
    counted = roots.count(passages)
    assert (counted.best, counted.high) == (1, 2)


def test_passages_carried_round_in_a_circle_have_one_root() -> None:
    x, y = (report(label, "The well had stood unused for five years.") for label in "xy")
    a, b = x.span(0, 20), y.span(0, 20)
    roots = Roots(Stemma((_carried("x", "y", 0.95, a, b), _carried("y", "x", 0.95, b, a)), roots=("x", "y")))
    assert roots.of(Passage(a)) == roots.of(Passage(b))
