"""`postmortem mitigate`: the harm has stopped."""

from __future__ import annotations

import click

from postmortem_kb.cli._editing import line_option, say, say_steps
from postmortem_kb.cli._step import Step, step_options


@click.command()
@click.argument("incident_id", metavar="[ID]", required=False)
@line_option("--text", default="The harm has stopped.", help="What stopped it, in a line.")
@step_options()
def command(step: Step, text: str) -> None:
    """Say that the harm has stopped; the incident itself goes on until `resolve`.

    ID may be left out where one incident alone is open.

    \b
    Example:
      postmortem mitigate checkout --at 14:30
    """
    from postmortem_kb.changes.mitigate import mitigate

    edited = step.take(lambda incident: mitigate(incident, step.at, text, step.by))
    say(f"{step.id} is mitigated since {step.time}")
    say_steps(step.project.policy, "mitigate", edited)
    say(f"When it is over: postmortem resolve {step.id}")
