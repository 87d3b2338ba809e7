"""`postmortem remind`: one issue on the deadlines, which mentions an author once a stage."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._options import as_of_option, open_project, project_option

if TYPE_CHECKING:
    from postmortem_kb.integrations.github_issue import Issue, Repository
    from postmortem_kb.reports.reminder import Reminder

TITLE = "Deadlines of post-mortems"
LABEL = "postmortem-deadlines"


@click.command()
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
@as_of_option
@project_option
def command(dry_run: bool, as_of: str | None, directory: Path) -> None:
    """Keep one GitHub issue on the deadlines of post-mortems.

    It is edited in place. Whoever writes a post-mortem is mentioned once when 24 hours are left,
    and once when they are over. Restricted incidents are never named. A workflow sets
    GITHUB_REPOSITORY and GITHUB_TOKEN.

    \b
    Example:
      postmortem remind --dry-run
    """
    from postmortem_kb.reports.reminder import collect

    project = open_project(directory, as_of)
    reminder = collect(project.reported_facts, project.policy, project.now)
    for line in _preview(reminder) if dry_run else _write(reminder):
        click.echo(line)


def _preview(reminder: Reminder) -> Iterator[str]:
    from postmortem_kb.reports.reminder import due_to_tell, render, render_comment

    yield from render(reminder, ())
    if telling := due_to_tell(reminder, ()):
        yield "\nand, once, the comment:\n"
        yield from render_comment(telling, reminder.zone)


def _write(reminder: Reminder) -> Iterator[str]:
    """Comment first, then remember it in the issue: between the two, the comment remembers."""
    from postmortem_kb.integrations.github_issue import Repository, find_issue, write_issue
    from postmortem_kb.reports.reminder import MARKER, due_to_tell, told_in

    repository = Repository.read(os.environ)
    issue = find_issue(repository, LABEL, MARKER)
    if issue is None and not reminder.deadlines:
        yield "no post-mortem is due, and there is no issue that says otherwise"
        return
    told = told_in(issue.body) if issue else frozenset()
    if issue is None or due_to_tell(reminder, told):
        issue = issue or write_issue(repository, None, TITLE, LABEL, _text(reminder, told))
        told |= _tell(reminder, told, repository, issue)
    yield write_issue(repository, issue, TITLE, LABEL, _text(reminder, told)).url


def _text(reminder: Reminder, told: Iterable[str]) -> str:
    from postmortem_kb.reports.reminder import render

    return "\n".join(render(reminder, told))


def _tell(
    reminder: Reminder, told: frozenset[str], repository: Repository, issue: Issue
) -> frozenset[str]:
    """Mention whom nobody has mentioned yet; gives the keys of all that is told now."""
    from postmortem_kb.integrations.github_issue import add_comment, recent_comments
    from postmortem_kb.reports.reminder import due_to_tell, render_comment, told_in

    told |= told_in(recent_comments(repository, issue))
    telling = due_to_tell(reminder, told)
    if telling:
        add_comment(repository, issue, "\n".join(render_comment(telling, reminder.zone)))
    return told | {deadline.key for deadline in telling}
