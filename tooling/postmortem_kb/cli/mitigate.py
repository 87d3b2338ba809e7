"""`postmortem mitigate`: the harm has stopped."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._editing import LONGEST_REASON, at_option, by_option, read_author, say, shown
from postmortem_kb.cli._options import as_of_option, open_project, project_option


@click.command()
@click.argument("incident_id", metavar="ID")
@click.option(
    "--text", default="The harm has stopped.", metavar="TEXT", help="What stopped it, in a line."
)
@by_option
@at_option
@as_of_option
@project_option
def command(
    incident_id: str,
    text: str,
    by: str | None,
    at: str | None,
    as_of: str | None,
    directory: Path,
) -> None:
    """Say that the harm has stopped; the incident itself goes on until `resolve`."""
    from postmortem_kb.changes.mitigate import mitigate
    from postmortem_kb.cli._input import read_at, read_line
    from postmortem_kb.editing import edit_record

    project = open_project(directory, as_of)
    found = project.find(incident_id, open_first=True)
    moment = read_at(at, project)
    said = read_line(text, "--text", LONGEST_REASON)
    author = read_author(by, project, moment)
    edit_record(project, found.id, lambda incident: mitigate(incident, moment, said, author))
    say(f"{found.id} is mitigated since {shown(moment, project.policy)}")
    say(f"When it is over: postmortem resolve {found.id}")
