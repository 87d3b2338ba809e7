"""`postmortem actions list`: which promises there are."""

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
from postmortem_kb.reports.actions import STATES, Wanted, collect


@click.command()
@click.option("--owner", default="", metavar="P", help="Only those of this person.")
@click.option("--team", default="", metavar="T", help="Only those of people of this team.")
@click.option("--service", default="", metavar="S", help="Only of incidents of this service.")
@click.option("--incident", default="", metavar="ID", help="Only those of this incident.")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([*STATES, "all"]),
    default=("committed",),
    show_default=True,
    help="Only those in this state; may be given several times.",
)
@click.option(
    "--age",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Only those that were added at least so many days ago.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(format_names("actions")),
    default="text",
    help="How the items are printed.",
)
@output_option
@restricted_option
@as_of_option
@project_option
def command(
    owner: str,
    team: str,
    service: str,
    incident: str,
    states: tuple[str, ...],
    age: int | None,
    format_name: str,
    output: Path | None,
    restricted: bool,
    as_of: str | None,
    directory: Path,
) -> None:
    """List action items, the first due first."""
    project = open_project(directory, as_of)
    incidents = shown_incidents(project, restricted=restricted, output=output)
    wanted = Wanted(
        states=() if "all" in states else states,
        owner=owner.removeprefix("@"),
        team=team,
        service=service,
        incident=project.find(incident).id if incident else "",
        age=age,
    )
    rows = collect(incidents, wanted, project.policy, project.people or {}, project.now)
    emit(load_format("actions", format_name)(rows), output)
