"""`postmortem comment`: what a pull request's check says, where its author reads it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from postmortem_kb.cli._options import as_of_option, open_project, project_option
from postmortem_kb.cli._place import prefix_of
from postmortem_kb.errors import ConfigurationError

_NOT_ALLOWED = "not written as a comment on the pull request"


@click.command()
@click.option(
    "--changed-since",
    metavar="REF",
    help="Speak of what differs from where this branch left REF (main, say).",
)
@click.option(
    "--author",
    metavar="LOGIN",
    default="github-actions[bot]",
    show_default=True,
    help="Whose comment it is: the login that GITHUB_TOKEN belongs to.",
)
@click.option("--dry-run", is_flag=True, help="Only print what would be written.")
@as_of_option
@project_option
def command(
    changed_since: str | None, author: str, dry_run: bool, as_of: str | None, directory: Path
) -> None:
    """Write what is missing into the pull request: a job summary and one comment.

    For a workflow on GitHub. The comment is edited from then on, so that it stands there once.
    Where the token may not comment, as for a fork's pull request, the job summary has it, and
    that is no failure. Whether the change may be merged is for `postmortem check` to say.

    \b
    Example:
      postmortem comment --changed-since origin/main --dry-run
    """
    text = _summary(changed_since, as_of, directory)
    if dry_run:
        click.echo(text)
        return
    try:
        click.echo(_comment(author, text))
        note = ""
    except ConfigurationError as failure:
        note = f"{_NOT_ALLOWED}: {failure.message}"
        click.echo(note, err=True)
    _add_to_job_summary(text, note)


def _summary(changed_since: str | None, as_of: str | None, directory: Path) -> str:
    from postmortem_kb.checking import check_project
    from postmortem_kb.comparing import check_change
    from postmortem_kb.formats import Setting, load_format
    from postmortem_kb.reviewing import reviewed

    project = open_project(directory, as_of)
    whole = changed_since is None
    outcome = check_project(project) if whole else check_change(project, str(changed_since))
    outcome = reviewed(outcome, project, since=changed_since)
    return "\n".join(load_format("markdown")(outcome, Setting(prefix_of(project.root))))


def _comment(author: str, text: str) -> str:
    """Write the comment and give its address."""
    from postmortem_kb.integrations.github_comment import pull_request_number, write_comment
    from postmortem_kb.integrations.github_issue import Repository

    number = pull_request_number(os.environ)
    return write_comment(Repository.read(os.environ), number, author, text)


def _add_to_job_summary(text: str, note: str) -> None:
    """Append to the file that GitHub shows on the run's page; elsewhere there is none."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    if not name:
        return
    from postmortem_kb.reports._markdown import escape

    said = f"\n\n{escape(note)}" if note else ""
    try:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(f"{text}{said}\n")
    except OSError as error:
        click.echo(f"not written to the job summary: {error.strerror}", err=True)
