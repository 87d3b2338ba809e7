"""`postmortem cancel`: it was no incident."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._editing import LONGEST_REASON, at_option, by_option, read_author, say
from postmortem_kb.cli._options import as_of_option, open_project, project_option


@click.command()
@click.argument("incident_id", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why it is no incident.")
@by_option
@at_option
@as_of_option
@project_option
def command(
    incident_id: str,
    reason: str,
    by: str | None,
    at: str | None,
    as_of: str | None,
    directory: Path,
) -> None:
    """Call off an incident that turned out to be none. No figure counts it."""
    from postmortem_kb.changes.cancel import cancel
    from postmortem_kb.cli._input import read_at, read_line
    from postmortem_kb.editing import edit_record

    project = open_project(directory, as_of)
    found = project.find(incident_id, open_first=True)
    moment = read_at(at, project)
    why = read_line(reason, "--reason", LONGEST_REASON)
    author = read_author(by, project, moment)
    edit_record(project, found.id, lambda incident: cancel(incident, moment, why, author))
    say(f"{found.id} is cancelled. Thank you for declaring it: better once too often.")
