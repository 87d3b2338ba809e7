"""`postmortem policy`: what holds here and why, and how another policy differs."""

from __future__ import annotations

from pathlib import Path

import click

from postmortem_kb.cli._editing import say
from postmortem_kb.cli._options import open_project, project_option
from postmortem_kb.errors import UsageError


@click.group()
@project_option
def command(directory: Path) -> None:
    """Show what holds here, and how another policy differs from it."""


@command.command()
@project_option
def show(directory: Path) -> None:
    """Print the policy that holds, each value with the file or preset and the line it is from.

    \b
    Example:
      postmortem policy show
    """
    from postmortem_kb.policy_source import layers
    from postmortem_kb.reports.effective_policy import show as lines_of

    project = open_project(directory, None)
    for line in lines_of(layers(project.policy.document)):
        click.echo(line)


@command.command()
@click.argument("other")
@project_option
def diff(other: str, directory: Path) -> None:
    """Print what OTHER, a policy file or the name of a preset, says differently.

    `+` is said by OTHER alone, `-` by the policy here alone, `~` by both and not the same, the one
    here first. Of a rule it is the level at which it holds.

    \b
    Examples:
      postmortem policy diff base
      postmortem policy diff policy-of-next-year.yml
    """
    from postmortem_kb.policy_source import load_preset, preset_names, read_policy
    from postmortem_kb.reports.policy_difference import differences
    from postmortem_kb.suggestion import did_you_mean

    project = open_project(directory, None)
    path = directory / other
    if other in preset_names():
        theirs = load_preset(other)
    elif path.is_file():
        theirs = read_policy(path.read_bytes(), other)
    else:
        hint = did_you_mean(other, preset_names(), "the presets are")
        raise UsageError(f"`{other}` is no policy file and no preset", hint)
    lines = list(differences(project.policy.data, theirs.data))
    for line in lines:
        click.echo(line)
    counted = "1 difference" if len(lines) == 1 else f"{len(lines)} differences"
    say(f"{counted}: - here, + in {other}, ~ in both" if lines else "They say the same.")
