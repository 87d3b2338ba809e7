"""`postmortem stats`: the numbers of the insights page, in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._audience import emit, format_option, output_option, shown_incidents
from postmortem_kb.cli._options import (
    as_of_option,
    open_project,
    project_option,
    restricted_option,
)
from postmortem_kb.reports import load_format


@click.command()
@format_option("stats", "How the figures are printed.")
@output_option
@restricted_option
@as_of_option
@project_option
def command(
    format_name: str, output: Path | None, restricted: bool, as_of: str | None, directory: Path
) -> None:
    """Show whether we learn: times, deadlines kept, action items finished, what comes back.

    Drills, external and cancelled incidents count in no figure.

    \b
    Examples:
      postmortem stats
      postmortem stats --format json
    """
    from postmortem_kb.reports.stats import collect

    project = open_project(directory, as_of)
    incidents = shown_incidents(project, restricted=restricted, output=output, facts_alone=True)
    stats = collect(incidents, project.policy, project.services or {}, project.now)
    emit(load_format("stats", format_name)(stats), output)
