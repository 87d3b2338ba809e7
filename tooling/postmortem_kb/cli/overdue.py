"""`postmortem overdue`: the weekly report of what was promised and not done."""

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
from postmortem_kb.cli._weekly_delivery import destinations, run
from postmortem_kb.errors import UsageError
from postmortem_kb.reports import load_format


@click.command()
@format_option("overdue", "How the report is printed.")
@click.option(
    "--to",
    "destination",
    type=click.Choice(destinations()),
    help="Send the report instead of printing it, once in an ISO week: into files on the branch "
    "postmortem-state, by mail (SMTP_HOST, SMTP_FROM, SMTP_TO), to Slack (SLACK_WEBHOOK_URL), or "
    "to one rolling issue (GITHUB_REPOSITORY, GITHUB_TOKEN).",
)
@click.option("--dry-run", is_flag=True, help="With --to: print what would be written.")
@click.option(
    "--push",
    is_flag=True,
    help="With --to: share the branch postmortem-state, so that other machines know what was sent.",
)
@output_option
@restricted_option
@as_of_option
@project_option
def command(
    format_name: str,
    destination: str | None,
    dry_run: bool,
    push: bool,
    output: Path | None,
    restricted: bool,
    as_of: str | None,
    directory: Path,
) -> None:
    """Name what was promised and not done, and what the week brought.

    The same records and the same --as-of give the same bytes.

    \b
    Examples:
      postmortem overdue
      postmortem overdue --format csv --output overdue.csv
    """
    from postmortem_kb.reports.overdue import collect

    _refuse_contradictions(destination, dry_run or push, output, restricted)
    project = open_project(directory, as_of)
    incidents = shown_incidents(project, restricted=restricted, output=output, facts_alone=True)
    report = collect(incidents, project.policy, project.people or {}, project.now)
    if destination is None:
        emit(load_format("overdue", format_name)(report), output)
        return
    if not run(project, report, destination, push=push, dry_run=dry_run):
        click.get_current_context().exit(1)


def _refuse_contradictions(
    destination: str | None, sending: bool, output: Path | None, restricted: bool
) -> None:
    if destination is None and sending:
        raise UsageError(
            "--dry-run and --push belong to --to", "without --to nothing is sent anyway"
        )
    if destination and output:
        raise UsageError("give either --to or --output", "--to sends it, --output writes a file")
    if destination and restricted:
        message = "restricted incidents are never sent"
        raise UsageError(message, "leave out --to, and name a file with --output")
