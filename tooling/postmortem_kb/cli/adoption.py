"""`postmortem adoption`: how far the imported records are."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._audience import emit, output_option, shown_incidents
from postmortem_kb.cli._options import as_of_option, open_project, project_option


@click.command()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(["json", "text"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@output_option
@as_of_option
@project_option
def command(format_name: str, output: Path | None, as_of: str | None, directory: Path) -> None:
    """Say what the imported records have, and which rules they would pass.

    The rules on completeness leave imported records alone until the policy names them. Here each
    is asked, so that you see which could be switched on today. Restricted records are left out.

    \b
    Example:
      postmortem adoption
    """
    from postmortem_kb.reports import load_format
    from postmortem_kb.reports.adoption import collect

    project = open_project(directory, as_of)
    incidents = shown_incidents(project, restricted=False)
    adoption = collect(incidents, project.circumstances())
    emit(load_format("adoption", format_name)(adoption), output)
