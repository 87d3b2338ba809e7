"""`postmortem sync`: action items and their tickets."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._editing import say
from postmortem_kb.cli._options import open_project, project_option
from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from postmortem_kb.syncing import Outcome


@click.command()
@click.option("--apply", is_flag=True, help="Make the tickets and write the records.")
@project_option
@click.pass_context
def command(context: click.Context, apply: bool, directory: Path) -> None:
    """Give every promise a ticket, and hear what its ticket says.

    Without --apply nothing is changed: what would be done is printed. A ticket is found by its
    label and a hidden marker, and is made once, with owner and due date. What one side changed
    since goes to the other; what both changed, or contradicts the record, is named and left to
    you. A closed ticket makes its item done. A ticket made by hand is read and never written.
    Restricted incidents, drills and cancelled ones have no tickets, and a public tracker has
    those of public incidents alone.

    In the policy: `action_items: {tracker: Linear}` or `GitHub`. For Linear set LINEAR_API_KEY
    and LINEAR_TEAM, for GitHub GITHUB_REPOSITORY and GITHUB_TOKEN. Exit status 1 where something
    contradicts or failed.

    \b
    Examples:
      postmortem sync
      postmortem sync --apply
    """
    from postmortem_kb.document import text_of
    from postmortem_kb.integrations._tracker import connect
    from postmortem_kb.syncing import sync

    project = open_project(directory)
    tracker = connect(text_of(project.policy.part("action_items"), "tracker"), os.environ)
    outcomes = [_shown(outcome) for outcome in sync(project, tracker, apply=apply)]
    _say_what_is_left(outcomes, apply=apply)
    if not text_of(project.policy.part("site"), "repository"):
        say("Tickets lead to no record: `site: {repository: …}` in the policy gives the way back.")
    context.exit(1 if any(one.conflicts or one.failure for one in outcomes) else 0)


def _say_what_is_left(outcomes: Sequence[Outcome], *, apply: bool) -> None:
    """What comes next, or that nothing does."""
    news = any(one.said for one in outcomes)
    if news and apply:
        say("Commit what was written into the records.")
    elif news:
        say("Nothing was changed: `postmortem sync --apply` does it.")
    elif not any(one.conflicts or one.failure for one in outcomes):
        say(f"{len(outcomes)} action items compared: there is nothing to do.")


def _shown(outcome: Outcome) -> Outcome:
    """Print what became of an item."""
    name = printable(outcome.item)
    for line in outcome.said:
        click.echo(f"{name}: {printable(line)}")
    for line in outcome.conflicts:
        click.echo(f"{name}: conflict: {printable(line)}")
    if outcome.passed_over:
        click.echo(f"{name}: passed over: {printable(outcome.passed_over)}")
    if outcome.failure:
        click.echo(f"{name}: failed: {printable(outcome.failure.message)}")
        say(f"  hint: {printable(outcome.failure.hint)}")
    return outcome
