"""Options that choose models by name; nothing is downloaded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def language_option(command: Command) -> Command:
    """``--language-model``."""
    return click.option(
        "--language-model", metavar="NAME", help="What reads the texts: en, en-rules or spacy:NAME (a pipeline or its folder)."
    )(command)


def encoder_option(command: Command) -> Command:
    """``--encoder``."""
    return click.option(
        "--encoder",
        metavar="NAME",
        help="Sentence vectors: minilm or sentence-transformers:NAME. Passages near in meaning are compared too.",
    )(command)


def judge_option(command: Command) -> Command:
    """``--judge``."""
    return click.option(
        "--judge", metavar="NAME", help="Asked about what stays unsure: minilm, or cross-encoder:NAME (an NLI model or its folder)."
    )(command)
