"""``retold export``: a case in other formats."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from retold.cli.messages import tell
from retold.cli.names import split_names


@click.command(name="export")
@click.argument("case_file", metavar="CASE", type=click.Path())
@click.option("--to", "formats", metavar="FORMAT[,FORMAT]", required=True, help="csv, md, html, json, terminal.")
@click.option("-o", "--output", "folder", type=click.Path(), metavar="FOLDER", help="Where the files go, or a file for one; else stdout.")
@click.option("--story", metavar="STORY", help="Only one story: its number, id or a report in it.")
@click.option("--texts", type=click.Choice(("full", "snippets", "none")), default="full", help="How much of the reports goes into a page.")
def command(case_file: str, formats: str, folder: str | None, story: str | None, texts: str) -> None:
    """Write CASE, a file that build wrote, in other formats.

    csv gives a file for each sheet (claims, readings, variants, edges, quotes, names, figures ...), each cell safe to open; md is a
    brief to paste, each line with report and offsets; html is the page, of several stories one each.
    """
    from dataclasses import replace

    from retold.api import load, save
    from retold.errors import OptionError
    from retold.publish import export as write_files
    from retold.publish import publisher_named
    from retold.publish.find import find_story

    names = split_names(formats)
    chosen = [publisher_named(name) for name in names]
    case = load(case_file)
    if story:
        case = replace(case, stories=(find_story(case, story),))
    if folder is None and len(chosen) == 1 and chosen[0].name != "csv":
        sys.stdout.buffer.write(chosen[0].publish(case, texts))
        return
    if folder is not None and len(chosen) == 1 and Path(folder).suffix in chosen[0].suffixes and chosen[0].name != "csv":
        save(case, folder, texts=texts)  # FILE.html is meant as the file, not as a folder of that name
        tell(folder)
        return
    if folder is None or not chosen:
        raise OptionError(f"--to {formats!a} makes several files.", code="R205", hint="Say where they go: -o FOLDER.")
    for path in write_files(case, names, folder, Path(case_file).stem, texts=texts):
        tell(str(path))
