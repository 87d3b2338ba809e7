"""`postmortem resolve`: the incident is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._editing import LONGEST_REASON, at_option, by_option, read_author, say, shown
from postmortem_kb.cli._options import as_of_option, open_project, project_option

if TYPE_CHECKING:
    from postmortem_kb.edit import Edits
    from postmortem_kb.incident import Incident
    from postmortem_kb.policy import Policy
    from postmortem_kb.project import Project


@click.command()
@click.argument("incident_id", metavar="ID")
@click.option("--text", default="Resolved.", metavar="TEXT", help="What ended it, in a line.")
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
    """Say that the incident is over, and until when its post-mortem is due."""
    from postmortem_kb.cli._input import read_at, read_line
    from postmortem_kb.editing import edit_record

    project = open_project(directory, as_of)
    found = project.find(incident_id, open_first=True)
    moment = read_at(at, project)
    said = read_line(text, "--text", LONGEST_REASON)
    author = read_author(by, project, moment)
    edited = edit_record(
        project,
        found.id,
        lambda incident: _edits(incident, project.policy, moment, said, author),
    )
    say(f"{found.id} is resolved since {shown(moment, project.policy)}")
    for line in _advice(project, edited):
        say(line)


def _edits(incident: Incident, policy: Policy, at: datetime, text: str, by: str) -> Edits:
    from postmortem_kb.changes.resolve import owe_postmortem, resolve
    from postmortem_kb.clocks import postmortem_deadline
    from postmortem_kb.editing import with_edits

    edits = resolve(incident, at, text, by)
    # The clocks read the record as it will be.
    return edits + owe_postmortem(postmortem_deadline(with_edits(incident, edits), policy))


def _advice(project: Project, incident: Incident) -> Iterator[str]:
    from postmortem_kb.clocks import read_clocks

    policy = project.policy
    for reading in read_clocks(incident, policy, project.now):
        if reading.state == "running" and reading.clock.starts == "resolved_at":
            yield f"{reading.clock.title}: by {shown(reading.due, policy)}"
            if reading.clock.sent:
                word = f"--kind sent --word what={reading.clock.sent}"
                yield f'  once it is: postmortem log {incident.id} {word} "…"'
    for step in policy.steps("resolve", incident):
        yield f"By hand: {step}"
    if incident.moment("mitigated_at") is None:
        yield "When the harm stopped is not known: write `mitigated_at` into incident.md."
    if policy.asks_postmortem(incident):
        yield f"Then: postmortem draft {incident.id}"
