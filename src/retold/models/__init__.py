"""Adapters that bring language models in behind the ports. Only the doors construct them; steps get them as arguments."""

from __future__ import annotations

from importlib.util import find_spec

from retold.errors import OptionError
from retold.ports import Encoder, Language

LANGUAGES = ("en", "en-rules")
ENCODERS = ("minilm",)
RUNTIME = ("retold_model_en", "onnxruntime")


def load_language(name: str | None = None) -> Language:
    """The language adapter called ``name``: "en" (rules and the trained reader) or "en-rules" (rules and word lists alone).

    None takes "en" where the distribution retold-model-en is installed, else "en-rules". Raises OptionError (R210) when
    no language of that name is known and MissingExtra (R410) when its models are not installed.
    """
    if name is None:
        name = "en" if all(find_spec(package) for package in RUNTIME) else "en-rules"
    if name == "en":
        from retold.models.trained import trained_english

        return trained_english()
    if name == "en-rules":
        from retold.models.lexicon import english
        from retold.models.rules import RuleLanguage

        return RuleLanguage(english())
    raise OptionError(f"There is no language adapter called {name!r}.", code="R210", hint=f"Use one of: {', '.join(LANGUAGES)}.")


def load_encoder(name: str | None = None) -> Encoder | None:
    """The sentence encoder called ``name`` ("minilm"). None takes it where retold-model-en is installed, else gives None.

    Raises OptionError (R211) when no encoder of that name is known and MissingExtra (R410) when it is not installed.
    """
    if name is None and not all(find_spec(package) for package in RUNTIME):
        return None
    if name not in (None, *ENCODERS):
        raise OptionError(f"There is no encoder called {name!r}.", code="R211", hint=f"Use one of: {', '.join(ENCODERS)}.")
    from retold.models.encoder import minilm

    return minilm()
