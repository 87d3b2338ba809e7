"""`postmortem serve`: the site on this machine, built again at every change."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from postmortem_kb.cli._options import open_project, project_option
from postmortem_kb.errors import UsageError


@click.command()
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The port to answer on.",
)
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="The address to answer on.",
)
@project_option
def command(port: int, host: str, directory: Path) -> None:
    """Serve the site on this machine, internal records included. Ctrl-C stops it.

    \b
    Example:
      postmortem serve
    """
    project = open_project(directory)
    from mkdocs.commands.serve import serve

    from postmortem_kb.website.building import CONFIGURATION, load

    load(project)
    logging.basicConfig(format="%(message)s")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    try:
        serve(str(project.root / CONFIGURATION), dev_addr=f"{host}:{port}")
    except OSError as failure:
        message = f"cannot answer on {host}:{port}: {failure.strerror or failure}"
        raise UsageError(message, "choose another port with --port") from failure
