"""The pages: each as HTML, and under the same address with .json behind it as data."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from retold.api import explain
from retold.casework import decisions_of, name_of, target
from retold.decide import kind_of
from retold.model import Case, Claim, Decision, Reading
from retold.publish.html import asset, environment, render
from retold.publish.visible import one_line
from retold.records import to_json_of
from retold.web.builds import STEPS, Progress
from retold.web.choices import WORDS, at_once, choices, from_unseen, title_of, told
from retold.web.shelf import Listed, Shelf

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
STATIC = {"page.css": "text/css", "page.js": "text/javascript", "app.css": "text/css", "app.js": "text/javascript"}


@cache
def templates() -> Environment:
    """Our templates, over those of the report."""
    made = environment(TEMPLATES)
    made.globals.update(told=told, WORDS=WORDS, STEPS=STEPS)
    return made


def page(name: str, **values: object) -> str:
    """One of our own pages."""
    return templates().get_template(name).render(**values)


@cache
def static(name: str) -> tuple[bytes, str] | None:
    """A style sheet or script and its type; None for any other name."""
    if name not in STATIC:
        return None
    text = asset(name) if name.startswith("page.") else (TEMPLATES / name).read_text("utf-8")
    return str(text).encode(), STATIC[name]


# --------------------------------------------------------------------------------------------------------- cases


def home_data(shelf: Shelf) -> dict[str, Any]:
    """The cases on the shelf."""
    return {"cases": [{"name": listed.name, "built": listed.built, "address": f"/case/{listed.name}"} for listed in shelf.cases()]}


def case_page(listed: Listed, case: Case, progress: Progress, waiting: int, *, stale: bool) -> str:
    """The report of a case with what a person can do beside every result."""
    standing = decisions_of(listed.files, case)
    return render(
        case,
        beside=Buttons(listed.name, case),
        made=templates(),
        listed=listed,
        progress=progress,
        waiting=waiting,
        stale=stale,
        decided=len(standing),
        lost=[decision for decision in case.decisions if decision.message],
    )


class Buttons:
    """What stands beside a result: what was decided on it, and what can be."""

    def __init__(self, name: str, case: Case) -> None:
        self._name = name
        self._from_unseen = from_unseen(case)
        self._decided: dict[str, list[Decision]] = {}
        for decision in case.decisions:
            for found in decision.found:
                self._decided.setdefault(found, []).append(decision)
        self._template = templates().get_template("beside.html")

    def __call__(self, kind: str, thing_id: str) -> Markup:
        """The buttons for one thing."""
        ready = tuple(choice for choice in at_once(kind) if choice.action != "accept" or thing_id not in self._from_unseen)
        decided = self._decided.get(thing_id, [])
        if not ready and not decided and kind != "report":
            return Markup("")
        made = self._template.render(name=self._name, kind=kind, id=thing_id, ready=ready, decided=decided)
        return Markup(made.strip())  # our own template, which escapes


# ---------------------------------------------------------------------------------------------------- one thing


def thing_data(listed: Listed, case: Case, wanted: str) -> dict[str, Any]:
    """One thing: its evidence, what can be decided, what was."""
    story, thing = target(case, wanted)
    target_id = name_of(thing, wanted)
    offered = choices(case, story, thing)
    return {
        "case": listed.name,
        "target": target_id,
        "kind": kind_of(thing),
        "title": one_line(title_of(story, thing, target_id)),
        "evidence": explain(case, wanted),
        "choices": [
            {
                "action": choice.action,
                "means": choice.gloss,
                "others": [{"id": option.value, "text": option.text} for option in choice.others],
                "parts": [{"id": option.value, "text": option.text} for option in choice.parts],
            }
            for choice in offered
        ],
        "inside": [{"id": reading.id, "title": title_of(story, reading, reading.id)} for reading in _readings(thing)],
        "decisions": [to_json_of(decision) for decision in case.decisions if target_id in decision.found or target_id == decision.target],
    }


def _readings(thing: object) -> tuple[Reading, ...]:
    """The readings of a claim that has several: each can be decided on by itself."""
    return thing.readings if isinstance(thing, Claim) and len(thing.readings) > 1 else ()


def thing_page(listed: Listed, case: Case, wanted: str, back: str) -> str:
    """The page of one thing, where everything can be decided that can be."""
    story, thing = target(case, wanted)
    data = thing_data(listed, case, wanted)
    decided = [decision for decision in case.decisions if data["target"] in (*decision.found, decision.target)]
    return page("thing.html", listed=listed, data=data, choices=choices(case, story, thing), decided=decided, back=back)


# ---------------------------------------------------------------------------------------------------- decisions


def decisions_data(listed: Listed, case: Case | None) -> dict[str, Any]:
    """The decisions on a case that stand, each as the last build left it."""
    settled = {decision.id: decision for decision in case.decisions} if case else {}
    rows = []
    for decision in decisions_of(listed.files, case):
        built = settled.get(decision.id)
        rows.append(
            {**to_json_of(built or decision), "state": "waits for a build" if built is None else "in force" if built.applied else "lost"}
        )
    return {"case": listed.name, "decisions": rows}


def decisions_page(listed: Listed, case: Case | None) -> str:
    """The list of decisions, each with its way back."""
    return page("decisions.html", listed=listed, rows=decisions_data(listed, case)["decisions"])


def work_data(listed: Listed, progress: Progress) -> dict[str, Any]:
    """How far a build is."""
    steps = list(STEPS)
    at = steps.index(progress.step) if progress.step in STEPS else len(steps) if progress.state == "done" else -1
    return {
        "case": listed.name,
        "state": progress.state,
        "step": progress.step,
        "story": one_line(progress.story),
        "message": one_line(progress.message),
        "under_way": progress.under_way,
        "number": progress.number,
        "steps": [
            {"step": step, "words": STEPS[step], "state": "done" if number < at else "now" if number == at else "to do"}
            for number, step in enumerate(steps)
        ],
    }
