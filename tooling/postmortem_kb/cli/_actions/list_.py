"""`postmortem actions list`: which promises there are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.action_item import STATES
from postmortem_kb.cli._audience import emit, format_option, output_option, shown_incidents
from postmortem_kb.cli._options import (
    as_of_option,
    open_project,
    project_option,
    restricted_option,
)
from postmortem_kb.printable import printable
from postmortem_kb.reports import load_format
from postmortem_kb.reports.actions import Wanted, collect
from postmortem_kb.suggestion import did_you_mean

if TYPE_CHECKING:
    from postmortem_kb.incident import Incident
    from postmortem_kb.project import Project


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
@format_option("actions", "How the items are printed.")
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
    """List action items, the first due first.

    \b
    Examples:
      postmortem actions list --owner ada
      postmortem actions list --state idea --state committed
    """
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
    if not rows:
        _say_unknown(wanted, project, incidents)
    _say_unread(incidents)
    emit(load_format("actions", format_name)(rows), output)


def _say_unread(incidents: Iterable[Incident]) -> None:
    from postmortem_kb.cli._editing import say

    for incident in incidents:
        if incident.postmortem and incident.postmortem.broken:
            why = "cannot be read, its items are left out; `postmortem check` says what is wrong"
            say(f"{incident.postmortem.path} {why}")


def _say_unknown(wanted: Wanted, project: Project, incidents: Iterable[Incident]) -> None:
    """Tell a word that nothing has, which is a slip of the hand, from one that has no items."""
    from postmortem_kb.cli._editing import say

    people, services = project.people or {}, project.services or {}
    rows = collect(incidents, Wanted(), project.policy, people, project.now)
    known: dict[str, tuple[str, set[str]]] = {
        "--owner": (wanted.owner, {*people, *(row.item.owner for row in rows)}),
        "--team": (wanted.team, {one.team for one in people.values()} | {row.team for row in rows}),
        "--service": (wanted.service, {*services, *(s for r in rows for s in r.incident.services)}),
    }
    for option, (word, words) in known.items():
        if word and word not in words:
            hint = did_you_mean(word, words - {""}, "there are")
            say(f"{option} {printable(word)} is not known here{f'; {hint}' if hint else ''}")
