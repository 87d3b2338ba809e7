"""`postmortem reopen`: it was not over after all."""

from __future__ import annotations

import click

from postmortem_kb.cli._editing import reason_option, say
from postmortem_kb.cli._step import Step, step_options


@click.command()
@click.argument("incident_id", metavar="ID")
@reason_option("Why: the timeline keeps it.", required=False)
@step_options(open_first=False)
def command(step: Step, reason: str) -> None:
    """Open a resolved incident again. The deadline will count from its next end.

    \b
    Example:
      postmortem reopen checkout
    """
    from postmortem_kb.changes.reopen import reopen

    step.take(lambda incident: reopen(incident, step.at, reason, step.by))
    say(f"{step.id} is open again since {step.time}")
    say("The timeline keeps when it was resolved before; the deadline counts from the next end.")
