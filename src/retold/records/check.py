"""Whether a file keeps the contract: its schema, every span quoting its text, every id naming something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from retold.records.schema import schema

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

MOST_FINDINGS = 200  # a file broken throughout is told so once, not a million times


def check(value: Any) -> tuple[str, ...]:
    """What is wrong with the JSON ``value`` as a case, each as ``path: sentence``; empty when it is sound.

    Spans and ids are looked at only when the schema fits. At most 200 findings come back.
    """
    findings = _limited(_misfits(value))
    return findings or _limited(_broken(value))


def _limited(findings: Iterator[str]) -> tuple[str, ...]:
    return tuple(finding for finding, _ in zip(findings, range(MOST_FINDINGS), strict=False))


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # slow to import, and only check needs it

    return Draft202012Validator(schema())


def _misfits(value: Any) -> Iterator[str]:
    """Where ``value`` does not fit the JSON Schema."""
    for error in _validator().iter_errors(value):
        yield f"{error.json_path}: {error.message[:200]}"


def _broken(case: Mapping[str, Any]) -> Iterator[str]:
    """Spans that do not quote their text and ids that name nothing or two things."""
    texts: dict[str, str] = {}
    for number, report in enumerate(case["reports"]):
        if report["id"] in texts:
            yield f"$.reports[{number}].id: {report['id']} stands twice"
        texts[report["id"]] = report["text"]
    yield from _misquotes(case, "$", texts)
    seen: set[str] = set()
    for number, story in enumerate(case["stories"]):
        path = f"$.stories[{number}]"
        yield from _repeats(story, path, seen)
        yield from _dangling(story, path, texts)


def _misquotes(value: Any, path: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Every span below ``value`` that does not read as it says."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _misquotes(item, f"{path}[{number}]", texts)
    if not isinstance(value, dict):
        return
    if value.keys() == {"report", "start", "end", "exact"}:
        if value["report"] not in texts:
            yield f"{path}.report: no report has the id {value['report']}"
        elif texts[value["report"]][value["start"] : value["end"]] != value["exact"] or value["start"] > value["end"]:
            yield f"{path}: text {value['start']}-{value['end']} of {value['report']} does not read as the span says"
        return
    for key, item in value.items():
        yield from _misquotes(item, f"{path}.{key}", texts)


def _repeats(story: Mapping[str, Any], path: str, seen: set[str]) -> Iterator[str]:
    """Ids given to two things; stories must not share ids either, since ``explain`` finds things by them."""
    things = [(f"{path}.id", story["id"])]
    things += [(f"{path}.stemma.derivations[{n}].id", edge["id"]) for n, edge in enumerate(story["stemma"]["derivations"])]
    for key in ("claims", "variants", "names", "quotes", "figures", "positions", "timeline", "frames", "discrepancies", "left_out"):
        things += [(f"{path}.{key}[{n}].id", item["id"]) for n, item in enumerate(story.get(key, []))]
    for place, thing_id in things:
        if thing_id in seen:
            yield f"{place}: {thing_id} stands twice"
        seen.add(thing_id)


def _dangling(story: Mapping[str, Any], path: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Ids inside a story that refer to no report, unseen source or claim of it."""
    reports = set(story["reports"])
    sources = reports | {unseen["id"] for unseen in story["stemma"]["unseen"]}
    claims = {claim["id"] for claim in story["claims"]}
    for number, report in enumerate(story["reports"]):
        if report not in texts:
            yield f"{path}.reports[{number}]: no report has the id {report}"
    for place, wanted, known in _references(story):
        named = {"report": reports, "source": sources, "claim": claims}[known]
        if wanted is not None and wanted not in named:
            yield f"{path}.{place}: {wanted} is no {known} of this story"


def _references(story: Mapping[str, Any]) -> Iterator[tuple[str, str | None, str]]:
    """Each reference of a story: where it stands, the id, and what it must name."""
    stemma = story["stemma"]
    for number, edge in enumerate(stemma["derivations"]):
        yield f"stemma.derivations[{number}].parent", edge["parent"], "source"
        yield f"stemma.derivations[{number}].child", edge["child"], "source"
    for number, apart in enumerate(stemma["apart"]):
        yield f"stemma.apart[{number}].a", apart["a"], "report"
        yield f"stemma.apart[{number}].b", apart["b"], "report"
    for number, unseen in enumerate(stemma["unseen"]):
        yield from ((f"stemma.unseen[{number}].children", child, "source") for child in unseen["children"])
    yield from (("stemma.roots", root, "source") for root in stemma["roots"])
    yield from (("stemma.independent.roots", root, "source") for root in stemma["independent"].get("roots", []))
    for number, claim in enumerate(story["claims"]):
        yield from ((f"claims[{number}].independent.roots", root, "source") for root in claim["independent"].get("roots", []))
        yield from ((f"claims[{number}].cited", report, "report") for cited in claim["cited"] for report in cited["reports"])
    for number, variant in enumerate(story["variants"]):
        yield f"variants[{number}].claim", variant["claim"] or None, "claim"
        yield from ((f"variants[{number}].between", report, "report") for report in variant["between"])
        yield f"variants[{number}].born_in", variant["born_in"], "report"
        yield from ((f"variants[{number}].copied_by", report, "report") for report in variant["copied_by"])
    for number, item in enumerate(story.get("left_out", [])):
        yield from ((f"left_out[{number}]", report, "report") for report in (*item["told_by"], *item["left_out_by"]))
    for key in ("positions", "discrepancies", "left_out"):
        yield from ((f"{key}[{number}].claim", item["claim"], "claim") for number, item in enumerate(story.get(key, [])))
