"""`postmortem reopen`: it was not over after all."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._editing import LONGEST_REASON, at_option, by_option, read_author, say, shown
from postmortem_kb.cli._options import as_of_option, open_project, project_option


@click.command()
@click.argument("incident_id", metavar="ID")
@click.option("--reason", default="", metavar="TEXT", help="Why: the timeline keeps it.")
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
    """Open a resolved incident again. The deadline will count from its next end."""
    from postmortem_kb.changes.reopen import reopen
    from postmortem_kb.cli._input import read_at, read_line
    from postmortem_kb.editing import edit_record

    project = open_project(directory, as_of)
    found = project.find(incident_id)
    moment = read_at(at, project)
    why = read_line(reason, "--reason", LONGEST_REASON) if reason else ""
    author = read_author(by, project, moment)
    edit_record(project, found.id, lambda incident: reopen(incident, moment, why, author))
    say(f"{found.id} is open again since {shown(moment, project.policy)}")
    say("The timeline keeps when it was resolved before; the deadline counts from the next end.")
