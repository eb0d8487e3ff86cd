"""Any sentence-transformers model as encoder and any NLI cross-encoder as judge, by name or folder; nothing is downloaded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retold.errors import MissingExtra, OptionError

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder, SentenceTransformer

LABELS = ("entailment", "contradiction", "neutral")


class NamedEncoder:
    """Unit vectors by a sentence-transformers model (implements :class:`retold.ports.Encoder`)."""

    def __init__(self, name: str, model: SentenceTransformer) -> None:
        self._name = name
        self._model = model

    @property
    def name(self) -> str:
        """Name for ``run.models``: the last part of the name given, so that no path of this machine is published."""
        return f"sentence-transformers:{Path(self._name).name}"

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One unit vector a text, in order."""
        if not texts:
            return []
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True)
        return [[float(value) for value in vector] for vector in vectors]


class CrossJudge:
    """Meaning kept, changed or without bearing, by an NLI cross-encoder asked both ways (implements :class:`retold.ports.Judge`)."""

    def __init__(self, name: str, model: CrossEncoder) -> None:
        self._name = name
        self._model = model
        self._columns = _columns(model.config.id2label)

    @property
    def name(self) -> str:
        """Name for ``run.models``."""
        return f"cross-encoder:{Path(self._name).name}"

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[tuple[float, float, float]]:
        """For each pair the probabilities of meaning kept (each follows from the other), changed (one denies the other), neither."""
        if not pairs:
            return []
        both = [*pairs, *((b, a) for a, b in pairs)]
        scores = self._model.predict(both, apply_softmax=True, show_progress_bar=False, convert_to_numpy=True)
        ways = [tuple(float(row[column]) for column in self._columns) for row in scores]
        return [_verdict(ways[number], ways[number + len(pairs)]) for number in range(len(pairs))]


def _verdict(there: tuple[float, ...], back: tuple[float, ...]) -> tuple[float, float, float]:
    """Kept: it follows both ways. Changed: it is denied either way. The rest has no bearing; the three sum to 1."""
    kept, changed = min(there[0], back[0]), max(there[1], back[1])
    total = max(1.0, kept + changed)
    return kept / total, changed / total, max(0.0, 1.0 - (kept + changed) / total)


def _columns(labels: dict[int, str]) -> tuple[int, ...]:
    """Where a model puts entailment, contradiction and neutral. Raises OptionError (R213) when it does not name them."""
    places = {label.lower(): number for number, label in labels.items()}
    if not set(LABELS) <= places.keys():
        raise OptionError(f"The judge must tell {', '.join(LABELS)}; this model tells {', '.join(sorted(places))}.", code="R213")
    return tuple(places[label] for label in LABELS)


def named_encoder(name: str) -> NamedEncoder:
    """The sentence-transformers model ``name``, from its folder or the local cache. Raises MissingExtra (R412), OptionError (R214)."""
    return NamedEncoder(name, _load("SentenceTransformer", name))


def named_judge(name: str) -> CrossJudge:
    """The NLI cross-encoder ``name``, from its folder or the local cache. Raises MissingExtra (R412), OptionError (R213, R214)."""
    return CrossJudge(name, _load("CrossEncoder", name))


def _load(kind: str, name: str) -> Any:
    try:
        import sentence_transformers
    except ModuleNotFoundError as error:
        hint = "Run: pip install 'retold[transformers]'"
        raise MissingExtra("A model by name needs sentence-transformers.", code="R412", hint=hint) from error
    try:
        return getattr(sentence_transformers, kind)(name, device="cpu", local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError) as error:
        raise OptionError(f"There is no model {name!r} on this machine.", code="R214", hint="Give the folder it lies in.") from error
