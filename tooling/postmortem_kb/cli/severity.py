"""`postmortem severity`: another rung of the ladder."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._editing import LONGEST_REASON, at_option, by_option, read_author, say, shown
from postmortem_kb.cli._options import as_of_option, open_project, project_option


@click.command()
@click.argument("incident_id", metavar="ID")
@click.argument("severity", metavar="SEV")
@click.option("--reason", required=True, metavar="TEXT", help="Why: the timeline keeps it.")
@by_option
@at_option
@as_of_option
@project_option
def command(
    incident_id: str,
    severity: str,
    reason: str,
    by: str | None,
    at: str | None,
    as_of: str | None,
    directory: Path,
) -> None:
    """Give the incident another severity. The highest ever held decides what is required."""
    from postmortem_kb.changes.severity import change_severity
    from postmortem_kb.cli._input import known_word, read_at, read_line
    from postmortem_kb.editing import edit_record

    project = open_project(directory, as_of)
    found = project.find(incident_id, open_first=True)
    ladder = project.policy.severities
    chosen = project.policy.find_severity(severity) or ladder[known_word(severity, "SEV", ladder)]
    moment = read_at(at, project)
    why = read_line(reason, "--reason", LONGEST_REASON)
    author = read_author(by, project, moment)
    edited = edit_record(
        project,
        found.id,
        lambda incident: change_severity(incident, chosen.word, moment, why, author),
    )
    say(f"{found.id} is {chosen.word} from {shown(moment, project.policy)} on")
    if chosen.pages:
        say(f"Page: {', '.join(chosen.pages)}")
    highest = project.policy.highest_severity(edited)
    if highest != chosen.word:
        say(f"What is required of it is still that of {highest}, which it held before.")
