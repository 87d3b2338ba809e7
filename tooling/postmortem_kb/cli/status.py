"""`postmortem status`: what is open, which clocks run, what is due next."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._audience import emit, output_option, shown_incidents
from postmortem_kb.cli._options import (
    as_of_option,
    open_project,
    project_option,
    restricted_option,
)


@click.command()
@restricted_option
@output_option
@as_of_option
@project_option
def command(restricted: bool, output: Path | None, as_of: str | None, directory: Path) -> None:
    """Say what is open, which clocks run and what is due next.

    \b
    Example:
      postmortem status
    """
    from postmortem_kb.reports.status import collect
    from postmortem_kb.reports.status_text import render

    project = open_project(directory, as_of)
    incidents = shown_incidents(project, restricted=restricted, output=output, facts_alone=True)
    emit(render(collect(incidents, project.policy, project.now)), output)
