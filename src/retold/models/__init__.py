"""Adapters that bring language models in behind the ports. Only the doors construct them; steps get them as arguments."""

from __future__ import annotations

from importlib.util import find_spec

from retold.errors import OptionError
from retold.ports import Encoder, Judge, Language

LANGUAGES = ("en", "en-rules", "spacy:NAME")
ENCODERS = ("minilm", "sentence-transformers:NAME")
JUDGES = ("minilm", "cross-encoder:NAME")
RUNTIME = ("retold_model_en", "onnxruntime")


def load_language(name: str | None = None) -> Language:
    """The language adapter called ``name``: "en" (rules and the trained reader), "en-rules" (rules and word lists alone) or
    "spacy:" and the name or folder of a spaCy pipeline.

    None takes "en-rules": the trained reader is asked for by name until it beats the rules on every key (see
    docs/decisions/007). Raises OptionError (R210) when
    no language of that name is known and MissingExtra (R410) when its models are not installed.
    """
    name = name or "en-rules"
    if name == "en":
        from retold.models.trained import trained_english

        return trained_english()
    if name == "en-rules":
        from retold.models.lexicon import english
        from retold.models.rules import RuleLanguage

        return RuleLanguage(english())
    if name.startswith("spacy:"):
        from retold.models.lexicon import english
        from retold.models.spacy_language import spacy_language

        return spacy_language(english(), name.removeprefix("spacy:"))
    raise OptionError(f"There is no language adapter called {name!r}.", code="R210", hint=f"Use one of: {', '.join(LANGUAGES)}.")


def load_encoder(name: str | None = None) -> Encoder | None:
    """The sentence encoder called ``name``: "minilm", or "sentence-transformers:" and the name or folder of a model.

    None takes minilm where retold-model-en is installed, else gives None. Raises OptionError (R211, R214) when no encoder
    of that name is known and MissingExtra (R410, R412) when it is not installed.
    """
    if name is None and not all(find_spec(package) for package in RUNTIME):
        return None
    if name in (None, "minilm"):
        from retold.models.encoder import minilm

        return minilm()
    if name.startswith("sentence-transformers:"):
        from retold.models.transformers import named_encoder

        return named_encoder(name.removeprefix("sentence-transformers:"))
    raise OptionError(f"There is no encoder called {name!r}.", code="R211", hint=f"Use one of: {', '.join(ENCODERS)}.")


def load_judge(name: str | None = None) -> Judge | None:
    """The judge called ``name``: "minilm", or "cross-encoder:" and the name or folder of an NLI model; None gives None.

    Raises OptionError (R213, R214, R215, R217) when it is no such model and MissingExtra (R410, R412) when it is not installed.
    """
    if name is None:
        return None
    if name == "minilm":
        from retold.models.judge import minilm_judge

        return minilm_judge()
    if name.startswith("cross-encoder:"):
        from retold.models.transformers import named_judge

        return named_judge(name.removeprefix("cross-encoder:"))
    raise OptionError(f"There is no judge called {name!r}.", code="R215", hint=f"Use one of: {', '.join(JUDGES)}.")
