"""`postmortem assign`: gives somebody a role in an incident."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._editing import at_option, say, shown
from postmortem_kb.cli._options import as_of_option, open_project, project_option


@click.command()
@click.argument("incident_id", metavar="ID")
@click.argument("role")
@click.argument("person")
@at_option
@as_of_option
@project_option
def command(
    incident_id: str, role: str, person: str, at: str | None, as_of: str | None, directory: Path
) -> None:
    """Give PERSON the ROLE, by a hand-over where only one may hold it.

    \b
    Example:
      postmortem assign checkout incident-commander ada
    """
    from postmortem_kb.changes.assign import assign
    from postmortem_kb.cli._input import read_at, read_person, read_role
    from postmortem_kb.editing import edit_record

    project = open_project(directory, as_of)
    found = project.find(incident_id, open_first=True)
    chosen = read_role(role, "ROLE", project.policy)
    moment = read_at(at, project)
    who = read_person(person, "PERSON", project, moment)
    edit_record(
        project,
        found.id,
        lambda incident: assign(incident, chosen.word, who, moment, shared=chosen.shared),
    )
    say(f"{found.id}: {who} is {chosen.title} from {shown(moment, project.policy)} on")
    if chosen.duty:
        say(f"  {' '.join(chosen.duty.split())}")
    for duty in chosen.duties:
        say(f"  - {duty}")
