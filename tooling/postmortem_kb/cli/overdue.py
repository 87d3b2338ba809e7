"""`postmortem overdue`: the weekly report of what was promised and not done."""

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
from postmortem_kb.reports import format_names, load_format


@click.command()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(format_names("overdue")),
    default="text",
    help="How the report is printed.",
)
@output_option
@restricted_option
@as_of_option
@project_option
def command(
    format_name: str, output: Path | None, restricted: bool, as_of: str | None, directory: Path
) -> None:
    """Name what was promised and not done, and what the week brought.

    The same records and the same --as-of give the same bytes.
    """
    from postmortem_kb.reports.overdue import collect

    project = open_project(directory, as_of)
    incidents = shown_incidents(project, restricted=restricted, output=output)
    report = collect(incidents, project.policy, project.people or {}, project.now)
    emit(load_format("overdue", format_name)(report), output)
