"""`postmortem check`: the gate."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from postmortem_kb.cli._options import as_of_option, open_project, project_option
from postmortem_kb.cli._place import prefix_of
from postmortem_kb.cli._summary import summarise
from postmortem_kb.formats import Setting, format_names, load_format


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(format_names()),
    default="text",
    help="How problems are printed.",
)
@click.option(
    "--deadlines", is_flag=True, help="Let the clock count: what is late now is an error."
)
@as_of_option
@project_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    format_name: str,
    deadlines: bool,
    as_of: str | None,
    directory: Path,
) -> None:
    """Check records against the policy and say exactly what is missing.

    Without PATHS all records are checked. Exit status 1 where there is an error.
    """
    from postmortem_kb.checking import check_project

    project = open_project(directory, as_of)
    named = [directory / path for path in paths]
    outcome = check_project(project, named, deadlines=deadlines)
    for line in load_format(format_name)(outcome, _setting(project.root)):
        click.echo(line)
    for line in summarise(outcome):
        click.echo(line, err=True)
    context.exit(1 if outcome.blocks else 0)


def _setting(root: Path) -> Setting:
    terminal = sys.stdout.isatty()
    return Setting(prefix=prefix_of(root), colour=terminal and not os.environ.get("NO_COLOR"))
