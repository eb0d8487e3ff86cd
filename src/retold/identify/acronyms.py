"""Acronyms and the one long name whose initials they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from retold.identify.forms import PARTICLES, Form, Groups, bare, fold, subsequence
from retold.model import Annotations, Span


def join_acronyms(ordered: Sequence[Annotations], forms: Sequence[Form], groups: Groups) -> None:
    """Acronyms with the one long form whose initials they are: told in brackets, or the only one in the story."""
    by_text = {form.text: index for index, form in enumerate(forms)}
    long_forms: dict[str, list[int]] = defaultdict(list)
    for index, form in enumerate(forms):
        for initials in _initials(form.text):
            long_forms[initials].append(index)
    for index, form in enumerate(forms):
        acronym = re.sub(r"[^A-Za-z]", "", form.text)
        if not (form.text[0].isupper() and 2 <= len(acronym) <= 7 and (acronym.isupper() or _in_brackets(ordered, form))):
            continue
        told = {by_text[text] for text in _told_before(ordered, form) if text in by_text}
        if any(char.isdigit() for char in form.text) or (groups.line(index) >= 0 and not told):
            continue
        untold = (k for k in long_forms.get(acronym.upper(), ()) if _may_stand(form, forms[k], len(acronym)))
        heads = {groups.head(k) for k in untold} or {groups.head(k) for k in told}
        if len(heads) == 1:
            groups.join(index, next(iter(heads)))


def _may_stand(short: Form, long: Form, letters: int) -> bool:
    """Whether an acronym may stand for a long name without being told so: no person's initials; two letters only in the same report."""
    if long.kind == "person":
        return False
    together = {number for number, _ in short.mentions} & {number for number, _ in long.mentions}
    return letters > 2 or (bool(together) and short.kind in {long.kind, "other", "organization"})


def _initials(text: str) -> set[str]:
    words = [word for word in re.split(r"[\s-]+", text) if word]
    if len(words) < 2:
        return set()
    strong = [word for word in words if word.lower() not in PARTICLES and word[0].isalpha()]
    return {"".join(word[0] for word in strong).upper(), "".join(word[0] for word in words if word[0].isalpha()).upper()}


def _in_brackets(ordered: Sequence[Annotations], form: Form) -> bool:
    return any(_before(ordered[number].report.text, mention.span) == "(" for number, mention in form.mentions)


def _before(text: str, span: Span) -> str:
    return text[max(0, span.start - 1) : span.start]


def _shortens(acronym: str, name: str) -> bool:
    """Whether the letters of ``acronym`` stand in ``name`` in that order, the first of them first: no agency in a dateline's brackets."""
    letters = re.sub(r"[^a-z0-9]", "", fold(acronym))
    whole = re.sub(r"[^a-z0-9]", "", fold(name))
    return bool(letters) and len(name.split()) > 1 and whole[:1] == letters[0] and subsequence(letters, whole)


def _told_before(ordered: Sequence[Annotations], form: Form) -> set[str]:
    """Names right before the bracket that holds the form: "Center for Confinement (CECOT)"."""
    found: set[str] = set()
    for number, mention in form.mentions:
        text = ordered[number].report.text
        if _before(text, mention.span) != "(":
            continue
        edge = len(text[: mention.span.start - 1].rstrip())
        found.update(
            bare(other.span.exact)
            for other in ordered[number].mentions
            if other.span.end == edge and _shortens(form.text, other.span.exact)
        )
    return found
