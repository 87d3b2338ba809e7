"""`postmortem resolve`: the incident is over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._editing import line_option, say, say_steps, shown
from postmortem_kb.cli._step import Step, step_options

if TYPE_CHECKING:
    from postmortem_kb.edit import Edits
    from postmortem_kb.incident import Incident
    from postmortem_kb.policy import Policy
    from postmortem_kb.project import Project


@click.command()
@click.argument("incident_id", metavar="[ID]", required=False)
@line_option("--text", default="Resolved.", help="What ended it, in a line.")
@step_options()
def command(step: Step, text: str) -> None:
    """Say that the incident is over, and until when its post-mortem is due.

    ID may be left out where one incident alone is open.

    \b
    Example:
      postmortem resolve checkout --by eve
    """
    edited = step.take(lambda incident: _edits(incident, step, text))
    say(f"{step.id} is resolved since {step.time}")
    say_steps(step.project.policy, "resolve", edited)
    for line in _advice(step.project, edited):
        say(line)


def _edits(incident: Incident, step: Step, text: str) -> Edits:
    from postmortem_kb.changes.resolve import owe_postmortem, resolve
    from postmortem_kb.clocks import postmortem_deadline
    from postmortem_kb.editing import with_edits

    edits = resolve(incident, step.at, text, step.by)
    # The clocks read the record as it will be.
    after = with_edits(incident, edits)
    return edits + owe_postmortem(postmortem_deadline(after, step.project.policy))


def _advice(project: Project, incident: Incident) -> Iterator[str]:
    from postmortem_kb.clocks import read_clocks

    policy = project.policy
    for reading in read_clocks(incident, policy, project.now):
        if reading.state == "running" and reading.clock.starts == "resolved_at":
            yield f"{reading.clock.title}: by {shown(reading.due, policy)}"
            yield from _sending(reading.clock.sent, incident, policy)
    if incident.moment("mitigated_at") is None:
        yield "When the harm stopped is not known: write `mitigated_at` into incident.md."
    if policy.asks_postmortem(incident):
        yield f"Then: postmortem draft {incident.id}"


def _sending(what: str, incident: Incident, policy: Policy) -> Iterator[str]:
    """How something is written and its clock stopped; an email to customers stays beside it."""
    from postmortem_kb.incident import CUSTOMER_EMAIL_FILE

    if what in policy.part("documents"):
        file = f"{what}.md"
        output = f" --output {incident.folder}/{file}" if file == CUSTOMER_EMAIL_FILE else ""
        yield f"  to write it: postmortem report {incident.id} --for {what}{output}"
    if what:
        yield f'  once it is: postmortem log {incident.id} --kind sent --word what={what} "…"'
