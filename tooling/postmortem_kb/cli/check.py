"""`postmortem check`: the gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postmortem_kb.cli._fixing import fix_options, make_fixes, show_fixes
from postmortem_kb.cli._options import as_of_option, open_project, project_option
from postmortem_kb.cli._place import prefix_of
from postmortem_kb.cli._summary import NO_RECORD, summarise
from postmortem_kb.cli._terminal import setting
from postmortem_kb.cli._trying import show_trial, what_if_option
from postmortem_kb.errors import FileRefused, UsageError
from postmortem_kb.formats import format_names, load_format
from postmortem_kb.printable import printable

if TYPE_CHECKING:
    from postmortem_kb.problem import Outcome
    from postmortem_kb.project import Project


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(format_names()),
    default="text",
    help="How problems are printed.",
)
@click.option(
    "--deadlines", is_flag=True, help="Let the clock count: what is late now is an error."
)
@click.option(
    "--changed-since",
    metavar="REF",
    help="Judge what differs from where this branch left REF (main, say), and what that breaks "
    "in other records.",
)
@fix_options
@what_if_option
@as_of_option
@project_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[Path, ...],
    format_name: str,
    deadlines: bool,
    changed_since: str | None,
    fix: bool,
    diff: bool,
    what_if: tuple[str, ...],
    as_of: str | None,
    directory: Path,
) -> None:
    """Check records against the policy and say exactly what is missing.

    Without PATHS all records are checked. Exit status 1 where there is an error.

    \b
    Examples:
      postmortem check
      postmortem check --changed-since origin/main
      postmortem check --fix postmortems/2026/2026-11-03-checkout-slow
      postmortem check --what-if action-item-evidenced=error
    """
    context.with_resource(_annotated(format_name, directory))
    project = open_project(directory, as_of)
    named = [directory / path for path in paths]
    if what_if:
        others = bool(paths or changed_since or deadlines or fix or diff)
        show_trial(project, what_if, format_name, directory, other_options=others)
        return
    if fix or diff:
        _require_alone(changed_since, format_name, diff=diff)
    if diff:
        context.exit(1 if show_fixes(project, named) else 0)
    if fix:
        make_fixes(project, named)
        project = open_project(directory, as_of)
    outcome = _judge(project, named, changed_since, deadlines=deadlines)
    if format_name == "markdown":
        from postmortem_kb.reviewing import reviewed

        outcome = reviewed(outcome, project, since=changed_since, paths=named)
    for line in load_format(format_name)(outcome, setting(prefix_of(project.root))):
        click.echo(line)
    for line in summarise(outcome, none=_none(changed_since)):
        click.echo(line, err=True)
    context.exit(1 if outcome.blocks else 0)


def _require_alone(changed_since: str | None, format_name: str, *, diff: bool) -> None:
    """Raise `UsageError` for options that do not go with mending."""
    if changed_since is not None:
        message = "--changed-since goes without --fix and --diff"
        raise UsageError(message, "name the records to mend by their PATHS")
    if diff and format_name != "text":
        raise UsageError(f"--diff does not come as {format_name}", "leave out --format")


@contextmanager
def _annotated(format_name: str, directory: Path) -> Iterator[None]:
    """Print what is wrong with a file of `schema/` in a format that leads to its line too.

    In words it stands on stderr, whatever the format.
    """
    try:
        yield
    except FileRefused as refused:
        from postmortem_kb.problem import Outcome
        from postmortem_kb.project import find_root

        if format_name != "text":
            # What programs read has a rule with each problem: the one that asks this of records.
            problems = [replace(problem, rule="schema") for problem in refused.problems]
            outcome = Outcome(problems, skipped=(), checked=0)
            for line in load_format(format_name)(outcome, setting(prefix_of(find_root(directory)))):
                click.echo(line)
        raise


def _judge(
    project: Project, paths: Sequence[Path], changed_since: str | None, *, deadlines: bool
) -> Outcome:
    if changed_since is None:
        from postmortem_kb.checking import check_project

        return check_project(project, paths, deadlines=deadlines)
    if paths:
        raise UsageError("give either PATHS or --changed-since", "git says which files changed")
    from postmortem_kb.comparing import check_change

    return check_change(project, changed_since, deadlines=deadlines)


def _none(changed_since: str | None) -> str:
    """What the summary says where no record was judged."""
    if changed_since is None:
        return NO_RECORD
    return f"no record differs from {printable(changed_since)}"
