"""`postmortem overdue`: the weekly report of what was promised and not done."""

from __future__ import annotations

import os
from pathlib import Path

import click

from postmortem_kb.cli._audience import emit, output_option, shown_incidents
from postmortem_kb.cli._options import (
    as_of_option,
    open_project,
    project_option,
    restricted_option,
)
from postmortem_kb.errors import UsageError
from postmortem_kb.reports import format_names, load_format


@click.command()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(format_names("overdue")),
    default="text",
    help="How the report is printed.",
)
@click.option(
    "--to",
    "target",
    type=click.Choice(["github-issue"]),
    help="Keep one GitHub issue that says it, as Markdown, and print its address.",
)
@output_option
@restricted_option
@as_of_option
@project_option
def command(
    format_name: str,
    target: str | None,
    output: Path | None,
    restricted: bool,
    as_of: str | None,
    directory: Path,
) -> None:
    """Name what was promised and not done, and what the week brought.

    The same records and the same --as-of give the same bytes.
    """
    from postmortem_kb.reports.overdue import collect

    if target and restricted:
        raise UsageError("--restricted prints to a terminal or a named file only", "leave out --to")
    project = open_project(directory, as_of)
    incidents = shown_incidents(project, restricted=restricted, output=output)
    report = collect(incidents, project.policy, project.people or {}, project.now)
    name = "markdown" if target else format_name
    lines = load_format("overdue", name)(report)
    emit([_keep_issue("\n".join(lines))] if target else lines, output)


def _keep_issue(text: str) -> str:
    """Make the one issue of the weekly report say `text`; gives its address."""
    from postmortem_kb.integrations.github_issue import Repository, update_rolling_issue

    return update_rolling_issue(
        Repository.read(os.environ),
        title="What was promised and not done",
        label="postmortem-weekly",
        marker="<!-- postmortem-weekly -->",
        body=text,
    )
