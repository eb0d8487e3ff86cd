"""``retold serve``: the local app."""

from __future__ import annotations

import click

from retold.cli.decide import person
from retold.cli.messages import tell


@click.command(name="serve")
@click.argument("place", metavar="CASE|FOLDER", type=click.Path())
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to listen on; a free one when left out.")
@click.option("--by", metavar="NAME", default="", help="Whose decisions these are; else your name on this machine.")
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
def command(place: str, port: int, by: str, opened: bool) -> None:
    """Open a case, or a FOLDER of cases, as pages on this machine: paste or drop reports, watch the build, decide, take back.

    Listens on 127.0.0.1 alone. The address printed holds a key; without it nothing is shown. Ctrl-C ends it.
    """
    from retold.web.serve import serve

    def ready(address: str) -> None:
        click.echo(address)
        tell("Open this address in the browser; Ctrl-C ends the server.")
        if opened:
            import webbrowser

            webbrowser.open(address)

    try:
        serve(place, port=port, by=by or person(), on_ready=ready)
    except KeyboardInterrupt:  # how a server is meant to end
        tell("Ended. All that was kept is in place.")
