"""Mentions joined into names across the reports of a story; a bare surname joins only where it is clear whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from retold.identify.acronyms import join_acronyms
from retold.identify.damaged import join_damaged
from retold.identify.decided import keep_to_names
from retold.identify.forms import Groups, fold, forms_of
from retold.identify.joins import join_initials, join_inside, join_known, join_places, join_same
from retold.identify.named import named
from retold.identify.short import assign_short
from retold.model import Annotations, Claim, Name

__all__ = ["fold", "identify", "keep_to_names"]


def identify(annotations: Sequence[Annotations], claims: Sequence[Claim] = ()) -> tuple[Name, ...]:  # noqa: ARG001
    """The names of a story with all their spellings and descriptions, in order of how often they are met.

    ``annotations`` may come in any order; ``claims`` are not needed by this first version.
    """
    ordered = sorted(annotations, key=lambda item: item.report.id)
    forms = forms_of(ordered)
    groups = Groups(forms)
    join_same(forms, groups)
    join_known(forms, groups)
    join_acronyms(ordered, forms, groups)
    join_places(forms, groups)
    join_inside(forms, groups)
    join_initials(forms, groups)
    join_damaged(forms, groups)
    singles = assign_short(forms, groups)
    return named(ordered, forms, groups, singles)
