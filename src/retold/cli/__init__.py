"""The command line: parse, call, show. stdout carries only what was asked for, everything else goes to stderr."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import NoReturn

import click

from retold.cli import exits
from retold.cli.messages import tell
from retold.errors import RetoldError

COMMANDS = {
    "build": "Read reports, find everything, write the outputs.",
    "show": "Print the answers of a case.",
    "explain": "Print the evidence for one result.",
    "export": "Write a case in other formats: csv, md, html, json.",
    "decide": "Record what you know better; every later build keeps to it.",
    "serve": "Open a case in the browser: add reports, decide, take back.",
    "check": "Validate case files, or try the readers.",
    "compare": "Compare two texts, or many pairs.",
    "diff": "Print what one case adds to another.",
}
BUG_CODE = "R999"


class Commands(click.Group):
    """The commands, each imported only when it runs, so that ``--help`` answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"retold.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_version(context: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked:
        from retold.api import version

        click.echo(f"retold {version()}")
        context.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version and exit.")
def group() -> None:
    """Many reports of one event: what they agree on, what they dispute, who copied whom, what changed on the way.

    Never touches the network. Completion: eval "$(_RETOLD_COMPLETE=bash_source retold)", or zsh_source, fish_source.
    """


def main() -> NoReturn:
    """Run the command line and leave with the exit code that REPORT names."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; the exit code comes back. Every error becomes a coded message on stderr."""
    try:
        outcome = group.main(arguments, prog_name="retold", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return exits.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return exits.USAGE
    except KeyboardInterrupt:
        tell("Interrupted. The same command starts again.")
        return exits.INTERRUPTED
    except RetoldError as error:
        tell(str(error))
        return exits.exit_code(error)
    except BrokenPipeError:
        return _close_stdout()
    except Exception:  # noqa: BLE001  the last resort: a trace is for a bug report, never for the screen
        return _report_bug()
    return outcome if isinstance(outcome, int) else exits.BUILT


def _close_stdout() -> int:
    """The reader of our output went away (``retold show | head``): end quietly."""
    sys.stdout = None  # so that the interpreter does not complain while closing it
    return exits.BUILT


def _report_bug() -> int:
    """Keep the trace of an unforeseen error in a file and say where."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="retold-trace-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
    ) as file:
        traceback.print_exc(file=file)
    tell(f"{BUG_CODE} this is a bug in retold. The trace lies in {file.name}. Please report it.")
    return exits.BUG
