"""`postmortem people`: who works here, and how they come into people.yml."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._options import as_of_option, open_project, project_option
from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from postmortem_kb.changes.join_people import Joined
    from postmortem_kb.roster import Roster


@click.group(invoke_without_command=True)
@project_option
@click.pass_context
def command(context: click.Context, directory: Path) -> None:
    """List who works here, and bring people in from CODEOWNERS or a table.

    Without a verb, they are listed.
    """
    if context.invoked_subcommand is None:
        context.invoke(list_, directory=directory)


@command.command(name="list")
@as_of_option
@project_option
def list_(as_of: str | None, directory: Path) -> None:
    """List the people of people.yml, each with the team of that day.

    The columns are the handle, the team, the name and, of those who have left, their last day.

    \b
    Example:
      postmortem people list
    """
    project = open_project(directory, as_of)
    today = project.now.astimezone(project.policy.zone).date()
    people = project.people or {}
    handles = max((len(handle) for handle in people), default=0)
    teams = max((len(person.team_on(today)) for person in people.values()), default=0)
    for person in people.values():
        left = f"  left {person.until}" if person.left_by(today) else ""
        team = person.team_on(today)
        line = f"{person.handle:<{handles}}  {team:<{teams}}  {printable(person.name)}{left}"
        click.echo(line)
    if not people:
        click.echo("schema/people.yml lists nobody: any handle is accepted.", err=True)


@command.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be added; write nothing.")
@project_option
def import_(file: Path, dry: bool, directory: Path) -> None:
    """Bring the people of CODEOWNERS or a table into people.yml.

    A table is a .csv whose first line names the columns, in any order: handle, name, team, email,
    from, until; a line for each time in a team. What people.yml says already is never replaced:
    where the file differs, both are told. Run it as often as you like. Exit status 1 means that
    something is left for you.

    \b
    Example:
      postmortem people import .github/CODEOWNERS
    """
    from postmortem_kb.joining import iter_proposals, join, read_roster

    project = open_project(directory)
    was_empty = not project.people
    roster = read_roster(file)
    joined = join(project, roster, dry=dry)
    for said in (*(step.said for step in joined.added), *(step.said for step in joined.completed)):
        click.echo(printable(said))
    for remark in sorted((*roster.refused, *joined.left), key=lambda remark: remark.line):
        click.echo(printable(f"{file}:{remark.line}: {remark.message}"), err=True)
    for note in roster.notes:
        click.echo(printable(f"{file}:{note.line}: note: {note.message}"), err=True)
    for proposal in iter_proposals(project.services or {}, roster.owned):
        click.echo(printable(f"schema/services.yml: note: {proposal}"), err=True)
    for line in _summary(roster, joined, dry=dry, was_empty=was_empty):
        click.echo(line, err=True)
    if roster.refused or joined.left:
        click.get_current_context().exit(1)


def _summary(roster: Roster, joined: Joined, *, dry: bool, was_empty: bool) -> Iterator[str]:
    added = f"{len(joined.added)} would be added" if dry else f"{len(joined.added)} added"
    said = [added, f"{joined.known} known already"]
    completed = {step.edit.path[0] for step in joined.completed}
    said += [f"{len(completed)} completed"] if completed else []
    left = len(roster.refused) + len(joined.left)
    said += [f"{left} left for you"] if left else []
    yield f"{', '.join(said)}."
    if was_empty and joined.added:
        yield (
            "Where people.yml lists somebody, `check` accepts no handle that it does not list: "
            "add those who are missing."
        )
