"""Adapters that bring language models in behind the ports. Only the doors construct them; steps get them as arguments."""

from __future__ import annotations

from retold.errors import OptionError
from retold.ports import Language


def load_language(name: str | None = None) -> Language:
    """The language adapter called ``name``; None or "en" gives English by the rules and word lists shipped with retold.

    Raises OptionError (R210) when no language of that name is known.
    """
    if name not in (None, "en"):
        raise OptionError(f"There is no language adapter called {name!r}.", code="R210", hint='Use "en".')
    from retold.models.lexicon import english
    from retold.models.rules import RuleLanguage

    return RuleLanguage(english())
