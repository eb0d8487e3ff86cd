"""The calls of ``import retold``: each opens what it needs and hands the work to the steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from retold.errors import OptionError, ReadError, StoreError
from retold.model import show_stories_with
from retold.publish import export, save
from retold.publish.answers import answers
from retold.publish.evidence import explain
from retold.publish.notebook import first_screen
from retold.records import dump, from_json, parse, to_json

if TYPE_CHECKING:
    from retold.model import Case, Comparison, Decision, Failure, Input, Report
    from retold.ports import Encoder, Judge, Language

__all__ = ["answers", "build", "compare_texts", "explain", "export", "load", "save", "version"]

show_stories_with(first_screen)

LARGEST_CASE = 2**31  # bytes; beyond this a case file is not something this machine should hold in memory


def version() -> str:
    """The version of the installed package; "0+unknown" when it runs uninstalled."""
    try:
        return installed_version("retold")
    except PackageNotFoundError:
        return "0+unknown"


def build(
    paths: str | Path | Sequence[str | Path],
    *,
    mapping: Mapping[str, str] | None = None,
    types: Iterable[str] = (),
    jobs: int = 1,
    decisions: Sequence[Decision] = (),
    outlets: str | Path | None = None,
    language: Language | str | None = None,
    encoder: Encoder | str | None = None,
    judge: Judge | str | None = None,
    on_input: Callable[[Input], None] | None = None,
    on_step: Callable[..., None] | None = None,
) -> Case:
    """Read the reports at ``paths`` (files, folders, "-") and find everything there is to find; no network.

    ``mapping`` names odd columns ({"body": "content"}), ``types`` the variant types to keep (all when empty), ``jobs`` the
    processes to use (0: one a core). ``language``, ``encoder`` and ``judge`` are models or their names ("en", "spacy:NAME",
    "cross-encoder:NAME"); a judge is asked about differences that the rules leave unsure. ``decisions`` are those of people, to be
    kept to; ``outlets`` is a TOML file of owners and their outlets. ``on_input`` and ``on_step`` are told of progress.
    Raises ReadError when nothing usable was read, OptionError for an unknown option value and MissingExtra when a named model
    needs what is not installed; one bad input is no error but stands in ``case.run.inputs``.
    """
    from retold import flow, read
    from retold.engines.local import LocalEngine
    from retold.models import load_encoder, load_judge, load_language

    reader = load_language(language) if language is None or isinstance(language, str) else language
    vectors = load_encoder(encoder) if isinstance(encoder, str) else encoder
    asked = load_judge(judge) if isinstance(judge, str) else judge
    places = [paths] if isinstance(paths, str | Path) else list(paths)
    engine = LocalEngine(jobs)
    reports, failures, inputs = read.read(places, mapping=mapping or {}, on_input=on_input)
    require_reports(reports, failures)
    wanted = sorted(set(types))
    named = {"language-model": language, "encoder": encoder, "judge": judge}  # what a later build of the case takes again
    models = {option: name for option, name in named.items() if isinstance(name, str)}
    options = tuple(sorted({"types": ",".join(wanted), "map": _pairs(mapping or {}), "outlets": str(outlets or ""), **models}.items()))
    case: Case = flow.build(
        reports,
        inputs,
        language=reader,
        encoder=vectors,
        judge=asked,
        engine=engine,
        options=tuple((key, value) for key, value in options if value),
        decisions=decisions,
        owners=owners_at(Path(outlets)) if outlets is not None else None,
        on_step=on_step,
        version=version(),
    )
    return only_types(case, wanted) if wanted else case


def owners_at(path: Path) -> dict[str, list[str]]:
    """The owners in the file at ``path``. Raises OptionError (R218) when it cannot be read or is no such list."""
    from retold.derive import owners_in

    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OptionError(f"{path}: cannot be read ({reason}).", code="R218", hint="Name a TOML file.", path=str(path)) from error
    return owners_in(text, str(path))


def require_reports(reports: Sequence[Report], failures: Sequence[Failure]) -> None:
    """Raise ReadError (R100) when there is no report at all."""
    if reports:
        return
    if not failures:
        raise ReadError("no file was found.", hint="Pass text, HTML, JSON or JSONL files, or a folder of them.")
    lost = failures[0].input
    first = lost.message if lost.path in lost.message else f"{lost.path}: {lost.message}"
    raise ReadError(
        f"no input could be used ({len(failures)} skipped).{' First:' if len(failures) > 1 else ''} {first}",
        hint="Pass text, HTML, JSON or JSONL files, or a folder of them.",
    )


def _pairs(mapping: Mapping[str, str]) -> str:
    return ",".join(f"{key}={mapping[key]}" for key in sorted(mapping))


def only_types(case: Case, types: Sequence[str]) -> Case:
    """``case`` with only the variants of ``types``, ranked anew; a type counts when it is the variant's headline or stands beside it."""
    stories = []
    for story in case.stories:
        kept = [variant for variant in story.variants if {variant.type, *variant.also} & set(types)]
        ranks = {variant.id: number for number, variant in enumerate(sorted(kept, key=lambda variant: variant.rank), 1)}
        stories.append(replace(story, variants=tuple(replace(variant, rank=ranks[variant.id]) for variant in kept)))
    return replace(case, stories=tuple(stories))


def load(path: str | Path) -> Case:
    """The case in the file at ``path``. Raises StoreError: unreadable (R501), not JSON (R502), no case (R503)."""
    values = load_json(path)
    try:
        return from_json(values)
    except StoreError as error:
        raise StoreError(f"{path}: no case ({error.message.rstrip('.')}).", code=error.code, hint=error.hint, path=str(path)) from error


def load_json(path: str | Path) -> Any:
    """The JSON values in the file at ``path``. Raises StoreError: unreadable (R501), not JSON (R502)."""
    place = Path(path)
    try:
        if place.stat().st_size > LARGEST_CASE:
            raise StoreError(f"{place}: over 2 GiB.", code="R501", path=str(place))
        data = place.read_bytes()
    except OSError as error:
        raise StoreError(f"{place}: cannot be read ({error.strerror or error}).", code="R501", path=str(place)) from error
    return parse(data, str(place))


def case_bytes(case: Case) -> bytes:
    """``case`` as the bytes of its JSON file."""
    return dump(to_json(case))


def compare_texts(a: str, b: str, *, language: Language | str | None = None, judge: Judge | str | None = None) -> Comparison:
    """Every difference between two short texts, typed and judged, and the verdict for the pair.

    ``judge`` ("minilm", "cross-encoder:NAME" or a model) has a vote in the verdict, beside the rules.
    """
    from retold import flow
    from retold.models import load_judge, load_language

    reader = load_language(language) if language is None or isinstance(language, str) else language
    asked = load_judge(judge) if isinstance(judge, str) else judge
    comparison: Comparison = flow.compare_texts(a, b, language=reader, judge=asked)
    return comparison
