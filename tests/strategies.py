"""Any valid case, drawn from the nouns themselves: a new field of model.py is drawn without a word here."""

from __future__ import annotations

import typing
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import strategies as st

from retold.model import Case, Claim, Claims, Condition, Report, Span, Story
from retold.records.schema import CHOICES, COUNTS, UNIT_INTERVAL

WORDS = st.text(max_size=12) | st.sampled_from(["“quoted”", "a\r\nb", "\x1b[0m", "<b>", "\u202e", "\ud800", "naïve 12"])
REFERENCES = {"parent", "child", "a", "b", "born_in", "children", "roots", "between", "copied_by", "report", "told_by", "left_out_by"}


class Drawing:
    """Draws one case: gives out ids, and knows the reports and claims that others may refer to."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.count = 0
        self.reports: list[Report] = []
        self.claims: list[str] = []

    def new_id(self) -> str:
        self.count += 1
        return f"i-{self.count}"

    def span(self) -> Span:
        report = self.draw(st.sampled_from(self.reports))
        start = self.draw(st.integers(0, len(report.text) - 1))
        return report.span(start, self.draw(st.integers(start + 1, len(report.text))))

    def noun(self, noun: type, **given: Any) -> Any:
        hints = typing.get_type_hints(noun)
        names = [item.name for item in fields(noun)]
        return noun(**{name: given[name] if name in given else self.field(noun, name, hints[name]) for name in names})

    def field(self, noun: type, name: str, hint: Any) -> Any:
        if (noun.__name__, name) in CHOICES:
            return self.draw(st.sampled_from(CHOICES[noun.__name__, name]))
        if name == "id":
            return self.new_id()
        if name == "claim" or (name == "reports" and hint == tuple[str, ...]):
            return self.reference(name, hint)
        if hint is float:
            return self.draw(st.floats(0, 1) if name in UNIT_INTERVAL else st.floats(allow_nan=False, allow_infinity=False))
        if hint is int and name in COUNTS:
            return self.draw(st.integers(0, 2**40))
        return self.value(hint, self.draw(st.sampled_from(self.reports)).id if name in REFERENCES and self.reports else None)

    def reference(self, name: str, hint: Any) -> Any:
        if name == "reports":
            return tuple(report.id for report in self.reports)
        return self.draw(st.sampled_from(self.claims)) if self.claims else "" if hint is str else None

    def value(self, hint: Any, reference: str | None = None) -> Any:
        arguments = typing.get_args(hint)
        if hint is str:
            return reference if reference is not None else self.draw(WORDS)
        if hint is int:
            return self.draw(st.integers(-(2**40), 2**40))
        if hint is bool:
            return self.draw(st.booleans())
        if hint is float:
            return self.draw(st.floats(allow_nan=False, allow_infinity=False))
        if hint is Span:
            return self.span()
        if hint is Claims:
            return Claims(self.noun(Claim) for _ in range(self.draw(st.integers(0, 2))))
        if is_dataclass(hint):
            return self.noun(typing.cast(type, hint))
        if type(None) in arguments:
            return self.value(arguments[0], reference) if self.draw(st.booleans()) else None
        if arguments[1] is not Ellipsis:
            return tuple(self.value(argument, reference) for argument in arguments)
        if typing.get_args(arguments[0]) == (str, str):
            return tuple(self.draw(st.dictionaries(WORDS, WORDS, max_size=2)).items())
        return tuple(self.value(arguments[0], reference) for _ in range(self.draw(st.integers(0, 2))))

    def report(self) -> Report:
        text = self.draw(st.text(min_size=1, max_size=40) | st.just("“Two” said\r\nthe <b>man</b>."))
        bare = self.noun(Report, text=text, parts=(), credits=(), condition=Condition(), published_against=())
        self.reports.append(bare)
        return typing.cast(Report, bare)

    def story(self, reports: tuple[Report, ...]) -> Story:
        self.reports = list(reports)
        claims = self.value(Claims)
        self.claims = [claim.id for claim in claims]
        story = self.noun(Story, reports=reports, claims=claims)
        self.claims = []
        return typing.cast(Story, story)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case of one to three reports, in up to two stories, with something in any of the lists."""
    drawing = Drawing(draw)
    reports = tuple(drawing.report() for _ in range(draw(st.integers(1, 3))))
    stories = tuple(drawing.story(reports[: draw(st.integers(1, len(reports)))]) for _ in range(draw(st.integers(0, 2))))
    drawing.reports = list(reports)
    return typing.cast(Case, drawing.noun(Case, reports=reports, stories=stories))
