"""`postmortem severity`: another rung of the ladder."""

from __future__ import annotations

import click

from postmortem_kb.cli._editing import reason_option, say
from postmortem_kb.cli._step import Step, step_options


@click.command()
@click.argument("incident_id", metavar="ID")
@click.argument("severity", metavar="SEV")
@reason_option("Why: the timeline keeps it.")
@step_options()
def command(step: Step, severity: str, reason: str) -> None:
    """Give the incident another severity. The highest ever held decides what is required.

    \b
    Example:
      postmortem severity checkout 1 --reason "data may be lost"
    """
    from postmortem_kb.changes.severity import change_severity
    from postmortem_kb.cli._input import known_word

    policy = step.project.policy
    ladder = policy.severities
    chosen = policy.find_severity(severity) or ladder[known_word(severity, "SEV", ladder)]
    edited = step.take(
        lambda incident: change_severity(incident, chosen.word, step.at, reason, step.by)
    )
    say(f"{step.id} is {chosen.word} from {step.time} on")
    if chosen.pages:
        say(f"Page: {', '.join(chosen.pages)}")
    highest = policy.highest_severity(edited)
    if highest != chosen.word:
        say(f"What is required of it is still that of {highest}, which it held before.")
