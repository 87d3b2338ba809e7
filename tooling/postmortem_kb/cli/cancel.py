"""`postmortem cancel`: it was no incident."""

from __future__ import annotations

import click

from postmortem_kb.cli._editing import reason_option, say, say_steps
from postmortem_kb.cli._step import Step, step_options


@click.command()
@click.argument("incident_id", metavar="ID")
@reason_option("Why it is no incident.")
@step_options()
def command(step: Step, reason: str) -> None:
    """Call off an incident that turned out to be none. No figure counts it.

    \b
    Example:
      postmortem cancel checkout --reason "A load test that nobody had announced"
    """
    from postmortem_kb.changes.cancel import cancel

    edited = step.take(lambda incident: cancel(incident, step.at, reason, step.by))
    say(f"{step.id} is cancelled. Thank you for declaring it: better once too often.")
    say_steps(step.project.policy, "cancel", edited)
