"""A tiny made-up case, on which the examples of the publishers run."""

from __future__ import annotations

from retold.model import Case, Claim, Claims, Derivation, Evidence, Independent, Passage, Reading, Report, Run, Stemma, Story, Variant


def specimen() -> Case:
    """Two reports of a ferry that stopped: one copies the other and swaps a number."""
    first = _report("r-1", "COAST", "The ferry stopped with 12 people aboard.")
    second = _report("r-2", "NOON", "The ferry stopped with 21 people aboard.")
    return Case(
        run=Run(version="0", started="2026-01-02T03:04:05Z", seconds=0.5),
        reports=(first, second),
        stories=(
            Story(
                id="s-1",
                title="Ferry stops",
                reports=(first, second),
                stemma=_stemma(),
                claims=_claims(first, second),
                variants=(_variant(first, second),),
            ),
        ),
    )


def _report(report_id: str, label: str, text: str) -> Report:
    return Report(
        id=report_id,
        label=label,
        path=f"{label.lower()}.txt",
        outlet=label,
        title="Ferry stops",
        byline="",
        published="2026-01-02T08:00:00Z",
        published_basis="stated",
        language="en",
        url="",
        sha256="0" * 64,
        text=text,
    )


def _stemma() -> Stemma:
    evidence = (Evidence("wording", "All words but one are carried, in the same order."),)
    edge = Derivation(id="d-1", parent="r-1", child="r-2", kind="verbatim", share=0.97, p=0.98, direction_p=0.9, evidence=evidence)
    return Stemma(derivations=(edge,), roots=("r-1",), independent=Independent(1, 1, 1, ("r-1",)))


def _claims(first: Report, second: Report) -> Claims:
    readings = tuple(
        Reading(f"w-{number}", report.text, (Passage(report.span(0, len(report.text))),)) for number, report in enumerate((first, second))
    )
    return Claims([Claim("c-1", 1, first.text, "disputed", Independent(1, 1, 1, ("r-1",)), (), readings)])


def _variant(first: Report, second: Report) -> Variant:
    return Variant(
        id="v-1",
        rank=1,
        claim="c-1",
        type="number",
        also=(),
        operation="substituted",
        meaning="changed",
        p=0.97,
        severity="high",
        between=("r-1", "r-2"),
        before=first.span(23, 32),
        after=second.span(23, 32),
        directed=True,
        born_in="r-2",
        copied_by=(),
        why="12 is not 21: both count people aboard.",
    )
