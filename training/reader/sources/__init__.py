"""The labelled texts the reader is trained on, one file a source: leave one out by leaving it out of ``--sources``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sources.crossner import crossner
from sources.demonyms import without_demonyms
from sources.ecbplus import ecbplus
from sources.ewt import ewt
from sources.examples import KINDS, NAME_LABELS, Document, Example, documents, spans
from sources.gum import gum
from sources.titles import without_titles
from sources.wikigold import wikigold

SOURCES: dict[str, Callable[[Path], list[Document]]] = {
    "ewt": ewt, "gum": gum, "wikigold": wikigold, "crossner": crossner, "ecbplus": ecbplus,
}  # fmt: skip

__all__ = ["KINDS", "NAME_LABELS", "SOURCES", "Document", "Example", "documents", "spans", "without_demonyms", "without_titles"]
