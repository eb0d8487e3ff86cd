"""``retold compare``: two texts, every difference, changed or kept; or many pairs from a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from retold.cli.messages import tell
from retold.cli.models import judge_option, language_option
from retold.errors import OptionError

if TYPE_CHECKING:
    from retold.model import Comparison


@click.command(name="compare")
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option(
    "--pairs",
    metavar="FILE",
    help='JSON lines {"id", "a": {"text"}, "b": {"text"}}; - for standard input. One JSON line comes out for each.',
)
@language_option
@judge_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(a: str | None, b: str | None, pairs: str | None, language_model: str | None, judge: str | None, as_json: bool) -> None:
    """Compare text A with text B: files, or the texts themselves."""
    if (pairs is None) == (a is None or b is None):
        raise click.UsageError("Pass either two texts A and B, or --pairs FILE.")
    if pairs is not None:
        _compare_pairs(pairs, language_model, judge)
    else:
        _compare_two(_text(a or ""), _text(b or ""), language_model, judge, as_json=as_json)


def _compare_two(a: str, b: str, model: str | None, judge: str | None, *, as_json: bool) -> None:
    from retold.api import compare_texts
    from retold.publish.pairs import pair_json, pair_lines

    comparison = compare_texts(a, b, language=model, judge=judge)
    click.echo(_line(pair_json(comparison)) if as_json else "\n".join(pair_lines(comparison)))


def _compare_pairs(path: str, model: str | None, judge: str | None) -> None:
    """One JSON line for each pair, in their order; the models are loaded once."""
    from retold.models import load_judge, load_language
    from retold.publish.pairs import pair_json

    language, asked = load_language(model), load_judge(judge)
    for pair_id, a, b in _read_pairs(path):
        click.echo(_line(pair_json(_compare(a, b, language, asked), pair_id)))


def _compare(a: str, b: str, language: Any, judge: Any) -> Comparison:
    from retold.api import compare_texts

    return compare_texts(a, b, language=language, judge=judge)


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=True)


def _text(argument: str) -> str:
    """The text of a file of that name, of standard input for -, or the argument itself when it reads like a text."""
    if argument == "-":
        return sys.stdin.read()
    try:
        if Path(argument).is_file():
            return _file_text(Path(argument))
        folder = Path(argument).is_dir()
    except (OSError, ValueError) as error:
        raise OptionError(f"{argument[:80]!a} cannot be read ({error}).", code="R208") from error
    if folder:
        raise OptionError(f"{argument[:80]!a} is a folder.", code="R208", hint="Pass two files; retold build compares all of a folder.")
    if " " not in argument.strip():
        raise OptionError(f"{argument[:80]!a} is no file.", code="R208", hint="Pass two files, or two texts in quotation marks.")
    return argument


def _file_text(path: Path) -> str:
    """The text of a file: of a saved page its article; of any other file all of it. What had to be guessed is told on stderr.

    Raises OptionError (R208) for a file that is no text or a page without an article.
    """
    from retold.read import read
    from retold.read.decode import decode, is_binary, kind_of_binary
    from retold.read.html import sniff

    data = path.read_bytes()
    if is_binary(data):
        raise OptionError(f"{str(path)!a}: {kind_of_binary(data)}, not text.", code="R208", hint="Save it as text.")
    if sniff(data) > 0.5:
        reports, _, inputs = read([path])
        if not reports:
            raise OptionError(f"{inputs[0].message}", code="R208", hint="Pass the text itself.", path=str(path))
        return reports[0].text
    text, notes = decode(data)
    for note in notes:
        tell(f"{note.code} {path}: {note.text}")
    if not text.strip():
        tell(f"R105 {path}: empty.")
    return text


def _read_pairs(path: str) -> Iterator[tuple[str, str, str]]:
    """Id and texts of each line. Raises OptionError (R208) for the first line that is no pair."""
    try:
        lines = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8")
    except (OSError, ValueError) as error:
        raise OptionError(f"{path}: cannot be read ({error}).", code="R208") from error
    for number, line in enumerate(lines.split("\n"), 1):
        if not line.strip():
            continue
        try:
            pair = json.loads(line)
            found = (str(pair.get("id", number)), pair["a"]["text"], pair["b"]["text"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise OptionError(
                f"{path} line {number}: no pair ({error}).", code="R208", hint='Expected {"id", "a": {"text"}, "b": {"text"}}.'
            ) from error
        if not all(isinstance(item, str) for item in found):
            raise OptionError(f"{path} line {number}: a text is no text.", code="R208")
        yield found
